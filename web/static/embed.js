// The page that writes a snippet: what is chosen shows at once, and the server can be tested. Without this file a button
// asks for the same page. The server makes the snippet in either case.

const form = document.querySelector("#design");
const { showCopyButtons } = await import(document.querySelector("script[src*='copy.js']").src);
let asking = null;
let timer = 0;

const show = async () => {
  clearTimeout(timer);
  asking?.abort();
  const mine = asking = new AbortController();
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const url = new URL(form.action);
  url.search = fields;
  try {
    const answer = await fetch(url, { signal: mine.signal });
    if (!answer.ok) return location.assign(url);  // it says what is wrong
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const result = document.querySelector("#result");
    const fresh = document.adoptNode(page.querySelector("#result"));
    if (mine !== asking) return;
    fresh.querySelector("#tests").replaceWith(result.querySelector("#tests"));  // a test goes on: it is of the server alone
    result.replaceWith(fresh);
    for (const chosen of form.querySelectorAll(".chosen")) {
      chosen.replaceWith(document.adoptNode(page.querySelectorAll("#design .chosen")[0]));
    }
    for (const part of form.querySelectorAll("fieldset")) part.classList.toggle("unused", part.matches(":has([name=theme])") && fields.get("variant") === "form");
    history.replaceState(null, "", url);
    ready();
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
};

const digestOf = async (bytes) => `sha384-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-384", bytes))))}`;

const test = async () => {
  const list = document.querySelector("#tests");
  const { search, suggest, script, integrity, wordsScript, wordsSearch, wordsSuggest, wordsFailed } = list.dataset;
  list.replaceChildren();
  const scope = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && ["district", "kind", "from", "to"].includes(name)));
  const tests = [
    [wordsScript, script, async (answer) => (await digestOf(await answer.arrayBuffer())) === integrity],
    [wordsSuggest, `${suggest}?q=%E5%8E%BF`, async (answer) => Array.isArray((await answer.json()).suggestions)],
    [wordsSearch, `${search}?q=%E5%8E%BF&limit=1&${scope}`, async (answer) => Number.isInteger((await answer.json()).total)],
  ];
  for (const [words, url, holds] of tests) {
    const line = document.createElement("li");
    const begun = performance.now();
    let good = false;
    try {
      const answer = await fetch(url, { cache: "no-store" });
      good = answer.ok && await holds(answer);
    } catch { /* not good */ }
    line.className = good ? "is-good" : "is-bad";
    line.textContent = `${words} · ${good ? `${Math.round(performance.now() - begun)} ms` : wordsFailed}`;
    list.append(line);
  }
};

const ready = () => {
  showCopyButtons(document);
  const button = document.querySelector("#run-tests");
  button.hidden = !crypto.subtle;  // there is none where the page itself came without TLS
  button.addEventListener("click", test);
};

form.addEventListener("change", show);
form.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(show, 400);
});
form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
ready();
