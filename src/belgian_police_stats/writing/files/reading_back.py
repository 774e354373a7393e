"""Read the table back: from the cells of a file, with the few types that its format has, to exact values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any, assert_never, cast

from ...errors import DataError, Fault, clean, shown
from ...model.bases import Number
from ..columns import COLUMNS, Column, ColumnType
from ..table import Table

__all__ = ["table_from_records", "table_from_rows"]

_NAMES = tuple(column.name for column in COLUMNS)
_MOST_FAULTS = 100
"""The most faults in an error: in a file full of faults, more of them would not help."""
_LARGEST_EXPONENT = 4_000
"""Written out in full, a number such as 1e999999999 would fill the memory."""


def table_from_rows(file_name: str, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> Table:
    """Make the table of a file that names its columns once.

    Raises:
        DataError: a column is missing or unknown, a row has too few or too many cells, or a value does not fit its
            column.
    """
    names, cells = list(header), [list(row) for row in rows]
    _refuse(file_name, _column_faults("the header", names))
    _refuse(file_name, _length_faults(len(names), cells))
    return _table(file_name, (dict(zip(names, row, strict=True)) for row in cells))


def table_from_records(file_name: str, records: Iterable[Any]) -> Table:
    """Make the table of a file that names the columns in each row.

    Raises:
        DataError: a row is no object, a column is missing or unknown in it, or a value does not fit its column.
    """
    found = list(records)
    _refuse(file_name, _record_faults(found))
    return _table(file_name, found)


def _refuse(file_name: str, faults: Iterable[Fault]) -> None:
    first = list(islice(faults, _MOST_FAULTS))
    if first:
        raise DataError.of(file_name, first)


def _column_faults(where: str, names: list[str]) -> Iterator[Fault]:
    for name in _NAMES:
        if name not in names:
            yield Fault(f"{where}, {name}", "this column", "none")
    for name, count in Counter(names).items():
        if name not in _NAMES:
            yield Fault(f"{where}, {clean(str(name))}", "no such column", "one")
        elif count > 1:
            yield Fault(f"{where}, {name}", "one column of this name", str(count))


def _length_faults(width: int, rows: list[list[Any]]) -> Iterator[Fault]:
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            yield Fault(f"row {number}", f"{width} cells", str(len(row)))


def _record_faults(records: list[Any]) -> Iterator[Fault]:
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            yield from _column_faults(f"row {number}", list(cast("dict[str, Any]", record)))
        else:
            yield Fault(f"row {number}", "an object", shown(record))


def _table(file_name: str, records: Iterable[dict[str, Any]]) -> Table:
    rows: list[tuple[Any, ...]] = []
    faults: list[Fault] = []
    for number, record in enumerate(records, 1):
        row: list[Any] = []
        for column in COLUMNS:
            try:
                row.append(_value(column, record))
            except _NumberAndTextError as error:
                faults.append(Fault(f"row {number}, {error.column}", error.expected, shown(record[error.column])))
            except (ValueError, TypeError, InvalidOperation):
                expected = f"a value of the type {column.type}"
                faults.append(Fault(f"row {number}, {column.name}", expected, shown(record[column.name])))
        rows.append(tuple(row))
    _refuse(file_name, faults)
    return Table(rows=tuple(rows))


class _NumberAndTextError(ValueError):
    """The columns value and value_text of a row do not go together."""

    def __init__(self, column: str, expected: str) -> None:
        super().__init__(column, expected)
        self.column, self.expected = column, expected


def _value(column: Column, record: dict[str, Any]) -> Any:
    value = record[column.name]
    if value in (None, "") and (column.optional or column.type is not ColumnType.TEXT):
        if column.optional:
            return None
        raise ValueError
    match column.type:
        case ColumnType.INTEGER:
            return _integer(value)
        case ColumnType.NUMBER:
            return _exact_value(record) if column.name == "value" else _number(value)
        case ColumnType.DATE:
            return _date(value)
        case ColumnType.TEXT | ColumnType.WORD:
            # A workbook stores an empty text as an empty cell.
            return _text("" if value is None else value)
        case _:
            assert_never(column.type)


def _integer(value: Any) -> int:
    number = _number(value)
    if not isinstance(number, int):
        raise ValueError
    return number


def _exact_value(record: dict[str, Any]) -> Number:
    """Take the value from its text: formats that store 20.50 as 20.5 lose a printed decimal."""
    number = _number(record["value"])
    try:
        exact = _number(record["value_text"])
    except (ValueError, InvalidOperation):
        raise _NumberAndTextError("value_text", "the text of a number") from None
    if exact != number:
        raise _NumberAndTextError("value", f"the number in value_text, {shown(record['value_text'])}")
    return exact


def _number(value: Any) -> Number:
    # repr gives the shortest text of a float, so that 0.1 becomes the decimal 0.1.
    number = Decimal(repr(value) if isinstance(value, float) else str(value))
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise ValueError
    text = f"{number:f}"
    if not isinstance(value, str) and "." in text:
        # decimal128(38, 9) fills up with zeros to nine places, and a float writes 805.0 for 805.
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if "." in text else int(text)


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
