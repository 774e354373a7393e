"""Read the table back: from the cells of a file, with the few types that its format has, to exact values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any, assert_never, cast

from attrs import evolve

from ...errors import DataError, Fault, clean, how_many, shown
from ...loading.faults import Unfit
from ...loading.files import OpenedFile
from ...loading.strict import date_of, number
from ...loading.versions import is_newer_minor, lacks
from ...model.bases import Number
from ...model.units import is_plain_name
from ..columns import COLUMNS, KEY, Column, ColumnType
from ..table import Table
from .row_faults import faults_of_row

__all__ = ["table_from_records", "table_from_rows"]

_KNOWN = {column.name: column for column in COLUMNS}
_SURROGATE = re.compile("[\ud800-\udfff]")
_OF_NEWER_VERSION = "A column of a newer version, which this version does not know."
_NUMBER = re.compile(r"-?[0-9]{1,1000}(\.[0-9]{1,1000})?")
"""How a format of texts writes a number. `Decimal` would also read 1_000, 1e3, spaces and the digits of any script."""


def table_from_rows(
    file: OpenedFile, header: Iterable[Any], rows: Iterable[Sequence[Any]], *, texts: bool = False
) -> Table:
    """Make the table of a file that names its columns once. `texts` is for a format that has only texts.

    Raises:
        DataError: a column is missing or unknown, a row has too few or too many cells, a value does not fit its
            column, or the file is beyond the limits.
    """
    names = list(islice(header, len(_KNOWN) + file.limits.row_faults))
    columns = _columns(file, "the header", names)
    places = [names.index(column.name) for column in columns]
    reading = _Reading(file, columns, texts)
    for row_number, row in enumerate(rows, 1):
        reading.count(row)
        if len(row) == len(names):
            cells = {column.name: row[place] for column, place in zip(columns, places, strict=True)}
            reading.take(row_number, cells)
        else:
            reading.add(Fault(f"row {row_number}", how_many(len(names), "cell"), str(len(row))))
    return reading.table()


def table_from_records(file: OpenedFile, records: Iterable[Any]) -> Table:
    """Make the table of a file that names the columns in each row.

    Raises:
        DataError: a row is not an object, a column is missing or unknown in it, a value does not fit its column, or the
            file is beyond the limits.
    """
    reading = _Reading(file, COLUMNS, texts=False)
    for row_number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            reading.add(Fault(f"row {row_number}", "an object", shown(record)))
            continue
        cells = cast("dict[str, Any]", record)
        reading.count(list(cells.values()))
        if cells.keys() != reading.names and not reading.rows and not reading.faults:
            # The first row says which columns the file has.
            reading.columns = _columns(file, f"row {row_number}", list(cells))
        if cells.keys() == reading.names:
            reading.take(row_number, cells)
        else:
            # The file has another table. Every further row would repeat this fault.
            _refuse(file, [*reading.faults, *_column_faults(f"row {row_number}", list(cells), reading.columns)])
    return reading.table()


def _refuse(file: OpenedFile, faults: Iterable[Fault]) -> None:
    first = list(islice(faults, file.limits.row_faults))
    if first:
        raise DataError.of(file.name, first)


def _columns(file: OpenedFile, where: str, names: list[Any]) -> tuple[Column, ...]:
    """Find the columns of a file. A file of another version can lack some, or have others.

    Raises:
        DataError: a column is missing or unknown.
    """
    maker = file.made_by
    columns = [column for column in COLUMNS if column.name in names or not lacks(maker, column.since)]
    if is_newer_minor(maker):
        others = [name for name in names if type(name) is str and is_plain_name(name) and name not in _KNOWN]
        columns += [Column(name, ColumnType.TEXT, _OF_NEWER_VERSION) for name in others]
    _refuse(file, _column_faults(where, names, columns))
    # In the order of the file, so that its digest can be computed again.
    return COLUMNS if columns == [*COLUMNS] else tuple(sorted(columns, key=lambda column: names.index(column.name)))


def _column_faults(where: str, names: list[Any], columns: Sequence[Column]) -> Iterator[Fault]:
    known = {column.name for column in columns}
    for column in columns:
        if column.name not in names:
            yield Fault(f"{where}, {column.name}", "this column", "none")
    for name, count in Counter(map(str, names)).items():
        if name not in known:
            yield Fault(f"{where}, {clean(name) or shown(name)}", "no such column", "one")
        elif count > 1:
            yield Fault(f"{where}, {name}", "one column of this name", str(count))


class _Reading:
    """The rows that are read so far, their faults, and how much they hold."""

    def __init__(self, file: OpenedFile, columns: tuple[Column, ...], texts: bool) -> None:
        self.file, self.columns, self.texts = file, columns, texts
        self.rows: list[tuple[Any, ...]] = []
        self.faults: list[Fault] = []
        self.read = self.cells = self.characters = 0
        self.keys: dict[tuple[Any, ...], int] = {}

    @property
    def names(self) -> set[str]:
        """The names of the columns."""
        return {column.name for column in self.columns}

    def count(self, row: Sequence[Any]) -> None:
        """Count a row before anything is made of it."""
        self.read += 1
        self.cells += len(row)
        self.characters += sum(len(cell) for cell in row if isinstance(cell, str))
        self.file.refuse_beyond("rows", self.read, "rows")
        self.file.refuse_beyond("cells", self.cells, "cells")
        self.file.refuse_beyond("unpacked_size", self.characters, "characters in all cells")

    def add(self, fault: Fault) -> None:
        """Add a fault, and stop reading if there are many."""
        self.faults.append(fault)
        if len(self.faults) >= self.file.limits.row_faults:
            _refuse(self.file, self.faults)

    def take(self, row_number: int, cells: dict[str, Any]) -> None:
        """Make the values of a row, and note what is wrong with it."""
        row, faults = dict[str, Any](), list[Fault]()
        for column in self.columns:
            try:
                known = column.name in _KNOWN
                row[column.name] = _value(column, cells, self.texts) if known else _unknown_value(cells[column.name])
            except Unfit as unfit:
                faults.append(Fault(column.name, unfit.expected, shown(cells[column.name])))
        if not faults:
            faults = [*faults_of_row(row, is_newer_minor(self.file.made_by)), *self._faults_of_key(row_number, row)]
            self.rows.append(tuple(row.values()))
        for fault in faults:
            self.add(Fault(f"row {row_number}, {fault.path}", fault.expected, fault.got))

    def _faults_of_key(self, row_number: int, row: dict[str, Any]) -> Iterator[Fault]:
        first = self.keys.setdefault(tuple(row[name] for name in KEY), row_number)
        if first != row_number:
            yield Fault("id", f"an id that row {first} does not have", shown(row["id"]))

    def table(self) -> Table:
        """Make the table of all rows."""
        columns = tuple(
            column if column.name in _KNOWN else self._typed(i, column) for i, column in enumerate(self.columns)
        )
        _refuse(self.file, self.faults)
        return Table(columns=columns, rows=tuple(self.rows))

    def _typed(self, place: int, column: Column) -> Column:
        """Find the type of a column of a newer version by its values."""
        values = [row[place] for row in self.rows]
        kinds: set[type] = {type(value) for value in values if value is not None}
        for kind, fitting in _TYPES_OF_VALUES.items():
            if kinds <= fitting:
                return evolve(column, type=kind, optional=None in values)
        self.add(Fault(column.name, "values of one type", ", ".join(sorted(kind.__name__ for kind in kinds))))
        return column


_TYPES_OF_VALUES: dict[ColumnType, set[type]] = {
    ColumnType.TEXT: {str},
    ColumnType.DATE: {date},
    ColumnType.INTEGER: {int},
    ColumnType.NUMBER: {int, Decimal},
}


def _value(column: Column, cells: dict[str, Any], texts: bool) -> Any:
    value = cells[column.name]
    if value is None or value == "":
        # CSV and workbooks cannot tell an empty text from an empty cell.
        if column.optional:
            return None
        if column.type is ColumnType.TEXT:
            return ""
    try:
        return _typed(column, value, cells, texts)
    except Unfit as unfit:
        raise Unfit(expected=unfit.expected or f"a value of the type {column.type}", got="") from None


def _unknown_value(value: Any) -> Any:
    """Take a value of a column that this version does not know, as the format has it."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _date(value)
    if type(value) in (int, float, Decimal):
        return _number(value, texts=False)
    return value if type(value) is date else _text(value)


