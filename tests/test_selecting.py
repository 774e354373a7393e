"""Filters keep what fits, in printed order, and compose."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.querying.selecting import FILTERS

REPORT = bps.load(2024)
VALUES = {name: list(dict.fromkeys(map(look, REPORT))) for name, look in FILTERS.items()}
"""Every value that a filter can find something with."""


@st.composite
def filters(draw: st.DrawFn) -> dict[str, Any]:
    """Filters with values that the report has: one value, or several of which any may fit."""
    chosen = draw(st.lists(st.sampled_from(sorted(FILTERS)), unique=True, max_size=3))
    return {
        name: draw(
            st.one_of(
                st.sampled_from(VALUES[name]),
                *(
                    st.lists(st.sampled_from(VALUES[name]), min_size=1, max_size=6).map(kind)
                    for kind in (list, tuple, set)
                ),
            )
        )
        for name in chosen
    }


@given(filters(), filters())
def test_both_filters_at_once_are_one_after_the_other(p: dict[str, Any], q: dict[str, Any]) -> None:
    """select(p and q) is select(p) of select(q), in either order, also where both look at the same thing."""
    p_and_q = REPORT.select(where=lambda figure: all(_fits(figure, f) for f in (p, q)))

    assert p_and_q == REPORT.select(**p).select(**q) == REPORT.select(**q).select(**p)
    if not set(p) & set(q):
        assert p_and_q == REPORT.select(**p, **q)


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
    assert report.select(kind="Share") == report.select(kind=bps.Share)
    assert report.select(reading="certain") == report.select(reading=bps.Reading.CERTAIN)
    assert report.select(where=lambda figure: figure.value == 4393).ids == ("personnel.staff.women",)
    assert report.figures == report.select()


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        (
            {"sections": "x"},
            bps.FilterError,
            (
                "Expected a filter among chapter, section, kind, unit, qualifier, reading, period_kind, slide, where, "
                "got 'sections'. Did you mean 'section'?"
            ),
        ),
        (
            {"reading": "certainly"},
            bps.FilterError,
            (
                "Expected one of certain, layout, ambiguous for the filter 'reading', got 'certainly'. "
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
            "Expected one of flow, stock, cumulative for the filter 'period_kind', got None.",
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
        "reading": figure.reading,
        "period_kind": figure.period.kind,
        "slide": figure.sources[0].slide,
    }
    return all(
        there[name] in value if isinstance(value, list | tuple | set) else there[name] == value
        for name, value in wanted.items()
    )
