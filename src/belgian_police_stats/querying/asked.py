"""What a search asks for: its words and numbers, the concepts of each word, and the values of each number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from ..errors import PrintedNumberError
from ..model.labels import LANGUAGES
from ..model.numbers import Exact
from ..model.printed import parse_printed
from ..texts.forms import stems
from ..texts.one_number import values_of
from ..texts.vocabulary import concepts, number_words
from ..texts.words import bare_words
from .search_index import TWO_LETTERS, Index, words_of

__all__ = ["Asked", "asked_for", "values_in"]

_MOST_WORDS = 50
"""The most different words of a search that are looked at. No question has so many."""
_SENTENCE = 5
"""A search with this many different words is a sentence, even if none of them is a filler."""
_LONGEST_NUMBER = 100
"""The most characters of a number in words."""

_SLIP = 0.9
"""How alike a word must be to a word of a text to count as a misspelling of it, if it is not another form of it."""
_VAGUE = 3
"""A concept of a word is left out if it has this many times more figures than the rarest concept of the word."""
_ASKED = re.compile(
    r"(?<![\w.,])(?P<n>(?:[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?:\s?%)?)(?!\w)"
    r"|(?P<w>(?:[^\W_]|[\u0300-\u036f])+)"
)
"""A number, with any marks between its digits, or a word."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]+)")
_SCALES = ("percent", "EUR", "kilogram", "metric_ton", "million", "billion")
"""Words that can follow or precede the digits of a number, such as million and percent."""


class Asked(NamedTuple):
    """One word of a search, or one number."""

    written: str
    spellings: tuple[str, ...]
    """The word without accents, and German umlauts that are written with an e in both ways."""
    concepts: frozenset[str]
    languages: frozenset[str]
    """The languages in whose vocabulary the word is."""
    values: frozenset[Exact]


def asked_for(text: str, index: Index) -> tuple[list[Asked], bool]:
    """The different words and numbers of a search, without fillers unless there is nothing else.

    A search with fillers, or with many words, is a sentence.
    """
    parts: dict[str, tuple[str, str]] = {}
    order: list[str] = []
    for found in _ASKED.finditer(text):
        for word in [found[0]] if found["n"] else bare_words(found[0]):
            order.append(word)
            parts.setdefault(word, (found[0], found["n"] or ""))
    telling = words_of(parts)[:_MOST_WORDS]
    first = {word: order.index(word) for word in telling}
    meant, languages = dict[str, set[str]](), dict[str, frozenset[str]]()
    for word in telling:
        meant[word], languages[word] = _concepts(word)
    for place in first.values():
        for language in LANGUAGES:
            for length, key in concepts(language).rows_at(order, place):
                for other in order[place : place + length]:
                    if other in meant:
                        meant[other].add(key)
    asked = [
        Asked(
            written=parts[word][0],
            spellings=_spellings(word),
            concepts=frozenset() if meant[word] and _is_slip(word, index) else _rarest(meant[word], index),
            languages=languages[word],
            values=frozenset(_values(parts[word][1])) if parts[word][1] else frozenset(),
        )
        for word in telling
    ]
    return asked, len(telling) < len(parts) or len(telling) >= _SENTENCE


def _spellings(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, TWO_LETTERS.sub(r"\1", word))))


def _concepts(word: str) -> tuple[set[str], frozenset[str]]:
    """The concepts of a word, or else of its other forms, and the languages that have it."""
    for forms in (_spellings(word), stems(word)):
        keys = {language: {key for form in forms for key in concepts(language).of_word(form)} for language in LANGUAGES}
        if found := set[str]().union(*keys.values()):
            return found, frozenset(language for language, listed in keys.items() if listed)
    return set(), frozenset()


def _is_slip(word: str, index: Index) -> bool:
    """Whether a word seems to be a misspelt known word. Beginnings of words are known, and with them `vrouwenn`."""
    if any(spelling in index.words for spelling in _spellings(word)) or any(map(index.stems.get, stems(word))):
        return False
    return bool(index.names.near(word, least=_SLIP))


def _rarest(keys: set[str], index: Index) -> frozenset[str]:
    """Leave out concepts that are far more common than another: a policier is a police officer, not the police."""
    counts = {key: index.spread(key) for key in keys if key in index.concepts}
    least = min(counts.values(), default=0)
    return frozenset(key for key, count in counts.items() if count <= least * _VAGUE)


def values_in(text: str) -> set[Exact]:
    """List what a search can mean as one number, in digits and perhaps with a word such as million."""
    found = list(islice(_ASKED.finditer(text), 4)) if len(text) <= _LONGEST_NUMBER else []
    numbers = [one for one in found if one["n"]]
    words = [word for one in found if one["w"] for word in bare_words(one["w"])]
    if len(numbers) != 1 or len(found) == 4 or not all(word in _scale_words() for word in words):
        return set()
    if not words:
        return set(_values(numbers[0]["n"]))
    values: set[Exact] = {*values_of(text)}
    with suppress(PrintedNumberError):
        values.add(parse_printed(text.strip()).value)
    return values


@cache
def _scale_words() -> frozenset[str]:
    listed = (word for key in _SCALES for language in LANGUAGES for word in number_words(key, language))
    return frozenset(word.strip("*") for word in listed)


def _values(text: str) -> Iterator[Exact]:
    """What digits can mean: with marks between thousands, and with a decimal sign."""
    bare = text.rstrip("% ")
    with suppress(PrintedNumberError):
        yield parse_printed(bare).value
    if _GROUPED.fullmatch(bare):
        yield int(re.sub("[^0-9]", "", bare))
    if found := _DECIMAL.fullmatch(bare):
        yield Decimal(f"{found[1]}.{found[2]}")
