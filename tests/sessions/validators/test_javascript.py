"""Programs in JavaScript take the schemas: ajv validates with them, and json-schema-to-typescript makes types of them.

`nox -s validators` installs the packages and names their folder.
"""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import belgian_police_stats as bps

PACKAGES = os.environ["BELGIAN_POLICE_STATS_NODE"]
PROGRAMS = Path(__file__).parent / "javascript"
SCHEMAS = {"report": "report.schema.json", "row": "figures.schema.json", "figure": "figure.schema.json"}
"""Each schema by a short name, and its file among those of `export all`."""


def schema(written: Path, name: str) -> Any:
    """Read a schema that `export all` wrote."""
    return json.loads((written / SCHEMAS[name]).read_text(encoding="utf-8"))


def plain(value: object) -> object:
    """Write what JSON has no type for: dates as texts, decimals as numbers."""
    if isinstance(value, Decimal):
        return float(value)
    assert isinstance(value, date)
    return value.isoformat()


def answer(program: str, question: object, folder: Path) -> Any:
    """Run a program of javascript/ and read the JSON that it prints. Its temporary files come into the folder."""
    path = folder / "question.json"
    path.write_text(json.dumps(question, default=plain), encoding="utf-8")
    command = ["node", str(PROGRAMS / program), PACKAGES, str(path)]
    environment = {**os.environ, "TMPDIR": str(folder)}
    done = subprocess.run(command, capture_output=True, check=False, timeout=300, env=environment)
    assert (0, b"") == (done.returncode, done.stderr), done.stderr.decode()
    return json.loads(done.stdout)


def test_ajv_validates_reports_and_records(written: Path, report: bps.Report, tmp_path: Path) -> None:
    """In draft 2020-12 and in strict mode: every row and every record is valid, and a damaged one is not."""
    rows, records = [*report.table()], [figure.to_dict() for figure in report]
    lines = (written / "figures.ndjson").read_text(encoding="utf-8").splitlines()
    whole: dict[str, Any] = report.to_dict()
    emptied: Any = {**whole, "rules": None, "overlaps": None}
    documents: dict[str, tuple[list[Any], list[Any]]] = {
        "report": ([whole, emptied], [{**whole, "more": 1}, {**whole, "labels": None}]),
        "row": (
            [*rows, *map(json.loads, lines)],
            [{**rows[0], "kind": "Number"}, {**rows[0], "note": 7}, records[0], {**rows[0], "period_end": "soon"}],
        ),
        "figure": ([*records], [rows[0], {**records[0], "value": "805"}, {**records[0], "sources": [{}]}]),
    }
    questions = [
        {"schema": schema(written, name), "documents": [*sound, *damaged]}
        for name, (sound, damaged) in documents.items()
    ]
    expected = [[True] * len(sound) + [False] * len(damaged) for sound, damaged in documents.values()]

    assert expected == answer("valid.mjs", questions, tmp_path)


SOUND = (
    """
import { Discrepancy, Entry, FileFigure } from "./report";
export const entry: Entry = { line: 1, printed: "4", figure: "a.b.c" };
export const other: Entry = { line: 1, printed: "2024", reason: "date", figure: null };
export const found: Discrepancy = {
  id: "a", kind: "contradiction", rule: "r", verdict: "violated", arithmetic: "1 > 0", explanation: "e",
};
export const figure: FileFigure = {
  printed: "805", value: 805, unit: "case", slide: 1, line: 5, certainty: "certain", alternatives: null, also: null,
};
""",
    """
import { FigureRecord } from "./figure";
export function total(records: FigureRecord[]): number {
  return records.filter((one) => one.doubts.length === 0).reduce((sum, one) => sum + one.value, 0);
}
export function place(one: FigureRecord): string {
  return `${one.sources[0].slide}: ${one.alternatives.map((other) => other.printed ?? other.scope ?? "").join()}`;
}
""",
    """
import { TableRow } from "./row";
export function note(row: TableRow): string | null {
  return row.certainty === "certain" ? row.note : row.alternatives;
}
""",
)
WRONG = (
    'import { Entry } from "./report"; export const e: Entry = { line: "1", printed: "4", figure: "a.b.c" };',
    'import { Entry } from "./report"; export const e: Entry = { line: 1, printed: "4" };',
    'import { FileFigure } from "./report"; export const unit = (one: FileFigure): number => one.unit;',
    'import { FigureRecord } from "./figure"; export const f = (one: FigureRecord): string => one.doubts;',
    'import { TableRow } from "./row"; export const f = (row: TableRow): boolean => row.certainty === "certian";',
)


def test_typescript_is_made_of_the_schemas(written: Path, tmp_path: Path) -> None:
    """The types can be written by hand and read, and a wrong use does not compile."""
    question = {"schemas": {name: schema(written, name) for name in SCHEMAS}, "uses": [*SOUND, *WRONG]}
    errors = answer("typed.mjs", question, tmp_path)

    assert [[]] * len(SOUND) == errors[: len(SOUND)]
    assert [] == [use for use, found in zip(WRONG, errors[len(SOUND) :], strict=True) if not found]
