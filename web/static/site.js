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

// An explanation closes when attention moves elsewhere.
for (const type of ["focusin", "click"]) {
  document.addEventListener(type, (event) => {
    for (const why of document.querySelectorAll(".why[open]")) {
      if (!why.contains(event.target)) why.open = false;
    }
  });
}

const facets = document.querySelector("#facets");
if (facets) {
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => { facets.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
}
