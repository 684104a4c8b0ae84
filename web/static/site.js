// `/` puts the cursor into the box, Escape leaves it; on wide screens the filters are open for assistive technology
// too, as the style sheet shows them there anyway. Every page works without this file.

const box = document.querySelector("#q");

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape") {
    const open = document.querySelector(".why[open]");
    if (open) {
      open.open = false;
      open.firstElementChild.focus();
    } else if (event.target === box) {
      box.blur();
    }
  }
});

// An explanation opens for a mouse over it and for the keyboard's focus, stays when clicked, and closes when attention
// moves elsewhere.
const hovered = new WeakSet();
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const why = event.target.closest(".why");
  for (const one of document.querySelectorAll(".why[open]")) {
    if (one !== why && hovered.delete(one)) one.open = false;
  }
  if (why && !why.open) {
    why.open = true;
    hovered.add(why);
  }
});
document.addEventListener("click", (event) => {
  const why = event.target.closest(".why > summary")?.parentElement;
  if (why && hovered.delete(why)) event.preventDefault();  // it is open already, and stays
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".why > summary:focus-visible")) event.target.parentElement.open = true;
});
for (const type of ["focusin", "click"]) {
  document.addEventListener(type, (event) => {
    for (const why of document.querySelectorAll(".why[open]")) {
      if (!why.contains(event.target)) why.open = false;
    }
  });
}

// On the way to results a line moves at the head, but only when they take a moment.
const busy = document.querySelector("#busy");
let waiting = 0;
const wait = (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => { busy.textContent = busy.dataset.words; busy.classList.add("is-on"); }, 250);
};
document.addEventListener("submit", wait);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (link && link.pathname === new URL(document.querySelector(".box").action).pathname && !link.hash) wait(event);
});
addEventListener("pageshow", () => { clearTimeout(waiting); busy.textContent = ""; busy.classList.remove("is-on"); });

// The filters: open on a desk, a sheet on a phone that Escape and a tap beside it close, and whoever tabs out of it.
const facets = document.querySelector("#facets");
if (facets) {
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => { facets.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
  const close = () => { facets.open = false; facets.firstElementChild.focus(); };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && facets.open && !wide.matches && !event.isComposing) close();
  });
  document.addEventListener("click", (event) => {
    if (facets.open && !wide.matches && !facets.contains(event.target)) { event.preventDefault(); close(); }
  });
  document.addEventListener("focusin", (event) => {
    if (facets.open && !wide.matches && !facets.contains(event.target)) facets.open = false;
  });
}
