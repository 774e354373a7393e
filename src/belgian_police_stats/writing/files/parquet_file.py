"""Parquet: columns with their types, descriptions and the provenance, decimals exact."""

from __future__ import annotations

import io
from pathlib import Path

from ...extras import need
from ...model.report import Report
from ..table import Table
from .restoring import restored

__all__ = ["parquet_bytes", "read_parquet"]


def parquet_bytes(report: Report) -> bytes:
    """The table as Parquet.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number is none of decimal128(38, 9).
    """
    parquet, sink = need("pyarrow.parquet", "arrow", "write Parquet"), io.BytesIO()
    parquet.write_table(report.table().to_arrow(), sink)
    return sink.getvalue()


def read_parquet(path: Path) -> Table:
    """Read back what parquet_bytes made.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    parquet = need("pyarrow.parquet", "arrow", "read Parquet")
    found = parquet.read_table(path)
    return restored(str(path), found.to_pylist(), found.column_names)
