"""Exact numbers, and how to convert them to text and to floats."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from math import isinf

from ..errors import NumberTooLargeError
from .bases import Number

__all__ = ["Exact", "approximated", "as_float", "needs_power_of_ten", "number_text"]

Exact = Number | Fraction
"""A number without rounding errors."""

_DECIMALS, _DIGITS = 6, 6
"""A fraction with at most this many decimals is written in full; any other fraction with this many digits."""
_LONGEST_WHOLE = 15
"""The most digits before the point; a longer approximation is written with a power of ten."""
_SIX_DIGITS = Context(prec=_DIGITS)


def number_text(number: Exact | None, *, grouped: bool = False) -> str:
    """Write an exact number for a reader, with ≈ before an approximation. None gives an empty text.

    An int or a Decimal is written in full: `805`, `20.50`. A fraction is written in full if it ends within six
    decimals, and to six digits otherwise: `2.5`, `≈31.4257`. With `grouped`, spaces separate thousands.
    """
    if number is None:
        return ""
    near = approximated(number)
    sign = "" if near == number else "≈"
    if needs_power_of_ten(number, near):
        return f"{sign}{near:g}"
    # Through Decimal, since Python refuses to format an int of more than 4 300 digits.
    written = f"{Decimal(near):,f}" if grouped else f"{Decimal(near):f}"
    return sign + written.replace(",", " ")


def approximated(number: Exact) -> Number:
    """Give the decimal number to write for a fraction: the fraction itself if it has few enough decimals.

    An approximation has six digits, or all digits of its whole part if these are seven to fifteen.
    """
    if not isinstance(number, Fraction):
        return number
    for decimals in range(_DECIMALS + 1):
        shifted = number * 10**decimals
        if shifted.denominator == 1:
            return _decimal(shifted.numerator, decimals)
    if 10**_DIGITS <= abs(number) < 10**_LONGEST_WHOLE:
        return round(number)
    # Without a float, which cannot hold a number of four hundred digits.
    near = _SIX_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))
    return near.normalize(_SIX_DIGITS)


def needs_power_of_ten(number: Exact, near: Number) -> bool:
    """Whether the approximation of a fraction is so large or so small that it needs a form like 3.33333e+399."""
    if not isinstance(number, Fraction) or isinstance(near, int):
        return False
    size = near.adjusted()
    return size < -_DECIMALS or (size >= _LONGEST_WHOLE and near != number)


def as_float(number: Exact) -> float:
    """Give the float nearest to an exact number.

    Raises:
        NumberTooLargeError: the number is beyond the largest float.
    """
    try:
        near = float(number)
    except OverflowError:
        near = float("inf")
    # A Decimal that is too large becomes infinite without an error.
    if isinf(near):
        digits = Decimal(abs(int(number))).adjusted() + 1
        raise NumberTooLargeError(
            f"Expected a number that a float can hold, at most about 1.8e308, got a number of {digits} digits. "
            "Its `value` is exact."
        )
    return near


def _decimal(units: int, decimals: int) -> Number:
    """Make a number from its digits, since arithmetic on decimals rounds to the precision of the context."""
    if decimals == 0:
        return units
    sign, digits, _ = Decimal(units).as_tuple()
    return Decimal((sign, digits, -decimals))
