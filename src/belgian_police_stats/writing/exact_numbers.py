"""The numbers that a format can hold. A number that a format would change is refused, never rounded."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from ..errors import ExportError, shown
from ..model.bases import Number
from .columns import ColumnType

if TYPE_CHECKING:
    from .table import Table

__all__ = ["PRECISION", "SCALE", "fifteen_digits", "refuse_unfit_numbers", "refuse_unless", "scaled"]

PRECISION, SCALE = 38, 9
"""Digits in all, and digits behind the point, of decimal128 in Arrow. That leaves 29 digits before the point."""
_UNITS, _END = 10**SCALE, 10 ** (PRECISION - SCALE)
_EXACT = Context(prec=PRECISION, traps=[Inexact])


def scaled(number: Number) -> int | None:
    """Convert a number to units of 10⁻⁹, as decimal128(38, 9) stores it; None if it does not fit."""
    if isinstance(number, int):
        return number * _UNITS if -_END < number < _END else None
    if not -_END < number < _END:
        return None
    try:
        shifted = _EXACT.scaleb(number, SCALE)
    except Inexact:
        return None
    units = int(shifted)
    return units if units == shifted else None


def fifteen_digits(number: Number) -> bool:
    """Whether a number survives as a binary float, which keeps any 15 digits. Spreadsheets and SQLite store floats."""
    digits = "".join(map(str, Decimal(number).as_tuple().digits)).strip("0")
    return len(digits) <= 15 and _near_a_float(number)


def refuse_unfit_numbers(table: Table) -> None:
    """Refuse a table with a number that does not fit `table.numeric`: a float, or decimal128(38, 9).

    Raises:
        ExportError: the message names the figure and the column.
    """
    if table.numeric == "float":
        refuse_unless(table, _near_a_float, "numbers that fit a float")
    else:
        expected = f"numbers that fit decimal128({PRECISION}, {SCALE})"
        refuse_unless(table, lambda number: scaled(number) is not None, expected)


def refuse_unless(table: Table, fits: Callable[[Number], bool], expected: str) -> None:
    """Refuse a table with a number that does not fit. Columns of integers have 64 bits in every format.

    Raises:
        ExportError: the message names the figure and the column.
    """
    key = next(i for i, column in enumerate(table.columns) if column.name == "id")
    for i, column in enumerate(table.columns):
        if column.type not in (ColumnType.NUMBER, ColumnType.INTEGER):
            continue
        is_number = column.type is ColumnType.NUMBER
        fit, wanted = (fits, expected) if is_number else (_in_64_bits, "whole numbers that fit 64 bits")
        for row in table.rows:
            if row[i] is not None and not fit(row[i]):
                raise ExportError(
                    f"Expected {wanted}, got {shown(row[i])} as {column.name} of {row[key]}. Records and the formats "
                    "csv, ndjson and json hold every number."
                )


def _near_a_float(number: Number) -> bool:
    # Floats end near 10³⁰⁸, and lose digits below 10⁻³⁰⁷.
    return abs(Decimal(number).adjusted()) < 300


def _in_64_bits(number: Number) -> bool:
    return -(2**63) <= number < 2**63
