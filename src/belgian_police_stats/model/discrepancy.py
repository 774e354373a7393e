"""Discrepancies: errors and inconsistencies in the printed report."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from ..errors import FieldError
from .bases import HasCard
from .rules import Rule, Verdict

__all__ = ["Discrepancy", "DiscrepancyKind"]


class DiscrepancyKind(StrEnum):
    """The kinds of discrepancies."""

    VIOLATED_SHARE = "violated_share"
    """A share that is neither the rounded nor the truncated quotient of its counts."""
    TRUNCATION = "truncation"
    """A number that was truncated where similar numbers were rounded."""
    IMPOSSIBLE_DATE = "impossible_date"
    """A date that does not exist."""
    CONTRADICTION = "contradiction"
    """Two statements that cannot both be right."""
    NO_PARTITION = "no_partition"
    """A list that reads as if it were complete, but does not add up to its whole."""
    HIDDEN_PARTITION = "hidden_partition"
    """A list that reads as if it gave examples, but adds up to its whole."""
    SUSPICIOUS_EQUALITY = "suspicious_equality"
    """Two equal numbers that need not be equal."""
    EXCEEDS = "exceeds"
    """A part that is greater than its whole."""


def _one_of_three(discrepancy: Discrepancy, _: object, slides: tuple[int, ...] | None) -> None:
    given = {"a rule": discrepancy.rule, "a relation": discrepancy.relation, "slides": slides}
    names = [name for name, value in given.items() if value is not None]
    if len(names) != 1:
        raise FieldError(expected="a rule, a relation or slides", got=" and ".join(names) or "none of them")


@frozen(kw_only=True, repr=False)
class Discrepancy(HasCard):
    """An error or inconsistency in the report, with the arithmetic that shows it. `Report.check` repeats it."""

    id: str
    kind: DiscrepancyKind
    rule: str | None = None
    """The id of the rule that the printed numbers violate, or satisfy only because a number was truncated."""
    relation: Rule | None = None
    """A relation that need not be true but shows the discrepancy, where no rule does."""
    slides: tuple[int, ...] | None = field(default=None, validator=_one_of_three)
    """The slides that are printed under a heading that no other slide of their chapter has."""
    verdict: Verdict
    """The verdict on the rule or the relation; violated where slides have the wrong heading."""
    figures: tuple[str, ...] = ()
    """The ids of the figures that the rule or the relation binds."""
    arithmetic: str
    """The numbers and what follows from them. The text contains the number of each figure."""
    explanation: str
    """The discrepancy in plain words."""

    def __repr__(self) -> str:
        return f"<Discrepancy {self.id}: {self.verdict}; {self.arithmetic}>"
