"use strict";

// Two figures beside each other: only where they count the same kind of thing, and with the doubt about both.

/** The figures that a figure can be compared with: the same unit, and the same kind of period. */
function partners(figure) {
  return EDITION.figures.filter(({ row }) => row !== figure.row && row.unit === figure.row.unit &&
    (row.period_kind === "stock") === (figure.row.period_kind === "stock"));
}

/** Each joint reading of the doubts about the numbers of some figures: a map from the id of a doubt to a reading. */
function jointReadings(figures) {
  const open = [...new Set(figures.flatMap(({ doubts }) => doubts))].map((id) => DOUBTS.get(id)).filter(({ kind }) => kind === "value");
  return open.reduce(
    (all, doubt) => all.flatMap((chosen) => doubt.readings.map((reading) => new Map([...chosen, [doubt.id, reading]]))),
    [new Map()],
  );
}

/** What a figure is under a joint reading. */
function valueUnder(figure, readings) {
  for (const id of figure.doubts) {
    const read = readings.get(id)?.figures.find((one) => one.id === figure.row.id);
    if (read) return Number(read.value);
  }
  return Number(figure.row.value);
}

function rounded(number, language) {
  return new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 4 }).format(number);
}

/** Each different result under the joint readings, the chosen one first. */
function results(first, second, compute) {
  const found = jointReadings([first, second]).map((readings) => compute(valueUnder(first, readings), valueUnder(second, readings)));
  return [...new Set(found.filter(Number.isFinite))];
}

/** A result with the other possible ones in brackets. */
function resultText(numbers, language, unit) {
  const texts = [...new Set(numbers.map((number) => `${rounded(number, language)}${unit}`))];
  if (!texts.length) return "–";
  const [chosen, ...others] = texts;
  const few = others.length > 3 ? [others[0], others.at(-1)] : others;
  return few.length ? `${chosen} (${few.map((other) => `${say(language, "or")} ${other}`).join(" ")})` : chosen;
}

/** The choice of a second figure, and what comes out. */
function comparison(figure, state) {
  const language = state.lang;
  const others = partners(figure);
  if (!others.length) return null;
  const select = element("select", { id: "partner", "aria-label": say(language, "compare_with") },
    element("option", { value: "" }, say(language, "compare_with")),
    others.map(({ row }) => element("option", { value: row.id }, row[`label_${language}`])));
  select.value = others.some(({ row }) => row.id === state.with) ? state.with : "";
  select.addEventListener("change", () => change({ with: select.value }));
  const second = FIGURES.get(select.value);
  return element("section", { class: "comparison" }, element("h3", {}, capital(language, "compare")), select,
    second ? compared(figure, second, state) : null);
}

function compared(first, second, state) {
  const language = state.lang;
  const percent = first.row.unit === "percent";
  const rows = [
    [figureLink(first.row.id, state), amount(first, language)],
    [figureLink(second.row.id, state), amount(second, language)],
    [say(language, percent ? "points" : "difference_of_two"), resultText(results(first, second, (a, b) => a - b), language, "")],
    ...(percent ? [] : [[say(language, "ratio"), resultText(results(first, second, (a, b) => a / b), language, "")]]),
  ];
  const same = first.row.period_start === second.row.period_start && first.row.period_end === second.row.period_end;
  const inexact = [first, second].some(({ row }) => row.qualifier !== "exact");
  const warnings = [
    same ? null : say(language, "other_period"),
    inexact ? say(language, "inexact") : null,
    jointReadings([first, second]).length > 1 ? say(language, "numbers_in_doubt") : null,
  ];
  return element("div", {},
    element("table", {}, element("tbody", {}, rows.map(([name, number]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, number))))),
    warnings.filter(Boolean).map((text) => element("p", { class: "why" }, text)));
}
