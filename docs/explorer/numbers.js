"use strict";

// Reads one number as a text in one of the four languages writes it: `4.393`, `4'393`, `14,5 miljoen`, `€231.7m`,
// `quatre-vingts`. The words are those of the library, and a test holds both to the same answers.

const NUMBER_MARKS = { thousand_mark: 1e3, million_mark: 1e6, billion_mark: 1e9 };
const NUMBER_SCALES = { thousand: 1e3, million: 1e6, billion: 1e9 };
const COLLECTIVES = {
  about_ten: 10, about_dozen: 12, about_twenty: 20, about_thirty: 30, about_forty: 40, about_fifty: 50,
  about_sixty: 60, about_hundred: 100, about_thousand: 1000, tens_of: 10, hundreds_of: 100, thousands_of: 1000,
};
const QUALIFIERS = ["more_than", "at_least", "less_than", "at_most", "about"];
const ARTICLES = ["een", "un", "une", "ein", "eine", "a", "the", "de", "d", "of"];
const LONGEST_NUMBER = 100;

/** A value that is made when it is first asked for: opening the page needs neither texts nor numbers. */
function once(make) {
  let made;
  return () => (made ??= make());
}

/** A text without accents and in small letters, with its kinds of spaces and dashes made one. */
function bareNumber(text) {
  return text
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\u2019]+/gu, (found) => (found.includes("\u2019") ? "'" : " "))
    .trim();
}

/** The longest of some rows of words with which a text begins, or "". */
function beginning(text, rows) {
  let best = "";
  for (const row of rows) {
    const next = text[row.length];
    if (row.length > best.length && text.startsWith(row) && !(next && /[\p{L}\p{N}]/u.test(next))) best = row;
  }
  return best;
}

function wordsFor(keys, language) {
  return keys.flatMap((key) => EDITION.number_words[key][language]);
}

/** The number that a key of a table stands for where one of its words begins a text, with the rest of the text. */
function takeWord(text, table, languages) {
  let best = null;
  for (const [key, value] of Object.entries(table)) {
    const word = beginning(text, languages.flatMap((language) => wordsFor([key], language)));
    if (word && (!best || word.length > best.word.length)) best = { word, value };
  }
  return best && { value: best.value, rest: text.slice(best.word.length).replace(/^\.(?=\s|€|$)/, "").trimStart() };
}

