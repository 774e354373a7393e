"""Write plain data as JSON text. Unlike the json module, this writes a Decimal with exactly its digits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from ..errors import short_repr

__all__ = ["json_text"]


def json_text(value: object, indent: str = "") -> str:
    """Write a value as JSON, indented by two spaces per level.

    Raises:
        TypeError: the value holds something other than dicts, lists, tuples, texts, ints, Decimals, dates, booleans
            and None. A float is refused, because it may not have the digits that were meant.
        ValueError: a Decimal is infinite or not a number.
    """
    deeper = indent + "  "
    if isinstance(value, dict):
        entries = cast("dict[object, object]", value).items()
        named = [f"{json.dumps(str(key), ensure_ascii=False)}: {json_text(entry, deeper)}" for key, entry in entries]
        return _block("{", named, "}", indent)
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[object]", value)
        return _block("[", [json_text(item, deeper) for item in items], "]", indent)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"Expected a finite number, got {value}.")
        return format(value, "f")
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False)
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    raise TypeError(f"Expected plain data, got {short_repr(value)}.")


def _block(opening: str, items: list[str], closing: str, indent: str) -> str:
    if not items:
        return opening + closing
    inner = f",\n{indent}  ".join(items)
    return f"{opening}\n{indent}  {inner}\n{indent}{closing}"
