"""Units are checked without pint. Quantities are built with pint, in any registry."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import contextlib
import gc
import weakref
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, get_args

import pint
import pint.registry
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model import quantities
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.units import Form, is_plain_name, packaged_units

Registry = pint.UnitRegistry[Any]
COUNTED = packaged_units().by_kind["Count"]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """A registry with our units, for tests that do not change it."""
    made: Registry = pint.UnitRegistry()
    bps.define_units(made)
    return made


@pytest.fixture
def fresh() -> Registry:
    """A new registry of pint, without our units."""
    return pint.UnitRegistry()


@pytest.fixture
def application() -> Iterator[None]:
    """Restore the application registry after the test."""
    before = pint.get_application_registry().get()
    yield
    pint.set_application_registry(before)


def test_pint_knows_every_unit_of_the_list(registry: Registry) -> None:
    """Each name of the list is a unit after our units are defined."""
    unknown: list[tuple[str, str]] = []
    for name in packaged_units().names:
        try:
            registry.Unit(name)
        except Exception as error:
            unknown.append((name, repr(error)))

    assert [] == unknown


def test_none_of_our_names_is_in_a_fresh_registry(fresh: Registry) -> None:
    """So no unit of pint is redefined under its name, its plural or a prefix."""
    taken = [name for name in packaged_units().definitions if name in fresh]

    assert {} != packaged_units().definitions
    assert [] == taken


def test_defining_our_units_changes_no_unit_of_pint(fresh: Registry, registry: Registry) -> None:
    """Each unit of a fresh registry keeps its size and its dimensions."""
    names = [name for name in dir(fresh) if name.isidentifier() and not name.startswith("_") and name in fresh]
    changed = [name for name in names if str(fresh.get_base_units(name)) != str(registry.get_base_units(name))]

    assert len(names) > 500
    assert [] == changed


def test_each_counted_thing_has_a_dimension() -> None:
    """Every unit of a count is defined as a dimension with its name."""
    definitions = packaged_units().definitions

    assert {name: f"[{name}]" for name in COUNTED} == {name: definitions[name] for name in COUNTED}


def test_two_counted_things_cannot_be_added(registry: Registry) -> None:
    """Persons and cases cannot be added, nor any other pair, nor a counted thing and a plain number."""
    added: list[str] = []
    for one, other in [*combinations(COUNTED, 2), *((name, "dimensionless") for name in COUNTED)]:
        with contextlib.suppress(pint.DimensionalityError):
            added.append(str(registry.Quantity(1, one) + registry.Quantity(1, other)))

    assert [] == added


def test_figures_of_different_things_do_not_add(report: bps.Report) -> None:
    """Persons plus cases is an error, not a number; persons plus persons is a number."""
    person, case = report.personnel.staff.women, report.organised_crime.investigations.money_laundering

    with pytest.raises(pint.DimensionalityError):
        _ = person.quantity + case.quantity
    assert "13979 person" == str(person.quantity + report.personnel.staff.men.quantity)


def test_a_tonne_is_metric(registry: Registry) -> None:
    """The unit of the list is 1000 kg. The ton of pint is another mass and is not in the list."""
    assert registry.Quantity(1000, "kilogram") == registry.Quantity(1, "metric_ton")
    assert "ton" not in packaged_units().names
    assert registry.Quantity(1, "ton") != registry.Quantity(1, "metric_ton")


def test_work_flight_and_prison_time_are_not_plain_time(registry: Registry) -> None:
    """A worked hour divided by an hour is a person. It cannot be added to any other kind of hour."""
    times = [registry.Quantity(1, name) for name in ("person_hour", "flight_hour", "prison_year", "hour")]
    for one, other in combinations(times, 2):
        with pytest.raises(pint.DimensionalityError):
            _ = one + other

    assert registry.Quantity(1, "person") == (times[0] / times[3]).to("person")
    assert registry.Quantity(365.25, "prison_sentence * day") == times[2]


def test_quantities_have_the_unit_and_the_value_of_their_figure(report: bps.Report) -> None:
    """Every quantity has the unit with the name of the figure's unit, and an int or float equal to its value."""
    application: Any = pint.get_application_registry().get()
    wrong: list[tuple[str, str]] = []
    for figure in report:
        quantity = figure.quantity
        expected = int if isinstance(figure.value, int) else float
        same = (type(quantity.magnitude), quantity.magnitude) == (expected, expected(figure.value))
        if not same or quantity.units != application.Unit(figure.unit):
            wrong.append((figure.id, str(quantity)))

    assert [] == wrong


def test_a_quantity_is_built_each_time(report: bps.Report) -> None:
    """Changing a quantity in place changes neither the figure nor the next quantity."""
    figure = report["organised_crime.results.imprisonment"]
    figure.quantity.ito("prison_sentence * day")
    figure.quantity.__imul__(2)

    assert figure.value == figure.quantity.magnitude
    assert "prison_year" == str(figure.quantity.units)


@pytest.mark.usefixtures("application")
def test_quantities_follow_the_application_registry(report: bps.Report, fresh: Registry) -> None:
    """After set_application_registry, a quantity belongs to the new registry and works with its other quantities."""
    figure = report.personnel.staff.women
    before = figure.quantity
    pint.set_application_registry(fresh)
    after = figure.quantity

    assert after.magnitude == before.magnitude
    assert fresh.Quantity(1, "person") + after == fresh.Quantity(4394, "person")
    with pytest.raises(pint.DimensionalityError):
        _ = after + fresh.Quantity(1, "case")


