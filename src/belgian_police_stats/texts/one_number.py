"""Read a text that is one number and nothing else, in each way that makes sense."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from ..model.bases import Number
from ..model.certainty import Qualifier
from ..model.labels import LANGUAGES
from ..model.printed import MINUS
from .numbers import numbers_in
from .tokens import sentences
from .vocabulary import found_in, number_lexicon

__all__ = ["OneNumber", "readings_of", "says", "values_of"]


_RELATIVE = ("ratio", "multiple")
"""The forms that say how two numbers stand to each other: `one in five`, `doubled`."""


_ARTICLES = ("een", "un", "une", "ein", "a")


_DIGITS = re.compile(r"\d(?:[\d.,'\s]*\d)?")
"""A number as digits with marks between them."""


class OneNumber(NamedTuple):
    """One way to read a text as a number."""

    value: Fraction
    place: Fraction
    """The value of the last written digit: 1 for 26 000, 100 000 for 14,5 million."""
    qualifier: Qualifier


def readings_of(text: str) -> tuple[OneNumber, ...]:
    """List what a text can mean as one number, in any of the languages, the likeliest first; may be empty.

    >>> [reading.value for reading in readings_of("4.393")]
    [Fraction(4393, 1), Fraction(4393, 1000)]
    """
    factor = -1 if text[:1] and text[0] in MINUS and text[1:2].isalnum() else 1
    read = list(islice(sentences(text[1:] if factor < 0 else text), 2))
    if len(read) != 1:
        return ()
    tokens = read[0].tokens
    found: dict[OneNumber, None] = {}
    for language in LANGUAGES:
        for number in numbers_in(tokens, found_in(tokens, number_lexicon(language)), [], language):
            # "Een honderdtal" is one number, though its article counts nothing.
            first = 1 if tokens[0].bare in _ARTICLES and number.qualifier is Qualifier.ABOUT else 0
            if (number.first, number.after) == (first, len(tokens)) and number.form not in _RELATIVE:
                ways = ((number.value, number.place), *number.others)
                found.update((OneNumber(factor * value, place, number.qualifier), None) for value, place in ways)
    return tuple(found)


def values_of(text: str) -> set[Fraction]:
    """List the values that a text can have as one number; empty if it is not a number.

    >>> values_of("4'393"), values_of("14.5 million") == {14_500_000}
    ({Fraction(4393, 1)}, True)
    """
    return {reading.value for reading in readings_of(text)}


def says(text: str, value: Number) -> bool:
    """Whether a text can have this number, alone or among words of any language.

    >>> says("41,2 toneladas", 41_200), says("41,2 ton", 412)
    (True, False)
    """
    whole = values_of(text)
    if whole:
        return value in whole
    # The word behind the digits can be the name of a thousand or a million in a language that we do not read.
    parts = {part for digits in _DIGITS.findall(text) for part in values_of(digits)}
    return not parts or any(value == part * scale for part in parts for scale in (1, 10**3, 10**6, 10**9))
