"""Numbers that are computed from figures. They name the figures in them, and are printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from itertools import chain
from operator import add
from typing import NamedTuple, Protocol, TypedDict, assert_never

from attrs import frozen

from ..errors import DerivationError
from .amount import Amount
from .certainty import Certainty, Readings, check_readings
from .figure import Figure
from .interval import Exact, Interval
from .numbers import number_text
from .period import Period, PeriodKind
from .report_key import is_read_otherwise

__all__ = [
    "Derived",
    "Extent",
    "Operation",
    "Term",
    "computed",
    "difference",
    "quotient",
    "rate",
    "refuse_two_readings",
    "result_of",
    "share_of",
    "total_of",
]

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_AMOUNTS = {"Count", "Money", "Mass", "Duration"}
_RATIO = "Ratio"
_NO_RATE = (PeriodKind.STOCK, PeriodKind.STANDING, PeriodKind.UNSTATED)
"""The kinds of periods over which nothing can be spread."""
_WEAKEST_FIRST = (Certainty.AMBIGUOUS, Certainty.INFERRED, Certainty.CERTAIN)


class Operation(StrEnum):
    """How a number is computed from its terms."""

    SUM = "sum"
    """All terms are added."""
    DIFFERENCE = "difference"
    """All others are subtracted from the first term."""
    QUOTIENT = "quotient"
    """The first term is divided by the second."""
    GROWTH = "growth"
    """The first term is divided by the second, and one is subtracted."""
    RATE = "rate"
    """The only term is divided by the length of its period."""


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
    kind: str = _RATIO  # pyright: ignore[reportIncompatibleMethodOverride]
    """The kind of the figures that were added or subtracted; `Ratio` for a computed share, quotient or rate."""
    base: str | None = None  # pyright: ignore[reportIncompatibleMethodOverride]
    """The whole of added shares: its id, or words for a whole that the report does not name."""
    operation: Operation
    terms: tuple[Term, ...]
    """The amounts that it was computed from: figures, and numbers that were computed before."""
    factor: Fraction = Fraction(1)
    """The factor of the result: 100 for a share in percent, and for a rate the seconds in its unit of time."""
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
        """The figures that it was computed from, without those of which the chosen reading was asked for."""
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
        # A number that was published elsewhere, and is no figure of a report, is certain.
        return next((certainty for certainty in _WEAKEST_FIRST if certainty in certainties), Certainty.CERTAIN)

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
            if period is None or period.kind in _NO_RATE:
                return None
            length = Fraction(period.days * _SECONDS["day"])
            value, bounds = Fraction(first.value) / length, first.bounds.times(1 / length)
        case _:
            assert_never(operation)
    return Extent(factor * value, bounds if factor == 1 else bounds.times(factor), period)


def _values(parts: Sequence[Extent]) -> Iterator[Fraction]:
    return (Fraction(part.value) for part in parts)


def total_of(
    terms: Sequence[Amount],
    *,
    count_twice: bool = False,
    across_reports: bool = False,
    readings: Readings = "all",
) -> Derived:
    """Add amounts with the same unit and period. See `Figures.total`.

    Raises:
        DerivationError: they count different things, are of different periods or kinds of period, or count something
            twice.
    """
    first, *others = terms
    if isinstance(first, Derived) and not others and readings == "all":
        # `sum` of one number is that number.
        return first
    for other in others:
        _refuse_mixture(first, other)
    refuse_two_readings(terms)
    if not across_reports:
        _refuse_reports(terms)
    if not count_twice:
        _refuse_double_counting(*_weights(terms, ()))
    return Derived(
        unit=first.unit,
        formula=" + ".join(_names(terms)),
        kind=first.kind,
        base=first.base,
        **computed(Operation.SUM, terms, readings=readings),
    )


def difference(whole: Amount, parts: Sequence[Amount], *, count_twice: bool = False) -> Derived:
    """Subtract amounts from another with the same unit and period.

    Figures with the same id can be subtracted across reports: that is a growth.

    Raises:
        DerivationError: the figures count different things, are of different periods or kinds of period, or count
            something twice.
    """
    growth = len(parts) == 1 and _is_growth(whole, parts[0])
    for part in parts:
        _refuse_mixture(whole, part, other_period=growth)
    if not growth:
        _refuse_reports((whole, *parts))
        if not count_twice:
            _refuse_double_counting(*_weights((whole,), parts))
    names = _names((whole, *parts))
    return Derived(
        unit=whole.unit,
        formula=" - ".join((names[0], *map(_bracketed, names[1:]))),
        kind=whole.kind,
        base=whole.base,
        **computed(Operation.DIFFERENCE, (whole, *parts)),
    )


def quotient(above: Amount, below: Amount) -> Derived:
    """Divide one amount by another: persons per vehicle, for instance.

    Raises:
        DerivationError: one of the two is a share, a change or a rate, or the second one is zero.
    """
    for term in (above, below):
        _refuse_ratio(term, "divided")
    if not _is_growth(above, below):
        _refuse_reports((above, below))
    return _divide(above, below, Fraction(1), f"{above.unit}/{below.unit}")


def share_of(part: Amount, whole: Amount, *, across_reports: bool = False, readings: Readings = "all") -> Derived:
    """Compute an amount as a percentage of another amount in the same unit.

    The period may be another one: the report itself gives the new vehicles as a share of the fleet.

    Raises:
        DerivationError: the figures count different things, or the whole is zero.
    """
    if part.unit != whole.unit:
        raise DerivationError(_other_unit(part, whole))
    _refuse_ratio(part, "a share of something")
    refuse_two_readings((part, whole))
    if not across_reports and not _is_growth(part, whole):
        _refuse_reports((part, whole))
    return _divide(part, whole, Fraction(100), "percent", readings)


def rate(amount: Amount, unit: str, readings: Readings = "all") -> Derived:
    """Divide an amount by the length of its period. See `Amount.rate`."""
    if unit not in _SECONDS:
        raise DerivationError(
            f"Expected a unit of time with a fixed length, one of {', '.join(_SECONDS)}, got {unit!r}."
        )
    _refuse_ratio(amount, "spread over time")
    period = amount.period
    # Only a ratio can have no period, or a growth, which is not spread over time either.
    if period is None or period.kind in _NO_RATE:
        match period.kind if period else None:
            case PeriodKind.STOCK:
                what = f"a stock {period}"
            case PeriodKind.STANDING:
                what = "a rule in force"
            case PeriodKind.UNSTATED:
                what = "counted over a period that is not stated"
            case _:
                what = "a number of several periods"
        raise DerivationError(
            f"Expected a figure that was counted over a period, got {amount.expression}, which is {what}: it has no "
            "rate over time."
        )
    length = Fraction(period.days * _SECONDS["day"], _SECONDS[unit])
    return Derived(
        unit=f"{amount.unit}/{unit}",
        formula=f"{_bracketed(amount.expression)} / {length} {unit}",
        **computed(Operation.RATE, (amount,), Fraction(_SECONDS[unit]), readings),
    )


def _divide(above: Amount, below: Amount, factor: Fraction, unit: str, readings: Readings = "all") -> Derived:
    if below.value == 0:
        raise DerivationError(f"Expected a divisor other than 0, got {below.expression}, which is 0.")
    names = _names((above, below))
    return Derived(
        unit=unit,
        formula=" / ".join(map(_bracketed, names)),
        **computed(Operation.QUOTIENT, (above, below), factor, readings),
    )


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
    # The callers refuse what does not exist.
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


def _names(terms: Sequence[Amount]) -> list[str]:
    """Give the text of each term for a formula, with its report if they are of several."""
    several = len(_reports_of(terms)) > 1
    return [f"{term.expression} [{', '.join(_reports_of([term]))}]" if several else term.expression for term in terms]


def _reports_of(terms: Sequence[Amount]) -> list[str]:
    return [*dict.fromkeys(figure.report_key for term in terms for figure in term.figures)]


def _bracketed(name: str) -> str:
    return f"({name})" if " " in name else name


def _weights(added: Sequence[Term], taken: Sequence[Term]) -> tuple[list[Figure], list[Figure]]:
    """Give the figures that sums and differences of the terms add up, and those that they subtract.

    A figure that is both added and subtracted is in neither list; one that is added twice is listed twice.
    """
    plus: list[Figure] = []
    minus: list[Figure] = []
    for sign, terms in ((1, added), (-1, taken)):
        for term in terms:
            if not isinstance(term, Derived):
                (plus if sign > 0 else minus).extend(term.figures)
                continue
            first, *others = term.terms
            inner = _weights(term.terms, ()) if term.operation is Operation.SUM else _weights((first,), others)
            plus += inner[sign < 0]
            minus += inner[sign > 0]
    for figure in [*plus]:
        if figure in minus:
            plus.remove(figure)
            minus.remove(figure)
    return plus, minus


def _refuse_double_counting(*sides: Sequence[Figure]) -> None:
    """Refuse figures on one side of which one is counted in another. The sentence names the rule that says so."""
    for side in sides:
        places = {(figure.report_key, figure.id) for figure in side}
        if len(places) < len(side):
            twice = next(figure for figure in side if [other.id for other in side].count(figure.id) > 1)
            raise DerivationError(f"Expected figures that count nothing twice, got {twice.id} twice. {_INSIST}")
        for figure in side:
            for whole, rule in figure.wholes:
                if (figure.report_key, whole) in places:
                    raise DerivationError(
                        f"Expected figures that count nothing twice, got {whole} and {figure.id}, "
                        f"which is part of it by the rule {rule}. {_INSIST}"
                    )
            for other, why in figure.overlaps:
                if (figure.report_key, other) in places:
                    raise DerivationError(
                        f"Expected figures that count nothing twice, got {figure.id} and {other}, which overlap. "
                        f"{why} {_INSIST}"
                    )


_INSIST = "Leave one of them out, or add figures with `Figures.total(count_twice=True)`."


def _is_growth(a: Amount, b: Amount) -> bool:
    """Whether both are the same figure in two reports, none of which is read in another way."""
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.id != b.id or a.report_key == b.report_key:
        return False
    return not is_read_otherwise(a.report_key) and not is_read_otherwise(b.report_key)


def refuse_two_readings(terms: Sequence[Amount]) -> None:
    """Refuse figures of one report that is read in two ways.

    Raises:
        DerivationError: the figures are of a report and of the same report under a reading of a doubt.
    """
    reports = _reports_of(terms)
    if len(reports) > 1 and any(map(is_read_otherwise, reports)):
        _refuse_reports(terms)


def _refuse_reports(terms: Sequence[Amount]) -> None:
    reports = _reports_of(terms)
    if len(reports) > 1:
        ids = ", ".join(term.expression for term in terms[:3])
        raise DerivationError(
            f"Expected figures of one report in one reading, got {ids} of {' and '.join(reports[:3])}. Across reports, "
            "a figure combines only with the figure of the same id. To combine others, use `share_of` or "
            "`Figures.total` with across_reports=True."
        )


def _refuse_mixture(a: Amount, b: Amount, *, other_period: bool = False) -> None:
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
    if first is None or second is None:
        several = a if first is None else b
        raise DerivationError(f"Expected figures of one period, got {several.expression}, which covers several.")
    if first.kind is not second.kind:
        raise DerivationError(
            f"Expected figures of one kind of period, got {a.expression} ({first.kind}) and {b.expression} "
            f"({second.kind}). Numbers with different kinds of period cannot be added or subtracted."
        )
    if first != second and not other_period:
        raise DerivationError(
            f"Expected figures of one period, got {a.expression} ({first}) and {b.expression} ({second})."
        )


def _other_unit(a: Amount, b: Amount) -> str:
    return f"Expected figures that count the same thing, got {a.expression} in {a.unit} and {b.expression} in {b.unit}."


def _refuse_ratio(term: Amount, what: str) -> None:
    if term.kind not in _AMOUNTS:
        raise DerivationError(
            f"Expected an amount, got {term.expression}, which is a {term.kind}: it cannot be {what}."
        )
