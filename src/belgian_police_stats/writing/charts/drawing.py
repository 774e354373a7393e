"""Shared by all charts: the import of Altair, the colours, the look of each certainty, and title and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...extras import need
from ...model.certainty import Certainty
from ...model.figure import Figure
from ...model.labels import Language
from ...model.words import name_of, word
from ..escapes import in_chart
from ..formatting import format_figure, locale_of
from ..plain import plain_period

__all__ = [
    "BLUE",
    "GREEN",
    "GREY",
    "ORANGE",
    "RED",
    "WIDTH",
    "altair",
    "captions",
    "certainty_encodings",
    "data",
    "heading",
    "number_axis",
    "source_text",
]

# From the palette of Okabe and Ito: people with any colour blindness can tell these apart.
BLUE, GREEN, ORANGE, RED, GREY = "#0072B2", "#009E73", "#E69F00", "#D55E00", "#595959"
WIDTH = 420
_FILL = {Certainty.CERTAIN: BLUE, Certainty.INFERRED: "#7FB8D8", Certainty.AMBIGUOUS: "#E5F1F7"}
_LINE = {Certainty.CERTAIN: [1, 0], Certainty.INFERRED: [1, 0], Certainty.AMBIGUOUS: [4, 3]}


def altair() -> Any:
    """Import Altair.

    Raises:
        MissingExtraError: it is not installed.
    """
    return need("altair", "plot", "draw a chart")


def certainty_encodings(language: Language) -> dict[str, Any]:
    """Encode the certainty of a figure: how dark its bar is, and how the outline is drawn."""
    alt = altair()
    words = [name_of(certainty).text(language) for certainty in Certainty]
    # Every legend has all certainties, so that panels side by side can share one.
    shared = {
        "legend": alt.Legend(orient="bottom", symbolType="square", symbolSize=140, symbolStrokeWidth=1.2),
        "title": word("certainty").text(language),
    }
    fill = alt.Scale(type="ordinal", domain=words, range=[_FILL[certainty] for certainty in Certainty])
    edge = alt.Scale(type="ordinal", domain=words, range=[BLUE])
    line = alt.Scale(type="ordinal", domain=words, range=[_LINE[certainty] for certainty in Certainty])
    return {
        "fill": alt.Fill("certainty:N", scale=fill, **shared),
        # Only an encoding with a scale comes into the legend, so even the one colour of all outlines has a scale.
        "stroke": alt.Stroke("certainty:N", scale=edge, **shared),
        "strokeDash": alt.StrokeDash("certainty:N", scale=line, **shared),
    }


def number_axis(language: Language) -> Any:
    """Make an axis with the separators of the language between its digits."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    digits = "replace(replace(format(datum.value, ',~f'), /,/g, '_'), '.', '{}')"
    written = digits.format(get_decimal_symbol(locale))
    return altair().Axis(labelExpr=f"replace({written}, /_/g, '{get_group_symbol(locale)}')", tickCount=5)


def data(rows: list[dict[str, Any]]) -> Any:
    """Make the data of a layer, with every text escaped."""
    return altair().InlineData(
        values=[
            {name: in_chart(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows
        ]
    )


def heading(text: str) -> Any:
    """Make the title of a panel."""
    return altair().TitleParams(text=in_chart(text), anchor="start", frame="group", fontSize=12, color=GREY)


def source_text(figures: Sequence[Figure], language: Language) -> str:
    """Name the slides and the lines of the figures."""
    places = [figure.source for figure in figures]
    slides = ", ".join(
        word("slide_number", slide=slide).text(language) + (f" ({name})" if name else "")
        for slide, name in dict.fromkeys((place.slide, place.title) for place in places)
    )
    lines = sorted(place.line for place in places)
    report = word("annual_report").text(language)
    line_range = word("line_range", first=lines[0], last=lines[-1]).text(language)
    return word("source_line", source=f"{report}, {slides}, {line_range}").text(language)


def captions(title: str, figures: Sequence[Figure], language: Language, *remarks: str) -> dict[str, Any]:
    """Give a chart its title, below it remarks, periods and source, and a description for people who cannot see it."""
    periods = "; ".join(dict.fromkeys(plain_period(figure.period, language) for figure in figures))
    below = [*remarks, periods, source_text(figures, language)]
    listed = (
        f"{f.label(language)}: {format_figure(f, language)} ({name_of(f.certainty).text(language)})" for f in figures
    )
    return {
        "title": altair().TitleParams(
            text=in_chart(title),
            subtitle=[in_chart(line) for line in below],
            anchor="start",
            offset=14,
            subtitleColor=GREY,
        ),
        "description": in_chart("; ".join((title, *remarks, *listed))),
    }
