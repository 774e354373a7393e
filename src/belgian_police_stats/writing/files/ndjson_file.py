"""NDJSON: one JSON object per line, with the columns as keys. Numbers keep all their decimals, as in a report file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from ...errors import DataError
from ...loading.files import OpenedFile
from ...loading.limits import refuse_many_nodes
from ...strict_json import parse_json
from ..json_text import json_text
from ..table import Table
from .reading_back import table_from_records

__all__ = ["ndjson_of", "ndjson_table"]


def ndjson_of(table: Table) -> bytes:
    """Make an NDJSON file of a table."""
    # Not json_text of the record as a whole, which would take several lines.
    lines = (
        "{" + ", ".join(f"{json_text(name)}: {json_text(value)}" for name, value in record.items()) + "}\n"
        for record in table
    )
    return "".join(lines).encode()


def ndjson_table(file: OpenedFile) -> Table:
    """Read back a file made by ndjson_of.

    Raises:
        DataError: the file does not hold the table.
    """
    # Not splitlines: it would also split at U+2028 and others, which JSON allows within a text.
    lines = io.TextIOWrapper(io.BytesIO(file.content), encoding="utf-8-sig", newline="\n")
    return table_from_records(file, _records(file, lines))


def _records(file: OpenedFile, lines: Iterable[str]) -> Iterator[Any]:
    for line_number, line in enumerate(lines, 1):
        if line.strip("\r\n"):
            refuse_many_nodes(file.limits, line, file.name)
            try:
                yield parse_json(line, file.name)
            except DataError as error:
                faults = (evolve(fault, path=f"line {line_number}") for fault in error.faults)
                raise DataError.of(file.name, faults) from None
