"""Numbers that are computed from figures. They name the figures in them, and are printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from itertools import chain
from math import floor
from operator import add
from typing import NamedTuple, Protocol, TypedDict, assert_never

from attrs import frozen

from .amount import Amount
from .certainty import Certainty, Readings, check_readings
from .figure import Figure
from .interval import Exact, Interval
from .numbers import number_text
from .period import Period, PeriodKind

__all__ = [
    "NO_RATE",
    "RATIO",
    "SECONDS",
    "Derived",
    "Extent",
    "Operation",
    "Term",
    "computed",
    "result_of",
    "rounded_to_one",
]

SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
"""The units of time with a fixed length."""
RATIO = "Ratio"
"""The kind of a computed share, quotient or rate."""
NO_RATE = (PeriodKind.STOCK, PeriodKind.STANDING, PeriodKind.UNSTATED)
"""The kinds of periods over which nothing can be spread."""
_WEAKEST_FIRST = (Certainty.AMBIGUOUS, Certainty.INFERRED, Certainty.CERTAIN)


class Operation(StrEnum):
    """How a number is computed from its terms."""

    SUM = "sum"
    """All terms are added."""
    DIFFERENCE = "difference"
    """All other terms are subtracted from the first one."""
    QUOTIENT = "quotient"
    """The first term is divided by the second."""
    GROWTH = "growth"
    """The first term is divided by the second, and one is subtracted."""
    RATE = "rate"
    """The only term is divided by the length of its period."""
    ROUNDING = "rounding"
    """The only term is rounded to a multiple of the factor; ties go away from zero."""


class Term(Protocol):
    """A part of a computation: an amount, or a number of another year."""

    @property
    def value(self) -> Exact:
        """The exact number, in the chosen readings."""
        ...

    @property
    def bounds(self) -> Interval:
        """All values that it can have, in the chosen readings."""
        ...

    @property
    def period(self) -> Period | None:
        """Its period."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in it."""
        ...

    @property
    def open_figures(self) -> tuple[Figure, ...]:
        """The figures of which every reading counts."""
        ...


class Extent(NamedTuple):
    """The value of an amount, all values that it can have, and its period."""

    value: Exact
    bounds: Interval
    period: Period | None


