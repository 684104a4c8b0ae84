// Inside the frame: tell the page around it how high this one is, and be light or dark as it is, once that page has said
// hello from an origin that is allowed to frame it.

const allowed = document.documentElement.dataset.origins.split(" ");
const body = document.querySelector("main");
let host = "";

const tell = () => { if (host) parent.postMessage({ type: "mudan:height", height: body.getBoundingClientRect().height }, host); };

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.type !== "mudan:hello") return;
  if (origin !== location.origin && !allowed.includes("*") && !allowed.includes(origin)) return;
  if (document.documentElement.className === "auto" && /^(normal|light|dark|light dark)$/.test(data.scheme)) {
    document.documentElement.style.colorScheme = data.scheme === "normal" ? "light" : data.scheme;
  }
  host = origin === "null" ? "*" : origin;  // a page from a file or a sandbox, and only where anyone may
  tell();
});
new ResizeObserver(tell).observe(body);
if (parent !== window) parent.postMessage({ type: "mudan:ready" }, "*");
