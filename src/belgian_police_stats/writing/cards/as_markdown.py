"""A card as Markdown, in which every sign that Markdown or HTML could take for markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .card import Card, Cell, Grid, Mark, in_words

__all__ = ["as_markdown", "escaped"]

# Markdown allows a backslash before any ASCII sign that is neither a letter nor a digit.
_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


def as_markdown(card: Card) -> str:
    """Write a card."""
    original = f" ({escaped(card.original)})" if card.original and card.original != card.title else ""
    lead = [part for part in (card.lead, card.mark.word if card.mark else "") if part]
    parts = [
        f"**{escaped(card.title)}**{original}",
        ", ".join(map(escaped, lead)),
        _passages(card.passages),
        "\n".join(f"- {escaped(name)}: {_cell(cell)}" for name, cell in card.rows),
        *(_grid(grid) for grid in card.grids),
        escaped(card.hint),
    ]
    return "\n\n".join(part for part in parts if part)


def escaped(text: str) -> str:
    """Escape a text, and put it on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _cell(cell: Cell) -> str:
    return escaped(in_words(cell))


def _passages(pieces: Sequence[Cell]) -> str:
    """Write a running text as a quotation. A marked piece is bold, with its sign and its word behind it."""
    written = [_lines(piece) if isinstance(piece, str) else _marked(*piece) for piece in pieces]
    return "\n".join(f"> {line}".rstrip() for line in "".join(written).split("\n")) if written else ""


def _marked(mark: Mark, text: str) -> str:
    return f"**{escaped(text)}** \\[{escaped(f'{mark.sign} {mark.word}')}\\]"


def _lines(text: str) -> str:
    """Escape a text and keep its lines."""
    return "\n".join(_SIGNS.sub(r"\\\1", line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def _grid(grid: Grid) -> str:
    dividers = ["--:" if i in grid.numbers else "---" for i in range(len(grid.head))]
    lines = [_row([escaped(name) for name in grid.head]), _row(dividers)]
    lines += [_row([_cell(cell) for cell in row]) for row in grid.rows]
    table = "\n".join(lines)
    return f"{escaped(grid.fold)}:\n\n{table}" if grid.fold else table


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
