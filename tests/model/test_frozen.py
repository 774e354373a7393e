"""Nothing that can be called on a report, or on what it gives, changes what everything in the process shares."""

from __future__ import annotations

import copy
import pickle
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, cast

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.frozen import Frozen

CHANGEABLE = (dict, list, set, bytearray, deque)
TEXT = "In 2024 the federal police had 4,393 women, 31 % of its staff."


def _roots() -> Iterator[Any]:
    report = bps.load(2024)
    women, men = report.personnel.staff.women, report.personnel.staff.men
    yield from (report, report.check(), report.fact_check(TEXT), report.explain(women), report.verify("4 393"))
    yield from (women.share_of(report.personnel.staff.total), women + men, women.is_above(men))
    yield from (
        report.series(women).change(2023, 2024),
        report.series(women),
        report.road_police.actions.figures.ranking(),
    )
    yield from (report.find("women"), report.find_printed(805), report.table(), report.observations())
    yield from (report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked, "antwerp-checks"),)
    yield bps.compare(report, report.under("antwerp-checks", "vehicles-first"))


def _inside(thing: Any, properties: bool) -> Iterator[tuple[str, Any]]:
    """Give the objects to which the attributes and the items of an object lead."""
    kind = thing.__class__
    if issubclass(kind, Mapping):
        yield from (("a value", value) for value in thing.values())
    elif issubclass(kind, tuple):
        yield from (("an item", item) for item in thing)
    elif kind.__module__.startswith(bps.__name__):
        names = [field.name for field in attrs.fields(kind)] if attrs.has(kind) else []
        for name in [*names, *(name for name in dir(kind) if properties and not name.startswith("_"))]:
            value = getattr(thing, name, None)
            if not callable(value):
                yield name, value


@cache
def _reached() -> tuple[dict[int, Any], dict[str, Any]]:
    """Every object that attributes lead to, and the changeable ones by the way to them.

    Properties are followed from one object of each class, since they make new objects without end.
    """
    found, changeable, seen = dict[int, Any](), dict[str, Any](), set[type[Any]]()
    ahead = deque(_roots())
    while ahead:
        thing = ahead.popleft()
        if id(thing) in found:
            continue
        found[id(thing)] = thing
        kind = thing.__class__
        for name, value in _inside(thing, properties=kind not in seen):
            if isinstance(value, CHANGEABLE):
                changeable[f"{kind.__name__}.{name}"] = value
            ahead.append(value)
        seen.add(kind)
    return found, changeable


def _examples() -> dict[type[Any], Any]:
    """One reached object of each frozen class of the library."""
    things: dict[type[Any], Any] = {type(thing): thing for thing in _reached()[0].values()}
    return {kind: thing for kind, thing in things.items() if attrs.has(kind)}


def test_no_attribute_leads_to_something_that_can_be_changed() -> None:
    """Neither public nor private attributes hold a dictionary, a list or a set."""
    found, changeable = _reached()

    assert 4_000 < len(found)
    assert {} == changeable


def test_every_class_that_is_reached_has_the_same_base() -> None:
    """The base closes the ways that attrs leaves open."""
    kinds = _examples()

    assert 40 < len(kinds)
    assert [] == [kind for kind in kinds if not issubclass(kind, Frozen)]


def test_every_public_frozen_class_has_the_same_base() -> None:
    """This includes classes of which the report of this year has no object."""
    named = {name: getattr(home, name) for home in (bps, bps.types, bps.errors, bps.chapters) for name in home.__all__}
    frozen = {name: kind for name, kind in named.items() if isinstance(kind, type) and attrs.has(kind)}

    assert 60 < len(frozen)
    assert [] == [name for name, kind in frozen.items() if not issubclass(kind, Frozen)]


def test_an_object_cannot_be_filled_again() -> None:
    """`__init__` refuses an object that is made, and there is no `__setstate__`."""
    for kind, thing in _examples().items():
        given = {f.alias: getattr(thing, f.name) for f in attrs.fields(kind) if f.init}
        before = copy.deepcopy(thing)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            thing.__init__(**given)
        assert not hasattr(thing, "__setstate__")
        assert before == thing


def test_no_attribute_can_be_set_or_deleted() -> None:
    """Each object that a report leads to is tried."""
    for thing in _examples().values():
        for name in dir(thing):
            with pytest.raises((AttributeError, TypeError)):
                setattr(thing, name, None)
            with pytest.raises((AttributeError, TypeError)):
                delattr(thing, name)


def test_the_dictionary_of_an_object_is_a_copy(report: bps.Report) -> None:
    """Changing the result of `vars` changes nothing in the object."""
    for thing in (report.personnel, report.personnel.staff):
        before = dict(vars(thing))
        vars(thing).clear()
        vars(thing)["women"] = None
        assert before == vars(thing) != {}
    assert {"women", "chart", "figures"} <= set(dir(report.personnel.staff))


def test_the_members_of_a_class_cannot_be_changed() -> None:
    """The names and types of the parts are shared by all reports."""
    for kind in (bps.Personnel, type(bps.load(2024).personnel.staff)):
        assert [MappingProxyType] * 2 == [type(kind.MEMBERS), type(kind.YEARS)]


def test_copies_are_made_by_the_constructor(report: bps.Report) -> None:
    """A copy or a pickle of any object that is reached equals it."""
    for kind, thing in _examples().items():
        again = pickle.loads(pickle.dumps(thing))
        assert (kind, thing) == (type(again), again)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_of_pickle_works(report: bps.Report, protocol: int) -> None:
    """This includes the oldest protocols, which do not support slots."""
    assert report == pickle.loads(pickle.dumps(report, protocol))


def test_a_pickle_with_other_fields_is_refused(report: bps.Report) -> None:
    """A pickle of another version can lack a field, which would otherwise be noticed much later."""
    make, (kind, fields) = report.personnel.staff.women.__reduce__()
    del fields["sources"]

    with pytest.raises(bps.errors.DataError, match="Another version of the library wrote it"):
        make(kind, fields)


def test_a_pickle_is_checked(report: bps.Report) -> None:
    """A value in it that contradicts the printed number is refused."""
    make, (kind, fields) = report.personnel.staff.women.__reduce__()

    with pytest.raises(bps.errors.FieldError):
        make(kind, {**fields, "value": 1})


def test_a_changed_copy_shares_nothing_that_can_be_changed(report: bps.Report) -> None:
    """`attrs.evolve` gives another object and leaves the first one alone."""
    staff = report.personnel.staff
    note = attrs.evolve(staff.women, note="Counted in December.")
    # For type checkers, sections are not attrs classes.
    other: Any = attrs.evolve(cast("Any", staff), women=note)

    assert (None, "Counted in December.") == (staff.women.note, other.women.note)
    assert staff.men is other.men


def test_the_files_of_an_edition_cannot_be_exchanged(report: bps.Report) -> None:
    """Nobody puts another reader behind a report."""
    contents: Any = getattr(report, "_contents")  # noqa: B009
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        contents._json = None
