// <mudan-search>: the search box of a Mudan newspaper archive, in any page. Attributes, events, parts and properties
// are listed at /embed of the server that sends this file; MIT licence.
//
// The page holds a plain form inside the element, and it works before this file is there, without it, and when the
// server cannot be reached. With it the form makes way for a combobox (WAI-ARIA APG) in a shadow root. No cookies, no
// eval, no markup from strings: what was printed is set as text. All sizes are in em from `medium`, because pages
// use the size of their root element for other things.

const HERE = new URL("../..", import.meta.url);
const TIMEOUT_MS = 8000;
const PROBES_S = [2, 4, 8, 16, 32, 64];

const WORDS = {
  zh: {
    label: "检索词", go: "检索", clear: "清除", place: "检索地方旧报", suggestions: "建议", hits: "稿件", list: "检索结果",
    all: "查看全部 {n} 条结果", none: "没有找到“{q}”", meant: "您要找的是不是", n: "{n} 条可选", busy: "正在检索",
    inferred: "推定", without: "不含 ", untitled: "无题", later: "检索太频繁，请稍候再试", feature: "专稿", photo: "图片",
    brief: "简讯", notice: "公告", keys: ["选择", "打开", "关闭"], locale: "zh-CN", lang: "zh",
  },
  hant: {
    label: "檢索詞", go: "檢索", clear: "清除", place: "檢索地方舊報", suggestions: "建議", hits: "稿件", list: "檢索結果",
    all: "查看全部 {n} 條結果", none: "沒有找到「{q}」", meant: "您要找的是不是", n: "{n} 條可選", busy: "正在檢索",
    inferred: "推定", without: "不含 ", untitled: "無題", later: "檢索太頻繁，請稍候再試", feature: "專稿", photo: "圖片",
    brief: "簡訊", notice: "公告", keys: ["選擇", "打開", "關閉"], locale: "zh-TW", lang: "zh-Hant",
  },
  en: {
    label: "Search terms", go: "Search", clear: "Clear", place: "Search old newspapers", suggestions: "Suggestions",
    hits: "Articles", list: "Results", all: "See all {n} results", none: "Nothing found for “{q}”", meant: "Did you mean",
    n: "{n} to choose from", busy: "Searching", inferred: "inferred", without: "without ", untitled: "Untitled",
    later: "Too many searches, please wait a moment", feature: "feature", photo: "photo", brief: "brief",
    notice: "notice", keys: ["choose", "open", "close"], locale: "en", lang: "en",
  },
};

// Colours of the light and of the dark theme; all text is at 4.5 : 1 or more on its ground.
const COLOURS = {
  accent: ["#a51f3d", "#f0899d"], "on-accent": ["#fff", "#2a0a12"], background: ["#fff", "#1e1c1b"],
  text: ["#1c1a19", "#ebe6e1"], muted: ["#625b56", "#b3aaa2"], border: ["#8b847e", "#857c75"],
  line: ["#e6e1dc", "#3a3532"], hover: ["#f5f2ef", "#2b2826"], mark: ["#fbdfe3", "#57202f"],
};
const colours = (say) => Object.entries(COLOURS).map(([name, pair]) => `--${name}:var(--mudan-${name},${say(pair)});`).join("");
const LIGHT = colours(([light]) => light);
const DARK = colours(([, dark]) => dark);

