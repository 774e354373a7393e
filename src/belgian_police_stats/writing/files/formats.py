"""The table of formats: the command, the documentation and the tests read it, and nothing else lists them.

What a format needs, of the standard library too, is imported when it is used: the command reads this table whenever
it starts.
"""

from __future__ import annotations

from pathlib import Path

from ...errors import ExportError, nearest, short_repr
from ...loading.reading import read
from ...model.report import Report
from ..descriptors.beside import descriptors_of
from ..report_file import report_text
from ..table import Table
from .arrow_files import feather_bytes, parquet_bytes, read_feather, read_parquet
from .csv_file import csv_bytes, read_csv
from .excel_file import excel_bytes, read_excel
from .format import Format
from .ndjson_file import ndjson_bytes, read_ndjson
from .sqlite_file import read_sqlite, sqlite_bytes

__all__ = ["FORMATS", "format_named"]


def _report_bytes(report: Report) -> bytes:
    return report_text(report).encode()


def _sdmx_bytes(report: Report) -> bytes:
    from ..descriptors.sdmx import sdmx_csv

    return sdmx_csv(report).encode()


def _read_report(path: Path) -> Table:
    return read(path).table()


_DATA = (
    Format(
        name="csv",
        file_name="figures.csv",
        media_type="text/csv",
        description="the table, one row a figure; cells that a spreadsheet would run are defused",
        content=csv_bytes,
        read=read_csv,
    ),
    Format(
        name="ndjson",
        file_name="figures.ndjson",
        media_type="application/x-ndjson",
        description="the table, one JSON object a line",
        content=ndjson_bytes,
        read=read_ndjson,
    ),
    Format(
        name="json",
        file_name="report.json",
        media_type="application/json",
        description="the whole report, as read and check take it",
        content=_report_bytes,
        read=_read_report,
    ),
    Format(
        name="parquet",
        file_name="figures.parquet",
        media_type="application/vnd.apache.parquet",
        description="the table, typed and compressed",
        extra="arrow",
        content=parquet_bytes,
        read=read_parquet,
    ),
    Format(
        name="feather",
        file_name="figures.feather",
        media_type="application/vnd.apache.arrow.file",
        description="the table, typed, as Arrow has it in memory",
        extra="arrow",
        content=feather_bytes,
        read=read_feather,
    ),
    Format(
        name="sqlite",
        file_name="figures.sqlite",
        media_type="application/vnd.sqlite3",
        description="figures, sources, labels, rules, verdicts, discrepancies and alternatives, with keys",
        content=sqlite_bytes,
        read=read_sqlite,
    ),
    Format(
        name="excel",
        file_name="figures.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        description="a workbook of the table with its codebook",
        extra="excel",
        content=excel_bytes,
        read=read_excel,
    ),
    Format(
        name="sdmx-csv",
        file_name="figures.sdmx.csv",
        media_type="application/vnd.sdmx.data+csv;version=2.0.0",
        description="the figures with codes, as statistical offices exchange them",
        content=_sdmx_bytes,
    ),
)
FORMATS: dict[str, Format] = {listed.name: listed for listed in (*_DATA, *descriptors_of(_DATA))}
"""Every format by its name."""


def format_named(name: str) -> Format:
    """Give a format.

    Raises:
        ExportError: there is none of this name.
    """
    if name not in FORMATS:
        raise ExportError(
            expected=f"a format among {', '.join(FORMATS)}", got=short_repr(name), hint=nearest(name, FORMATS)
        )
    return FORMATS[name]
