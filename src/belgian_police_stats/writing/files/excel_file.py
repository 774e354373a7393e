"""A workbook for spreadsheets: the figures, the provenance, the other years, the checks, and the codebook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from ...errors import ExportError, clean
from ...extras import need
from ...loading.files import OpenedFile
from ...loading.versions import MADE_BY
from ...model.report import Report
from ..exact_numbers import fifteen_digits, refuse_unless
from ..table import Table
from .digest import DIGEST, content_sha256, verified
from .excel_look import check_rows, discrepancy_rows, dress, label_first
from .reading_back import table_from_rows

__all__ = ["excel_bytes", "excel_of", "excel_table"]

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold. With the time of writing, no two files would have the same bytes."""
_NO_DAY = "1980-01-01"
"""The day of the figures of a section, which does not know when its report was presented."""
_LONGEST = 32_767
"""The longest text that a cell of a workbook can hold."""
# Workbooks write a character that XML cannot hold as _xHHHH_. A text that looks like such an escape has its underscore
# escaped as well, so that it comes back unchanged.
_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def excel_bytes(report: Report) -> bytes:
    """Make the workbook, with the sheets figures, about, observations, checks, discrepancies and codebook.

    Raises:
        MissingExtraError: openpyxl is not installed.
        ExportError: a number has more than 15 digits, which a spreadsheet does not keep, or a text is too long for a
            cell.
    """
    sheets = (
        ("checks", check_rows(report), (12, 60, 40, 60, 60)),
        ("discrepancies", discrepancy_rows(report), (12, 60, 80, 60, 30)),
    )
    return _workbook({"figures": report.table(), "observations": report.observations()}, sheets)


def excel_of(table: Table) -> bytes:
    """Make a workbook of any table, with the sheets figures, about and codebook.

    Raises:
        MissingExtraError: openpyxl is not installed.
        ExportError: a number has more than 15 digits, which a spreadsheet does not keep, or a text is too long for a
            cell.
    """
    return _workbook({"figures": table})


def _workbook(named: dict[str, Table], others: Iterable[tuple[str, list[list[str]], tuple[int, ...]]] = ()) -> bytes:
    """Write a workbook of tables, of what they hold, and of other sheets, each with its rows and widths."""
    openpyxl = need("openpyxl", "excel", "write a workbook")
    book, table = openpyxl.Workbook(), named["figures"]
    book.remove(book.active)
    tables = [(book.create_sheet(name), listed) for name, listed in named.items()]
    about = book.create_sheet("about", 1)
    for sheet, listed in tables:
        refuse_unless(listed, fifteen_digits, "numbers with at most 15 digits, which a spreadsheet keeps")
        names, rows = label_first(listed)
        _fill(sheet, [names, *rows])
        sheet.auto_filter.ref = sheet.dimensions
        dress(sheet)
    described = [
        [sheet.title, c.name, c.type.value, c.description, ", ".join(c.words)]
        for sheet, listed in tables
        for c in listed.columns
    ]
    _fill(about, [["name", "text"], *table.metadata, (DIGEST, content_sha256(table.rows))])
    dress(about, (16, 110))
    for name, rows, widths in (
        *others,
        ("codebook", [["sheet", "column", "type", "description", "words"], *described], (14, 14, 10, 110, 70)),
    ):
        sheet = book.create_sheet(name)
        _fill(sheet, rows)
        dress(sheet, widths)
    file = io.BytesIO()
    book.save(file)
    return _without_time(file.getvalue(), dict(table.metadata).get("presented", _NO_DAY))


def _fill(sheet: Any, rows: list[Any]) -> None:
    """Write the rows."""
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
                cell.number_format = "#,##0." + "0" * len(f"{value:f}".partition(".")[2])


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


def _without_time(content: bytes, presented: str) -> bytes:
    """Replace the time of writing by the day of the report, so that the same report gives the same bytes."""
    import zipfile

    day = f"{presented}T00:00:00Z".encode()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + day, part)
            new.writestr(zipfile.ZipInfo(name, _OLDEST), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


_MOST_PARTS = 200
"""The most files in the zip of a workbook. Each sheet is one, and ours has three sheets."""
_SHEETS = ("xl/worksheets/", "xl/sharedStrings.xml")
"""The parts that are read row by row. Other parts are read as a whole, which takes many times their size."""
_LARGEST_OTHER_PART = 2**22
_MOST_DESCRIBED = 1_000
"""The rows of a codebook that are looked at."""


def excel_table(file: OpenedFile) -> Table:
    """Read back a workbook made by excel_bytes: its sheet `figures`.

    Raises:
        DataError: the file does not hold the table.
    """
    import openpyxl

    _refuse_large_parts(file)
    book = openpyxl.load_workbook(io.BytesIO(file.content), read_only=True, data_only=True, keep_links=False)
    file = file.of_maker(_stated(book, MADE_BY))
    rows = book["figures"].iter_rows(values_only=True)
    header = next(rows, ())
    order = _table_order(book, header)
    table = table_from_rows(
        file, _in_order(header, order), (_in_order(tuple(map(_unescaped, row)), order) for row in rows)
    )
    return verified(file, table, _stated(book, DIGEST))


def _table_order(book: Any, header: Sequence[Any]) -> list[int]:
    """Give the places of the columns in the order of the table, as the codebook has it. The digest needs this order.

    On the sheet, the columns that people read come first. Without a codebook that lists all columns, they stay in the
    order of the sheet.
    """
    listed = book["codebook"].iter_rows(values_only=True) if "codebook" in book.sheetnames else ()
    names = [row[1] for row in islice(listed, _MOST_DESCRIBED) if len(row) > 1 and row[0] == "figures"]
    if sorted(map(str, names)) == sorted(map(str, header)):
        return [header.index(name) for name in names]
    return [*range(len(header))]


def _in_order(row: Sequence[Any], order: Sequence[int]) -> tuple[Any, ...]:
    # A row can be shorter or longer than the header, which is a fault that is found later.
    return (*(row[i] for i in order if i < len(row)), *row[len(order) :])


def _refuse_large_parts(file: OpenedFile) -> None:
    """Check the sizes in the zip first: a small file can unpack to any size. A part never gives more than it states."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
        listed = parts.infolist()
    if len(listed) > _MOST_PARTS:
        raise file.error(f"a workbook of at most {_MOST_PARTS} parts", str(len(listed)))
    file.refuse_beyond("unpacked_size", sum(part.file_size for part in listed), "bytes when it is unpacked")
    for part in listed:
        if part.file_size > _LARGEST_OTHER_PART and not part.filename.startswith(_SHEETS):
            raise file.error(f"at most {_LARGEST_OTHER_PART} bytes in {clean(part.filename)}", str(part.file_size))


def _stated(book: Any, name: str) -> str | None:
    if "about" not in book.sheetnames:
        return None
    rows = islice(book["about"].iter_rows(max_col=2, values_only=True), _MOST_PARTS)
    return next((str(row[1]) for row in rows if len(row) > 1 and row[0] == name), None)


def _unescaped(value: Any) -> Any:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) if isinstance(value, str) else value
