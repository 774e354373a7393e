"""Shared by all charts: the import of Altair, the look of each certainty, and title and source."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from ...extras import need
from ...loading.packaged import editions, load
from ...model.certainty import Certainty
from ...model.figure import Figure
from ...model.labels import Language
from ...model.report_key import report_name
from ...model.words import name_of, word
from ..escapes import in_chart
from ..formatting import format_figure, locale_of
from ..plain import plain_period
from .offline import offline
from .style import PLAIN, Style

__all__ = [
    "WIDTH",
    "altair",
    "captions",
    "certainty_encodings",
    "chapter_title",
    "data",
    "finished",
    "heading",
    "number_axis",
    "report_text",
    "source_text",
    "titles",
]

WIDTH = 420
_LETTER = 6.4
"""About the width of a letter of a title."""
_BESIDE = 200
"""About the width of the labels beside a plot."""
_LINE = {Certainty.CERTAIN: [1, 0], Certainty.INFERRED: [1, 0], Certainty.AMBIGUOUS: [4, 3]}
_PERIODS_WITH_LABELS = 3
"""If the figures have several periods, those with at most this many figures name them."""
_LIBRARY = "belgian_police_stats"


def altair() -> Any:
    """Import Altair.

    Raises:
        MissingExtraError: it is not installed.
    """
    return need("altair", "plot", "draw a chart")


def finished(chart: Any, style: Style) -> Any:
    """Give a chart the colours of its page, and let it be drawn without a network."""
    if not style.is_dark:
        return offline(chart)
    alt = altair()
    lines = alt.AxisConfig(
        labelColor=style.text, titleColor=style.text, tickColor=style.grey, domainColor=style.grey, gridColor="#444444"
    )
    dark = chart.configure(
        background=style.page,
        axis=lines,
        legend=alt.LegendConfig(labelColor=style.text, titleColor=style.text),
        title=alt.TitleConfig(color=style.text, subtitleColor=style.grey),
    )
    return offline(dark)


def certainty_encodings(language: Language, style: Style) -> dict[str, Any]:
    """Encode the certainty of a figure: the colour of its bar, and how the outline is drawn."""
    alt = altair()
    words = [name_of(certainty).text(language) for certainty in Certainty]
    # Every legend has all certainties, so that panels side by side can share one.
    shared = {
        "legend": alt.Legend(
            orient="bottom",
            symbolType="square",
            symbolSize=140,
            symbolStrokeWidth=1.2,
            # The description of the chart has the certainty of each figure.
            aria=False,
        ),
        "title": word("certainty").text(language),
    }
    fill = alt.Scale(type="ordinal", domain=words, range=[style.fill(certainty) for certainty in Certainty])
    edge = alt.Scale(type="ordinal", domain=words, range=[style.edge(certainty) for certainty in Certainty])
    line = alt.Scale(type="ordinal", domain=words, range=[_LINE[certainty] for certainty in Certainty])
    return {
        "fill": alt.Fill("certainty:N", scale=fill, **shared),
        "stroke": alt.Stroke("certainty:N", scale=edge, **shared),
        "strokeDash": alt.StrokeDash("certainty:N", scale=line, **shared),
    }


def number_axis(language: Language, *, whole: bool, grid: bool = False) -> Any:
    """Make an axis with the separators of the language between its digits; numbers of things have whole ticks."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    digits = "replace(replace(format(datum.value, ',~f'), /,/g, '_'), '.', '{}')"
    written = digits.format(get_decimal_symbol(locale))
    text = f"replace({written}, /_/g, '{get_group_symbol(locale)}')"
    steps = {"tickMinStep": 1} if whole else {}
    # Without `aria`, Vega would describe the axis in English.
    return altair().Axis(labelExpr=text, tickCount=4, labelOverlap=True, grid=grid, domain=False, aria=False, **steps)


def data(rows: list[dict[str, Any]]) -> Any:
    """Make the data of a layer, with every text escaped."""
    return altair().InlineData(
        values=[
            {name: in_chart(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows
        ]
    )


def heading(text: str, style: Style) -> Any:
    """Make the title of a panel."""
    # The title begins where the bars do, so it only has their width.
    return altair().TitleParams(
        text=_text(text, style, beside=0), anchor="start", frame="group", fontSize=12, color=style.grey, offset=6
    )


def titles(title: str, below: Sequence[str], style: Style) -> Any:
    """Make the title of a chart with the lines below it, all wrapped to its width."""
    return altair().TitleParams(
        text=_text(style.title or title, style),
        subtitle=[row for line in below for row in _lines(line, style)],
        anchor="start",
        offset=14,
        color=style.text,
        subtitleColor=style.grey,
    )


def _text(text: str, style: Style, beside: int = _BESIDE) -> str | list[str]:
    lines = _lines(text, style, beside)
    return lines[0] if len(lines) == 1 else lines


def _lines(text: str, style: Style, beside: int = _BESIDE) -> list[str]:
    # A line that is not wrapped would make the whole picture wider.
    letters = int(((style.width or WIDTH) + beside) / _LETTER)
    return [in_chart(line) for line in wrap(text, letters, break_on_hyphens=False)] or [""]


def report_text(report_key: str, language: Language) -> str:
    """Name the report of a figure by its key: publisher, kind and year, and the readings that it was read under."""
    name = report_name(report_key)
    if name is None:
        return report_key
    readings = [word("under_reading", reading=reading).text(language) for reading in name.readings]
    return ", ".join((name.publisher, f"{word('annual_report').text(language)} {name.year}", *readings))


def chapter_title(figure: Figure, title: str, language: Language) -> str:
    """Put the name of the chapter before a title. The chapters of an own report are not known here."""
    base = figure.report_key.partition(" | ")[0]
    for year in editions():
        report = load(year)
        if report.edition.key == base:
            return f"{report.chapter(figure.chapter).label(language)}: {title}"
    return title


def source_text(figures: Sequence[Figure], language: Language) -> str:
    """Name the publisher, the report, the slides of the figures, and this library with its version."""
    from ... import __version__

    slides = dict.fromkeys((figure.source.slide, figure.source.title) for figure in figures)
    named = (
        word("slide_number", slide=slide).text(language) + (f" ({name})" if name else "") for slide, name in slides
    )
    source = ", ".join((report_text(figures[0].report_key, language), *named))
    return word("source_line", source=f"{source}; {_LIBRARY} {__version__}").text(language)


def captions(
    title: str, figures: Sequence[Figure], language: Language, *remarks: str, style: Style = PLAIN
) -> dict[str, Any]:
    """Give a chart its title, below it remarks, periods and source, and a description for people who cannot see it."""
    below = [*remarks, *_periods(figures, language), source_text(figures, language)]
    listed = (
        f"{f.label(language)}: {format_figure(f, language)} ({name_of(f.certainty).text(language)})" for f in figures
    )
    return {
        "title": titles(title, below, style),
        "description": in_chart("; ".join((style.title or title, *remarks, *listed))),
    }


def _periods(figures: Sequence[Figure], language: Language) -> list[str]:
    """Write the period. If there are several, the most frequent comes first, and the others name their figures."""
    by_period: dict[str, list[str]] = {}
    for figure in figures:
        by_period.setdefault(plain_period(figure.period, language), []).append(figure.label(language))
    first, *others = sorted(by_period, key=lambda period: -len(by_period[period]))
    named = [
        f"{period} ({', '.join(by_period[period])})" if len(by_period[period]) <= _PERIODS_WITH_LABELS else period
        for period in others
    ]
    return ["; ".join((first, *named))]
