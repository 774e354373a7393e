"""A figure refuses inconsistent data, and nothing in it can be changed."""

import copy
import pickle
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import ANY

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.consistency import contradictions
from belgian_police_stats.model.figure import KINDS
from belgian_police_stats.model.units import packaged_units
from belgian_police_stats.testing.strategies import figures
from support.running import run
from support.strategies import Printed, printed_numbers

STAND_IN = (
    *("id", "kind", "value", "unit", "printed", "labels", "period", "qualifier", "certainty", "alternatives"),
    *("agreeing_readings", "sources", "source", "unit_labels", "POINT_WHEN_WHOLE", "CAN_FALL"),
)
"""The attributes of a figure that the checks look at."""
LABEL = bps.Labels(nl="a", fr="b", de="c", en="d")
SOURCE = bps.Source(slide=1, title=None, heading="h", line=5, printed="805")


def make(kind: type[bps.Figure] = bps.Count, **changes: Any) -> bps.Figure:
    """Make a valid figure, with these changes."""
    year = bps.Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    sound: dict[str, Any] = {
        "id": "a.b.c",
        "value": 805,
        "unit": "person",
        "printed": "805",
        "labels": LABEL,
        "period": year,
        "certainty": bps.Certainty.CERTAIN,
        "sources": (attrs.evolve(SOURCE, printed=changes.get("printed", "805")),),
    }
    return kind(**{**sound, **changes})


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_takes_its_own_units_and_refuses_all_others(kind: type[bps.Figure]) -> None:
    """The list of units gives the kinds of each unit. The error names the kind and the figure."""
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
    """The error is a whole sentence: expected, got, and a suggestion."""
    with pytest.raises(bps.WrongUnitError) as caught:
        make(unit="dumpings")

    assert "Expected a unit of Count for a.b.c, got 'dumpings'. Did you mean 'dumping'?" == str(caught.value)


def test_a_figure_without_a_kind_is_refused() -> None:
    """The class Figure has no units: only its kinds can be used."""
    with pytest.raises(bps.WrongUnitError, match=r"^Expected a unit of Figure for a\.b\.c, got 'person'\.$"):
        make(bps.Figure)


def test_a_count_is_whole() -> None:
    """Half a person is refused, also under another reading of a doubt."""
    half = bps.Alternative(doubt="d", readings=("r",), why="w", value=Decimal("0.5"), printed="0,5", line=1)
    doubt: dict[str, Any] = {
        "certainty": bps.Certainty.AMBIGUOUS,
        "evidence": "e",
        "agreeing_readings": (("d", ("s",)),),
    }
    with pytest.raises(bps.errors.FieldError, match=r"^Expected a whole number for a\.b\.c, which counts things"):
        make(value=Decimal("0.5"), printed="0,5")
    with pytest.raises(bps.errors.FieldError, match=r"^Expected a whole number for a\.b\.c") as caught:
        make(alternatives=(half,), **doubt)
    assert "alternatives" == caught.value.field
    assert Decimal("0.5") == make(bps.Share, unit="percent", alternatives=(half,), **doubt).alternatives[0].value


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_change_and_money_are_below_zero(kind: type[bps.Figure]) -> None:
    """This also holds under another reading of a doubt."""
    unit = packaged_units().by_kind[kind.__name__][0]
    below = bps.Alternative(doubt="d", readings=("s",), why="w", value=-5, printed="-5")
    changes: tuple[dict[str, Any], ...] = (
        {"value": -5, "printed": "-5"},
        {"certainty": AMBIGUOUS, "evidence": "e", "agreeing_readings": AGREEING, "alternatives": (below,)},
    )
    for change, field in zip(changes, ("value", "alternatives"), strict=True):
        if kind in (bps.Change, bps.Money):
            assert -5 in make(kind, unit=unit, **change).possible_bounds
            continue
        with pytest.raises(bps.errors.FieldError) as caught:
            make(kind, unit=unit, **change)
        message = f"Expected zero or more for a.b.c, which is a {kind.__name__}, got -5."
        assert (field, message) == (caught.value.field, str(caught.value))


@pytest.mark.parametrize("value", [True, 20.5, "805", None, 805 + 0j])
def test_a_value_is_an_int_or_a_decimal(value: object) -> None:
    """A bool, a float and a text are not exact numbers."""
    with pytest.raises(bps.errors.FieldError) as caught:
        make(value=value)

    assert f"Expected an int or a Decimal as the value of a.b.c, got {value!r}." == str(caught.value)


