"""What the print itself gets wrong, or what is odd in it."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from ..errors import FieldError
from .rules import Rule, Verdict

__all__ = ["Discrepancy", "DiscrepancyKind"]


class DiscrepancyKind(StrEnum):
    """What sort of thing is odd."""

    VIOLATED_SHARE = "violated_share"
    """A printed share follows from its counts neither by rounding nor by cutting off."""
    TRUNCATION = "truncation"
    """A number was cut off where others of its kind were rounded."""
    IMPOSSIBLE_DATE = "impossible_date"
    """A date that no calendar has."""
    CONTRADICTION = "contradiction"
    """The same thing is printed twice, and not the same."""
    NO_PARTITION = "no_partition"
    """A list reads as if it were complete, and does not make its whole."""
    HIDDEN_PARTITION = "hidden_partition"
    """A list reads as if it gave examples, and makes its whole."""
    SUSPICIOUS_EQUALITY = "suspicious_equality"
    """Two numbers are the same, and it is not clear that they should be."""
    EXCEEDS = "exceeds"
    """A part is more than what it should be a part of."""


def _one_of_two(discrepancy: Discrepancy, _: object, relation: Rule | None) -> None:
    if (relation is None) == (discrepancy.rule is None):
        raise FieldError(expected="either a rule or a relation", got="neither" if relation is None else "both")


@frozen(kw_only=True)
class Discrepancy:
    """One odd thing, with the arithmetic that shows it. The check does the arithmetic again."""

    id: str
    kind: DiscrepancyKind
    rule: str | None = None
    """The id of the rule of the library that the print breaks or bends."""
    relation: Rule | None = field(default=None, validator=_one_of_two)
    """A relation that is no rule of the library: it needs not be true, and shows what is odd."""
    verdict: Verdict
    """How the rule or the relation comes out."""
    figures: tuple[str, ...] = ()
    """The ids of the figures that it touches."""
    arithmetic: str
    """The numbers, and what follows from them. The number of each figure that it touches stands in it."""
    explanation: str
    """What is odd, in plain words."""
