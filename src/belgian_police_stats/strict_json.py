"""The one reader of JSON: decimals stay exact, and what a plain reader lets through in silence is refused."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from json import JSONDecoder
from typing import Any, TypeAlias

from .errors import DataError, Fault, shown

__all__ = ["Json", "parse_json"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | None"
"""Plain data, as a file of ours has it. A bool is an int too."""


def parse_json(content: str | bytes, name: str) -> Any:
    """Read the content of the file `name`.

    Raises:
        DataError: the content is not JSON, has a key twice in one object, or has NaN or Infinity for a number.
    """
    try:
        # A lone surrogate is not a fault of the encoding: the text that has it is named later.
        text = content if isinstance(content, str) else content.decode(errors="surrogatepass")
        if text.startswith("\N{BYTE ORDER MARK}"):
            raise ValueError("a byte order mark")
        return _DECODER.decode(text)
    except RecursionError:
        if _depth(content if isinstance(content, str) else content.decode(errors="replace")) <= _DEEP:
            # The caller is near the recursion limit already, and the file is not to blame.
            raise
        got = "objects or lists that are nested too deeply"
    except ArithmeticError:
        got = "a number with an exponent beyond all bounds"
    except ValueError as error:
        # JSONDecodeError, UnicodeDecodeError and our own. Their messages are short, whatever the content is.
        got = str(error)
    raise DataError.of(name, [Fault("$", "JSON in UTF-8", got)])


_DEEP = 100
"""More levels of objects and lists than any format has."""


def _depth(text: str) -> int:
    """Count how deeply objects and lists are nested."""
    import re

    depth = deepest = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        deepest = max(deepest, depth)
    return deepest


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"the number {constant}")


def _object_of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    times = Counter(key for key, _ in pairs)
    key = next(key for key in times if times[key] > 1)
    raise ValueError(f"the key {shown(key)} twice in one object")


_DECODER = JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object_of_pairs)
"""Made once: `json.loads` would make a decoder for each text."""
