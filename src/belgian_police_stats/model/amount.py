"""Amounts: what a printed figure and a computed number have in common.

Both are a number in a unit, with bounds and a period; both can be compared and computed with. The result of a
computation is a `Derived`, whose module is imported with the first computation: most programs only read values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import DerivationError
from .bases import HasCard

if TYPE_CHECKING:
    # pyright loses the type argument of pint.Quantity, which is an alias, but not that of the class itself.
    from pint import registry as pint

    from .bases import Truth
    from .derived import Derived
    from .interval import Exact, Interval
    from .period import Period

__all__ = ["Amount"]


class Amount(HasCard):
    """A number in a unit: a printed `Figure`, or a `Derived` number.

    Amounts can be added, subtracted, divided and compared; the result of a computation is a `Derived`.

    >>> import belgian_police_stats as bps
    >>> staff = bps.load(2024).personnel.staff
    >>> print(staff.women + staff.men)
    13979 person = personnel.staff.women + personnel.staff.men
    """

    __slots__ = ()

    if TYPE_CHECKING:
        # For type checkers only: each subclass defines these as fields or properties.

        @property
        def value(self) -> Exact:
            """The exact number."""

        @property
        def unit(self) -> str:
            """The name of the unit."""

        @property
        def bounds(self) -> Interval:
            """All values that the amount can have."""

        @property
        def period(self) -> Period | None:
            """The period of the amount; None for a ratio of amounts of different periods."""

        @property
        def kind(self) -> str:
            """The kind of a figure, such as `Count`, or of a computed number."""

        @property
        def base(self) -> str | None:
            """The whole of a share."""

        @property
        def operands(self) -> tuple[str, ...]:
            """The ids of the figures in the amount."""

        @property
        def expression(self) -> str:
            """The text that a formula has for this amount."""

    @property
    def quantity(self) -> pint.Quantity[float]:
        """The amount as a pint Quantity in the application registry, built anew each time.

        The magnitude is an int where the number is whole and a float otherwise.

        Raises:
            NumberTooLargeError: the number is not whole, and beyond the largest float.
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit)

    def quantity_in(self, registry: pint.UnitRegistry[Any]) -> pint.Quantity[float]:
        """The amount as a pint Quantity in the caller's registry, to which missing units are added.

        Raises:
            NumberTooLargeError: the number is not whole, and beyond the largest float.
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit, registry)

    def is_above(self, other: Exact | Amount) -> Truth:
        """Whether the amount is greater than a number, or than another amount in the same unit.

        Raises:
            DerivationError: the other amount has another unit.
        """
        return self.bounds.is_above(self._bounds_of(other))

    def is_below(self, other: Exact | Amount) -> Truth:
        """Whether the amount is smaller than a number, or than another amount in the same unit.

        Raises:
            DerivationError: the other amount has another unit.
        """
        return self.bounds.is_below(self._bounds_of(other))

    def is_equal_to(self, other: Exact | Amount) -> Truth:
        """Whether the amount is the same as a number, or as another amount in the same unit.

        Raises:
            DerivationError: the other amount has another unit.
        """
        return self.bounds.is_equal_to(self._bounds_of(other))

    def _bounds_of(self, other: Exact | Amount) -> Interval:
        if isinstance(other, Amount):
            if other.unit != self.unit:
                raise DerivationError(
                    f"Expected figures in one unit, got {self.expression} in {self.unit} and {other.expression} in "
                    f"{other.unit}."
                )
            return other.bounds
        from .interval import Interval

        return Interval.point(other)

    def __add__(self, other: object) -> Derived:
        if not isinstance(other, Amount):
            return NotImplemented
        from .derived import total_of

        return total_of((self, other))

    def __radd__(self, other: object) -> Derived:
        # `sum` begins with a plain 0.
        if type(other) is not int or other != 0:
            return NotImplemented
        from .derived import total_of

        return total_of((self,))

    def __sub__(self, other: object) -> Derived:
        if not isinstance(other, Amount):
            return NotImplemented
        from .derived import difference

        return difference(self, (other,))

    def __truediv__(self, other: object) -> Derived:
        if not isinstance(other, Amount):
            return NotImplemented
        from .derived import quotient

        return quotient(self, other)

    def share_of(self, whole: Amount) -> Derived:
        """Compute the amount as a percentage of another amount in the same unit.

        Raises:
            DerivationError: the two count different things, or the whole is zero.

        >>> staff = report.personnel.staff
        >>> print(staff.women.share_of(staff.total))
        ≈31.4257% = personnel.staff.women / personnel.staff.total
        """
        from .derived import share_of

        return share_of(self, whole)

    def rate(self, unit: str) -> Derived:
        """Divide the amount by the length of its period. `unit` is second, minute, hour, day or week.

        Raises:
            DerivationError: the amount does not grow over its period, or the unit has no fixed length.

        >>> print(report.organised_crime.investigations.money_laundering.rate("day"))
        ≈2.19945 case/day = organised_crime.investigations.money_laundering / 366 day
        """
        from .derived import rate

        return rate(self, unit)

    def __float__(self) -> float:
        from .numbers import as_float

        return as_float(self.value)
