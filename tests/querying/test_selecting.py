"""Filters keep what fits, in printed order, and compose."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.querying.selecting import FILTERS, Filters
from support.own_reports import plain

REPORT = bps.load(2024)
OWN = bps.parse(plain())


def values_of(report: bps.Report) -> dict[str, list[Any]]:
    """Every value that a filter can find something with."""
    return {name: list(dict.fromkeys(map(look, report))) for name, look in FILTERS.items()}


VALUES = values_of(REPORT)
SEVERAL: tuple[Callable[[list[Any]], Any], ...] = (list, tuple, set)


@st.composite
def filters(draw: st.DrawFn, report: bps.Report = REPORT) -> dict[str, Any]:
    """Filters with values that the report has: one value, or several of which any may fit."""
    values = VALUES if report is REPORT else values_of(report)
    chosen = draw(st.lists(st.sampled_from(sorted(FILTERS)), unique=True, max_size=3))
    return {
        name: draw(
            st.one_of(
                st.sampled_from(values[name]),
                *(st.lists(st.sampled_from(values[name]), min_size=1, max_size=6).map(kind) for kind in SEVERAL),
            )
        )
        for name in chosen
    }


@pytest.mark.parametrize("report", [REPORT, OWN], ids=["packaged", "own"])
@given(st.data())
def test_both_filters_at_once_are_one_after_the_other(report: bps.Report, data: st.DataObject) -> None:
    """select(p and q) is select(p) of select(q), in either order, also where both look at the same thing."""
    p, q = data.draw(filters(report)), data.draw(filters(report))

    def fits_both(figure: bps.Figure) -> bool:
        return all(_fits(figure, f) for f in (p, q))

    p_and_q = report.select(where=fits_both)

    assert p_and_q == report.select(**p).select(**q) == report.select(**q).select(**p)
    if not set(p) & set(q):
        assert p_and_q == report.select(**p, **q)


def test_a_selection_of_an_own_report_knows_its_units_and_chapters() -> None:
    """Also where it has no figure with them, and in a part of it; what nobody has stays refused."""
    shares = OWN.select(kind="Share")
    each = [{name: value} for name, values in values_of(OWN).items() for value in values]

    for p, q in product(each, each):
        assert [one for one in OWN if _fits(one, p) and _fits(one, q)] == list(OWN.select(**p).select(**q))
    assert () == shares.select(unit="horse").ids == shares[:0].select(chapter="horse_brigade", unit="horse").ids
    assert shares == bps.Figures(shares)
    with pytest.raises(bps.UnknownUnitError, match="Did you mean 'horse'"):
        shares.select(unit="horses")


@given(filters())
def test_a_selection_is_what_fits_in_printed_order(p: dict[str, Any]) -> None:
    """Every figure that fits and no other, each once, in the order of the report; selecting again changes nothing."""
    selected = REPORT.select(**p)

    assert [figure for figure in REPORT if _fits(figure, p)] == list(selected)
    assert selected == selected.select(**p)


def test_every_filter_finds_every_figure_by_its_own_value(report: bps.Report) -> None:
    """The values of a filter part the report: together they give every figure once."""
    for name in FILTERS:
        parts = [report.select(**{name: value}) for value in VALUES[name]]
        assert sorted(report.figures.ids) == sorted(figure_id for part in parts for figure_id in part.ids)


def test_filters_take_classes_enums_and_functions(report: bps.Report) -> None:
    """A kind may be its class, a word its enum member, and where any function of a figure."""

    def is_4393(figure: bps.Figure) -> bool:
        return figure.value == 4393

    assert report.select(kind="Share") == report.select(kind=bps.Share)
    assert report.select(certainty="certain") == report.select(certainty=bps.Certainty.CERTAIN)
    assert report.select(where=is_4393).ids == ("personnel.staff.women",)
    assert report.figures == report.select()


def test_a_table_takes_the_filters_too() -> None:
    """With the columns of one language, as the function of that name makes it of the report."""
    wanted: dict[str, Any] = {"language": "fr", "unit": "person", "kind": "Count"}
    made = REPORT.table(**wanted)

    assert bps.table(2024, **wanted).to_records() == made.to_records()
    assert [figure.label("fr") for figure in REPORT.select(unit="person", kind="Count")] == [
        record["label"] for record in made.to_records()
    ]


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        (
            {"sections": "x"},
            bps.FilterError,
            (
                "Expected a filter among chapter, section, kind, unit, qualifier, certainty, period_kind, slide, "
                "where, got 'sections'. Did you mean 'section'?"
            ),
        ),
        (
            {"certainty": "certainly"},
            bps.FilterError,
            (
                "Expected one of certain, inferred, ambiguous for the filter 'certainty', got 'certainly'. "
                "Did you mean 'certain'?"
            ),
        ),
        (
            {"kind": "Sum"},
            bps.FilterError,
            "Expected one of Count, Share, Change, Money, Mass, Duration, Rate for the filter 'kind', got 'Sum'.",
        ),
        (
            {"chapter": "bordermanagement"},
            bps.FilterError,
            (
                "Expected the id of a chapter for the filter 'chapter', got 'bordermanagement'. "
                "Did you mean 'border_management'?"
            ),
        ),
        (
            {"section": "border_management.removls"},
            bps.FilterError,
            (
                "Expected the id of a section for the filter 'section', got 'border_management.removls'. "
                "Did you mean 'border_management.removals'?"
            ),
        ),
        (
            {"unit": "Euro"},
            bps.UnknownUnitError,
            "Expected a unit that the library knows, got 'Euro'. Did you mean 'EUR'?",
        ),
        ({"unit": "zzz"}, bps.UnknownUnitError, "Expected a unit that the library knows, got 'zzz'."),
        (
            {"unit": ["person", "persons"]},
            bps.UnknownUnitError,
            "Expected a unit that the library knows, got 'persons'. Did you mean 'person'?",
        ),
        (
            {"slide": True},
            bps.FilterError,
            "Expected the number of a slide, from 1, for the filter 'slide', got True.",
        ),
        ({"where": "x"}, bps.FilterError, "Expected a function of a figure for the filter 'where', got 'x'."),
        (
            {"period_kind": None},
            bps.FilterError,
            "Expected one of flow, stock, cumulative, standing for the filter 'period_kind', got None.",
        ),
    ],
)
def test_a_wrong_filter_is_refused(wanted: dict[str, Any], error: type[Exception], message: str) -> None:
    """An unknown filter or value is no empty answer: the error says what could be asked."""
    for figures in (REPORT, REPORT.figures[:0]):
        with pytest.raises(error) as caught:
            figures.select(**wanted)
        assert message == str(caught.value)


def _fits(figure: bps.Figure, wanted: dict[str, Any]) -> bool:
    """Whether a figure has what each filter asks for; what a filter looks at is read anew here."""
    there = {
        "chapter": figure.id.split(".")[0],
        "section": ".".join(figure.id.split(".")[:2]),
        "kind": type(figure).__name__,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "certainty": figure.certainty,
        "period_kind": figure.period.kind,
        "slide": figure.sources[0].slide,
    }
    return all(
        there[name] in value if isinstance(value, list | tuple | set) else there[name] == value
        for name, value in wanted.items()
    )


def test_type_checkers_know_every_filter() -> None:
    """What select takes when it runs is what it says that it takes."""
    assert {*FILTERS, "where"} == Filters.__annotations__.keys()
