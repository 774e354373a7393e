"""Lay text out for a terminal of any width."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

__all__ = ["columns", "fit", "pairs", "prose", "width"]

_UNBOUND = 10_000
_NARROWEST = 20
_SHORTEST = 8
_READABLE = 110


def width() -> int:
    """The width to keep to: the terminal's, or none at all when a pipe or a file reads."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return _UNBOUND
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def fit(line: str, room: int) -> str:
    """Cut a line that is too long for its room."""
    return line if len(line) <= room else line[: max(room - 1, 0)] + "…"


def prose(text: str) -> list[str]:
    """Break a text into lines."""
    return textwrap.wrap(text, min(width(), _READABLE)) or [""]


def columns(rows: Iterable[Sequence[object]], numbers: Sequence[int] = (), gap: int = 2) -> list[str]:
    """Align rows in columns; the columns in `numbers` to the right.

    Where there is too little room, texts become shorter, and no number does: the last column first, then the widest,
    then the headings of numbers.
    """
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return []
    wide = _narrowed(cells, numbers, width() - gap * (len(cells[0]) - 1))
    lines: list[str] = []
    for row in cells:
        aligned = [
            fit(cell, w).rjust(w) if i in numbers else fit(cell, w).ljust(w)
            for i, (cell, w) in enumerate(zip(row, wide, strict=True))
        ]
        lines.append(fit((" " * gap).join(aligned).rstrip(), width()))
    return lines


def _narrowed(cells: Sequence[Sequence[str]], numbers: Sequence[int], room: int) -> list[int]:
    every = range(len(cells[0]))
    wide = [max(len(row[i]) for row in cells) for i in every]
    least = [_numbers_alone([row[i] for row in cells]) if i in numbers else min(_SHORTEST, wide[i]) for i in every]
    texts = [i for i in every if i not in numbers]
    for group in (texts[-1:], texts, numbers):
        while sum(wide) > room and (spare := [i for i in group if wide[i] > least[i]]):
            wide[max(spare, key=lambda i: wide[i])] -= 1
    return wide


def _numbers_alone(column: Sequence[str]) -> int:
    """How wide a column of numbers is without its heading, which has no digit."""
    first, *others = column
    return max(map(len, others if not any(map(str.isdigit, first)) else column), default=0)


def pairs(rows: Iterable[tuple[str, object]]) -> list[str]:
    """Name and text, the text wrapped beside its name, or below it where there is no room."""
    listed = [(name, str(text)) for name, text in rows if text not in (None, "", ())]
    indent = max((len(name) for name, _ in listed), default=0) + 2
    room = min(width(), _READABLE)
    lines: list[str] = []
    for name, text in listed:
        if room - indent >= _NARROWEST:
            wrapped = textwrap.wrap(text, room - indent) or [""]
            lines.append(name.ljust(indent) + wrapped[0])
            lines += [" " * indent + line for line in wrapped[1:]]
        else:
            lines += [fit(name, room), *textwrap.wrap(text, room - 2, initial_indent="  ", subsequent_indent="  ")]
    return lines
