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

/** The lines that the library itself writes: what a spreadsheet would run as a formula is defused in them. */
function downloadCsv(figures) {
  // Spreadsheets take a file without this mark for another encoding, and break its accents.
  const lines = ["\ufeff", EDITION.csv_header, ...figures.map((figure) => figure.csv)];
  offer(`belgian-federal-police-${EDITION.year}.csv`, "text/csv;charset=utf-8", lines.join(""));
}

function downloadJson(figures) {
  offer(`belgian-federal-police-${EDITION.year}.json`, "application/json", jsonText(figures.map((figure) => figure.row)));
}
