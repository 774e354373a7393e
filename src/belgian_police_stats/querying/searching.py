"""Search for figures by words in four languages, and for places by their printed number."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from itertools import islice

from attrs import frozen

from ..errors import NotOneError, PrintedNumberError, nearest, short_repr
from ..frozen import Frozen
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.ledger import Entry
from ..model.numbers import Exact
from ..model.printed import parse_printed
from ..model.report import Report
from ..texts.one_number import values_of
from ..texts.words import bare_words

__all__ = ["FILLERS", "Match", "PrintedMatch", "find", "find_printed", "one", "suggestion"]


@frozen(kw_only=True)
class Match(Frozen):
    """A figure that fits the words of a search, with the text that matched."""

    figure: Figure
    language: str
    """The language of the text that fits best: nl, fr, de or en, or `id` for the id."""
    text: str
    """The label or the id that fits best."""
    matched: tuple[str, ...]
    """The words of that text that fit, one for each word of the search."""
    score: float
    """From 0 to 1, where 1 means every word of the text in full. Words such as "the" or "number of" do not count."""

    def __repr__(self) -> str:
        return f"<Match {self.score:.2f} {self.figure.id} [{self.language}]: {self.text}>"


@frozen(kw_only=True)
class PrintedMatch(Frozen):
    """One place where a number is printed."""

    entry: Entry
    figure: Figure | None
    """The figure that is printed there. None for a date, a name and the like: `entry.reason` says which."""

    def __repr__(self) -> str:
        what = self.figure.id if self.figure else f"no figure: {self.entry.reason}"
        return f"<PrintedMatch {self.entry.printed!r} on line {self.entry.line}: {what}>"


def find(figures: Figures, words: str) -> tuple[Match, ...]:
    """See `Figures.find`."""
    wanted = _words_of_a_search(words)
    if not wanted:
        return ()
    matches = [match for figure in figures if (match := _best_match(figure, wanted)) is not None]
    # Sorting is stable: figures that fit equally well keep their printed order.
    return tuple(sorted(matches, key=lambda match: -match.score))


def one(figures: Figures, words: str) -> Figure:
    """See `Figures.one`."""
    for figure in figures:
        if figure.id == words:
            return figure
    matches = find(figures, words)
    asked = _split(words[:_LONGEST_SEARCH])
    in_this_order = [match for match in matches if _words(match.text) == asked]
    candidates = [match.figure for match in in_this_order or matches]
    if len(candidates) == 1:
        return candidates[0]
    ids, quoted, hint = tuple(figure.id for figure in candidates), short_repr(words), ""
    if candidates:
        message = f"Expected {quoted} to fit one figure, but it fits {len(ids)}: {', '.join(ids)}."
    else:
        hint = nearest(words, figures.ids) or suggestion(figures, words)
        message = " ".join(filter(None, (f"Expected {quoted} to fit one figure, but it fits none.", hint)))
    error = NotOneError(message)
    error.candidates, error.hint = ids, hint
    raise error


def suggestion(figures: Figures, words: str) -> str:
    """Name the words of the labels that come closest to the words that fit no label, as a sentence to append."""
    known = {word for figure in figures for language in LANGUAGES for word in _words(figure.label(language))}
    asked = dict.fromkeys(_split(words[:_LONGEST_SEARCH]))
    unknown = islice((word for word in asked if not any(_fit(word, other) for other in known)), _MOST_SUGGESTIONS)
    return " ".join(filter(None, (nearest(word, sorted(known)) for word in unknown)))


def find_printed(report: Report, number: str | int) -> tuple[PrintedMatch, ...]:
    """See `Report.find_printed`."""
    text = str(number).strip()
    # A date is compared as a text: it has no value.
    values = set[Exact]() if _DATE.fullmatch(text) else _possible_values(text)
    return tuple(
        PrintedMatch(entry=entry, figure=report[entry.figure] if entry.figure else None)
        for entry in report.ledger
        if entry.printed == text or (values and _has_value(entry, values, percent="%" in text))
    )


_WORDS_THAT_FILL = """
a an and at by for how in many much number of on the to with
aantal bij de door een en het hoeveel in met op te van voor
a au aux avec combien d dans de des du en et l la le les nombre par pour sur un une
am an anzahl auf bei das dem den der des die ein eine im in mit und viele von vom wie zu zum zur
"""
FILLERS = frozenset(_WORDS_THAT_FILL.split())
"""Words that a search ignores: a search for "number of women" is a search for "women"."""


_LONGEST_SEARCH = 10_000
"""The most characters of a search that are looked at. No label has as many, and a label must have every word."""
_MOST_SUGGESTIONS = 5
"""The most unknown words for which a known one is suggested."""
_LONGEST_KEPT = 200
"""The most characters of a label or an id whose words are kept for the next search."""


def _split(text: str) -> tuple[str, ...]:
    """Split a text into words without accents, in small letters."""
    return bare_words(text)


def _without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out fillers, unless all words are fillers."""
    return tuple(word for word in words if word not in FILLERS) or words


