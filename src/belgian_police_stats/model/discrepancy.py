"""What the print itself gets wrong, or what is odd in it."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from .rules import Rule, Verdict

__all__ = ["Discrepancy", "DiscrepancyKind"]


class DiscrepancyKind(StrEnum):
    """What sort of thing is odd."""

    VIOLATED_SHARE = "violated_share"
    """A printed share is neither the rounded nor the truncated quotient of its counts."""
    TRUNCATION = "truncation"
    """A number was truncated where others of its kind were rounded."""
    IMPOSSIBLE_DATE = "impossible_date"
    """A date that no calendar has."""
    CONTRADICTION = "contradiction"
    """Two things are printed that cannot both be right."""
    NO_PARTITION = "no_partition"
    """A list reads as if it were complete, but does not add up to its whole."""
    HIDDEN_PARTITION = "hidden_partition"
    """A list reads as if it gave examples, but adds up to its whole."""
    SUSPICIOUS_EQUALITY = "suspicious_equality"
    """Two numbers are the same, and it is not clear that they should be."""
    EXCEEDS = "exceeds"
    """A part is more than what it should be a part of."""


def _one_of_three(discrepancy: Discrepancy, _: object, slides: tuple[int, ...] | None) -> None:
    if sum(one is not None for one in (discrepancy.rule, discrepancy.relation, slides)) != 1:
        raise ValueError("either a rule or a relation or slides, and one of them only")


@frozen(kw_only=True)
class Discrepancy:
    """One odd thing, with the arithmetic that shows it. The check does the arithmetic again."""

    id: str
    kind: DiscrepancyKind
    rule: str | None = None
    """The id of the rule of the library that the report breaks or bends."""
    relation: Rule | None = None
    """A relation that is not a rule of the library: it need not be true, and shows what is odd."""
    slides: tuple[int, ...] | None = field(default=None, validator=_one_of_three)
    """The slides that are printed under a heading which no other slide of their chapter has."""
    verdict: Verdict
    """The verdict on the rule or the relation; violated where slides have the wrong heading."""
    figures: tuple[str, ...] = ()
    """The ids of the figures that it touches."""
    arithmetic: str
    """The numbers, and what follows from them. The number of each figure that it touches stands in it."""
    explanation: str
    """What is odd, in plain words."""
