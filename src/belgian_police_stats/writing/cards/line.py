"""A series as one SVG line: broken where the quantity is counted in another way, with a dot for each number."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from ...model.outside import Comparability, Observation
from ...querying.series import Series
from ..marks import BLUE
from .html import Markup, element

__all__ = ["line"]

_WIDTH, _HEIGHT, _EDGE = 600, 120, 8


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
            drawn.append(element("line", stroke=BLUE, stroke_width="2", **ends))
    for one in series:
        x, y = at(one)
        hollow = one.comparability is Comparability.DIFFERENT
        dot = element(
            "circle",
            element("title", f"{one.when}: {one.shown}; {one.origin}"),
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r="4",
            fill="none" if hollow else BLUE,
            fill_opacity="0.5" if one.comparability is Comparability.COMPARABLE else "1",
            stroke=BLUE,
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
