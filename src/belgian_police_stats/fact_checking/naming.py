"""Find the figures that each number of a sentence can be about by its words, and how the number compares with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set as AbstractSet
from fractions import Fraction
from itertools import takewhile
from math import fsum

from ..model.figure import Figure
from ..model.labels import Language
from ..texts.written import WrittenNumber
from .comparing import GOOD, Relation, is_scaled, is_swapped, ranges_of, relation
from .facts import Memory
from .matching import Candidate, Cuts, Near, boundaries, candidates, clause_ends, context_of, words_near
from .profiles import COMMON, GENERIC, Profiles
from .reading import ReadSentence
from .surroundings import Elsewhere, Surroundings

__all__ = ["Naming"]

_FAINT = 0.15
"""The least weight with which a concept of the preceding text still counts."""

_CLEARER, _WHOLE, _OWN = 1.0, 0.9, 0.8
"""A number is about another figure if the words fit that one this much better, have this much of its name, and have a
word of it this near."""

_COUNTED_AS = {
    "application": frozenset({"person"}),
    "certificate": frozenset({"person"}),
    "complaint": frozenset({"person", "report"}),
    "declaration": frozenset({"person", "report"}),
    "message": frozenset({"report"}),
    "notice": frozenset({"report"}),
    "response": frozenset({"person"}),
    "screening": frozenset({"person"}),
}
"""Other things that count the same: `89 978 people filed a complaint online`, or as many reports."""
_PARTS = frozenset({"new", "total", "since_start"})
"""Generic concepts that tell a whole from its part, or a count of years from that of one year …"""
_PARTS_SAID = frozenset({"new"})
"""… and those that no text leaves out."""


class Naming:
    """Finds the figures that the words near each number of a sentence are about."""

    __slots__ = (
        "_candidates", "_close", "_digits", "_good", "_near", "_relations", "around", "context", "language", "profiles",
    )  # fmt: skip

    def __init__(self, read: ReadSentence, memory: Memory) -> None:
        self.context: Mapping[str, float] = read.context
        self.language: Language = read.language
        self.profiles: Profiles = memory.profiles
        self.around: Surroundings = Surroundings(read, memory.report.edition.year)
        self._near: dict[int, Near] = {}
        self._candidates: dict[int, list[Candidate]] = {}
        self._relations: dict[int, dict[str, Relation]] = {number.first: {} for number in read.numbers}
        self._close: dict[int, AbstractSet[str]] = {}
        """The figures of about the size of each number: no other can have its value."""
        self._good: dict[int, frozenset[str]] = {}
        """The candidates of each number that have its value, or a value of which it is a fair rounding."""
        self._digits: dict[int, str] = {}
        context = context_of(self.profiles, read.context)
        # A difference stands between two numbers without separating their words.
        plain = [number for number in read.numbers if not self.around.computed(number)]
        starts, stops = boundaries(plain, read.tokens), clause_ends(read.tokens)
        for number in read.numbers:
            others, cuts = plain, starts
            if self.around.computed(number):
                others = sorted([*plain, number], key=lambda other: other.first)
                cuts = boundaries(others, read.tokens)
            near = self._near[number.first] = words_near(number, others, Cuts(cuts, stops), read.tokens, read.concepts)
            close = self._close[number.first] = self.profiles.of_size(ranges_of(number))
            listed = self._candidates[number.first] = candidates(number, close, self.profiles, near, context)
            good = (c.figure.id for c in listed if c.figure.id in close and self.is_good(number, c.figure))
            self._good[number.first] = frozenset(good)

    def near(self, number: WrittenNumber) -> Near:
        """The concepts near a number."""
        return self._near[number.first]

    def candidates(self, number: WrittenNumber) -> list[Candidate]:
        """The figures that the words near a number are about, the best first."""
        return self._candidates[number.first]

    def score(self, number: WrittenNumber, figure: Figure, otherwise: float) -> float:
        """How well the words near a number fit a figure; `otherwise` if they do not name the figure at all."""
        listed = self._candidates[number.first]
        return next((candidate.score for candidate in listed if candidate.figure.id == figure.id), otherwise)

    def digits(self, number: WrittenNumber) -> str:
        """The significant digits of a number: 2317 for 231,7 million, 5 for fifty."""
        found = self._digits.get(number.first)
        if found is None:
            found = self._digits[number.first] = _digits(number)
        return found

    def relation(self, number: WrittenNumber, figure: Figure) -> Relation:
        """How a number compares with the value of a figure."""
        name = figure.id
        if name not in self._close[number.first]:
            return Relation.OTHER
        known = self._relations[number.first]
        found = known.get(name)
        if found is None:
            found = known[name] = relation(number, figure)
        return found

    def is_good(self, number: WrittenNumber, figure: Figure) -> bool:
        """Whether a number is the value of a figure, or a fair rounding of it."""
        return self.relation(number, figure) in GOOD

    def is_slip(self, number: WrittenNumber, figure: Figure) -> bool:
        """Whether a number looks like a misprint of a figure's value: wrong side, wrong zeros or swapped digits."""
        if self.relation(number, figure) is Relation.WRONG_SIDE:
            return True
        value, true = number.value, Fraction(figure.value)
        return number.form != "ratio" and (is_scaled(value, true) or is_swapped(value, true, number.place))

    def good(self, number: WrittenNumber) -> frozenset[str]:
        """The ids of the candidates that have a number as their value, or of which it is a fair rounding."""
        return self._good[number.first]

    def own(self, number: WrittenNumber, candidate: Candidate) -> float:
        """The evidence for a figure in the sentence itself, without the text before it."""
        says = candidate.profile.weights
        return fsum(weight * says[concept] for concept, weight in self.near(number).weights.items() if concept in says)

    def is_named(self, number: WrittenNumber, candidate: Candidate) -> bool:
        """Whether the words have more of the name of a figure than the part that many figures share."""
        near = self._near[number.first].weights
        specific = candidate.profile.head - GENERIC
        return not specific or self._has_one(near, specific)

    def without_chance(self, number: WrittenNumber, listed: Sequence[Candidate]) -> list[Candidate]:
        """Leave out figures that have the number by chance: the next word is a thing that they do not count."""
        good = self._good[number.first]
        if not good:
            return [*listed]
        return [c for c in listed if c.figure.id not in good or not self._is_chance(number, c, listed)]

    def _is_chance(self, number: WrittenNumber, candidate: Candidate, listed: Sequence[Candidate]) -> bool:
        if self._is_named_otherwise(number, candidate, listed):
            return True
        if not self._near[number.first].counted:
            return False
        return self.counts_another_thing(number, candidate.figure) or self._is_another_name(number, candidate, listed)

    def _is_named_otherwise(self, number: WrittenNumber, candidate: Candidate, listed: Sequence[Candidate]) -> bool:
        """Whether the words name another figure of the section in full, and nothing that only this figure has.

        `3 920 new investigations into money laundering` is not about all new investigations.
        """
        near, section = self._near[number.first].weights, candidate.profile.section
        # The candidate itself ends the list of those with a higher score.
        return any(
            other.profile.section == section
            and not self._is_said(other.figure)
            and self._is_told_apart(near, candidate, other)
            for other in takewhile(lambda other: other.score > candidate.score, listed)
        )

    def _is_told_apart(self, near: Mapping[str, float], candidate: Candidate, other: Candidate) -> bool:
        """Whether the words say that another figure of the section is meant, which they fit better."""
        this, that = candidate.profile, other.profile
        theirs = that.head - this.weights.keys() - GENERIC
        ours = this.head - that.weights.keys() - GENERIC
        only_theirs = that.head - this.head
        if any(near.get(c, 0) >= _OWN / 2 for c in ours) or (only_theirs and near.keys().isdisjoint(only_theirs)):
            return False
        if other.cover >= candidate.cover and any(near.get(c, 0) >= _OWN for c in only_theirs & _PARTS):
            # "3 958 new vehicles", "11 785 000 passengers in total"
            return True
        told = any(near.get(c, 0) >= _OWN for c in theirs)
        clearer = other.score >= candidate.score + _CLEARER
        lacking = bool(ours) and not self._has_one(near, ours)
        if other.cover < _WHOLE:
            return told and lacking and clearer
        unsaid = (this.head - that.head) & _PARTS_SAID
        if (told and this.head < that.head) or (unsaid and not self._has_one(near, unsaid)):
            return True
        return (lacking and that.head < this.head) or (clearer and (lacking or told))

    def _has_one(self, near: Mapping[str, float], concepts: AbstractSet[str]) -> bool:
        """Whether the sentence or the text before it has one of some concepts."""
        return any(concept in near or self.context.get(concept, 0) > _FAINT for concept in concepts)

    def _is_said(self, figure: Figure) -> bool:
        """Whether another number of the sentence is that of a figure, so that the two can be exchanged."""
        return any(self.is_good(number, figure) for number in self.around.numbers)

    def _is_another_name(self, number: WrittenNumber, candidate: Candidate, listed: Sequence[Candidate]) -> bool:
        """Whether the next word tells another figure of the section from this one: `80 292 counterfeit notes`."""
        counted, profile = self._near[number.first].counted - COMMON, candidate.profile
        return any(
            other.profile.section == profile.section
            and other.profile.head > profile.head
            and not counted.isdisjoint(other.profile.head - profile.head)
            for other in listed
        )

    def counts_another_thing(self, number: WrittenNumber, figure: Figure) -> bool:
        """Whether the word behind a number is a thing that a figure does not count: `13 979 house searches`."""
        counted, profile = self._near[number.first].counted, self.profiles.by_id[figure.id]
        if number.unit not in (None, "percent") or counted.isdisjoint(self.profiles.counted):
            return False
        if not counted.isdisjoint(_COUNTED_AS.get(figure.unit, ())) or not profile.unit.isdisjoint(counted):
            return False
        whole = self.profiles.by_id.get(figure.base or "")
        if whole is not None and not counted.isdisjoint(whole.unit | whole.weights.keys()):
            # "One in five cases": a share is told by what its whole counts.
            return False
        things = counted & self.profiles.things & self.profiles.counted
        if profile.unit and things:
            # Another word of the label is not enough: participants in courses are persons. But a case can be a person.
            words = profile.weights if figure.unit == "case" else profile.head
            return things != frozenset({"person"}) or "person" not in words
        return profile.weights.keys().isdisjoint(counted)

    def is_about(self, candidate: Candidate, number: WrittenNumber, elsewhere: Elsewhere) -> bool:
        """Whether a figure is about a place or body other than that of the report, or leaves its place open."""
        words, label = elsewhere.words.casefold(), candidate.figure.label(self.language).casefold()
        if words in label:
            return True
        if elsewhere.key == "foreign_place":
            return False
        weights = candidate.profile.weights
        if "unstated_place" in weights and "police" not in weights:
            return self.is_good(number, candidate.figure)
        return "local_police" in weights and words.startswith(("lok", "loc", "police loc", "polic", "zone"))


def _digits(number: WrittenNumber) -> str:
    if number.form == "ratio":
        return "1"
    value = number.value
    if number.form == "digits" and value.denominator == 1 and number.rough <= 10:
        # Nobody rounds to tens: 3 920 says as much as 3 921.
        return str(value.numerator)
    while value.denominator != 1:
        value *= 10
    return str(value.numerator).rstrip("0")
