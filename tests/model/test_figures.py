"""A figure refuses what does not fit, and is frozen all the way down."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, cast
from unittest.mock import ANY

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.figure import KINDS
from belgian_police_stats.model.units import packaged_units
from support.running import run
from support.strategies import figures

LABEL = bps.Labels(nl="a", fr="b", de="c", en="d")
SOURCE = bps.Source(slide=1, title=None, heading="h", line=5, printed="805")


def make(kind: type[bps.Figure] = bps.Count, **changes: Any) -> bps.Figure:
    """A figure that nothing is wrong with, but for the changes."""
    year = bps.Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    sound: dict[str, Any] = {
        "id": "a.b.c",
        "value": 805,
        "unit": "person",
        "printed": "805",
        "labels": LABEL,
        "period": year,
        "certainty": bps.Certainty.CERTAIN,
        "sources": (SOURCE,),
    }
    return kind(**{**sound, **changes})


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_takes_its_own_units_and_refuses_all_others(kind: type[bps.Figure]) -> None:
    """The list of units says which kind can have which, and the error names kind and figure."""
    units = packaged_units()
    wrong: list[tuple[str, str]] = []
    for unit in (*units.names, "furlong", ""):
        fits = unit in units.by_kind[kind.__name__]
        try:
            made = make(kind, unit=unit)
        except bps.WrongUnitError as error:
            if fits or not str(error).startswith(f"Expected a unit of {kind.__name__} for a.b.c, got {unit!r}."):
                wrong.append((unit, str(error)))
        else:
            if not fits or unit != made.unit:
                wrong.append((unit, "taken"))

    assert [] == wrong


def test_a_wrong_unit_suggests_the_nearest() -> None:
    """The sentence is whole: expected, got, and what was meant."""
    with pytest.raises(bps.WrongUnitError) as caught:
        make(unit="dumpings")

    assert "Expected a unit of Count for a.b.c, got 'dumpings'. Did you mean 'dumping'?" == str(caught.value)


def test_a_figure_without_a_kind_is_refused() -> None:
    """Figure alone has no units: one of its kinds must be chosen."""
    with pytest.raises(bps.WrongUnitError, match=r"^Expected a unit of Figure for a\.b\.c, got 'person'\.$"):
        make(bps.Figure)


@pytest.mark.parametrize("value", [True, 20.5, "805", None, 805 + 0j])
def test_a_value_is_an_int_or_a_decimal(value: object) -> None:
    """A bool, a float and a text are no exact numbers."""
    with pytest.raises(TypeError) as caught:
        make(value=value)

    assert f"Expected an int or a Decimal as the value of a.b.c, got {value!r}." == str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sources": ()}, "Expected at least one source for a.b.c, got none."),
        (
            {"certainty": bps.Certainty.INFERRED},
            "Expected evidence for the certainty of a.b.c, which is inferred, got none.",
        ),
        (
            {"certainty": bps.Certainty.INFERRED, "evidence": ""},
            "Expected evidence for the certainty of a.b.c, which is inferred, got none.",
        ),
        (
            {"certainty": bps.Certainty.AMBIGUOUS, "alternatives": (bps.Alternative(why="w"),)},
            "Expected evidence for the certainty of a.b.c, which is ambiguous, got none.",
        ),
        (
            {"certainty": bps.Certainty.AMBIGUOUS, "evidence": "e"},
            (
                "Expected alternatives for a.b.c if and only if its certainty is ambiguous, "
                "got 0 for one that is ambiguous."
            ),
        ),
        (
            {"alternatives": (bps.Alternative(why="w"),)},
            "Expected alternatives for a.b.c if and only if its certainty is ambiguous, got 1 for one that is certain.",
        ),
    ],
)
def test_doubt_and_source_are_accounted_for(changes: dict[str, Any], message: str) -> None:
    """No figure without a source, no doubt without evidence, no ambiguity without alternatives."""
    with pytest.raises(ValueError, match=r"^Expected") as caught:
        make(**changes)

    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"qualifier": "at_least"}, "Expected a member of Qualifier as the qualifier of a.b.c, got 'at_least'."),
        ({"certainty": "certain"}, "Expected a member of Certainty as the certainty of a.b.c, got 'certain'."),
        ({"certainty": None}, "Expected a member of Certainty as the certainty of a.b.c, got None."),
    ],
)
def test_a_plain_word_is_no_hedge_and_no_reading(changes: dict[str, Any], message: str) -> None:
    """It is equal to the member and not the same: the bounds of at least would leave the number out."""
    for build in (make, partial(attrs.evolve, make())):
        with pytest.raises(TypeError) as caught:
            build(**changes)
        assert message == str(caught.value)


def test_a_plain_word_is_no_kind_of_period() -> None:
    """A stock that is not known as one would be spread over time."""
    with pytest.raises(TypeError) as caught:
        bps.Period(start=date(2024, 3, 5), end=date(2024, 3, 5), kind="stock")  # type: ignore[arg-type]

    assert "Expected a member of PeriodKind as the kind of a period, got 'stock'." == str(caught.value)


def test_a_period_does_not_end_before_it_starts() -> None:
    """The two days cannot be swapped."""
    with pytest.raises(bps.FieldError) as caught:
        bps.Period(start=date(2024, 3, 6), end=date(2024, 3, 5))

    assert "Expected a period that ends on 2024-03-06 or later, got one that ends on 2024-03-05." == str(caught.value)


@given(figures())
def test_equal_by_content_and_hashable(figure: bps.Figure) -> None:
    """A figure made again of the same parts is the same member of a set."""
    again = type(figure)(**{a.name: getattr(figure, a.name) for a in attrs.fields(type(figure))})

    assert figure == again
    assert 1 == len({figure, again})


@given(figures(), figures(), st.data())
def test_any_other_content_makes_another_figure(figure: bps.Figure, other: bps.Figure, data: st.DataObject) -> None:
    """No field is left out of the comparison."""
    kinds_fields = attrs.fields(bps.Figure)
    differing = [a.name for a in kinds_fields if getattr(figure, a.name) != getattr(other, a.name)]
    safe = [name for name in differing if name not in ("unit", "certainty", "evidence", "alternatives")]
    if safe:
        name = data.draw(st.sampled_from(safe))
        assert figure != attrs.evolve(figure, **{name: getattr(other, name)})


def test_the_same_content_of_another_kind_is_another_figure() -> None:
    """A share of 5 percent is no growth of 5 percent."""
    assert make(bps.Share, unit="percent") != make(bps.Change, unit="percent")


@given(figures())
def test_copies_and_pickles_are_equal(figure: bps.Figure) -> None:
    """copy, deepcopy and pickle give back the same content and kind."""
    copies = [copy.copy(figure), copy.deepcopy(figure), pickle.loads(pickle.dumps(figure))]

    assert [figure] * 3 == copies
    assert [type(figure)] * 3 == [type(one) for one in copies]


def test_nothing_in_a_report_can_be_changed(report: bps.Report) -> None:
    """No attribute can be set, added or deleted on a figure, section, chapter, edition, entry, or on what they hold."""
    open_: list[tuple[str, str]] = []
    for thing in _everything(report):
        for name in ("id", "value", "printed", "labels", "something_new"):
            for change in (_set, delattr):
                try:
                    change(thing, name)
                except (AttributeError, TypeError):
                    continue
                open_.append((type(thing).__name__, name))

    assert [] == open_


def test_nothing_in_a_report_is_a_list_a_dict_or_a_float(report: bps.Report) -> None:
    """Every value in every object is a text, an exact number, a date, an enum, None, a tuple, or such an object."""
    loose = [
        (type(thing).__name__, name, type(item).__name__)
        for thing in _everything(report)
        for name, item in _held(thing)
        if not (attrs.has(type(item)) or isinstance(item, str | int | Decimal | date | None))
    ]

    assert [] == loose
    assert len(report.figures) == len(set(report.figures))


def test_a_report_and_its_parts_copy_and_pickle(report: bps.Report) -> None:
    """Report, chapter, section, figures, coverage: each is equal to its copies, and hashes the same."""
    for thing in (report, report.personnel, report.personnel.staff, report.figures, report.ledger, report.edition):
        again = pickle.loads(pickle.dumps(thing))
        assert thing == again == copy.deepcopy(thing) == copy.copy(thing)
        assert hash(thing) == hash(again)


def test_a_pickle_opens_in_another_process_without_pint(report: bps.Report) -> None:
    """The other process gets equal figures and never imports pint."""
    code = """