def _words_of_a_search(text: str) -> tuple[str, ...]:
    """The different words of a search without fillers. They are not kept: what a user looks for is nobody's business.

    A text that is too long fits no label.
    """
    if len(text) > _LONGEST_SEARCH:
        return ()
    return tuple(dict.fromkeys(_without_fillers(_split(text))))


# The caches hold the words of labels and ids, which every search needs, and bound the memory that they take.
_kept_words = lru_cache(maxsize=4096)(_split)


@lru_cache(maxsize=4096)
def _kept_telling_words(text: str) -> tuple[str, ...]:
    return _without_fillers(_kept_words(text))


@lru_cache(maxsize=4096)
def _kept_telling_text(text: str) -> str:
    return " ".join(_kept_telling_words(text))


def _words(text: str) -> tuple[str, ...]:
    return _kept_words(text) if len(text) <= _LONGEST_KEPT else _split(text)


def _telling_words(text: str) -> tuple[str, ...]:
    """The words of a label or an id without fillers."""
    return _kept_telling_words(text) if len(text) <= _LONGEST_KEPT else _without_fillers(_split(text))


def _telling_text(text: str) -> str:
    """All of these words in one string, so that a test for a substring rules out most texts cheaply."""
    return _kept_telling_text(text) if len(text) <= _LONGEST_KEPT else " ".join(_telling_words(text))


_WHOLE_WORD, _START, _INSIDE = 3, 2, 1


def _fit(word: str, other: str) -> int:
    """Score how well a word of the search fits a word of a text, from 0 for not at all."""
    if word == other:
        return _WHOLE_WORD
    if other.startswith(word):
        return _START
    return _INSIDE if len(word) > 2 and word in other else 0


def _best_match(figure: Figure, wanted: tuple[str, ...]) -> Match | None:
    """Match a figure by the text of it that fits best; of equals, by the first."""
    texts = {language: getattr(figure.labels, language) for language in LANGUAGES} | {"id": figure.id}
    matches = [match for language, text in texts.items() if (match := _match(figure, language, text, wanted))]
    return max(matches, key=lambda match: match.score, default=None)


def _match(figure: Figure, language: str, text: str, wanted: tuple[str, ...]) -> Match | None:
    if any(word not in _telling_text(text) for word in wanted):
        return None
    words = _telling_words(text)
    matched, points = list[str](), 0
    for word in wanted:
        fit, best = max(((_fit(word, other), other) for other in words), key=lambda pair: pair[0])
        if not fit:
            return None
        matched.append(best)
        points += fit
    # Half of the score is how well the words fit, half how much of the text they cover.
    score = points / (_WHOLE_WORD * len(wanted)) / 2 + len(set(matched)) / len(words) / 2
    return Match(figure=figure, language=language, text=text, matched=tuple(matched), score=score)


_LONGEST = 100
"""The most characters of a number in words."""
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d+/\d+")


def _possible_values(text: str) -> set[Exact]:
    """List what a number can mean: as the source writes it, or as a text in one of the languages does.

    Raises:
        PrintedNumberError: it is a number in none of these ways.
    """
    values: set[Exact] = {*values_of(text)} if len(text) <= _LONGEST else set()
    with suppress(PrintedNumberError):
        values.add(parse_printed(text).value)
    # If nothing can be read, this raises the error about the text itself.
    return values or {parse_printed(text).value}


def _has_value(entry: Entry, values: set[Exact], percent: bool) -> bool:
    try:
        printed = parse_printed(entry.printed)
    except PrintedNumberError:
        return False
    return printed.value in values and (not percent or "%" in entry.printed)