INFERRED, AMBIGUOUS = bps.Certainty.INFERRED, bps.Certainty.AMBIGUOUS
AGREEING = (("d", ("r",)),)
SCOPE = bps.Alternative(doubt="d", readings=("s",), why="w", scope="elsewhere")
NUMBER = bps.Alternative(doubt="d", readings=("s",), why="w", value=7, printed="7")
QUALIFIER = bps.Alternative(doubt="d", readings=("s",), why="w", qualifier=bps.Qualifier.ABOUT)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"readings": ()}, "Expected at least one reading for an alternative of the doubt d, got none."),
        (
            {"scope": None},
            (
                "Expected another number, qualifier, period or scope for an alternative of the doubt d, got nothing "
                "that differs."
            ),
        ),
        (
            {"value": 7},
            "Expected both a value and its printed form for an alternative of the doubt d, got only one of them.",
        ),
        (
            {"printed": "7"},
            "Expected both a value and its printed form for an alternative of the doubt d, got only one of them.",
        ),
        (
            {"value": 7, "printed": "8"},
            "Expected 8 as the value of an alternative, as in '8', got 7.",
        ),
    ],
)
def test_an_alternative_says_what_differs(changes: dict[str, Any], message: str) -> None:
    """It also says under which readings, and a number comes with its printed form."""
    with pytest.raises(bps.errors.FieldError) as caught:
        attrs.evolve(SCOPE, **changes)

    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sources": ()}, "Expected at least one source for a.b.c, got none."),
        (
            {"certainty": bps.Certainty.INFERRED},
            "Expected evidence for a.b.c, which is inferred, got none.",
        ),
        (
            {"certainty": bps.Certainty.INFERRED, "evidence": ""},
            "Expected evidence for a.b.c, which is inferred, got none.",
        ),
        (
            {"certainty": bps.Certainty.AMBIGUOUS, "agreeing_readings": AGREEING, "alternatives": (SCOPE,)},
            "Expected evidence for a.b.c, which is ambiguous, got none.",
        ),
        (
            {"certainty": bps.Certainty.AMBIGUOUS, "evidence": "e"},
            "Expected at least one doubt about a.b.c, which is ambiguous, got none.",
        ),
        (
            {"alternatives": (SCOPE,)},
            "Expected one of the doubts that a.b.c names (none), got 'd'.",
        ),
        (
            {"agreeing_readings": AGREEING},
            "Expected at least one alternative of a.b.c for the doubt d, got none.",
        ),
        (
            {"agreeing_readings": (*AGREEING, *AGREEING), "alternatives": (SCOPE,)},
            (
                "Expected the readings of each doubt under which a.b.c is as written, the chosen one first, got ('d', "
                "('r',))."
            ),
        ),
        (
            {"agreeing_readings": (("d", ()),), "alternatives": (SCOPE,)},
            "Expected the readings of each doubt under which a.b.c is as written, the chosen one first, got ('d', ()).",
        ),
        (
            {"agreeing_readings": (("d", ("r", "s")),), "alternatives": (SCOPE,)},
            "Expected each reading of d only once in a.b.c, got 's' twice.",
        ),
        (
            {"agreeing_readings": AGREEING, "alternatives": (NUMBER,)},
            "Expected ambiguous as the certainty of a.b.c, since another number is possible, got certain.",
        ),
        (
            {"agreeing_readings": AGREEING, "alternatives": (QUALIFIER,), "certainty": INFERRED, "evidence": "e"},
            "Expected ambiguous as the certainty of a.b.c, since another number is possible, got inferred.",
        ),
    ],
)
def test_doubt_and_source_are_accounted_for(changes: dict[str, Any], message: str) -> None:
    """A figure needs a source, a doubt needs evidence, and an ambiguous figure needs alternatives."""
    with pytest.raises(bps.errors.FieldError) as caught:
        make(**changes)

    assert message == str(caught.value)


