"""Numbers that are computed from figures. They keep their lineage, and no source: nobody printed them."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..errors import DerivationError
from .bases import Shown
from .figure import Figure, Share
from .interval import Exact, Interval, shown_number
from .period import Period, PeriodKind

if TYPE_CHECKING:
    import pint

__all__ = ["Derived", "Term", "difference", "quotient", "rate", "share_of", "total_of"]

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_AMOUNTS = {"Count", "Money", "Mass", "Duration"}
_RATIO = "Ratio"


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
    bounds: Interval
    """Exact bounds, carried through from the printed precision and the hedges of the operands."""
    period: Period | None = None
    """The period of the operands, where they have one in common."""
    kind: str = _RATIO
    """The kind of the figures that were added up or taken off; `Ratio` for a share or a rate that was computed."""
    base: str | None = None
    """Of added shares: the id of their whole, or words for one that the print does not name."""

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

    def __add__(self, other: object) -> Derived:
        return total_of((self, other)) if isinstance(other, Term) else NotImplemented

    def __radd__(self, other: object) -> Derived:
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: object) -> Derived:
        return difference(self, (other,)) if isinstance(other, Term) else NotImplemented

    def __truediv__(self, other: object) -> Derived:
        return quotient(self, other) if isinstance(other, Term) else NotImplemented

    def share_of(self, whole: Term) -> Derived:
        """The computed number in percent of another one, or of a figure, in the same unit.

        Raises:
            DerivationError: the two count different things, or the whole is zero.
        """
        return share_of(self, whole)

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        extent = "" if self.bounds.is_point else f", in {self.bounds}"
        return f"{shown_number(self.value)} {self.unit}{extent} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self}>"


Term = Figure | Derived
"""What can be computed with."""


def total_of(terms: tuple[Term, ...]) -> Derived:
    """Add figures of one unit and one period, or what was computed from such.

    Raises:
        DerivationError: they count different things, or are of different periods or kinds of period.
    """
    first, *others = terms
    for other in others:
        _refuse_mixture(first, other)
    return Derived(
        value=sum((Fraction(term.value) for term in terms), Fraction(0)),
        unit=first.unit,
        formula=" + ".join(map(_name, terms)),
        operands=_operands(*terms),
        bounds=reduce(add, (term.bounds for term in terms)),
        period=first.period,
        kind=_kind(first),
        base=_base(first),
    )


def difference(whole: Term, parts: tuple[Term, ...]) -> Derived:
    """Take figures off another one of the same unit and period.

    Raises:
        DerivationError: the figures count different things, or are of different periods or kinds of period.
    """
    taken = total_of(parts)
    _refuse_mixture(whole, parts[0])
    return Derived(
        value=Fraction(whole.value) - taken.value,
        unit=whole.unit,
        formula=" - ".join((_name(whole), *map(_bracketed, parts))),
        operands=_operands(whole, *parts),
        bounds=whole.bounds - taken.bounds,
        period=whole.period,
        kind=_kind(whole),
        base=_base(whole),
    )


def quotient(above: Term, below: Term) -> Derived:
    """Divide a figure by another one: so much for each of them.

    Raises:
        DerivationError: one of the two is a share, a change or a rate, or the second one is zero.
    """
    for term in (above, below):
        _refuse_ratio(term, "divided")
    return _divide(above, below, Fraction(1), f"{above.unit}/{below.unit}")


def share_of(part: Term, whole: Term) -> Derived:
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
    if figure.period.kind in (PeriodKind.STOCK, PeriodKind.STANDING):
        what = f"a stock {figure.period}" if figure.period.kind is PeriodKind.STOCK else "a rule in force"
        raise DerivationError(
            f"Expected a figure that was counted over a period, got {figure.id}, which is {what}: it has no rate "
            "over time."
        )
    length = Fraction(figure.period.days * _SECONDS["day"], _SECONDS[unit])
    return Derived(
        value=Fraction(figure.value) / length,
        unit=f"{figure.unit}/{unit}",
        formula=f"{figure.id} / {length} {unit}",
        operands=(figure.id,),
        bounds=figure.bounds.times(1 / length),
        period=figure.period,
    )


def _divide(above: Term, below: Term, factor: Fraction, unit: str) -> Derived:
    if below.value == 0:
        raise DerivationError(f"Expected a number to divide by, got {_name(below)}, which is 0.")
    return Derived(
        value=factor * Fraction(above.value) / Fraction(below.value),
        unit=unit,
        formula=f"{_bracketed(above)} / {_bracketed(below)}",
        operands=_operands(above, below),
        bounds=(above.bounds / below.bounds).times(factor),
        period=above.period if above.period == below.period else None,
    )


def _name(term: Term) -> str:
    return term.id if isinstance(term, Figure) else term.formula


def _bracketed(term: Term) -> str:
    name = _name(term)
    return f"({name})" if " " in name else name


def _operands(*terms: Term) -> tuple[str, ...]:
    """The ids of all the figures in it, each once, in the order of the formula."""
    ids = ((term.id,) if isinstance(term, Figure) else term.operands for term in terms)
    return tuple(dict.fromkeys(chain.from_iterable(ids)))


def _kind(term: Term) -> str:
    return type(term).__name__ if isinstance(term, Figure) else term.kind


def _base(term: Term) -> str | None:
    """What a share is a share of; shares of one section have one whole, also where the print does not name it."""
    if isinstance(term, Derived):
        return term.base
    if not isinstance(term, Share):
        return None
    return term.of or f"the unnamed whole in {term.id.rpartition('.')[0]}"


def _refuse_mixture(a: Term, b: Term) -> None:
    for term in (a, b):
        if _kind(term) in ("Change", _RATIO):
            _refuse_ratio(term, "added up")
    if a.unit != b.unit:
        raise DerivationError(_other_unit(a, b))
    if _base(a) != _base(b):
        raise DerivationError(
            f"Expected shares of one whole, got {_name(a)} of {_base(a)} and {_name(b)} of {_base(b)}."
        )
    here, there = a.period, b.period
    # Only a ratio can have no period.
    assert here is not None
    assert there is not None
    if here.kind is not there.kind:
        raise DerivationError(
            f"Expected figures of one kind of period, got {_name(a)}, a {here.kind}, and {_name(b)}, a {there.kind}: "
            "what was counted over a time and what was held on a day do not add up."
        )
    if here != there:
        raise DerivationError(f"Expected figures of one period, got {_name(a)}, {here}, and {_name(b)}, {there}.")


def _other_unit(a: Term, b: Term) -> str:
    return f"Expected figures that count one thing, got {_name(a)} in {a.unit} and {_name(b)} in {b.unit}."


def _refuse_ratio(term: Term, what: str) -> None:
    kind = _kind(term)
    if kind not in _AMOUNTS:
        raise DerivationError(f"Expected an amount, got {_name(term)}, which is a {kind}: it cannot be {what}.")


def _whole(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value
