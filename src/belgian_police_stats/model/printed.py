"""Read a number as the source prints it, or as another publisher does.

The source groups digits by spaces, writes a decimal comma, puts the percent sign behind the number and the
euro sign before it (or the word behind), and shortens with a word: 14,5 miljoen.

The spaces and signs that any reader of numbers knows are listed here, and nowhere else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from ..errors import PrintedNumberError, short_repr
from ..frozen import Frozen
from .bases import Number
from .certainty import Qualifier

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = [
    "MINUS",
    "QUALIFIER_SIGNS",
    "SCALES",
    "SIGN",
    "SPACES",
    "PrintedNumber",
    "format_printed",
    "parse_printed",
    "qualifier_sign",
    "reading_of",
    "says",
]

_LONGEST, _LONGEST_ELSEWHERE = 1_000, 100
"""The most characters of a number, in the form of the source and in another one."""
SCALES = {"": 1, "miljoen": 10**6, "miljard": 10**9}
"""The words with which the source shortens a number, and the factors that they mean."""
_WORDS = {"twee": (2, 1), "een honderdtal": (100, 100)}
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
"""Every kind of space with which digits can be grouped."""
MINUS = "-\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
"""Every sign that can stand for a minus: typesetters and programs replace the one of the keyboard."""
SIGN = f"[+{re.escape(MINUS)}]"
"""A plus or a minus, as a pattern."""
QUALIFIER_SIGNS = {
    **dict.fromkeys("~±≈", Qualifier.ABOUT),
    ">": Qualifier.MORE_THAN,
    "≥": Qualifier.AT_LEAST,
    "<": Qualifier.LESS_THAN,
    "≤": Qualifier.AT_MOST,
}
"""The signs before a number that qualify it. Offices print "<5" where they hide a small number."""
_DIGITS = re.compile(r"\d(?:[\d.,'\s]*\d)?")
"""A number as digits with marks between them."""
_SPACE = f"[{SPACES}]"
_NEVER_PRINTED = rf"^\s|\s$|\s\s|[^\S{SPACES}]|^\D*0\d"
"""What no printed number has: blanks around it, two in a row, tabs and ends of lines, a zero before another digit."""
_NUMBER = rf"""
    (?P<sign>{SIGN}?) (?P<euro>€{_SPACE}?)?
    (?P<whole>0|[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+|[1-9]\d*) (?:,(?P<decimals>\d+))?
    (?:{_SPACE}(?P<scale>miljoen|miljard))?
    (?(euro)|(?:{_SPACE}?(?:%|€|euro))?)
    """
"""One number and nothing else, with strict groups of three digits, no zero before another digit, and one mark.

The patterns that find numbers in a text, in loading/source_text.py and querying/source_copy.py, are looser. This one is
compiled when a number is first read, since opening a report reads none.
"""


@frozen
class PrintedNumber(Frozen):
    """An exact number, and the value of its last printed place."""

    value: Number
    """An int if the number is whole; otherwise a Decimal with all printed decimals."""
    place: Number
    """The value of the last printed digit: 0.1 for 20,5 and 100 000 for 14,5 miljoen."""


def parse_printed(text: str) -> PrintedNumber:
    """Read one number as the source prints it, with or without brackets around it.

    Nothing is guessed: blanks around a number, and the points and words of other publishers, are refused.

    Raises:
        PrintedNumberError: the text is not a number as the source prints it.
    """
    given: object = text
    if not isinstance(given, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise PrintedNumberError(expected="a printed number as a str", got=short_repr(given))
    if len(text) > _LONGEST:
        raise PrintedNumberError(expected=f"a printed number of at most {_LONGEST} characters", got=str(len(text)))
    bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text
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
    digits = int(re.sub(r"\D", "", found["whole"]) + decimals)
    if found["sign"] and found["sign"] in MINUS:
        digits = -digits
    scale = SCALES[found["scale"] or ""]
    if scale % 10 ** len(decimals) == 0:
        place = scale // 10 ** len(decimals)
        return PrintedNumber(digits * place, place)
    exponent = -len(decimals) + len(str(scale)) - 1
    # Made from texts, since arithmetic on decimals rounds to the precision of the caller's context.
    return PrintedNumber(Decimal(f"{digits}e{exponent}"), Decimal(f"1e{exponent}"))


def reading_of(text: str, value: Number) -> PrintedNumber:
    """Read the printed form of a number whose value is known: as the source prints it, or as another publisher does.

    Only the value tells whether 4.393 has thousands or decimals. If the text can have this value, its place is that of
    this reading. If not, the likeliest reading is given.

    Raises:
        PrintedNumberError: none of the four languages reads the text as a number.
    """
    if type(value) is int and text == f"{value:,}".replace(",", " "):
        # Most numbers of a report have this form, which needs no parsing.
        return PrintedNumber(value, 1)
    try:
        readings = [parse_printed(text)]
    except PrintedNumberError:
        readings = [*_other_readings(text)]
        if not readings:
            raise
    else:
        if str(readings[0].value) != str(value):
            readings += _other_readings(text)
    return next((reading for reading in readings if str(reading.value) == str(value)), readings[0])


def qualifier_sign(text: str) -> Qualifier | None:
    """Give the qualifier that a sign before a printed number stands for; None if it has no such sign."""
    return QUALIFIER_SIGNS.get(text[:1])


def _other_readings(text: str) -> tuple[PrintedNumber, ...]:
    """Read a number as texts in four languages write it, with a sign that qualifies it."""
    bare = re.sub(rf"^{_SPACE}", "", text[1:]) if qualifier_sign(text) else text
    if len(text) > _LONGEST_ELSEWHERE or re.search(_NEVER_PRINTED, bare):
        return ()
    from ..texts.one_number import readings_of

    found = (_decimal(one.value, one.place) for one in readings_of(bare) if one.qualifier is Qualifier.EXACT)
    return tuple(number for number in found if number is not None)


def says(text: str, value: Number) -> bool:
    """Whether a text is a number or has it among words of any language.

    >>> says("41,2 toneladas", 41_200), says("41,2 ton", 412)
    (True, False)
    """
    from ..texts.one_number import values_of

    whole = values_of(text)
    if whole:
        return value in whole
    # The word behind the digits can be the name of a thousand or a million in a language that we do not read.
    parts = {part for digits in _DIGITS.findall(text) for part in values_of(digits)}
    return not parts or any(value == part * scale for part in parts for scale in (1, 10**3, 10**6, 10**9))


def _decimal(value: Fraction, place: Fraction) -> PrintedNumber | None:
    """Make the number of a reading; None for a half or a third, which have no last place."""
    if place.denominator == 1:
        return PrintedNumber(int(value), int(place))
    zeros = str(place.denominator).removeprefix("1")
    if place.numerator != 1 or zeros.strip("0"):
        return None
    return PrintedNumber(Decimal(f"{int(value / place)}e-{len(zeros)}"), Decimal(f"1e-{len(zeros)}"))


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
