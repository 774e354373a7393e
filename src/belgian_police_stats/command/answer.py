"""The answer of a subcommand, before it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

__all__ = ["ANSWERED", "CANNOT", "INTERRUPTED", "NO", "Answer"]

ANSWERED, NO, CANNOT, INTERRUPTED = 0, 1, 2, 130
"""The exit codes: the call was answered; a report or a copy failed its check; the call could not be carried out; it was
interrupted."""


@frozen
class Answer:
    """One answer, as plain data for JSON and as lines for a terminal, with the exit code."""

    data: Any
    lines: Sequence[str]
    code: int = ANSWERED
    content: bytes | None = None
    """A file for the standard output. Then nothing else is printed there."""
