"use strict";

// The card of one figure: everything that is known of it, and what can be done with it.

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
  fact("evidence", english(row.evidence, language));
  fact("cited", figure.cited.map(page));
  for (const doubt of figure.doubts.map((id) => DOUBTS.get(id))) {
    fact("doubt", doubtLink(doubt, language));
    fact("reading_taken", english(doubt.readings[0].label, language));
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
  fact("note", english(row.note, language));
  if (figure.other_years.length) fact("other_years", otherYears(figure, language));
  fact("checks", EDITION.rules.filter((rule) => rule.figures.includes(row.id)).map((rule) =>
    element("span", {}, verdictMark(rule.verdict, language), " ", rule.in_words[language],
      rule.in_numbers[language] ? [": ", element("span", { class: "arithmetic" }, rule.in_numbers[language])] : null)));
  fact("discrepancies", EDITION.discrepancies.filter((other) => other.figures.includes(row.id)).map((other) =>
    element("span", {}, explanation(other, language), " ", element("span", { class: "arithmetic" }, arithmetic(other, language)))));
  fact("names", LANGUAGES.filter((other) => other !== language).map((other) =>
    element("span", { lang: other }, row[`label_${other}`])));
  fact("page", element("a", { href: `../chapters/${row.chapter}.html#${row.id}`, class: "id" }, row.id));
  return [
    close,
    element("p", { class: "where" }, where(row.id, language)),
    element("h2", { id: "card-title", tabindex: "-1" }, row[`label_${language}`]),
    element("p", { class: "lead" }, amount(figure, language)),
    tools(figure, state),
    facts,
    pictures(figure, state),
    comparison(figure, state),
  ].filter((part) => part !== null);
}

/** The figure beside the others of its section, and over the years. */
function pictures(figure, state) {
  const section = sectionChart(figure, state), series = seriesChart(figure, state.lang);
  if (!section && !series) return null;
  return element("section", { class: "pictures" },
    section ? [element("h3", {}, sectionOf(figure.row.id, state.lang)), section] : [],
    series ? [element("h3", {}, capital(state.lang, "other_years")), series] : []);
}

/** The buttons that hand the figure on. */
function tools(figure, state) {
  const copies = { link: shareLink, citation: citation, python: pythonCode, markdown: markdownText, json_text: figureJson };
  const buttons = Object.entries(copies).map(([name, make]) => {
    const button = element("button", { type: "button", "data-copy": name }, say(state.lang, `copy_${name}`));
    button.addEventListener("click", () => copy(make(figure, state), button, state.lang));
    return button;
  });
  const told = element("span", { role: "status", class: "copied" });
  const file = element("a", { href: `../api/figures/${figure.row.id}.json` }, "API");
  return element("div", { class: "tools", role: "group", "aria-label": say(state.lang, "hand_on") },
    element("span", { class: "name" }, `${say(state.lang, "copy")}:`), buttons, file, told);
}

/** A page outside the report. Its address is a link only if it is a web address. */
function page(slug) {
  const { publisher, title, published, url, language } = EDITION.sources[slug];
  const name = title ? element("cite", { lang: language }, title) : null;
  const link = /^https?:\/\//.test(url) ? element("a", { href: url, rel: "noreferrer" }, name || publisher) : name;
  return element("span", {}, publisher, title ? ", " : "", title ? link : "", ", ", published);
}

/** The numbers of other years with their sources, folded away where they are many: the line shows them. */
function otherYears(figure, language) {
  const told = [
    ...figure.other_years.map((one) => otherYear(one, language)),
    ...figure.breaks.map((one) =>
      element("span", {}, say(language, "other_count", { day: day(one.since, language) }), ": ", english(one.why, language))),
  ].map((text) => element("li", {}, text));
  const list = element("ul", { class: "years" }, told);
  if (told.length < 3) return list;
  return element("details", {}, element("summary", {}, say(language, "count_of_numbers", { count: figure.other_years.length })), list);
}

/** A number of another year, with its comparability and its page. */
function otherYear(one, language) {
  return element("span", {}, period(one.period, language), ": ", element("q", { lang: EDITION.sources[one.page].language }, one.printed),
    ` (${say(language, one.comparability)}`, one.difference ? ": " : "", english(one.difference, language), ") ", page(one.page));
}

/** The numbers that round to the printed one. */
function between(row, language) {
  return say(language, "between", { lower: formatted(row.lower, language), upper: formatted(row.upper, language) });
}

/** What a figure is under another reading, and why. */
function alternative(other, row, language) {
  const number = other.value === null && other.qualifier === null
    ? null
    : qualified(other.qualifier || row.qualifier, formatted(other.value || row.value, language), language);
  const parts = [number, other.period && period(other.period, language), other.scope && english(other.scope, language)];
  const listed = parts.filter((part) => part !== null).flatMap((part) => [part, ", "]).slice(0, -1);
  return element("span", {}, listed, ": ", english(other.why, language));
}

function period({ start, end, kind }, language) {
  return say(language, `period_${kind}`, { start: day(start, language), end: day(end, language) });
}

function place(source, language) {
  const title = source.title || source.heading;
  return element("span", {}, element("span", { lang: "nl" }, title), ", ", say(language, "place", source));
}
