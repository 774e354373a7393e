"""The table through the PyCapsule interface of Arrow, made by pyarrow, Polars or nanoarrow."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..extras import install_command
from .columns import Column, ColumnType
from .exact_numbers import PRECISION, SCALE, refuse_unfit_numbers, scaled
from .frames import arrow_schema, columns_of, polars_schema, to_arrow, to_polars

if TYPE_CHECKING:
    from .table import Table

__all__ = ["schema_capsule", "stream_capsule"]

_EPOCH = date(1970, 1, 1).toordinal()
"""Day 0 of date32, which counts days."""


def stream_capsule(table: Table, requested_schema: object) -> object:
    """Make the capsule of the rows for Table.__arrow_c_stream__.

    Raises:
        MissingExtraError: none of the three libraries is installed.
        ExportError: a number does not fit the type of its column.
    """
    makers: dict[str, Callable[[Table], Any]] = {"pyarrow": to_arrow, "polars": to_polars, "nanoarrow": _nanoarrow}
    return makers[_library()](table).__arrow_c_stream__(requested_schema)


def schema_capsule(table: Table) -> object:
    """Make the capsule of the schema.

    Raises:
        MissingExtraError: none of the three libraries is installed.
    """
    makers: dict[str, Callable[[Table], Any]] = {
        "pyarrow": arrow_schema,
        "polars": polars_schema,
        "nanoarrow": _nanoarrow_schema,
    }
    return makers[_library()](table).__arrow_c_schema__()


def _library() -> str:
    # The first library that is installed, not the first that is imported: the types of the columns differ a little
    # between the libraries, and would depend on what the program imported before.
    for name in ("pyarrow", "polars", "nanoarrow"):
        if find_spec(name) is not None:
            return name
    raise MissingExtraError(
        expected="pyarrow, polars or nanoarrow, one of which is needed to hand the table over as Arrow",
        got="none of them",
        hint=f"Run `{install_command('arrow')}` or `{install_command('polars')}`.",
        package="pyarrow",
        extra="arrow",
    )


def _nanoarrow_schema(table: Table) -> Any:
    import nanoarrow

    decimal = partial(nanoarrow.decimal128, PRECISION, SCALE)
    types = {
        ColumnType.INTEGER: nanoarrow.int64,
        ColumnType.NUMBER: decimal if table.numeric == "exact" else nanoarrow.float64,
        ColumnType.DATE: nanoarrow.date32,
    }
    fields = {
        column.name: types.get(column.type, nanoarrow.string)(nullable=column.optional) for column in table.columns
    }
    return nanoarrow.c_schema(nanoarrow.struct(fields)).modify(metadata=dict(table.metadata))


def _nanoarrow(table: Table) -> Any:
    """Make the stream with nanoarrow, which cannot convert Python's decimals and dates: their bytes are made here."""
    import nanoarrow
    from nanoarrow.c_array_stream import CArrayStream

    refuse_unfit_numbers(table)
    schema = _nanoarrow_schema(table)
    number = float if table.numeric == "float" else _sixteen_bytes
    children = [
        _nanoarrow_column(nanoarrow, kind, column, values)
        for kind, (column, values) in zip(schema.children, columns_of(table, number), strict=True)
    ]
    array = nanoarrow.c_array_from_buffers(schema, len(table), [None], 0, children=children)
    return CArrayStream.from_c_arrays([array], schema)


def _sixteen_bytes(number: Any) -> bytes:
    # decimal128 is a signed integer of 16 bytes that counts units of the last place. Every number fits: the table was
    # checked before.
    return (scaled(number) or 0).to_bytes(16, "little", signed=True)


def _nanoarrow_column(nanoarrow: Any, kind: Any, column: Column, values: list[Any]) -> Any:
    if column.type is ColumnType.DATE:
        days = [value.toordinal() - _EPOCH for value in values]
        # The first buffer tells which values are null; None means that no value is.
        return nanoarrow.c_array_from_buffers(kind, len(days), [None, struct.pack(f"={len(days)}i", *days)], 0)
    # "d:38,9" is how the C interface writes decimal128(38, 9).
    if kind.format.startswith("d:"):
        return nanoarrow.c_array_from_buffers(kind, len(values), [None, b"".join(values)], 0)
    return nanoarrow.c_array(values, kind)
