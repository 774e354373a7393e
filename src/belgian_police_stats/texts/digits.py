"""Read digits with the marks between them: 4 393, 4.393, 4,393 and 4'393, 20,5 and 20.5."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from .tokens import Piece

__all__ = ["DigitNumber", "digits_at", "one_group"]

_APOSTROPHES = frozenset("'’‘")
_MOST_DIGITS = 30
"""A longer run of digits is a code and not a number."""
_MOST_DECIMALS = 9
_PLACES = tuple(Fraction(1, 10**many) for many in range(_MOST_DECIMALS + 1))
"""The value of the last digit, by the number of decimals. Fractions are slow to make, and a text has many numbers."""


class DigitNumber(NamedTuple):
    """A value, the value of its last digit, other ways to read it, and the token behind it."""

    value: Fraction
    place: Fraction
    others: tuple[tuple[Fraction, Fraction], ...]
    after: int
    grouped: bool
    """Whether marks stand between groups of three digits."""


def digits_at(tokens: Sequence[Piece], first: int, *, decimal: bool = False) -> DigitNumber | None:
    """Read the number that begins at a run of digits; None for a code.

    One point or comma before three digits can mean thousands or decimals. Thousands are taken, unless `decimal` says
    that a scale such as million follows; the other reading is given too.
    """
    whole = tokens[first].text
    if len(whole) > _MOST_DIGITS:
        return None
    groups, mark, index = [whole], "", first
    while len(whole) <= 3 and len("".join(groups)) < _MOST_DIGITS:
        found = _next_group(tokens, index, mark)
        if found is None:
            break
        mark, index = found
        groups.append(tokens[index].text)
    decimals = ""
    fraction = _decimals(tokens, index, mark)
    if fraction is not None:
        index, decimals = fraction
    digits = "".join(groups)
    grouped = len(groups) > 1
    value = _value(digits, decimals)
    if grouped and mark in (".", ",") and len(groups) == 2 and not decimals:
        other = _value(groups[0], groups[1])
        if decimal or whole.startswith("0"):
            return DigitNumber(*other, (), index + 1, grouped)
        # Nobody writes three zeros after a decimal mark.
        others = () if groups[1] == "000" else (other,)
        return DigitNumber(*value, others, index + 1, grouped)
    return DigitNumber(*value, (), index + 1, grouped)


def one_group(tokens: Sequence[Piece], first: int) -> bool:
    """Whether a point or comma and three digits follow the first run of digits, which can be decimals."""
    return first + 2 < len(tokens) and tokens[first + 1].text in (".", ",")


def _next_group(tokens: Sequence[Piece], index: int, mark: str) -> tuple[str, int] | None:
    """The mark and the token of the next three digits, with the same mark as before."""
    if index + 1 >= len(tokens):
        return None
    token = tokens[index + 1]
    if token.kind == "n" and not token.glued:
        # With a space between them, the tokens are one character apart.
        if mark in ("", " ") and token.start - tokens[index].end == 1 and len(token.text) == 3:
            return " ", index + 1
        return None
    if token.text not in (".", ",") and token.text not in _APOSTROPHES:
        return None
    kind = "'" if token.text in _APOSTROPHES else token.text
    if mark not in ("", kind) or not token.glued or index + 2 >= len(tokens):
        return None
    group = tokens[index + 2]
    return (kind, index + 2) if group.kind == "n" and group.glued and len(group.text) == 3 else None


def _decimals(tokens: Sequence[Piece], index: int, mark: str) -> tuple[int, str] | None:
    """The token and the digits behind a decimal mark."""
    if index + 2 >= len(tokens):
        return None
    point, digits = tokens[index + 1], tokens[index + 2]
    if point.text not in (".", ",") or point.text == mark or not point.glued:
        return None
    few = digits.kind == "n" and digits.glued and len(digits.text) <= _MOST_DECIMALS
    return (index + 2, digits.text) if few else None


def _value(digits: str, decimals: str) -> tuple[Fraction, Fraction]:
    many = len(decimals)
    return Fraction(int(digits + decimals), 10**many) if many else Fraction(int(digits)), _PLACES[many]
