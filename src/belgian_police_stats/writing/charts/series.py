"""The chart of a series: a line over the years, broken where the quantity is counted in another way."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from ...model.bases import Number
from ...model.certainty import Certainty
from ...model.labels import Language
from ...model.numbers import as_float
from ...model.outside import Comparability, Observation
from ...model.words import name_of, unit_label, word
from ...querying.series import Series
from ..escapes import in_chart
from ..formatting import format_amount
from ..plain import plain_period
from .drawing import altair, data, finished, number_axis, titles
from .style import PLAIN, Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["series_chart"]

_WIDTH, _HEIGHT = 520, 260
_BETWEEN = "#888888"
"""A grey that can be seen on a white and on a dark page."""
_Rows = list[dict[str, Any]]


def series_chart(series: Series, language: Language, style: Style = PLAIN) -> alt.LayerChart:
    """Draw a point for each number, and a line through the comparable ones. See `Series.chart`."""
    alt = altair()
    points, others = _points(series, language), list(_other_readings(series, language))
    first, last = series[0].place_in_time, series[-1].place_in_time
    x = (
        alt.X("year:Q")
        .scale(domain=[float(first) - 0.5, float(last) + 0.5], nice=False)
        .axis(
            alt.Axis(
                format="d",
                values=list(range(ceil(first), ceil(last) + 1)),
                labelOverlap=True,
                grid=False,
                aria=False,
            )
        )
        .title(None)
    )
    unit = in_chart(unit_label(series.unit, language))
    whole = all(isinstance(observation.value, int) for observation in series)
    blue = style.comparability(Comparability.SAME)
    axis = number_axis(language, whole=whole, grid=True)
    y = alt.Y("value:Q").scale(zero=True, domainMax=_top(points, others)).axis(axis).title(unit)
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
        _chart([row for row in points if row["own"]])
        .mark_text(dy=-13, fontWeight="bold", color=blue)
        .encode(x=x, y=y, text="own:N"),
        *([_diamonds(others, x, y, style)] if others else ()),
    ]
    title = _title(series, language)
    below = [*_remarks(series, language), _source_line(series, language)]
    chart = alt.layer(*layers).properties(
        width=style.width or _WIDTH,
        height=_HEIGHT,
        view=alt.ViewBackground(stroke=None),
        title=titles(title, below, style),
        description=in_chart(_description(style.title or title, series, points, language)),
    )
    return finished(chart, style)  # type: ignore[no-any-return]


def _points(series: Series, language: Language) -> _Rows:
    rows: _Rows = []
    segment, before = 0, None
    for observation in series:
        compares = observation.comparability is not Comparability.DIFFERENT
        if compares and before is not None and series.breaks_between(before, observation):
            segment += 1
        rows.append(
            {
                "year": float(observation.place_in_time),
                "value": as_float(observation.value),
                "segment": segment if compares else None,
                "comparability": name_of(observation.comparability).text(language),
                "difference": observation.difference or "",
                "printed": _marked(observation, observation.printed),
                "own": _marked(observation, format_amount(observation.own, language)) if observation.own else "",
                "period": plain_period(observation.period, language),
                "source": observation.origin,
            }
        )
        before = observation if compares else before
    return rows


def _marked(observation: Observation, number: str) -> str:
    return f"{number} ?" if observation.certainty is Certainty.AMBIGUOUS else number


def _top(points: _Rows, others: _Rows) -> float:
    """The end of the axis, with room for the number above the highest point."""
    values: list[float] = [row["value"] for row in (*points, *others)]
    return max(0.0, *values) * 1.1


def _title(series: Series, language: Language) -> str:
    """The label with its years, so that a picture says what it shows."""
    years = dict.fromkeys((series[0].year, series[-1].year))
    return f"{series.label(language)}, {'–'.join(map(str, years))}"


def _break_rows(series: Series) -> _Rows:
    """The places of the breaks: half a year before the first number of the new count, if no other number is there."""
    return [
        {
            "year": float(
                max((observation.place_in_time + before.place_in_time) / 2, observation.place_in_time - Fraction(1, 2))
            ),
            "why": found.why,
        }
        for before, observation in pairwise(series)
        for found in series.breaks_between(before, observation)
    ]


def _other_readings(series: Series, language: Language) -> Iterator[dict[str, Any]]:
    """The other values that the ambiguous figures of reports could have."""
    for observation in series:
        for other in observation.own.alternatives if observation.own else ():
            if other.value is not None:
                yield _diamond(observation, other.value, language)


def _diamond(observation: Observation, value: Number, language: Language) -> dict[str, Any]:
    return {
        "year": float(observation.place_in_time),
        "value": as_float(value),
        "alternative": word("alternative").text(language),
    }


def _diamonds(rows: _Rows, x: Any, y: Any, style: Style) -> Any:
    legend = altair().Legend(orient="bottom", title=None, aria=False)
    shape = altair().Shape("alternative:N").scale(range=["diamond"]).legend(legend)
    mark = _chart(rows).mark_point(stroke=style.alternative, fill="transparent", size=60, opacity=1, strokeWidth=1.5)
    return mark.encode(x=x, y=y, shape=shape)


def _remarks(series: Series, language: Language) -> list[str]:
    """Write a remark for each reason of a break. Reasons are in English only, and so only English charts give them."""
    years: dict[str, list[str]] = {}
    for found in series.breaks:
        years.setdefault(found.why, []).append(str(found.since.year))
    remarks = {why: word("other_count", day=", ".join(listed)).text(language) for why, listed in years.items()}
    if language != "en":
        return list(dict.fromkeys(remarks.values()))
    return [f"{remark}: {why}" for why, remark in remarks.items()]


def _source_line(series: Series, language: Language) -> str:
    """Name the publishers, those of reports first, and this library with its version."""
    from ... import __version__

    own_first = sorted(series, key=lambda observation: observation.own is None)
    publishers = ", ".join(dict.fromkeys(map(_publisher, own_first)))
    return word("source_line", source=f"{publishers}; belgian_police_stats {__version__}").text(language)


def _publisher(observation: Observation) -> str:
    origin = observation.source or observation.edition
    return origin.publisher if origin else ""


def _description(title: str, series: Series, points: _Rows, language: Language) -> str:
    listed = (f"{row['period']}: {row['printed']} ({row['comparability']})" for row in points)
    return "; ".join((title, *_remarks(series, language), *listed))


def _chart(rows: _Rows) -> Any:
    return altair().Chart(data(rows))
