// The box as a combobox: what may be meant while one types, and what was asked before when it is empty. Recent queries
// stay in this browser. An input method's Enter chooses characters and never searches. Without this file the box is a
// plain form.

const RECENT = "mudan.recent";
const MOST = 8;
const WAIT_MS = 120;

const form = document.querySelector(".box");
const input = form.querySelector("#q");
const popup = form.querySelector(".suggestions");
const list = popup.querySelector("[role=listbox]");
const heading = popup.querySelector(".suggestions-heading");
const forget = popup.querySelector(".forget");
const status = popup.parentElement.querySelector(".suggestions-status");

let composing = false;
let active = -1;
let chosen;  // what the box shows of the list: a headline as printed, which is asked for in quotation marks where it has signs
let typed = input.value;
let timer = 0;
let asking = null;

const recent = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];  // no storage here, or not ours
  }
};
const keep = (queries) => {
  try {
    if (queries.length) localStorage.setItem(RECENT, JSON.stringify(queries));
    else localStorage.removeItem(RECENT);
  } catch { /* no storage: nothing is kept */ }
};

const options = () => [...list.children];
const close = () => {
  clearTimeout(timer);
  asking?.abort();
  popup.hidden = true;
  active = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  status.textContent = "";
};
const open = (items, isRecent) => {
  list.replaceChildren(...items.map(({ text, query, articles }, index) => {
    const option = document.createElement("li");
    option.id = `suggestion-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.text = text;
    option.dataset.query = query;
    const words = document.createElement("bdi");
    words.lang = "zh-Hans";
    words.textContent = text;
    option.append(words);
    if (articles) {
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = articles;
      option.append(count);
    }
    return option;
  }));
  active = -1;
  input.removeAttribute("aria-activedescendant");
  heading.hidden = forget.hidden = !isRecent;
  popup.hidden = !items.length;
  input.setAttribute("aria-expanded", String(!popup.hidden));
  status.textContent = items.length ? status.dataset.words.replace("{n}", items.length) : "";
};
const suggest = async () => {
  asking?.abort();
  const text = input.value.trim();
  if (!text) {
    open(recent().map((query) => ({ text: query, query })), true);
    return;
  }
  const mine = asking = new AbortController();
  try {
    const url = new URL(form.dataset.suggest, location.href);
    url.searchParams.set("q", text);
    const answer = await fetch(url, { signal: mine.signal });
    const found = answer.ok ? (await answer.json()).suggestions : [];
    if (mine === asking && document.activeElement === input) open(found, false);
  } catch { /* typed on, or no answer: the box works without */ }
};
const later = () => { clearTimeout(timer); timer = setTimeout(suggest, WAIT_MS); };
const choose = (index) => {
  const all = options();
  active = index < -1 ? all.length - 1 : index >= all.length ? -1 : index;
  all.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
  chosen = all[active]?.dataset;
  input.value = chosen ? chosen.text : typed;
  if (active < 0) {
    input.removeAttribute("aria-activedescendant");
  } else {
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }
};

// A search field may not be a combobox; a text field may.
input.type = "text";
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
})) input.setAttribute(name, value);

input.addEventListener("compositionstart", () => { composing = true; });
input.addEventListener("compositionend", () => { composing = false; typed = input.value; later(); });
input.addEventListener("input", () => { typed = input.value; if (!composing) later(); });
input.addEventListener("click", () => { if (popup.hidden && !input.value.trim()) suggest(); });
form.addEventListener("focusout", (event) => {
  const stays = event.relatedTarget === input || popup.contains(event.relatedTarget);
  if (!stays) close();  // by Tab one comes to what forgets the recent queries
});
forget.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
  input.focus();
});
input.addEventListener("keydown", (event) => {
  // 229: what a browser says that has ended the composition just before its Enter.
  if (event.isComposing || event.keyCode === 229) {
    if (event.key === "Enter") event.preventDefault();
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (popup.hidden) suggest();
    else choose(active + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Escape" && !popup.hidden) {
    event.preventDefault();
    event.stopPropagation();
    if (active >= 0) choose(-1);
    close();
  }
});
popup.addEventListener("pointerdown", (event) => event.preventDefault());  // the box keeps the focus
popup.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  input.value = option.dataset.query;
  form.requestSubmit();
});
forget.addEventListener("click", () => { keep([]); close(); input.focus(); });
form.addEventListener("submit", (event) => {
  if (composing) {
    event.preventDefault();
    return;
  }
  if (chosen && input.value === chosen.text) input.value = chosen.query;
  const query = input.value.trim();
  if (query) keep([query, ...recent().filter((one) => one !== query)].slice(0, MOST));
  close();
});
addEventListener("pageshow", close);
