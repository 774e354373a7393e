"use strict";

// The address holds the whole state: `#personnel.staff.women&lang=fr` is a card, `#rules&verdict=violated` a list.

const VIEWS = ["figures", "rules", "discrepancies", "doubts"];
const FILTERS = ["q", "chapter", "unit", "certainty", "verdict", "sort", "with"];
const CHOICES = ["chapter", "unit", "certainty", "verdict", "sort"];

/** The first language of the reader that the page has. */
const READERS = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag)) || "en";
const FRESH = {
  view: "figures", id: null, lang: READERS, q: "", chapter: "", unit: "", certainty: "", verdict: "", sort: "", with: "",
};

const byId = (id) => document.getElementById(id);
const UNOPENED = { ...FRESH };
let state = UNOPENED;
let shown = [];

/** The address of a state. */
function address(target) {
  const first = target.id || (target.view === "figures" ? "" : target.view);
  const rest = ["lang", ...FILTERS]
    .filter((name) => target[name] !== FRESH[name])
    .map((name) => `${name}=${encodeURIComponent(target[name])}`);
  return "#" + [first, ...rest].join("&");
}

/** The state of an address. */
function stateOf(hash) {
  const [first, ...rest] = hash.replace(/^#/, "").split("&");
  const found = { ...FRESH };
  for (const part of first.includes("=") ? [first, ...rest] : rest) {
    const [name, value = ""] = part.split("=");
    if (name === "lang" || FILTERS.includes(name)) found[name] = decoded(value);
  }
  if (!LANGUAGES.includes(found.lang)) found.lang = FRESH.lang;
  const name = first.includes("=") ? "" : decoded(first);
  if (VIEWS.includes(name)) found.view = name;
  else found.id = name || null;
  return found;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Change the state without a new step in the history of the browser, as for each letter that is typed. */
function change(changed) {
  state = { ...state, ...changed };
  history.replaceState(null, "", address(state));
  render();
}

/** Fill a list of choices, each with the number of results that it leaves, and keep the choice. */
function choices(id, pairs) {
  const all = element("option", { value: "" }, say(state.lang, "all"));
  const options = pairs.map(([value, text]) => element("option", { value }, `${text} (${counts(id, value)})`));
  byId(id).replaceChildren(all, ...options);
  byId(id).value = state[id];
}

/** How many results there would be with another choice of one filter. */
function counts(id, value) {
  const other = { ...state, [id]: value };
  if (state.view === "figures") return FOUND.list.filter(({ figure }) => fits(figure.row, other)).length;
  const list = state.view === "rules" ? EDITION.rules : EDITION.doubts;
  return list.filter((one) => inChapter(one.figures, other) && (!other.verdict || one.verdict === other.verdict)).length;
}

/** What the words find, without the filters: kept while the words stay. */
const FOUND = { q: null, list: [] };

function renderWords() {
  document.documentElement.lang = state.lang;
  document.title = say(state.lang, "title");
  byId("title").textContent = say(state.lang, "title");
  byId("subtitle").textContent = say(state.lang, "subtitle", EDITION);
  byId("terms").replaceChildren(inLanguage(toldIn(state.lang, TOLD.terms, EDITION.terms), state.lang));
  for (const named of document.querySelectorAll("[data-word]")) named.textContent = capital(state.lang, named.dataset.word);
  for (const labelled of document.querySelectorAll("[data-word-label]")) {
    labelled.setAttribute("aria-label", capital(state.lang, labelled.dataset.wordLabel));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === state.lang));
  }
}

