"""The rows of the CSV file, and functions that change one thing in a file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import belgian_police_stats as bps
from belgian_police_stats.writing.escapes import defused


def records_of(report: bps.Report) -> list[dict[str, Any]]:
    """The rows of the CSV file of the figures."""
    return rows_in_csv(report.table())


def rows_in_csv(table: bps.Table) -> list[dict[str, Any]]:
    """The rows of a CSV file, in which texts that look like formulas start with an apostrophe."""
    return [
        {name: defused(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in table.to_records()
    ]


def in_json(path: Path, change: Callable[[Any], object]) -> None:
    """Change the contents of a JSON file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def in_text(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