// `auto` follows the page, not the machine: a page that is light whatever the reader prefers gets a light box.
const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
.root { all: initial; display: block; position: relative; direction: ltr; color-scheme: inherit; ${LIGHT}
  font: 400 var(--mudan-font-size, medium)/1.5 var(--mudan-font, "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
  "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif); color: inherit; overflow-wrap: anywhere;
  --radius: var(--mudan-radius, 6px); }
@supports (color: light-dark(red, red)) { .root { ${colours(([light, dark]) => `light-dark(${light},${dark})`)} } }
:host([theme=light]) .root { color-scheme: light; ${LIGHT} }
:host([theme=dark]) .root { color-scheme: dark; ${DARK} }
.root * { box-sizing: border-box; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
form { display: block; margin: 0; }
label { display: block; }
::slotted([slot=label]) { display: block; margin: 0 0 .35em; }
.over { position: relative; color: var(--text); }
.field { display: flex; align-items: center; min-height: 2.75em; border: 1px solid var(--border);
  border-radius: var(--radius); background: var(--background); }
.field:focus-within { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: -1px; }
.glass { flex: none; position: relative; width: 1em; height: 1em; margin: 0 .15em 0 .8em; color: var(--muted); }
.glass::before { content: ""; position: absolute; width: .72em; height: .72em; border: 2px solid; border-radius: 50%; box-sizing: border-box; }
.glass::after { content: ""; position: absolute; left: .6em; top: .68em; width: .4em; height: 2px; background: currentColor; rotate: 45deg; border-radius: 1px; }
.is-busy .glass::before { border-color: var(--line); border-top-color: var(--accent); width: 1em; height: 1em; }
.is-busy .glass::after { display: none; }
@media (prefers-reduced-motion: no-preference) { .is-busy .glass::before { animation: turn .8s linear infinite; } }
@keyframes turn { to { rotate: 1turn; } }
input { flex: 1; width: 100%; min-width: 5em; align-self: stretch; margin: 0; padding: 0 .5em; border: 0; outline: 0; background: none;
  color: inherit; font: inherit; appearance: none; border-radius: 0; }
input::placeholder { color: var(--muted); opacity: 1; }
button { flex: none; margin: 0; border: 0; font: inherit; cursor: pointer; }
.clear { width: 1.75em; height: 1.75em; padding: 0; border-radius: 50%; background: none; color: var(--muted); font-size: 1.1em; line-height: 1; }
.clear:hover { background: var(--hover); color: var(--text); }
.go { align-self: stretch; padding: 0 1.15em; margin: -1px -1px -1px .4em; border-radius: 0 var(--radius) var(--radius) 0;
  background: var(--accent); color: var(--on-accent); white-space: nowrap; }
.go:hover { filter: brightness(.9); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
kbd { font: inherit; font-size: .75em; line-height: 1.4; padding: 0 .45em; border: 1px solid var(--line); border-radius: 4px; color: var(--muted); white-space: nowrap; }
.panel { position: absolute; z-index: var(--mudan-z-index, 1000); top: calc(100% + 6px); left: 0; width: max(100%, min(26em, 100vw - 16px));
  overflow: hidden; display: flex; flex-direction: column; max-height: min(var(--mudan-max-height, 32em), var(--room, 75vh));
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--background); box-shadow: var(--mudan-shadow, 0 8px 30px rgb(0 0 0/.16)); }
.panel.is-above { top: auto; bottom: calc(100% + 6px); }
.list { overflow-y: auto; overscroll-behavior: contain; padding: .35em 0; }
.list:empty { display: none; }
.heading { padding: .5em 1.17em .2em; color: var(--muted); font-size: .8125em; }
a { display: block; padding: .5em .95em; color: inherit; text-decoration: none; cursor: pointer; }
a:hover { background: var(--hover); }
a[aria-selected=true] { background: var(--hover); box-shadow: inset 3px 0 var(--accent); }
.suggestion { display: flex; gap: .75em; align-items: baseline; padding-block: .35em; }
.suggestion bdi { flex: 1; min-width: 0; }
.count, .meta { color: var(--muted); font-size: .8125em; font-variant-numeric: tabular-nums; }
.title { display: block; font-weight: 600; line-height: 1.4; }
.excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: .9em; margin-top: .1em; }
.meta { display: block; margin-top: .1em; }
.all { color: var(--accent); font-size: .9375em; border-top: 1px solid var(--line); margin-top: .35em; padding-block: .6em; }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: .22em; text-decoration-skip-ink: none; }
mark.exact { background: var(--mark); text-decoration-color: var(--accent); }
mark.word { text-decoration-style: dotted; text-decoration-color: var(--muted); }
.note { margin: 0; padding: .7em .95em; }
.empty { padding: .9em .95em; color: var(--muted); }
.keys { display: flex; gap: .4em 1.1em; flex-wrap: wrap; padding: .5em 1.17em; color: var(--muted); font-size: .8125em; border-top: 1px solid var(--line); }
.keys kbd { font-size: .9em; }
.field:focus-within > kbd { display: none; }
@media (hover: none) { .keys, .field kbd { display: none; } }
@media (forced-colors: active) { .go { border: 1px solid; } .glass::after { height: 0; border-top: 2px solid; background: none; } a[aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } mark.exact { background: Mark; color: MarkText; } }
`;

let sheet;  // one for all boxes of a page

const make = (tag, { part, ...given } = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  if (part) {
    element.setAttribute("part", part);
    element.classList.add(...part.split(" "));
  }
  element.append(...children);
  return element;
};

// A text and its spans as nodes, from `lead` characters before the first span; spans count code points, as the API does.
const marked = (text, spans = [], lead = Infinity) => {
  const signs = Array.from(text);
  let at = Math.max(0, (spans[0]?.[0] ?? 0) - lead);
  const nodes = [at ? "…" : ""];
  for (const [start, end, kind] of spans) {
    if (start < at || end <= start) continue;
    nodes.push(signs.slice(at, start).join(""), make("mark", { part: kind === "exact" ? "mark exact" : "mark word" }, signs.slice(start, end).join("")));
    at = end;
  }
  nodes.push(signs.slice(at).join(""));
  const printed = make("bdi", { lang: "zh-Hans" });
  printed.append(...nodes);
  return printed;
};

const dateWords = (date, locale) => {
  const [year, month, day] = date.split("-").map(Number);
  return new Date(Date.UTC(year, (month || 1) - 1, day || 1)).toLocaleDateString(locale, {
    timeZone: "UTC", year: "numeric", month: month && "long", day: day && "numeric",
  });
};

class Refused extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.message ?? `HTTP ${status}`);
    Object.assign(this, { status, code: problem.code ?? "", retryAfter });
  }
}

class MudanSearch extends HTMLElement {
  static observedAttributes = [
    "src", "q", "placeholder", "district", "from", "to", "kind", "sort", "max-results", "debounce", "suggest", "results",
    "target", "shortcut", "theme", "lang",
  ];

  #root = this.attachShadow({ mode: "open" });
  #input; #form; #box; #light; #panel; #list; #note; #empty; #status; #clear; #go; #kbd;
  #active = -1;
  #asking = null;     // the request under way; an answer to any other is stale
  #wanted = null;     // what was asked last
  #shown = null;      // what the list answers
  #timer = 0;
  #composing = false;
  #plain = false;     // whether the form of the page stands in for the box
  #probe = 0;
  #probes = 0;
  #ofPage = new MutationObserver(() => this.#apply());
  #adopted = false;   // whether it has taken over from the page what was there before it

  constructor() {
    super();
    this.#build();
  }

  connectedCallback() {
    if (!this.#adopted) this.#adopt();
    document.addEventListener("keydown", this.#onShortcut);
    addEventListener("online", this.#onReturn);
    document.addEventListener("visibilitychange", this.#onReturn);
    this.#ofPage.observe(document.documentElement, { attributeFilter: ["lang"] });
    this.#apply();
    if (this.#plain && this.#probes) this.#probeLater();  // it was moved while it waited for the server
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onShortcut);
    removeEventListener("online", this.#onReturn);
    document.removeEventListener("visibilitychange", this.#onReturn);
    this.#ofPage.disconnect();
    clearTimeout(this.#probe);
    this.#composing = false;  // an input that is taken away is not told that its composition ended
    this.close();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "q") this.value = after ?? "";
    if (this.#adopted) this.#passOn(name);
    if (!this.isConnected) return;
    this.#apply();
    if (this.#composing) return;  // what is composed is asked when it is
    if ((!this.#panel.hidden || this.#asking) && this.#wanted !== this.#key()) {  // several may change at once: one question
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask("change"));
    }
  }

  /** What is typed. */
  get value() { return (this.#plain ? this.#lightInput() ?? this.#input : this.#input).value; }
  set value(text) {
    this.#input.value = text;
    if (this.#plain && this.#lightInput()) this.#lightInput().value = text;
    this.#clear.hidden = !text;
  }

  /** Search for *text*, or for what is typed: in the list, which takes the focus, or with results="page" by going there. */
  async search(text) {
    if (text !== undefined) this.value = String(text);
    this.focus();
    if (this.#attr("results") === "page" || this.#plain) return this.#submit("call");
    await this.#ask("call");
  }

  /** Empty the box and close the list. */
  clear() {
    this.value = "";
    this.#shown = null;
    this.close();
    this.#list.replaceChildren();
  }

  focus(options) { (this.#plain ? this.#lightInput() ?? this.#input : this.#input).focus(options); }

  /** Open the list: what it last held, if that still answers what is typed, else by asking. */
  open() {
    if (this.#plain || !this.value.trim()) return;
    this.focus();
    if (this.#shown === this.#key()) this.#openPanel();
    else this.#ask("open");
  }

  close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    this.#box.classList.remove("is-busy");
    this.#panel.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#choose(-1);
    this.#status.textContent = "";
  }

  // --- Building, and following the attributes

  #build() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    this.#root.adoptedStyleSheets = [sheet];
    this.#input = make("input", {
      part: "input", id: "q", name: "q", type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: 400,
    });
    this.#clear = make("button", { part: "clear", type: "button", hidden: true }, "×");
    this.#go = make("button", { part: "button go", type: "submit" });
    this.#kbd = make("kbd", { part: "shortcut", "aria-hidden": "true", hidden: true });
    this.#list = make("div", { part: "list", id: "list", role: "listbox", tabindex: "-1" });
    this.#note = make("p", { part: "note", hidden: true });
    this.#empty = make("div", { part: "empty", hidden: true }, make("slot", { name: "empty" }));
    this.#panel = make("div", { part: "panel", hidden: true }, this.#note, this.#empty, this.#list,
      make("div", { part: "footer" }, make("slot", { name: "footer" }, make("div", { part: "keys", "aria-hidden": "true" }))));
    this.#status = make("span", { class: "unseen", role: "status" });
    this.#form = make("form", { part: "form", role: "search" },
      make("label", { part: "label", for: "q" }, make("slot", { name: "label" }, make("span", { class: "unseen" }))),
      make("div", { class: "over" }, make("div", { part: "field" }, make("span", { class: "glass" }), this.#input, this.#kbd, this.#clear, this.#go), this.#panel));
    this.#box = make("div", { class: "root" }, this.#form, this.#status);
    this.#light = make("slot", { hidden: true });
    this.#root.append(this.#box, this.#light);
    this.#listen();
  }

  #adopt() {
    this.#adopted = true;
    for (const property of ["value", ...Object.values(PROPERTIES)]) {  // set before this file was there
      if (Object.hasOwn(this, property)) {
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
    }
    for (const slotted of this.querySelectorAll(":scope > [slot]")) slotted.hidden = false;

    const typed = this.#lightInput();
    this.value = typed?.value || this.value;
    if (typed && this.#isTypingIn(typed)) {  // an input method may be composing: the form stays until the reader leaves it
      this.#show(true);
      this.#whenLeft(() => this.#show(false));
    } else if (typed && typed === this.getRootNode().activeElement) {
      this.#input.focus();
    }
    queueMicrotask(() => this.#tell("ready", { src: this.#base().href }));
  }

  #listen() {
    const input = this.#input;
    input.addEventListener("compositionstart", () => { this.#composing = true; clearTimeout(this.#timer); });
    input.addEventListener("compositionend", () => { this.#composing = false; this.#typed(); });
    input.addEventListener("input", (event) => { if (!this.#composing && !event.isComposing) this.#typed(); });
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("click", () => { if (this.#panel.hidden) this.open(); });
    // Attention that goes to another window does not close the list, nor, from a frame, to the page around it.
    this.addEventListener("focusout", () => setTimeout(() => { if (!this.#hasFocus() && document.hasFocus()) this.close(); }));
    this.#clear.addEventListener("click", () => { this.clear(); input.focus(); });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#composing) this.#submit("submit");
    });
    for (const type of ["pointerdown", "mousedown"]) {
      this.#panel.addEventListener(type, (event) => { if (!event.target.closest("[slot]")) event.preventDefault(); });  // the input keeps the focus
    }
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#select(option, event);
    });
  }

  #attr(name) { return this.getAttribute(name)?.trim() ?? ""; }
  #number(name, standard, least, most) {
    const value = Number.parseInt(this.#attr(name), 10);
    return Number.isNaN(value) ? standard : Math.min(most, Math.max(least, value));
  }
  #values(name) { return this.#attr(name).split(/[,，、]/).map((one) => one.trim()).filter(Boolean); }
  #lightInput() { return this.querySelector("form [name=q]"); }
  #language() {
    let said = this.closest("[lang]");
    for (let host = this.getRootNode().host; host && !said; host = host.getRootNode().host) said = host.closest("[lang]");
    return (said?.lang ?? "zh").toLowerCase();
  }
  get #words() {
    const language = this.#language();
    return language.startsWith("en") ? WORDS.en : /^zh-(hant|tw|hk|mo)/.test(language) ? WORDS.hant : WORDS.zh;
  }

  /** The server, with a slash at the end: `src`, else where this file came from. */
  #base() {
    try {
      const base = new URL(this.#attr("src") || HERE, document.baseURI);
      if (/^https?:$/.test(base.protocol)) return new URL(base.pathname.replace(/\/*$/, "/"), base);
    } catch { /* no address: as if there were none */ }
    return HERE;
  }

  #url(path, query, more = {}) {
    const url = new URL(path, this.#base());
    url.searchParams.set("q", query);
    for (const name of ["district", "kind"]) for (const value of this.#values(name)) url.searchParams.append(name, value);
    for (const name of ["from", "to", "sort"]) if (this.#attr(name)) url.searchParams.set(name, this.#attr(name));
    for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
    return url;
  }
  #page(query) { return this.#url("search", query, this.hasAttribute("lang") ? { lang: this.#words.lang } : {}); }
  #key() { return `${this.#page(this.value.trim())} ${this.#attr("results")} ${this.#attr("suggest")} ${this.#attr("max-results")} ${this.#language()}`; }

  #apply() {
    const words = this.#words;
    this.#input.placeholder = this.#attr("placeholder") || words.place;
    this.#root.querySelector("label .unseen").textContent = words.label;
    this.#go.textContent = words.go;
    this.#clear.setAttribute("aria-label", words.clear);
    this.#list.setAttribute("aria-label", words.list);
    this.#form.setAttribute("aria-label", [words.go, ...this.#values("district")].join(" "));
    this.#box.lang = words.locale;
    this.#root.querySelector(".keys").replaceChildren(...["↑↓", "↵", "esc"].map((key, at) => make("span", {}, make("kbd", {}, key), ` ${words.keys[at]}`)));
    const shortcut = this.#attr("shortcut");
    this.#kbd.hidden = !shortcut;
    for (const option of this.#options()) this.#aim(option);
    this.#kbd.textContent = shortcut.replace(/^mod\+/i, /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl ").toUpperCase();
  }

  // --- Keys

  #onShortcut = (event) => {
    const [key, mod] = this.#attr("shortcut").toLowerCase().split("+").reverse();
    if (!key || event.defaultPrevented || event.isComposing || event.altKey || event.key.toLowerCase() !== key) return;
    if ((event.ctrlKey || event.metaKey) !== (mod === "mod")) return;
    const at = event.composedPath()[0];
    if (!mod && at instanceof Element && (at.closest("input, textarea, select") || at.isContentEditable)) return;
    event.preventDefault();
    this.focus();
  };

  #onKey(event) {
    if (event.isComposing || event.keyCode === 229) {  // the input method's own keys
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      if (event.altKey && by < 0) this.close();
      else if (this.#panel.hidden) this.open();
      else if (!event.altKey) {
        const all = this.#options().length + 1;  // one place more: none of them, the input
        this.#choose(((this.#active + 1 + by + all) % all) - 1);
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = this.#options()[this.#active];
      if (option) this.#select(option, event);
      else this.#submit("submit");
    } else if (event.key === "Escape" && (!this.#panel.hidden || this.value)) {
      event.preventDefault();
      event.stopPropagation();
      if (this.#panel.hidden) this.clear();
      else this.close();
    }
  }

  #options() { return [...this.#list.querySelectorAll("[role=option]")]; }

  #choose(index) {
    this.#active = index;
    this.#options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.#options()[index];
    if (option) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #typed() {
    this.#clear.hidden = !this.#input.value;
    clearTimeout(this.#timer);
    this.#choose(-1);
    if (!this.value.trim()) return this.close();
    this.#timer = setTimeout(() => this.#ask("input"), this.#number("debounce", 200, 0, 5000));
  }

  // --- Asking

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`mudan-search:${name}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  async #get(url, signal) {
    const answer = await fetch(url, { signal, credentials: "omit", headers: { Accept: "application/json" } });
    const body = await answer.json().catch((error) => {
      if (answer.ok) throw error;
      return {};
    });
    if (!answer.ok) throw new Refused(answer.status, body, Number(answer.headers.get("Retry-After")) || 0);
    return body;
  }

  async #ask(reason) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    const query = this.value.trim();
    const completes = this.#attr("suggest") !== "off";
    const finds = this.#attr("results") !== "page";
    if (!query || !(completes || finds) || this.#plain) return;
    if (!this.#tell("search", { query, url: this.#page(query).href, reason }, true)) return this.close();

    const key = this.#wanted = this.#key();
    const mine = this.#asking = new AbortController();
    const timeout = setTimeout(() => mine.abort(new DOMException("no answer in time", "TimeoutError")), TIMEOUT_MS);
    this.#box.classList.add("is-busy");
    const lang = this.#words === WORDS.zh ? {} : { lang: this.#words.lang };
    const suggest = this.#url("api/v1/suggest", query, { limit: finds ? 4 : 8, ...lang });
    suggest.searchParams.delete("sort");
    try {
      const completing = completes ? this.#get(suggest, mine.signal) : null;
      const [completed, found] = await Promise.all([
        finds ? completing?.catch(() => null) : completing,  // beside hits, completion is a courtesy
        finds ? this.#get(this.#url("api/v1/search", query, { limit: this.#number("max-results", 5, 1, 20), ...lang }), mine.signal) : null,
      ]);
      if (found && !Array.isArray(found.hits)) throw new TypeError("the answer is not that of a search");
      if (mine !== this.#asking) return;
      this.#asking = null;
      this.#answered(key, query, completed?.suggestions ?? [], found);
    } catch (error) {
      if (mine !== this.#asking) return;
      this.#asking = null;
      this.#failed(error, query);
    } finally {
      clearTimeout(timeout);
      if (!this.#asking) this.#box.classList.remove("is-busy");
    }
  }

  #answered(key, query, suggestions, found) {
    const texts = suggestions.map((one) => one.text);
    const detail = { query, suggestions: texts, total: found?.total ?? null, hits: found?.hits ?? null, took_ms: found?.took_ms ?? null };
    if (!this.#tell("results", detail, true)) return this.close();
    const words = this.#words;
    const groups = [];
    const group = (heading, options) => {
      if (options.length) groups.push(make("div", { part: "group", role: "group", "aria-label": heading }, make("div", { part: "heading", "aria-hidden": "true" }, heading), ...options));
    };
    const meant = (found?.suggestions ?? []).map((one) => this.#suggestion(one.text, one.text, one.hits));
    if (meant.length) group(words.meant, meant);
    else group(words.suggestions, suggestions.filter((one) => one.text !== query).map((one) => this.#suggestion(one.text, one.query, one.articles)));
    group(words.hits, (found?.hits ?? []).map((hit) => this.#hit(hit)));
    if (found?.total > found?.hits.length) {
      groups.push(this.#option({ kind: "all", text: query, url: this.#page(query) }, "option all", words.all.replace("{n}", found.total.toLocaleString(words.locale))));
    }
    this.#list.replaceChildren(...groups);
    this.#options().forEach((option, at) => { option.id = `option-${at}`; });
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#note.hidden = true;
    this.#empty.hidden = !found || found.total > 0;
    this.#empty.firstChild.textContent = words.none.replace("{q}", query);
    this.#shown = key;
    const count = this.#options().length;
    if (!count && this.#empty.hidden) return this.close();
    this.#openPanel();
  }

  #openPanel() {
    if (!this.#hasFocus()) return;  // the reader has left meanwhile; it opens again on return
    this.#panel.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    const count = this.#options().length;
    this.#status.textContent = count ? this.#words.n.replace("{n}", count) : (this.#note.hidden ? this.#empty : this.#note).textContent;
    const field = this.#input.parentElement.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8 - field.left, Math.min(0, width - 8 - this.#panel.offsetWidth - field.left));
    const [above, below] = [field.top, innerHeight - field.bottom];
    const isAbove = below < 240 && above > below;
    this.#panel.style.left = `${left}px`;
    this.#panel.style.setProperty("--room", `${Math.max(180, (isAbove ? above : below) - 14)}px`);
    this.#panel.classList.toggle("is-above", isAbove);
    for (const excerpt of this.#list.querySelectorAll(".excerpt")) {
      const mark = excerpt.querySelector("mark");
      if (mark?.getBoundingClientRect().bottom > excerpt.getBoundingClientRect().bottom) {  // below the two lines that show
        const [{ text, spans }] = excerpt.parentElement.mudan.hit.snippets;
        excerpt.replaceChildren(marked(text, spans, 20));
      }
    }
  }

  #option(what, part, ...children) {
    const option = make("a", { part, role: "option", "aria-selected": "false", tabindex: "-1", href: what.url.href }, ...children);
    option.mudan = what;
    return this.#aim(option);
  }

  #suggestion(text, query, count) {
    return this.#option({ kind: "suggestion", text, url: this.#page(query) }, "option suggestion", make("bdi", { lang: "zh-Hans" }, text), make("span", { part: "count" }, String(count ?? "")));
  }

  #hit(hit) {
    const words = this.#words;
    let url = new URL(hit.url, this.#base());
    if (url.origin !== this.#base().origin) url = this.#page(this.value.trim());
    if (this.hasAttribute("lang")) url.searchParams.set("lang", words.lang);
    const [excerpt] = hit.snippets;
    const facts = [
      hit.date && dateWords(hit.date, words.locale) + (hit.date_basis === "inferred" ? ` (${words.inferred})` : ""),
      hit.districts.join(" "), words[hit.kind], hit.missing.length && words.without + hit.missing.join(" "),
    ].filter(Boolean).join(" · ");
    return this.#option({ kind: "hit", text: hit.title, url, hit }, "option hit",
      make("span", { part: "title" }, hit.title ? marked(hit.title, hit.title_spans) : words.untitled),
      excerpt ? make("span", { part: "excerpt" }, marked(excerpt.text, excerpt.spans)) : "",
      make("span", { part: "meta" }, facts));
  }

  #select(option, event) {
    const { url, ...what } = option.mudan;
    if (!this.#tell("select", { ...what, url: url.href }, true)) return event.preventDefault();
    const aside = event.ctrlKey || event.metaKey || event.shiftKey;  // the browser's ways to open elsewhere
    if (what.kind === "suggestion" && this.#attr("results") !== "page" && !aside) {
      event.preventDefault();
      this.value = url.searchParams.get("q");
      this.#input.focus();
      this.#ask("suggestion");
    } else if (event.type === "keydown") {
      this.#goTo(url, aside);
    }
    if (!aside && what.kind !== "suggestion") this.close();
  }

  /** Let the form of the page ask what *name*, set when the box was there, makes the box ask. */
  #passOn(name) {
    const form = this.#lightInput()?.form;
    if (!form) return;
    if (name === "src") form.action = new URL("search", this.#base());
    if (name === "target") this.#aim(form);
    if (!["district", "kind", "from", "to", "sort", "lang"].includes(name)) return;
    for (const field of form.querySelectorAll(`input[type=hidden][name=${name}]`)) field.remove();
    for (const value of this.#page("").searchParams.getAll(name)) form.append(make("input", { type: "hidden", name, value }));
  }

  /** Let *link* open where the page wants it. */
  #aim(link, target = this.#attr("target")) {
    for (const [name, value] of [["target", target], ["rel", target && "noopener"]]) {
      if (value) link.setAttribute(name, value);
      else link.removeAttribute(name);  // an empty one would overrule the <base> of the page
    }
    return link;
  }

  #submit(reason) {
    const query = this.value.trim();
    if (!query) return this.focus();
    const url = this.#page(query);
    if (!this.#tell("search", { query, url: url.href, reason }, true)) return;
    this.close();
    this.#goTo(url);
  }

  #goTo(url, aside = false) {
    this.#aim(make("a", { href: url.href }), aside ? "_blank" : undefined).click();
  }

  // --- When the server does not answer: the form of the page

  #failed(error, query) {
    const isOurs = error instanceof Refused && (error.code || error.status === 429);  // else something between here and there refuses
    const unreachable = !isOurs || error.status >= 500;
    const detail = { query, message: error.message, status: error.status ?? 0, code: error.code ?? "", unreachable };
    const shows = this.#tell("error", detail, true);
    this.close();
    if (!shows) return;
    if (unreachable) {
      console.warn(`mudan-search: ${this.#base()} does not answer ${location.origin} (${error.message}). The plain form stands in. `
        + `Is the server up, is this origin in its MUDAN_EMBED_ORIGINS, and in connect-src of this page its address? ${new URL("embed", this.#base())}`);
      this.#fallBack();
      return;
    }
    this.#note.textContent = error.status === 429 ? this.#words.later : error.message;
    this.#note.hidden = false;
    this.#empty.hidden = true;
    this.#list.replaceChildren();
    this.#shown = null;
    this.#openPanel();
  }

  #fallBack() {
    if (this.#composing) {
      this.#input.addEventListener("compositionend", () => this.#fallBack(), { once: true });
      return;
    }
    clearTimeout(this.#timer);
    this.#show(true);
    this.#probes = 0;
    this.#probeLater();
  }

  /** Change between the form of the page and the box; what is typed and the focus go along. */
  #show(plain) {
    const light = this.#lightInput();
    const [from, to] = plain ? [this.#input, light] : [light, this.#input];
    const text = this.value;
    const focused = from && from === from.getRootNode().activeElement;
    const selection = focused && [from.selectionStart, from.selectionEnd];
    this.#plain = plain;
    this.value = text;
    if (!light) return;  // nothing to stand in: the box itself goes to the results, and asks no more
    this.#box.hidden = plain;
    this.#light.hidden = !plain;
    if (!focused) return;
    to.focus({ preventScroll: true });
    to.setSelectionRange?.(...selection);
  }

  /** Whether the focus is in the box or in what is slotted into it. */
  #hasFocus() { return this.contains(this.getRootNode().activeElement); }

  #isTypingIn(input) { return input === input.getRootNode().activeElement && input.value !== ""; }

  #whenLeft(then) {
    const light = this.#lightInput();
    if (light && this.#isTypingIn(light)) light.addEventListener("blur", () => setTimeout(() => this.#whenLeft(then)), { once: true });
    else then();
  }

  #onReturn = () => {
    if (!this.#plain || document.hidden || !this.#probes) return;
    this.#probes = 0;
    this.#probeLater();
  };

  #probeLater() {
    clearTimeout(this.#probe);
    if (this.#probes >= PROBES_S.length) return;  // until the reader comes back to this page
    this.#probe = setTimeout(async () => {
      try {
        await this.#get(new URL("api/v1/suggest?q=&limit=1", this.#base()), AbortSignal.timeout(TIMEOUT_MS));
        if (this.isConnected) this.#whenLeft(() => this.#plain && this.#show(false));
      } catch {
        if (this.isConnected) this.#probeLater();
      }
    }, PROBES_S[this.#probes++] * 1000);
  }
}

// Every attribute is a property too: `max-results` is `maxResults`. `lang` is one already.
const PROPERTIES = Object.fromEntries(MudanSearch.observedAttributes.map((name) => [name, name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())]));
for (const [name, property] of Object.entries(PROPERTIES)) {
  if (name !== "lang") {
    Object.defineProperty(MudanSearch.prototype, property, {
      configurable: true,
      enumerable: true,
      get() { return this.getAttribute(name) ?? ""; },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
}

// A browser without constructable style sheets keeps the form, as one without script does.
if ("adoptedStyleSheets" in Document.prototype && !customElements.get("mudan-search")) customElements.define("mudan-search", MudanSearch);
