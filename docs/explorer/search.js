"use strict";

// Finds figures as `report.find` of the library does: a test holds both to the same answers. A number is found as it is
// printed, as it is shown in any language, and by its value.
// The reasons for every step are in querying/search_index.py and querying/search.py.

const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss" };
const WHOLE = 3, FORM = 2.5, START = 2, SAME_CONCEPT = 2, INSIDE = 1, YEAR = 1.5;
const FACTORS = { section: 0.75, chapter: 0.5, unit: 0.5 };
const ELSEWHERE = 0.75, NEAR_BEST = 0.75, TELLING = 0.25, FEW = 20, VAGUE = 3, SLIP = 0.9;
const LONGEST_SEARCH = 10000, MOST_WORDS = 50, SENTENCE = 5;
const FILLERS = new Set(EDITION.fillers);

const ASKED =
  /(?<![\p{L}\p{N}_.,])((?:[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?:\s?%)?)(?![\p{L}\p{N}_])|((?:[\p{L}\p{N}]|[\u0300-\u036f])+)/gu;

/** The words of a text, without accents and case. */
function plainWords(text) {
  const flat = text
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  return flat.match(/[\p{L}\p{N}]+/gu) || [];
}

/** Words without fillers, unless there are no others. */
function telling(words) {
  const kept = words.filter((word) => !FILLERS.has(word));
  return kept.length ? kept : words;
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

/** The figures that are printed or shown with just this text. */
function printedAs(text) {
  return numbers().filter(({ texts }) => texts.has(flat(text))).map(({ figure }) => figure);
}

/** A printed number without its marks, or null for anything else: "3.920", "3 920" and "3920" are one. */
function plainNumber(text) {
  const bare = text.trim().replace(/[\s%€'’]/g, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const whole = bare.replace(/[.,](?=\d{3}(?!\d))/g, "");
  return whole.replace(".", ",");
}

/** What a word can be without its ending. */
function stems(word) {
  if (word.length < 4) return [word];
  const plain = (stem) => {
    const single = stem.replace(/([aeou])\1/g, "$1");
    const last = { v: "f", z: "s" }[single.at(-1)] || single.at(-1);
    return single.slice(0, -1) + last;
  };
  const found = new Set([plain(word)]);
  for (const [ending, instead, left] of EDITION.endings) {
    const stem = word.slice(0, word.length - ending.length);
    if (!word.endsWith(ending) || stem.length < left) continue;
    if (ending.length === 1 && stem.endsWith(ending)) continue;
    found.add(plain(stem + instead));
    if (stem.length > left && stem.at(-1) === stem.at(-2)) found.add(plain(stem.slice(0, -1)));
  }
  return [...found];
}

/** A word, and with an umlaut that is written with an e in both ways. */
function spellings(word) {
  return [...new Set([word, word.replace(/([aou])e/g, "$1")])];
}

function listed(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

/** The concepts of a language, by the words and the rows of words that stand for them. */
class Lexicon {
  constructor(language) {
    this.exact = new Map();
    this.prefixes = new Map();
    this.inside = new Map();
    this.rows = new Map();
    for (const [key, patterns] of Object.entries(EDITION.concepts)) {
      for (const pattern of patterns[language]) this.add(key, pattern);
    }
  }

  add(key, pattern) {
    const row = pattern.split(" ");
    const word = pattern.replace(/^\*|\*$/g, "");
    if (row.length > 1) listed(this.rows, row[0], () => []).push([row, key]);
    else if (pattern.startsWith("*")) {
      const [anywhere, ending] = listed(this.inside, word, () => [new Set(), new Set()]);
      (pattern.endsWith("*") ? anywhere : ending).add(key);
    } else listed(pattern.endsWith("*") ? this.prefixes : this.exact, word, () => new Set()).add(key);
  }

  keysOf(word) {
    const found = new Set(this.exact.get(word) || []);
    for (let length = 2; length <= Math.min(word.length, 20); length++) {
      for (const key of this.prefixes.get(word.slice(0, length)) || []) found.add(key);
    }
    if (word.length > 4 && word.length <= 40) {
      for (const [part, [anywhere, ending]] of this.inside) {
        const whole = part === word;
        if (!whole && (part.length < 4 || part.length > 20)) continue;
        const place = word.indexOf(part, whole ? 0 : 1);
        if (place < 0) continue;
        for (const key of anywhere) found.add(key);
        if (word.endsWith(part)) for (const key of ending) found.add(key);
      }
    }
    return found;
  }

  /** The rows of words that begin at a place, each with the number of its words. */
  rowsAt(words, place) {
    const fits = (pattern, word) => (pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : word === pattern);
    return (this.rows.get(words[place]) || [])
      .filter(([row]) => row.length <= words.length - place && row.every((part, i) => i === 0 || fits(part, words[place + i])))
      .map(([row, key]) => [row.length, key]);
  }
}

const lexicons = once(() => Object.fromEntries(LANGUAGES.map((language) => [language, new Lexicon(language)])));

/** Every text of the figures and around them, by its words. */
const index = once(() => {
  const texts = [], own = [], around = EDITION.figures.map(() => []);
  const words = new Map(), byStem = new Map(), concepts = new Map(), values = new Map(), years = new Map();

  function add(place, language, text, wanted, figures) {
    const number = texts.length;
    texts.push({ place, language, text, words: wanted, figures, factor: FACTORS[place] || 1 });
    if (place in FACTORS) figures.forEach((figure) => around[figure].push(number));
    for (const word of new Set(wanted)) {
      if (!words.has(word)) {
        for (const stem of spellings(word).flatMap(stems)) listed(byStem, stem, () => new Set()).add(word);
      }
      listed(words, word, () => []).push(number);
    }
    return number;
  }

  function addLabels(labels, figures, place = "label") {
    const found = Object.fromEntries(
      LANGUAGES.map((language) => {
        const split = plainWords(labels[language]), pairs = [];
        split.forEach((word, at) => {
          const rows = lexicons()[language].rowsAt(split, at).map(([, key]) => key);
          for (const key of [...lexicons()[language].keysOf(word), ...rows]) pairs.push([key, word]);
        });
        return [language, { split, pairs }];
      }),
    );
    const often = (key) => LANGUAGES.filter((language) => found[language].pairs.some(([other]) => other === key)).length;
    const added = {};
    for (const language of LANGUAGES) {
      const { split, pairs } = found[language];
      const number = add(place, language, labels[language], telling(split), figures);
      for (const [key, word] of pairs) {
        const where = often(key) >= 2 ? listed(concepts, key, () => new Map()) : null;
        if (where && !where.has(number)) where.set(number, word);
      }
      added[language] = number;
    }
    return added;
  }

  const groups = new Map();
  EDITION.figures.forEach(({ row, sources }, place) => {
    const labels = Object.fromEntries(LANGUAGES.map((language) => [language, row[`label_${language}`]]));
    own.push({ ...addLabels(labels, [place]), id: add("id", "id", row.id, telling(plainWords(row.id)), [place]) });
    for (const kind of ["section", "chapter", "unit", "kind"]) {
      listed(groups, `${kind} ${row[kind]}`, () => []).push(place);
    }
    for (const source of sources) listed(values, plainNumber(source.printed), () => new Set()).add(place);
    for (const day of [row.period_start, row.period_end]) listed(years, day.slice(0, 4), () => new Set()).add(place);
  });
  for (const [group, places] of groups) {
    const [kind, name] = group.split(" ");
    if (kind === "section") addLabels(EDITION.sections[name], places, kind);
    else if (kind === "chapter") addLabels(EDITION.chapters[name], places, kind);
    else if (kind === "unit") for (const form of ["one", "other"]) addLabels(EDITION.units[name][form], places, kind);
    else if (name in EDITION.kinds) {
      listed(concepts, EDITION.kinds[name], () => new Map()).set(add("unit", "en", "", [], places), name.toLowerCase());
    }
  }
  const spread = (key) => new Set([...concepts.get(key).keys()].flatMap((number) => texts[number].figures)).size;
  return { texts, own, around, words, byStem, concepts, values, years, spread };
});

/** The concepts of a word in any language, or else those of its other forms. */
function conceptsOf(word) {
  for (const forms of [spellings(word), stems(word)]) {
    const keys = new Set(forms.flatMap((form) => LANGUAGES.flatMap((language) => [...lexicons()[language].keysOf(form)])));
    if (keys.size) return keys;
  }
  return new Set();
}

/** How alike two words are, from 0 to 1: twice the letters in common blocks, over all letters. */
function likeness(one, other) {
  const common = (a, b) => {
    let [length, i, j] = [0, 0, 0];
    for (let x = 0; x < a.length; x++) {
      for (let y = 0; y < b.length; y++) {
        let same = 0;
        while (x + same < a.length && a[x + same] === b[y + same]) same++;
        if (same > length) [length, i, j] = [same, x, y];
      }
    }
    return length ? length + common(a.slice(0, i), b.slice(0, j)) + common(a.slice(i + length), b.slice(j + length)) : 0;
  };
  return (2 * common(one, other)) / (one.length + other.length);
}

/** Whether a word seems to be a known one with a slip. */
function isSlip(word) {
  if (spellings(word).some((form) => index().words.has(form)) || stems(word).some((stem) => index().byStem.has(stem))) return false;
  return [...index().words.keys()].some(
    (known) => Math.abs(known.length - word.length) < word.length / 4 && !FILLERS.has(known) && likeness(word, known) >= SLIP,
  );
}

/** The different words and numbers of a search, and whether it is a sentence. */
function askedFor(text) {
  const order = [], numbers = new Map();
  for (const found of text.matchAll(ASKED)) {
    for (const word of found[1] ? [found[1]] : plainWords(found[2])) {
      order.push(word);
      if (!numbers.has(word)) numbers.set(word, found[1] ? plainNumber(found[1]) : null);
    }
  }
  const parts = [...numbers.keys()];
  const kept = telling(parts).slice(0, MOST_WORDS);
  const meant = new Map(kept.map((word) => [word, conceptsOf(word)]));
  for (const word of kept) {
    const place = order.indexOf(word);
    for (const language of LANGUAGES) {
      for (const [length, key] of lexicons()[language].rowsAt(order, place)) {
        order.slice(place, place + length).forEach((other) => meant.has(other) && meant.get(other).add(key));
      }
    }
  }
  const asked = kept.map((word) => {
    const keys = meant.get(word).size && isSlip(word) ? [] : [...meant.get(word)].filter((key) => index().concepts.has(key));
    const least = Math.min(...keys.map((key) => index().spread(key)));
    return {
      spellings: spellings(word),
      concepts: keys.filter((key) => index().spread(key) <= least * VAGUE).sort(),
      number: numbers.get(word),
    };
  });
  return [asked, kept.length < parts.length || kept.length >= SENTENCE];
}

/** The words of the index that a word fits, with how well it fits each. */
function wordsLike(forms) {
  const found = new Map();
  const note = (word, points) => found.set(word, Math.max(found.get(word) || 0, points));
  for (const form of forms) {
    for (const word of index().words.keys()) {
      if (word.startsWith(form)) note(word, START);
      else if (form.length > 2 && word.includes(form)) note(word, INSIDE);
    }
    for (const stem of stems(form)) for (const word of index().byStem.get(stem) || []) note(word, FORM);
  }
  forms.filter((form) => index().words.has(form)).forEach((form) => note(form, WHOLE));
  return found;
}

/** Where a word of a search fits. */
function fitOf(asked) {
  const words = wordsLike(asked.spellings), texts = new Map(), figures = new Map();
  for (const number of new Set([...words.keys()].flatMap((word) => index().words.get(word)))) {
    let best = null;
    for (const word of index().texts[number].words) {
      if (words.has(word) && (best === null || words.get(word) > words.get(best))) best = word;
    }
    texts.set(number, [words.get(best), best]);
  }
  for (const concept of asked.concepts) {
    for (const [number, word] of index().concepts.get(concept)) {
      if (!texts.has(number) || texts.get(number)[0] < SAME_CONCEPT) texts.set(number, [SAME_CONCEPT, word]);
    }
  }
  const touched = new Set([...texts.keys()].flatMap((number) => index().texts[number].figures));
  const clearly = new Set([...texts].flatMap(([number, [points]]) => (points > INSIDE ? index().texts[number].figures : [])));
  const byWord = touched.size > 0;
  if (asked.number !== null) {
    for (const place of index().years.get(asked.number) || []) figures.set(place, YEAR);
    for (const place of index().values.get(asked.number) || []) figures.set(place, WHOLE);
  }
  for (const place of figures.keys()) touched.add(place) && clearly.add(place);
  return { texts, figures, touched, clearly, byYear: !byWord && ![...figures.values()].includes(WHOLE) };
}

/** Score a figure by the text of it that fits best; of equals, by the first. */
function scored(place, fits) {
  const own = index().own[place];
  const beside = fits.map((fit) =>
    Math.max(
      fit.figures.get(place) || 0,
      ...Object.values(own).map((number) => (fit.texts.has(number) ? ELSEWHERE * fit.texts.get(number)[0] : 0)),
      ...index().around[place].map((number) => (fit.texts.has(number) ? index().texts[number].factor * fit.texts.get(number)[0] : 0)),
    ),
  );
  let best = null;
  for (const language of [...LANGUAGES, "id"]) {
    const { words, text } = index().texts[own[language]];
    const here = fits.map((fit) => fit.texts.get(own[language]) || [0, ""]);
    const points = here.reduce((sum, [found], i) => sum + Math.max(found, beside[i]), 0);
    const matched = new Set(here.map(([, word]) => word).filter(Boolean));
    const score = points / (WHOLE * fits.length) / 2 + (words.length ? matched.size / words.length / 2 : 0);
    if (best === null || score > best.score) best = { score, match: { language, text } };
  }
  return { figure: EDITION.figures[place], place, ...best };
}

/** The figures that have every word; if there are none, those with the words that say the most. */
function scoredAll(asked, isSentence) {
  const fits = asked.map(fitOf);
  if (fits.every((fit) => fit.byYear)) return [];
  const places = EDITION.figures.map((_, place) => place);
  const every = places.filter((place) => fits.every((fit) => fit.touched.has(place)));
  if (every.length) return every.map((place) => scored(place, fits)).sort((a, b) => b.score - a.score);
  if (!isSentence && fits.some((fit) => !fit.touched.size)) return [];
  const total = places.length, said = new Map(), telling = new Set();
  for (const fit of fits) {
    const weight = Math.log((total + 1) / (fit.clearly.size + 0.5));
    for (const place of fit.clearly) said.set(place, (said.get(place) || 0) + weight);
    if ((total <= FEW || fit.clearly.size <= total * TELLING) && !fit.byYear) fit.clearly.forEach((place) => telling.add(place));
  }
  const best = Math.max(0, ...[...telling].map((place) => said.get(place)));
  return places
    .filter((place) => telling.has(place) && said.get(place) >= best * NEAR_BEST)
    .map((place) => scored(place, fits))
    .sort((a, b) => said.get(b.place) - said.get(a.place) || b.score - a.score);
}

/** The figures that fit, the best first, each with the text that fits best. */
function find(query) {
  const text = query.slice(0, LONGEST_SEARCH);
  if (!text.trim()) return EDITION.figures.map((figure) => ({ figure, match: null }));
  // "Ten" and "eins" are words of labels before they are numbers, unless a number is printed in just this way.
  const printed = /\d/.test(text) ? findNumber(text) : printedAs(text);
  const [asked, isSentence] = askedFor(text);
  const others = asked.length ? scoredAll(asked, isSentence).filter(({ figure }) => !printed.includes(figure)) : [];
  const numbered = printed.length || others.length ? printed : findNumber(text);
  return [...numbered.map((figure) => ({ figure, match: null })), ...others];
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
  const texts = index().texts.filter((one) => one.place === "label");
  const words = (wanted) => texts.filter((one) => (one.language === language) === wanted).flatMap((one) => one.words);
  return [...new Set([...words(true), ...words(false)])].filter((word) => word.length > 2);
}

/** A search that finds something and differs from this one by slips of the keyboard, or null. */
function nearest(query, language) {
  const known = vocabulary(language);
  const words = telling(plainWords(query.slice(0, 100))).slice(0, 5);
  const meant = words.map((word) => {
    if (conceptsOf(word).size || known.some((other) => other.startsWith(word) || (word.length > 2 && other.includes(word)))) return word;
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
