"""One search: the words that were asked for, where each of them fits, and how well a figure fits all of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from math import fsum, log
from typing import NamedTuple

from ..errors import did_you_mean
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.report import Report
from ..texts.forms import stems
from ..texts.words import bare_words
from .asked import Asked, asked_for, values_in
from .matches import Match, Matches
from .search_index import OWN, Index, titles_of

__all__ = ["Match", "Matches", "Search"]

_LONGEST_SEARCH = 10_000
"""The most characters of a search that are looked at."""
_MOST_SUGGESTIONS = 5
"""The most unknown words for which a known one is suggested."""
_WHOLE, _FORM, _START, _SAME_CONCEPT, _INSIDE = 3.0, 2.5, 2.0, 2.0, 1.0
"""How well a word fits if it is the same word, another form, its beginning, another word for it, or inside it."""
_YEAR = 1.5
"""How well a year fits a figure of that year."""
_ELSEWHERE = 0.75
"""How much a word counts if it is not in the best text of the figure, but in another one."""
_NEAR_BEST = 0.75
"""A figure with only some of the words is given if they say at least this part of what the best figure's words say."""
_TELLING = 0.25
"""A word is telling if at most this part of the figures has it."""
_FEW = 20
"""Among at most this many figures, every word is telling."""


class _Fit(NamedTuple):
    """Where a word of a search fits."""

    texts: Mapping[int, tuple[float, str]]
    """How well it fits each text that has it, and the word there."""
    figures: Mapping[int, float]
    """How well it fits figures by a printed number or a year."""
    touched: frozenset[int]
    """Every figure that it fits somewhere."""
    clearly: frozenset[int]
    """Those of them that it does not fit inside a word alone."""
    by_year: bool
    """Whether it is a year that fits nothing but periods."""


class _Scored(NamedTuple):
    score: float
    place: int
    match: Match
    literal: bool
    """Whether one text of the figure itself has every word, and not by its concept."""


