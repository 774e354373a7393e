"use strict";

// Everything is made of elements and texts: no text of the data is ever read as HTML.

const FIGURES = new Map(EDITION.figures.map((figure) => [figure.row.id, figure]));
const DOUBTS = new Map(EDITION.doubts.map((doubt) => [doubt.id, doubt]));

/** An element with attributes and children; a child that is a text stays a text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== ""));
  return made;
}

/** A number that is not of a figure, as the language writes it. Those of figures come written. */
function formatted(text, language) {
  const decimals = (text.split(".")[1] || "").length;
  const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(LOCALES[language], places).format(text);
}

function day(text, language) {
  const written = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));
  return language === "fr" ? written.replace(/^1 /, "1er ") : written;
}

/** A number with a word such as "more than" before it. */
function qualified(qualifier, text, language) {
  return qualifier === "exact" ? text : `${say(language, qualifier)} ${text}`;
}

/** The number of a figure as the library writes it, and the doubt about it in brackets. */
function amount(figure, language) {
  const told = figure.caveat[language];
  return element("span", { class: "amount" }, figure.amount[language],
    told ? [" ", element("span", { class: "caveat" }, `(${told})`)] : []);
}

/** A word with its sign, so that neither colour nor sight is needed to tell it from others. */
function mark(kind, name, language) {
  const { sign, loud } = EDITION.looks[kind][name];
  return element("span", { class: `mark ${name}${loud ? " loud" : ""}` },
    element("span", { "aria-hidden": "true" }, `${sign} `), say(language, name));
}

function certaintyMark(certainty, language) {
  return mark("certainty", certainty, language);
}

function verdictMark(verdict, language) {
  return mark("verdict", verdict, language);
}

/** A link to the card of a figure, by its label. */
function figureLink(id, state) {
  const figure = FIGURES.get(id);
  return element("a", { href: address({ ...state, view: "figures", id }) }, figure ? figure.row[`label_${state.lang}`] : id);
}

/** The list of the figures that were found, with a heading before each section or unit where the order has them. */
function figureList(found, state) {
  if (!found.length) return nothing(state);
  const heading = headingOf(state);
  const parts = [];
  let before = null, items = [];
  for (const one of found) {
    const named = heading ? heading(one.figure) : "";
    if (named !== before) {
      items = [];
      parts.push(named ? element("h2", { class: "where" }, named) : "", element("ol", { class: "figures" }));
      before = named;
    }
    items.push(figureItem(one, state));
    parts.at(-1).append(items.at(-1));
  }
  return element("div", {}, parts);
}

/** What stands above a figure: its section in printed order, its unit in the order of size, nothing in a search. */
function headingOf(state) {
  if (state.sort === "size") return ({ row }) => EDITION.units[row.unit].other[state.lang];
  if (state.sort || state.q.trim()) return null;
  return ({ row }) => where(row.id, state.lang);
}

function figureItem({ figure, match }, state) {
  const { row } = figure;
  const elsewhere = match && match.language !== state.lang
    ? element("span", { class: "elsewhere" }, say(state.lang, "found_in", { text: "" }),
      element("span", { lang: match.language === "id" ? null : match.language }, match.text))
    : null;
  const link = element(
    "a",
    { href: address({ ...state, id: row.id }), "data-id": row.id, "aria-current": row.id === state.id ? "true" : null },
    element("span", { class: "label" }, row[`label_${state.lang}`]),
  );
  const facts = element("span", { class: "facts" },
    amount(figure, state.lang),
    row.certainty === "certain" ? null : certaintyMark(row.certainty, state.lang));
  return element("li", {}, link, facts, !state.sort && headingOf(state) ? bar(figure) : null, elsewhere);
}

/** That nothing was found, with a search that would find something if a word is nearly known. */
function nothing(state) {
  const meant = state.view === "figures" && state.q ? nearest(state.q, state.lang) : null;
  return element("div", { class: "nothing" },
    element("p", {}, say(state.lang, "nothing")),
    meant
      ? element("p", {}, say(state.lang, "did_you_mean"), " ",
        element("a", { href: address({ ...state, q: meant }), id: "meant" }, meant))
      : null);
}

