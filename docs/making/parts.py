"""Pieces of HTML that several pages share: the mark of a certainty, numbers, and links between pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import belgian_police_stats as bps
from belgian_police_stats.model.numbers import Exact
from belgian_police_stats.model.words import name_of
from belgian_police_stats.writing.cards.html import Markup, element
from belgian_police_stats.writing.formatting import format_figure, format_number
from belgian_police_stats.writing.marks import CERTAINTIES, VERDICTS

__all__ = [
    "amount",
    "badge",
    "certainty_bar",
    "explorer_link",
    "figure_address",
    "number",
    "raw",
    "verdict_badge",
]

_BAR = 600
"""The width of the bar of certainties in its own units."""


def raw(html: str) -> list[str]:
    """HTML for a page of Markdown. A line break between elements keeps their words apart for the search."""
    spaced = html.replace("</dd><dt", "</dd>\n<dt").replace("</dt><dd", "</dt>\n<dd").replace("</div><", "</div>\n<")
    spaced = spaced.replace("</span><span", "</span>\n<span").replace("</strong><", "</strong>\n<")
    return ["```{raw} html", spaced, "```", ""]


def badge(certainty: bps.Certainty) -> Markup:
    """How certain a figure is: a sign and a word."""
    return _mark(CERTAINTIES[certainty].sign, name_of(certainty).en, str(certainty))


def verdict_badge(verdict: bps.Verdict) -> Markup:
    """What a check found: a sign and a word."""
    return _mark(VERDICTS[verdict].sign, name_of(verdict).en, str(verdict))


def _mark(sign: str, word: str, name: str) -> Markup:
    return element("span", element("span", sign, aria_hidden="true"), f" {word}", class_=f"mark {name}")


def amount(figure: bps.Figure) -> str:
    """The number of a figure as its chart writes it, with its doubt."""
    return format_figure(figure, "en")


def number(value: Exact) -> str:
    """A number as the charts write it."""
    return format_number(value, "en")


def figure_address(figure: bps.Figure, to_root: str = "") -> str:
    """The place of a figure on the page of its chapter, seen from a page at this distance from the start page."""
    return f"{to_root}chapters/{figure.chapter}.html#{figure.id}"


def explorer_link(anchor: str, text: str, to_root: str) -> Markup:
    """A link to a place in the explorer."""
    return element("a", text, href=f"{to_root}explorer/index.html#{anchor}")


def certainty_bar(figures: Iterable[bps.Figure]) -> Markup:
    """How many figures are certain, inferred and ambiguous, as one bar with a legend."""
    counts = Counter(figure.certainty for figure in figures)
    total = sum(counts.values())
    start, parts = 0.0, list[Markup]()
    for certainty in bps.Certainty:
        width = counts[certainty] / total * _BAR
        place = {"x": f"{start + 1:.1f}", "y": "1", "width": f"{max(width - 2, 0):.1f}", "height": "22"}
        parts.append(element("rect", class_=f"certainty {certainty}", **place))
        start += width
    told = ", ".join(f"{counts[certainty]} {certainty}" for certainty in bps.Certainty)
    picture = element(
        "svg",
        element("title", f"How certain the figures are: {told}"),
        *parts,
        viewBox=f"0 0 {_BAR} 24",
        role="img",
        preserveAspectRatio="none",
        class_="certainties",
    )
    legend = [element("li", element("strong", str(counts[each])), " ", badge(each)) for each in bps.Certainty]
    return element("div", picture, element("ul", *legend, class_="legend"), class_="certainty-bar")
