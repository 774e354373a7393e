"""Filters keep the figures that fit, in printed order, and compose."""

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
    """For each filter, every value that some figure of the report has."""
    return {name: list(dict.fromkeys(map(look, report))) for name, look in FILTERS.items()}


VALUES = values_of(REPORT)
SEVERAL: tuple[Callable[[list[Any]], Any], ...] = (list, tuple, set)


@st.composite
def filters(draw: st.DrawFn, report: bps.Report = REPORT) -> dict[str, Any]:
    """Filters with values of the report: one value, or several of which any may fit."""
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


@pytest.mark.slow
@pytest.mark.parametrize("report", [REPORT, OWN], ids=["packaged", "own"])
@given(st.data())
def test_filters_compose(report: bps.Report, data: st.DataObject) -> None:
    """select(p and q) equals select(p).select(q) in either order, also if both use the same filter."""
    p, q = data.draw(filters(report)), data.draw(filters(report))

    def fits_both(figure: bps.Figure) -> bool:
        return all(_fits(figure, f) for f in (p, q))

    p_and_q = report.select(where=fits_both)

    assert p_and_q == report.select(**p).select(**q) == report.select(**q).select(**p)
    if not set(p) & set(q):
        assert p_and_q == report.select(**p, **q)


def test_each_two_filters_of_an_own_report_compose() -> None:
    """Also if the first filter leaves no figure with the unit or the chapter that the second one asks for."""
    each = [{name: value} for name, values in values_of(OWN).items() for value in values]

    for p, q in product(each, each):
        assert [figure for figure in OWN if _fits(figure, p) and _fits(figure, q)] == list(OWN.select(**p).select(**q))


SELECTIONS = [OWN.select(kind="Share"), OWN.figures[:0], OWN.select(kind="Share").select(kind="Count")[:0]]


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize(
    "wanted", [{"unit": "horse"}, {"chapter": "horse_brigade"}, {"section": "horse_brigade.stable"}]
)
def test_a_selection_knows_the_names_of_its_report(selection: bps.Figures, wanted: dict[str, Any]) -> None:
    """A name that figures of the report have, but none of the selection, selects nothing."""
    expected = [figure.id for figure in selection if _fits(figure, wanted)]

    assert expected == list(selection.select(**wanted).ids)


def test_the_figures_of_a_comparison_know_the_names_of_their_report() -> None:
    """The unit of a figure that is unchanged selects nothing among the added ones."""
    same = bps.compare(OWN, OWN)

    for figures in (same.added, same.gone, same.unchanged.select(kind="Share")):
        assert () == figures.select(unit="horse").ids


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        (
            {"unit": "horses"},
            bps.UnknownUnitError,
            "Expected a unit of the library or of the report, got 'horses'. Did you mean 'horse'?",
        ),
        (
            {"chapter": "horse_brigades"},
            bps.FilterError,
            (
                "Expected the id of a chapter for the filter 'chapter', got 'horse_brigades'. "
                "Did you mean 'horse_brigade'?"
            ),
        ),
        (
            {"section": ["horse_brigade.stable", "stable"]},
            bps.FilterError,
            (
                "Expected the id of a section for the filter 'section', got 'stable'. "
                "Did you mean 'horse_brigade.stable'?"
            ),
        ),
    ],
)
def test_an_own_report_suggests_its_own_names(wanted: dict[str, Any], error: type[Exception], message: str) -> None:
    """Its units, chapters and sections are among the names that may have been meant."""
    for figures in (OWN.figures, *SELECTIONS):
        with pytest.raises(error) as caught:
            figures.select(**wanted)
        assert message == str(caught.value)


@pytest.mark.slow
@given(filters())
def test_a_selection_is_what_fits_in_printed_order(p: dict[str, Any]) -> None:
    """It has each figure that fits once, in the order of the report. Selecting again changes nothing."""
    selected = REPORT.select(**p)

    assert [figure for figure in REPORT if _fits(figure, p)] == list(selected)
    assert selected == selected.select(**p)


