"""Intervals of numbers, with exact arithmetic and three-valued comparison."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce

import attrs
from attrs import frozen

from ..frozen import Frozen
from .bases import Number, Truth
from .numbers import Exact, number_text

__all__ = ["Exact", "Interval", "half_even", "half_up", "hull", "rounded", "truncated"]


@frozen(kw_only=True)
class Interval(Frozen):
    """All numbers between two exact bounds; None means that there is no bound on that side."""

    lower: Exact | None
    upper: Exact | None
    includes_lower: bool = True
    includes_upper: bool = True

    @classmethod
    def point(cls, number: Exact) -> Interval:
        """Make the interval that contains only one number."""
        return cls(lower=number, upper=number)

    @property
    def is_point(self) -> bool:
        """Whether the interval contains only one number."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, number: Exact) -> bool:
        return self.meets(Interval.point(number))

    def precedes(self, other: Interval) -> bool:
        """Whether no number in this interval is greater than any number in the other."""
        return self.upper is not None and other.lower is not None and self.upper <= other.lower

    def exceeds(self, other: Interval) -> bool:
        """Whether every number in this interval is greater than every number in the other."""
        if self.lower is None or other.upper is None:
            return False
        touch = self.lower == other.upper and not (self.includes_lower and other.includes_upper)
        return self.lower > other.upper or touch

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals have a number in common."""
        return not self.exceeds(other) and not other.exceeds(self)

    def is_above(self, other: Interval) -> Truth:
        """Whether an unknown number in this interval is greater than an unknown number in the other."""
        return Truth.of(self.exceeds(other), not self.precedes(other))

    def is_below(self, other: Interval) -> Truth:
        """Whether an unknown number in this interval is smaller than an unknown number in the other."""
        return other.is_above(self)

    def is_equal_to(self, other: Interval) -> Truth:
        """Whether an unknown number in this interval equals an unknown number in the other."""
        return Truth.of(self.is_point and self == other, self.meets(other))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            lower=_sum(self.lower, other.lower),
            upper=_sum(self.upper, other.upper),
            includes_lower=self.includes_lower and other.includes_lower,
            includes_upper=self.includes_upper and other.includes_upper,
        )

    def __neg__(self) -> Interval:
        return Interval(
            lower=None if self.upper is None else -_safe(self.upper),
            upper=None if self.lower is None else -_safe(self.lower),
            includes_lower=self.includes_upper,
            includes_upper=self.includes_lower,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of positive numbers. Division by any other interval gives no bounds."""
        if other.lower is None or other.lower <= 0:
            return Interval(lower=None, upper=None)
        lower, includes_lower = _divided(self.lower, self.includes_lower, other, by_smallest=_below_zero(self.lower))
        upper, includes_upper = _divided(
            self.upper, self.includes_upper, other, by_smallest=not _below_zero(self.upper)
        )
        return Interval(lower=lower, upper=upper, includes_lower=includes_lower, includes_upper=includes_upper)

    def times(self, factor: Exact) -> Interval:
        """Multiply both bounds by a positive factor."""
        return Interval(
            lower=None if self.lower is None else _safe(self.lower) * _safe(factor),
            upper=None if self.upper is None else _safe(self.upper) * _safe(factor),
            includes_lower=self.includes_lower,
            includes_upper=self.includes_upper,
        )

    def __str__(self) -> str:
        opening, closing = "[" if self.includes_lower else "(", "]" if self.includes_upper else ")"
        lower = "(…" if self.lower is None else f"{opening}{number_text(self.lower)}"
        upper = "…)" if self.upper is None else f"{number_text(self.upper)}{closing}"
        return f"{lower}, {upper}"


def hull(intervals: Iterable[Interval]) -> Interval:
    """Give the smallest interval that holds all the intervals, of which there is at least one."""
    return reduce(_joined, intervals)


def rounded(value: Number, place: Number) -> Interval:
    """Give the numbers that round to `value`: half a place to each side, the ties on both ends included."""
    half = _half(place)
    return Interval(lower=_shift(value, -1, half), upper=_shift(value, 1, half))


def truncated(value: Number, place: Number) -> Interval:
    """Give the numbers that truncate to `value`: up to one place further from zero, the far end excluded."""
    if value < 0:
        return Interval(lower=_shift(value, -1, place), upper=value, includes_lower=False)
    return Interval(lower=value, upper=_shift(value, 1, place), includes_upper=False)


def half_up(value: Number, place: Number) -> Interval:
    """Give the numbers that round to `value` if ties go away from zero."""
    return attrs.evolve(rounded(value, place), includes_lower=value > 0, includes_upper=value < 0)


def half_even(value: Number, place: Number) -> Interval:
    """Give the numbers that round to `value` if ties go to the even digit."""
    even = Fraction(value) / Fraction(place) % 2 == 0
    return attrs.evolve(rounded(value, place), includes_lower=even, includes_upper=even)


def _joined(a: Interval, b: Interval) -> Interval:
    lower, includes_lower = _outer(a.lower, a.includes_lower, b.lower, b.includes_lower, -1)
    upper, includes_upper = _outer(a.upper, a.includes_upper, b.upper, b.includes_upper, 1)
    return Interval(lower=lower, upper=upper, includes_lower=includes_lower, includes_upper=includes_upper)


def _outer(
    first: Exact | None, includes_first: bool, second: Exact | None, includes_second: bool, side: int
) -> tuple[Exact | None, bool]:
    """Give the outer of two bounds; `side` is -1 for lower bounds and 1 for upper ones."""
    if first is None or second is None:
        return None, True
    if first == second:
        return first, includes_first or includes_second
    return (first, includes_first) if (first > second) == (side > 0) else (second, includes_second)


def _sum(a: Exact | None, b: Exact | None) -> Exact | None:
    return None if a is None or b is None else _safe(a) + _safe(b)


def _safe(number: Exact) -> int | Fraction:
    """Give the number as an int or a Fraction, which compute exactly. A Decimal would be rounded to its context."""
    return number if isinstance(number, int) else Fraction(number)


def _below_zero(bound: Exact | None) -> bool:
    return bound is not None and bound < 0


def _divided(
    bound: Exact | None, included: bool, other: Interval, *, by_smallest: bool
) -> tuple[Fraction | None, bool]:
    """Divide one bound, and tell whether the quotient includes the result."""
    if bound is None or bound == 0:
        return None if bound is None else Fraction(0), included
    by, by_included = (other.lower, other.includes_lower) if by_smallest else (other.upper, other.includes_upper)
    if by is None:
        return Fraction(0), False
    return Fraction(bound) / Fraction(by), included and by_included


# The operators of Decimal would round to the precision of the caller's context.
_EXACT = Context(prec=10_000, traps=[])


def _shift(value: Number, sign: int, by: Number) -> Number:
    if isinstance(value, int) and isinstance(by, int):
        return value + sign * by
    return _EXACT.add(value, by) if sign > 0 else _EXACT.subtract(value, by)


def _half(place: Number) -> Number:
    if isinstance(place, int) and place % 2 == 0:
        return place // 2
    # Halving by hand keeps every digit whatever the caller's decimal context is.
    sign, digits, exponent = Decimal(place).as_tuple()
    halved = int("".join(map(str, digits))) * 5
    return Decimal((sign, tuple(map(int, str(halved))), int(exponent) - 1))
