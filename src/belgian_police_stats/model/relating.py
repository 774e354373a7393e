"""Amounts per so many inhabitants, growth from an earlier number, and rounding; and the numbers that callers give."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from operator import index
from typing import SupportsIndex

from attrs import frozen

from ..errors import DerivationError, clean, short_repr
from ..frozen import Frozen
from .amount import Amount
from .certainty import Readings
from .combining import bracketed, names_of
from .derived import Derived, Operation, Term, computed, rounded_to_one
from .figure import Figure
from .interval import Interval
from .labels import LANGUAGES
from .numbers import Exact, number_text
from .outside import Observation
from .period import Period
from .refusals import is_growth, refuse_other_unit, refuse_ratio, refuse_reports, refuse_two_readings
from .units import is_plain_name, packaged_units

__all__ = [
    "Given",
    "growth_from",
    "per",
    "rounded",
    "with_places",
]

_MOST_PLACES = 100
"""The most decimals, and the most zeros before the point, to which a number is rounded."""
_LONGEST_LABEL = 60


@frozen(kw_only=True)
class Given(Frozen):
    """A number that a caller gives, such as a population. It has no figures, and therefore no doubts."""

    value: Exact
    label: str = ""
    """What it counts, or where it comes from."""
    period: Period | None = None
    """The period of the amount that it is combined with."""

    @property
    def bounds(self) -> Interval:
        """The number alone."""
        return Interval.point(self.value)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """None."""
        return ()

    @property
    def open_figures(self) -> tuple[Figure, ...]:
        """None."""
        return ()


def per(amount: Amount, population: Exact | Amount, times: Exact, label: str | None, readings: Readings) -> Derived:
    """Relate an amount to the size of a population. See `Amount.per`."""
    refuse_ratio(amount, "related to a population")
    scale = _above_zero(times, "how many the result is for")
    if isinstance(population, Amount):
        refuse_ratio(population, "a population")
        refuse_reports((amount, population))
        if population.value == 0:
            raise DerivationError(f"Expected a population other than 0, got {population.expression}, which is 0.")
        names = [*map(bracketed, names_of((amount, population)))]
        things = label or packaged_units().labels("en", "one" if scale == 1 else "other").get(population.unit)
        below: Term = population
        label, measure = things or population.unit, population.unit
    else:
        number = _above_zero(population, "the size of a population")
        if not label:
            hint = f"Write `per({number_text(number)}, {number_text(scale)}, label='inhabitants')`."
            raise DerivationError(expected="a label that says what the population counts", got="none", hint=hint)
        below, measure = Given(value=number, label=label, period=amount.period), _unit_named(label)
        names = [bracketed(amount.expression), f"{number_text(number, grouped=True)} {_short(label)}"]
    scaled = "" if scale == 1 else f"{number_text(scale, grouped=True)} "
    formula = f"{names[0]} / {names[1]}" + (f" × {scaled.strip()}" if scaled else "")
    return Derived(
        unit=f"{amount.unit} per {scaled}{_short(label)}",
        measure=(f"{amount.unit}/{measure}", scale),
        formula=formula,
        **computed(Operation.QUOTIENT, (amount, below), Fraction(scale), readings),
    )


def growth_from(
    amount: Amount,
    earlier: Exact | Amount | Observation,
    label: str | None,
    insist: bool,
    readings: Readings,
) -> Derived:
    """Compute the growth from an earlier number. See `Amount.growth_from`."""
    if isinstance(earlier, Observation):
        from ..querying.series import growth_since

        return growth_since(amount, earlier, insist, readings)
    if isinstance(earlier, Amount):
        refuse_other_unit(amount, earlier)
        refuse_two_readings((amount, earlier))
        if amount.operands != earlier.operands and not insist:
            raise DerivationError(
                expected=f"an earlier number of {clean(amount.expression)}",
                got=f"{clean(earlier.expression)}, which is another quantity",
                hint="To compare them anyway, use insist=True.",
            )
        if not is_growth(amount, earlier):
            refuse_reports((amount, earlier))
        before: Term = earlier
        names = [*map(bracketed, names_of((amount, earlier)))]
    else:
        number = _exact(earlier, "an earlier number")
        before = Given(value=number, label=label or "", period=amount.period)
        given = number_text(number, grouped=True)
        names = [bracketed(amount.expression), f"{given} ({_short(label)})" if label else given]
    if amount.unit == "percent":
        # The growth of a share in percent of itself is rarely what is meant, and easily taken for this.
        return Derived(
            unit="percentage_point",
            formula=f"{names[0]} - {names[1]}",
            **computed(Operation.DIFFERENCE, (amount, before), readings=readings),
        )
    if before.value <= 0:
        raise DerivationError(expected="an earlier number above 0", got=names[1])
    return Derived(
        unit="percent",
        formula=f"{names[0]} / {names[1]} - 1",
        **computed(Operation.GROWTH, (amount, before), Fraction(100), readings),
    )


def rounded(amount: Amount, places: int) -> Derived:
    """Round an amount; ties go away from zero, as people round. See `Amount.__round__`."""
    if type(places) is not int or abs(places) > _MOST_PLACES:
        raise DerivationError(
            expected=f"a number of decimals from {-_MOST_PLACES} to {_MOST_PLACES}", got=short_repr(places)
        )
    derived = amount if isinstance(amount, Derived) else None
    return Derived(
        unit=amount.unit,
        measure=derived.measure if derived else None,
        formula=f"round({amount.expression}, {places})",
        kind=amount.kind,
        base=amount.base,
        **computed(Operation.ROUNDING, (amount,), Fraction(10) ** -places, derived.readings if derived else "all"),
    )


def with_places(number: Exact, places: int) -> Decimal:
    """Round a number to a fixed number of decimals, zeros at the end included."""
    sign, digits, _ = Decimal(int(rounded_to_one(Fraction(number) * Fraction(10) ** places))).as_tuple()
    return Decimal((sign, digits, -places)) if places > 0 else Decimal((sign, (*digits, *[0] * -places), 0))


def _above_zero(number: object, what: str) -> Exact:
    exact = _exact(number, what)
    if exact <= 0:
        raise DerivationError(expected=f"a number above 0 for {what}", got=short_repr(number))
    return exact


def number_to_compare(number: object) -> Exact:
    """Take the number that a caller compares an amount with. Every finite float has an exact value.

    Raises:
        DerivationError: the argument is not a finite number.
    """
    if isinstance(number, float) and isfinite(number):
        return Fraction(number)
    return _exact(number, "the number to compare with")


def _exact(number: object, what: str) -> Exact:
    """Take an exact number from a caller. Whole numbers of other libraries, such as numpy's, are taken too."""
    if isinstance(number, (Fraction, Decimal)) and (isinstance(number, Fraction) or number.is_finite()):
        return number
    if isinstance(number, SupportsIndex) and not isinstance(number, bool):
        return index(number)
    is_number = isinstance(number, float) and isfinite(number)
    hint = f"A float is not exact: write Decimal('{number}')." if is_number else ""
    raise DerivationError(
        expected=f"an int, a Decimal, a Fraction, a figure or a computed number as {what}",
        got=short_repr(number),
        hint=hint,
    )


def _short(label: str) -> str:
    return clean(label)[:_LONGEST_LABEL]


def _unit_named(label: str) -> str:
    """Name the unit of a population for pint: the unit that has this label, or the label as a plain name."""
    for language in LANGUAGES:
        for form in ("one", "other"):
            for unit, text in packaged_units().labels(language, form).items():
                if label.casefold() in (text.casefold(), unit):
                    return unit
    flat = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "_", flat).strip("_")[:_LONGEST_LABEL].rstrip("_")
    return name if name and is_plain_name(name) else "population"
