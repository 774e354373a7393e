"""What a figure can be, its precision and its hedge taken into account, and how it compares to others."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from ..errors import DerivationError
from .bases import Number
from .derived import Derived
from .figure import Figure, Qualifier
from .interval import Exact, Interval, Truth, truncated
from .period import PeriodKind

__all__ = ["ABOUT", "interval_of", "is_above", "is_below", "is_equal", "range_of"]

ABOUT = (Fraction(1, 2), Fraction(2))
"""The bounds of a number that is printed as "about" so many, as factors of it: half to double.

The report does not say how close such a number is. The span is wide, so that what it decides is safe.
"""


def interval_of(figure: Figure, rounding: Callable[[Number, Number], Interval]) -> Interval:
    """What the printed number stands for by a rounding such as `rounded`; a count printed in full stands for itself.

    The number of a rule in force does so too.
    """
    place = figure.place
    if (figure.POINT_WHEN_WHOLE and place == 1) or figure.period.kind is PeriodKind.STANDING:
        return Interval.point(figure.value)
    if rounding is truncated and figure.value == 0 and figure.CAN_FALL:
        # Cut off towards zero from both sides. A share, count, measure or rate is never below zero.
        return Interval(lower=-place, upper=place, includes_lower=False, includes_upper=False)
    return rounding(figure.value, place)


def range_of(figure: Figure) -> Interval:
    """Figure.bounds is the public door."""
    value, hedge = figure.value, figure.qualifier
    match hedge:
        case Qualifier.EXACT:
            return figure.interval_if_rounded
        case Qualifier.ABOUT:
            lower, upper = sorted(Fraction(value) * factor for factor in ABOUT)
            return Interval(lower=lower, upper=upper)
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(lower=value, upper=None, includes_lower=hedge is Qualifier.AT_LEAST)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(lower=None, upper=value, includes_upper=hedge is Qualifier.AT_MOST)
        case _:
            assert_never(hedge)


def is_above(figure: Figure, other: Exact | Figure | Derived) -> Truth:
    """Figure.is_above is the public door."""
    here, there = figure.bounds, _range_beside(figure, other)
    return Truth.of(here.exceeds(there), not here.precedes(there))


def is_below(figure: Figure, other: Exact | Figure | Derived) -> Truth:
    """Figure.is_below is the public door."""
    here, there = figure.bounds, _range_beside(figure, other)
    return Truth.of(there.exceeds(here), not there.precedes(here))


def is_equal(figure: Figure, other: Exact | Figure | Derived) -> Truth:
    """Figure.is_equal_to is the public door."""
    here, there = figure.bounds, _range_beside(figure, other)
    return Truth.of(here.is_point and here == there, here.meets(there))


def _range_beside(figure: Figure, other: Exact | Figure | Derived) -> Interval:
    if not isinstance(other, Figure | Derived):
        return Interval.point(other)
    if other.unit != figure.unit:
        name = other.id if isinstance(other, Figure) else other.formula
        raise DerivationError(
            f"Expected figures in one unit, got {figure.id} in {figure.unit} and {name} in {other.unit}."
        )
    return other.bounds
