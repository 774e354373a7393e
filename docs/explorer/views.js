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

function printedDecimals(text) {
  const decimals = (text.split(".")[1] || "").length;
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function formatted(text, language) {
  return new Intl.NumberFormat(LOCALES[language], printedDecimals(text)).format(text);
}

/** The name of a unit in the singular or the plural, as the number asks for it. */
function unitAfter(text, unit, language) {
  const form = new Intl.PluralRules(LOCALES[language], printedDecimals(text)).select(Number(text));
  return EDITION.units[unit][form === "one" ? "one" : "other"][language];
}

function day(text, language) {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));
}

/** A number with a word such as "more than" before it. */
function qualified(qualifier, text, language) {
  return qualifier === "exact" ? text : `${say(language, qualifier)} ${text}`;
}

/** The number of a figure with its qualifier and unit, and the doubt about it. */
function amount(figure, language) {
  const { qualifier, unit, value } = figure.row;
  const number = qualified(qualifier, `${formatted(value, language)} ${unitAfter(value, unit, language)}`, language);
  const told = caveat(figure, language);
  return element("span", { class: "amount" }, number,
    told ? [" ", element("span", { class: "caveat" }, `(${told})`)] : []);
}

/** The other numbers that a figure can be, or what else is in doubt, as the library writes it in brackets. */
function caveat(figure, language) {
  const others = figure.other_numbers.map((other) => qualified(other.qualifier, formatted(other.value, language), language));
  if (others.length > EDITION.few) return say(language, "or_between", { first: others[0], last: others.at(-1) });
  if (others.length) return others.map((other) => `${say(language, "or")} ${other}`).join(" ");
  return figure.open_questions.map((question) => say(language, `${question}_in_doubt`)).join(", ");
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
      amount(figure, state.lang),
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
        ? element("p", { class: "elsewhere" }, `${say(state.lang, "computed")} ${rule.computed} · `,
          `${say(state.lang, "printed")} ${rule.printed}`)
        : null,
      element("ul", { class: "links" }, [...new Set(rule.figures)].map((id) => element("li", {}, figureLink(id, state))))),
  );
  return items.length ? element("ol", { class: "rules" }, items) : nothing(state);
}

/** The list of discrepancies, each with its arithmetic and its figures. */
function discrepancyList(discrepancies, state) {
  return element("ol", { class: "rules" }, discrepancies.map((discrepancy) =>
    element("li", { id: `discrepancy-${discrepancy.id}` },
      element("p", { lang: "en" }, verdictMark(discrepancy.verdict, state.lang), " ", discrepancy.explanation),
      element("p", {}, element("code", {}, discrepancy.arithmetic)),
      element("ul", { class: "links" }, discrepancy.figures.map((id) => element("li", {}, figureLink(id, state))))),
  ));
}

