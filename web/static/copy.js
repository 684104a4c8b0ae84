// Buttons that copy the text they name; they are shown only where there is script to do it.

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  const text = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
  } catch {  // not allowed, or a page without TLS, which has no clipboard: the old way, or the reader copies what is selected
    getSelection().selectAllChildren(text);
    if (!document.execCommand("copy")) return;
  }
  button.nextElementSibling.textContent = button.dataset.done;
});
export const showCopyButtons = (within) => {
  for (const button of within.querySelectorAll("button[data-copy]")) button.hidden = false;
};
showCopyButtons(document);
