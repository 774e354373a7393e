"""The card of a table."""

from __future__ import annotations

from ..table import Table
from .card import Card, Grid

__all__ = ["table_card"]

_MOST = 10
"""So many rows are shown."""
_TOLD = ("label_en", "label", "printed", "unit", "certainty", "slide", "id")
"""The columns of a row that stand on the card; the others are only described."""


def table_card(table: Table) -> Card:
    """Make the card of a table: its first rows, and what its columns hold folded away."""
    told = [name for name in _TOLD if any(column.name == name for column in table.columns)]
    rows = [[str(row[name]) for name in told] for _, row in zip(range(_MOST), table, strict=False)]
    numbers = tuple(i for i, name in enumerate(told) if name in ("printed", "slide"))
    about = [(column.name, str(column.type), column.description) for column in table.columns]
    return Card(
        kind="Table",
        title=f"{len(table)} rows of {len(table.columns)} columns",
        grids=[
            *([Grid(head=told, rows=rows, numbers=numbers)] if rows else ()),
            Grid(head=("column", "type", "what it holds"), rows=about, fold=f"{len(table.columns)} columns"),
        ],
        hint=f"The first {len(rows)} rows." if len(rows) < len(table) else "",
    )
