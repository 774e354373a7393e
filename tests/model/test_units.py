"""Units are checked without pint, and quantities are built with it, in whatever registry."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import contextlib
import gc
import weakref
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pint
import pint.registry
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model import quantities
from belgian_police_stats.model.units import is_plain_name, packaged_units

Registry = pint.UnitRegistry[Any]
COUNTED = packaged_units().by_kind["Count"]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """A registry with our units, for tests that leave it as it is."""
    made: Registry = pint.UnitRegistry()
    bps.define_units(made)
    return made


@pytest.fixture
def fresh() -> Registry:
    """A registry of the caller's, as pint makes it."""
    return pint.UnitRegistry()


@pytest.fixture
def application() -> Iterator[None]:
    """Put the application registry back that was there before the test."""
    before = pint.get_application_registry().get()
    yield
    pint.set_application_registry(before)


def test_pint_knows_every_unit_of_the_list(registry: Registry) -> None:
    """Each name of the list is a unit once ours are defined."""
    unknown: list[tuple[str, str]] = []
    for name in packaged_units().names:
        try:
            registry.Unit(name)
        except Exception as error:
            unknown.append((name, repr(error)))

    assert [] == unknown


def test_none_of_our_names_is_in_a_fresh_registry(fresh: Registry) -> None:
    """So nothing that pint has is redefined, by name, plural or prefix."""
    there = [name for name in packaged_units().definitions if name in fresh]

    assert {} != packaged_units().definitions
    assert [] == there


def test_defining_ours_leaves_every_unit_of_pint_s_as_it_was(fresh: Registry, registry: Registry) -> None:
    """Each unit of a fresh registry has the same size and dimensions with ours beside it."""
    names = [name for name in dir(fresh) if name.isidentifier() and not name.startswith("_") and name in fresh]
    changed = [name for name in names if str(fresh.get_base_units(name)) != str(registry.get_base_units(name))]

    assert len(names) > 500
    assert [] == changed


def test_things_counted_have_a_dimension_each() -> None:
    """Every unit of a count is defined as the dimension of its own name."""
    definitions = packaged_units().definitions

    assert {name: f"[{name}]" for name in COUNTED} == {name: definitions[name] for name in COUNTED}


def test_no_two_things_counted_add_up(registry: Registry) -> None:
    """Persons and cases refuse, and so does every other pair; a thing and a plain number as well."""
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
    assert 13_979 == (person.quantity + report.personnel.staff.men.quantity).magnitude


def test_a_tonne_is_metric(registry: Registry) -> None:
    """The unit of the list is 1000 kg; pint's ton is another mass and is not in the list."""
    assert registry.Quantity(1000, "kilogram") == registry.Quantity(1, "metric_ton")
    assert "ton" not in packaged_units().names
    assert registry.Quantity(1, "ton") != registry.Quantity(1, "metric_ton")


def test_work_flight_and_prison_time_are_no_plain_time(registry: Registry) -> None:
    """An hour worked, divided by hours, is a person; and it adds to no other hour."""
    times = [registry.Quantity(1, name) for name in ("person_hour", "flight_hour", "prison_year", "hour")]
    for one, other in combinations(times, 2):
        with pytest.raises(pint.DimensionalityError):
            _ = one + other

    assert registry.Quantity(1, "person") == (times[0] / times[3]).to("person")
    assert registry.Quantity(365.25, "prison_sentence * day") == times[2]


def test_quantities_have_the_unit_and_the_value_of_their_figure(report: bps.Report) -> None:
    """For every figure: the unit that the registry knows by that name, and an int or a float equal to the value."""
    application: Any = pint.get_application_registry().get()
    wrong: list[tuple[str, str]] = []
    for figure in report:
        quantity = figure.quantity
        expected = int if isinstance(figure.value, int) else float
        same = (type(quantity.magnitude), quantity.magnitude) == (expected, expected(figure.value))
        if not same or quantity.units != application.Unit(figure.unit):
            wrong.append((figure.id, str(quantity)))

    assert [] == wrong


def test_a_quantity_is_made_anew_each_time(report: bps.Report) -> None:
    """Changing one in place changes neither the figure nor the next quantity."""
    figure = report["organised_crime.results.imprisonment"]
    figure.quantity.ito("prison_sentence * day")
    figure.quantity.__imul__(2)

    assert figure.value == figure.quantity.magnitude
    assert "prison_year" == str(figure.quantity.units)


