"""What was found out about a number so far, which the numbers after it can refer to."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from ..model.figure import Figure
from ..texts.written import WrittenNumber
from .claims import ClaimVerdict

__all__ = ["Answer", "Fact"]


@frozen(kw_only=True)
class Answer:
    """The verdict on one number, without its place in the text."""

    verdict: ClaimVerdict
    figures: tuple[Figure, ...] = ()
    formula: str | None = None
    score: float = 0.0
    why: str


@frozen(kw_only=True)
class Fact:
    """A number that was matched with a figure."""

    number: WrittenNumber
    figure: Figure
    answer: Answer
    other_year: bool
    """Whether the number is about another year than the edition."""

    @property
    def said(self) -> Fraction:
        """The value in the text."""
        return self.number.value
