"""The numbers that a printed number can stand for, and exact arithmetic with them."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from attrs import frozen

from .printed import Number

__all__ = ["Exact", "Interval", "rounded", "rounds_to", "truncated", "truncates_to"]

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
            lower=None if self.upper is None else -Fraction(self.upper),
            upper=None if self.lower is None else -Fraction(self.lower),
            includes_lower=self.includes_upper,
            includes_upper=self.includes_lower,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of numbers above zero; what reaches zero or below has no bounds any more."""
        if other.lower is None or other.lower <= 0 or self.lower is None or self.lower < 0:
            return Interval(lower=None, upper=None)
        return Interval(
            lower=Fraction(0) if other.upper is None else Fraction(self.lower) / Fraction(other.upper),
            upper=None if self.upper is None else Fraction(self.upper) / Fraction(other.lower),
            includes_lower=self.includes_lower and other.includes_upper,
            includes_upper=self.includes_upper and other.includes_lower,
        )

    def times(self, factor: Exact) -> Interval:
        """Make both bounds larger by a factor above zero."""
        return Interval(
            lower=None if self.lower is None else Fraction(self.lower) * Fraction(factor),
            upper=None if self.upper is None else Fraction(self.upper) * Fraction(factor),
            includes_lower=self.includes_lower,
            includes_upper=self.includes_upper,
        )

    def __str__(self) -> str:
        opening, closing = "[" if self.includes_lower else "(", "]" if self.includes_upper else ")"
        lower = "(…" if self.lower is None else f"{opening}{_shown(self.lower)}"
        upper = "…)" if self.upper is None else f"{_shown(self.upper)}{closing}"
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


def rounds_to(number: Exact, value: Number, place: Number) -> bool:
    """Whether a number rounds to `value`, with ties away from zero or to the even digit."""
    steps, wanted = Fraction(number) / Fraction(place), Fraction(value) / Fraction(place)
    away = int(abs(steps) + Fraction(1, 2)) * (-1 if steps < 0 else 1)
    return wanted in (away, round(steps))


def truncates_to(number: Exact, value: Number, place: Number) -> bool:
    """Whether a number becomes `value` when the places after the last one are cut off."""
    return int(Fraction(number) / Fraction(place)) == Fraction(value) / Fraction(place)


def _sum(a: Exact | None, b: Exact | None) -> Exact | None:
    return None if a is None or b is None else Fraction(a) + Fraction(b)


# Plain arithmetic on decimals would round to the precision of the caller's context.
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


def _shown(number: Exact) -> str:
    """A fraction that ends is shown as the decimal that it is; another one to six digits, with a sign that says so."""
    if isinstance(number, Fraction) and number.denominator != 1:
        rest = number.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        text = f"{float(number):.6g}"
        return text if rest == 1 and Fraction(text) == number else f"≈{text}"
    return str(number)
