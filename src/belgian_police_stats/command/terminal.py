"""Lay text out for a terminal of any width."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

from .answer import Line, Style

__all__ = ["columns", "error_lines", "fits", "marked", "pairs", "prose", "quiet", "strong", "width"]

_UNBOUND = 10_000
"""The width of a pipe or a file."""
_NARROWEST = 20
_READABLE = 110
"""Longer lines of prose are hard to read."""
_SHORTEST = 10
"""The fewest letters that remain of a shortened text."""
_WRAPPED = 16
"""The width that the last column keeps at the expense of the other texts."""
_GAP = "  "
_UNBREAKABLE = re.compile(r"(?<=\d) (?=\d{3}(?!\d))|(?<=«) | (?=[:;?!»](?!\S))")
"""The spaces between the groups of digits of a number, and those that French has beside its marks."""
_UNBROKEN = "\N{FIGURE SPACE}"
"""Stands for a space at which no line is broken. It is replaced before the text is printed."""


def width() -> int:
    """The width of the terminal, or a fixed one for a pipe or a file."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return _UNBOUND
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def prose(text: str, indent: int = 0) -> list[str]:
    """Wrap a text. A word is never broken, since it can be an id."""
    return _wrapped(text, min(width(), _READABLE), " " * indent) or [""]


def strong(lines: Iterable[str]) -> list[str]:
    """Make headings of lines."""
    return _all(lines, "strong")


def quiet(lines: Iterable[str]) -> list[str]:
    """Give lines the quiet style."""
    return _all(lines, "quiet")


def marked(lines: Iterable[str], is_loud: bool) -> list[str]:
    """Give lines the loud style if they are about something loud."""
    return _all(lines, "loud") if is_loud else list(lines)


def _all(lines: Iterable[str], style: Style) -> list[str]:
    return [Line(line, style) for line in lines]


def error_lines(message: str) -> list[str]:
    """Wrap an error for a terminal. In a pipe or a file, each line of it stays whole."""
    if not sys.stderr.isatty() and "COLUMNS" not in os.environ:
        return message.splitlines()
    room = min(max(shutil.get_terminal_size().columns, _NARROWEST), _READABLE)
    return [line for part in message.splitlines() for line in _wrapped(part, room, "") or [""]]


def pairs(rows: Iterable[tuple[str, object]]) -> list[str]:
    """Write names and texts, each text wrapped beside its name, or below it if the terminal is narrow."""
    listed = [(name, str(text)) for name, text in rows if text not in (None, "", ())]
    indent = max((len(name) for name, _ in listed), default=0) + len(_GAP)
    room = min(width(), _READABLE)
    lines: list[str] = []
    for name, text in listed:
        # An id is one long word, which is never cut.
        longest = max(map(len, text.split()), default=0)
        if room - indent >= max(_NARROWEST, min(longest, room - len(_GAP))):
            first, *others = _wrapped(text, room, " " * indent)
            lines += [name.ljust(indent) + first[indent:], *others]
        else:
            lines += [name, *_wrapped(text, room, _GAP)]
    return lines


def columns(
    rows: Iterable[Sequence[object]], *, numbers: Sequence[int] = (), below: int | None = None, indent: int = 0
) -> list[str]:
    """Align rows in columns, those in `numbers` to the right.

    Rows that are too wide for the terminal continue on a second line with the column `below`. If there is still too
    little room, the last column is wrapped; then the other texts are shortened, and after them the headings of
    numbers. If even that is not enough, lines are cut at their end. The first column of a line can be an id, and is
    always whole.
    """
    cells = _texts(rows)
    if not cells:
        return []
    if below is not None and not fits(cells, indent):
        first = [row[:below] for row in cells]
        second = [row[below:] for row in cells]
        upper = _blocks(first, [i for i in numbers if i < below], indent)
        lower = _blocks(second, [i - below for i in numbers if i >= below], indent + len(_GAP))
        return [line for both in zip(upper, lower, strict=True) for block in both for line in block]
    return [line for block in _blocks(cells, numbers, indent) for line in block]


def fits(rows: Iterable[Sequence[object]], indent: int = 0) -> bool:
    """Whether rows in columns fit the terminal without being shortened."""
    cells = _texts(rows)
    return not cells or indent + sum(_widths(cells)) + _gaps(cells) <= width()


def _wrapped(text: str, room: int, indent: str) -> list[str]:
    lines = textwrap.wrap(
        # "4 393" stays in one line, and so does "certain :".
        _UNBREAKABLE.sub(_UNBROKEN, text),
        room,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _texts(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*cells, strict=True)]


def _gaps(cells: Sequence[Sequence[str]]) -> int:
    return len(_GAP) * (len(cells[0]) - 1)


def _blocks(cells: Sequence[Sequence[str]], numbers: Sequence[int], indent: int) -> list[list[str]]:
    """Give the lines of each row. A row without any text has no lines."""
    room = width() - indent
    wide = _narrowed(cells, numbers, room - _gaps(cells))
    last = len(wide) - 1
    wraps = 0 < last not in numbers and sum(wide) + _gaps(cells) <= room
    blocks: list[list[str]] = []
    for row in cells:
        wrapped = textwrap.wrap(row[last], wide[last]) if wraps else [row[last]]
        lines = [[*row[:last], text] for text in wrapped[:1] or [""]]
        lines += [[*([""] * last), text] for text in wrapped[1:]]
        # One more than the first column, for the mark that the line was cut.
        written = (_line(line, wide, numbers, max(room, wide[0] + 1)) for line in lines)
        blocks.append([" " * indent + line for line in written if line])
    return blocks


def _line(cells: Sequence[str], wide: Sequence[int], numbers: Sequence[int], room: int) -> str:
    aligned = (
        _shortened(cell, w).rjust(w) if i in numbers else _shortened(cell, w).ljust(w)
        for i, (cell, w) in enumerate(zip(cells, wide, strict=True))
    )
    return _shortened(_GAP.join(aligned).rstrip(), room)


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + "…"


def _narrowed(cells: Sequence[Sequence[str]], numbers: Sequence[int], room: int) -> list[int]:
    """Compute the widths of the columns, which fit the terminal if possible."""
    wide = _widths(cells)
    last = len(wide) - 1
    texts = [i for i in range(1, last + 1) if i not in numbers]
    without_heading = {i: _without_heading([row[i] for row in cells]) for i in numbers}
    steps = (
        {i: _WRAPPED for i in texts[-1:] if i == last},
        dict.fromkeys(texts[:-1], _SHORTEST),
        dict.fromkeys(texts, _SHORTEST),
        without_heading,
    )
    for least in steps:
        while sum(wide) > room and (spare := [i for i in least if wide[i] > least[i]]):
            wide[max(spare, key=wide.__getitem__)] -= 1
    return wide


def _without_heading(column: Sequence[str]) -> int:
    """Compute the width of a column of numbers without its heading, which has no digit."""
    heading, *others = column
    return max(map(len, column if any(map(str.isdigit, heading)) else others), default=0)