def test_every_filter_finds_every_figure_by_its_own_value(report: bps.Report) -> None:
    """The values of one filter divide the report: each figure has exactly one of them."""
    for name in FILTERS:
        parts = [report.select(**{name: value}) for value in VALUES[name]]
        assert sorted(report.figures.ids) == sorted(figure_id for part in parts for figure_id in part.ids)


def test_filters_take_classes_enums_and_functions(report: bps.Report) -> None:
    """A kind may be given as its class, a word as its enum member, and `where` as any function of a figure."""

    def is_4393(figure: bps.Figure) -> bool:
        return figure.value == 4393

    assert report.select(kind="Share") == report.select(kind=bps.Share)
    assert report.select(certainty="certain") == report.select(certainty=bps.Certainty.CERTAIN)
    assert report.select(where=is_4393).ids == ("personnel.staff.women",)
    assert report.figures == report.select()


def test_a_table_takes_the_filters_too() -> None:
    """`bps.table` and `Report.table` give the same rows for the same filters."""
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
            "Expected a unit of the library or of the report, got 'Euro'. Did you mean 'EUR'?",
        ),
        ({"unit": "zzz"}, bps.UnknownUnitError, "Expected a unit of the library or of the report, got 'zzz'."),
        (
            {"unit": ["person", "persons"]},
            bps.UnknownUnitError,
            "Expected a unit of the library or of the report, got 'persons'. Did you mean 'person'?",
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
            "Expected one of flow, stock, cumulative, standing, unstated for the filter 'period_kind', got None.",
        ),
    ],
)
def test_a_wrong_filter_is_refused(wanted: dict[str, Any], error: type[Exception], message: str) -> None:
    """An unknown filter or value is not answered with an empty selection: the error lists what is known."""
    with pytest.raises(error) as refused:
        REPORT.select(**wanted)
    assert message == str(refused.value)
    for figures in (REPORT.figures, REPORT.figures[:0], REPORT.select(kind="Share"), bps.Figures([])):
        with pytest.raises(error) as caught:
            figures.select(**wanted)
        assert message == str(caught.value)


@pytest.mark.parametrize("selection", [REPORT.figures, REPORT.figures[:0], OWN.figures])
@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            {"sections": "x"},
            (
                "Expected a filter among chapter, section, kind, unit, qualifier, certainty, period_kind, slide, "
                "where, got 'sections'. Did you mean 'section'?"
            ),
        ),
        (
            {"kind": "Sum"},
            "Expected one of Count, Share, Change, Money, Mass, Duration, Rate for the filter 'kind', got 'Sum'.",
        ),
        ({"slide": 0}, "Expected the number of a slide, from 1, for the filter 'slide', got 0."),
        ({"where": None}, "Expected a function of a figure for the filter 'where', got None."),
        ({"unit": 5}, "Expected a text for the filter 'unit', got 5."),
        ({"chapter": ["personnel", None]}, "Expected a text for the filter 'chapter', got None."),
    ],
)
def test_a_selection_refuses_what_no_report_can_have(
    selection: bps.Figures, wanted: dict[str, Any], message: str
) -> None:
    """This is known without the report, also for an empty selection."""
    with pytest.raises(bps.FilterError) as caught:
        selection.select(**wanted)

    assert message == str(caught.value)


def _fits(figure: bps.Figure, wanted: dict[str, Any]) -> bool:
    """Whether a figure has what each filter asks for, computed without the library's table of filters."""
    values = {
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
        values[name] in expected if isinstance(expected, list | tuple | set) else values[name] == expected
        for name, expected in wanted.items()
    )


def test_type_checkers_know_every_filter() -> None:
    """The filters that `select` accepts are the keys of `Filters`."""
    assert {*FILTERS, "where"} == Filters.__annotations__.keys()
