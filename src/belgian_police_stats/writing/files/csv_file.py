"""CSV after RFC 4180: UTF-8, commas, a header, CR LF. Numbers are exact, and no cell runs as a formula.

A spreadsheet in Belgium, and in most of Europe, wants another flavour: semicolons, decimal commas, and a byte order
mark, without which it takes UTF-8 for an older encoding. A file is read in the flavour that was asked for. It is never
guessed, since "1,234" is a number in both.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from ...errors import ExportError
from ...loading.files import OpenedFile
from ...model.report import Report
from ..columns import COLUMNS, Column, ColumnType
from ..escapes import defused, undone
from ..table import Table
from .reading_back import table_from_rows

__all__ = [
    "csv_of",
    "csv_table",
    "european_csv_of",
    "european_csv_table",
    "observations_csv",
]

_LONGEST = 131_072
"""The longest cell that Python's csv module reads unless told otherwise; other readers have the same limit."""


_DECIMAL_COMMA = re.compile(r"(-?[0-9]+)(?:,([0-9]+))?", re.ASCII)


class _Flavour(NamedTuple):
    """How a program writes CSV."""

    format: str
    """The name of the format that has this flavour."""
    separator: str
    decimal_comma: bool
    encoding: str


_USUAL = _Flavour("csv", ",", False, "utf-8")
_EUROPEAN = _Flavour("csv-european", ";", True, "utf-8-sig")
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def observations_csv(report: Report) -> bytes:
    """Make a CSV file of the numbers of other years.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    return csv_of(report.observations())


def csv_of(table: Table) -> bytes:
    """Make a CSV file of a table.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    return _written(table, _USUAL)


def european_csv_of(table: Table) -> bytes:
    """Make a CSV file of a table for a spreadsheet in Belgium: semicolons, decimal commas and a byte order mark.

    Raises:
        ExportError: a text is longer than CSV readers accept.
    """
    return _written(table, _EUROPEAN)


def _written(table: Table, flavour: _Flavour) -> bytes:
    import csv

    file = io.StringIO()
    # The writer quotes only the line ends that it writes itself: with "\n" it would leave a bare "\r" in a text.
    writer = csv.writer(file, delimiter=flavour.separator, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    numbers = _places_of_numbers(table.columns) if flavour.decimal_comma else ()
    for row in table.rows:
        cells = [_cell(value, flavour) for value in row]
        for place in numbers:
            cells[place] = cells[place].replace(".", ",")
        writer.writerow(cells)
    return file.getvalue().encode(flavour.encoding)


def _places_of_numbers(columns: Iterable[Column]) -> list[int]:
    """The places of the columns that hold numbers, and of the text of the exact number."""
    return [i for i, column in enumerate(columns) if column.type is ColumnType.NUMBER or column.name == "value_text"]


def _cell(value: Any, flavour: _Flavour) -> str:
    if isinstance(value, str):
        cell = defused(value, flavour.separator)
        if len(cell) > _LONGEST:
            raise ExportError(f"Expected texts of at most {_LONGEST} characters for a CSV file, got {len(cell)}.")
        return cell
    if isinstance(value, Decimal):
        # str would write 0.00000001 as 1E-8.
        return f"{value:f}"
    return "" if value is None else str(value)


def csv_table(file: OpenedFile) -> Table:
    """Read back a file made by csv_of, also one that an editor saved with a byte order mark.

    Raises:
        DataError: the file does not hold the table.
    """
    return _read(file, _USUAL, _EUROPEAN)


def european_csv_table(file: OpenedFile) -> Table:
    """Read back a file made by european_csv_of. A number with a decimal point is refused.

    Raises:
        DataError: the file does not hold the table.
    """
    return _read(file, _EUROPEAN, _USUAL)


def _read(file: OpenedFile, flavour: _Flavour, other: _Flavour) -> Table:
    import csv

    lines = io.TextIOWrapper(io.BytesIO(file.content), encoding="utf-8-sig", newline="")
    rows = csv.reader(lines, delimiter=flavour.separator, strict=True)
    # An empty file has an empty header, which is refused column by column.
    header = next(rows, list[str]())
    for separator, name in _SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            comma = "commas" if flavour.decimal_comma else "points"
            hint = f"Save it with {_SEPARATORS[flavour.separator]} between the cells, {comma} in the numbers and days "
            hint += "as YYYY-MM-DD."
            if separator == other.separator:
                hint = f"If `export` wrote it in the format {other.format}, read it as {other.format}. {hint}"
            raise file.error(f"cells with {_SEPARATORS[flavour.separator]} between them", f"a header with {name}", hint)
    # A column that this version does not know can have texts.
    others = {column.name for column in COLUMNS if column.type is not ColumnType.TEXT}
    numbers = {COLUMNS[place].name for place in _places_of_numbers(COLUMNS)} if flavour.decimal_comma else set[str]()
    defused_columns = {i for i, name in enumerate(header) if name not in others}
    comma_columns = {i for i, name in enumerate(header) if name in numbers}

    def undo(row: list[str]) -> list[str]:
        cells = [undone(cell, flavour.separator) if i in defused_columns else cell for i, cell in enumerate(row)]
        return _with_points(cells, comma_columns)

    return table_from_rows(file, header, map(undo, rows), texts=True)


def _with_points(cells: list[str], comma_columns: set[int]) -> list[str]:
    for place in comma_columns:
        if place < len(cells) and cells[place]:
            found = _DECIMAL_COMMA.fullmatch(cells[place])
            cells[place] = _Refused(cells[place]) if found is None else ".".join(filter(None, found.groups()))
    return cells


class _Refused(str):
    """The text of a number in another flavour. Its type makes the reader refuse it; the error shows the text."""

    __slots__ = ()
