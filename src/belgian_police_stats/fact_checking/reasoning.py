"""Choose the reason of a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.labels import Labels
from ..model.numbers import number_text
from ..model.outside import Observation
from ..model.period import PeriodKind
from ..model.words import period_phrase, word
from ..texts.written import WrittenNumber
from ..texts.years import YearMark
from .claims import ClaimVerdict
from .comparing import Relation, fits_kind, has_alternative, is_scaled, is_swapped
from .deriving import Derivation
from .profiles import Profiles
from .reasons import ClaimReason

__all__ = ["Compared", "by_figure", "derived", "elsewhere", "not_in_report"]


def not_in_report() -> ClaimReason:
    """No figure fits the words."""
    return ClaimReason(key="why_unknown")


def elsewhere(words: str) -> ClaimReason:
    """The text is about a place or body that is not ours."""
    return ClaimReason(key="why_elsewhere", gaps=(("words", words),))


def derived(found: Derivation) -> ClaimReason:
    """The number follows from figures."""
    return ClaimReason(key="why_derived", figures=found.figures, gaps=(("formula", found.formula),))


class Compared(NamedTuple):
    """A number, the figures that it was compared with, and how it came out."""

    number: WrittenNumber
    figures: Sequence[Figure]
    relation: Relation
    mark: YearMark | None
    denial: str | None = None
    """`not` if the text denies the number, `way` if it has the opposite direction."""
    observations: tuple[Observation, ...] = ()
    """What was published elsewhere for the year of the text."""


def by_figure(verdict: ClaimVerdict, compared: Compared, profiles: Profiles) -> ClaimReason:
    """Say what the report has for a figure, and how the number of the text differs from it."""
    figures = tuple(compared.figures)
    if verdict is ClaimVerdict.OTHER_PERIOD:
        gaps = (("when", _when(compared.mark)), ("period", _span(figures[0])))
        return ClaimReason(key="why_other_period", figures=figures, gaps=gaps, observations=compared.observations)
    if verdict is ClaimVerdict.CONFIRMED:
        return ClaimReason(key="why_has", figures=figures)
    if verdict is ClaimVerdict.ROUNDED:
        return ClaimReason(key="why_rounded", figures=figures)
    return _contradicted(compared, figures, profiles)


def _when(mark: YearMark | None) -> Labels | int:
    if mark is None or mark.year is None:
        return word("another_time")
    return word("part_of_year", year=mark.year) if mark.part else mark.year


def _span(figure: Figure) -> Labels | int:
    """The period of a figure: the year alone if the period is a whole year or one day of it."""
    start, end = figure.period.start, figure.period.end
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return end.year if whole or start == end else period_phrase(PeriodKind.FLOW, start, end)


def _contradicted(compared: Compared, figures: tuple[Figure, ...], profiles: Profiles) -> ClaimReason:
    """Explain how a number can have come from the number of the report, if anything explains it."""
    number, figure = compared.number, figures[0]
    value, true = number.value, Fraction(figure.value)
    if compared.denial is not None:
        return ClaimReason(key="why_denied" if compared.denial == "not" else "why_opposite", figures=figures)
    if has_alternative(number, figure):
        return ClaimReason(key="why_open", figures=figures)
    if compared.relation is Relation.WRONG_SIDE:
        above = number.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
        spaced = f"{value.numerator:,}".replace(",", " ") if value.denominator == 1 else number_text(value)
        gaps = (("number", spaced),)
        return ClaimReason(key="why_not_above" if above else "why_not_below", figures=figures, gaps=gaps)
    if number.form != "ratio" and is_swapped(value, true, number.place):
        return ClaimReason(key="why_swapped", figures=figures)
    if number.form != "ratio" and is_scaled(value, true):
        return ClaimReason(key="why_scaled", figures=figures)
    if value == true:
        return ClaimReason(key="why_unit", figures=figures)
    section = profiles.by_id[figure.id].section
    others = (profile.figure for profile in profiles.by_id.values() if profile.section == section)
    namesake = next((other for other in others if other.value == value and fits_kind(number, other)), None)
    if namesake is not None:
        return ClaimReason(key="why_namesake", figures=figures, gaps=(("other", namesake),))
    return ClaimReason(key="why_has", figures=figures)
