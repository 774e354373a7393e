"""The runs of digits that are not numbers of things, by their form: dates, times, telephone numbers, names, codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..model.labels import LANGUAGES, Language
from .tokens import Piece
from .vocabulary import cue_words
from .words import word_set

__all__ = ["Apart", "months", "plain_year", "set_apart"]


class Apart(NamedTuple):
    """Tokens that belong to one thing, and its kind."""

    first: int
    after: int
    kind: str
    year: int | None = None
    month: int | None = None


@cache
def months() -> dict[str, int]:
    """The months by their names in four languages, whole and shortened, without accents."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        found |= {name: number for number, name in enumerate(cue_words("months", language), 1)}
        for short in cue_words("months_short", language):
            number = next((n for name, n in found.items() if len(name) > 4 and _shortens(short, name)), None)
            if number:
                found.setdefault(short, number)
    return found | {"mrt": 3, "mar": 3, "sept": 9, "dez": 12, "okt": 10}


def _shortens(short: str, name: str) -> bool:
    return name.startswith(short)


def set_apart(tokens: Sequence[Piece], language: Language) -> list[Apart]:
    """List the tokens that their form shows not to be numbers, from left to right and without overlaps."""
    found: list[Apart] = []
    named, behind = months(), 0
    for index, token in enumerate(tokens):
        if index < behind or not (token.kind == "n" or token.bare in named):
            continue
        apart = _at(tokens, index, language)
        if apart is not None and apart.first >= behind:
            found.append(apart)
            behind = apart.after
    return found


