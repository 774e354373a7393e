"""The charts of the library as SVG that stands in a page: it takes the colours of the page and needs no script."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from belgian_police_stats.writing.cards.html import Markup, element
from belgian_police_stats.writing.marks import BLUE

__all__ = ["NARROW", "figure_of", "inline_svg"]

NARROW = 180
"""The width of the plot of a chart in a page: with its labels it fits on a telephone."""

_SVG = "http://www.w3.org/2000/svg"
_LEFT_OUT = re.compile(r"role|aria-.*|pointer-events|class|version|font-family")
"""Attributes that Vega writes for its own scripts and for readers of single marks: the description has the numbers."""
_LONG_NUMBER = re.compile(r"(\d+\.\d)\d+")
_STILL = re.compile(r"translate\(0, ?0\)")
_COLOURS = {
    # Text and lines follow the page, so that they can be read on a dark one too.
    ("fill", "black"): {"fill": "currentColor"},
    ("fill", "#000"): {"fill": "currentColor"},
    ("fill", "#1A1A1A"): {"fill": "currentColor"},
    ("fill", "#595959"): {"fill": "currentColor", "fill-opacity": "0.8"},
    ("stroke", "#595959"): {"stroke": "currentColor"},
    ("stroke", "#ddd"): {"stroke": "currentColor", "stroke-opacity": "0.2"},
    ("stroke", "#888"): {"stroke": "currentColor", "stroke-opacity": "0.5"},
    ("stroke", "#888888"): {"stroke": "currentColor", "stroke-opacity": "0.5"},
    # The paler a bar, the less certain: on a dark page it must come nearer to black, not to white.
    ("fill", "#7FB8D8"): {"fill": "#0072B2", "fill-opacity": "0.5"},
    ("fill", "#E5F1F7"): {"fill": "#0072B2", "fill-opacity": "0.1"},
    ("fill", "#FBE3D3"): {"fill": "#D55E00", "fill-opacity": "0.2"},
    ("fill", "white"): {"fill": "var(--color-background-primary, #fff)"},
    ("fill", "#FFFFFF"): {"fill": "var(--color-background-primary, #fff)"},
}


def inline_svg(chart: Any, title: str, description: str) -> Markup:
    """Draw a chart of the library, with a title and a description for people who cannot see it."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(vl_convert.vegalite_to_svg(chart.to_dict()))
    width, height = root.attrib["width"], root.attrib["height"]
    # A rectangle before the drawing is a white page.
    drawn = [slim for child in root if child.tag != f"{{{_SVG}}}rect" for slim in _slim(child)]
    body = "".join(ET.tostring(child, encoding="unicode") for child in drawn).replace(f' xmlns="{_SVG}"', "")
    named = element("title", title) + element("desc", description)
    head = {"xmlns": _SVG, "width": width, "height": height, "viewBox": f"0 0 {width} {height}", "role": "img"}
    return element("svg", Markup(named), Markup(body), font_family="sans-serif", **head)


def figure_of(chart: Any, title: str, description: str) -> Markup:
    """Draw a chart in a frame, which scrolls if letters are so large that it does not fit."""
    # A region that scrolls must be reached by the keyboard.
    frame = {"class_": "scrolls", "tabindex": "0", "role": "region", "aria_label": f"Chart: {title}"}
    return element("div", inline_svg(chart, title, description), **frame)


def _slim(drawn: ET.Element) -> list[ET.Element]:
    """Keep what is seen: of groups that do nothing only the contents, and no path without a form."""
    name = drawn.tag.removeprefix(f"{{{_SVG}}}")
    children = [slim for child in drawn for slim in _slim(child)]
    attributes = _attributes(drawn)
    drawn.attrib.clear()
    drawn.attrib.update(attributes)
    for child in list(drawn):
        drawn.remove(child)
    drawn.extend(children)
    if name == "g":
        return children if not attributes or not children else [drawn]
    seen = attributes.get("display") != "none"
    has_form = name != "path" or (attributes.get("d", "") not in ("", "M0,0h0v0h0Z") and _has_ink(attributes))
    return [drawn] if seen and has_form else []


def _has_ink(attributes: dict[str, str]) -> bool:
    return bool(attributes.keys() & {"fill", "stroke"})


def _attributes(drawn: ET.Element) -> dict[str, str]:
    kept, replaced = dict[str, str](), dict[str, str]()
    for name, value in drawn.attrib.items():
        if _LEFT_OUT.fullmatch(name) or (name == "transform" and _STILL.fullmatch(value)):
            continue
        kept[name] = _LONG_NUMBER.sub(r"\1", value)
        # On a dark page, the blue of a point is too dark for a number.
        is_letters = name == "fill" and drawn.tag == f"{{{_SVG}}}text"
        replaced |= {"fill": "currentColor"} if is_letters and value == BLUE else _COLOURS.get((name, value), {})
    # A colour that is replaced brings its own opacity.
    kept |= replaced
    return {
        name: value for name, value in kept.items() if (name, value) not in (("opacity", "1"), ("stroke-width", "0"))
    }
