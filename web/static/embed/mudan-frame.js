// Gives every <iframe data-mudan> of a page the height of what it holds, and tells it whether the page is light or dark.
// Without this file a frame keeps the height that is written in the page, and scrolls. Greetings hold no secret, so they go to whoever is there; a height goes from
// a frame to the page whose origin it has checked, and is believed only if it comes from that frame's own server.

const LEAST_PX = 48;
const MOST_PX = 2000;
const frames = () => [...document.querySelectorAll("iframe[data-mudan]")];
const greet = (frame) => frame.contentWindow?.postMessage({ type: "mudan:hello", scheme: getComputedStyle(frame).colorScheme }, "*");

addEventListener("message", ({ source, origin, data }) => {
  const frame = frames().find((one) => one.contentWindow === source);
  if (!frame || origin !== new URL(frame.src).origin) return;
  if (data?.type === "mudan:ready") greet(frame);
  if (data?.type === "mudan:height" && Number.isFinite(data.height)) {
    frame.height = Math.ceil(Math.min(MOST_PX, Math.max(LEAST_PX, data.height)));
    frame.style.border = "0";
  }
});
frames().forEach(greet);
