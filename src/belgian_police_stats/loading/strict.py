"""Strict values: nothing is coerced, texts have no hidden characters, and numbers are not too long to work with."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ..errors import HIDDEN, shown
from .faults import Unfit

__all__ = ["date_of", "flag", "number", "number_or_null", "text", "whole_number", "word"]

_MOST_DIGITS = 500
"""The most digits of a number, before or after the point. Any real quantity has far fewer."""
_BEYOND = 10**_MOST_DIGITS
_DIGITS = f"a number of at most {_MOST_DIGITS} digits"


def text(value: object, _: object) -> object:
    """Accept a text without hidden characters."""
    if type(value) is str and value.isprintable():
        return value
    if type(value) is not str:
        raise Unfit(expected="a text", got=shown(value))
    # Some characters are neither printable nor harmful, such as a narrow space.
    if found := re.search(f"[{HIDDEN}]", value):
        raise Unfit(expected="a text without control characters", got=f"U+{ord(found[0]):04X} at {found.start()}")
    return value


def whole_number(value: object, _: object) -> object:
    """Accept an int that is not a bool."""
    if type(value) is not int:
        raise Unfit(expected="a whole number", got=shown(value))
    if -_BEYOND < value < _BEYOND:
        return value
    raise Unfit(expected=_DIGITS, got="more")


def flag(value: object, _: object) -> object:
    """Take true or false, but not a number."""
    if type(value) is not bool:
        raise Unfit(expected="true or false", got=shown(value))
    return value


def number(value: object, _: object) -> object:
    """Accept an int or a Decimal, but not a float."""
    if type(value) is int:
        return whole_number(value, int)
    if type(value) is not Decimal:
        raise Unfit(expected="a number", got=shown(value))
    exponent = value.as_tuple().exponent
    if type(exponent) is not int:
        # NaN and Infinity have a letter as their exponent.
        raise Unfit(expected="a number", got=shown(value))
    if exponent > 0:
        # A file can have 1e999999999, which would fill the memory when it is written out.
        raise Unfit(expected="a number without an exponent", got=shown(value))
    if exponent < -_MOST_DIGITS or not -_BEYOND < value < _BEYOND:
        raise Unfit(expected=_DIGITS, got="more")
    return value


def number_or_null(value: object, kind: object) -> object:
    """Accept a number or None."""
    return None if value is None else number(value, kind)


def date_of(value: object, _: object) -> date:
    """Make a date from a text in the form YYYY-MM-DD."""
    if type(value) is str:
        with suppress(ValueError):
            day = date.fromisoformat(value)
            # `date.fromisoformat` also accepts other forms, such as 19990306 and 1999-W10-3.
            if day.isoformat() == value:
                return day
    raise Unfit(expected="a date as YYYY-MM-DD", got=shown(value))


def word(value: object, kind: type[StrEnum]) -> Any:
    """Find the member of an enum that a text names."""
    member = kind._value2member_map_.get(value) if type(value) is str else None
    if member is None:
        raise Unfit(expected="one of " + ", ".join(str(known.value) for known in kind), got=shown(value))
    return member
