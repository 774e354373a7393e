"""JSON as its standard has it: UTF-8, each key once, finite numbers, decimals exact, and no more than is reasonable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias

from ..errors import DataError, Fault
from .faults import clean, shown

__all__ = ["LARGEST", "Json", "plain_data", "refuse_other_keys"]

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
