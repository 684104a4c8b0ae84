// On the page of an article: `n` and `N` go from match to match, buttons do the same, and a reference can be copied.
// Without this file the article reads the same; the references are links.

const jump = document.querySelector("#jump");
const marks = [...document.querySelectorAll(".story mark")];
if (jump && marks.length) {
  const status = jump.querySelector("[role=status]");
  let here = -1;
  const go = (by) => {
    marks[here]?.classList.remove("is-here");
    here = here < 0 ? (by > 0 ? 0 : marks.length - 1) : (here + by + marks.length) % marks.length;
    const mark = marks[here];
    mark.classList.add("is-here");
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    status.textContent = `${here + 1} / ${marks.length}`;
  };
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

for (const button of document.querySelectorAll("button[data-copy]")) {
  const text = document.querySelector(button.dataset.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      button.nextElementSibling.textContent = button.dataset.done;
    } catch {  // not allowed here: the reader copies what is selected
      getSelection().selectAllChildren(text);
    }
  });
  button.hidden = false;
}
