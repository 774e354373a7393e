"""Read a number as the source prints it.

The source groups digits by spaces, writes a decimal comma, puts the percent sign behind the number and the
euro sign before it (or the word behind), and shortens with a word: 14,5 miljoen.
"""

import re
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from ..errors import PrintedNumberError, short_repr
from ..frozen import Frozen
from .bases import Number

__all__ = ["SCALES", "SPACES", "PrintedNumber", "format_printed", "parse_printed"]

_LONGEST = 1_000
SCALES = {"": 1, "miljoen": 10**6, "miljard": 10**9}
"""The words with which the source shortens a number, and the factors that they mean."""
_WORDS = {"twee": (2, 1), "een honderdtal": (100, 100)}
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""Every kind of space with which the source can group digits."""
_SPACE = f"[{SPACES}]"
_NUMBER = rf"""
    (?P<sign>[+-]?) (?:€{_SPACE}?)?
    (?P<whole>\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+) (?:,(?P<decimals>\d+))?
    (?:{_SPACE}(?P<scale>miljoen|miljard))?
    {_SPACE}? (?P<mark>%|€|euro)?
    """
"""One number and nothing else, with strict groups of three digits.

The patterns that find numbers in a text, in loading/source_text.py and querying/verifying.py, are looser. This one is
compiled when a number is first read, since opening a report reads none.
"""


@frozen
class PrintedNumber(Frozen):
    """An exact number, and the value of its last printed place."""

    value: Number
    """An int if the number is whole; otherwise a Decimal with all printed decimals."""
    place: Number
    """The value of the last printed digit: 0.1 for 20,5 and 100 000 for 14,5 miljoen."""


@lru_cache(maxsize=4096)
def parse_printed(text: str) -> PrintedNumber:
    """Read one printed number, with or without brackets around it.

    Raises:
        PrintedNumberError: the text is not a number as the source prints it.
    """
    if len(text) > _LONGEST:
        raise PrintedNumberError(expected=f"a printed number of at most {_LONGEST} characters", got=str(len(text)))
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    words = re.sub(_SPACE, " ", bare)
    if words in _WORDS:
        return PrintedNumber(*_WORDS[words])
    found = re.fullmatch(_NUMBER, bare, re.VERBOSE | re.ASCII)
    if found is None:
        raise PrintedNumberError(
            expected="a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen'",
            got=short_repr(text),
        )
    decimals = found["decimals"] or ""
    digits = int(found["sign"] + re.sub(r"\D", "", found["whole"]) + decimals)
    scale = SCALES[found["scale"] or ""]
    if scale % 10 ** len(decimals) == 0:
        place = scale // 10 ** len(decimals)
        return PrintedNumber(digits * place, place)
    exponent = -len(decimals) + len(str(scale)) - 1
    # Made from texts, since arithmetic on decimals rounds to the precision of the caller's context.
    return PrintedNumber(Decimal(f"{digits}e{exponent}"), Decimal(f"1e{exponent}"))


def format_printed(value: Number, like: str = "") -> str:
    """Write a number as the source does: with spaces between thousands, a decimal comma, and the marks of `like`.

    The result has digits only, even if `like` has words or a scale: not every value can be written with those.
    """
    sign = "-" if value < 0 else "+" if like.startswith("+") else ""
    # As a text, since changing the sign of a decimal rounds it to the precision of the caller's context.
    whole, _, decimals = format(Decimal(value), "f").removeprefix("-").partition(".")
    digits = f"{int(whole):,}".replace(",", " ") + (f",{decimals}" if decimals else "")
    before = "€ " if like.startswith("€") else ""
    after = next((mark for mark in (" %", "%", " euro") if like.endswith(mark)), "")
    return f"{before}{sign}{digits}{after}"
