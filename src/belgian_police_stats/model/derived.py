"""Numbers that are computed from figures. They keep their lineage, and no source: nobody printed them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..errors import DerivationError
from .figure import Figure
from .interval import Exact, Interval
from .period import Period, PeriodKind
from .shown import Shown

if TYPE_CHECKING:
    import pint

__all__ = ["Derived", "difference", "quotient", "rate", "share_of", "total_of"]

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_AMOUNTS = {"Count", "Money", "Mass", "Duration"}


@frozen(kw_only=True, repr=False)
class Derived(Shown):
    """A computed number. It is never equal to a printed figure, even where the numbers are the same."""

    value: Fraction
    """The exact result of the printed numbers."""
    unit: str
    formula: str
    """The ids and numbers that it was computed from, and how."""
    operands: tuple[str, ...]
    """The ids of the figures that it was computed from."""
    range: Interval
    """Exact bounds, carried through from the printed precision and the hedges of the operands."""
    period: Period | None = None
    """The period of the operands, where they have one in common."""

    @property
    def quantity(self) -> Any:
        """A pint Quantity in the application registry, made anew each time; its magnitude is an int or a float."""
        from .quantities import build_quantity

        return build_quantity(_whole(self.value), self.unit)

    def quantity_in(self, registry: pint.UnitRegistry[Any]) -> Any:
        """A pint Quantity in the caller's registry.

        Raises:
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(_whole(self.value), self.unit, registry)

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        return f"{float(self.value):.6g} {self.unit} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self}>"


def total_of(figures: tuple[Figure, ...]) -> Derived:
    """Add figures of one unit and one period.

    Raises:
        DerivationError: the figures count different things, or are of different periods or kinds of period.
    """
    first, *others = figures
    for other in others:
        _refuse_mixture(first, other)
    range_ = first.range
    for other in others:
        range_ = range_ + other.range
    return Derived(
        value=sum((Fraction(figure.value) for figure in figures), Fraction(0)),
        unit=first.unit,
        formula=" + ".join(figure.id for figure in figures),
        operands=tuple(figure.id for figure in figures),
        range=range_,
        period=first.period,
    )


def difference(whole: Figure, parts: tuple[Figure, ...]) -> Derived:
    """Take figures off another one of the same unit and period.

    Raises:
        DerivationError: the figures count different things, or are of different periods or kinds of period.
    """
    taken = total_of(parts)
    _refuse_mixture(whole, parts[0])
    return Derived(
        value=Fraction(whole.value) - taken.value,
        unit=whole.unit,
        formula=" - ".join((whole.id, *taken.operands)),
        operands=(whole.id, *taken.operands),
        range=whole.range - taken.range,
        period=whole.period,
    )


def quotient(above: Figure, below: Figure) -> Derived:
    """Divide a figure by another one: so much for each of them.

    Raises:
        DerivationError: one of the two is a share, a change or a rate, or the second one is zero.
    """
    for figure in (above, below):
        _refuse_ratio(figure, "divided")
    return _divide(above, below, Fraction(1), f"{above.unit}/{below.unit}")


def share_of(part: Figure, whole: Figure) -> Derived:
    """A figure as a share of another one in the same unit, in percent.

    A stock and a flow are allowed here: the print itself gives the new vehicles as a share of the fleet.

    Raises:
        DerivationError: the figures count different things, or the whole is zero.
    """
    if part.unit != whole.unit:
        raise DerivationError(_other_unit(part, whole))
    _refuse_ratio(part, "a share of something")
    return _divide(part, whole, Fraction(100), "percent")


def rate(figure: Figure, unit: str) -> Derived:
    """Divide a figure by the length of its period; Figure.rate is the public door."""
    if unit not in _SECONDS:
        raise DerivationError(
            f"Expected a unit of time with a fixed length, one of {', '.join(_SECONDS)}, got {unit!r}."
        )
    _refuse_ratio(figure, "spread over time")
    if figure.period.kind is PeriodKind.STOCK:
        raise DerivationError(
            f"Expected a figure that was counted over a period, got {figure.id}, which is a stock {figure.period}: "
            "it has no rate over time."
        )
    length = Fraction(figure.period.days * _SECONDS["day"], _SECONDS[unit])
    return Derived(
        value=Fraction(figure.value) / length,
        unit=f"{figure.unit}/{unit}",
        formula=f"{figure.id} / {length} {unit}",
        operands=(figure.id,),
        range=figure.range.times(1 / length),
        period=figure.period,
    )


def _divide(above: Figure, below: Figure, factor: Fraction, unit: str) -> Derived:
    if below.value == 0:
        raise DerivationError(f"Expected a number to divide by, got {below.id}, which is 0.")
    return Derived(
        value=factor * Fraction(above.value) / Fraction(below.value),
        unit=unit,
        formula=f"{above.id} / {below.id}",
        operands=(above.id, below.id),
        range=(above.range / below.range).times(factor),
        period=above.period if above.period == below.period else None,
    )


def _refuse_mixture(a: Figure, b: Figure) -> None:
    for figure in (a, b):
        if type(figure).__name__ == "Change":
            _refuse_ratio(figure, "added up")
    if getattr(a, "of", None) != getattr(b, "of", None):
        raise DerivationError(f"Expected shares of one whole, got {a.id} of {a.of} and {b.id} of {b.of}.")
    if a.unit != b.unit:
        raise DerivationError(_other_unit(a, b))
    if a.period.kind is not b.period.kind:
        raise DerivationError(
            f"Expected figures of one kind of period, got {a.id}, a {a.period.kind}, and {b.id}, a {b.period.kind}: "
            "what was counted over a time and what was held on a day do not add up."
        )
    if a.period != b.period:
        raise DerivationError(f"Expected figures of one period, got {a.id}, {a.period}, and {b.id}, {b.period}.")


def _other_unit(a: Figure, b: Figure) -> str:
    return f"Expected figures that count one thing, got {a.id} in {a.unit} and {b.id} in {b.unit}."


def _refuse_ratio(figure: Figure, what: str) -> None:
    kind = type(figure).__name__
    if kind not in _AMOUNTS:
        raise DerivationError(f"Expected an amount, got {figure.id}, which is a {kind}: it cannot be {what}.")


def _whole(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value
