"""The numbers that a printed number can stand for, and exact arithmetic with them."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import attrs
from attrs import frozen

from .bases import Number

__all__ = ["Exact", "Interval", "half_even", "half_up", "rounded", "shown_number", "truncated"]


Exact = Number | Fraction
"""A number without an error of its own."""


@frozen(kw_only=True)
class Interval:
    """Exact bounds, each of which belongs to the interval or does not; None is no bound at all."""

    lower: Exact | None
    upper: Exact | None
    includes_lower: bool = True
    includes_upper: bool = True

    @classmethod
    def point(cls, number: Exact) -> Interval:
        """One number alone."""
        return cls(lower=number, upper=number)

    @property
    def is_point(self) -> bool:
        """Whether one number alone fits."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, number: Exact) -> bool:
        return self.meets(Interval.point(number))

    def precedes(self, other: Interval) -> bool:
        """Whether no number here is greater than any number there."""
        return self.upper is not None and other.lower is not None and self.upper <= other.lower

    def exceeds(self, other: Interval) -> bool:
        """Whether every number here is greater than every number there."""
        if self.lower is None or other.upper is None:
            return False
        touch = self.lower == other.upper and not (self.includes_lower and other.includes_upper)
        return self.lower > other.upper or touch

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return not self.exceeds(other) and not other.exceeds(self)

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
        """Divide by an interval of numbers above zero; one that reaches zero or below leaves no bounds."""
        if other.lower is None or other.lower <= 0:
            return Interval(lower=None, upper=None)
        lower, includes_lower = _divided(self.lower, self.includes_lower, other, by_smallest=_below_zero(self.lower))
        upper, includes_upper = _divided(
            self.upper, self.includes_upper, other, by_smallest=not _below_zero(self.upper)
        )
        return Interval(lower=lower, upper=upper, includes_lower=includes_lower, includes_upper=includes_upper)

    def times(self, factor: Exact) -> Interval:
        """Make both bounds larger by a factor above zero."""
        return Interval(
            lower=None if self.lower is None else _safe(self.lower) * _safe(factor),
            upper=None if self.upper is None else _safe(self.upper) * _safe(factor),
            includes_lower=self.includes_lower,
            includes_upper=self.includes_upper,
        )

    def __str__(self) -> str:
        opening, closing = "[" if self.includes_lower else "(", "]" if self.includes_upper else ")"
        lower = "(…" if self.lower is None else f"{opening}{shown_number(self.lower)}"
        upper = "…)" if self.upper is None else f"{shown_number(self.upper)}{closing}"
        return f"{lower}, {upper}"


def rounded(value: Number, place: Number) -> Interval:
    """What may have been rounded to `value`: half a place to each side, ties on both ends."""
    half = _half(place)
    return Interval(lower=_shift(value, -1, half), upper=_shift(value, 1, half))


def truncated(value: Number, place: Number) -> Interval:
    """What may have been cut off to `value`: one place further from zero, the far end left out."""
    if value < 0:
        return Interval(lower=_shift(value, -1, place), upper=value, includes_lower=False)
    return Interval(lower=value, upper=_shift(value, 1, place), includes_upper=False)


def half_up(value: Number, place: Number) -> Interval:
    """What rounds to `value` with ties away from zero."""
    return attrs.evolve(rounded(value, place), includes_lower=value > 0, includes_upper=value < 0)


def half_even(value: Number, place: Number) -> Interval:
    """What rounds to `value` with ties to the even digit."""
    even = Fraction(value) / Fraction(place) % 2 == 0
    return attrs.evolve(rounded(value, place), includes_lower=even, includes_upper=even)


def _sum(a: Exact | None, b: Exact | None) -> Exact | None:
    return None if a is None or b is None else _safe(a) + _safe(b)


def _safe(number: Exact) -> int | Fraction:
    """The same number in a form that is added up and multiplied exactly; decimals would be rounded."""
    return number if isinstance(number, int) else Fraction(number)


def _below_zero(bound: Exact | None) -> bool:
    return bound is not None and bound < 0


def _divided(
    bound: Exact | None, included: bool, other: Interval, *, by_smallest: bool
) -> tuple[Fraction | None, bool]:
    """One bound of a quotient, and whether it belongs to it."""
    if bound is None or bound == 0:
        return None if bound is None else Fraction(0), included
    by, there = (other.lower, other.includes_lower) if by_smallest else (other.upper, other.includes_upper)
    if by is None:
        return Fraction(0), False
    return Fraction(bound) / Fraction(by), included and there


# Plain arithmetic on decimals would round to the precision of the caller's context.
_EXACT = Context(prec=10_000, traps=[])
_SIX_DIGITS = Context(prec=6)


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


def shown_number(number: Exact) -> str:
    """A number in full; a fraction that does not end within six digits is shown to six, with a sign that says so."""
    if isinstance(number, Fraction) and number.denominator != 1:
        # Not through a float: a number of four hundred digits is none.
        near = _SIX_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)).normalize(_SIX_DIGITS)
        return f"{near:g}" if Fraction(near) == number else f"≈{near:g}"
    return str(number)
