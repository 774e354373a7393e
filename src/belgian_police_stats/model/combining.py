"""Sums, differences, quotients, shares and rates of amounts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ..errors import DerivationError, short_repr
from .amount import Amount
from .certainty import Readings
from .derived import NO_RATE, SECONDS, Derived, Operation, computed
from .period import PeriodKind
from .refusals import (
    is_growth,
    refuse_double_counting,
    refuse_mixture,
    refuse_no_amount,
    refuse_number,
    refuse_other_unit,
    refuse_ratio,
    refuse_reports,
    refuse_two_readings,
    reports_of,
)

if TYPE_CHECKING:
    from ..literals import TimeUnit

__all__ = [
    "added",
    "begun",
    "bracketed",
    "difference",
    "divided",
    "names_of",
    "quotient",
    "rate",
    "share_of",
    "subtracted",
    "total_of",
]


def added(one: Amount, other: object) -> Derived:
    """Compute `one + other`."""
    if isinstance(other, Amount):
        return total_of((one, other))
    refuse_number(one, other, "+")
    return NotImplemented  # type: ignore[no-any-return]


def begun(one: Amount, start: object) -> Derived:
    """Compute `start + one`. Python only calls this if `start` is not an amount, such as the plain 0 of `sum`."""
    if type(start) is int and start == 0:
        return total_of((one,))
    refuse_number(one, start, "+")
    return NotImplemented  # type: ignore[no-any-return]


def subtracted(one: Amount, other: object) -> Derived:
    """Compute `one - other`."""
    if isinstance(other, Amount):
        return difference(one, (other,))
    refuse_number(one, other, "-")
    return NotImplemented  # type: ignore[no-any-return]


def divided(one: Amount, other: object) -> Derived:
    """Compute `one / other`."""
    if isinstance(other, Amount):
        return quotient(one, other)
    refuse_number(one, other, "/")
    return NotImplemented  # type: ignore[no-any-return]


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
        refuse_mixture(first, other)
    refuse_two_readings(terms)
    if not across_reports:
        refuse_reports(terms)
    if not count_twice:
        refuse_double_counting(terms)
    return Derived(
        unit=first.unit,
        formula=" + ".join(names_of(terms)),
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
    growth = len(parts) == 1 and is_growth(whole, parts[0])
    for part in parts:
        refuse_mixture(whole, part, other_period=growth)
    if not growth:
        refuse_reports((whole, *parts))
        if not count_twice:
            refuse_double_counting((whole,), parts)
    names = names_of((whole, *parts))
    return Derived(
        unit=whole.unit,
        formula=" - ".join((names[0], *map(bracketed, names[1:]))),
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
        refuse_ratio(term, "divided")
    if not is_growth(above, below):
        refuse_reports((above, below))
    return _divide(above, below, Fraction(1), f"{above.unit}/{below.unit}")


def share_of(part: Amount, whole: Amount, *, across_reports: bool = False, readings: Readings = "all") -> Derived:
    """Compute an amount as a percentage of another amount in the same unit.

    The period may be another one: the report itself gives the new vehicles as a share of the fleet.

    Raises:
        DerivationError: the figures count different things, or the whole is zero.
    """
    refuse_no_amount(whole)
    refuse_other_unit(part, whole)
    refuse_ratio(part, "a share of something")
    refuse_two_readings((part, whole))
    if not across_reports and not is_growth(part, whole):
        refuse_reports((part, whole))
    return _divide(part, whole, Fraction(100), "percent", readings)


def rate(amount: Amount, unit: TimeUnit, readings: Readings = "all") -> Derived:
    """Divide an amount by the length of its period. See `Amount.rate`."""
    if unit not in SECONDS:
        raise DerivationError(
            f"Expected a unit of time with a fixed length, one of {', '.join(SECONDS)}, got {short_repr(unit)}."
        )
    refuse_ratio(amount, "spread over time")
    period = amount.period
    # Only a ratio or a growth has no period, and neither is spread over time.
    if period is None or period.kind in NO_RATE:
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
    length = Fraction(period.days * SECONDS["day"], SECONDS[unit])
    return Derived(
        unit=f"{amount.unit}/{unit}",
        formula=f"{bracketed(amount.expression)} / {length} {unit}",
        **computed(Operation.RATE, (amount,), Fraction(SECONDS[unit]), readings),
    )


def _divide(above: Amount, below: Amount, factor: Fraction, unit: str, readings: Readings = "all") -> Derived:
    if below.value == 0:
        raise DerivationError(f"Expected a divisor other than 0, got {below.expression}, which is 0.")
    names = names_of((above, below))
    return Derived(
        unit=unit,
        formula=" / ".join(map(bracketed, names)),
        **computed(Operation.QUOTIENT, (above, below), factor, readings),
    )


def names_of(terms: Sequence[Amount]) -> list[str]:
    """Give the text of each term for a formula, with its report if the terms come from several reports."""
    several = len(reports_of(terms)) > 1
    return [f"{term.expression} [{', '.join(reports_of([term]))}]" if several else term.expression for term in terms]


def bracketed(name: str) -> str:
    """Put brackets around a formula in a longer one."""
    return f"({name})" if " " in name else name
