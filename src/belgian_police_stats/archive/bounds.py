"""Intervals as expressions of an engine: what model/interval.py does with numbers, here done with columns.

Every number is a decimal with five places. Nothing is divided and nothing is a float: a quotient is compared by
multiplying across, and no product needs more digits than an engine keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import frozen

from ..model.extent import ABOUT
from ..model.figure import KINDS, Qualifier

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
"""An expression of Ibis; mypy knows no more of it where Ibis is not installed."""

_CAN_FALL = [kind.__name__ for kind in KINDS if kind.CAN_FALL]
_COUNTED = [kind.__name__ for kind in KINDS if kind.POINT_WHEN_WHOLE]


@frozen
class Bounds:
    """The bounds of an interval, each of which belongs to it or does not; null is no bound at all."""

    lower: Expression
    upper: Expression
    includes_lower: Expression
    includes_upper: Expression

    def precedes(self, other: Bounds) -> Expression:
        """Whether no number here is greater than any number there."""
        return (self.upper <= other.lower).fill_null(False)

    def exceeds(self, other: Bounds) -> Expression:
        """Whether every number here is greater than every number there."""
        return _beyond(self.lower, other.upper, self.includes_lower, other.includes_upper).fill_null(False)

    def meets(self, other: Bounds) -> Expression:
        """Whether some number is in both."""
        return ~(self.exceeds(other) | other.exceeds(self))

    def times(self, factor: int) -> Bounds:
        """Make both bounds larger by a factor above zero."""
        return Bounds(wide(self.lower) * factor, wide(self.upper) * factor, self.includes_lower, self.includes_upper)

    def or_point(self, number: Expression) -> Bounds:
        """One number alone where there are no bounds."""
        return Bounds(
            self.lower.fill_null(number), self.upper.fill_null(number), self.includes_lower, self.includes_upper
        )

    def columns(self, name: str) -> dict[str, Expression]:
        """The parts as columns of a table."""
        parts = {"lower": self.lower, "upper": self.upper}
        parts |= {"includes_lower": self.includes_lower, "includes_upper": self.includes_upper}
        return {f"{name}_{part}": column for part, column in parts.items()}

    @classmethod
    def of(cls, table: Expression, name: str) -> Bounds:
        """Take them from such columns again."""
        return cls(*(table[f"{name}_{part}"] for part in ("lower", "upper", "includes_lower", "includes_upper")))

    def sum(self, where: Expression) -> Bounds:
        """Together, over the rows of a group; one row without a bound leaves none."""

        def added(bound: Expression) -> Expression:
            return _null_unless(bound.notnull().all(where=where), bound.sum(where=where))

        return Bounds(
            added(self.lower),
            added(self.upper),
            self.includes_lower.all(where=where).fill_null(True),
            self.includes_upper.all(where=where).fill_null(True),
        )

    def only(self, where: Expression) -> Bounds:
        """Those of the one row of a group that fits; where there is none, there are no bounds."""
        return Bounds(
            self.lower.max(where=where),
            self.upper.max(where=where),
            self.includes_lower.any(where=where).fill_null(True),
            self.includes_upper.any(where=where).fill_null(True),
        )


def half_up(figure: Expression) -> Bounds:
    """What rounds to the figure with ties away from zero; a count printed in full is itself, here and below."""
    point = _is_point(figure)
    return Bounds(figure.lower, figure.upper, point | (figure.value > 0), point | (figure.value < 0))


def half_even(figure: Expression) -> Bounds:
    """What rounds to the figure with ties to the even digit."""
    even = _is_point(figure) | (figure.value % (figure.place + figure.place) == 0)
    return Bounds(figure.lower, figure.upper, even, even)


def truncated(figure: Expression) -> Bounds:
    """What may have been cut off to the figure."""
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
    """What the figure can be, its hedge taken into account."""
    hedge = figure.qualifier
    exact = hedge == Qualifier.EXACT.value
    from_below = hedge.isin([Qualifier.MORE_THAN.value, Qualifier.AT_LEAST.value])
    from_above = hedge.isin([Qualifier.LESS_THAN.value, Qualifier.AT_MOST.value])
    about = hedge == Qualifier.ABOUT.value
    # The others are left out of the product, which their digits could run over.
    guess = about.ifelse(figure.value, 0)
    near, far = (wide(wide(guess) * (Decimal(factor.numerator) / Decimal(factor.denominator))) for factor in ABOUT)
    least, most = (guess < 0).ifelse(far, near), (guess < 0).ifelse(near, far)
    return Bounds(
        exact.ifelse(figure.lower, about.ifelse(least, _null_unless(from_below, figure.value))),
        exact.ifelse(figure.upper, about.ifelse(most, _null_unless(from_above, figure.value))),
        hedge != Qualifier.MORE_THAN.value,
        hedge != Qualifier.LESS_THAN.value,
    )


def as_limit(figure: Expression) -> Bounds:
    """What an order goes by: the printed number, unless it is a count or has a hedge that leaves it open."""
    printed = figure.qualifier.isin([Qualifier.AT_LEAST.value, Qualifier.AT_MOST.value])
    printed |= figure.kind.notin(_COUNTED) & (figure.qualifier == Qualifier.EXACT.value)
    able = as_range(figure)
    return Bounds(
        printed.ifelse(figure.value, able.lower),
        printed.ifelse(figure.value, able.upper),
        printed | able.includes_lower,
        printed | able.includes_upper,
    )


def quotient_meets(part: Bounds, whole: Bounds, result: Bounds) -> Expression:
    """Whether part / whole can be the result; a whole that reaches zero or below leaves everything open."""
    below, above = part.lower < 0, part.upper >= 0
    by_lower = below.ifelse(whole.lower, whole.upper)
    by_upper = above.ifelse(whole.lower, whole.upper)
    least = part.includes_lower & ((part.lower == 0) | below.ifelse(whole.includes_lower, whole.includes_upper))
    most = part.includes_upper & ((part.upper == 0) | above.ifelse(whole.includes_lower, whole.includes_upper))
    too_large = _beyond(part.lower, wide(result.upper) * by_lower, least, result.includes_upper)
    too_small = _beyond(wide(result.lower) * by_upper, part.upper, result.includes_lower, most)
    return (whole.lower <= 0) | ~(too_large | too_small)


def wide(number: Expression) -> Expression:
    """The number with one digit more. DuckDB multiplies numbers of up to 18 digits in 64 bits, which would run over."""
    return number.cast("decimal(19, 5)")


def _narrow(number: Expression) -> Expression:
    """The number with the digits of the archive again, so that Spark keeps every digit of a product."""
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
"""The ways in which a number can have been printed."""
