"""Parquet and Feather: columns with their types, descriptions and the provenance."""

from __future__ import annotations

import io
from pathlib import Path

from ...extras import need
from ...model.report import Report
from ..table import Table
from .restoring import restored

__all__ = ["feather_bytes", "parquet_bytes", "read_feather", "read_parquet"]


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


def feather_bytes(report: Report) -> bytes:
    """The table as Feather.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number is none of decimal128(38, 9).
    """
    feather, sink = need("pyarrow.feather", "arrow", "write Feather"), io.BytesIO()
    # Not compressed: readers in the browser, and those that map the file, take only that.
    feather.write_feather(report.table().to_arrow(), sink, compression="uncompressed")
    return sink.getvalue()


def read_feather(path: Path) -> Table:
    """Read back what feather_bytes made.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    feather = need("pyarrow.feather", "arrow", "read Feather")
    found = feather.read_table(path)
    return restored(str(path), found.to_pylist(), found.column_names)
