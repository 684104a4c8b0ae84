// On the page of an article: `n` and `N` go from match to match, buttons do the same; a paragraph shows
// its lines on the page beside it. Without this file the article reads the same; the references are links.

const jump = document.querySelector("#jump");
const marks = [...document.querySelectorAll(".story mark")];
if (jump && marks.length) {
  const status = jump.querySelector("[role=status]");
  let here = -1;  // the match that one is at
  let away = true;  // whether one reads elsewhere: from there the way goes on
  const nearest = (by) => {
    const head = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const linked = here < 0 ? document.querySelector(".text :target")?.getBoundingClientRect().top ?? head : head;
    const top = linked < innerHeight ? Math.max(linked, head) : head;
    const seen = marks.findIndex((mark) => mark.getBoundingClientRect().bottom > top);
    if (by > 0) return seen < 0 ? 0 : seen;
    return (seen > 0 ? seen : marks.length) - 1;
  };
  const go = (by) => {
    const next = away ? nearest(by) : (here + by + marks.length) % marks.length;
    marks[here]?.classList.remove("is-here");
    here = next;
    away = false;
    const mark = marks[here];
    mark.classList.add("is-here");
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    status.textContent = `${here + 1} / ${marks.length}`;
  };
  document.addEventListener("scrollend", () => {
    const at = marks[here]?.getBoundingClientRect();
    if (at && (at.bottom < 0 || at.top > innerHeight)) away = true;
  });
  for (const button of jump.querySelectorAll("button")) {
    button.addEventListener("click", () => { go(Number(button.value)); button.focus({ preventScroll: true }); });
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") go(1);
    else if (event.key === "N") go(-1);
  });
  status.textContent = `${marks.length}`;
  jump.hidden = false;
}

// Beside the page as it was printed: a paragraph that one points at shows its lines there.
const raw = document.querySelector("#raw");
if (raw) {
  let shown = [];
  const show = (event) => {
    const paragraph = event.target.closest?.(".text p[data-lines]");
    if (!paragraph) return;
    const [first, last] = paragraph.dataset.lines.split(" ").map(Number);
    for (const line of shown) line.classList.remove("is-here");
    shown = [...raw.querySelectorAll(".lines > .is-on")].filter((line) => {
      const number = Number(line.id.slice(1));
      return number >= first && number <= last;
    });
    for (const line of shown) line.classList.add("is-here");
    // Only the column moves, never the page, and only when the lines are out of its sight.
    if (shown.length && raw.scrollHeight > raw.clientHeight) {
      const [line, pane] = [shown[0].getBoundingClientRect(), raw.getBoundingClientRect()];
      if (line.top < pane.top || line.bottom > pane.bottom) raw.scrollTop += line.top - pane.top - 40;
    }
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  const own = raw.querySelector(".lines > .is-on");
  if (own && !location.hash) raw.scrollTop = own.offsetTop - 40;
}