@frozen(kw_only=True, repr=False)
class Derived(Amount):
    """A number that was computed from figures, exactly, with the formula and the bounds of the result.

    It is as certain as the least certain of its figures, and its text names the doubts about them. It never equals a
    printed figure, even if the numbers are the same.

    >>> import belgian_police_stats as bps
    >>> staff = bps.load(2024).personnel.staff
    >>> print(staff.men / staff.women)
    ≈2.18211 person/person = personnel.staff.men / personnel.staff.women
    """

    value: Fraction  # pyright: ignore[reportIncompatibleMethodOverride]
    """The exact result for the printed numbers, in the chosen readings."""
    unit: str  # pyright: ignore[reportIncompatibleMethodOverride]
    formula: str
    """The computation, with the ids of the figures."""
    bounds: Interval  # pyright: ignore[reportIncompatibleMethodOverride]
    """Exact bounds that follow from the printed precision and the qualifiers of the figures, in the chosen readings."""
    period: Period | None = None  # pyright: ignore[reportIncompatibleMethodOverride]
    """The period of the figures; None for a ratio of figures with different periods."""
    kind: str = RATIO  # pyright: ignore[reportIncompatibleMethodOverride]
    """The kind of the figures that were added or subtracted; `Ratio` for a computed share, quotient or rate."""
    base: str | None = None  # pyright: ignore[reportIncompatibleMethodOverride]
    """The whole of added shares: its id, or words for a whole that the report does not name."""
    operation: Operation
    terms: tuple[Term, ...]
    """The amounts that it was computed from: figures, and numbers that were computed before."""
    factor: Fraction = Fraction(1)
    """The factor of the result: 100 for a share in percent, and for a rate the seconds in its unit of time."""
    measure: tuple[str, Exact] | None = None
    """If pint cannot read `unit`, such as per 1 000 inhabitants: the unit for pint, and the divisor of the value."""
    readings: Readings = "all"
    """Whether the result honours every reading of the doubts about its figures, or the chosen readings alone."""

    @property
    def operands(self) -> tuple[str, ...]:
        """The ids of the figures that it was computed from."""
        return tuple(dict.fromkeys(figure.id for figure in self.figures))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it was computed from, each one once, in the order of the formula."""
        every = chain.from_iterable(term.figures for term in self.terms)
        return tuple({(figure.report_key, figure.id): figure for figure in every}.values())

    @property
    def open_figures(self) -> tuple[Figure, ...]:
        """The figures that it was computed from, without those for which only the chosen readings were asked for."""
        if self.readings == "chosen":
            return ()
        return tuple(chain.from_iterable(term.open_figures for term in self.terms))

    @property
    def reports(self) -> tuple[str, ...]:
        """The publisher and the year of each report that its figures come from."""
        return tuple(dict.fromkeys(figure.report_key for figure in self.figures))

    @property
    def certainty(self) -> Certainty:
        """The certainty of its least certain figure."""
        certainties = {figure.certainty for figure in self.figures}
        # A number that was published elsewhere, and is not a figure of a report, is certain.
        return next((certainty for certainty in _WEAKEST_FIRST if certainty in certainties), Certainty.CERTAIN)

    @property
    def measured(self) -> tuple[Exact, str]:
        """The number and the unit of the quantity."""
        if self.measure is None:
            return self.value, self.unit
        unit, scale = self.measure
        return self.value / Fraction(scale), unit

    @property
    def expression(self) -> str:
        """The text that a longer formula has for this number: its formula."""
        return self.formula

    @property
    def short(self) -> str:
        """The number with its unit, its bounds and its doubts, without the formula."""
        extent = "" if self.bounds.is_point else f", in {self.bounds}"
        unit = "%" if self.unit == "percent" else f" {self.unit}"
        caveat = self.caveat
        return f"{number_text(self.value)}{unit}{extent}{f' {caveat}' if caveat else ''}"

    def __str__(self) -> str:
        return f"{self.short} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self}, {self.certainty}>"


def result_of(operation: Operation, parts: Sequence[Extent], factor: Fraction) -> Extent | None:
    """Compute the extent of a result from those of its terms.

    It is None if the result does not exist: a quotient by zero, or a rate over a period without a length.
    """
    first, *others = parts
    periods = {part.period for part in parts}
    period = first.period if len(periods) == 1 else None
    match operation:
        case Operation.SUM:
            value, bounds = sum(_values(parts)), reduce(add, (part.bounds for part in parts))
        case Operation.DIFFERENCE:
            value = Fraction(first.value) - sum(_values(others))
            bounds = first.bounds - reduce(add, (part.bounds for part in others))
        case Operation.QUOTIENT:
            (below,) = others
            if below.value == 0:
                return None
            value, bounds = Fraction(first.value) / Fraction(below.value), first.bounds / below.bounds
        case Operation.GROWTH:
            (below,) = others
            if below.value == 0:
                return None
            value = Fraction(first.value) / Fraction(below.value) - 1
            bounds = first.bounds / below.bounds - Interval.point(1)
        case Operation.RATE:
            if period is None or period.kind in NO_RATE:
                return None
            length = Fraction(period.days * SECONDS["day"])
            value, bounds = Fraction(first.value) / length, first.bounds.times(1 / length)
        case Operation.ROUNDING:
            value, bounds = rounded_to_one(Fraction(first.value) / factor), _rounded_bounds(first.bounds, factor)
        case _:
            assert_never(operation)
    return Extent(factor * value, bounds if factor == 1 else bounds.times(factor), period)


def rounded_to_one(number: Fraction) -> Fraction:
    """Round to a whole number, away from zero where two are equally near."""
    whole = floor(abs(number) + Fraction(1, 2))
    return Fraction(whole if number > 0 else -whole)


def _rounded_bounds(bounds: Interval, step: Fraction) -> Interval:
    """Round both ends. Numbers inside open ends can round to the ends themselves."""
    lower, upper = (
        None if end is None else rounded_to_one(Fraction(end) / step) for end in (bounds.lower, bounds.upper)
    )
    return Interval(lower=lower, upper=upper)


def _values(parts: Sequence[Extent]) -> Iterator[Fraction]:
    return (Fraction(part.value) for part in parts)


class _Computed(TypedDict):
    value: Fraction
    bounds: Interval
    period: Period | None
    operation: Operation
    terms: tuple[Term, ...]
    factor: Fraction
    readings: Readings


def computed(
    operation: Operation, terms: Sequence[Term], factor: Fraction = Fraction(1), readings: Readings = "all"
) -> _Computed:
    """Compute the fields of a result that follow from its terms."""
    check_readings(readings)
    extent = result_of(operation, [Extent(term.value, term.bounds, term.period) for term in terms], factor)
    # The callers have refused computations without a result.
    assert extent is not None
    return {
        "value": Fraction(extent.value),
        "bounds": extent.bounds,
        "period": extent.period,
        "operation": operation,
        "terms": tuple(terms),
        "factor": factor,
        "readings": readings,
    }
