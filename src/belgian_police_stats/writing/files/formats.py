"""The table of formats: the command, the documentation and the tests read it, and nothing else lists them.

What a format needs, of the standard library too, is imported when it is used: the command reads this table whenever
it starts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from ...errors import ExportError, nearest
from ...loading.reading import read
from ...model.report import Report
from ..report_file import report_text
from ..table import Table
from .csv_file import csv_bytes, read_csv
from .excel_file import excel_bytes, read_excel
from .feather_file import feather_bytes, read_feather
from .ndjson_file import ndjson_bytes, read_ndjson
from .parquet_file import parquet_bytes, read_parquet
from .sqlite_file import read_sqlite, sqlite_bytes

__all__ = ["FORMATS", "Format", "format_named"]


@frozen(kw_only=True)
class Format:
    """One format of files."""

    name: str
    file_name: str
    """What its file is called among those of all formats."""
    description: str
    """What is in the file, in one line."""
    extra: str | None = None
    """The extra that brings the package which it needs."""
    content: Callable[[Report], bytes]
    """Make the file of a report; it is the same for the same report, version and packages."""
    read: Callable[[Path], Table] | None = None
    """Read the table back from such a file, where it has the whole table."""


def _report_bytes(report: Report) -> bytes:
    return report_text(report).encode()


def _read_report(path: Path) -> Table:
    return read(path).table()


_LISTED = (
    Format(
        name="csv",
        file_name="figures.csv",
        description="the table, one row a figure; cells that a spreadsheet would run are defused",
        content=csv_bytes,
        read=read_csv,
    ),
    Format(
        name="ndjson",
        file_name="figures.ndjson",
        description="the table, one JSON object a line",
        content=ndjson_bytes,
        read=read_ndjson,
    ),
    Format(
        name="json",
        file_name="report.json",
        description="the whole report, as read and check take it",
        content=_report_bytes,
        read=_read_report,
    ),
    Format(
        name="parquet",
        file_name="figures.parquet",
        description="the table, typed and compressed",
        extra="arrow",
        content=parquet_bytes,
        read=read_parquet,
    ),
    Format(
        name="feather",
        file_name="figures.feather",
        description="the table, typed, as Arrow has it in memory",
        extra="arrow",
        content=feather_bytes,
        read=read_feather,
    ),
    Format(
        name="sqlite",
        file_name="figures.sqlite",
        description="figures, sources, labels, laws, verdicts, discrepancies and alternatives, with keys",
        content=sqlite_bytes,
        read=read_sqlite,
    ),
    Format(
        name="excel",
        file_name="figures.xlsx",
        description="a workbook of the table with its codebook",
        extra="excel",
        content=excel_bytes,
        read=read_excel,
    ),
)
FORMATS: dict[str, Format] = {listed.name: listed for listed in _LISTED}
"""Every format by its name."""


def format_named(name: str) -> Format:
    """Give a format.

    Raises:
        ExportError: there is none of this name.
    """
    if name not in FORMATS:
        raise ExportError(f"Expected a format among {', '.join(FORMATS)}, got {name!r}.{nearest(str(name), FORMATS)}")
    return FORMATS[name]
