"""Doubts: the questions that a report leaves open, with the readings that answer them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from ..errors import UnknownDoubtError, nearest, short_repr
from .bases import HasCard, Value
from .figure import Figure

__all__ = ["Doubt", "DoubtKind", "Reading", "Settlement", "doubt_by_id", "read_again"]


class DoubtKind(StrEnum):
    """What a doubt is about."""

    VALUE = "value"
    """Which number belongs to which label, or how exact it is."""
    PERIOD = "period"
    """Which days the number covers."""
    SCOPE = "scope"
    """What the number covers besides its days: a place, a service, a whole."""


@frozen(kw_only=True, eq=False, repr=False)
class Reading(Value):
    """One answer to a doubt: what each figure that the doubt touches then is."""

    id: str
    label: str
    """The answer in a few English words."""
    evidence: str
    """What speaks for this reading, or against it."""
    violates: tuple[str, ...] = ()
    """The ids of the rules that are violated under this reading alone."""
    figures: tuple[Figure, ...]
    """Every figure that the doubt touches, as this reading has it."""

    def __repr__(self) -> str:
        return f"<Reading {self.id}: {self.label}>"


@frozen(kw_only=True, eq=False, repr=False)
class Doubt(Value, HasCard):
    """A question about one or more figures that the report leaves open. The first of its readings is the chosen one.

    >>> doubt = report.doubts[2]
    >>> doubt.id, doubt.chosen.label
    ('antwerp-checks', '7 290 persons, 5 511 vehicles')
    """

    id: str
    kind: DoubtKind
    question: str
    """The question, in English."""
    readings: tuple[Reading, ...]
    """The answers, two or more; the chosen one first."""

    @property
    def chosen(self) -> Reading:
        """The reading that the figures of the report have."""
        return self.readings[0]

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that the doubt touches."""
        return tuple(figure.id for figure in self.chosen.figures)

    def reading(self, reading_id: str) -> Reading:
        """Give a reading by its id.

        Raises:
            UnknownDoubtError: the doubt has no such reading.
        """
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        known = [reading.id for reading in self.readings]
        raise UnknownDoubtError(
            expected=f"one of the {len(known)} readings of {self.id}",
            got=short_repr(reading_id),
            hint=nearest(reading_id, known),
        )

    def __repr__(self) -> str:
        return f"<Doubt {self.id}: {self.question} {len(self.readings)} readings>"


@frozen(kw_only=True, eq=False, repr=False)
class Settlement(Value):
    """A doubt that a user closed: the reading that was taken, and why."""

    doubt: str
    reading: str
    why: str | None = None
    """Why this reading was taken. None if it was only assumed, with `Report.under`."""


def read_again(doubts: Iterable[Doubt], figures: Iterable[Figure]) -> tuple[Doubt, ...]:
    """Give the doubts with the readings of other figures that have the same ids and name the same doubts."""
    from .readings import read_as

    known = {figure.id: figure for figure in figures}
    return tuple(
        evolve(
            doubt,
            readings=tuple(
                evolve(
                    reading,
                    figures=tuple(read_as(known[figure.id], {doubt.id: reading.id}) for figure in reading.figures),
                )
                for reading in doubt.readings
            ),
        )
        for doubt in doubts
    )


def doubt_by_id(doubts: tuple[Doubt, ...], doubt_id: str) -> Doubt:
    """Find a doubt.

    Raises:
        UnknownDoubtError: the report has no such doubt, or it is settled.
    """
    for doubt in doubts:
        if doubt.id == doubt_id:
            return doubt
    known = [doubt.id for doubt in doubts]
    raise UnknownDoubtError(
        expected=f"one of the {len(known)} open doubts of the report",
        got=short_repr(doubt_id),
        hint=nearest(doubt_id, known),
    )
