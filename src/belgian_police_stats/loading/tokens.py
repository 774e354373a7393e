"""Find the numbers that a text prints, as the ledger of an edition lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["printed_numbers"]

_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_WORDS = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    "een honderdtal|een duizendtal|tientallen|honderden|duizenden|miljoenen"
)
_PRINTED_NUMBER = re.compile(
    rf"""
    (?: (?<!\w)[+-] )? (?: €{_SPACE}? )?
    [0-9]+ (?: (?: {_SPACE}(?=[0-9]{{3}}(?![0-9])) | [.,/-](?=[0-9]) ) [0-9]+ )*
    (?: {_SPACE}(?:miljoen|miljard)\b )?
    (?: {_SPACE}?[%€] | {_SPACE}euro\b )?
    | \b(?:{_WORDS.replace(" ", _SPACE)})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Digits with what groups them, joins them in a date and says their unit, or a Dutch word for a number."""


def printed_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Each number as printed with its line, from 1, in the order of the text.

    What no pattern can tell stays as it stands: two numbers side by side that could be one with a space in it, and
    numbers that run into each other.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _PRINTED_NUMBER.finditer(line):
            yield number, found.group()