import pickle, sys
import belgian_police_stats as bps
report, figures = pickle.loads(bytes.fromhex(sys.stdin.read()))
assert report == bps.load(2024), "another report"
assert tuple(figures) == tuple(bps.load(2024)), "other figures"
assert "pint" not in sys.modules, "pint"
print(report.personnel.staff.women.value)
"""
    done = run(["-c", code], stdin=pickle.dumps((report, tuple(report))).hex())

    assert (b"4393", b"", 0) == (done.stdout.strip(), done.stderr, done.returncode)


def test_figures_of_a_changed_report_are_not_equal(report: bps.Report) -> None:
    """Containers compare by what they hold, down to one label."""
    staff: Any = report.personnel.staff
    personnel: Any = report.personnel
    changed = attrs.evolve(staff, women=attrs.evolve(staff.women, value=4394))
    chapter = attrs.evolve(personnel, staff=changed)

    assert staff != changed
    assert report.personnel != chapter
    assert bps.Figures([*report]) == report.figures
    assert bps.Figures([*report][1:]) != report.figures


def test_a_report_is_equal_to_nothing_of_another_kind(report: bps.Report) -> None:
    """Nor to what holds the same figures; the other side is asked as well."""
    assert report != tuple(report)
    assert report != report.figures
    assert report == ANY


def _set(thing: Any, name: str) -> None:
    setattr(thing, name, 1)


def _everything(report: bps.Report) -> list[Any]:
    """Every attrs object that can be reached from the report, without the report itself."""
    found: list[Any] = []
    waiting: list[Any] = [report.edition, *report.chapters, report.ledger]
    while waiting:
        thing = waiting.pop()
        found.append(thing)
        waiting += [item for _, item in _held(thing) if attrs.has(type(item))]
    return found


def _held(thing: Any) -> Iterator[tuple[str, object]]:
    """What stands in each field, with its name; of a tuple each item."""
    for attribute in attrs.fields(thing.__class__):
        value: object = getattr(thing, attribute.name)
        items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        yield from ((attribute.name, item) for item in items)