/** The digits at the beginning of a text: every value that they can have. */
function takeDigits(text) {
  const grouped = /^(\d{1,3})(?:([ .,'])\d{3})(?:\2\d{3})*(?!\d)/.exec(text);
  const whole = grouped ? grouped[0] : (/^\d+/.exec(text) || [""])[0];
  if (!whole || whole.length > 40) return null;
  const mark = grouped ? grouped[2] : "", behind = text.slice(whole.length);
  const decimals = /^[.,](\d{1,9})(?!\d)/.exec(behind);
  const value = whole.replace(/[ .,']/g, "");
  if (decimals && decimals[0][0] !== mark) {
    return { values: [`${value}.${decimals[1]}`], small: [], rest: behind.slice(decimals[0].length) };
  }
  const groups = whole.split(mark || "|");
  // One point or comma before three digits can mean thousands or decimals. Nobody writes three zeros as decimals.
  const open = (mark === "." || mark === ",") && groups.length === 2;
  const small = open && (groups[1] !== "000" || groups[0].startsWith("0")) ? [groups.join(".")] : [];
  return { values: open && groups[0].startsWith("0") ? [] : [value], small, rest: behind };
}

/** The numbers below a thousand that Dutch and German write as one word. */
function compounds(language) {
  const ones = wordsFor(["ones"], language), tens = wordsFor(["tens"], language);
  const [join] = wordsFor(["joins"], language), [hundred] = wordsFor(["hundred"], language);
  const below = new Map(ones.map((word, value) => [word, value]));
  if (language === "de") below.set("eins", 1);
  tens.forEach((ten, place) => {
    below.set(ten, 10 * (place + 2));
    ones.slice(1, 10).forEach((one, index) => below.set(one + join + ten, 10 * (place + 2) + index + 1));
  });
  const found = new Map(below);
  ["", ...ones.slice(1, 10)].forEach((one, value) => {
    const base = 100 * Math.max(value, 1);
    found.set(one + hundred, base);
    for (const [word, rest] of below) {
      if (rest) for (const between of ["", join]) found.set(one + hundred + between + word, base + rest);
    }
  });
  return found;
}

// Thousands of words: they are made for the first search, since opening the page needs none.
const allCompounds = once(() => ({ nl: compounds("nl"), de: compounds("de") }));

/** A number that Dutch or German writes as one word, below a million. */
function takeCompound(text, language) {
  const [word] = /^\p{L}*/u.exec(text), known = allCompounds()[language], [thousand] = wordsFor(["thousand"], language);
  let value = known.get(word);
  if (value === undefined && word.includes(thousand)) {
    const place = word.indexOf(thousand), left = word.slice(0, place), right = word.slice(place + thousand.length);
    const many = left ? known.get(left) : 1, more = right ? known.get(right) : 0;
    value = many === undefined || more === undefined ? undefined : 1000 * many + more;
  }
  return value === undefined ? null : { value, rest: text.slice(word.length) };
}

/** A number that French or English writes in several words, below a million. */
function takeSum(text, language) {
  const ones = wordsFor(["ones"], language), tens = wordsFor(["tens"], language);
  const small = new Map([...ones.map((word, value) => [word, value]), ...tens.map((word, place) => [word, 10 * (place + 2)])]);
  if (language === "fr") for (const [word, value] of [["vingts", 20], ["une", 1], ["huitante", 80]]) small.set(word, value);
  const hundreds = wordsFor(["hundred"], language), [thousand] = wordsFor(["thousand"], language);
  const [join] = wordsFor(["joins"], language);
  let total = 0, current = null, rest = text, left = text;
  for (;;) {
    // "dix-sept" is one word of the list, and "vingt-deux" is two.
    const word = beginning(left, small.keys()) || (/^\p{L}+/u.exec(left) || [""])[0];
    const value = small.get(word);
    if (value !== undefined) {
      const last = (current ?? 0) % 100, teens = language === "fr" && (last === 60 || last === 80) && value < 20;
      if (current === null) current = value;
      else if (language === "fr" && last === 4 && value === 20) current += 76;
      else if (last === 0 || teens || (last % 10 === 0 && last >= 20 && value < 10)) current += value;
      else break;
    } else if (hundreds.includes(word) && (current === null || current < 100)) current = 100 * (current ?? 1);
    else if (word === thousand && total === 0) [total, current] = [1000 * (current ?? 1), null];
    else break;
    rest = left.slice(word.length);
    left = rest.replace(new RegExp(`^[ -](?:${join}[ -])?`), "");
  }
  return rest === text ? null : { value: total + (current ?? 0), rest };
}

/** The values of a text in one language, and what stands behind the number; null where it begins with no number. */
function readIn(text, language) {
  let rest = text, unit = "";
  const skip = (words) => {
    const word = beginning(rest, words);
    if (word) rest = rest.slice(word.length).replace(/^[\s']+/, "");
    return word;
  };
  rest = rest.replace(/^[~±≈<>≤≥]\s*/, "");
  const spaced = rest.replace(/'/g, " "), qualifier = beginning(spaced, wordsFor(QUALIFIERS, language));
  rest = rest.slice(qualifier.length).replace(/^[\s']+/, "");
  const sign = /^[+−-](?=[\p{L}\d€])/u.exec(rest);
  if (sign) rest = rest.slice(1);
  if (/^[€$£]/.test(rest)) [unit, rest] = [rest[0], rest.slice(1).trimStart()];
  else if (/^eur(?=\s*\d)/.test(rest)) [unit, rest] = ["€", rest.slice(3).trimStart()];
  const digits = takeDigits(rest);
  let values;
  if (digits) {
    rest = digits.rest;
    const close = /^\p{L}/u.test(rest) || /^ ?\p{L}+[€$£]/u.test(rest);
    rest = rest.trimStart();
    const scale = takeWord(rest, NUMBER_SCALES, LANGUAGES) || (close && takeWord(rest, NUMBER_MARKS, LANGUAGES));
    const chosen = scale && digits.small.length ? digits.small : [...digits.values, ...digits.small];
    values = chosen.map((value) => Number((Number(value) * (scale ? scale.value : 1)).toPrecision(15)));
    if (scale) rest = scale.rest;
  } else {
    const word = skip(ARTICLES);
    const spelled = takeWord(rest, COLLECTIVES, [language]) ||
      (language === "fr" || language === "en" ? takeSum(rest, language) : takeCompound(rest, language));
    if (!spelled || (word && spelled.value === 1)) return null;
    rest = spelled.rest.trimStart();
    const half = takeWord(rest, { and_a_half: 0.5 }, [language]);
    if (half) rest = half.rest;
    const scale = takeWord(rest, NUMBER_SCALES, [language]);
    values = [(spelled.value + (half ? half.value : 0)) * (scale ? scale.value : 1)];
    if (scale) rest = scale.rest;
  }
  // "4393b" is a code, and "cent" is only the beginning of "centrale".
  const glued = rest && /^[\p{L}\d]/u.test(rest) && /[\p{L}\d]$/u.test(text.slice(0, -rest.length));
  if (!values.length || glued) return null;
  const named = rest.trim().replace(/^(?:de |d'|of )/, "");
  if (/^[.,'-]?\d/.test(named)) return null;
  const factor = sign && sign[0] !== "+" ? -1 : 1;
  return { values: values.map((value) => factor * value), unit: named || unit };
}

/** The numbers that a text can stand for, in any language, and what is counted; null where it is not a number. */
function valuesOf(text) {
  const bare = bareNumber(text);
  if (!bare || bare.length > LONGEST_NUMBER) return null;
  const found = LANGUAGES.map((language) => readIn(bare, language)).filter(Boolean);
  if (!found.length) return null;
  // The language that understands most of the text leaves the shortest rest.
  const shortest = Math.min(...found.map(({ unit }) => unit.length));
  const best = found.filter(({ unit }) => unit.length === shortest);
  return { values: [...new Set(best.flatMap(({ values }) => values))], unit: best[0].unit };
}
