"""What stands around the numbers of a sentence: cues, places and bodies that are not ours, years."""

from __future__ import annotations

from typing import NamedTuple

from ..model.figure import Figure
from ..texts.tokens import Piece
from ..texts.vocabulary import cue_words
from ..texts.words import word_set
from ..texts.written import WrittenNumber
from ..texts.years import YearMark, owned_years, year_of
from .reading import ReadSentence

__all__ = ["PER_TIME", "Elsewhere", "Surroundings", "period_fits"]

_REACH = 8
"""A cue stands at most so many tokens away."""
_BEHIND = 12
"""A place or body behind a number stands at most so many tokens away."""
_OTHERS = ("foreign_place", "other_body")
_OF = word_set("of op sur van von out")
_POINTING = word_set("dat dit dus cela ca c ce das dies that this so")
PER_TIME = {"per_day": "day", "per_week": "week", "per_month": "month", "per_hour": "hour"}
"""The cues of a rate over time, each with its unit."""


class Elsewhere(NamedTuple):
    """A place or a body that the report is not about."""

    key: str
    words: str


class Surroundings:
    """Answers questions about the words around each number of one sentence."""

    __slots__ = ("_computed", "_cues", "_owned", "_places", "_small_words", "numbers", "read", "tokens", "year")

    def __init__(self, read: ReadSentence, year: int) -> None:
        self.read: ReadSentence = read
        self.tokens: tuple[Piece, ...] = read.tokens
        self.numbers: tuple[WrittenNumber, ...] = read.numbers
        self.year: int = year
        self._places = {number.first: place for place, number in enumerate(read.numbers)}
        self._cues: dict[str, list[tuple[int, int]]] = {}
        for row in read.cues:
            self._cues.setdefault(row.key, []).append((row.first, row.after))
        self._small_words = frozenset(cue_words("stop", read.language))
        self._computed: dict[int, bool] = {}
        self._owned = owned_years(read.tokens, read.marks, read.numbers)

    def place(self, number: WrittenNumber) -> int:
        """The place of a number among those of the sentence."""
        return self._places[number.first]

    def _between(self, number: WrittenNumber) -> tuple[int, int]:
        """The tokens between the number before and the number behind."""
        place = self.place(number)
        low = self.numbers[place - 1].after if place else 0
        high = self.numbers[place + 1].first if place + 1 < len(self.numbers) else len(self.tokens)
        return low, high

    def cue(self, number: WrittenNumber, key: str, before: int = _REACH, behind: int = _REACH) -> bool:
        """Whether a cue stands near a number, with no other number between."""
        rows = self._cues.get(key)
        if rows is None:
            return False
        low, high = self._between(number)
        return any(
            (max(low, number.first - before) <= first and after <= number.first)
            or (number.after - 1 <= first and after <= min(high, number.after + behind))
            for first, after in rows
        )

    def computed(self, number: WrittenNumber) -> bool:
        """Whether the words say that a number is computed: a difference, a rate, a growth against another year."""
        known = self._computed.get(number.first)
        if known is None:
            known = self._computed[number.first] = self._is_computed(number)
        return known

    def _is_computed(self, number: WrittenNumber) -> bool:
        if number.unit == "point" or number.form == "multiple" or (number.form == "ratio" and number.unit == "day"):
            return True
        if self.cue(number, "difference_more", 0, 3) or self.cue(number, "difference_less", 0, 3):
            return number.unit != "percent" or self.cue(number, "comparison", 0, 5)
        return number.unit is None and any(self.cue(number, key, 0, 2) for key in PER_TIME)

    def compared(self, number: WrittenNumber) -> bool:
        """Whether the word before a number compares it with another: `instead of 69`, `against 58`."""
        return any(number.first - 2 <= after <= number.first for _, after in self._cues.get("comparison", ()))

    def elsewhere(self, number: WrittenNumber) -> Elsewhere | None:
        """The place or body that is not ours and that a number is about."""
        _, high = self._between(number)
        last, found = -1, None
        for key in (*_OTHERS, "own_body"):
            for first, after in self._cues.get(key, ()):
                if last <= first < number.first:
                    last, found = first, None if key == "own_body" else self._named(key, first, after)
                elif key == "own_body" and number.after <= first < min(high, number.after + _REACH - 2):
                    return None
        if found is not None:
            return found
        behind = min(high, number.after + _BEHIND)
        rows = [(key, *row) for key in _OTHERS for row in self._cues.get(key, ()) if number.after <= row[0] < behind]
        return self._named(*rows[0]) if rows else None

    def _named(self, key: str, first: int, after: int) -> Elsewhere:
        return Elsewhere(key, " ".join(token.text for token in self.tokens[first:after]))

    def is_elsewhere(self, before: bool) -> bool:
        """Whether the text is about another place or body behind this sentence, given whether it was before."""
        ours, others = "own_body" in self._cues, any(key in self._cues for key in _OTHERS)
        return not ours and (others or (before and not self.read.new_paragraph))

    def mark(self, number: WrittenNumber) -> YearMark | None:
        """The year that a number is about, by its sentence or by the text before it."""
        return year_of(number, self.read.marks, self._owned) or self.read.topic

    def is_other(self, mark: YearMark | None) -> bool:
        """Whether a year is not that of the report, or only a part of it."""
        return mark is not None and ((mark.year is not None and mark.year != self.year) or mark.part)

    def is_inherited(self, mark: YearMark | None) -> bool:
        """Whether a year comes from the text before the sentence."""
        return mark is not None and not any(mark is own for own in self.read.marks)

    def has_noun(self, number: WrittenNumber) -> bool:
        """Whether the word behind a number seems to be a noun that the vocabulary does not have."""
        if number.after >= len(self.tokens):
            return False
        token = self.tokens[number.after]
        if token.kind != "w" or len(token.text) < 5 or token.bare in self._small_words:
            return False
        rows = (*self.read.concepts, *self.read.cues)
        return not any(row.first <= number.after < row.after for row in rows)

    def follows_of(self, number: WrittenNumber) -> bool:
        """Whether a number follows `of`, and is the whole of what stands before it."""
        return any(token.bare in _OF for token in self.tokens[max(0, number.first - 3) : number.first])

    @property
    def points_back(self) -> bool:
        """Whether the sentence begins with a word such as `that`."""
        return self.tokens[0].bare in _POINTING


def period_fits(figure: Figure, mark: YearMark | None) -> bool:
    """Whether the period of a figure is the one that a text names."""
    year, part = (None, False) if mark is None else (mark.year, mark.part)
    start, end = figure.period.start, figure.period.end
    whole = start == end or ((start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year)
    named = year is None or start.year <= year <= end.year
    return named and not (part and whole)
