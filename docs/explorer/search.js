"use strict";

// Finds figures as `report.find` of the library does: a test holds both to the same answers.

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

/** A printed number without its marks, or null for anything else: "3.920", "3 920" and "3920" are one. */
function plainNumber(text) {
  const bare = text.trim().replace(/[\s%€]/g, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const whole = bare.replace(/[.,](?=\d{3}(?!\d))/g, "");
  return whole.replace(".", ",");
}

/** Every text of a figure that can be searched, prepared once. */
const TEXTS = EDITION.figures.map((figure) =>
  [...LANGUAGES, "id"].map((language) => {
    const text = language === "id" ? figure.row.id : figure.row[`label_${language}`];
    return { language, text, words: tellingWords(text) };
  }),
);

/** The figures that fit, the best first, each with the text that fits best. */
function find(query) {
  const number = plainNumber(query);
  const printed = EDITION.figures.filter(
    (figure) => number !== null && figure.sources.some((source) => plainNumber(source.printed) === number),
  );
  if (printed.length) return printed.map((figure) => ({ figure, match: null }));
  const wanted = tellingWords(query);
  if (!wanted.length) return EDITION.figures.map((figure) => ({ figure, match: null }));
  const found = [];
  EDITION.figures.forEach((figure, place) => {
    let best = null;
    for (const match of TEXTS[place]) {
      const value = score(match.words, wanted);
      if (value !== null && (best === null || value > best.value)) best = { value, match };
    }
    if (best) found.push({ figure, match: best.match, value: best.value });
  });
  return found.sort((a, b) => b.value - a.value);
}
