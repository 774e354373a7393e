"""CSV as RFC 4180 has it: UTF-8, commas, a header, CR LF. Every number is exact, and no cell is run as a formula."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from ...errors import ExportError
from ...model.report import Report
from ..columns import COLUMNS, ColumnType
from ..table import Table
from .restoring import restored

__all__ = ["csv_bytes", "defused", "read_csv", "undone"]

_STARTS = "=+\\-@\t\r\n＝＋－＠"
# A program that splits at semicolons or tabs, whatever the quotes say, begins a cell behind each of them.
_CELL_BEGINS = r"(?<![^;\t\r\n])"
_FORMULA = re.compile(rf"{_CELL_BEGINS}(?='*[{_STARTS}])")
_DEFUSED = re.compile(rf"{_CELL_BEGINS}'(?='*[{_STARTS}])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def csv_bytes(report: Report) -> bytes:
    """The table as CSV."""
    import csv

    file = io.StringIO()
    # With a line feed alone, a carriage return in a text would not be quoted.
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in report.table().rows:
        writer.writerow(_cell(value) for value in row)
    return file.getvalue().encode()


_LONGEST = 131_072
"""What the csv module of Python reads in one cell, and other readers too unless they are told otherwise."""


def _cell(value: Any) -> str:
    if isinstance(value, str):
        cell = defused(value)
        if len(cell) > _LONGEST:
            raise ExportError(f"Expected texts of at most {_LONGEST} characters for a CSV file, got {len(cell)}.")
        return cell
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; a number stays a number."""
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)


def undone(text: str) -> str:
    """Take away the apostrophes that `defused` has put there, and no other."""
    return _DEFUSED.sub("", text)


def read_csv(path: Path) -> Table:
    """Read back what csv_bytes made."""
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    records = [dict(zip(header, row, strict=True)) for row in rows]
    texts = [column.name for column in COLUMNS if column.type is ColumnType.TEXT]
    for record in records:
        record.update({name: undone(record[name]) for name in texts if record.get(name)})
    return restored(str(path), records, header)
