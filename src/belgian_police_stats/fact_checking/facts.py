"""The facts known so far about the numbers of a text, to which later numbers can refer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from ..model.figure import Figure
from ..model.report import Report
from ..texts.written import WrittenNumber
from .claims import ClaimVerdict
from .profiles import Profiles, profiles_of
from .reasons import ClaimReason
from .ties import Ties, ties_of

__all__ = ["Answer", "Fact", "Memory"]

_KEPT = 14
"""The most numbers that are remembered."""


@frozen(kw_only=True)
class Answer:
    """The verdict on one number, without its place in the text."""

    verdict: ClaimVerdict
    figures: tuple[Figure, ...] = ()
    formula: str | None = None
    score: float = 0.0
    reason: ClaimReason


@frozen(kw_only=True, eq=False)
class Fact:
    """A number that was matched with a figure."""

    number: WrittenNumber
    figure: Figure
    answer: Answer
    year: int | None
    """The year that the number is about; None if the text does not tell."""

    @property
    def other_year(self) -> bool:
        """Whether the number is about another year than the report."""
        return self.answer.verdict is ClaimVerdict.OTHER_PERIOD

    @property
    def value(self) -> Fraction:
        """The value in the text."""
        return self.number.value

    @property
    def section(self) -> str:
        """The section of the figure."""
        return self.figure.id.rpartition(".")[0]


class Memory:
    """The numbers of the last sentences."""

    __slots__ = ("facts", "is_about_our_year", "is_elsewhere", "last", "profiles", "report", "ties")

    def __init__(self, report: Report) -> None:
        self.report: Report = report
        self.ties: Ties = ties_of(report)
        self.profiles: Profiles = profiles_of(report)
        self.is_elsewhere: bool = False
        """Whether the preceding text was about a place or body other than that of the report."""
        self.is_about_our_year: bool = False
        """Whether the preceding text had numbers of the year of the report."""
        self.facts: list[Fact] = []
        self.last: list[Fact] = []
        """The facts of the last sentence that had some, in order."""

    @property
    def confirmed(self) -> set[str]:
        """The ids of the figures that the last sentence has with their values."""
        return {fact.figure.id for fact in self.last if fact.answer.verdict is ClaimVerdict.CONFIRMED}

    def keep(self, facts: Sequence[Fact]) -> None:
        """Remember the facts of a sentence."""
        if facts:
            ours = (ClaimVerdict.CONFIRMED, ClaimVerdict.ROUNDED)
            self.is_about_our_year = self.is_about_our_year or any(fact.answer.verdict in ours for fact in facts)
            self.last = sorted(facts, key=lambda fact: fact.number.first)
            self.facts = [*self.facts, *self.last][-_KEPT:]

    def whole_of(self, part: Figure) -> Figure | None:
        """The figure that a rule names as the whole of another."""
        return next((self.report[whole] for whole, parts in self.ties.parts.items() if part.id in parts), None)
