"""Parquet and Feather: the Arrow table, with the type and description of each column, and the provenance.

value, lower and upper are floats, which every reader of these formats computes with, JavaScript too. A number of at
most 15 digits comes back from a float as it was.
"""

from __future__ import annotations

import io
from typing import Any

from attrs import evolve

from ...extras import need
from ..exact_numbers import fifteen_digits, refuse_unless
from ..table import Table
from .digest import DIGEST, content_sha256

__all__ = ["feather_of", "parquet_of"]


def parquet_of(table: Table) -> bytes:
    """Make a Parquet file of a table. Each of its pages has a checksum.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number has more than 15 digits.
    """
    parquet, sink = need("pyarrow.parquet", "arrow", "write Parquet"), io.BytesIO()
    parquet.write_table(_with_digest(table), sink, write_page_checksum=True)
    return sink.getvalue()


def feather_of(table: Table) -> bytes:
    """Make a Feather file of a table (version 2, which is the file format of Arrow). Its integers have 32 bits.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ExportError: a number has more than 15 digits.
    """
    feather, sink = need("pyarrow.feather", "arrow", "write Feather"), io.BytesIO()
    # Uncompressed, because memory mapping and the readers in JavaScript need it so.
    feather.write_feather(_short_integers(_with_digest(table)), sink, compression="uncompressed")
    return sink.getvalue()


def _short_integers(table: Any) -> Any:
    # In JavaScript, an integer of 64 bits is a BigInt, which JSON.stringify and arithmetic with numbers refuse.
    pyarrow = need("pyarrow", "arrow", "write Feather")
    schema = table.schema
    for i, field in enumerate(schema):
        if field.type == pyarrow.int64():
            schema = schema.set(i, field.with_type(pyarrow.int32()))
    return table.cast(schema)


def _with_digest(given: Table) -> Any:
    # Every reader of these formats computes with floats, whatever the frames of this table have.
    table = evolve(given, numeric="float")
    # lower and upper must be exact when they are read back, and have no column of text.
    refuse_unless(table, fifteen_digits, "numbers with at most 15 digits, which a float keeps")
    digest = {DIGEST: content_sha256(table.rows)}
    return table.to_arrow().replace_schema_metadata({**dict(table.metadata), **digest})
