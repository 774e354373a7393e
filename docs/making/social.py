"""The picture that other sites show beside a link to this one, drawn from the data."""

from __future__ import annotations

import textwrap
from collections import Counter

import vl_convert

import belgian_police_stats as bps
from belgian_police_stats.writing.cards.html import Markup, element

from .parts import number

__all__ = ["SOCIAL_PICTURE", "social_picture"]

SOCIAL_PICTURE = "_static/social.png"
"""Where it is in the site."""

_WIDTH, _HEIGHT = 1200, 630
"""The size that Open Graph readers expect: https://ogp.me names no size, but these crop to 1.91 : 1."""
_EDGE, _COLUMN = 70, 370
_FILLS = {"certain": "#ffffff", "inferred": "#8fb6e0", "ambiguous": "#f0a36b"}
"""The colours of the bar of certainties on the blue of the site."""


def social_picture(report: bps.Report) -> bytes:
    """Draw a PNG with the title of the site, what it counts, and how much of it is certain."""
    return bytes(vl_convert.svg_to_png(_drawing(report)))


def _drawing(report: bps.Report) -> str:
    title = f"The Belgian Federal Police in figures, {report.edition.year}"
    counts = [
        (len(report), f"figures in {len(report.chapters)} chapters"),
        (len(report.check()), "checks of these numbers"),
        (len(report.discrepancies), "places where the report is wrong or odd"),
    ]
    lines = [_text(line, _EDGE, 130 + 76 * place, 64, 700) for place, line in enumerate(textwrap.wrap(title, 26))]
    tiles = [part for place, told in enumerate(counts) for part in _tile(*told, _EDGE + place * _COLUMN)]
    ground = element("rect", width=str(_WIDTH), height=str(_HEIGHT), fill="#0b3d79")
    size = {"width": str(_WIDTH), "height": str(_HEIGHT), "viewBox": f"0 0 {_WIDTH} {_HEIGHT}"}
    font = "Arial, Helvetica, sans-serif"
    return element(
        "svg", ground, *lines, *tiles, *_bar(report), xmlns="http://www.w3.org/2000/svg", font_family=font, **size
    )


def _tile(counted: int, told: str, x: int) -> list[Markup]:
    lines = textwrap.wrap(told, 24)
    return [
        _text(number(counted), x, 345, 72, 700),
        *(_text(line, x, 390 + 34 * place, 28, 400) for place, line in enumerate(lines)),
    ]


def _bar(report: bps.Report) -> list[Markup]:
    """How many figures are certain, inferred and ambiguous."""
    counts = Counter(str(figure.certainty) for figure in report)
    whole, start, parts = _WIDTH - 2 * _EDGE, float(_EDGE), list[Markup]()
    for certainty, fill in _FILLS.items():
        width = counts[certainty] / len(report) * whole
        place = {"x": f"{start:.1f}", "y": "480", "width": f"{max(width - 4, 0):.1f}", "height": "36"}
        parts += [
            element("rect", fill=fill, **place),
            _text(f"{counts[certainty]} {certainty}", round(start), 560, 28, 400),
        ]
        start += width
    return parts


def _text(text: str, x: int, y: int, size: int, weight: int) -> Markup:
    return element("text", text, x=str(x), y=str(y), font_size=str(size), font_weight=str(weight), fill="#ffffff")
