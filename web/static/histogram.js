// A range of dates on the bars: drag across them, click the first and the last with Shift, or Shift with the arrow keys and Enter.
// Without this file every bar is a link, and the two fields of the filters take a range.

const svg = document.querySelector("#bars");
if (svg) {
  const spans = svg.dataset.bars.split(" ").map((one) => one.split(".."));
  const links = [...svg.querySelectorAll("a")];
  const placeOf = ({ x, width }) => Math.round(x.baseVal.value / width.baseVal.value);
  const place = new Map(links.map((link) => [link, placeOf(link.querySelector(".slot"))]));
  const reach = svg.closest("section").querySelector(".reach");
  const plot = svg.parentElement;  // listens to keys, since a drawing that does would be a stop for Tab itself
  let anchor = null;
  let head = null;
  let dragging = false;
  let isFirst = false;  // of the two that are clicked with Shift

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * spans.length);
    return Math.max(0, Math.min(spans.length - 1, index));
  };
  const ends = () => [Math.min(anchor, head), Math.max(anchor, head)];
  const show = (alone = false) => {
    const [first, last] = anchor === null ? [1, 0] : ends();
    for (const link of links) {
      link.classList.toggle("in-reach", (alone || first < last) && place.get(link) >= first && place.get(link) <= last);
    }
    reach.classList.toggle("is-idle", first >= last);
    reach.textContent = first < last
      ? reach.dataset.fromTo.replace("{from}", spans[first][0]).replace("{to}", spans[last][1])
      : reach.dataset.how;
  };
  const go = () => {
    const [first, last] = ends();
    const url = new URL(svg.dataset.url, location.href);
    url.searchParams.set("from", spans[first][0]);
    url.searchParams.set("to", spans[last][1]);
    location.assign(url);
  };

  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || (event.shiftKey && anchor !== null)) return;
    dragging = true;
    isFirst = event.shiftKey;
    anchor = head = at(event);
  });
  addEventListener("pointermove", (event) => {
    if (!dragging) return;
    head = at(event);
    show();
  });
  addEventListener("pointerup", () => {
    if (!dragging) return;
    dragging = false;
    if (anchor !== head) go();
  });
  addEventListener("pointercancel", () => { dragging = isFirst = false; anchor = head = null; show(); });
  svg.addEventListener("click", (event) => {
    if (event.shiftKey && anchor !== null) {
      event.preventDefault();
      if (isFirst) {
        isFirst = false;
        show(true);
      } else {
        head = at(event);
        go();
      }
    } else if (anchor !== head) {
      event.preventDefault();
    }
  }, true);

  // One stop for Tab, arrows between the bars.
  const stop = links.find((link) => link.hasAttribute("aria-current")) ?? links[0];
  for (const link of links) link.setAttribute("tabindex", link === stop ? "0" : "-1");
  plot.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (!dragging && anchor === null) anchor = head = place.get(link);
    if (!reach.textContent) show();
  });
  plot.addEventListener("keydown", (event) => {
    const link = event.target.closest("a");
    const to = { ArrowRight: 1, ArrowLeft: -1, Home: -links.length, End: links.length }[event.key];
    if (to) {
      event.preventDefault();
      const next = links[Math.max(0, Math.min(links.length - 1, links.indexOf(link) + to))];
      for (const one of links) one.setAttribute("tabindex", one === next ? "0" : "-1");
      head = place.get(next);
      if (!event.shiftKey) anchor = head;
      next.focus();
      show();
    } else if (event.key === "Enter" && anchor !== null && anchor !== head) {
      event.preventDefault();
      go();
    } else if (event.key === "Escape") {
      head = anchor = place.get(link);
      show();
    }
  });
  reach.textContent = reach.dataset.how;
}
