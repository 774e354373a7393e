"use strict";

// Finds figures as `report.find` of the library does: a test holds both to the same answers. A number is found as it is
// printed, as it is shown in any language, and by its value.

/** A value that is made when it is first asked for: opening the page needs neither texts nor numbers. */
function once(make) {
  let made;
  return () => (made ??= make());
}

const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss" };
const WHOLE = 3, START = 2, INSIDE = 1;

/** The words of a text, without accents and case. */
function plainWords(text) {
  const flat = text
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  return flat.match(/[\p{L}\p{N}]+/gu) || [];
}

/** The words of a text without fillers, unless it has no others. */
function tellingWords(text) {
  const words = plainWords(text);
  const telling = words.filter((word) => !EDITION.fillers.includes(word));
  return telling.length ? telling : words;
}

function fit(word, other) {
  if (word === other) return WHOLE;
  if (other.startsWith(word)) return START;
  return word.length > 2 && other.includes(word) ? INSIDE : 0;
}

/** How well a text fits the wanted words, from 0 to 1, or null where one of them fits nowhere. */
function score(words, wanted) {
  const matched = new Set();
  let total = 0;
  for (const word of wanted) {
    let best = 0, hit = null;
    for (const other of words) {
      const value = fit(word, other);
      if (value > best) [best, hit] = [value, other];
    }
    if (!best) return null;
    matched.add(hit);
    total += best;
  }
  return total / (WHOLE * wanted.length) / 2 + Math.min(matched.size / words.length, 1) / 2;
}

/** A text without case, accents and the kinds of spaces and dashes, for comparing what is printed or shown. */
function flat(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim();
}

/** Every name of a unit, and its sign. */
function unitNames(unit) {
  const { one, other } = EDITION.units[unit];
  const signs = { percent: ["%"], EUR: ["€", "euro", "euros"] }[unit] || [];
  return [...signs, unit, ...LANGUAGES.flatMap((language) => [one[language], other[language]])].map(flat);
}

/** The texts under which the number of each figure is printed and shown, and its value. */
const numbers = once(() => EDITION.figures.map((figure) => ({
  figure,
  texts: new Set([
    ...figure.sources.map(({ printed }) => printed),
    ...LANGUAGES.flatMap((language) => {
      const amount = figure.amount[language], told = figure.caveat[language];
      return told ? [amount, `${amount} (${told})`] : [amount];
    }),
  ].map(flat)),
  values: new Set([Number(figure.row.value), ...figure.sources.flatMap(({ printed }) => valuesOf(printed)?.values || [])]),
  units: unitNames(figure.row.unit),
})));

/** The figures whose number is the one asked for, as it is printed, as it is shown, or as another language writes it. */
function findNumber(query) {
  const text = flat(query), asked = valuesOf(query);
  if (!text) return [];
  return numbers().filter(({ texts, values, units }) =>
    texts.has(text) ||
    (asked && asked.values.some((value) => values.has(value)) && (!asked.unit || units.some((name) => name.startsWith(flat(asked.unit)))))
  ).map(({ figure }) => figure);
}

/** Every text of a figure that can be searched, prepared once. */
const texts = once(() => EDITION.figures.map((figure) =>
  [...LANGUAGES, "id"].map((language) => {
    const text = language === "id" ? figure.row.id : figure.row[`label_${language}`];
    return { language, text, words: tellingWords(text) };
  }),
));

/** The figures that fit, the best first, each with the text that fits best. */
function find(query) {
  // "Ten" and "eins" are words of labels before they are numbers.
  const printed = /\d/.test(query) ? findNumber(query) : [];
  if (printed.length) return printed.map((figure) => ({ figure, match: null }));
  const wanted = tellingWords(query);
  if (!wanted.length) return EDITION.figures.map((figure) => ({ figure, match: null }));
  const found = [];
  EDITION.figures.forEach((figure, place) => {
    let best = null;
    for (const match of texts()[place]) {
      const value = score(match.words, wanted);
      if (value !== null && (best === null || value > best.value)) best = { value, match };
    }
    if (best) found.push({ figure, match: best.match, value: best.value });
  });
  if (!found.length) return findNumber(query).map((figure) => ({ figure, match: null }));
  return found.sort((a, b) => b.value - a.value);
}

/** The steps from one word to another: letters left out, added, changed or swapped. More than `most` are not counted. */
function steps(word, other, most) {
  if (Math.abs(word.length - other.length) > most) return most + 1;
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = rows[i - 1][j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(change, rows[i - 1][j] + 1, row[j - 1] + 1));
      const swapped = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[word.length][other.length];
}

/** The words of all labels, those of one language first. */
function vocabulary(language) {
  const labels = texts().flat().filter((one) => one.language !== "id");
  const words = (wanted) => labels.filter((one) => (one.language === language) === wanted).flatMap((one) => one.words);
  return [...new Set([...words(true), ...words(false)])].filter((word) => word.length > 2);
}

/** A search that finds something and differs from this one by slips of the keyboard, or null. */
function nearest(query, language) {
  const known = vocabulary(language);
  const words = tellingWords(query.slice(0, 100)).slice(0, 5);
  const meant = words.map((word) => {
    if (known.some((other) => fit(word, other))) return word;
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    let best = null, fewest = most + 1;
    for (const other of known) {
      const count = steps(word, other, most);
      if (count < fewest) [best, fewest] = [other, count];
    }
    return best;
  });
  const text = meant.join(" ");
  return words.length && !meant.includes(null) && text !== words.join(" ") && find(text).length ? text : null;
}
