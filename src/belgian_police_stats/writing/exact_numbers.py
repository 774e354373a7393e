"""What numbers a form can hold. A number that would change on the way is refused, not bent."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from ..errors import ExportError, shown
from ..model.bases import Number
from .columns import ColumnType

if TYPE_CHECKING:
    from .table import Table

__all__ = ["PRECISION", "SCALE", "fifteen_digits", "refuse_others", "refuse_what_frames_lack", "scaled"]

PRECISION, SCALE = 38, 9
"""Of the decimals in Arrow: 29 digits before the point and 9 behind it."""
_UNITS, _END = 10**SCALE, 10 ** (PRECISION - SCALE)
_EXACT = Context(prec=PRECISION, traps=[Inexact])


def scaled(number: Number) -> int | None:
    """Count a number in units of the last place that Arrow's decimals have; None where it does not fit."""
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
    """Whether a number comes back from a binary float, and so from a spreadsheet, as it was."""
    digits = "".join(map(str, Decimal(number).as_tuple().digits)).strip("0")
    return len(digits) <= 15 and _near_a_float(number)


def refuse_what_frames_lack(table: Table) -> None:
    """Refuse a table with a number that decimals of Arrow, or the floats that were asked for, do not have.

    Raises:
        ExportError: the message names the figure and the column.
    """
    if table.numeric == "float":
        refuse_others(table, _near_a_float, "a float comes near to")
    else:
        refuse_others(table, lambda number: scaled(number) is not None, f"decimal128({PRECISION}, {SCALE}) holds")


def refuse_others(table: Table, fits: Callable[[Number], bool], holder: str) -> None:
    """Refuse a table with a number that does not fit; a column of whole numbers has 64 bits everywhere.

    Raises:
        ExportError: the message names the figure and the column.
    """
    key = next(i for i, column in enumerate(table.columns) if column.name == "id")
    for i, column in enumerate(table.columns):
        if column.type not in (ColumnType.NUMBER, ColumnType.INTEGER):
            continue
        fit, held = (fits, holder) if column.type is ColumnType.NUMBER else (_in_64_bits, "64 bits hold")
        for row in table.rows:
            if not fit(row[i]):
                raise ExportError(
                    f"Expected numbers that {held}, got {shown(row[i])} as {column.name} of {row[key]}. Records, csv, "
                    "ndjson and json have every number."
                )


def _near_a_float(number: Number) -> bool:
    return abs(Decimal(number).adjusted()) < 300


def _in_64_bits(number: Number) -> bool:
    return -(2**63) <= number < 2**63
