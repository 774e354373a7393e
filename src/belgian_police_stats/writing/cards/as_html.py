"""A card as HTML: no script, nothing from the network, and colours that are readable on white and on black pages."""

from __future__ import annotations

import re
from html import escape

from .bar import bar
from .card import Card, Cell, Grid, Mark
from .html import Markup, element

__all__ = ["as_html"]


# A half-transparent grey can be seen on every background.
_LINE = "rgba(128,128,128,0.5)"
_CARD = f"border:1px solid {_LINE};border-radius:6px;padding:0.7em 1em;max-width:60em;color:inherit;line-height:1.45"
_QUIET = "opacity:0.8"
_NAMES = "display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0.15em 1em;margin:0.5em 0"
_TEXT = f"white-space:pre-wrap;overflow-wrap:anywhere;margin:0.5em 0;border-left:3px solid {_LINE};padding-left:0.8em"
_CODE = ";font-family:monospace;font-size:0.9em"
_ROW = f"border-bottom:1px solid {_LINE}"
_CELL = "padding:0.2em 0.6em;text-align:"


def as_html(card: Card) -> Markup:
    """Write a card."""
    return element(
        "div",
        _head(card),
        _lead(card) if card.lead or card.mark else Markup(),
        _passages(card) if card.passages else Markup(),
        _names(card) if card.rows else Markup(),
        *(bar(breakdown) for breakdown in card.breakdowns),
        Markup(card.drawing),
        *(_grid(grid) for grid in card.grids),
        element("div", card.hint, style=f"font-size:0.85em;{_QUIET}") if card.hint else Markup(),
        style=_CARD,
    )


def _head(card: Card) -> Markup:
    original = element("span", card.original, lang="nl", style=f"font-style:italic;{_QUIET}")
    return element(
        "div",
        element("strong", card.title, style="font-size:1.1em"),
        original if card.original and card.original != card.title else Markup(),
        element("span", card.kind, style=f"font-size:0.85em;{_QUIET}"),
        style="display:flex;flex-wrap:wrap;gap:0.2em 0.7em;align-items:baseline",
    )


def _lead(card: Card) -> Markup:
    """Write the most important line with the mark after it. After a long title, the mark could be anywhere."""
    number = element("span", card.lead, style="font-size:1.35em;font-weight:600")
    return element(
        "div",
        number if card.lead else Markup(),
        _badge(card.mark) if card.mark else Markup(),
        style="display:flex;flex-wrap:wrap;gap:0.2em 0.7em;align-items:baseline",
    )


def _badge(mark: Mark) -> Markup:
    # Only a loud mark sets a background, on which black text is readable.
    look = f"background:{mark.colour};color:#000000;font-weight:600" if mark.loud else "font-weight:400"
    return element(
        "span",
        f"{mark.sign} {mark.word}",
        style=f"border:1px {mark.border} {mark.colour};border-radius:4px;padding:0 0.4em;{look};white-space:nowrap",
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    mark, text = cell
    return Markup(_badge(mark) + element("span", f" {text}")) if text else _badge(mark)


def _passages(card: Card) -> Markup:
    """Write a running text. A marked piece has its sign behind it, a border below it, and its word as a title."""
    pieces = [piece if isinstance(piece, str) else _marked(*piece) for piece in card.passages]
    return element("div", *pieces, style=_TEXT)


def _marked(mark: Mark, text: str) -> Markup:
    width = "4px" if mark.border == "double" else "2px"
    sign = element("sup", mark.sign, style="font-weight:700")
    line = f"background:none;color:inherit;border-bottom:{width} {mark.border} {mark.colour}"
    return element("mark", text, sign, style=line, title=mark.word)


def _breakable(text: str) -> str:
    """Let an id break after a dot or an underscore so that it can still be copied whole. A number does not break."""
    if isinstance(text, Markup):
        return text
    whole = re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", text)
    return Markup("<wbr>".join(map(escape, re.split(r"(?<=[._])(?=\D)", whole))))


def _names(card: Card) -> Markup:
    pairs = [
        part
        for name, cell in card.rows
        for part in (
            element("dt", name, style=f"font-weight:400;{_QUIET}"),
            element("dd", _cell(cell), style="margin:0;overflow-wrap:anywhere"),
        )
    ]
    return element("dl", *pairs, style=_NAMES)


def _grid(grid: Grid) -> Markup:
    def align(column: int) -> str:
        if column in grid.numbers:
            # A unit stays beside its number.
            return f"{_CELL}right;white-space:nowrap"
        return f"{_CELL}left;overflow-wrap:break-word"

    def body(column: int) -> str:
        return align(column) + (_CODE if column in grid.codes else "")

    titles = (element("th", name, scope="col", style=align(i)) for i, name in enumerate(grid.head))
    head = element("tr", *titles, style=_ROW)
    rows = [
        element(
            "tr", *(element("td", _breakable(_cell(cell)), style=body(i)) for i, cell in enumerate(row)), style=_ROW
        )
        for row in grid.rows
    ]
    table = element(
        "table",
        element("thead", head),
        element("tbody", *rows),
        style="border-collapse:collapse;margin:0.5em 0;color:inherit",
    )
    scrolling = element("div", table, style="overflow-x:auto")
    if not grid.fold:
        return scrolling
    return element("details", element("summary", grid.fold, style="cursor:pointer"), scrolling)
