"""The two pictures of the README, drawn from the data: `nox -s pictures` writes them into docs/static."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import vl_convert

import belgian_police_stats as bps
from belgian_police_stats.writing.cards.bundle import card_of
from belgian_police_stats.writing.cards.card import Card, in_words
from belgian_police_stats.writing.cards.html import Markup, element

__all__ = ["PICTURES", "pictures"]

PICTURES = Path(__file__).parents[1] / "static"
"""Where the pictures are."""
_CARD = "protection.close_protection.valuables_escorts"
"""A figure in doubt, with another year beside it."""
_WIDTH, _LETTERS, _LINE, _EDGE, _NAMES = 760, 84, 20, 22, 130


def pictures(report: bps.Report) -> Iterator[tuple[str, str]]:
    """The name and text of each picture."""
    chart = report.organised_crime.investigations.chart("en")
    yield "readme-chart.svg", vl_convert.vegalite_to_svg(chart.to_dict()) + "\n"
    yield "readme-card.svg", _picture(card_of(report.explain(_CARD))) + "\n"


def _picture(card: Card) -> Markup:
    """Draw a card as lines of text, since a README shows no HTML of ours."""
    drawn = [_text(card.title, _EDGE, 34, font_size="17", font_weight="600")]
    drawn.append(_text(card.lead, _EDGE, 64, font_size="20", font_weight="600"))
    height = 84
    for name, cell in card.rows:
        lines = textwrap.wrap(in_words(cell), _LETTERS) or [""]
        drawn.append(_text(name, _EDGE, height + 10, opacity="0.75"))
        drawn += [_text(line, _EDGE + _NAMES, height + 10 + _LINE * place) for place, line in enumerate(lines)]
        height += _LINE * len(lines) + 4
    height += 14
    frame = element(
        "rect", x="1", y="1", width=str(_WIDTH - 2), height=str(height - 2), rx="8", fill="#ffffff", stroke="#808080"
    )
    return element(
        "svg",
        element("title", f"The card of {card.title}: {card.lead}"),
        frame,
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        width=str(_WIDTH),
        height=str(height),
        role="img",
        font_family="Helvetica, Arial, sans-serif",
        fill="#111111",
    )


def _text(text: str, x: int, y: int, **look: str) -> Markup:
    return element("text", text, x=str(x), y=str(y), **({"font_size": "13"} | look))


if __name__ == "__main__":
    for name, text in pictures(bps.load()):
        (PICTURES / name).write_text(text, encoding="utf-8")