def _typed(column: Column, value: Any, cells: dict[str, Any], texts: bool) -> Any:
    match column.type:
        case ColumnType.INTEGER:
            return _whole(_number(value, texts))
        case ColumnType.NUMBER:
            found = _number(value, texts)
            return _exact_value(found, cells["value_text"]) if column.name == "value" else found
        case ColumnType.DATE:
            return _date(value)
        case ColumnType.TEXT:
            return _text_of_number(value) if column.name == "value_text" else _text(value)
        case ColumnType.WORD:
            return _word(_text(value), column.words)
        case _:
            assert_never(column.type)


def _exact_value(found: Number, text: Any) -> Number:
    """Take the value from its text: formats that store 20.50 as 20.5 lose a printed decimal."""
    try:
        exact = _number(text, texts=True)
    except Unfit:
        # The fault of the text column says so already.
        return found
    if exact != found:
        raise Unfit(expected=f"the number in value_text, {shown(text)}")
    return exact


def _text_of_number(value: Any) -> str:
    try:
        _number(value, texts=True)
    except Unfit:
        raise Unfit(expected="the text of a number") from None
    return str(value)


def _number(value: Any, texts: bool) -> Number:
    if texts:
        if type(value) is not str or not _NUMBER.fullmatch(value):
            raise Unfit
        return _bounded(Decimal(value) if "." in value else int(value))
    if type(value) is float:
        # repr gives the shortest text of a float, so that 0.1 becomes the decimal 0.1. A float writes 805.0 for 805.
        return _without_zeros(Decimal(repr(value)))
    if type(value) is Decimal:
        # decimal128(38, 9) fills up with zeros to nine places.
        return _without_zeros(_bounded(value))
    return _bounded(value)


def _without_zeros(exact: Any) -> Number:
    if not exact.is_finite():
        raise Unfit
    whole, _, decimals = f"{exact:f}".partition(".")
    bare = decimals.rstrip("0")
    return _bounded(Decimal(f"{whole}.{bare}") if bare else int(whole))


def _bounded(value: Any) -> Number:
    try:
        return cast("Number", number(value, None))
    except Unfit:
        raise Unfit from None


def _whole(value: Number) -> int:
    if type(value) is not int:
        raise Unfit
    return value


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        # Workbooks and pandas store a day as the time at its beginning.
        if value.tzinfo is not None or value.time() != time():
            raise Unfit
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date_of(value, None)
    except Unfit:
        raise Unfit from None


def _text(value: Any) -> str:
    if type(value) is not str or _SURROGATE.search(value):
        raise Unfit
    return value


def _word(value: str, words: Sequence[str]) -> str:
    if value not in words:
        raise Unfit(expected="one of " + ", ".join(words))
    return value
