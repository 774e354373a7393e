"""A whole as one SVG bar: its parts side by side, with the remainder hatched."""

from __future__ import annotations

from fractions import Fraction

from ...model.certainty import Certainty
from ...model.figure import Figure
from ...model.words import short_labels, word
from ...querying.breakdowns import Breakdown, is_unexplained
from ..marks import CERTAINTIES
from ..plain import plain_figure
from .containers import remainder_text
from .html import Markup, element

__all__ = ["bar"]

_WIDTH, _TOP, _HEIGHT, _BELOW = 600, 14, 24, 16
_STRIPE = 7
_APART = 11
"""The least distance between the numbers below the parts. A part too close to the number before it has no number."""
_SOLID = {Certainty.CERTAIN: "1", Certainty.INFERRED: "0.6", Certainty.AMBIGUOUS: "0.15"}


def bar(breakdown: Breakdown) -> Markup:
    """Draw one breakdown, with its title above and its legend below."""
    whole = Fraction(breakdown.whole.value)
    length = max(whole, sum((Fraction(part.value) for part in breakdown.parts), Fraction(0)))
    drawn, start, last = list[Markup](), Fraction(0), float(-_APART)
    for number, part in enumerate(breakdown.parts, 1):
        # Only widths within the bar become floats: the numbers themselves can be too large for one.
        width = Fraction(part.value) / length * _WIDTH if length else Fraction(0)
        middle = float(start + width / 2)
        has_room = middle - last >= _APART
        last = middle if has_room else last
        drawn.append(_part(str(number) if has_room else "", part, float(start), float(width)))
        start += width
    remainder = remainder_text(breakdown)
    if is_unexplained(breakdown):
        drawn.append(_hatched(float(start), _WIDTH - float(start), remainder))
    title = f"{breakdown.whole.label('en')}: {plain_figure(breakdown.whole, 'en')}"
    picture = element(
        "svg",
        element("title", word("whole_and_parts", whole=title).en),
        element("desc", f"{_legend(breakdown)}. {word('remainder_is', text=remainder).en}."),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_TOP + _HEIGHT + _BELOW}",
        role="img",
        style="display:block;width:100%;max-width:600px;height:auto",
    )
    heading = element("div", title, style="font-weight:600")
    return element("div", heading, picture, _caption(breakdown, remainder), style="margin:0.6em 0")


def _part(number: str, part: Figure, start: float, width: float) -> Markup:
    ambiguous = part.certainty is Certainty.AMBIGUOUS
    colour = CERTAINTIES[part.certainty].colour
    inset = min(0.75, width / 4)
    box = element(
        "rect",
        x=f"{start + inset:.2f}",
        y=str(_TOP),
        width=f"{width - 2 * inset:.2f}",
        height=str(_HEIGHT),
        fill=colour,
        fill_opacity=_SOLID[part.certainty],
        stroke=colour,
        stroke_width="1",
        stroke_dasharray="3 2" if ambiguous else "none",
    )
    middle = start + width / 2
    above = _text("?", middle, _TOP - 3) if ambiguous else Markup()
    below = _text(number, middle, _TOP + _HEIGHT + 12) if number else Markup()
    return element("g", element("title", f"{part.label('en')}: {plain_figure(part, 'en')}"), box, above, below)


def _hatched(start: float, width: float, title: str) -> Markup:
    """Draw the stripes one by one: an SVG pattern needs an id, which two cards on one page would share."""
    frame = {"width": f"{max(width - 1, 0.5):.2f}", "height": str(_HEIGHT - 1)}
    return element(
        "svg",
        element("title", title),
        *(_stripe(x) for x in range(-_HEIGHT, int(width) + 1, _STRIPE)),
        element("rect", x="0.5", y="0.5", fill="none", stroke="currentColor", **frame),
        x=f"{start:.2f}",
        y=str(_TOP),
        width=f"{width:.2f}",
        height=str(_HEIGHT),
        overflow="hidden",
    )


def _stripe(x: int) -> Markup:
    ends = {"x1": str(x), "y1": str(_HEIGHT), "x2": str(x + _HEIGHT), "y2": "0"}
    return element("line", stroke="currentColor", stroke_width="1.2", **ends)


def _text(text: str, x: float, y: float) -> Markup:
    return element("text", text, x=f"{x:.2f}", y=f"{y:.2f}", fill="currentColor", font_size="11", text_anchor="middle")


def _caption(breakdown: Breakdown, remainder: str) -> Markup:
    rest = word("hatched" if is_unexplained(breakdown) else "remainder_is", text=remainder).en
    ambiguous = any(part.certainty is Certainty.AMBIGUOUS for part in breakdown.parts)
    texts = [_legend(breakdown), rest, *([word("ambiguous_is").en] if ambiguous else ())]
    return element("div", " · ".join(texts), style="font-size:0.85em;opacity:0.8")


def _legend(breakdown: Breakdown) -> str:
    labels = short_labels([part.label("en") for part in breakdown.parts])
    return " · ".join(f"{number} {label}" for number, label in enumerate(labels, 1))
