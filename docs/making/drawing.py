"""The charts of the library as SVG that stands in a page: it takes the colours of the page and needs no script."""

from __future__ import annotations

import re
from typing import Any

import vl_convert

from belgian_police_stats.writing.cards.html import Markup, element

__all__ = ["figure_of", "inline_svg"]

_LEFT_OUT = re.compile(
    r' (?:role|aria-[a-z]+|pointer-events|class|version|font-family|xmlns:xlink)="[^"]*"'
    r'|<rect width="[\d.]+" height="[\d.]+" fill="white"/>'
    r'|<path d="(?:M0,0h0v0h0Z)?"[^>]*/>'
    r"|<path[^>]*display=\"none\"[^>]*/>"
)
"""What Vega writes for its own style sheets and scripts, for tooltips and for a white page."""
_LONG_NUMBER = re.compile(r"(\d+\.\d{2})\d+")
_EMPTY = re.compile(r"<(g|path)(?: [^>]*)?(?:/>|></\1>)")
_COLOURS = {
    # Text and lines follow the page, so that they can be read on a dark one too.
    'fill="black"': 'fill="currentColor"',
    'fill="#000"': 'fill="currentColor"',
    'fill="#595959"': 'fill="currentColor" fill-opacity="0.8"',
    'stroke="#595959"': 'stroke="currentColor"',
    'stroke="#ddd"': 'stroke="currentColor" stroke-opacity="0.2"',
    'stroke="#888"': 'stroke="currentColor" stroke-opacity="0.5"',
    # The paler a bar, the less certain: on a dark page it must come nearer to black, not to white.
    'fill="#7FB8D8"': 'fill="#0072B2" fill-opacity="0.5"',
    'fill="#E5F1F7"': 'fill="#0072B2" fill-opacity="0.1"',
    'fill="white"': 'fill="var(--color-background-primary, #fff)"',
}


def inline_svg(chart: Any, title: str, description: str) -> Markup:
    """Draw a chart of the library, with a title and a description for people who cannot see it."""
    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    head, _, body = _LEFT_OUT.sub("", drawn).partition(">")
    for old, new in _COLOURS.items():
        body = body.replace(old, new)
    body = _LONG_NUMBER.sub(r"\1", body)
    while (shorter := _EMPTY.sub(_drawn_or_nothing, body)) != body:
        body = shorter
    named = element("title", title) + element("desc", description)
    return Markup(f'{head} role="img" font-family="sans-serif">{named}{body}')


def figure_of(chart: Any, title: str, description: str) -> Markup:
    """Draw a chart in a frame that a narrow screen can scroll."""
    # A region that scrolls must be reached by the keyboard.
    frame = {"class_": "scrolls", "tabindex": "0", "role": "region", "aria_label": f"Chart: {title}"}
    return element("div", inline_svg(chart, title, description), **frame)


def _drawn_or_nothing(found: re.Match[str]) -> str:
    """Keep an element that draws something: a path with a form."""
    return found[0] if found[1] == "path" and ' d="' in found[0] else ""
