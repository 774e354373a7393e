"""A workbook for spreadsheets, with four sheets: the figures, the other years, the codebook, and the provenance."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from ...errors import ExportError
from ...extras import need
from ...model.report import Report
from ..columns import ColumnType
from ..exact_numbers import fifteen_digits, refuse_unless
from ..table import Table
from .reading_back import table_from_rows

__all__ = ["excel_bytes", "read_excel"]

_WIDTHS = {ColumnType.INTEGER: 9, ColumnType.NUMBER: 14, ColumnType.WORD: 12, ColumnType.DATE: 12, ColumnType.TEXT: 28}
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold. With the time of writing, no two files would have the same bytes."""
_LONGEST = 32_767
"""The longest text that a cell of a workbook can hold."""
# Workbooks write a character that XML cannot hold as _xHHHH_. A text that looks like such an escape has its underscore
# escaped as well, so that it comes back unchanged.
_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def excel_bytes(report: Report) -> bytes:
    """Make the workbook, with the sheets figures, observations, codebook and about.

    Raises:
        MissingExtraError: openpyxl is not installed.
        ExportError: a number has more than 15 digits, which a spreadsheet does not keep, or a text is too long for a
            cell.
    """
    openpyxl, table = need("openpyxl", "excel", "write a workbook"), report.table()
    book = openpyxl.Workbook()
    book.active.title = "figures"
    tables = ((book.active, table), (book.create_sheet("observations"), report.observations()))
    for sheet, listed in tables:
        refuse_unless(listed, fifteen_digits, "numbers with at most 15 digits, which a spreadsheet keeps")
        _fill(sheet, [[column.name for column in listed.columns], *listed.rows])
        sheet.auto_filter.ref = sheet.dimensions
        for i, column in enumerate(listed.columns, 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(i)].width = _WIDTHS[column.type]
    codebook = book.create_sheet("codebook")
    described = [
        [sheet.title, c.name, c.type.value, c.description, ", ".join(c.words)]
        for sheet, listed in tables
        for c in listed.columns
    ]
    _fill(codebook, [["sheet", "column", "type", "description", "words"], *described])
    _fill(book.create_sheet("about"), [["name", "text"], *table.metadata])
    for sheet, widths in ((codebook, (14, 14, 10, 110, 70)), (book["about"], (16, 110))):
        for letter, width in zip("ABCDE", widths, strict=False):
            sheet.column_dimensions[letter].width = width
    file = io.BytesIO()
    book.save(file)
    return _without_time(file.getvalue(), report)


def _fill(sheet: Any, rows: list[Any]) -> None:
    """Write the rows; the first is a header that stays in view."""
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(i, j)
            if isinstance(value, str):
                _set_text(cell, value)
            else:
                cell.value = value
            if isinstance(value, Decimal):
                # Show every printed decimal: by default a cell shows 20.50 as 20.5.
                cell.number_format = "0." + "0" * len(f"{value:f}".partition(".")[2])
    sheet.freeze_panes = "A2"


def _set_text(cell: Any, text: str) -> None:
    """Write a text that never runs as a formula.

    Its type says so when the file is opened, and the quote prefix when somebody edits the cell.
    """
    cell.value = written = _NO_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    if len(written) > _LONGEST:
        raise ExportError(
            f"Expected texts of at most {_LONGEST} characters for a cell of a workbook, got {len(written)} in "
            f"{text[:40]!r}…."
        )
    cell.data_type = "s"
    if text[:1] in tuple("=+-@"):
        cell.quotePrefix = True


def _without_time(content: bytes, report: Report) -> bytes:
    """Replace the time of writing by the day of the report, so that the same report gives the same bytes."""
    import zipfile

    day = f"{report.edition.presented.isoformat()}T00:00:00Z".encode()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + day, part)
            new.writestr(zipfile.ZipInfo(name, _OLDEST), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def read_excel(path: Path) -> Table:
    """Read back a workbook made by excel_bytes: its sheet `figures`.

    Raises:
        MissingExtraError: openpyxl is not installed.
        DataError: the file does not hold the table.
    """
    openpyxl = need("openpyxl", "excel", "read a workbook")
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        header, *rows = book["figures"].iter_rows(values_only=True)
        return table_from_rows(str(path), header, ([_unescaped(value) for value in row] for row in rows))


def _unescaped(value: Any) -> Any:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) if isinstance(value, str) else value
