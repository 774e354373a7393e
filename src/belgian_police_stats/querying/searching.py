"""Find figures by words, in four languages."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

from attrs import frozen

from ..errors import NotOneError, PrintedNumberError, nearest
from ..model.bases import Number
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.ledger import Entry
from ..model.printed import parse_printed
from ..model.report import Report

__all__ = ["FILLERS", "Match", "PrintedMatch", "find", "find_printed", "one", "suggestion"]


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})
_WORD, _START, _INSIDE = 3, 2, 1
_WORDS_THAT_FILL = """
a an and at by for how in many much number of on the to with
aantal bij de door een en het hoeveel in met op te van voor
a au aux avec combien d dans de des du en et l la le les nombre par pour sur un une
am an anzahl auf bei das dem den der des die ein eine im in mit und viele von vom wie zu zum zur
"""
FILLERS = frozenset(_WORDS_THAT_FILL.split())
"""Words that say that something is counted, or nothing: whoever asks for a number of women asks for women."""


@frozen(kw_only=True)
class Match:
    """A figure that fits, and why."""

    figure: Figure
    language: str
    """The language of the text that fits best, or `id`."""
    text: str
    """The label or id that fits best."""
    matched: tuple[str, ...]
    """The words of that text that fit, one for each word asked for."""
    score: float
    """From 0 to 1; 1 is every word of the text, whole. Words such as "the" or "number of" count for nothing."""

    def __repr__(self) -> str:
        return f"<Match {self.score:.2f} {self.figure.id} [{self.language}]: {self.text}>"


def find(figures: Figures, words: str) -> tuple[Match, ...]:
    """Figures.find is the public door."""
    wanted = _telling(words)
    if not wanted:
        return ()
    found = [match for figure in figures if (match := _best(figure, wanted)) is not None]
    # Sorting is stable: figures that fit equally well keep their printed order.
    return tuple(sorted(found, key=lambda match: -match.score))


def one(figures: Figures, words: str) -> Figure:
    """Figures.one is the public door."""
    for figure in figures:
        if figure.id == words:
            return figure
    found = find(figures, words)
    whole = plain_words(words)
    exact = [match for match in found if plain_words(match.text) == whole]
    candidates = tuple(match.figure.id for match in (exact or found))
    if len(candidates) == 1:
        return (exact or found)[0].figure
    if candidates:
        message = f"Expected {words!r} to fit one figure, and it fits {len(candidates)}: {', '.join(candidates)}."
    else:
        near = nearest(words, figures.ids) or suggestion(figures, words)
        message = f"Expected {words!r} to fit one figure, and it fits none." + (f" {near}" if near else "")
    error = NotOneError(message)
    error.candidates = candidates
    raise error


def suggestion(figures: Figures, words: str) -> str:
    """Say which words of the labels come closest to those that fit none, as a sentence to append."""
    known = {word for figure in figures for language in LANGUAGES for word in plain_words(figure.label(language))}
    strange = (word for word in plain_words(words) if not any(_fit(word, there) for there in known))
    return " ".join(filter(None, (nearest(word, sorted(known)) for word in strange)))


@lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """Split a text into words without accents and case."""
    flat = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    bare = "".join(character for character in flat if not unicodedata.combining(character))
    return tuple(re.findall(r"[^\W_]+", bare.casefold()))


@lru_cache(maxsize=8192)
def _telling(text: str) -> tuple[str, ...]:
    """The words of a text without fillers, unless it has no others."""
    words = plain_words(text)
    return tuple(word for word in words if word not in FILLERS) or words


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """Where a word stands nowhere in this, no word of the text fits it: most texts are done with one look."""
    return " ".join(_telling(text))


def _best(figure: Figure, wanted: tuple[str, ...]) -> Match | None:
    best = None
    for language in (*LANGUAGES, "id"):
        text = figure.id if language == "id" else getattr(figure.labels, language)
        match = _match(figure, language, text, wanted)
        if match is not None and (best is None or match.score > best.score):
            best = match
    return best


def _match(figure: Figure, language: str, text: str, wanted: tuple[str, ...]) -> Match | None:
    plain = _plain(text)
    for word in wanted:
        if word not in plain:
            return None
    there = _telling(text)
    matched, total = list[str](), 0
    for word in wanted:
        value, hit = max(((_fit(word, other), other) for other in there), key=lambda pair: pair[0])
        if not value:
            return None
        matched.append(hit)
        total += value
    # Half of the score is how well the words fit, half how much of the text they cover.
    score = total / (_WORD * len(wanted)) / 2 + len(set(matched)) / len(there) / 2
    return Match(figure=figure, language=language, text=text, matched=tuple(matched), score=score)


def _fit(word: str, other: str) -> int:
    if word == other:
        return _WORD
    if other.startswith(word):
        return _START
    return _INSIDE if len(word) > 2 and word in other else 0


_DUTCH = {",": " ", ".": ",", "million": "miljoen", "billion": "miljard"}
_ENGLISH = re.compile(r"(?<=\d)[,.](?=\d)|\bmillion\b|\bbillion\b", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d+/\d+")


@frozen(kw_only=True)
class PrintedMatch:
    """One place where the number is printed."""

    entry: Entry
    figure: Figure | None
    """The figure that it is; None where the number is a date, a name and the like: `entry.reason` says which."""

    def __repr__(self) -> str:
        what = self.figure.id if self.figure else f"no figure: {self.entry.reason}"
        return f"<PrintedMatch {self.entry.printed!r} on line {self.entry.line}: {what}>"


def find_printed(report: Report, number: str | int) -> tuple[PrintedMatch, ...]:
    """Report.find_printed is the public door.

    Two printed numbers are the same if they have the same value; a percent sign must be on both if it is asked for.
    A number with points or commas is looked for in each way in which it can be read: 13,979 as the Dutch decimal and
    as the English thousands.

    Raises:
        PrintedNumberError: the text is no number in Dutch marks, nor in English ones.
    """
    text = str(number).strip()
    values: set[Number] = set() if _DATE.fullmatch(text) else _values(text)
    fits = [
        entry
        for entry in report.ledger
        if entry.printed == text or (values and _has_value(entry, values, percent="%" in text))
    ]
    return tuple(PrintedMatch(entry=entry, figure=report[entry.figure] if entry.figure else None) for entry in fits)


def _values(text: str) -> set[Number]:
    """What the number is as printed, with points between groups of three, and in English marks and words."""
    ways = [text, _ENGLISH.sub(lambda found: _DUTCH[found[0].lower()], text)]
    if re.fullmatch(r"[^.]*\d{1,3}(\.\d{3})+([^.\d].*)?", text):
        ways.append(text.replace(".", " "))
    values: set[Number] = set()
    for way in ways:
        with suppress(PrintedNumberError):
            values.add(parse_printed(way).value)
    # Where there is no way to read it, the error speaks of the text as it was given.
    return values or {parse_printed(text).value}


def _has_value(entry: Entry, values: set[Number], percent: bool) -> bool:
    try:
        there = parse_printed(entry.printed)
    except PrintedNumberError:
        return False
    return there.value in values and (not percent or "%" in entry.printed)