function renderFilters() {
  const named = (names, word) => names.map((name) => [name, word(name)]);
  const unit = (name) => EDITION.units[name].other[state.lang];
  choices("chapter", named(Object.keys(EDITION.chapters), (name) => EDITION.chapters[name][state.lang]));
  choices("unit", named(EDITION.unit_order[state.lang], unit));
  choices("certainty", named(["certain", "inferred", "ambiguous"], (name) => say(state.lang, name)));
  choices("verdict", named([...new Set(EDITION.rules.map((rule) => rule.verdict))], (name) => say(state.lang, name)));
  const orders = [["", "sort_report"], ["label", "sort_label"], ["size", "sort_size"]];
  byId("sort").replaceChildren(...orders.map(([value, name]) => element("option", { value }, say(state.lang, name))));
  byId("sort").value = state.sort;
  if (byId("words").value !== state.q) byId("words").value = state.q;
  const used = {
    figures: ["words", "chapter", "unit", "certainty", "sort"], rules: ["chapter", "verdict"], discrepancies: [], doubts: ["chapter"],
  };
  for (const name of ["words", ...CHOICES]) {
    byId(name).closest(".field").hidden = !used[state.view].includes(name);
  }
  byId("filters").hidden = !used[state.view].length;
  byId("downloads").hidden = state.view !== "figures";
  for (const link of document.querySelectorAll("[data-view]")) {
    link.setAttribute("href", address({ ...FRESH, lang: state.lang, view: link.dataset.view }));
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function fits(row, { chapter, unit, certainty }) {
  return (!chapter || row.chapter === chapter) && (!unit || row.unit === unit) && (!certainty || row.certainty === certainty);
}

/** Whether one of these figures is of the chapter that was chosen. */
function inChapter(ids, { chapter }) {
  return !chapter || ids.some((id) => FIGURES.get(id).row.chapter === chapter);
}

/** The sections in printed order, each with all its figures: on a slide, two sections can alternate. */
function bySection(found) {
  const sections = new Map();
  for (const one of found) {
    const { section } = one.figure.row;
    sections.set(section, [...(sections.get(section) || []), one]);
  }
  return [...sections.values()].flat();
}

/** The figures in the order that was chosen. Numbers in different units have no order. */
function sorted(found) {
  const label = ({ figure }) => figure.row[`label_${state.lang}`];
  const unit = ({ figure }) => EDITION.units[figure.row.unit].other[state.lang];
  if (!state.sort) return state.q.trim() ? found : bySection(found);
  // Made here: the rules of a language are slow to load, and opening the page needs none.
  const { compare } = new Intl.Collator(LOCALES[state.lang]);
  if (state.sort === "label") return found.sort((a, b) => compare(label(a), label(b)));
  if (state.sort !== "size") return found;
  return found.sort((a, b) => compare(unit(a), unit(b)) || b.figure.row.value - a.figure.row.value);
}

function renderList() {
  let list, total;
  if (state.view === "figures") {
    shown = sorted(FOUND.list.filter(({ figure }) => fits(figure.row, state)));
    [list, total] = [figureList(shown, state), EDITION.figures.length];
  } else if (state.view === "rules") {
    shown = EDITION.rules.filter((rule) =>
      (!state.verdict || rule.verdict === state.verdict) && inChapter(rule.figures, state));
    [list, total] = [ruleList(shown, state), EDITION.rules.length];
  } else if (state.view === "doubts") {
    shown = EDITION.doubts.filter((doubt) => inChapter(doubt.figures, state));
    [list, total] = [doubtList(shown, state), EDITION.doubts.length];
  } else {
    shown = EDITION.discrepancies;
    [list, total] = [discrepancyList(shown, state), shown.length];
  }
  byId("list").replaceChildren(list);
  for (const id of ["csv", "semicolons", "json"]) byId(id).disabled = !shown.length;
  byId("count").textContent = say(state.lang, `of_${state.view}`, { count: shown.length, total });
}

function renderCard() {
  const card = byId("card");
  const figure = state.id === null ? null : FIGURES.get(state.id);
  card.hidden = state.id === null;
  document.body.classList.toggle("with-card", state.id !== null);
  if (state.id === null) return card.replaceChildren();
  const missing = () => [
    element("a", { class: "close", href: address({ ...state, id: null }) }, say(state.lang, "close")),
    element("h2", { id: "card-title", tabindex: "-1" }, say(state.lang, "unknown", { id: state.id })),
  ];
  card.replaceChildren(...(figure ? figureCard(figure, state) : missing()));
  card.setAttribute("aria-labelledby", "card-title");
}

function render() {
  if (FOUND.q !== state.q) Object.assign(FOUND, { q: state.q, list: find(state.q) });
  renderWords();
  renderFilters();
  renderList();
  renderCard();
}

/** The figures that a download has: in the order of the library's own files, unless another one was asked for. */
function handedOut() {
  const figures = shown.map(({ figure }) => figure);
  return state.sort || state.q.trim() ? figures : EDITION.figures.filter((figure) => figures.includes(figure));
}

/** Follow the address, and move the focus to what it opened or back to where it came from. */
function follow() {
  const before = state;
  state = stateOf(location.hash);
  render();
  if (state.id !== null && state.id !== before.id) {
    byId("card-title").focus();
    // In a list beside the card, the row must be in sight too.
    if (before === UNOPENED) document.querySelector("#list [aria-current]")?.scrollIntoView({ block: "nearest" });
  } else if (state.id === null && before.id !== null && state.view === before.view) {
    const link = [...document.querySelectorAll("#list [data-id]")].find((listed) => listed.dataset.id === before.id);
    (link || byId("list")).focus();
  }
}

byId("words").addEventListener("input", (event) => change({ q: event.target.value }));
for (const name of CHOICES) {
  byId(name).addEventListener("change", (event) => change({ [name]: event.target.value }));
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => change({ lang: button.dataset.language }));
}
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", (event) => {
  event.preventDefault();
  change({ q: "", chapter: "", unit: "", certainty: "", verdict: "", sort: "" });
});
byId("skip").addEventListener("click", () => byId("list").focus());
for (const [id, download] of Object.entries({ csv: downloadCsv, semicolons: downloadSemicolons, json: downloadJson })) {
  byId(id).addEventListener("click", () => download(handedOut(), state));
}
byId("print").addEventListener("click", () => window.print());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.id !== null) location.hash = address({ ...state, id: null });
});
window.addEventListener("hashchange", follow);
follow();
