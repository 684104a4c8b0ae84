// One stop for Tab on the lines; arrows go along a line and, up and down, from line to line.
// Without this file every point is a stop of its own, and the table below has the same links.

const svg = document.querySelector("#trend");
if (svg) {
  const lines = [...svg.querySelectorAll("g[class^=line-]")].map((line) => [...line.querySelectorAll("a")]);
  const points = lines.flat();
  const at = (link) => link.querySelector("svg").x.baseVal.valueInSpecifiedUnits;
  const stop = (link) => { for (const one of points) one.setAttribute("tabindex", one === link ? "0" : "-1"); };
  if (points.length) stop(points[0]);
  svg.parentElement.addEventListener("keydown", (event) => {
    const link = event.target.closest("#trend a");
    if (!link) return;
    const own = lines.findIndex((line) => line.includes(link));
    const line = lines[own];
    let to;
    if (["ArrowRight", "ArrowLeft", "Home", "End"].includes(event.key)) {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -line.length, End: line.length }[event.key];
      to = line[Math.max(0, Math.min(line.length - 1, line.indexOf(link) + step))];
    } else if (["ArrowUp", "ArrowDown"].includes(event.key)) {
      const others = lines.filter((one) => one.length);
      const next = others[(others.indexOf(line) + (event.key === "ArrowDown" ? 1 : others.length - 1)) % others.length];
      to = next.reduce((best, one) => (Math.abs(at(one) - at(link)) < Math.abs(at(best) - at(link)) ? one : best));
    }
    if (to) {
      event.preventDefault();
      stop(to);
      to.focus();
    }
  });
}
