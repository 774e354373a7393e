"""What all charts share: the door to Altair, the colours, how doubt looks, and the words around a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...extras import need
from ...model.figure import Certainty, Figure
from ...model.words import CERTAINTIES, WORDS
from ..formatting import format_figure, format_period, locale_of

__all__ = ["BLUE", "GREEN", "GREY", "ORANGE", "RED", "WIDTH", "altair", "around", "doubt", "number_axis", "source_text"]

# From the palette of Okabe and Ito, which people with any colour blindness tell apart.
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


def doubt(language: str) -> dict[str, Any]:
    """The encodings that make a doubtful bar look so: how dark it is, and how its edge is drawn."""
    alt = altair()
    words = [CERTAINTIES[certainty].text(language) for certainty in Certainty]
    # Every chart shows all certainties in its legend, so that panels side by side share it.
    shared = {
        "legend": alt.Legend(orient="bottom", symbolType="square", symbolSize=140, symbolStrokeWidth=1.2),
        "title": WORDS["certainty"].text(language),
    }
    fill = alt.Scale(type="ordinal", domain=words, range=[_FILL[certainty] for certainty in Certainty])
    edge = alt.Scale(type="ordinal", domain=words, range=[BLUE])
    line = alt.Scale(type="ordinal", domain=words, range=[_LINE[certainty] for certainty in Certainty])
    return {
        "fill": alt.Fill("certainty:N", scale=fill, **shared),
        # Only what has a scale comes into a legend, so the one colour of all edges has one.
        "stroke": alt.Stroke("certainty:N", scale=edge, **shared),
        "strokeDash": alt.StrokeDash("certainty:N", scale=line, **shared),
    }


def number_axis(language: str) -> Any:
    """An axis whose numbers are written as the language has them."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    digits = "replace(replace(format(datum.value, ',~f'), /,/g, '_'), '.', '{}')"
    written = digits.format(get_decimal_symbol(locale))
    return altair().Axis(labelExpr=f"replace({written}, /_/g, '{get_group_symbol(locale)}')", tickCount=5)


def source_text(figures: Sequence[Figure], language: str) -> str:
    """Say on which slides the figures stand, and between which lines."""
    places = [figure.source for figure in figures]
    slides = ", ".join(
        f"{WORDS['slide'].text(language)} {slide}{f' ({name})' if name else ''}"
        for slide, name in dict.fromkeys((place.slide, place.title) for place in places)
    )
    lines = sorted(place.line for place in places)
    where = f"{WORDS['lines'].text(language)} {lines[0]}–{lines[-1]}"
    return f"{WORDS['source'].text(language)} {WORDS['report'].text(language)}, {slides}, {where}"


def around(text: str, figures: Sequence[Figure], language: str, *said: str) -> dict[str, Any]:
    """What stands around a drawing: a title, below it what is said, the periods and the source; and it all in words."""
    periods = ", ".join(dict.fromkeys(format_period(figure.period, language) for figure in figures))
    below = [*said, periods, source_text(figures, language)]
    listed = (
        f"{f.label(language)}: {format_figure(f, language)} ({CERTAINTIES[f.certainty].text(language)})"
        for f in figures
    )
    return {
        "title": altair().TitleParams(text=text, subtitle=below, anchor="start", offset=14, subtitleColor=GREY),
        "description": "; ".join((text, *said, *listed)),
    }