def _at(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    if tokens[index].kind != "n":
        return _month_first(tokens, index)
    for read in (_name, _chain, _phone, _date_in_words, _time):
        apart = read(tokens, index, language)
        if apart is not None:
            return apart
    return None


def _text(tokens: Sequence[Piece], index: int) -> str:
    return tokens[index].bare if 0 <= index < len(tokens) else ""


def _glued(tokens: Sequence[Piece], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].glued


_MONEY = frozenset({"eur", "usd", "gbp", "chf"})
_BEFORE_YEARS = word_set("mid mi medio pre post eind")
"""`mid-2025` is a year and not a name."""
_SCALES = word_set("k m bn b mn mln mio mrd md mds mld kg t eur u h x er re e eme ste de th st nd rd mm cm km")


def _name(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    """A12, F-16, COVID-19, #Polizei24, 4x4, G20: letters and digits in one word."""
    first, after = index, index + 1
    token = tokens[index]
    if token.glued and index > 0:
        before = tokens[index - 1]
        if before.kind == "w" and before.bare not in _MONEY:
            first = index - 1
        elif before.text in "-_–" and before.glued and index > 1 and tokens[index - 2].kind == "w":
            first = index - 2
        elif before.text in "#@":
            return Apart(index - 1, after, "hashtag", plain_year(token.text))
    if first == index - 2 and tokens[first].bare in _BEFORE_YEARS and plain_year(token.text):
        return None
    if first < index:
        if first > 0 and tokens[first - 1].text in "#@" and tokens[first].glued:
            return Apart(first - 1, after, "hashtag", plain_year(token.text))
        return Apart(first, after, "name")
    if _glued(tokens, after) and after < len(tokens) and tokens[after].kind == "w":
        word = tokens[after].bare
        behind = _text(tokens, after + 1) if _glued(tokens, after + 1) else ""
        if word not in _SCALES or behind.isdecimal():
            return Apart(index, after + 1, "name")
    return None


def _chain(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    """Digits that marks join without spaces: 31.12.2024, 192.168.0.1, 2.1.0, 2025/001157, 1:19:12, 02/642.65.11."""
    runs, marks, after = [tokens[index].text], "", index + 1
    while (
        after + 1 < len(tokens)
        and tokens[after].glued
        and tokens[after].text in "./:-–"
        and tokens[after + 1].kind == "n"
        and tokens[after + 1].glued
    ):
        marks += tokens[after].text
        runs.append(tokens[after + 1].text)
        after += 2
    if len(runs) == 1:
        return None
    lengths = [len(run) for run in runs]
    if set(marks) <= {":"}:
        return Apart(index, after, "time")
    if len(runs) == 3 and lengths[2] in (2, 4) and max(lengths[:2]) <= 2 and len(set(marks)) == 1:
        day, month = int(runs[0]), int(runs[1])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Apart(index, after, "date", int(runs[2]) + (2000 if lengths[2] == 2 else 0), month)
    if len(runs) == 3 and lengths == [4, 2, 2] and set(marks) == {"-"}:
        return Apart(index, after, "date", int(runs[0]), int(runs[1]))
    if runs[0].startswith("0") and sum(lengths) >= 8:
        return Apart(index, after, "phone number")
    if "/" in marks and runs[0].startswith("0"):
        return None
    if "/" in marks:
        year = len(runs) == 2 and lengths == [4, 4] and runs[0] < runs[1]
        return None if year else Apart(index, after, "case number")
    grouped = lengths[0] <= 3 and all(length == 3 for length in lengths[1:]) and set(marks) == {"."}
    if set(marks) == {"."} and len(runs) > 2 and not grouped:
        return Apart(index, after, "IP address" if len(runs) == 4 else "version number")
    del language
    return None


def _phone(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    """0800 30 300, 02 642 65 11, 0478/12 34 56, +32 2 642 65 11: a zero or a plus, and groups of digits."""
    text = tokens[index].text
    plus = index > 0 and tokens[index - 1].text == "+" and tokens[index].glued
    if not (plus and len(text) <= 4) and not (text.startswith("0") and 2 <= len(text) <= 10):
        return None
    digits, after = len(text), index + 1
    while after < len(tokens):
        token = tokens[after]
        if token.kind == "n" and token.start - tokens[after - 1].end <= 1 and len(token.text) <= 4:
            digits += len(token.text)
            after += 1
        elif token.text in "/.-()" and after + 1 < len(tokens) and tokens[after + 1].kind == "n":
            after += 1
        else:
            break
    return Apart(index - plus, after, "phone number") if 8 <= digits <= 13 else None


_YEARS = range(1900, 2100)


def plain_year(text: str) -> int | None:
    """The year that four digits are."""
    return int(text) if len(text) == 4 and text.isdecimal() and int(text) in _YEARS else None


def _date_in_words(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    """31 december 2024, 31. Dezember, 1er mars, 24th of February 2025."""
    if len(tokens[index].text) > 2 or not 1 <= int(tokens[index].text) <= 31:
        return None
    after = index + 1
    if _text(tokens, after) in (".", "er", "e", "st", "nd", "rd", "th") and _glued(tokens, after):
        after += 1
    if _text(tokens, after) == "of":
        after += 1
    month = months().get(_text(tokens, after))
    if month is None:
        return None
    after += 1
    if _text(tokens, after) == "." and _glued(tokens, after):
        after += 1
    year = plain_year(_text(tokens, after))
    return Apart(index, after + (year is not None), "date", year, month)


def _month_first(tokens: Sequence[Piece], index: int) -> Apart | None:
    """February 24, 2025."""
    day, comma, year = (_text(tokens, index + step) for step in (1, 2, 3))
    if not day.isdecimal() or len(day) > 2 or not 1 <= int(day) <= 31 or not tokens[index].capital:
        return None
    if comma == "," and plain_year(year):
        return Apart(index, index + 4, "date", int(year), months()[tokens[index].bare])
    if plain_year(comma):
        return Apart(index, index + 3, "date", int(comma), months()[tokens[index].bare])
    return None


def _time(tokens: Sequence[Piece], index: int, language: Language) -> Apart | None:
    """20 h 30, 13.30 Uhr, 9.15 uur, 8 am."""
    if len(tokens[index].text) > 2 or int(tokens[index].text) > 24:
        return None
    words = cue_words("time_after", language)
    after = index + 1
    if language in ("fr", "nl") and _text(tokens, after) in ("h", "u"):
        after += 1
        minutes = _text(tokens, after)
        return Apart(index, after + (minutes.isdecimal() and len(minutes) == 2), "time")
    if _text(tokens, after) in (".", ":") and _glued(tokens, after) and len(_text(tokens, after + 1)) == 2:
        after += 2
        if any(_text(tokens, after) in cue_words("time_after", other) for other in LANGUAGES):
            return Apart(index, after + 1, "time")
        return None
    if _text(tokens, after) in words and language in ("de", "en"):
        return Apart(index, after + 1, "time")
    before = _text(tokens, index - 1)
    if _text(tokens, after) in words and language in ("nl", "fr") and before in cue_words("time_before", language):
        return Apart(index, after + 1, "time")
    return None
