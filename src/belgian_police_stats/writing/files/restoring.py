"""Rows of a file, typed as little as its format can, to the table that they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from ...errors import DataError, Fault
from ...model.bases import Number
from ..columns import COLUMNS, Column, ColumnType
from ..table import Table

__all__ = ["restored"]

_MOST_DIGITS = 4_000
"""A number with an exponent of a billion is short to write, and would fill the memory."""


def restored(name: str, records: Iterable[Mapping[str, Any]], header: Iterable[str] | None = None) -> Table:
    """Make the table of the file `name`; `header` are its columns, where it has them apart from its rows.

    Raises:
        DataError: columns are missing or others than those of the table, or a value is none of its column.
    """
    rows: list[tuple[Any, ...]] = []
    faults = [] if header is None else _other_columns("the header", list(header))
    for number, record in enumerate(records, 1):
        faults += _other_columns(f"row {number}", record)
        row: list[Any] = []
        for column in COLUMNS if not faults else ():
            try:
                row.append(_value(column, record))
            except (ValueError, TypeError, InvalidOperation):
                got = repr(record[column.name])
                faults.append(Fault(f"row {number}, {column.name}", f"a value of the type {column.type}", got))
        rows.append(tuple(row))
    if faults:
        raise DataError.of(name, faults)
    return Table(rows=tuple(rows))


def _other_columns(where: str, found: Collection[str]) -> list[Fault]:
    known = [column.name for column in COLUMNS]
    missing = [Fault(f"{where}, {name}", "this column", "none") for name in known if name not in found]
    return missing + [Fault(f"{where}, {name}", "no such column", "one") for name in found if name not in known]


def _value(column: Column, record: Mapping[str, Any]) -> Any:
    value = record[column.name]
    if value in (None, "") and (column.optional or column.type is not ColumnType.TEXT):
        if column.optional:
            return None
        raise ValueError
    match column.type:
        case ColumnType.INTEGER | ColumnType.NUMBER:
            return _of_column(column, record)
        case ColumnType.DATE:
            return _date(value)
        case ColumnType.TEXT | ColumnType.WORD:
            # A text without a letter in it is nothing in some of the formats.
            text = "" if value is None else value
            if not isinstance(text, str):
                raise TypeError
            return text
        case _:
            assert_never(column.type)


def _of_column(column: Column, record: Mapping[str, Any]) -> Number:
    number = _number(record[column.name])
    if column.type is ColumnType.INTEGER and not isinstance(number, int):
        raise ValueError
    if column.name != "value":
        return number
    # Its text alone has every printed decimal: 20.50 is not 20.5.
    exact = _number(record["value_text"])
    if exact != number:
        raise ValueError
    return exact


def _number(value: Any) -> Number:
    number = Decimal(repr(value) if isinstance(value, float) else str(value))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError
    text = f"{number:f}"
    if not isinstance(value, str) and "." in text:
        # Zeros that a format with a fixed number of places has put there.
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if "." in text else int(text)


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)
