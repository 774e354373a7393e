"""CSV after RFC 4180: UTF-8, commas, a header, CR LF. Numbers are exact, and no cell runs as a formula."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from ...errors import ExportError
from ...loading.files import OpenedFile
from ...model.report import Report
from ..columns import COLUMNS, ColumnType
from ..escapes import defused, undone
from ..table import Table
from .reading_back import table_from_rows

__all__ = ["csv_bytes", "csv_of", "csv_table", "observations_csv"]

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


def csv_table(file: OpenedFile) -> Table:
    """Read back a file made by csv_bytes, also one that an editor saved with a byte order mark.

    Raises:
        DataError: the file does not hold the table.
    """
    import csv

    lines = io.TextIOWrapper(io.BytesIO(file.content), encoding="utf-8-sig", newline="")
    rows = csv.reader(lines, strict=True)
    # An empty file has an empty header, which is refused column by column.
    header = next(rows, list[str]())
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            hint = "Save it with commas between the cells, points in the numbers and days as YYYY-MM-DD."
            raise file.error("cells with commas between them", f"a header with {name}", hint)
    # A column that this version does not know can have texts.
    others = {column.name for column in COLUMNS if column.type is not ColumnType.TEXT}
    defused_columns = {i for i, name in enumerate(header) if name not in others}
    return table_from_rows(file, header, (_undone(row, defused_columns) for row in rows), texts=True)


def _undone(row: list[str], defused_columns: set[int]) -> list[str]:
    return [undone(cell) if i in defused_columns else cell for i, cell in enumerate(row)]
