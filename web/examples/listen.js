// Writes down what the boxes of this page tell; every event bubbles, so one listener on the page hears them all.

const log = document.querySelector("#log");

for (const name of ["ready", "search", "results", "select", "error"]) {
  document.addEventListener(`mudan-search:${name}`, ({ target, detail }) => {
    const line = document.createElement("li");
    line.textContent = `${target.id} ${name} ${detail.query ?? detail.text ?? ""}`.trim();
    log.append(line);
  });
}
