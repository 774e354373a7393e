"""JSON as its standard has it: UTF-8, each key once, finite numbers, decimals exact, and no more than is reasonable."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ..errors import DataError, Fault

__all__ = ["LARGEST", "plain_data"]

LARGEST = 2**28
"""The most bytes that are read: some hundred thousand figures."""


def plain_data(content: bytes, name: str) -> Any:
    """Read plain data.

    Raises:
        DataError: the content of the file `name` is too large or no JSON.
    """
    if len(content) > LARGEST:
        raise DataError.of(name, [Fault("the file", f"at most {LARGEST} bytes", "more")])
    try:
        return json.loads(
            content.decode(), parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        # ArithmeticError is what an exponent beyond all bounds gives.
        raise DataError.of(name, [Fault("$", "JSON in UTF-8", str(error) or type(error).__name__)]) from None


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"the number {constant}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key {twice[:60]!r} twice in one object")
    return made
