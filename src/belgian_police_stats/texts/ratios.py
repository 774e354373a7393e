"""Numbers that two words make: `one in five`, `3 van de 10`, `une personne sur trois`, `jeder achte`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from ..model.labels import Language
from .tokens import Piece
from .vocabulary import Found, number_words
from .written import WrittenNumber

__all__ = ["with_ratios"]

_MOST = 10_000
"""The largest number n for which `one in n` is a ratio."""
_LARGEST_PART = 99
_ARTICLES = {"nl": ("een",), "fr": ("un", "une"), "de": ("ein", "eine", "einer", "eines", "einem"), "en": ("one",)}
"""The articles that count as one before a ratio."""
_BETWEEN = {"nl": 2, "fr": 4, "de": 1, "en": 3}
"""The most words of `une personne sur trois` before the second number, the first of them included."""
_WITH_NOUN = {"nl": (["op"], ["op", "de"]), "fr": (["sur"], ["pour"]), "de": (), "en": (["in"], ["in", "every"])}
"""The links before which a noun can stand: `one vehicle in twenty`. In `a team of ten` nothing is a part."""


def with_ratios(
    numbers: Sequence[WrittenNumber], pieces: Sequence[Piece], found: Sequence[Found], language: Language
) -> list[WrittenNumber]:
    """Join the numbers of a sentence that make a ratio, and add those that an ordinal word makes."""
    joined: list[WrittenNumber] = []
    for number in numbers:
        before = joined[-1] if joined else None
        article = _article_before(number, pieces, language)
        if before is not None and _are_linked(before, number, pieces, language):
            joined[-1] = _ratio(before.value, number, before.first)
        elif article is not None:
            joined.append(_ratio(Fraction(1), number, article))
        else:
            joined.append(number)
    if language == "de":
        joined += _each_nth(pieces, found)
    return sorted(joined, key=lambda number: number.first)


def _ratio(above: Fraction, number: WrittenNumber, first: int) -> WrittenNumber:
    return WrittenNumber(
        first=first,
        core=first,
        after=number.after,
        value=above / number.value,
        place=1 / number.value,
        form="ratio",
        unit="day" if number.unit in ("day", "night") else None,
    )


def _are_linked(before: WrittenNumber, number: WrittenNumber, pieces: Sequence[Piece], language: Language) -> bool:
    """Whether nothing stands between two numbers but the words that make a ratio of them."""
    if before.form == "ratio" or before.unit or before.value > _LARGEST_PART:
        return False
    if number.value <= max(before.value, Fraction(1)):
        return False
    words = [piece.bare for piece in pieces[before.after : number.first]]
    every = words == ["every"] and number.unit in ("day", "night")
    return every or (words in _links(language) and number.value <= _MOST)


@cache
def _links(language: Language) -> list[list[str]]:
    return [pattern.split() for pattern in number_words("one_in", language)]


def _article_before(number: WrittenNumber, pieces: Sequence[Piece], language: Language) -> int | None:
    """The article of `een op de vijf`, `une personne sur trois` and `einer von zehn`, if it counts as one."""
    if not 2 <= number.value <= _MOST or number.form == "ratio":
        return None
    for link in [*_links(language), *([["pour"]] if language == "fr" else [])]:
        start = number.first - len(link)
        if start <= 0 or [piece.bare for piece in pieces[start : number.first]] != link:
            continue
        room = _BETWEEN[language] if link in _WITH_NOUN[language] else 1
        for index in range(start - 1, max(start - 1 - room, -1), -1):
            if pieces[index].bare in _ARTICLES[language]:
                return index
            if pieces[index].kind != "w" and pieces[index].text not in "'’-":
                break
    return None


def _each_nth(pieces: Sequence[Piece], found: Sequence[Found]) -> list[WrittenNumber]:
    """`jeder achte`: an eighth."""
    ordinals = {word: value for value, word in enumerate(number_words("ordinals", "de"), 2)}
    parts: list[WrittenNumber] = []
    for row in found:
        word = pieces[row.after].bare if row.after < len(pieces) else ""
        value = ordinals.get(word.rstrip("nrs"))
        if row.key == "each_nth" and value:
            part = Fraction(1, value)
            parts.append(
                WrittenNumber(
                    first=row.first, core=row.first, after=row.after + 1, value=part, place=part, form="ratio"
                )
            )
    return parts