def test_only_the_registry_of_the_caller_is_used(report: bps.Report, fresh: Registry) -> None:
    """quantity_in builds the quantity of every figure in it, also a second time."""
    wrong = [
        figure.id
        for _ in range(2)
        for figure in report
        if figure.quantity_in(fresh) != fresh.Quantity(figure.quantity.magnitude, figure.unit)
    ]

    assert [] == wrong
    staff = report.personnel.staff
    both = (staff.women + staff.men).quantity_in(fresh)
    assert isinstance(both, fresh.Quantity)
    assert fresh.Quantity(13_979, "person") == both


def test_an_unused_registry_is_freed(report: bps.Report) -> None:
    """The library does not keep it alive after building quantities of every kind in it."""
    registry: Registry = pint.UnitRegistry()
    staff, calls = report.personnel.staff, report.information_exchange.emergency_calls.calls
    for built in (staff.women, staff.women / staff.men, calls.rate("day")):
        built.quantity_in(registry)
    gone = weakref.ref(registry)
    del registry
    gc.collect()

    assert gone() is None


@pytest.mark.usefixtures("application")
def test_the_proxy_of_the_application_registry_can_be_passed(report: bps.Report, fresh: Registry) -> None:
    """The result of get_application_registry is accepted as a registry."""
    pint.set_application_registry(fresh)
    proxy: Any = pint.get_application_registry()
    bps.define_units(proxy)

    assert fresh.Quantity(4393, "person") == report.personnel.staff.women.quantity_in(proxy)


def test_definitions_of_the_caller_are_kept(report: bps.Report, fresh: Registry) -> None:
    """A registry that has person and EUR keeps its definitions, and the units that are based on them."""
    fresh.define("person = [person] = _ = head")
    fresh.define("EUR = [currency] = _ = euro")
    fresh.define("USD = 0.9 EUR")
    women = report.personnel.staff.women.quantity_in(fresh)
    seized = next(iter(report.select(unit="EUR"))).quantity_in(fresh)

    assert fresh.Quantity(4393, "head") == women
    assert fresh.Quantity(seized.magnitude, "euro") == seized
    assert seized.magnitude / 0.9 == pytest.approx(seized.to("USD").magnitude)


def test_a_dimension_may_have_another_name(report: bps.Report, fresh: Registry) -> None:
    """A unit person with any single new dimension fits, and work time is based on it."""
    fresh.define("person = [head]")
    hours = report.border_management.frontex.working_hours.quantity_in(fresh)

    assert "[head]" in hours.dimensionality


@pytest.mark.parametrize(
    ("definition", "dimensions"),
    [
        ("person = []", "none"),
        ("person = 5 * count", "none"),
        ("person = 2 * kelvin", "{'[temperature]': 1}"),
        ("case = bit / mole", "{'[substance]': -1}"),
    ],
)
def test_a_unit_of_the_same_name_without_a_new_dimension_is_refused(
    report: bps.Report, fresh: Registry, definition: str, dimensions: str
) -> None:
    """The error names the unit, our definition, and the dimensions in the registry."""
    name = definition.partition(" ")[0]
    fresh.define(definition)
    with pytest.raises(bps.UnitConflictError) as caught:
        report.personnel.staff.women.quantity_in(fresh)

    ours = packaged_units().definitions[name]
    assert (
        f"Expected the registry to have no unit {name!r}, or one that is defined as {name} = {ours}; "
        f"it has one with the dimensions {dimensions}. Pass another registry, or rename that unit."
    ) == str(caught.value).replace("1.0", "1")


def test_a_composite_of_other_dimensions_is_refused(fresh: Registry) -> None:
    """A person_hour that is plain time is refused."""
    fresh.define("person_hour = hour")
    with pytest.raises(bps.UnitConflictError, match=r"^Expected the registry to have no unit 'person_hour', or one"):
        bps.define_units(fresh)


def test_every_unit_is_named_in_four_languages() -> None:
    """No unit lacks a singular or a plural in any language, and no name is left over."""
    units = packaged_units()
    forms: tuple[Form, ...] = get_args(Form)
    for language, form in product(LANGUAGES, forms):
        names = units.labels(language, form)
        assert set(units.names) == set(names)
        assert [] == [unit for unit, name in names.items() if not name.strip()]


def test_a_plain_name_has_sixty_characters_at_most() -> None:
    """The limit itself is allowed, and one more is not."""
    assert is_plain_name("a" * 60)
    assert not is_plain_name("a" * 61)


def test_only_one_thread_builds_a_registry(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of pint is incomplete while it builds itself, so no other thread may use it then."""
    lazy: Any = pint.registry.LazyRegistry
    alone: list[bool] = []
    build = lazy.__getattr__

    def touched(registry: Any, name: str) -> Any:
        alone.append(quantities._lock.locked())  # pyright: ignore[reportPrivateUsage]
        return build(registry, name)

    monkeypatch.setattr(lazy, "__getattr__", touched)

    assert 4393 == report.personnel.staff.women.quantity_in(lazy()).magnitude
    assert [True] == alone
