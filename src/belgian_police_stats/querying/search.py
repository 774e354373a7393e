"""One search: the words that were asked for, where each of them fits, and how well a figure fits all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from itertools import islice
from math import log
from typing import Any, NamedTuple, Self

from attrs import frozen

from ..errors import PrintedNumberError, did_you_mean
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.numbers import Exact
from ..model.printed import parse_printed
from ..model.report import Report
from ..texts.forms import stems
from ..texts.numbers import values_of
from ..texts.vocabulary import concepts, number_words
from ..texts.words import bare_words
from .search_index import OWN, TWO_LETTERS, Index, titles_of, words_of

__all__ = ["Match", "Matches", "Search", "values_in"]

_LONGEST_SEARCH = 10_000
"""The most characters of a search that are looked at."""
_MOST_WORDS = 50
"""The most different words of a search that are looked at. No question has as many."""
_SENTENCE = 5
"""So many different words are a sentence, even if none of them is a filler."""
_MOST_SUGGESTIONS = 5
"""The most unknown words for which a known one is suggested."""
_LONGEST_NUMBER = 100
"""The most characters of a number in words."""

_WHOLE, _FORM, _START, _SAME_CONCEPT, _INSIDE = 3.0, 2.5, 2.0, 2.0, 1.0
"""How well a word fits: it is the same, another form, its beginning, another word for the same, or inside it."""
_YEAR = 1.5
"""How well a year fits a figure of that year."""
_ELSEWHERE = 0.75
"""How much a word counts that another text of the figure has than the one that fits best."""
_NEAR_BEST = 0.75
"""Of figures that have only some of the words, those are given whose words say as much as this part of the best."""
_TELLING = 0.25
"""A word tells something if at most this part of the figures has it."""
_SLIP = 0.9
"""How alike a word must be to one of a text, of which it is no form, to be taken for a slip of the pen."""
_FEW = 20
"""Of so few figures, each word tells something."""
_VAGUE = 3
"""Of several concepts of a word, one is left out if so many times more figures have it than the rarest one."""

_ASKED = re.compile(
    r"(?<![\w.,])(?P<n>(?:[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?:\s?%)?)(?!\w)"
    r"|(?P<w>(?:[^\W_]|[\u0300-\u036f])+)"
)
"""A number, with any marks between its digits, or a word."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ .,'’\u00a0\u202f][0-9]{3})+")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]+)")
_SCALES = ("percent", "EUR", "kilogram", "metric_ton", "million", "billion")
"""The words that can stand beside the digits of a number."""


@frozen(kw_only=True)
class Match:
    """A figure that fits the words of a search, with the text that matched."""

    figure: Figure
    language: str
    """The language of the label that fits best: nl, fr, de or en; `id` for the id."""
    text: str
    """The label or the id that fits best."""
    place: str = "label"
    """Where the words were found: in a label, an id, or for want of these in the title of a section or chapter, in the
    name of a unit, or as a printed number; label, id, section, chapter, unit or printed."""
    matched: tuple[str, ...]
    """The words that fit, one for each word of the search that fits, as they are written there."""
    missed: tuple[str, ...] = ()
    """The words of the search that do not fit. It is empty if any figure has them all."""
    score: float
    """From 0 to 1, where 1 means every word of the text in full. Words such as "the" or "number of" do not count."""

    def __repr__(self) -> str:
        where = self.language if self.place in ("label", "id") else f"{self.language}, {self.place}"
        return f"<Match {self.score:.2f} {self.figure.id} [{where}]: {self.text}>"


class Matches(tuple[Match, ...]):  # noqa: SLOT001 - A tuple has no slots of its own.
    """The matches of a search, the best first: a tuple, with a hint for words that fit nowhere.

    >>> report.find("vrouwenn")
    <Matches: none. Did you mean 'vrouwen'?>
    """

    hint: str
    """A sentence with known words that come close to the unknown words of the search; empty if there are none."""

    def __new__(cls, matches: Iterable[Match] = (), hint: str = "") -> Self:
        """Make the matches."""
        made = tuple.__new__(cls, matches)
        made.hint = hint
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self), self.hint)

    @property
    def figures(self) -> Figures:
        """The figures, the best first."""
        return Figures(match.figure for match in self)

    def __repr__(self) -> str:
        lines = [f"<Matches: {len(self) or 'none'}." + (f" {self.hint}" if self.hint else "")]
        lines += [f"  {match!r}" for match in self[:10]]
        if len(self) > 10:
            lines.append(f"  … and {len(self) - 10} more")
        return "\n".join(lines) + ">"