function sectionOf(id, language) {
  const [chapter, section] = id.split(".");
  return EDITION.sections[`${chapter}.${section}`][language];
}

/** Chapter and section of a figure. */
function where(id, language) {
  return `${EDITION.chapters[id.split(".")[0]][language]} › ${sectionOf(id, language)}`;
}

/** The list of rules, each with its verdict, its numbers and its figures. */
function ruleList(rules, state) {
  const items = rules.map((rule) =>
    element("li", {},
      rule.figures.length ? element("p", { class: "where" }, where(rule.figures[0], state.lang)) : null,
      element("p", {}, verdictMark(rule.verdict, state.lang), " ", rule.in_words[state.lang]),
      rule.in_numbers[state.lang] ? element("p", { class: "arithmetic" }, rule.in_numbers[state.lang]) : null,
      element("p", { class: "why" }, english(rule.why, state.lang)),
      element("ul", { class: "links" }, [...new Set(rule.figures)].map((id) => element("li", {}, figureLink(id, state))))),
  );
  return items.length ? element("ol", { class: "rules" }, items) : nothing(state);
}

/** The list of discrepancies, each with its arithmetic and its figures. */
function discrepancyList(discrepancies, state) {
  return element("ol", { class: "rules" }, discrepancies.map((discrepancy) =>
    element("li", { id: `discrepancy-${discrepancy.id}` },
      element("p", {}, verdictMark(discrepancy.verdict, state.lang), " ", explanation(discrepancy, state.lang)),
      element("p", { class: "arithmetic" }, arithmetic(discrepancy, state.lang)),
      element("ul", { class: "links" }, discrepancy.figures.map((id) => element("li", {}, figureLink(id, state))))),
  ));
}

function explanation(discrepancy, language) {
  return inLanguage(toldIn(language, TOLD[discrepancy.id]?.explanation, discrepancy.explanation), language);
}

function arithmetic(discrepancy, language) {
  return inLanguage(toldIn(language, TOLD[discrepancy.id]?.arithmetic, discrepancy.arithmetic), language);
}

/** A text that may be in another language than the page. */
function inLanguage(told, language) {
  return told.language === language ? element("span", {}, told.text) : english(told.text, language);
}

/** The list of doubts, each with its readings and what its figures are under each. */
function doubtList(doubts, state) {
  const items = doubts.map((doubt) =>
    element("li", {},
      element("p", { class: "where" }, where(doubt.figures[0], state.lang)),
      element("p", {}, doubtLink(doubt, state.lang)),
      element("ul", { class: "readings" }, doubt.readings.map((reading) => readingItem(reading, doubt, state.lang))),
      element("ul", { class: "links" }, doubt.figures.map((id) => element("li", {}, figureLink(id, state))))),
  );
  return items.length ? element("ol", { class: "rules" }, items) : nothing(state);
}

function readingItem(reading, doubt, language) {
  const numbers = reading.figures.map((read) => {
    const label = FIGURES.get(read.id).row[`label_${language}`];
    const number = qualified(read.qualifier, formatted(read.value, language), language);
    return `${label}: ${doubt.kind === "period" ? `${number}, ${period(read.period, language)}` : number}`;
  });
  return element("li", {},
    element("p", {}, english(reading.label, language),
      reading.chosen ? [" ", element("span", { class: "mark" }, say(language, "reading_taken"))] : []),
    doubt.kind === "scope" ? null : element("p", {}, numbers.join(" · ")),
    element("p", { class: "why" }, english(reading.evidence, language)),
    reading.violates.length
      ? element("p", { class: "why" }, `${say(language, "violates")} `, element("code", {}, reading.violates.join(", ")))
      : null);
}

/** The question of a doubt, which leads to its place in the documentation. */
function doubtLink(doubt, language) {
  const link = element("a", { href: `../reference/doubts.html#doubt-${doubt.id}`, lang: "en" }, doubt.question);
  return element("span", {}, link, inEnglish(language));
}

/** A text that is written in English only, and says so in another language. */
function english(text, language) {
  return text ? element("span", {}, element("span", { lang: "en" }, text), inEnglish(language)) : null;
}

function inEnglish(language) {
  return language === "en" ? null : element("small", { class: "in-english" }, ` ${say(language, "english_only")}`);
}
