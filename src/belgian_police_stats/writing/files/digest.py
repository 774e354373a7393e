"""The digest of the table in a binary file, by which a changed file is detected when it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from attrs import evolve

from ...errors import DataError, Fault, clean
from ...loading.files import OpenedFile
from ..table import Table

__all__ = ["DIGEST", "content_sha256", "verified"]

DIGEST = "content_sha256"
"""The name under which a file has its digest, among the provenance of the table."""


def content_sha256(rows: Iterable[Iterable[Any]]) -> str:
    """Hash the values of a table. The same values give the same hash, in whichever format they are."""
    content = sha256()
    for row in rows:
        content.update(json.dumps([_written(value) for value in row]).encode())
        content.update(b"\n")
    return content.hexdigest()


def _written(value: Any) -> str | None:
    if isinstance(value, (int, Decimal)):
        # Formats add different zeros, so these are left out. The column value_text has the printed decimals.
        whole, _, decimals = f"{Decimal(value):f}".partition(".")
        return f"{whole}.{bare}" if (bare := decimals.rstrip("0")) else whole
    return value.isoformat() if isinstance(value, date) else value


def verified(file: OpenedFile, table: Table, stated: str | None) -> Table:
    """Compare the values read from a file with the digest in it, and mark the table. A file can have none.

    Raises:
        DataError: the file was changed after it was written.
    """
    if stated is None:
        return evolve(table, verified=False)
    if (found := content_sha256(table.rows)) != stated:
        hint = f"The file was changed after it was written. If that was on purpose, remove {DIGEST} from it."
        raise DataError.of(file.name, [Fault("the table", f"values with the sha256 {clean(stated)}", found, hint)])
    return evolve(table, verified=True)
