"""The surroundings of the numbers of a sentence: cues, years, and places or bodies outside the report."""

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
"""A cue is at most this many tokens away."""
_BEHIND = 12
"""A place or body after a number is at most this many tokens away."""
_OTHERS = ("foreign_place", "other_body")
_OURS = ("own_body", "own_place")
_CLAUSE_ENDS = frozenset(",;:")
_DENIES = 3
"""A word such as `not` denies a number that is at most this many tokens after it."""
_WAYS = {"growth": 1, "difference_more": 1, "decline": -1, "difference_less": -1}
"""The cues of more and of less."""
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

    __slots__ = (
        "_computed", "_cues", "_elsewhere", "_marks", "_owned", "_places", "_small_words", "numbers", "read", "tokens",
        "year",
    )  # fmt: skip

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
        self._elsewhere: dict[int, Elsewhere | None] = {}
        self._marks: dict[int, YearMark | None] = {}
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
        return number.unit is None and any(self.cue(number, key, 0, 3) for key in PER_TIME)

    def compared(self, number: WrittenNumber) -> bool:
        """Whether the word before a number compares it with another: `instead of 69`, `against 58`."""
        return any(number.first - 2 <= after <= number.first for _, after in self._cues.get("comparison", ()))

    def elsewhere(self, number: WrittenNumber) -> Elsewhere | None:
        """The place or body outside the report that a number is about."""
        if not any(key in self._cues for key in _OTHERS):
            return None
        if number.first not in self._elsewhere:
            self._elsewhere[number.first] = self._find_elsewhere(number)
        return self._elsewhere[number.first]

    def _find_elsewhere(self, number: WrittenNumber) -> Elsewhere | None:
        rows = sorted(
            (first, after, "own_body" if key == "own_place" and self._is_possessive(after) else key)
            for key in (*_OTHERS, *_OURS)
            for first, after in self._cues.get(key, ())
        )
        found: tuple[int, int, str] | None = None
        for row in rows:
            if row[0] < number.first:
                found = self._stays_elsewhere(found, row)
        _, high = self._between(number)
        for first, _, key in rows:
            if number.after <= first < min(high, number.after + _REACH - 2) and key in _OURS:
                clause = not any(token.text in _CLAUSE_ENDS for token in self.tokens[number.after : first])
                # "In Rotterdam: 3 958 vehicles of the Federal Police" is in Rotterdam.
                stays = found is not None and found[2] == "foreign_place" and key == "own_body"
                if clause and not stays:
                    return None
        behind = min(high, number.after + _BEHIND)
        last = found or next((row for row in rows if row[2] in _OTHERS and number.after <= row[0] < behind), None)
        return self._named(*last) if last else None

    def _is_possessive(self, after: int) -> bool:
        """Whether the name of a place owns a body: `Belgium's Special Units` can be anywhere."""
        words = [token.bare for token in self.tokens[after : after + 2]]
        return words in (["'", "s"], ["’", "s"])

    def _stays_elsewhere(
        self, found: tuple[int, int, str] | None, row: tuple[int, int, str]
    ) -> tuple[int, int, str] | None:
        """The place or body outside the report that a text is about after a row of words, given the one before it."""
        first, _, key = row
        here = row if key in _OTHERS else None
        if found is None or found[2] == "other_body" or key in ("foreign_place", "own_place"):
            return here
        # "In Paris the Federal Police …" is still in Paris, and so is "in Paris customs …", up to the next number.
        numbers = any(found[1] <= number.first < first for number in self.numbers)
        return here if numbers or any(token.text == ";" for token in self.tokens[found[1] : first]) else found

    def _named(self, first: int, after: int, key: str) -> Elsewhere:
        return Elsewhere(key, " ".join(token.text for token in self.tokens[first:after]))

    def denied(self, number: WrittenNumber) -> bool:
        """Whether the words before a number deny it: `not 33`, `geen 33`; but `not only 33` does not."""
        rows = self._cues.get("negation")
        if rows is None:
            return False
        low, _ = self._between(number)
        only = {first for first, _ in self._cues.get("not_only", ())}
        return any(
            max(low, number.first - _DENIES) <= first
            and after <= number.first
            and after not in only
            and not any(token.kind == "p" and token.text not in "'’" for token in self.tokens[after : number.first])
            for first, after in rows
        )

    def direction(self, number: WrittenNumber) -> int:
        """Whether the nearest words speak of more (1) or of less (-1); 0 if none of them does."""
        low, high = self._between(number)
        near: list[tuple[int, int]] = []
        for key, way in _WAYS.items():
            for first, after in self._cues.get(key, ()):
                if low <= first and after <= number.first:
                    near.append((number.first - after, way))
                elif number.after - 1 <= first and after <= high:
                    near.append((first - number.after, way))
        return min(near, default=(0, 0))[1]

    def is_elsewhere(self, before: bool) -> bool:
        """Whether the text is about another place or body after this sentence, given whether it was before."""
        ours, others = (any(key in self._cues for key in keys) for keys in (_OURS, _OTHERS))
        return not ours and (others or (before and not self.read.new_paragraph))

    def mark(self, number: WrittenNumber) -> YearMark | None:
        """The year that a number is about, by its sentence or by the text before it."""
        if not self.read.marks:
            return self.read.topic
        if number.first not in self._marks:
            found = year_of(number, self.tokens, self.read.marks, self._owned)
            self._marks[number.first] = found or self.read.topic
        return self._marks[number.first]

    def has_own_year(self, number: WrittenNumber) -> bool:
        """Whether a year stands directly with a number: `the 33 of 2024`."""
        return number.first in self._owned

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
        """Whether a number follows `of`, and is the whole of the number before it."""
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
    # A count since 2011 belongs to its last day, and not to 2011 or a year in between.
    return year in (None, end.year) and not (part and whole)
