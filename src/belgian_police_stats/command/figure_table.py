"""The table of figures that `show` and `find` print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.figure import Figure
from ..model.labels import Language
from ..model.numbers import number_text
from ..writing.doubt import with_doubt
from .terminal import columns

__all__ = ["figure_table"]


def _certainty(figure: Figure) -> str:
    """Write the certainty with the other numbers that the figure can be: `ambiguous (or 5 511)`."""
    return with_doubt(figure.certainty, figure, "en", lambda number: number_text(number, grouped=True))


def figure_table(figures: Iterable[Figure], language: Language, matched: Sequence[str] = ()) -> list[str]:
    """Write a row for each figure, with its matched text if `matched` has any texts."""
    head = ["id", "printed", "unit", "certainty", "label"]
    rows = [[f.id, f.qualified, f.unit, _certainty(f), f.label(language)] for f in figures]
    if any(matched):
        head.insert(-1, "matched")
        for row, text in zip(rows, matched, strict=True):
            row.insert(-1, text)
    return columns([head, *rows], numbers=(1,), below=1)