class _Asked(NamedTuple):
    """One word of a search, or one number."""

    written: str
    spellings: tuple[str, ...]
    """The word without accents, and German umlauts that are written with an e in both ways."""
    concepts: frozenset[str]
    languages: frozenset[str]
    """The languages of which the vocabulary has the word."""
    values: frozenset[Exact]


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
        self.index, self.allowed = _index_for(figures)
        self.text = words[:_LONGEST_SEARCH]
        self.asked, self.is_sentence = _asked(self.text, self.index)
        self.fits = [self._fit(asked) for asked in self.asked]
        known = {language: sum(language in asked.languages for asked in self.asked) for language in OWN}
        self.known = known
        """How many words of the search each language has."""

    def matches(self) -> Matches:
        """The matches, and the hint for what fits nowhere."""
        printed = self._printed()
        others = [scored.match for scored in self._scored() if scored.place not in printed]
        found = [*printed.values(), *others]
        return Matches(found, "" if printed else self.hint())

    def only(self) -> list[Figure]:
        """Give the figures that `one` chooses from.

        These are the figures that print a number; or else those of which one text has every word as it is written; or
        else those that have every word. Of these, a text with the words in the same order comes before the others.
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

    def _fit(self, asked: _Asked) -> _Fit:
        index = self.index
        words = _words_like(asked.spellings, index)
        texts: dict[int, tuple[float, str]] = {}
        for number in {number for word in words for number in index.words[word]}:
            best = max((word for word in index.texts[number].words if word in words), key=words.__getitem__)
            texts[number] = (words[best], best)
        for concept in asked.concepts:
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

        A word that fits nothing at all is passed over in a sentence alone.
        """
        if all(fit.by_year for fit in self.fits):
            return []
        every = frozenset.intersection(*(fit.touched for fit in self.fits))
        if every:
            return sorted(map(self._score, sorted(every)), key=lambda scored: -scored.score)
        if not self.is_sentence and not all(fit.touched for fit in self.fits):
            return []
        total = len(self.index.figures) if self.allowed is None else len(self.allowed)
        said: dict[int, float] = {}
        telling: set[int] = set()
        for fit in self.fits:
            for place in fit.clearly:
                said[place] = said.get(place, 0) + log((total + 1) / (len(fit.clearly) + 0.5))
            if (total <= _FEW or len(fit.clearly) <= total * _TELLING) and not fit.by_year:
                telling |= fit.clearly
        best = max((said[place] for place in telling), default=0)
        kept = sorted(place for place in telling if said[place] >= best * _NEAR_BEST)
        return sorted(map(self._score, kept), key=lambda scored: (-said[scored.place], -scored.score))

    def _score(self, place: int) -> _Scored:
        """Score a figure by the text of it that fits best; of equals, by the first."""
        index, own = self.index, self.index.own[place]
        beside = [self._beside(place, fit) for fit in self.fits]
        best: tuple[float, str] = (-1.0, OWN[0])
        literal = written = False
        for language in OWN:
            number = own[language]
            here = [fit.texts.get(number, (0.0, "")) for fit in self.fits]
            points = sum(max(found, elsewhere) for (found, _), elsewhere in zip(here, beside, strict=True))
            words, matched = index.texts[number].words, {word for _, word in here if word}
            # Half of the score is how well the words fit, half how much of the text they cover.
            score = points / (_WHOLE * len(self.fits)) / 2 + (len(matched) / len(words) / 2 if words else 0)
            # Of texts that fit by their concepts alone, the one in the language of the search is shown.
            if score > best[0] or (score == best[0] and not written and self.known[language] > self.known[best[1]]):
                best = (score, language)
                written = any(map(_is_literal, self.asked, here))
            literal = literal or all(map(_is_literal, self.asked, here))
        return _Scored(best[0], place, self._match(place, *best), literal)

    def _beside(self, place: int, fit: _Fit) -> float:
        """How well a word fits what is around a figure, or another text of it than the one that fits best."""
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


def _asked(text: str, index: Index) -> tuple[list[_Asked], bool]:
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
        _Asked(
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
        keys = {language: {key for form in forms for key in concepts(language).keys_of(form)} for language in LANGUAGES}
        if found := set[str]().union(*keys.values()):
            return found, frozenset(language for language, listed in keys.items() if listed)
    return set(), frozenset()


def _is_slip(word: str, index: Index) -> bool:
    """Whether a word seems to be a known one with a slip: the vocabulary has beginnings of words, so `vrouwenn` too."""
    if any(spelling in index.words for spelling in _spellings(word)) or any(map(index.stems.get, stems(word))):
        return False
    return bool(index.names.near(word, least=_SLIP))


def _is_literal(asked: _Asked, here: tuple[float, str]) -> bool:
    """Whether a text has a word as it is written, at the beginning or inside of a word too."""
    points, word = here
    return points > 0 and any(spelling in word for spelling in asked.spellings)


def _rarest(keys: set[str], index: Index) -> frozenset[str]:
    """Leave out concepts that say little beside another: a policier is a police officer rather than the police."""
    counts = {key: index.spread(key) for key in keys if key in index.concepts}
    least = min(counts.values(), default=0)
    return frozenset(key for key, count in counts.items() if count <= least * _VAGUE)


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


def _values(text: str) -> Iterator[Exact]:
    """What digits can mean: with marks between thousands, and with a decimal sign."""
    bare = text.rstrip("% ")
    with suppress(PrintedNumberError):
        yield parse_printed(bare).value
    if _GROUPED.fullmatch(bare):
        yield int(re.sub("[^0-9]", "", bare))
    if found := _DECIMAL.fullmatch(bare):
        yield Decimal(f"{found[1]}.{found[2]}")
