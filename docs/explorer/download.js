"use strict";

// Numbers stay the texts that they are: a browser's own numbers would drop the last digit of 20.50.

/** Comma-separated values. */
function csvText(rows) {
  const columns = Object.keys(rows[0] || EDITION.figures[0].row);
  const cell = (value) => {
    const text = value === null ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}

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

function downloadCsv(rows) {
  // Spreadsheets take a file without this mark for another encoding, and break its accents.
  offer(`belgian-federal-police-${EDITION.year}.csv`, "text/csv;charset=utf-8", "\ufeff" + csvText(rows));
}

function downloadJson(rows) {
  offer(`belgian-federal-police-${EDITION.year}.json`, "application/json", jsonText(rows));
}
