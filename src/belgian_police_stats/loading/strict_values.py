"""The plain values that are taken as they are, or refused: texts, numbers, dates and words. Nothing is coerced."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .faults import Unfit, shown

__all__ = ["date_of", "number", "number_or_null", "text", "whole_number", "word"]

_MOST_DIGITS = 500
_BEYOND = 10**_MOST_DIGITS
_DIGITS = f"a number of at most {_MOST_DIGITS} digits"
_UNSEEN = "[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What can hide in a text or upset a terminal: control characters, line breaks, changes of direction, half letters."""


def text(value: object, _: object) -> object:
    """Take a text in which nothing hides."""
    if type(value) is str and value.isprintable():
        return value
    if type(value) is not str:
        raise Unfit("a text", shown(value))
    if found := re.search(_UNSEEN, value):
        raise Unfit("a text without control characters", f"U+{ord(found[0]):04X} at {found.start()}")
    return value


def whole_number(value: object, _: object) -> object:
    """Take an int, and no bool."""
    if type(value) is not int:
        raise Unfit("a whole number", shown(value))
    if -_BEYOND < value < _BEYOND:
        return value
    raise Unfit(_DIGITS, "more")


def number(value: object, _: object) -> object:
    """Take an int or a Decimal, and no float."""
    if type(value) is int:
        return whole_number(value, int)
    if type(value) is not Decimal:
        raise Unfit("a number", shown(value))
    exponent = value.as_tuple().exponent
    if type(exponent) is not int:
        raise Unfit("a number", str(value))
    # What is read from a file can be 1e999999999: in full it would fill the memory.
    if exponent > 0:
        raise Unfit("a number without an exponent", shown(value))
    if exponent < -_MOST_DIGITS or not -_BEYOND < value < _BEYOND:
        raise Unfit(_DIGITS, "more")
    return value


def number_or_null(value: object, kind: object) -> object:
    """Take a number or None."""
    return None if value is None else number(value, kind)


def date_of(value: object, _: object) -> date:
    """Make a date of a text that is written as one."""
    if type(value) is str and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit("a date as YYYY-MM-DD", shown(value))


def word(value: object, kind: type[StrEnum]) -> Any:
    """Make a member of the kind of the text that names it."""
    member = kind._value2member_map_.get(value) if type(value) is str else None
    if member is None:
        raise Unfit("one of " + ", ".join(str(known.value) for known in kind), shown(value))
    return member
