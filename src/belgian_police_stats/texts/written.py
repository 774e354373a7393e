"""A number as a text has it: its exact value, its last written digit, and its qualifier, scale and unit."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ..model.certainty import Qualifier

__all__ = ["WrittenNumber"]


class WrittenNumber(NamedTuple):
    """A number in digits or words, with its qualifier, scale and unit."""

    # A tuple, since most numbers are made in several steps, and a copy of a tuple is fast.

    first: int
    """The first token of the whole, the qualifier included."""
    core: int
    """The first token without the qualifier."""
    after: int
    """The token behind the whole."""
    value: Fraction
    place: Fraction
    """The value of the last written digit: 1 for 26 000, 100 000 for 14,5 million."""
    others: tuple[tuple[Fraction, Fraction], ...] = ()
    """Further values with their places, where a point or comma can be read in two ways."""
    form: str = "digits"
    """digits, words, ratio, multiple, or collective for `hundreds` and `dozens`."""
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    """percent, point (of percent), EUR, other_money, or a unit of mass, length or time; None if none is written."""
    scaled: bool = False
    """Whether a word such as million is written."""

    @property
    def size(self) -> float:
        """About how large the value is."""
        return self.value.numerator / self.value.denominator

    @property
    def rough(self) -> Fraction:
        """The value of the last digit that is not zero: 1 000 for 26 000."""
        # The value of a digit is a whole number or a fraction with the numerator 1, so fast integers are enough.
        digits = self.value.numerator * self.place.denominator // (self.value.denominator * self.place.numerator)
        zeros = 1
        while digits and digits % 10 == 0:
            digits //= 10
            zeros *= 10
        return self.place * zeros
