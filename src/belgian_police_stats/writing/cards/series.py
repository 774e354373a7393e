"""The card of a series: a line, and a table of its numbers with their sources, in English."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from ...model.numbers import number_text
from ...model.outside import Comparability, Observation
from ...model.words import name_of, unit_label, word
from ...querying.series import Series, SeriesChange
from .card import Card, Grid
from .figures import derived_card
from .html import Markup, element

__all__ = ["change_card", "line", "series_card"]

_WIDTH, _HEIGHT, _EDGE = 600, 120, 8
_BLUE = "#0072B2"


def series_card(series: Series) -> Card:
    """Make the card of a series."""
    head = [word(key).en for key in ("period", "printed", "comparability", "difference", "source")]
    rows = [_row(one) for one in (*series, *series.beside)]
    return Card(
        kind="Series",
        title=series.label("en"),
        original=series.label("nl"),
        lead=unit_label(series.unit, "en"),
        rows=[
            *((word("other_count", day=found.since).en, found.why) for found in series.breaks),
            (word("id").en, series.figure),
        ],
        drawing=line(series),
        grids=[Grid(head=head, rows=rows, numbers=(1,))] if rows else [],
    )


def change_card(change: SeriesChange) -> Card:
    """Make the card of a change between two years."""
    others = ((word("alternative").en, f"{number_text(value)}: {why}") for value, why in change.other_readings)
    computed = derived_card(change)
    return evolve(
        computed,
        kind="Change",
        rows=[
            *computed.rows,
            *((word("other_years").en, f"{one}; {one.origin}") for one in (change.earlier, change.later)),
            (word("comparability").en, name_of(change.comparability).en),
            *((word("difference").en, caveat) for caveat in change.caveats),
            *others,
        ],
    )


def _row(one: Observation) -> tuple[str, ...]:
    return str(one.period), one.printed, name_of(one.comparability).en, one.difference or "", one.origin


def line(series: Series) -> Markup:
    """Draw the numbers over the years: a line through those that compare, broken at each break, and hollow others."""
    if len(series) < 2:
        return Markup()
    first, last = series[0].year, max(one.year for one in series)
    most = max(Fraction(one.value) for one in series) or Fraction(1)

    def at(one: Observation) -> tuple[float, float]:
        across = Fraction(one.year - first, max(last - first, 1))
        # Only places within the drawing become floats: the numbers themselves can be too large for one.
        up = max(Fraction(one.value) / most, Fraction(0)) if most > 0 else Fraction(0)
        x = _EDGE + float(across) * (_WIDTH - 2 * _EDGE)
        return x, _HEIGHT - _EDGE - float(up) * (_HEIGHT - 2 * _EDGE)

    drawn: list[Markup] = []
    compared = [one for one in series if one.comparability is not Comparability.DIFFERENT]
    for earlier, later in pairwise(compared):
        if not any(found.parts(earlier.period, later.period) for found in series.breaks):
            (x1, y1), (x2, y2) = at(earlier), at(later)
            ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
            drawn.append(element("line", stroke=_BLUE, stroke_width="2", **ends))
    for one in series:
        x, y = at(one)
        hollow = one.comparability is Comparability.DIFFERENT
        dot = element(
            "circle",
            element("title", f"{one.period}: {one.printed}; {one.origin}"),
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r="4",
            fill="none" if hollow else _BLUE,
            fill_opacity="0.5" if one.comparability is Comparability.COMPARABLE else "1",
            stroke=_BLUE,
            stroke_width="1.5",
        )
        drawn.append(dot)
    look = {"y": str(_HEIGHT + 12), "fill": "currentColor", "font_size": "11"}
    years = [
        element("text", str(year), x=str(x), text_anchor=anchor, **look)
        for year, x, anchor in ((first, 0, "start"), (last, _WIDTH, "end"))
    ]
    return element(
        "svg",
        element("title", series.label("en")),
        *drawn,
        *years,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT + 16}",
        role="img",
        style="display:block;width:100%;max-width:600px;height:auto;margin:0.6em 0",
    )
