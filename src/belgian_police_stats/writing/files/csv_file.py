"""CSV after RFC 4180: UTF-8, commas, a header, CR LF. Numbers are exact, and no cell runs as a formula."""

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
from .reading_back import table_from_rows

__all__ = ["csv_bytes", "csv_of", "defused", "observations_csv", "read_csv", "undone"]

_FORMULA_STARTS = "=+\\-@\t\r\n＝＋－＠"
"""The characters with which a spreadsheet begins a formula, the full-width ones of East Asian keyboards included."""
# A spreadsheet set to semicolons or tabs splits a text at each of them, and then begins a cell in the middle of it.
_CELL_BEGINS = r"(?<![^;\t\r\n])"
# Apostrophes that are already there count as part of the formula, so that `undone` takes away the new one alone.
_FORMULA = re.compile(rf"{_CELL_BEGINS}(?='*[{_FORMULA_STARTS}])")
_DEFUSED = re.compile(rf"{_CELL_BEGINS}'(?='*[{_FORMULA_STARTS}])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_LONGEST = 131_072
"""The longest cell that Python's csv module reads unless told otherwise; other readers have the same limit."""


def csv_bytes(report: Report) -> bytes:
    """Make a CSV file.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    return csv_of(report.table())


def observations_csv(report: Report) -> bytes:
    """Make a CSV file of the numbers of other years.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    return csv_of(report.observations())


def csv_of(table: Table) -> bytes:
    """Make a CSV file of any table.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    import csv

    file = io.StringIO()
    # The writer quotes only the line ends that it writes itself: with "\n" it would leave a bare "\r" in a text.
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(_cell(value) for value in row)
    return file.getvalue().encode()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        cell = defused(value)
        if len(cell) > _LONGEST:
            raise ExportError(f"Expected texts of at most {_LONGEST} characters for a CSV file, got {len(cell)}.")
        return cell
    if isinstance(value, Decimal):
        # str would write 0.00000001 as 1E-8.
        return f"{value:f}"
    return "" if value is None else str(value)


def defused(text: str) -> str:
    """Put an apostrophe wherever a spreadsheet would begin a formula. A number stays as it is."""
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)


def undone(text: str) -> str:
    """Take away the apostrophes that `defused` added, and no others."""
    return _DEFUSED.sub("", text)


def read_csv(path: Path) -> Table:
    """Read back a file made by csv_bytes, also one that an editor saved with a byte order mark.

    Raises:
        DataError: the file does not hold the table.
    """
    import csv

    texts = {column.name for column in COLUMNS if column.type is ColumnType.TEXT}
    with path.open(encoding="utf-8-sig", newline="") as file:
        # An empty file has an empty header, which is refused column by column.
        header, *rows = [*csv.reader(file, strict=True)] or [[]]
    defused_columns = [i for i, name in enumerate(header) if name in texts]
    for row in rows:
        for i in defused_columns:
            # A row that is too short is refused with all others, by its number.
            if i < len(row):
                row[i] = undone(row[i])
    return table_from_rows(str(path), header, rows)
