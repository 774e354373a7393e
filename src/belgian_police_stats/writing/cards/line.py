"""A series as one SVG line: broken where the quantity is counted in another way, with a dot for each number.

A number that a report's figure has under another reading is a diamond.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from ...model.numbers import number_text
from ...model.outside import Comparability, Observation
from ...model.words import word
from ...querying.series import Series
from ..marks import BLUE, RED
from .html import Markup, element

__all__ = ["line"]

_WIDTH, _HEIGHT, _EDGE = 600, 120, 8


def line(series: Series) -> Markup:
    """Draw the numbers over the years: comparable ones with a line, broken at each break, and others as hollow dots."""
    if len(series) < 2:
        return Markup()
    first, last = series[0].place_in_time, series[-1].place_in_time
    others = [(observation, value) for observation in series for value in _other_values(observation)]
    most = max(*(Fraction(observation.value) for observation in series), *(value for _, value in others)) or Fraction(1)

    def at(observation: Observation, value: Fraction | None = None) -> tuple[float, float]:
        across = (observation.place_in_time - first) / ((last - first) or 1)
        # Only places within the drawing become floats: the numbers themselves can be too large for one.
        height = Fraction(observation.value) if value is None else value
        up = max(height / most, Fraction(0)) if most > 0 else Fraction(0)
        x = _EDGE + float(across) * (_WIDTH - 2 * _EDGE)
        return x, _HEIGHT - _EDGE - float(up) * (_HEIGHT - 2 * _EDGE)

    drawn: list[Markup] = []
    compared = [observation for observation in series if observation.comparability is not Comparability.DIFFERENT]
    for earlier, later in pairwise(compared):
        if not series.breaks_between(earlier, later):
            (x1, y1), (x2, y2) = at(earlier), at(later)
            ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
            drawn.append(element("line", stroke=BLUE, stroke_width="2", **ends))
    for observation in series:
        x, y = at(observation)
        hollow = observation.comparability is Comparability.DIFFERENT
        dot = element(
            "circle",
            element("title", f"{observation.when}: {observation.shown}; {observation.origin}"),
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r="4",
            fill="none" if hollow else BLUE,
            fill_opacity="0.5" if observation.comparability is Comparability.COMPARABLE else "1",
            stroke=BLUE,
            stroke_width="1.5",
        )
        drawn.append(dot)
    for observation, value in others:
        x, y = at(observation, value)
        square = {"x": f"{x - 4:.1f}", "y": f"{y - 4:.1f}", "width": "8", "height": "8"}
        turned = f"rotate(45 {x:.1f} {y:.1f})"
        reading = element("title", f"{observation.when}: {word('alternative').en}, {number_text(value, grouped=True)}")
        look = {"fill": "none", "stroke": RED, "stroke_width": "1.5"}
        drawn.append(element("rect", reading, transform=turned, **square, **look))
    written = {"y": str(_HEIGHT + 12), "fill": "currentColor", "font_size": "11"}
    years = [
        element("text", str(year), x=str(x), text_anchor=anchor, **written)
        for year, x, anchor in ((series[0].year, 0, "start"), (series[-1].year, _WIDTH, "end"))
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


def _other_values(observation: Observation) -> list[Fraction]:
    """The other values that a report's own figure can have."""
    return [
        Fraction(other.value)
        for other in (observation.own.alternatives if observation.own else ())
        if other.value is not None
    ]
