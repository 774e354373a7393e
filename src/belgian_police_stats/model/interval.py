"""The numbers that a printed number can stand for."""

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from .printed import Number

__all__ = ["Interval", "rounded", "truncated"]


@frozen(kw_only=True)
class Interval:
    """Exact bounds, each of which belongs to the interval or does not."""

    lower: Number | Fraction
    upper: Number | Fraction
    includes_lower: bool = True
    includes_upper: bool = True

    @property
    def is_point(self) -> bool:
        """Whether one number alone fits."""
        return self.lower == self.upper

    def __contains__(self, number: Number | Fraction) -> bool:
        above = number > self.lower or (self.includes_lower and number == self.lower)
        below = number < self.upper or (self.includes_upper and number == self.upper)
        return above and below

    def __str__(self) -> str:
        opening, closing = "[" if self.includes_lower else "(", "]" if self.includes_upper else ")"
        return f"{opening}{self.lower}, {self.upper}{closing}"


def rounded(value: Number, place: Number) -> Interval:
    """What may have been rounded to `value`: half a place to each side, ties on both ends."""
    half = _half(place)
    return Interval(lower=value - half, upper=value + half)


def truncated(value: Number, place: Number) -> Interval:
    """What may have been cut off to `value`: one place further from zero, the far end left out."""
    if value < 0:
        return Interval(lower=value - place, upper=value, includes_lower=False)
    return Interval(lower=value, upper=value + place, includes_upper=False)


def _half(place: Number) -> Number:
    if isinstance(place, int) and place % 2 == 0:
        return place // 2
    # Scaling by hand keeps the digits exact whatever the caller's decimal context is.
    exact = Decimal(place)
    return Decimal((exact.as_tuple().sign, (*exact.as_tuple().digits, 0), int(exact.as_tuple().exponent) - 1)) / 2
