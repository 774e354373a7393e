"""What a subcommand gives back, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

__all__ = ["ANSWERED", "CANNOT", "NO", "Answer"]

ANSWERED, NO, CANNOT = 0, 1, 2
"""The exit codes: answered; a check says no; the call cannot be carried out."""


@frozen
class Answer:
    """Plain data for JSON, lines for a terminal, and the exit code."""

    data: Any
    lines: Sequence[str]
    code: int = ANSWERED