OTHER_PRINT = attrs.evolve(SOURCE, printed="806")
_UNREADABLE = (
    "Expected a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen', for a.b.c, got '{}'."
)
CONTRADICTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "another value": ({"value": 806}, "Expected 805 as the value of a.b.c, as in '805', got 806."),
    "the negative": ({"value": -805}, "Expected 805 as the value of a.b.c, as in '805', got -805."),
    "decimals": ({"value": Decimal("805.0")}, "Expected 805 as the value of a.b.c, as in '805', got 805.0."),
    "no number": ({"value": Decimal("NaN")}, "Expected 805 as the value of a.b.c, as in '805', got NaN."),
    "infinity": ({"value": Decimal("-Infinity")}, "Expected 805 as the value of a.b.c, as in '805', got -Infinity."),
    "garbage": (
        {"printed": "garbage"},
        _UNREADABLE.format("garbage"),
    ),
    "another print": ({"printed": "806"}, "Expected 806 as the value of a.b.c, as in '806', got 805."),
    "another first source": (
        {"sources": (OTHER_PRINT,)},
        "Expected '805' as the printed form at the first source of a.b.c, got '806'.",
    ),
    "garbage at a further source": (
        {"sources": (SOURCE, attrs.evolve(SOURCE, printed="1 2"))},
        _UNREADABLE.format("1 2"),
    ),
    "a word for the qualifier": (
        {"qualifier": "at_least"},
        "Expected a Qualifier as the qualifier of a.b.c, got 'at_least'.",
    ),
    "a word for the certainty": (
        {"certainty": "certain"},
        "Expected a Certainty as the certainty of a.b.c, got 'certain'.",
    ),
    "no certainty": ({"certainty": None}, "Expected a Certainty as the certainty of a.b.c, got None."),
    "a dict of labels": ({"labels": {}}, "Expected a Labels as the labels of a.b.c, got {}."),
    "a text for the period": ({"period": "2024"}, "Expected a Period as the period of a.b.c, got '2024'."),
    "a list of sources": ({"sources": [SOURCE]}, "Expected a tuple as the sources of a.b.c, got [Source("),
    "a number as printed": ({"printed": 805}, "Expected a str as the printed of a.b.c, got 805."),
    **{
        f"the id {wrong!r}": (
            {"id": wrong},
            f"Expected an id: names of small letters, digits and underscores, joined by dots, got {wrong!r}.",
        )
        for wrong in (None, "", "a..b", ".a", "a.b.", "A.b.c", "a b", "a.b-c", "1.b.c", "é.b.c", 7)
    },
}
"""Changes that make a figure inconsistent, with the error."""


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_figure_cannot_contradict_itself(case: str) -> None:
    """The constructor, attrs.evolve and cattrs refuse the same as the reader of files."""
    changes, message = CONTRADICTIONS[case]
    for build in (make, partial(attrs.evolve, make())):
        with pytest.raises(bps.errors.FieldError) as caught:
            build(**changes)
        assert str(caught.value).startswith(message)


@given(printed_numbers(), printed_numbers())
def test_the_value_must_match_the_printed_form(one: Printed, other: Printed) -> None:
    """Every digit must match: 20,50 is not 20,5, although the numbers are equal."""
    value, source = bps.parse_printed(one.text).value, attrs.evolve(SOURCE, printed=other.text)
    kind: type[bps.Figure] = bps.Money if re.search("€|euro", other.text) else bps.Change
    unit = "EUR" if kind is bps.Money else "percent"
    changes = {"unit": unit, "value": value, "printed": other.text, "sources": (source,)}
    if str(value) == str(bps.parse_printed(other.text).value):
        assert value == make(kind, **changes).value
    else:
        with pytest.raises(bps.errors.FieldError, match=r"^Expected \S+ as the value of a\.b\.c, as in "):
            make(kind, **changes)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_an_attrs_class(kind: type[bps.Figure]) -> None:
    """Libraries such as msgspec look for the fields on the class itself."""
    assert attrs.has(kind)
    assert vars(kind)["__attrs_attrs__"] == attrs.fields(kind)
    assert ["of"] * (kind is bps.Share) == [a.name for a in attrs.fields(kind) if a not in attrs.fields(bps.Figure)]


@pytest.mark.parametrize("kind", [*KINDS, bps.Figure])
def test_a_kind_is_final(kind: type[bps.Figure]) -> None:
    """Units are checked against the name of the class, so no subclass can be made."""
    with pytest.raises(TypeError) as caught:
        type("Mine", (kind,), {})

    assert (
        "Expected no subclass of a figure, got Mine. The kinds of figures are final: keep what you add beside the "
        "figure, under its id."
    ) == str(caught.value)


