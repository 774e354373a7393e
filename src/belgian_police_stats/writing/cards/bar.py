"""A whole as one bar of SVG: its parts, and hatched what no printed part explains."""

from __future__ import annotations

from fractions import Fraction

from ...model.figure import Certainty, Figure
from ...model.words import short_labels
from ...querying.breakdowns import Breakdown, is_unexplained
from .containers import remainder_text
from .figures import in_english
from .html import Markup, element

__all__ = ["bar"]

_WIDTH, _TOP, _HEIGHT, _BELOW = 600, 14, 24, 16
_STRIPE = 7
_NARROW = 16
"""A part that is narrower has no number below it."""
_SOLID = {Certainty.CERTAIN: "1", Certainty.INFERRED: "0.6", Certainty.AMBIGUOUS: "0.15"}


def bar(breakdown: Breakdown) -> Markup:
    """Draw one breakdown, with its legend below."""
    whole = Fraction(breakdown.whole.value)
    length = max(whole, sum((Fraction(part.value) for part in breakdown.parts), Fraction(0)))
    drawn, left = list[Markup](), Fraction(0)
    for number, part in enumerate(breakdown.parts, 1):
        share = Fraction(part.value) / length * _WIDTH if length else Fraction(0)
        drawn.append(_part(number, part, float(left), float(share)))
        left += share
    if is_unexplained(breakdown):
        drawn.append(_rest(float(left), _WIDTH - float(left), remainder_text(breakdown)))
    picture = element(
        "svg",
        element("title", f"{breakdown.whole.label('en')}: {in_english(breakdown.whole)} and its parts"),
        element("desc", f"{_legend(breakdown)}. Left: {remainder_text(breakdown)}."),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_TOP + _HEIGHT + _BELOW}",
        role="img",
        style="display:block;width:100%;max-width:600px;height:auto",
    )
    return element("div", _heading(breakdown), picture, _caption(breakdown), style="margin:0.6em 0")


def _part(number: int, part: Figure, left: float, width: float) -> Markup:
    doubtful = part.certainty is Certainty.AMBIGUOUS
    inset = min(0.75, width / 4)
    box = element(
        "rect",
        x=f"{left + inset:.2f}",
        y=str(_TOP),
        width=f"{width - 2 * inset:.2f}",
        height=str(_HEIGHT),
        fill="#0072B2",
        fill_opacity=_SOLID[part.certainty],
        stroke="currentColor" if doubtful else "#0072B2",
        stroke_width="1",
        stroke_dasharray="3 2" if doubtful else "none",
    )
    middle = left + width / 2
    doubt = _text("?", middle, _TOP - 3) if doubtful else Markup()
    below = _text(str(number), middle, _TOP + _HEIGHT + 12) if width >= _NARROW else Markup()
    return element("g", element("title", f"{part.label('en')}: {in_english(part)}"), box, doubt, below)


def _rest(left: float, width: float, said: str) -> Markup:
    """Stripes of their own and no pattern: a pattern has an id, and two cards on one page would share it."""
    frame = {"width": f"{max(width - 1, 0.5):.2f}", "height": str(_HEIGHT - 1)}
    return element(
        "svg",
        element("title", said),
        *(_stripe(x) for x in range(-_HEIGHT, int(width) + 1, _STRIPE)),
        element("rect", x="0.5", y="0.5", fill="none", stroke="currentColor", **frame),
        x=f"{left:.2f}",
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


def _heading(breakdown: Breakdown) -> Markup:
    return element("div", f"{breakdown.whole.label('en')}: {in_english(breakdown.whole)}", style="font-weight:600")


def _caption(breakdown: Breakdown) -> Markup:
    doubt = (
        " · ? and a broken line: ambiguous" if any(p.certainty is Certainty.AMBIGUOUS for p in breakdown.parts) else ""
    )
    rest = (
        f" · hatched: {remainder_text(breakdown)}"
        if is_unexplained(breakdown)
        else f" · left: {remainder_text(breakdown)}"
    )
    return element("div", f"{_legend(breakdown)}{rest}{doubt}", style="font-size:0.85em;opacity:0.8")


def _legend(breakdown: Breakdown) -> str:
    labels = short_labels([part.label("en") for part in breakdown.parts])
    return " · ".join(f"{number} {label}" for number, label in enumerate(labels, 1))
