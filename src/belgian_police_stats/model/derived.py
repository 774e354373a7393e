"""Numbers that are computed from figures. They name the figures in them, and are printed nowhere."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import chain
from operator import add

from attrs import frozen

from ..errors import DerivationError
from .amount import Amount
from .interval import Interval
from .numbers import number_text
from .period import Period, PeriodKind

__all__ = ["Derived", "difference", "quotient", "rate", "share_of", "total_of"]

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_AMOUNTS = {"Count", "Money", "Mass", "Duration"}
_RATIO = "Ratio"


@frozen(kw_only=True, repr=False)
class Derived(Amount):
    """A number that was computed from figures, exactly, with the formula and the bounds of the result.

    It never equals a printed figure, even if the numbers are the same.

    >>> import belgian_police_stats as bps
    >>> staff = bps.load(2024).personnel.staff
    >>> print(staff.men / staff.women)
    ≈2.18211 person/person = personnel.staff.men / personnel.staff.women
    """

    value: Fraction
    """The exact result for the printed numbers."""
    unit: str
    formula: str
    """The computation, with the ids of the figures."""
    operands: tuple[str, ...]
    """The ids of the figures that it was computed from."""
    bounds: Interval
    """Exact bounds that follow from the printed precision and the qualifiers of the operands."""
    period: Period | None = None
    """The period of the operands; None for a ratio of figures with different periods."""
    kind: str = _RATIO
    """The kind of the figures that were added or subtracted; `Ratio` for a computed share, quotient or rate."""
    base: str | None = None
    """The whole of added shares: its id, or words for a whole that the report does not name."""

    @property
    def expression(self) -> str:
        """The text that a longer formula has for this number: its formula."""
        return self.formula

    def __str__(self) -> str:
        extent = "" if self.bounds.is_point else f", in {self.bounds}"
        unit = "%" if self.unit == "percent" else f" {self.unit}"
        return f"{number_text(self.value)}{unit}{extent} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self}>"


def total_of(terms: tuple[Amount, ...]) -> Derived:
    """Add amounts with the same unit and period.

    Raises:
        DerivationError: they count different things, or are of different periods or kinds of period.
    """
    first, *others = terms
    for other in others:
        _refuse_mixture(first, other)
    return Derived(
        value=sum((Fraction(term.value) for term in terms), Fraction(0)),
        unit=first.unit,
        formula=" + ".join(term.expression for term in terms),
        operands=_operands(*terms),
        bounds=reduce(add, (term.bounds for term in terms)),
        period=first.period,
        kind=first.kind,
        base=first.base,
    )


def difference(whole: Amount, parts: tuple[Amount, ...]) -> Derived:
    """Subtract amounts from another with the same unit and period.

    Raises:
        DerivationError: the figures count different things, or are of different periods or kinds of period.
    """
    taken = total_of(parts)
    _refuse_mixture(whole, parts[0])
    return Derived(
        value=Fraction(whole.value) - taken.value,
        unit=whole.unit,
        formula=" - ".join((whole.expression, *map(_bracketed, parts))),
        operands=_operands(whole, *parts),
        bounds=whole.bounds - taken.bounds,
        period=whole.period,
        kind=whole.kind,
        base=whole.base,
    )


def quotient(above: Amount, below: Amount) -> Derived:
    """Divide one amount by another: persons per vehicle, for instance.

    Raises:
        DerivationError: one of the two is a share, a change or a rate, or the second one is zero.
    """
    for term in (above, below):
        _refuse_ratio(term, "divided")
    return _divide(above, below, Fraction(1), f"{above.unit}/{below.unit}")


def share_of(part: Amount, whole: Amount) -> Derived:
    """Compute an amount as a percentage of another amount in the same unit.

    The period may be another one: the report itself gives the new vehicles as a share of the fleet.

    Raises:
        DerivationError: the figures count different things, or the whole is zero.
    """
    if part.unit != whole.unit:
        raise DerivationError(_other_unit(part, whole))
    _refuse_ratio(part, "a share of something")
    return _divide(part, whole, Fraction(100), "percent")


def rate(amount: Amount, unit: str) -> Derived:
    """Divide an amount by the length of its period. See `Amount.rate`."""
    if unit not in _SECONDS:
        raise DerivationError(
            f"Expected a unit of time with a fixed length, one of {', '.join(_SECONDS)}, got {unit!r}."
        )
    _refuse_ratio(amount, "spread over time")
    period = amount.period
    # Only a ratio can have no period.
    assert period is not None
    if period.kind in (PeriodKind.STOCK, PeriodKind.STANDING):
        what = f"a stock {period}" if period.kind is PeriodKind.STOCK else "a rule in force"
        raise DerivationError(
            f"Expected a figure that was counted over a period, got {amount.expression}, which is {what}: it has no "
            "rate over time."
        )
    length = Fraction(period.days * _SECONDS["day"], _SECONDS[unit])
    return Derived(
        value=Fraction(amount.value) / length,
        unit=f"{amount.unit}/{unit}",
        formula=f"{_bracketed(amount)} / {length} {unit}",
        operands=amount.operands,
        bounds=amount.bounds.times(1 / length),
        period=period,
    )


def _divide(above: Amount, below: Amount, factor: Fraction, unit: str) -> Derived:
    if below.value == 0:
        raise DerivationError(f"Expected a number to divide by, got {below.expression}, which is 0.")
    return Derived(
        value=factor * Fraction(above.value) / Fraction(below.value),
        unit=unit,
        formula=f"{_bracketed(above)} / {_bracketed(below)}",
        operands=_operands(above, below),
        bounds=(above.bounds / below.bounds).times(factor),
        period=above.period if above.period == below.period else None,
    )


def _bracketed(term: Amount) -> str:
    name = term.expression
    return f"({name})" if " " in name else name


def _operands(*terms: Amount) -> tuple[str, ...]:
    """Give the id of every figure in the terms once, in the order of the formula."""
    return tuple(dict.fromkeys(chain.from_iterable(term.operands for term in terms)))


def _refuse_mixture(a: Amount, b: Amount) -> None:
    for term in (a, b):
        if term.kind in ("Change", _RATIO):
            _refuse_ratio(term, "added up")
    if a.unit != b.unit:
        raise DerivationError(_other_unit(a, b))
    if a.base != b.base:
        raise DerivationError(
            f"Expected shares of one whole, got {a.expression} of {a.base} and {b.expression} of {b.base}."
        )
    first, second = a.period, b.period
    # Only a ratio can have no period.
    assert first is not None
    assert second is not None
    if first.kind is not second.kind:
        raise DerivationError(
            f"Expected figures of one kind of period, got {a.expression}, a {first.kind}, and {b.expression}, a "
            f"{second.kind}: a number counted over a time and a number held on a day do not add up."
        )
    if first != second:
        raise DerivationError(
            f"Expected figures of one period, got {a.expression}, {first}, and {b.expression}, {second}."
        )


def _other_unit(a: Amount, b: Amount) -> str:
    return f"Expected figures that count one thing, got {a.expression} in {a.unit} and {b.expression} in {b.unit}."


def _refuse_ratio(term: Amount, what: str) -> None:
    if term.kind not in _AMOUNTS:
        raise DerivationError(
            f"Expected an amount, got {term.expression}, which is a {term.kind}: it cannot be {what}."
        )
