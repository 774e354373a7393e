"""Parquet and Feather: the Arrow table, with the type and description of each column, and the provenance."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ...extras import need
from ...model.report import Report
from ..table import Table
from .reading_back import table_from_rows

__all__ = ["feather_bytes", "parquet_bytes", "read_feather", "read_parquet"]


def parquet_bytes(report: Report) -> bytes:
    """Make a Parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number does not fit decimal128(38, 9).
    """
    parquet, sink = need("pyarrow.parquet", "arrow", "write Parquet"), io.BytesIO()
    parquet.write_table(report.table().to_arrow(), sink)
    return sink.getvalue()


def read_parquet(path: Path) -> Table:
    """Read back a file made by parquet_bytes.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return _read(need("pyarrow.parquet", "arrow", "read Parquet"), path)


def feather_bytes(report: Report) -> bytes:
    """Make a Feather file (version 2, which is the file format of Arrow).

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number does not fit decimal128(38, 9).
    """
    feather, sink = need("pyarrow.feather", "arrow", "write Feather"), io.BytesIO()
    # Uncompressed, because memory mapping and the readers in JavaScript need it so.
    feather.write_feather(report.table().to_arrow(), sink, compression="uncompressed")
    return sink.getvalue()


def read_feather(path: Path) -> Table:
    """Read back a file made by feather_bytes.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return _read(need("pyarrow.feather", "arrow", "read Feather"), path)


def _read(library: Any, path: Path) -> Table:
    """Read a file with the module of pyarrow for its format; each of them has a `read_table`."""
    table = library.read_table(path)
    return table_from_rows(str(path), table.column_names, (row.values() for row in table.to_pylist()))