def test_a_text_is_not_a_kind_of_period() -> None:
    """Otherwise a stock could pass as a flow, and have a rate."""
    with pytest.raises(TypeError) as caught:
        bps.Period(start=date(2024, 3, 5), end=date(2024, 3, 5), kind="stock")  # type: ignore[arg-type]

    assert "Expected a member of PeriodKind as the kind of a period, got 'stock'." == str(caught.value)


def test_a_period_does_not_end_before_it_starts() -> None:
    """The first day must not be after the last."""
    with pytest.raises(bps.FieldError) as caught:
        bps.Period(start=date(2024, 3, 6), end=date(2024, 3, 5))

    assert "Expected a period that ends on 2024-03-06 or later, got one that ends on 2024-03-05." == str(caught.value)


@pytest.mark.slow
@given(figures())
def test_equal_by_content_and_hashable(figure: bps.Figure) -> None:
    """Two figures made from the same parts are one member of a set."""
    again = type(figure)(**{a.name: getattr(figure, a.name) for a in attrs.fields(type(figure))})

    assert figure == again
    assert 1 == len({figure, again})


@pytest.mark.slow
@given(figures(), figures(), st.data())
def test_any_other_content_makes_another_figure(figure: bps.Figure, other: bps.Figure, data: st.DataObject) -> None:
    """No field is left out of the comparison."""
    kinds_fields = attrs.fields(bps.Figure)
    differing = [a.name for a in kinds_fields if getattr(figure, a.name) != getattr(other, a.name)]
    bound = ("unit", "certainty", "evidence", "agreeing_readings", "alternatives", "value", "printed", "sources")
    safe = [name for name in differing if name not in bound]
    if safe:
        name = data.draw(st.sampled_from(safe))
        assert figure != attrs.evolve(figure, **{name: getattr(other, name)})


def test_the_same_content_of_another_kind_is_another_figure() -> None:
    """A share of 5 percent is not equal to a growth of 5 percent."""
    assert make(bps.Share, unit="percent") != make(bps.Change, unit="percent")


@pytest.mark.slow
@given(figures())
def test_copies_and_pickles_are_equal(figure: bps.Figure) -> None:
    """copy, deepcopy and pickle give back the same content and kind."""
    copies = [copy.copy(figure), copy.deepcopy(figure), pickle.loads(pickle.dumps(figure))]

    assert [figure] * 3 == copies
    assert [type(figure)] * 3 == [type(one) for one in copies]


def test_nothing_in_a_report_can_be_changed(report: bps.Report) -> None:
    """No attribute of a figure, section, chapter, edition or entry, or of their parts, can be set, added or deleted."""
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
    """Report, chapter, section, figures and ledger equal their copies and have the same hash."""
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
    """Containers are compared by their contents, down to a single label."""
    staff: Any = report.personnel.staff
    personnel: Any = report.personnel
    changed = attrs.evolve(staff, women=attrs.evolve(staff.women, note="Another."))
    chapter = attrs.evolve(personnel, staff=changed)

    assert staff != changed
    assert report.personnel != chapter
    assert bps.Figures([*report]) == report.figures
    assert bps.Figures([*report][1:]) != report.figures


def test_a_report_is_equal_to_nothing_of_another_kind(report: bps.Report) -> None:
    """It is not equal to another container of the same figures either. Python then asks the other object."""
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
    """The name and the value of each field, or of each item of a tuple, however deep."""
    for attribute in attrs.fields(thing.__class__):
        yield from ((attribute.name, item) for item in _flat(getattr(thing, attribute.name)))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _flat(item)
    else:
        yield value


OTHERS = (("d", ("r",)), ("e", ("r",)))
LESS, ABOUT = bps.Qualifier.LESS_THAN, bps.Qualifier.ABOUT


def other(doubt: str = "d", **differs: Any) -> bps.Alternative:
    """What a figure is under one more reading of a doubt."""
    return bps.Alternative(doubt=doubt, readings=("s",), why="w", **differs)


SIGN: dict[str, Any] = {"value": 7, "printed": "<7"}


