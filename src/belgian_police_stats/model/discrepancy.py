"""Discrepancies: errors and inconsistencies in the printed report."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from ..errors import FieldError
from .rules import Rule, Verdict

__all__ = ["Discrepancy", "DiscrepancyKind"]


class DiscrepancyKind(StrEnum):
    """The kinds of discrepancies."""

    VIOLATED_SHARE = "violated_share"
    """A share that follows from its counts neither by rounding nor by truncation."""
    TRUNCATION = "truncation"
    """A number that was truncated where similar numbers were rounded."""
    IMPOSSIBLE_DATE = "impossible_date"
    """A date that does not exist."""
    CONTRADICTION = "contradiction"
    """One quantity printed twice, with different numbers."""
    NO_PARTITION = "no_partition"
    """A list that reads as if it were complete, but does not add up to its whole."""
    HIDDEN_PARTITION = "hidden_partition"
    """A list that reads as if it gave examples, but adds up to its whole."""
    SUSPICIOUS_EQUALITY = "suspicious_equality"
    """Two equal numbers that need not be equal."""
    EXCEEDS = "exceeds"
    """A part that is greater than its whole."""


def _one_of_two(discrepancy: Discrepancy, _: object, relation: Rule | None) -> None:
    if (relation is None) == (discrepancy.rule is None):
        raise FieldError(expected="either a rule or a relation", got="neither" if relation is None else "both")


@frozen(kw_only=True)
class Discrepancy:
    """An error or inconsistency in the report, with the arithmetic that shows it. `Report.check` repeats it."""

    id: str
    kind: DiscrepancyKind
    rule: str | None = None
    """The id of the rule that the printed numbers violate, or satisfy only because a number was truncated."""
    relation: Rule | None = field(default=None, validator=_one_of_two)
    """A relation that need not be true but shows the discrepancy, where no rule does."""
    verdict: Verdict
    """The verdict on the rule or the relation."""
    figures: tuple[str, ...] = ()
    """The ids of the figures that the rule or the relation binds."""
    arithmetic: str
    """The numbers and what follows from them. The text contains the number of each figure."""
    explanation: str
    """The discrepancy in plain words."""
