"use strict";

// Numbers stay the texts that they are: a browser's own numbers would drop the last digit of 20.50.

/** A list of objects. */
function jsonText(rows) {
  const member = ([name, value]) => {
    const text = EDITION.exact.includes(name) && value !== null ? value : JSON.stringify(value);
    return `    ${JSON.stringify(name)}: ${text}`;
  };
  const items = rows.map((row) => `  {\n${Object.entries(row).map(member).join(",\n")}\n  }`);
  return items.length ? `[\n${items.join(",\n")}\n]\n` : "[]\n";
}

/** Hand a text to the reader as a file. */
function offer(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** The name of a file: what was searched and filtered is in it. */
function fileName(state, ending) {
  const told = [state.chapter, state.unit, state.certainty, plainWords(state.q).join("-")].filter(Boolean);
  return [`belgian-federal-police-${EDITION.year}`, ...told].join("-").slice(0, 120) + ending;
}

/** The lines that the library itself writes: what a spreadsheet would run as a formula is defused in them. */
function downloadCsv(figures, state) {
  // Spreadsheets take a file without this mark for another encoding, and break its accents.
  const lines = ["\ufeff", EDITION.csv_header, ...figures.map((figure) => figure.csv)];
  offer(fileName(state, ".csv"), "text/csv;charset=utf-8", lines.join(""));
}

/** The fields of a line of CSV that the library wrote. */
function fieldsOf(line) {
  return [...line.replace(/\r\n$/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

/** The same for the spreadsheets of Belgium and its neighbours: semicolons between fields, commas in decimals. */
function semicolonLine(line, columns) {
  const written = fieldsOf(line).map((field, place) =>
    EDITION.exact.includes(columns[place]) || columns[place] === "value_text" ? field.replace(".", ",") : field);
  return written.map((field) => (/[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(";") + "\r\n";
}

function downloadSemicolons(figures, state) {
  const columns = fieldsOf(EDITION.csv_header);
  const lines = [EDITION.csv_header, ...figures.map((figure) => figure.csv)];
  offer(fileName(state, "-excel.csv"), "text/csv;charset=utf-8",
    "\ufeff" + lines.map((line) => semicolonLine(line, columns)).join(""));
}

function downloadJson(figures, state) {
  offer(fileName(state, ".json"), "application/json", jsonText(figures.map((figure) => figure.row)));
}

/** The address of a card, with its language even where that is the reader's own. */
function shareLink(figure, state) {
  return `${location.href.split("#")[0]}#${figure.row.id}&lang=${state.lang}`;
}

/** How to cite the number, as the library writes it. */
function citation(figure) {
  const [report, software] = EDITION.cite;
  return `${report} ${figure.cite}\n${software}`;
}

function pythonCode(figure) {
  return `import belgian_police_stats as bps\nbps.load(${EDITION.year})["${figure.row.id}"]`;
}

/** A line of Markdown: number, doubt, label, place and link. */
function markdownText(figure, state) {
  const { lang } = state, [source] = figure.sources, told = figure.caveat[lang];
  const plain = (text) => text.replace(/([\\`*_[\]<>])/g, "\\$1");
  const number = `**${plain(figure.amount[lang])}**${told ? ` (${plain(told)})` : ""}`;
  const place = `${plain(EDITION.publisher)}, *${plain(EDITION.title)}*, ${say(lang, "place", source)}`;
  return `${number}: [${plain(figure.row[`label_${lang}`])}](${shareLink(figure, state)}). ${place}.`;
}

function figureJson(figure) {
  return jsonText([figure.row]).trim();
}

/** Put a text on the clipboard and say so; where the browser refuses, show the text to be copied by hand. */
async function copy(text, button, language) {
  const told = button.closest(".tools").querySelector(".copied");
  try {
    await navigator.clipboard.writeText(text);
    told.replaceChildren(say(language, "copied"));
  } catch {
    const field = element("textarea", { readonly: "", rows: "3", "aria-label": say(language, "copy") });
    field.value = text;
    told.replaceChildren(field);
    field.select();
  }
}
