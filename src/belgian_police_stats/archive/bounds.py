"""Intervals as expressions of an engine: the arithmetic of model/interval.py, on columns instead of numbers.

Every number is a decimal with five places, and none is a float. Nothing is divided: quotients are compared by
multiplying both sides, and no product needs more digits than an engine keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ..model.certainty import ABOUT, Qualifier
from ..model.figure import KINDS

__all__ = [
    "ROUNDINGS",
    "Bounds",
    "Expression",
    "as_limit",
    "as_range",
    "half_even",
    "half_up",
    "quotient_meets",
    "truncated",
    "wide",
]

Expression = Any
"""An expression of Ibis, which type checkers do not know if Ibis is not installed."""

_CAN_FALL = [kind.__name__ for kind in KINDS if kind.CAN_FALL]
_COUNTED = [kind.__name__ for kind in KINDS if kind.POINT_WHEN_WHOLE]


@frozen
class Bounds:
    """The bounds of an interval, each included or excluded. A null means that there is no bound."""

    lower: Expression
    upper: Expression
    includes_lower: Expression
    includes_upper: Expression

    def precedes(self, other: Bounds) -> Expression:
        """Whether no number in this interval is greater than any number in the other."""
        return (self.upper <= other.lower).fill_null(False)

    def exceeds(self, other: Bounds) -> Expression:
        """Whether every number in this interval is greater than every number in the other."""
        return _beyond(self.lower, other.upper, self.includes_lower, other.includes_upper).fill_null(False)

    def meets(self, other: Bounds) -> Expression:
        """Whether both intervals have a number in common."""
        return ~(self.exceeds(other) | other.exceeds(self))

    def times(self, factor: int) -> Bounds:
        """Multiply both bounds by a factor above zero."""
        return Bounds(wide(self.lower) * factor, wide(self.upper) * factor, self.includes_lower, self.includes_upper)

    def plus(self, number: int) -> Bounds:
        """Add a number to both bounds."""
        return Bounds(self.lower + number, self.upper + number, self.includes_lower, self.includes_upper)

    def or_point(self, number: Expression) -> Bounds:
        """Put one number in the place of missing bounds."""
        return Bounds(
            self.lower.fill_null(number), self.upper.fill_null(number), self.includes_lower, self.includes_upper
        )

    def columns(self, name: str) -> dict[str, Expression]:
        """Give the bounds as columns of a table."""
        parts = {"lower": self.lower, "upper": self.upper}
        parts |= {"includes_lower": self.includes_lower, "includes_upper": self.includes_upper}
        return {f"{name}_{part}": column for part, column in parts.items()}

    @classmethod
    def of(cls, table: Expression, name: str) -> Bounds:
        """Take bounds from such columns."""
        return cls(*(table[f"{name}_{part}"] for part in ("lower", "upper", "includes_lower", "includes_upper")))

    def sum(self, where: Expression) -> Bounds:
        """Add up the rows of a group. If a row has no bound, the sum has none."""

        def added(bound: Expression) -> Expression:
            return _null_unless(bound.notnull().all(where=where), bound.sum(where=where))

        return Bounds(
            added(self.lower),
            added(self.upper),
            self.includes_lower.all(where=where).fill_null(True),
            self.includes_upper.all(where=where).fill_null(True),
        )

    def only(self, where: Expression) -> Bounds:
        """The bounds of the single matching row of a group; null if no row matches."""
        return Bounds(
            self.lower.max(where=where),
            self.upper.max(where=where),
            self.includes_lower.any(where=where).fill_null(True),
            self.includes_upper.any(where=where).fill_null(True),
        )


def half_up(figure: Expression) -> Bounds:
    """Give the numbers that round to the figure if ties go away from zero."""
    point = _is_point(figure)
    return Bounds(figure.lower, figure.upper, point | (figure.value > 0), point | (figure.value < 0))


def half_even(figure: Expression) -> Bounds:
    """Give the numbers that round to the figure if ties go to the even digit."""
    even = _is_point(figure) | (figure.value % (figure.place + figure.place) == 0)
    return Bounds(figure.lower, figure.upper, even, even)


def truncated(figure: Expression) -> Bounds:
    """Give the numbers that truncate to the figure."""
    lost_sign = figure.kind.isin(_CAN_FALL) & (figure.value == 0)
    closed_lower = _is_point(figure) | ((figure.value >= 0) & ~lost_sign)
    closed_upper = _is_point(figure) | (figure.value < 0)
    return Bounds(
        closed_lower.ifelse(figure.value, _narrow(figure.value - figure.place)),
        closed_upper.ifelse(figure.value, _narrow(figure.value + figure.place)),
        closed_lower,
        closed_upper,
    )


def as_range(figure: Expression) -> Bounds:
    """Give the numbers that the figure can be, given its qualifier."""
    qualifier = figure.qualifier
    exact = qualifier == Qualifier.EXACT.value
    from_below = qualifier.isin([Qualifier.MORE_THAN.value, Qualifier.AT_LEAST.value])
    from_above = qualifier.isin([Qualifier.LESS_THAN.value, Qualifier.AT_MOST.value])
    about = qualifier == Qualifier.ABOUT.value
    # All other numbers are left out of the product, since it could have more digits than an engine keeps.
    estimate = about.ifelse(figure.value, 0)
    half, double = (wide(wide(estimate) * factor) for factor in ABOUT)
    least, most = (estimate < 0).ifelse(double, half), (estimate < 0).ifelse(half, double)
    return Bounds(
        exact.ifelse(figure.lower, about.ifelse(least, _null_unless(from_below, figure.value))),
        exact.ifelse(figure.upper, about.ifelse(most, _null_unless(from_above, figure.value))),
        qualifier != Qualifier.MORE_THAN.value,
        qualifier != Qualifier.LESS_THAN.value,
    )


def as_limit(figure: Expression) -> Bounds:
    """Give the interval that an order compares: the printed number, or the bounds of counts and open qualifiers."""
    printed = figure.qualifier.isin([Qualifier.AT_LEAST.value, Qualifier.AT_MOST.value])
    printed |= figure.kind.notin(_COUNTED) & (figure.qualifier == Qualifier.EXACT.value)
    can_be = as_range(figure)
    return Bounds(
        printed.ifelse(figure.value, can_be.lower),
        printed.ifelse(figure.value, can_be.upper),
        printed | can_be.includes_lower,
        printed | can_be.includes_upper,
    )


def quotient_meets(part: Bounds, whole: Bounds, result: Bounds) -> Expression:
    """Whether part / whole can be the result. Any result is possible if the whole can be zero."""
    below, above = part.lower < 0, part.upper >= 0
    by_lower = below.ifelse(whole.lower, whole.upper)
    by_upper = above.ifelse(whole.lower, whole.upper)
    least = part.includes_lower & ((part.lower == 0) | below.ifelse(whole.includes_lower, whole.includes_upper))
    most = part.includes_upper & ((part.upper == 0) | above.ifelse(whole.includes_lower, whole.includes_upper))
    too_large = _beyond(part.lower, wide(result.upper) * by_lower, least, result.includes_upper)
    too_small = _beyond(wide(result.lower) * by_upper, part.upper, result.includes_lower, most)
    return (whole.lower <= 0) | ~(too_large | too_small)


def wide(number: Expression) -> Expression:
    """Widen a number by one digit: DuckDB multiplies numbers of up to 18 digits in 64 bits, where products overflow."""
    return number.cast("decimal(19, 5)")


def _narrow(number: Expression) -> Expression:
    """Give a number the digits of the archive again: Spark drops digits of a product of wider numbers."""
    return number.cast("decimal(18, 5)")


def _beyond(lower: Expression, upper: Expression, includes_lower: Expression, includes_upper: Expression) -> Expression:
    return (lower > upper) | ((lower == upper) & ~(includes_lower & includes_upper))


def _is_point(figure: Expression) -> Expression:
    return figure.lower == figure.upper


def _null_unless(condition: Expression, column: Expression) -> Expression:
    import ibis

    return condition.ifelse(column, ibis.null(column.type()))  # pyright: ignore[reportUnknownMemberType]


ROUNDINGS: dict[str, Callable[[Expression], Bounds]] = {
    "half_up": half_up,
    "half_even": half_even,
    "truncated": truncated,
}
"""The ways to round a number, with the numbers that the printed one then represents. A full count is exact."""
