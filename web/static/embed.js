// The page that writes a snippet: what is chosen shows at once, and the server can be tested. Without this file a button
// asks for the same page. The server makes the snippet in either case.

const form = document.querySelector("#design");
const wrong = document.querySelector("#wrong");
const { showCopyButtons } = await import(document.querySelector("script[src*='copy.js']").src);
let asking = null;
let timer = 0;

/** Ask for the snippet of what is chosen; what is wrong with it is said once the field is complete. */
const show = async (isTyping = false) => {
  clearTimeout(timer);
  asking?.abort();
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const url = new URL(form.action);
  url.search = fields;
  if (url.href === location.href) return;  // it shows already: leaving a field for a button changes nothing
  const mine = asking = new AbortController();
  try {
    const answer = await fetch(url, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asking) return;
    wrong.hidden = answer.ok || isTyping;
    if (!answer.ok) {
      wrong.textContent = (page.querySelector(".message") ?? page.querySelector("h1")).textContent;
      return;
    }
    const result = document.querySelector("#result");
    const fresh = document.adoptNode(page.querySelector("#result"));
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

const test = async () => {
  const list = document.querySelector("#tests");
  const { search, suggest, script, integrity, wordsScript, wordsSearch, wordsSuggest, wordsFailed } = list.dataset;
  list.replaceChildren();
  const scope = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && ["district", "kind", "from", "to"].includes(name)));
  const tests = [
    [wordsScript, script, { integrity }, async () => true],  // the browser compares, as it does on the page elsewhere
    [wordsSuggest, `${suggest}?q=%E5%8E%BF`, {}, async (answer) => Array.isArray((await answer.json()).suggestions)],
    [wordsSearch, `${search}?q=%E5%8E%BF&limit=1&${scope}`, {}, async (answer) => Number.isInteger((await answer.json()).total)],
  ];
  for (const [words, url, options, holds] of tests) {
    const line = document.createElement("li");
    const begun = performance.now();
    let good = false;
    try {
      const answer = await fetch(url, { ...options, cache: "no-store" });
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
  button.hidden = false;
  button.addEventListener("click", test);
};

form.addEventListener("change", () => show());
form.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(() => show(true), 400);
});
form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
ready();
