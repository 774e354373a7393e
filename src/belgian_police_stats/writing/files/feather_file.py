"""Feather, which is the file of Arrow: as it lies in memory, so that a program can map it."""

from __future__ import annotations

import io
from pathlib import Path

from ...extras import need
from ...model.report import Report
from ..table import Table
from .restoring import restored

__all__ = ["feather_bytes", "read_feather"]


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