@pytest.mark.usefixtures("application")
def test_quantities_follow_the_application_registry(report: bps.Report, fresh: Registry) -> None:
    """After set_application_registry a quantity belongs to the new one, and mixing with it works."""
    figure = report.personnel.staff.women
    before = figure.quantity
    pint.set_application_registry(fresh)
    after = figure.quantity

    assert fresh is after._REGISTRY
    assert after.magnitude == before.magnitude
    assert fresh.Quantity(1, "person") + after == fresh.Quantity(4394, "person")
    with pytest.raises(pint.DimensionalityError):
        _ = after + fresh.Quantity(1, "case")


def test_the_caller_s_registry_is_used_and_no_other(report: bps.Report, fresh: Registry) -> None:
    """quantity_in builds every figure there, and a second time without an error."""
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


def test_a_registry_that_nobody_needs_any_more_is_let_go(report: bps.Report) -> None:
    """Nothing here keeps it alive after quantities of every sort were built in it."""
    registry: Registry = pint.UnitRegistry()
    staff, calls = report.personnel.staff, report.information_exchange.emergency_calls.calls
    for built in (staff.women, staff.women / staff.men, calls.rate("day")):
        built.quantity_in(registry)
    gone = weakref.ref(registry)
    del registry
    gc.collect()

    assert gone() is None


@pytest.mark.usefixtures("application")
def test_pint_s_own_proxy_of_the_application_registry_is_a_registry_too(report: bps.Report, fresh: Registry) -> None:
    """What get_application_registry returns can be passed on as it is."""
    pint.set_application_registry(fresh)
    proxy: Any = pint.get_application_registry()
    bps.define_units(proxy)

    assert fresh.Quantity(4393, "person") == report.personnel.staff.women.quantity_in(proxy)


def test_definitions_of_the_caller_s_stay(report: bps.Report, fresh: Registry) -> None:
    """A registry that has person and EUR keeps its own, with what is built on them."""
    fresh.define("person = [person] = _ = head")
    fresh.define("EUR = [currency] = _ = euro")
    fresh.define("USD = 0.9 EUR")
    women = report.personnel.staff.women.quantity_in(fresh)
    seized = next(iter(report.select(unit="EUR"))).quantity_in(fresh)

    assert fresh.Quantity(4393, "head") == women
    assert fresh.Quantity(seized.magnitude, "euro") == seized
    assert seized.magnitude / 0.9 == pytest.approx(seized.to("USD").magnitude)


def test_a_dimension_of_another_name_is_the_caller_s_right(report: bps.Report, fresh: Registry) -> None:
    """A person that has its own dimension fits, whatever the dimension is called; work time follows it."""
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
def test_a_unit_of_the_same_name_without_a_dimension_of_its_own_is_refused(
    report: bps.Report, fresh: Registry, definition: str, dimensions: str
) -> None:
    """The error says which unit, how we define it, and what the registry has."""
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
    """A person_hour that is plain time is no person_hour."""
    fresh.define("person_hour = hour")
    with pytest.raises(bps.UnitConflictError, match=r"^Expected the registry to have no unit 'person_hour', or one"):
        bps.define_units(fresh)


def test_every_unit_is_named_in_four_languages() -> None:
    """No unit lacks a name in any language, and no name is left over."""
    units = packaged_units()
    for language in ("nl", "fr", "de", "en"):
        names = units.labels(language)
        assert set(units.names) == set(names)
        assert [] == [unit for unit, name in names.items() if not name.strip()]


def test_a_plain_name_has_sixty_characters_at_most() -> None:
    """The limit itself is allowed, and one more is not."""
    assert is_plain_name("a" * 60)
    assert not is_plain_name("a" * 61)


def test_a_registry_that_builds_itself_is_first_touched_by_one_thread_alone(
    report: bps.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While pint's registry builds itself it is half there; whoever touches it then must be the only one."""
    lazy: Any = pint.registry.LazyRegistry
    alone: list[bool] = []
    build = lazy.__getattr__

    def touched(registry: Any, name: str) -> Any:
        alone.append(quantities._lock.locked())  # pyright: ignore[reportPrivateUsage]
        return build(registry, name)

    monkeypatch.setattr(lazy, "__getattr__", touched)

    assert 4393 == report.personnel.staff.women.quantity_in(lazy()).magnitude
    assert [True] == alone
