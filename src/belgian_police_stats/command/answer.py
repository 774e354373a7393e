"""The answer of a subcommand, before it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Self

from attrs import frozen

__all__ = ["ANSWERED", "CANNOT", "INTERRUPTED", "NO", "Answer", "Line", "Style"]

ANSWERED, NO, CANNOT, INTERRUPTED = 0, 1, 2, 130
"""The exit codes: the call was answered; a report or a copy failed its check; the call could not be carried out; it was
interrupted."""

Style = Literal["strong", "quiet", "loud"]
"""How a line stands out on a terminal: as a heading, an id below its figure, or something ambiguous or violated."""


class Line(str):
    """A line with a style. Its text is plain, so that it can be escaped; the style is added when it is printed."""

    __slots__ = ("style",)

    style: Style

    def __new__(cls, text: str, style: Style) -> Self:
        """Make the line."""
        line = str.__new__(cls, text)
        line.style = style
        return line


@frozen
class Answer:
    """One answer, as plain data for JSON and as lines for a terminal, with the exit code."""

    data: Any
    lines: Sequence[str]
    code: int = ANSWERED
    content: bytes | None = None
    """A file for the standard output. Then nothing else is printed there."""