/** The list of doubts, each with its readings and what its figures are under each. */
function doubtList(doubts, state) {
  const items = doubts.map((doubt) =>
    element("li", {},
      element("p", { class: "where" }, where(doubt.figures[0], state.lang)),
      element("p", { lang: "en" }, doubtLink(doubt)),
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
    element("p", {}, english(reading.label),
      reading.chosen ? [" ", element("span", { class: "mark" }, say(language, "reading_taken"))] : []),
    doubt.kind === "scope" ? null : element("p", {}, numbers.join(" · ")),
    element("p", { class: "why", lang: "en" }, reading.evidence),
    reading.violates.length
      ? element("p", { class: "why" }, `${say(language, "violates")} `, element("code", {}, reading.violates.join(", ")))
      : null);
}

/** The question of a doubt, which leads to its place in the documentation. */
function doubtLink(doubt) {
  return element("a", { href: `../reference/doubts.html#doubt-${doubt.id}`, lang: "en" }, doubt.question);
}

/** The card of a figure: number, certainty, doubts, source, checks, discrepancies and names. */
function figureCard(figure, state) {
  const { row } = figure, language = state.lang;
  const close = element("a", { class: "close", href: address({ ...state, id: null }) }, say(language, "close"));
  const facts = element("dl", {});
  const fact = (name, ...texts) => {
    const filled = texts.flat().filter((text) => text !== null && text !== "");
    if (filled.length) facts.append(element("dt", {}, capital(language, name)), ...filled.map((text) => element("dd", {}, text)));
  };
  fact("certainty", element("span", {}, certaintyMark(row.certainty, language), " ", say(language, `meaning_${row.certainty}`)));
  fact("evidence", english(row.evidence));
  fact("cited", figure.cited.map(page));
  for (const doubt of figure.doubts.map((id) => DOUBTS.get(id))) {
    fact("doubt", doubtLink(doubt));
    fact("reading_taken", english(doubt.readings[0].label));
    fact("alternatives", figure.alternatives.filter((other) => other.doubt === doubt.id).map((other) =>
      alternative(other, row, language)));
  }
  fact("printed", figure.sources.map((source) => element("span", {}, element("q", { lang: "nl" }, source.printed))));
  // A count that is printed in full stands for itself alone.
  fact("stands_for", row.lower === row.upper ? null : between(row, language));
  fact("period", period({ start: row.period_start, end: row.period_end, kind: row.period_kind }, language));
  fact("source", figure.sources.map((source) => place(source, language)));
  fact("of", row.of ? figureLink(row.of, state) : null);
  fact("part_of", figure.part_of.map((whole) => figureLink(whole, state)));
  fact("note", english(row.note));
  fact("other_years", figure.other_years.map((one) => otherYear(one, language)),
    figure.breaks.map((one) => element("span", {}, say(language, "other_count", { day: day(one.since, language) }), ": ", english(one.why))));
  fact("checks", EDITION.rules.filter((rule) => rule.figures.includes(row.id)).map((rule) =>
    element("span", {}, verdictMark(rule.verdict, language), " ", element("code", {}, rule.brief))));
  fact("discrepancies", EDITION.discrepancies.filter((other) => other.figures.includes(row.id)).map((other) =>
    english(other.explanation)));
  fact("names", LANGUAGES.filter((other) => other !== language).map((other) =>
    element("span", { lang: other }, row[`label_${other}`])));
  fact("page", element("a", { href: `../chapters/${row.chapter}.html#${row.id}`, class: "id" }, row.id));
  return [
    close,
    element("p", { class: "where" }, where(row.id, language)),
    element("h2", { id: "card-title", tabindex: "-1" }, row[`label_${language}`]),
    element("p", { class: "lead" }, amount(figure, language)),
    facts,
  ];
}

/** A page outside the report. Its address is a link only if it is a web address. */
function page(slug) {
  const { publisher, title, published, url, language } = EDITION.sources[slug];
  const name = title ? element("cite", { lang: language }, title) : null;
  const link = /^https?:\/\//.test(url) ? element("a", { href: url, rel: "noreferrer" }, name || publisher) : name;
  return element("span", {}, publisher, title ? ", " : "", title ? link : "", ", ", published);
}

/** A number of another year, with its comparability and its page. */
function otherYear(one, language) {
  return element("span", {}, period(one.period, language), ": ", element("q", { lang: EDITION.sources[one.page].language }, one.printed),
    ` (${say(language, one.comparability)}`, one.difference ? ": " : "", english(one.difference), ") ", page(one.page));
}

/** The numbers that round to the printed one. */
function between(row, language) {
  return say(language, "between", { lower: formatted(row.lower, language), upper: formatted(row.upper, language) });
}

function english(text) {
  return text ? element("span", { lang: "en" }, text) : null;
}

/** What a figure is under another reading, and why. */
function alternative(other, row, language) {
  const number = other.value === null && other.qualifier === null
    ? null
    : qualified(other.qualifier || row.qualifier, formatted(other.value || row.value, language), language);
  const parts = [number, other.period && period(other.period, language), other.scope && english(other.scope)];
  const listed = parts.filter((part) => part !== null).flatMap((part) => [part, ", "]).slice(0, -1);
  return element("span", {}, listed, ": ", english(other.why));
}

function period({ start, end, kind }, language) {
  return say(language, `period_${kind}`, { start: day(start, language), end: day(end, language) });
}

function place(source, language) {
  const title = source.title || source.heading;
  return element("span", {}, element("span", { lang: "nl" }, title), ", ", say(language, "place", source));
}
