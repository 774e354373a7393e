"""The chart of a series: a line over the years, broken where the quantity is counted in another way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...model.bases import Number
from ...model.certainty import Certainty
from ...model.numbers import as_float
from ...model.outside import Break, Comparability, Observation
from ...model.words import name_of, unit_label, word
from ...querying.series import Series
from ..plain import plain_period
from .drawing import altair, finished, number_axis, titles
from .style import PLAIN, Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["series_chart"]

_WIDTH, _HEIGHT = 520, 260
_BETWEEN = "#888888"
"""A grey that can be seen on a white and on a dark page."""
_Rows = list[dict[str, Any]]


def series_chart(series: Series, language: str, style: Style = PLAIN) -> alt.LayerChart:
    """Draw a point for each number, and a line through those that compare. See `Series.chart`."""
    alt = altair()
    points, others = _points(series, language), list(_other_readings(series, language))
    years = [row["year"] for row in points]
    x = (
        alt.X("year:Q")
        .scale(domain=[min(years) - 0.5, max(years) + 0.5], nice=False)
        .axis(
            alt.Axis(
                format="d", values=list(range(min(years), max(years) + 1)), labelOverlap=True, grid=False, aria=False
            )
        )
        .title(None)
    )
    unit = unit_label(series.unit, language)
    whole = all(isinstance(one.value, int) for one in series)
    blue = style.comparability(Comparability.SAME)
    y = alt.Y("value:Q").scale(zero=True).axis(number_axis(language, whole=whole, grid=True)).title(unit)
    tooltip = [
        alt.Tooltip("period:N", title=word("period").text(language)),
        alt.Tooltip("printed:N", title=word("printed").text(language)),
        alt.Tooltip("comparability:N", title=word("comparability").text(language)),
        alt.Tooltip("difference:N", title=word("difference").text(language)),
        alt.Tooltip("source:N", title=word("source").text(language)),
    ]
    words = [name_of(member).text(language) for member in Comparability]
    colours = [style.comparability(member) for member in Comparability]
    legend = {
        "legend": alt.Legend(orient="bottom", symbolSize=90, aria=False),
        "title": word("comparability").text(language),
    }
    fill = alt.Fill("comparability:N", scale=alt.Scale(domain=words, range=colours), **legend)
    edge = alt.Stroke("comparability:N", scale=alt.Scale(domain=words, range=[blue] * len(words)), **legend)
    on_line = [row for row in points if row["segment"] is not None]
    layers = [
        _chart(_break_rows(series)).mark_rule(stroke=_BETWEEN, strokeDash=[3, 3]).encode(x=x, tooltip=["why:N"]),
        _chart(on_line).mark_line(stroke=blue, strokeWidth=1.5).encode(x=x, y=y, detail="segment:N"),
        _chart(points)
        .mark_point(size=70, opacity=1, fillOpacity=1, strokeWidth=1.5)
        .encode(x=x, y=y, tooltip=tooltip, fill=fill, stroke=edge),
        *([_diamonds(others, x, y, style)] if others else ()),
    ]
    title = series.label(language)
    below = [*_remarks(series, language), _source_line(series, language)]
    chart = alt.layer(*layers).properties(
        width=style.width or _WIDTH,
        height=_HEIGHT,
        view=alt.ViewBackground(stroke=None),
        title=titles(title, below, style),
        description=_description(style.title or title, series, points, language),
    )
    return finished(chart, style)  # type: ignore[no-any-return]


def _points(series: Series, language: str) -> _Rows:
    rows: _Rows = []
    segment, before = 0, None
    for one in series:
        compares = one.comparability is not Comparability.DIFFERENT and (one.is_whole_year or one.own is not None)
        if compares and before is not None and _breaks_between(series, before, one):
            segment += 1
        rows.append(
            {
                "year": one.year,
                "value": as_float(one.value),
                "segment": segment if compares else None,
                "comparability": name_of(one.comparability).text(language),
                "difference": one.difference or "",
                "printed": f"{one.printed} ?" if one.certainty is Certainty.AMBIGUOUS else one.printed,
                "period": plain_period(one.period, language),
                "source": _origin(one),
            }
        )
        before = one if compares else before
    return rows


def _breaks_between(series: Series, earlier: Observation, later: Observation) -> list[Break]:
    return [found for found in series.breaks if found.parts(earlier.period, later.period)]


def _break_rows(series: Series) -> _Rows:
    """The places of the breaks: halfway before the first year of the new count that has a number."""
    first = [next((one for one in series if found.since <= one.period.end), None) for found in series.breaks]
    pairs = zip(series.breaks, first, strict=True)
    return [{"year": one.year - 0.5, "why": found.why} for found, one in pairs if one is not None and one != series[0]]


def _other_readings(series: Series, language: str) -> Iterator[dict[str, Any]]:
    """The other values that the ambiguous figures of reports could have."""
    for one in series:
        for other in one.own.alternatives if one.own else ():
            if other.value is not None:
                yield _diamond(one, other.value, language)


def _diamond(one: Observation, value: Number, language: str) -> dict[str, Any]:
    return {"year": one.year, "value": as_float(value), "alternative": word("alternative").text(language)}


def _diamonds(rows: _Rows, x: Any, y: Any, style: Style) -> Any:
    legend = altair().Legend(orient="bottom", title=None, aria=False)
    shape = altair().Shape("alternative:N").scale(range=["diamond"]).legend(legend)
    mark = _chart(rows).mark_point(stroke=style.alternative, fill="transparent", size=60, opacity=1, strokeWidth=1.5)
    return mark.encode(x=x, y=y, shape=shape)


def _remarks(series: Series, language: str) -> list[str]:
    days = dict.fromkeys(str(found.since.year) for found in series.breaks)
    return [word("other_count", day=day).text(language) for day in days]


def _source_line(series: Series, language: str) -> str:
    """Name the publishers, and this library with its version."""
    from ... import __version__

    publishers = ", ".join(dict.fromkeys(_publisher(one) for one in series))
    return word("source_line", source=f"{publishers}; belgian_police_stats {__version__}").text(language)


def _publisher(one: Observation) -> str:
    return one.source.publisher if one.source else one.edition.publisher if one.edition else ""


def _origin(one: Observation) -> str:
    if one.source is None:
        return one.origin
    return ", ".join(part for part in (one.source.publisher, one.source.title, one.source.published) if part)


def _description(title: str, series: Series, points: _Rows, language: str) -> str:
    listed = (f"{row['period']}: {row['printed']} ({row['comparability']})" for row in points)
    return "; ".join((title, *_remarks(series, language), *listed))


def _chart(rows: _Rows) -> Any:
    return altair().Chart(altair().InlineData(values=rows))