class Search:
    """One search among figures."""

    def __init__(self, figures: Figures, words: str) -> None:
        index, allowed = _index_for(figures)
        self.index: Index = index
        self.allowed: frozenset[int] | None = allowed
        self.text: str = words[:_LONGEST_SEARCH]
        asked, is_sentence = asked_for(self.text, self.index)
        self.asked: list[Asked] = asked
        self.is_sentence: bool = is_sentence
        self.fits: list[_Fit] = [self._fit(one) for one in asked]
        self.known: dict[str, int] = {language: sum(language in one.languages for one in asked) for language in OWN}
        """How many words of the search each language has."""

    def matches(self) -> Matches:
        """The matches, and the hint for words that fit nowhere."""
        printed = self._printed()
        others = [scored.match for scored in self._scored() if scored.place not in printed]
        found = [*printed.values(), *others]
        return Matches(found, "" if printed else self.hint())

    def only(self) -> list[Figure]:
        """Give the figures that `one` chooses from.

        They are the figures that print the number that was asked for; if there are none, those with a text that has
        every word as it is written; or else those that have every word. A text with the words in the same order wins.
        """
        if printed := self._printed():
            return [match.figure for match in printed.values()]
        complete = [scored for scored in self._scored() if not scored.match.missed]
        chosen = [scored for scored in complete if scored.literal] or complete
        words = bare_words(self.text)
        in_this_order = [scored for scored in chosen if bare_words(scored.match.text) == words]
        return [scored.match.figure for scored in in_this_order or chosen]

    def hint(self) -> str:
        """Name the known words that come closest to the words that fit nowhere."""
        index = self.index
        unknown = (asked for asked, fit in zip(self.asked, self.fits, strict=True) if not fit.touched)
        near = (index.names.near(asked.spellings[0]) for asked in islice(unknown, _MOST_SUGGESTIONS))
        hints = dict.fromkeys(did_you_mean(dict.fromkeys(map(index.spelled, words))) for words in near)
        return " ".join(filter(None, hints))

    def _fit(self, asked: Asked) -> _Fit:
        index = self.index
        words = _words_like(asked.spellings, index)
        texts: dict[int, tuple[float, str]] = {}
        for number in {number for word in words for number in index.words[word]}:
            best = max((word for word in index.texts[number].words if word in words), key=words.__getitem__)
            texts[number] = (words[best], best)
        for concept in sorted(asked.concepts):
            for number, word in index.concepts[concept].items():
                if number not in texts or texts[number][0] < _SAME_CONCEPT:
                    texts[number] = (_SAME_CONCEPT, word)
        figures: dict[int, float] = {}
        for value in asked.values:
            figures |= dict.fromkeys(index.years.get(int(value), ()) if value == int(value) else (), _YEAR)
        for value in asked.values:
            figures |= dict.fromkeys(index.values.get(value, ()), _WHOLE)
        clear = {
            place for number, (points, _) in texts.items() if points > _INSIDE for place in index.texts[number].figures
        }
        touched = {place for number in texts for place in index.texts[number].figures}
        by_year = not touched and _WHOLE not in figures.values()
        touched, clear = touched | figures.keys(), clear | figures.keys()
        if self.allowed is not None:
            touched, clear = touched & self.allowed, clear & self.allowed
        return _Fit(texts, figures, frozenset(touched), frozenset(clear), by_year)

    def _scored(self) -> list[_Scored]:
        """Score the figures that have every word; if there are none, those with the words that say the most.

        A word that fits nothing at all is passed over, but only in a sentence.
        """
        if all(fit.by_year for fit in self.fits):
            return []
        first, *others = (fit.touched for fit in self.fits)
        every = first.intersection(*others)
        if every:
            return sorted(map(self._score, sorted(every)), key=lambda scored: -scored.score)
        if not self.is_sentence and not all(fit.touched for fit in self.fits):
            return []
        total = len(self.index.figures) if self.allowed is None else len(self.allowed)
        weights: dict[int, float] = {}
        telling: set[int] = set()
        for fit in self.fits:
            for place in fit.clearly:
                weights[place] = weights.get(place, 0) + log((total + 1) / (len(fit.clearly) + 0.5))
            if (total <= _FEW or len(fit.clearly) <= total * _TELLING) and not fit.by_year:
                telling |= fit.clearly
        best = max((weights[place] for place in telling), default=0)
        kept = sorted(place for place in telling if weights[place] >= best * _NEAR_BEST)
        return sorted(map(self._score, kept), key=lambda scored: (-weights[scored.place], -scored.score))

    def _score(self, place: int) -> _Scored:
        """Score a figure by its best text; by the first one if several are equally good."""
        index, own = self.index, self.index.own[place]
        beside = [self._beside(place, fit) for fit in self.fits]
        best: tuple[float, str] = (-1.0, OWN[0])
        literal = written = False
        for language in OWN:
            number = own[language]
            fitting = [fit.texts.get(number, (0.0, "")) for fit in self.fits]
            points = fsum(max(found, elsewhere) for (found, _), elsewhere in zip(fitting, beside, strict=True))
            words, matched = index.texts[number].words, {word for _, word in fitting if word}
            # One half of the score is how well the words fit, the other half is how much of the text they cover.
            score = points / (_WHOLE * len(self.fits)) / 2 + (len(matched) / len(words) / 2 if words else 0)
            # Of texts that fit by their concepts alone, the one in the language of the search is shown.
            if score > best[0] or (score == best[0] and not written and self.known[language] > self.known[best[1]]):
                best = (score, language)
                written = any(map(_is_literal, self.asked, fitting))
            literal = literal or all(map(_is_literal, self.asked, fitting))
        return _Scored(best[0], place, self._match(place, *best), literal)

    def _beside(self, place: int, fit: _Fit) -> float:
        """How well a word fits the texts around a figure, or a text of the figure that is not its best one."""
        index = self.index
        own = (_ELSEWHERE * fit.texts[number][0] for number in index.own[place].values() if number in fit.texts)
        around = (
            index.texts[number].factor * fit.texts[number][0] for number in index.around[place] if number in fit.texts
        )
        return max(fit.figures.get(place, 0.0), *own, *around, 0.0)

    def _match(self, place: int, score: float, language: str) -> Match:
        index, own = self.index, self.index.own[place]
        texts = [own[language], *own.values(), *index.around[place]]
        # The first text with a word of the search. For a title or a unit, the label in its language is shown.
        found = next((index.texts[n] for n in texts if any(n in fit.texts for fit in self.fits)), index.texts[texts[0]])
        shown = index.texts[own[found.language]]
        matched, missed = list[str](), list[str]()
        for asked, fit in zip(self.asked, self.fits, strict=True):
            word = next((fit.texts[number][1] for number in texts if number in fit.texts), None)
            if word is None and place not in fit.figures:
                missed.append(asked.written)
            else:
                matched.append(asked.written if word is None else index.spelled(word))
        return Match(
            figure=index.figures[place],
            language=shown.language,
            text=shown.text,
            place=found.place,
            matched=tuple(matched),
            missed=tuple(missed),
            score=score,
        )

    def _printed(self) -> dict[int, Match]:
        """The figures that print the search, if it is a number."""
        values = values_in(self.text)
        places = {place for value in values for place in self.index.values.get(value, ())}
        places |= self.index.printed.get(self.text.strip().casefold(), set())
        if self.allowed is not None:
            places &= self.allowed
        found: dict[int, Match] = {}
        for place in sorted(places):
            figure = self.index.figures[place]
            if "%" in self.text and figure.unit != "percent":
                continue
            label = self.index.texts[self.index.own[place][LANGUAGES[0]]]
            found[place] = Match(
                figure=figure,
                language=label.language,
                text=label.text,
                place="printed",
                matched=(self.text.strip(),),
                score=1.0,
            )
        return found


def _index_for(figures: Figures) -> tuple[Index, frozenset[int] | None]:
    """Give the index of figures, and the places of those that are searched if these are not all of them.

    A report keeps its index. The index of a chapter, a section or a few figures is made for each search.
    """
    origin = figures.origin
    if isinstance(origin, Report):
        index = origin.kept("search", lambda: Index(origin.figures, dict(titles_of(origin))))
        places = [index.places.get(figure.id, -1) for figure in figures]
        if all(place >= 0 and index.figures[place] is figure for place, figure in zip(places, figures, strict=True)):
            return index, None if len(places) == len(index.figures) else frozenset(places)
    return Index(figures, dict(titles_of(origin))), None


def _words_like(spellings: tuple[str, ...], index: Index) -> dict[str, float]:
    """The words of the index that a word fits, with how well it fits each."""
    found: dict[str, float] = {}
    for spelling in spellings:
        for word in index.words:
            if word.startswith(spelling):
                found[word] = max(found.get(word, 0), _START)
            elif len(spelling) > 2 and spelling in word:
                found[word] = max(found.get(word, 0), _INSIDE)
        for stem in stems(spelling):
            for word in index.stems.get(stem, ()):
                found[word] = max(found.get(word, 0), _FORM)
    found |= {spelling: _WHOLE for spelling in spellings if spelling in index.words}
    return found


def _is_literal(asked: Asked, fitting: tuple[float, str]) -> bool:
    """Whether a text has a word as it is written, at the beginning or inside of a word too."""
    points, word = fitting
    return points > 0 and any(spelling in word for spelling in asked.spellings)
