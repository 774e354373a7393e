"""The words that the reader of texts knows, from data/words: concepts, number words and cues in four languages.

A pattern is a word, a word with an asterisk where anything may follow or stand before it (`vrouw*`, `*uithaler*`), or
several words in a row. Accents and capitals do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from ..data import read_text
from ..model.labels import LANGUAGES, Labels, Language
from ..strict_json import parse_json
from .tokens import Piece
from .words import REMEMBERED, bare_words

__all__ = [
    "Found",
    "Lexicon",
    "Vocabulary",
    "concepts",
    "cue_words",
    "cues",
    "found_in",
    "number_lexicon",
    "number_words",
    "patterns",
    "vocabulary",
    "word_lists",
]

_SHORTEST_PART, _LONGEST_PART = 4, 20
"""The lengths of a part of a compound word that a pattern such as `*uithaler*` can be."""
_SHARED = ("percent", "EUR", "kilogram", "metric_ton", "million", "billion")
"""The words of numbers that are read in each language, whichever the sentence has."""
_LONGEST_WORD = 40
"""Longer words are not searched for parts."""


@cache
def word_lists(name: str) -> dict[str, Labels]:
    """Read a file of data/words: each key with its words in four languages, separated by commas."""
    read = parse_json(read_text("words", f"{name}.json"), f"data/words/{name}.json")
    return {key: Labels(**texts) for key, texts in read.items()}


def number_words(key: str, language: Language) -> tuple[str, ...]:
    """List the words of a language for a number, a unit or a qualifier, without accents."""
    return patterns(word_lists("numbers")[key].text(language))


def cue_words(key: str, language: Language) -> tuple[str, ...]:
    """List the words of a language that say what kind of number follows or precedes, without accents."""
    return patterns(word_lists("cues")[key].text(language))


@lru_cache(maxsize=1024)
def patterns(text: str) -> tuple[str, ...]:
    """Split a list at its commas, and write each pattern in the form in which words are compared."""
    return tuple(" ".join(_pattern(part)) for part in text.split(",") if part.strip())


def _pattern(text: str) -> list[str]:
    found: list[str] = []
    for part in text.split():
        first, last = part.startswith("*"), part.endswith("*")
        words = list(bare_words(part))
        words[-1:] = [("*" if first else "") + word + ("*" if last else "") for word in words[-1:]]
        found += words
    return found


class Lexicon:
    """Finds keys by the words and the rows of words that stand for them."""

    __slots__ = ("_exact", "_inside", "_lengths", "_prefixes", "_rows", "_starts")

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._prefixes: dict[str, set[str]] = {}
        self._inside: dict[str, tuple[set[str], set[str]]] = {}
        self._rows: dict[str, dict[str, list[tuple[int, tuple[str, ...], str]]]] = {}
        """The rows by their first two words (an empty text if the second is not a whole word): the place of each row
        in the list, its words and its key."""
        for key, listed in entries:
            for pattern in listed:
                self._add(key, pattern)
        # Few words have the first letters of a pattern, so that most words are not taken apart.
        self._starts = frozenset(part[:_SHORTEST_PART] for part in self._inside)
        self._lengths: dict[str, set[int]] = {}
        for start in self._prefixes:
            self._lengths.setdefault(start[:2], set()).add(len(start))

    def _add(self, key: str, pattern: str) -> None:
        row = tuple(pattern.split())
        if len(row) > 1:
            listed = self._rows.setdefault(row[0], {})
            second = "" if row[1].endswith("*") else row[1]
            listed.setdefault(second, []).append((sum(map(len, listed.values())), row, key))
            return
        word = pattern.strip("*")
        if pattern.startswith("*"):
            anywhere, ending = self._inside.setdefault(word, (set(), set()))
            (anywhere if pattern.endswith("*") else ending).add(key)
        elif pattern.endswith("*"):
            self._prefixes.setdefault(word, set()).add(key)
        else:
            self._exact.setdefault(word, set()).add(key)

    def of_word(self, word: str) -> tuple[str, ...]:
        """Give the keys that one word stands for, in alphabetical order."""
        found = set(self._exact.get(word, ()))
        for length in self._lengths.get(word[:2], ()):
            found |= self._prefixes.get(word[:length], set())
        if self._starts and _SHORTEST_PART < len(word) <= _LONGEST_WORD:
            for start in range(1, len(word) - _SHORTEST_PART + 1):
                if word[start : start + _SHORTEST_PART] not in self._starts:
                    continue
                for end in range(start + _SHORTEST_PART, min(len(word), start + _LONGEST_PART) + 1):
                    keys = self._inside.get(word[start:end])
                    if keys is not None:
                        found |= keys[0] if end < len(word) else keys[0] | keys[1]
            keys = self._inside.get(word)
            if keys is not None:
                found |= keys[0] | keys[1]
        return tuple(sorted(found)) if found else ()

    def begins(self, word: str) -> bool:
        """Whether rows of words begin with a word."""
        return word in self._rows

    def rows_at(self, words: Sequence[str], place: int) -> list[tuple[int, str]]:
        """The rows of words that begin at a place, each with the number of its words."""
        listed, room = self._rows.get(words[place]), len(words) - place
        if listed is None or room < 2:
            return []
        rows = [*listed.get(words[place + 1], ()), *listed.get("", ())]
        return [
            (len(row), key)
            for _, row, key in sorted(rows)
            if len(row) <= room and all(map(_fits, row[1:], words[place + 1 : place + len(row)]))
        ]


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@cache
def concepts(language: Language) -> Lexicon:
    """The concepts of a language: what its words are about."""
    return Lexicon((key, patterns(labels.text(language))) for key, labels in word_lists("concepts").items())


@cache
def cues(language: Language) -> Lexicon:
    """The cues of a language: the words that say what kind of number stands near."""
    return Lexicon((key, patterns(labels.text(language))) for key, labels in word_lists("cues").items())


@cache
def number_lexicon(language: Language) -> Lexicon:
    """The words that belong to a number: its scale, its unit and its qualifier.

    The names of units are those of all languages, since a sentence can quote another one.
    """
    own = [(key, patterns(labels.text(language))) for key, labels in word_lists("numbers").items()]
    others = [(key, number_words(key, other)) for other in LANGUAGES if other != language for key in _SHARED]
    return Lexicon([*own, *others])


class Found(NamedTuple):
    """A key, and the tokens of a sentence that stand for it."""

    first: int
    after: int
    key: str


class Vocabulary:
    """Several lexicons that are searched together: most words of a text are in none of them.

    It remembers the words that it was asked for, so it is only kept while one text is read.
    """

    __slots__ = ("_known", "_lexicons")

    def __init__(self, *lexicons: Lexicon) -> None:
        self._lexicons = lexicons
        self._known = lru_cache(maxsize=REMEMBERED)(partial(_look_up, lexicons))

    def found_in(self, tokens: Sequence[Piece]) -> tuple[list[Found], ...]:
        """For each lexicon the keys that the words of a sentence stand for, in the order of their first tokens."""
        words = [token.bare for token in tokens if token.kind != "p"]
        places = [place for place, token in enumerate(tokens) if token.kind != "p"]
        found: tuple[list[Found], ...] = tuple([] for _ in self._lexicons)
        for index, word in enumerate(words):
            for place, keys, begins in self._known(word):
                first = places[index]
                found[place].extend([Found(first, first + 1, key) for key in keys])
                if begins:
                    rows = self._lexicons[place].rows_at(words, index)
                    found[place].extend([Found(first, places[index + many - 1] + 1, key) for many, key in rows])
        return found


def _look_up(lexicons: Sequence[Lexicon], word: str) -> tuple[tuple[int, tuple[str, ...], bool], ...]:
    """For each lexicon that knows a word: its place, the keys, and whether rows of words begin with it."""
    rows = ((place, lexicon.of_word(word), lexicon.begins(word)) for place, lexicon in enumerate(lexicons))
    return tuple(row for row in rows if row[1] or row[2])


def vocabulary(language: Language) -> Vocabulary:
    """The concepts, the cues and the words of numbers of a language."""
    return Vocabulary(concepts(language), cues(language), number_lexicon(language))


def found_in(tokens: Sequence[Piece], lexicon: Lexicon) -> list[Found]:
    """The keys that the words of a sentence stand for in one lexicon."""
    return Vocabulary(lexicon).found_in(tokens)[0]
