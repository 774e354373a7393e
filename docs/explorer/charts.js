"use strict";

// Charts as elements of SVG. Their numbers are beside them as text, so that nothing is seen in them alone.

const SVG = "http://www.w3.org/2000/svg";

function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const besideOf = ({ row }) => [row.chapter, row.section, row.unit].join(" ");
const size = ({ row }) => Math.abs(Number(row.value));

/** The figures of each section and unit, with the longest bar among them: one pass over all figures, for every bar. */
const beside = once(() => {
  const groups = new Map();
  for (const figure of EDITION.figures) {
    const group = listed(groups, besideOf(figure), () => ({ figures: [], longest: 0 }));
    group.figures.push(figure);
    group.longest = Math.max(group.longest, size(figure));
  }
  return groups;
});

/** The figures of the same section and unit, which a bar compares; none where a figure is alone. */
function comparable(figure) {
  const { figures } = beside().get(besideOf(figure));
  return figures.length > 1 ? figures : [];
}

/** The bar of a figure beside the others of its section, or null where there is none to compare it with. */
function bar(figure) {
  const { figures, longest } = beside().get(besideOf(figure));
  if (figures.length < 2 || !longest) return null;
  const width = (size(figure) / longest) * 100;
  return drawn("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { class: `fill ${figure.row.certainty}`, x: 0.5, y: 0.5, width: Math.max(width - 1, 0.2), height: 9 }));
}

/** The chart of a section: a line with a bar for each figure in the same unit. */
function sectionChart(figure, state) {
  const figures = comparable(figure);
  if (!figures.length) return null;
  return element("ul", { class: "bars" }, figures.map((other) =>
    element("li", { class: other === figure ? "current" : null },
      other === figure
        ? element("span", { class: "label" }, other.row[`label_${state.lang}`])
        : element("a", { class: "label", href: address({ ...state, id: other.row.id }) }, other.row[`label_${state.lang}`]),
      amount(other, state.lang),
      bar(other))));
}

/** The numbers of a figure over the years, its own among them, in order of time. */
function yearsOf(figure) {
  const own = { year: Number(figure.row.period_end.slice(0, 4)), value: figure.row.value, comparability: "same",
    start: figure.row.period_start, end: figure.row.period_end };
  const others = figure.other_years.map((one) => ({ ...one, start: one.period.start, end: one.period.end }));
  return [...others, own].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
}

/** Whether the count of a figure changed between two numbers. */
function parted(figure, earlier, later) {
  return figure.breaks.some(({ since }) => earlier.end < since && since <= later.end);
}

/** The series of a figure: a line that is broken where numbers cannot be compared. */
function seriesChart(figure, language) {
  if (!figure.other_years.length) return null;
  const years = yearsOf(figure);
  const [width, height, left, below, above] = [480, 190, 34, 22, 22];
  const [first, last] = [years[0].year, years.at(-1).year];
  const most = Math.max(...years.map(({ value }) => Number(value))) || 1;
  const x = (one) => left + ((one.year - first) / (last - first || 1)) * (width - 2 * left);
  const y = (one) => height - below - (Number(one.value) / most) * (height - below - above);
  const compared = years.filter(({ comparability }) => comparability !== "different");
  const lines = compared.slice(1)
    .map((later, place) => [compared[place], later])
    .filter(([earlier, later]) => !parted(figure, earlier, later))
    .map(([earlier, later]) => drawn("line", { x1: x(earlier), y1: y(earlier), x2: x(later), y2: y(later) }));
  const breaks = figure.breaks.map(({ since }) => {
    const later = years.findIndex((one) => one.end >= since);
    if (later < 1) return "";
    const middle = (x(years[later - 1]) + x(years[later])) / 2;
    return drawn("line", { class: "break", x1: middle, y1: above / 2, x2: middle, y2: height - below });
  });
  const dots = years.map((one) => drawn("circle", { class: one.comparability, cx: x(one), cy: y(one), r: 4 }));
  const text = (words, one, where, at) =>
    drawn("text", { x: x(one), y: at, "text-anchor": where }, words);
  const highest = years.reduce((best, one) => (Number(one.value) > Number(best.value) ? one : best));
  const named = [...new Set([years[0], highest, years.at(-1)])];
  const labels = named.map((one) => text(formatted(one.value, language), one, "middle", y(one) - 9));
  const axis = [...new Set([years[0], years.at(-1)])].map((one) => text(String(one.year), one, "middle", height - 5));
  return drawn("svg", { class: "series", viewBox: `0 0 ${width} ${height}`, role: "img" },
    drawn("title", {}, `${capital(language, "other_years")}: ${figure.row[`label_${language}`]}`),
    drawn("line", { class: "ground", x1: left / 2, y1: height - below, x2: width - left / 2, y2: height - below }),
    ...breaks, ...lines, ...dots, ...labels, ...axis);
}
