"""One JSON object a line, with the columns as keys. Numbers have all their decimals, as in the report format."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from ...model.report import Report
from ..json_text import json_text
from ..table import Table
from .restoring import restored

__all__ = ["ndjson_bytes", "read_ndjson"]


def ndjson_bytes(report: Report) -> bytes:
    """The table as lines of JSON."""
    lines = (
        "{" + ", ".join(f"{json_text(name)}: {json_text(value)}" for name, value in record.items()) + "}\n"
        for record in report.table()
    )
    return "".join(lines).encode()


def read_ndjson(path: Path) -> Table:
    """Read back what ndjson_bytes made."""
    # Only a line feed ends a line: a text in JSON can have the other signs that splitlines would stop at.
    lines = path.read_text(encoding="utf-8").split("\n")
    return restored(str(path), [json.loads(line, parse_float=Decimal) for line in lines if line])
