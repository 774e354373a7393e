"""Numbers in words, from zero to 999 thousand, in four languages.

Dutch and German write a number below a million as one word, French and English as several. Dutch and German
numbers are looked up, French and English ones are added up word by word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..model.labels import Language
from .tokens import Piece
from .vocabulary import number_words

__all__ = ["beginnings", "spelled_number"]

_MOST_WORDS = 12
"""The most tokens of a number in words, with its hyphens."""


def spelled_number(tokens: Sequence[Piece], place: int, language: Language) -> tuple[int, int] | None:
    """Read a number in words: its value, and the token after it. None if no number begins at this token.

    An indefinite article is not a number: `een`, `un`, `ein` and `a` count only inside one.
    """
    if language in ("nl", "de"):
        token = tokens[place]
        value = _compounds(language).get(token.bare)
        if value is None:
            value = _with_thousands(token.bare, language)
        article = value == 1 and not (language == "nl" and token.text.casefold() in ("één", "éen"))
        return None if value is None or article else (value, place + 1)
    return _added_up(tokens, place, language)


@cache
def beginnings(language: Language) -> Callable[[str], bool]:
    """Give the function that tells whether a number in words can begin with a word."""
    if language not in ("nl", "de"):
        return _words(language).starts.__contains__
    compounds, thousand = _compounds(language), number_words("thousand", language)[0]
    return lambda word: word in compounds or thousand in word


@cache
def _compounds(language: Language) -> dict[str, int]:
    ones, tens = number_words("ones", language), number_words("tens", language)
    join, hundred = number_words("joins", language)[0], number_words("hundred", language)[0]
    below: dict[str, int] = {word: value for value, word in enumerate(ones)}
    if language == "de":
        below["eins"] = 1
    for index, ten in enumerate(tens, 2):
        below[ten] = 10 * index
        below.update({one + join + ten: 10 * index + value for value, one in enumerate(ones[:10]) if value})
    found = dict(below)
    for value, one in enumerate(["", *ones[1:10]]):
        base = 100 * max(value, 1)
        found[one + hundred] = base
        for word, rest in below.items():
            if rest:
                found[one + hundred + word] = found[one + hundred + join + word] = base + rest
    return found


def _with_thousands(word: str, language: Language) -> int | None:
    thousand = number_words("thousand", language)[0]
    before, found, behind = word.partition(thousand)
    if not found or (language == "nl" and behind == "en"):
        return None
    compounds = _compounds(language)
    left, right = (compounds.get(part) if part else default for part, default in ((before, 1), (behind, 0)))
    return None if left is None or right is None else 1000 * left + right


class _Words(NamedTuple):
    """The words that numbers of several words are made of."""

    small: Mapping[str, int]
    hundreds: tuple[str, ...]
    thousand: tuple[str, ...]
    joins: tuple[str, ...]
    starts: frozenset[str]
    """The words with which a number can begin."""


@cache
def _words(language: Language) -> _Words:
    small, hundreds = _small(language), number_words("hundred", language)
    thousand, joins = number_words("thousand", language), ("-", *number_words("joins", language))
    return _Words(small, hundreds, thousand, joins, frozenset({*small, *hundreds, *thousand}))


def _small(language: Language) -> dict[str, int]:
    found = {word: value for value, word in enumerate(number_words("ones", language)) if " " not in word}
    found.update({word: 10 * index for index, word in enumerate(number_words("tens", language), 2)})
    if language == "fr":
        found |= {"vingts": 20, "une": 1, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
    return found


def _added_up(tokens: Sequence[Piece], place: int, language: Language) -> tuple[int, int] | None:
    small, hundreds, thousand, joins, starts = _words(language)
    if tokens[place].bare not in starts:
        return None
    total, current, after = 0, None, place
    index = place
    while index < min(len(tokens), place + _MOST_WORDS):
        word = tokens[index].bare
        if word in small:
            added = _added(current, small[word], language, first=index == place)
            if added is None:
                break
            current = added
        elif word in hundreds and (current is None or 1 <= current <= 99):
            if current is None and language == "en" and total == 0 and not _follows_article(tokens, index):
                break
            current = 100 * (current or 1)
        elif word in thousand and total == 0:
            if current is None and language == "en" and not _follows_article(tokens, index):
                break
            total, current = 1000 * (current or 1), None
        elif index > place and word in joins:
            index += 1
            continue
        else:
            break
        index += 1
        after = index
    return None if after == place else (total + (current or 0), after)


def _added(current: int | None, value: int, language: Language, *, first: bool) -> int | None:
    """Add a small number to what was read; None if it begins another number."""
    if current is None:
        return None if first and value == 1 and language == "fr" else value
    if language == "fr":
        if current % 100 == 4 and value == 20:
            return current + 76
        if (current % 100 in (60, 80) and value < 20) or (current % 100 == 10 and 7 <= value <= 9):
            return current + value
    if current % 100 == 0 and value < 100 and current:
        return current + value
    return current + value if current % 10 == 0 and current % 100 >= 20 and value < 10 else None


def _follows_article(tokens: Sequence[Piece], place: int) -> bool:
    return place > 0 and tokens[place - 1].bare in ("a", "one")
