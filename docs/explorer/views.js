"use strict";

// What is shown, made of elements and texts only: no text of the data is ever read as HTML.

const FIGURES = new Map(EDITION.figures.map((figure) => [figure.row.id, figure]));

/** An element with attributes and children; a child that is a text stays a text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== ""));
  return made;
}

function formatted(text, language) {
  const decimals = (text.split(".")[1] || "").length;
  return new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(text);
}

function day(text, language) {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));
}

/** The figure with its hedge and unit, in the words of a language. */
function amount(figure, language) {
  const { qualifier, unit, value } = figure.row;
  const hedge = qualifier === "exact" ? "" : `${say(language, qualifier)} `;
  return `${hedge}${formatted(value, language)} ${EDITION.units[unit][language]}`;
}

function certaintyMark(certainty, language) {
  return element("span", { class: `mark ${certainty}` }, say(language, certainty));
}

function verdictMark(verdict, language) {
  return element("span", { class: `mark ${verdict}` }, say(language, verdict));
}

/** A link to the card of a figure, by its label. */
function figureLink(id, state) {
  const figure = FIGURES.get(id);
  return element("a", { href: address({ ...state, view: "figures", id }) }, figure ? figure.row[`label_${state.lang}`] : id);
}

/** The list of the figures that were found. */
function figureList(found, state) {
  const items = found.map(({ figure, match }) => {
    const { row } = figure;
    const label = row[`label_${state.lang}`];
    const elsewhere = match && match.language !== state.lang
      ? element("span", { class: "elsewhere" }, say(state.lang, "found_in", { text: "" }),
        element("span", { lang: match.language === "id" ? null : match.language }, match.text))
      : null;
    const link = element(
      "a",
      { href: address({ ...state, id: row.id }), "data-id": row.id, "aria-current": row.id === state.id ? "true" : null },
      element("span", { class: "label" }, label),
    );
    const facts = element("span", { class: "facts" },
      element("span", { class: "amount" }, amount(figure, state.lang)),
      row.certainty === "certain" ? null : certaintyMark(row.certainty, state.lang));
    return element("li", {}, link, facts, elsewhere);
  });
  return items.length ? element("ol", { class: "figures" }, items) : nothing(state);
}

function nothing(state) {
  return element("p", { class: "nothing" }, say(state.lang, "nothing"));
}

/** Chapter and section of a figure. */
function where(id, language) {
  const [chapter, section] = id.split(".");
  return `${EDITION.chapters[chapter][language]} › ${EDITION.sections[`${chapter}.${section}`][language]}`;
}

/** The list of rules, each with its verdict and its figures. */
function ruleList(rules, state) {
  const items = rules.map((rule) =>
    element("li", {},
      rule.figures.length ? element("p", { class: "where" }, where(rule.figures[0], state.lang)) : null,
      element("p", {}, verdictMark(rule.verdict, state.lang), " ", element("code", {}, rule.brief)),
      element("p", { class: "why", lang: "en" }, rule.why),
      rule.computed && rule.printed && rule.kind !== "ordered"
        ? element("p", { class: "elsewhere" }, say(state.lang, "computed", { number: rule.computed }), " · ",
          `${say(state.lang, "printed").toLowerCase()} ${rule.printed}`)
        : null,
      element("ul", { class: "links" }, [...new Set(rule.figures)].map((id) => element("li", {}, figureLink(id, state))))),
  );
  return items.length ? element("ol", { class: "rules" }, items) : nothing(state);
}

/** The list of discrepancies, each with its arithmetic and its figures. */
function discrepancyList(discrepancies, state) {
  return element("ol", { class: "rules" }, discrepancies.map((odd) =>
    element("li", { id: `discrepancy-${odd.id}` },
      element("p", { lang: "en" }, verdictMark(odd.verdict, state.lang), " ", odd.explanation),
      element("p", {}, element("code", {}, odd.arithmetic)),
      element("ul", { class: "links" }, odd.figures.map((id) => element("li", {}, figureLink(id, state))))),
  ));
}

/** The card of a figure: its names and its doubt, its source, its rules and what is odd about it. */
function figureCard(figure, state) {
  const { row } = figure, language = state.lang;
  const close = element("a", { class: "close", href: address({ ...state, id: null }) }, say(language, "close"));
  const facts = element("dl", {});
  const fact = (name, ...texts) => {
    const there = texts.flat().filter((text) => text !== null && text !== "");
    if (there.length) facts.append(element("dt", {}, say(language, name)), ...there.map((text) => element("dd", {}, text)));
  };
  fact("certainty", element("span", {}, certaintyMark(row.certainty, language), " ", say(language, `about_${row.certainty}`)));
  fact("evidence", english(figure.evidence));
  fact("alternatives", figure.alternatives.map((other) => alternative(other, state)));
  fact("printed", figure.sources.map((source) => element("span", {}, element("q", { lang: "nl" }, source.printed))));
  // A count that is printed in full stands for itself alone.
  fact("interval", row.lower === row.upper ? null : between(row, language));
  fact("period", period(row, language));
  fact("source", figure.sources.map((source) => place(source, language)));
  fact("share_of", row.of ? figureLink(row.of, state) : null);
  fact("note", english(row.note));
  fact("rules", EDITION.rules.filter((rule) => rule.figures.includes(row.id)).map((rule) =>
    element("span", {}, verdictMark(rule.verdict, language), " ", element("code", {}, rule.brief))));
  fact("discrepancies", EDITION.discrepancies.filter((odd) => odd.figures.includes(row.id)).map((odd) =>
    english(odd.explanation)));
  fact("names", LANGUAGES.filter((other) => other !== language).map((other) =>
    element("span", { lang: other }, row[`label_${other}`])));
  fact("page", element("a", { href: `../chapters/${row.chapter}.html#${row.id}`, class: "id" }, row.id));
  return [
    close,
    element("p", { class: "where" }, where(row.id, language)),
    element("h2", { id: "card-title", tabindex: "-1" }, row[`label_${language}`]),
    element("p", { class: "amount" }, amount(figure, language)),
    facts,
  ];
}

/** The numbers that are printed so when they are rounded. */
function between(row, language) {
  return say(language, "between", { lower: formatted(row.lower, language), upper: formatted(row.upper, language) });
}

function english(text) {
  return text ? element("span", { lang: "en" }, text) : null;
}

function alternative(other, state) {
  const number = other.value === null ? "" : `${formatted(other.value, state.lang)}: `;
  return element("span", {}, number, element("span", { lang: "en" }, other.why), " ",
    other.figure ? figureLink(other.figure, state) : "");
}

function period(row, language) {
  return say(language, row.period_kind, { start: day(row.period_start, language), end: day(row.period_end, language) });
}

function place(source, language) {
  const title = source.title || source.heading;
  return element("span", {}, element("span", { lang: "nl" }, title), ", ", say(language, "slide", source));
}