@pytest.mark.parametrize(
    ("figure", "alternatives", "got"),
    [
        ({}, (other(**SIGN),), "exact"),
        ({}, (other(**SIGN, qualifier=ABOUT),), "about"),
        ({}, (other(**SIGN, qualifier=LESS), other("e", qualifier=ABOUT)), "about"),
        ({"qualifier": ABOUT}, (other(**SIGN),), "about"),
        ({**SIGN, "qualifier": LESS}, (other(qualifier=ABOUT),), "about"),
        ({**SIGN, "qualifier": LESS}, (other(value=9, printed="9"), other("e", qualifier=ABOUT)), "about"),
    ],
)
def test_a_sign_and_a_qualifier_agree_under_each_reading(
    figure: dict[str, Any], alternatives: tuple[bps.Alternative, ...], got: str
) -> None:
    """The number and the qualifier can be in two doubts."""
    named = {one.doubt for one in alternatives}
    agreeing = tuple(one for one in OTHERS if one[0] in named)
    doubt: dict[str, Any] = {"certainty": AMBIGUOUS, "evidence": "e", "agreeing_readings": agreeing}
    with pytest.raises(bps.errors.FieldError) as caught:
        make(**figure, **doubt, alternatives=alternatives)

    expected = f"Expected less_than as the qualifier of a.b.c under each reading, as in '<7', got {got}."
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("figure", "alternatives"),
    [
        ({}, (other(**SIGN, qualifier=LESS),)),
        ({"qualifier": LESS}, (other(**SIGN),)),
        ({**SIGN, "qualifier": LESS}, (other(value=9, printed="9", qualifier=ABOUT),)),
    ],
)
def test_a_sign_with_its_qualifier_can_be_read(figure: dict[str, Any], alternatives: tuple[bps.Alternative]) -> None:
    """The figure exists under each of its readings."""
    doubt: dict[str, Any] = {"certainty": AMBIGUOUS, "evidence": "e", "agreeing_readings": OTHERS[:1]}
    made = make(**figure, **doubt, alternatives=alternatives)

    assert 2 == len(made.possible)


def test_a_number_is_not_at_the_same_place_twice_under_a_reading() -> None:
    """The place of an alternative number must not be a place where the figure is printed anyway."""
    figure = make()
    places = (figure.source, attrs.evolve(figure.source, line=8, printed="7"))
    doubt: dict[str, Any] = {"certainty": AMBIGUOUS, "evidence": "e", "agreeing_readings": OTHERS[:1]}
    with pytest.raises(bps.errors.FieldError) as caught:
        make(**doubt, sources=places, alternatives=(other(value=7, printed="7", line=8),))

    expected = "another place than line 8 for the number '7' of a.b.c"
    assert f"Expected {expected}, got a place that it has already." == str(caught.value)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"id": "a b", "value": "x"}, ["id"]),
        ({"value": "x", "printed": 5}, ["value"]),
        ({"printed": 5, "labels": "a", "value": 7}, ["printed", "labels"]),
        ({"sources": (), "value": 7}, ["sources"]),
        ({"value": 7, "qualifier": bps.Qualifier.ABOUT}, ["value"]),
    ],
)
def test_a_field_of_the_wrong_type_ends_the_checks(changes: dict[str, Any], fields: list[str]) -> None:
    """All contradictions are given at once, but what cannot be compared is not compared."""
    stand_in: Any = SimpleNamespace(**{name: getattr(make(), name) for name in STAND_IN} | changes)

    assert fields == [error.field for error in contradictions(stand_in) if isinstance(error, bps.errors.FieldError)]


def test_zero_has_no_sign() -> None:
    """Formats differ in whether they keep one."""
    with pytest.raises(bps.errors.FieldError) as caught:
        make(bps.Mass, unit="kilogram", value=Decimal("-0.0"), printed="-0,0")

    assert "Expected zero without a sign for a.b.c, got -0.0." == str(caught.value)


def test_an_alternative_has_the_sign_of_the_unit() -> None:
    """A share of persons is not a number of persons."""
    doubt: dict[str, Any] = {"certainty": AMBIGUOUS, "evidence": "e", "agreeing_readings": OTHERS[:1]}
    with pytest.raises(bps.errors.FieldError) as caught:
        make(**doubt, alternatives=(other(value=7, printed="7%"),))

    assert ("alternatives", "Expected a number in person for a.b.c, got one with %.") == (
        caught.value.field,
        str(caught.value),
    )
