"""Numbers that are computed from figures. They keep their lineage, and no source: nobody printed them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..errors import RateError
from .interval import Interval
from .period import PeriodKind

if TYPE_CHECKING:
    import pint

    from .figure import Figure

__all__ = ["Derived", "rate"]

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_KINDS = {"Count", "Money", "Mass", "Duration"}


@frozen(kw_only=True)
class Derived:
    """A computed number. It is never equal to a printed figure, even where the numbers are the same."""

    value: Fraction
    """The exact result."""
    unit: str
    formula: str
    """The ids and numbers that it was computed from, and how."""
    operands: tuple[str, ...]
    """The ids of the figures that it was computed from."""
    interval: Interval
    """Exact bounds, carried through from the printed precision of the operands."""

    @property
    def quantity(self) -> Any:
        """A pint Quantity in the application registry, made anew each time; its magnitude is an int or a float."""
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit)

    def quantity_in(self, registry: pint.UnitRegistry[Any]) -> Any:
        """A pint Quantity in the caller's registry.

        Raises:
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit, registry)

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        return f"{float(self.value):.6g} {self.unit} = {self.formula}"


def rate(figure: Figure, unit: str) -> Derived:
    """Divide a figure by the length of its period; Figure.rate is the public door."""
    if unit not in _SECONDS:
        raise RateError(f"Expected a unit of time with a fixed length, one of {', '.join(_SECONDS)}, got {unit!r}.")
    kind = type(figure).__name__
    if kind not in _KINDS:
        raise RateError(f"Expected an amount, got {figure.id}, which is a {kind}: it has no rate over time.")
    if figure.period.kind is PeriodKind.STOCK:
        raise RateError(
            f"Expected a figure that was counted over a period, got {figure.id}, which is a stock "
            f"{figure.period}: it has no rate over time."
        )
    length = Fraction(figure.period.days * _SECONDS["day"], _SECONDS[unit])
    printed = figure.interval
    return Derived(
        value=Fraction(figure.value) / length,
        unit=f"{figure.unit}/{unit}",
        formula=f"{figure.id} / {length} {unit}",
        operands=(figure.id,),
        interval=Interval(lower=Fraction(printed.lower) / length, upper=Fraction(printed.upper) / length),
    )
