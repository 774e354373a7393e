"""Read a text sentence by sentence: its language, its numbers with their kinds, its concepts and its years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from attrs import frozen

from ..model.labels import Language
from ..texts.language import evidence_of, language_of, weights_of
from ..texts.non_claims import kind_by_cue
from ..texts.numbers import numbers_in
from ..texts.set_apart import Apart, set_apart
from ..texts.tokens import Piece, Sentence, sentences
from ..texts.vocabulary import Found, vocabulary
from ..texts.words import REMEMBERED
from ..texts.written import WrittenNumber
from ..texts.years import Around, YearMark, is_year, year_alone, year_marks

__all__ = ["ReadSentence", "Setting", "read_sentences"]

_SAMPLE = 4_000
"""The words of the text that are looked at for its language."""
_FADING = 0.55
"""The part of its weight that a concept keeps one sentence later."""
_BEFORE, _TITLE = 0.4, 0.25
"""The weight of a concept in the next sentence, and that of a concept of the first sentence up to the end."""
_MANY_YEARS = 50
_POLICE = ("police", "federal_police", "police_officer")
_TOPIC_LASTS = 4
"""The most sentences for which a year still holds if it is not named again."""


@frozen(kw_only=True)
class ReadSentence:
    """A sentence, and everything that was found in it."""

    tokens: tuple[Piece, ...]
    start: int
    end: int
    language: Language
    numbers: tuple[WrittenNumber, ...]
    """The numbers that can be claims."""
    non_claims: tuple[tuple[int, int, str], ...]
    """The others: first token, token behind, kind."""
    concepts: tuple[Found, ...]
    cues: tuple[Found, ...]
    marks: tuple[YearMark, ...]
    topic: YearMark | None
    """The year of the text before."""
    context: Mapping[str, float]
    """The concepts of the text before, with how much they still count."""
    new_paragraph: bool
    names_our_year: bool
    """Whether the text has named the year of the report so far."""
    is_about_police: bool
    """Whether the text has named the police so far."""


class Setting(NamedTuple):
    """What is known of a text besides its words."""

    language: Language | None
    """The language of the text; None if each sentence has its own."""
    published: int | None
    """The year of the text."""
    year: int
    """The year that the text is about if it names none: the year of the report."""


def read_sentences(
    text: str, setting: Setting, *, own_words: Mapping[str, str], things: frozenset[str]
) -> Iterator[ReadSentence]:
    """Read the sentences of a text one after the other."""
    waiting = sentences(text)
    # The first sentences tell the language of the text, and are read only once.
    first: list[Sentence] = []
    words = 0
    for sentence in waiting:
        first.append(sentence)
        words += len(sentence.tokens)
        if words >= _SAMPLE:
            break
    reader = _Reader(first, setting, own_words, things)
    for sentence in chain(first, waiting):
        yield reader.read(sentence)


class _Reader:
    __slots__ = (
        "around", "context", "last_year", "named", "own_words", "police", "setting", "things", "title", "topic",
        "topic_age", "vocabulary", "weights", "year_of_all",
    )  # fmt: skip

    def __init__(
        self, first: Sequence[Sentence], setting: Setting, own_words: Mapping[str, str], things: frozenset[str]
    ) -> None:
        sample = [token.bare for sentence in first for token in sentence.tokens]
        # The same words come again and again. This object remembers them, so they are forgotten with it.
        self.weights, self.vocabulary = lru_cache(maxsize=REMEMBERED)(weights_of), cache(vocabulary)
        self.around = evidence_of(sample[:_SAMPLE], self.weights)
        self.setting, self.own_words, self.things = setting, own_words, things
        self.context: dict[str, float] = {}
        self.title: dict[str, float] | None = None
        self.named = self.police = False
        alone = {year for sentence in first if (year := year_alone(sentence.tokens)) is not None}
        self.year_of_all = YearMark(first=0, after=0, year=alone.pop()) if len(alone) == 1 else None
        """The year that stands alone on a line, as in a hashtag at the end."""
        self.topic: YearMark | None = None
        self.topic_age = 0
        self.last_year: int | None = None

    def read(self, sentence: Sentence) -> ReadSentence:
        tokens = sentence.tokens
        evidence = evidence_of((token.bare for token in tokens), self.weights)
        language = self.setting.language or language_of(evidence, self.around)
        if sentence.new_paragraph:
            self.topic = self.year_of_all
            self.context = {concept: weight / 2 for concept, weight in self.context.items()}
        found, cue_rows, words = self.vocabulary(language).found_in(tokens)
        self._add_own_words(found, tokens)
        numbers, non_claims, marks = self._numbers(sentence, language, (found, cue_rows, words))
        self.named = self.named or any(mark.year == self.setting.year for mark in marks)
        self.police = self.police or any(row.key in _POLICE for row in found)
        context = dict(self.title or {})
        for concept, weight in self.context.items():
            context[concept] = max(weight, context.get(concept, 0))
        read = ReadSentence(
            tokens=tokens,
            start=sentence.start,
            end=sentence.end,
            language=language,
            numbers=tuple(numbers),
            non_claims=tuple(non_claims),
            concepts=tuple(found),
            cues=tuple(cue_rows),
            marks=tuple(marks),
            topic=self.topic,
            context=context,
            new_paragraph=sentence.new_paragraph,
            names_our_year=self.named,
            is_about_police=self.police,
        )
        self._remember(read, sentence.new_line)
        return read

    def _add_own_words(self, found: list[Found], tokens: Sequence[Piece]) -> None:
        """Add the words of the labels that the vocabulary does not have."""
        if self.own_words:
            for index, token in enumerate(tokens):
                own = self.own_words.get(token.bare)
                if own is not None:
                    found.append(Found(index, index + 1, own))
            found.sort(key=lambda row: row.first)

    def _numbers(
        self, sentence: Sentence, language: Language, rows: tuple[list[Found], list[Found], list[Found]]
    ) -> tuple[list[WrittenNumber], list[tuple[int, int, str]], list[YearMark]]:
        """The numbers that can be claims, the others, and the years. `rows` are the concepts, cues and number words."""
        tokens = sentence.tokens
        found, cue_rows, words = rows
        if not any(token.kind == "n" for token in tokens) and not words:
            marks = self._marks(tokens, cue_rows, [], [], [])
            spelled = numbers_in(tokens, words, [], language)
            return spelled, [], marks
        apart = set_apart(tokens, language)
        written = [_without_note(number, found) for number in numbers_in(tokens, words, apart, language)]
        things = {row.first for row in found if row.key in self.things}
        years = [number for number in written if is_year(tokens, number, things)]
        non_claims = [(thing.first, thing.after, thing.kind) for thing in apart]
        non_claims += [(number.core, number.after, "year") for number in years]
        marks = self._marks(tokens, cue_rows, apart, years, written)
        claims: list[WrittenNumber] = []
        kind: str | None = None
        for number in written:
            if number in years:
                continue
            kind = kind_by_cue(number, sentence, cue_rows, language, kind)
            if kind is None and any(mark.first <= number.core < mark.after for mark in marks):
                kind = "duration"
            if kind is None:
                claims.append(number)
            else:
                non_claims.append((number.first, number.after, kind))
        return claims, sorted(non_claims), marks

    def _marks(
        self,
        tokens: Sequence[Piece],
        cue_rows: Sequence[Found],
        apart: Sequence[Apart],
        years: Sequence[WrittenNumber],
        written: Sequence[WrittenNumber],
    ) -> list[YearMark]:
        counts = {number.after: int(number.value) for number in written if 1 < number.value < _MANY_YEARS}
        counts |= {number.after - 1: many for number in written if (many := counts.get(number.after)) and number.unit}
        # Without another year, a text is about the year of the report.
        topic = self.topic.year if self.topic else self.setting.year
        around = Around(topic, self.last_year, self.setting.published, self.setting.year, counts)
        return year_marks(tokens, cue_rows, apart, years, around)

    def _remember(self, read: ReadSentence, in_list: bool) -> None:
        """Keep what the next sentences need."""
        faded = {concept: weight * _FADING for concept, weight in self.context.items() if weight > 0.12}
        for row in read.concepts:
            faded[row.key] = max(_BEFORE, faded.get(row.key, 0))
        self.context = faded
        if self.title is None:
            self.title = dict.fromkeys((row.key for row in read.concepts), _TITLE)
        main = next((mark for mark in read.marks if not mark.compared), None)
        if main is not None:
            self.topic, self.topic_age = main, 0
        else:
            # The year above a list is that of each of its lines.
            self.topic_age += not in_list
            if self.topic_age >= _TOPIC_LASTS and self.named:
                self.topic = None
        years = [mark.year for mark in read.marks if mark.year is not None]
        self.last_year = years[-1] if years else self.last_year


def _without_note(number: WrittenNumber, found: Sequence[Found]) -> WrittenNumber:
    """Take the word euro from a number of `euro notes`: it counts notes, and is not a sum of money."""
    names_notes = any(row.first == number.after and row.key == "banknote" for row in found)
    return number._replace(unit=None, after=number.after - 1) if number.unit == "EUR" and names_notes else number
