"""NDJSON: one JSON object per line, with the columns as keys. Numbers keep all their decimals, as in a report file."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from ...model.report import Report
from ..json_text import json_text
from ..table import Table
from .reading_back import table_from_records

__all__ = ["ndjson_bytes", "read_ndjson"]


def ndjson_bytes(report: Report) -> bytes:
    """Make an NDJSON file."""
    # Not json_text of the record as a whole, which would take several lines.
    lines = (
        "{" + ", ".join(f"{json_text(name)}: {json_text(value)}" for name, value in record.items()) + "}\n"
        for record in report.table()
    )
    return "".join(lines).encode()


def read_ndjson(path: Path) -> Table:
    """Read back a file made by ndjson_bytes.

    Raises:
        DataError: the file does not hold the table.
    """
    # Not splitlines: it would also split at U+2028 and others, which JSON allows within a text.
    lines = path.read_text(encoding="utf-8").split("\n")
    return table_from_records(str(path), [json.loads(line, parse_float=Decimal) for line in lines if line])
