"""Plain data to JSON text. The standard library's writer has no exact decimals: this one writes a Decimal as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import cast

__all__ = ["json_text"]


def json_text(value: object, indent: str = "") -> str:
    """Write dicts, lists, tuples, texts, ints, Decimals, dates, booleans and None, two spaces deeper on each level."""
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
    raise TypeError(f"Expected plain data, got {value!r}.")


def _block(opening: str, items: list[str], closing: str, indent: str) -> str:
    if not items:
        return opening + closing
    inner = f",\n{indent}  ".join(items)
    return f"{opening}\n{indent}  {inner}\n{indent}{closing}"
