"use strict";

// The address holds the whole state: `#personnel.staff.women&lang=fr` is a card, `#rules&verdict=violated` a list.

const VIEWS = ["figures", "rules", "discrepancies", "doubts"];
const FILTERS = ["q", "chapter", "unit", "certainty", "verdict"];
const FRESH = { view: "figures", id: null, lang: "en", q: "", chapter: "", unit: "", certainty: "", verdict: "" };

const byId = (id) => document.getElementById(id);
let state = { ...FRESH };
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

/** Fill a list of choices, and keep the choice. */
function choices(id, pairs) {
  const all = element("option", { value: "" }, say(state.lang, "all"));
  byId(id).replaceChildren(all, ...pairs.map(([value, text]) => element("option", { value }, text)));
  byId(id).value = state[id];
}

function renderWords() {
  document.documentElement.lang = state.lang;
  document.title = say(state.lang, "title");
  byId("title").textContent = say(state.lang, "title");
  byId("subtitle").textContent = say(state.lang, "subtitle", EDITION);
  byId("terms").textContent = EDITION.terms;
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
  const byText = (a, b) => a[1].localeCompare(b[1], state.lang);
  const unit = (name) => EDITION.units[name].other[state.lang];
  choices("chapter", named(Object.keys(EDITION.chapters), (name) => EDITION.chapters[name][state.lang]));
  choices("unit", named(Object.keys(EDITION.units), unit).sort(byText));
  choices("certainty", named(["certain", "inferred", "ambiguous"], (name) => say(state.lang, name)));
  choices("verdict", named([...new Set(EDITION.rules.map((rule) => rule.verdict))], (name) => say(state.lang, name)));
  if (byId("words").value !== state.q) byId("words").value = state.q;
  const used = {
    figures: ["words", "chapter", "unit", "certainty"], rules: ["chapter", "verdict"], discrepancies: [], doubts: ["chapter"],
  };
  for (const name of ["words", "chapter", "unit", "certainty", "verdict"]) {
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

function fits(row) {
  return ["chapter", "unit", "certainty"].every((name) => !state[name] || row[name] === state[name]);
}

/** Whether one of these figures is of the chapter that was chosen. */
function inChapter(ids) {
  return !state.chapter || ids.some((id) => FIGURES.get(id).row.chapter === state.chapter);
}

function renderList() {
  let list, total;
  if (state.view === "figures") {
    shown = find(state.q).filter(({ figure }) => fits(figure.row));
    [list, total] = [figureList(shown, state), EDITION.figures.length];
  } else if (state.view === "rules") {
    shown = EDITION.rules.filter((rule) =>
      (!state.verdict || rule.verdict === state.verdict) && inChapter(rule.figures));
    [list, total] = [ruleList(shown, state), EDITION.rules.length];
  } else if (state.view === "doubts") {
    shown = EDITION.doubts.filter((doubt) => inChapter(doubt.figures));
    [list, total] = [doubtList(shown, state), EDITION.doubts.length];
  } else {
    shown = EDITION.discrepancies;
    [list, total] = [discrepancyList(shown, state), shown.length];
  }
  byId("list").replaceChildren(list);
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
  renderWords();
  renderFilters();
  renderList();
  renderCard();
}

/** Follow the address, and move the focus to what it opened or back to where it came from. */
function follow() {
  const before = state;
  state = stateOf(location.hash);
  render();
  if (state.id !== null && state.id !== before.id) {
    byId("card-title").focus();
  } else if (state.id === null && before.id !== null && state.view === before.view) {
    const link = [...document.querySelectorAll("#list [data-id]")].find((listed) => listed.dataset.id === before.id);
    (link || byId("list")).focus();
  }
}

byId("words").addEventListener("input", (event) => change({ q: event.target.value }));
for (const name of ["chapter", "unit", "certainty", "verdict"]) {
  byId(name).addEventListener("change", (event) => change({ [name]: event.target.value }));
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => change({ lang: button.dataset.language }));
}
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", (event) => {
  event.preventDefault();
  change({ q: "", chapter: "", unit: "", certainty: "", verdict: "" });
});
byId("skip").addEventListener("click", () => byId("list").focus());
byId("csv").addEventListener("click", () => downloadCsv(shown.map(({ figure }) => figure)));
byId("json").addEventListener("click", () => downloadJson(shown.map(({ figure }) => figure)));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.id !== null) location.hash = address({ ...state, id: null });
});
window.addEventListener("hashchange", follow);
follow();
