"""Read a text that is one number and nothing else, in each way that makes sense."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from ..model.certainty import Qualifier
from ..model.labels import LANGUAGES
from ..model.printed import MINUS
from .numbers import numbers_in
from .tokens import sentences
from .vocabulary import found_in, number_lexicon

__all__ = ["OneNumber", "readings_of", "values_of"]


_RELATIVE = ("ratio", "multiple")
"""The forms that say how two numbers stand to each other: `one in five`, `doubled`."""


_ARTICLES = ("een", "un", "une", "ein", "a")


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
