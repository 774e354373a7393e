"""Strict JSON and strict values: no key twice, no NaN, nothing coerced."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from ..errors import DataError, Fault
from .faults import Unfit, clean, shown

__all__ = [
    "LARGEST",
    "Json",
    "date_of",
    "flag",
    "number",
    "number_or_null",
    "plain_data",
    "refuse_other_keys",
    "text",
    "whole_number",
    "word",
]


LARGEST = 2**28
"""The most bytes that are read: some hundred thousand figures."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | None"
"""Plain data, as a file of ours has it; bools are among the ints."""


def plain_data(content: str | bytes, name: str) -> Json:
    """Read plain data.

    Raises:
        DataError: the content of the file `name` is too large or no JSON.
    """
    if len(content) > LARGEST:
        raise DataError.of(name, [Fault("the file", f"at most {LARGEST} bytes", "more")])
    try:
        data: Json = json.loads(
            _text(content), parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        # ArithmeticError is what an exponent beyond all bounds gives.
        raise DataError.of(name, [Fault("$", "JSON in UTF-8", str(error) or type(error).__name__)]) from None
    return data


def _text(content: str | bytes) -> str:
    if isinstance(content, bytes):
        return content.decode()
    # A text can have half a letter, which UTF-8 has not.
    content.encode()
    return content


def refuse_other_keys(data: Json, name: str) -> None:
    """See that data which the caller has parsed has nothing but texts as keys.

    Raises:
        DataError: some have not.
    """
    if faults := list(_other_keys("$", data, _DEEPEST)):
        raise DataError.of(name, faults)


_DEEPEST = 8
"""Nothing in the format lies deeper, and what does is refused for where it lies."""


def _other_keys(path: str, part: Json, levels: int) -> Iterator[Fault]:
    if not levels or not isinstance(part, (dict, list)):
        return
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(part, list):
            yield from _other_keys(f"{path}[{key}]", value, levels - 1)
        elif type(key) is str:
            yield from _other_keys(f"{path}.{clean(key)}", value, levels - 1)
        else:
            yield Fault(path, "keys that are texts", shown(key))


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"the number {constant}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen: set[str] = set()
    twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    raise ValueError(f"the key {twice[:60]!r} twice in one object")


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


def flag(value: object, _: object) -> object:
    """Take true or false, and no number."""
    if type(value) is not bool:
        raise Unfit("true or false", shown(value))
    return value


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
