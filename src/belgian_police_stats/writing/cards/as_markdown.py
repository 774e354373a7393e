"""A card as Markdown, in which every sign that Markdown or HTML could take for markup is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.words import word
from ..escapes import in_markdown, in_markdown_code, in_markdown_line
from .card import Card, Cell, Grid, Mark, in_words

__all__ = ["as_markdown"]


def as_markdown(card: Card) -> str:
    """Write a card."""
    original = f" ({in_markdown(card.original)})" if card.original and card.original != card.title else ""
    lead = [part for part in (card.lead, card.mark.word if card.mark else "") if part]
    parts = [
        f"**{in_markdown(card.title)}**{original}",
        ", ".join(map(in_markdown, lead)),
        _passages(card.passages),
        "\n".join(f"- {in_markdown(name)}: {_fact(name, cell)}" for name, cell in card.rows),
        *(_grid(grid) for grid in card.grids),
        in_markdown(card.hint),
    ]
    return "\n\n".join(part for part in parts if part)


def _fact(name: str, cell: Cell) -> str:
    return in_markdown_code(cell) if name == word("id").en and isinstance(cell, str) else _cell(cell)


def _cell(cell: Cell) -> str:
    return in_markdown(in_words(cell))


def _passages(pieces: Sequence[Cell]) -> str:
    """Write a running text as a quotation. A marked piece is bold, with its sign and its word behind it."""
    written = [_lines(piece) if isinstance(piece, str) else _marked(*piece) for piece in pieces]
    return "\n".join(f"> {line}".rstrip() for line in "".join(written).split("\n")) if written else ""


def _marked(mark: Mark, text: str) -> str:
    return f"**{in_markdown(text)}** \\[{in_markdown(f'{mark.sign} {mark.word}')}\\]"


def _lines(text: str) -> str:
    """Escape a text and keep its lines."""
    return "\n".join(in_markdown_line(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def _grid(grid: Grid) -> str:
    dividers = ["--:" if i in grid.numbers else "---" for i in range(len(grid.head))]
    lines = [_row([in_markdown(name) for name in grid.head]), _row(dividers)]
    lines += [
        _row([in_markdown_code(in_words(cell)) if i in grid.codes else _cell(cell) for i, cell in enumerate(row)])
        for row in grid.rows
    ]
    table = "\n".join(lines)
    return f"{in_markdown(grid.fold)}:\n\n{table}" if grid.fold else table


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
