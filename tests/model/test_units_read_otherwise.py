"""An own unit is a new dimension, or a conflict with a clear error, in every order and across reports."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pint
import pytest

import belgian_police_stats as bps
from support.own_reports import names, plain, plain_figure

# Each test builds registries, which takes half a second each.
pytestmark = pytest.mark.slow


def report_with(*units: str) -> bps.Report:
    """A report with a figure in each own unit."""
    data = plain(rules=[], labels={}, units={unit: names(unit) for unit in units})
    figures = {f"in_{unit}": plain_figure("10", 10, unit) for unit in units}
    data["chapters"] = {"own": {"s": figures}}
    data["labels"] = {path: names(path) for path in ("own", "own.s", *(f"own.s.{name}" for name in figures))}
    return bps.parse(data)


def quantity(registry: Any, report: bps.Report, unit: str) -> Any:
    """The figure in a unit as a quantity of a registry."""
    return report[f"own.s.in_{unit}"].quantity_in(registry)


@pytest.mark.parametrize(
    "unit",
    [
        *("kiloperson", "persons", "megacase", "cases", "millihour", "kilokilogram", "microperson", "dekaperson"),
        *("nan", "dimensionless", "meters", "kmeter", "percents", "eter", "inute", "ear", "lambda"),
    ],
)
def test_a_unit_that_pint_reads_as_another_one_is_a_conflict(unit: str) -> None:
    """It is also a conflict if pint would read another unit as this one."""
    with pytest.raises(bps.UnitConflictError, match=f"'{unit}'"):
        quantity(pint.UnitRegistry(), report_with(unit), unit)


@pytest.mark.parametrize("unit", ["horse", "stable_box", "per", "none", "true", "e5", "import", "delta_person"])
def test_any_other_unit_is_a_dimension_of_its_own(unit: str) -> None:
    """This holds for any name."""
    found = quantity(pint.UnitRegistry(), report_with(unit), unit)

    assert {f"[counted_{unit}]": 1} == dict(found.dimensionality)


@pytest.mark.parametrize(
    "pair", [("ice", "mice"), ("rug", "drug"), ("art", "cart"), ("ride", "pride"), ("horse", "horses")]
)
def test_two_units_of_which_pint_reads_one_as_the_other_are_a_conflict(pair: tuple[str, str]) -> None:
    """This holds in every order, in one report and in two reports."""
    for first, second in permutations(pair):
        for reports in ([report_with(*pair)] * 2, [report_with(first), report_with(second)]):
            registry: Any = pint.UnitRegistry()
            assert quantity(registry, reports[0], first).magnitude == 10
            with pytest.raises(bps.UnitConflictError):
                quantity(registry, reports[1], second)


@pytest.mark.parametrize(("kind", "expected"), [(float, 20.5), (Decimal, Decimal("20.5")), (Fraction, Fraction(41, 2))])
def test_a_registry_of_exact_numbers_gets_exact_numbers(kind: Any, expected: Any) -> None:
    """Its quantities can be converted."""
    registry: Any = pint.UnitRegistry(non_int_type=kind)
    staff = bps.load(2024).personnel.staff
    share = next(figure for figure in bps.load(2024) if figure.value == Decimal("20.5"))
    found = share.quantity_in(registry)

    assert (expected, kind) == (found.magnitude, type(found.magnitude))
    assert kind is type(found.to("percent").magnitude)
    third = staff.women.share_of(staff.men)
    assert kind is type(third.quantity_in(registry).magnitude)


def test_a_context_of_a_registry_and_another_registry_change_nothing() -> None:
    """Each registry gets the units once."""
    women = bps.load(2024).personnel.staff.women
    first: Any = pint.UnitRegistry()
    second: Any = pint.UnitRegistry()
    with first.context("spectroscopy"):
        inside = women.quantity_in(first)
    before = pint.get_application_registry().get()
    try:
        for registry in (first, second, first):
            pint.set_application_registry(registry)
            assert women.value == women.quantity.magnitude
            assert isinstance(women.quantity, registry.Quantity)
    finally:
        pint.set_application_registry(before)
    assert inside == women.quantity_in(first)
