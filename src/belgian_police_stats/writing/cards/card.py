"""What a card holds, before it is written in any form. All of it is plain text, and each form escapes it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ...model.figure import Certainty
from ...model.rules import Verdict
from ...querying.breakdowns import Breakdown

__all__ = ["Card", "Cell", "Grid", "Mark", "certainty_mark", "check_mark", "in_words", "verdict_mark"]


@frozen
class Mark:
    """A word that must be seen at a glance: a sign and a border tell it apart, and a colour only helps."""

    word: str
    sign: str
    border: str
    """A border style of CSS."""
    colour: str


Cell = str | tuple[Mark, str]
"""A text, or a mark with the text behind it."""


@frozen(kw_only=True)
class Grid:
    """Rows below each other, folded away if there is a name to fold them under."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int] = ()
    """The columns that are aligned to the right."""
    fold: str = ""


@frozen(kw_only=True)
class Card:
    """One object, as it shows itself."""

    kind: str
    title: str
    original: str = ""
    """The title in Dutch, as the source has it."""
    lead: str = ""
    """What to read if nothing else is read."""
    mark: Mark | None = None
    rows: Sequence[tuple[str, Cell]] = ()
    """Names and what there is to say."""
    breakdowns: Sequence[Breakdown] = ()
    """Each is drawn as a bar where the form has pictures, and listed."""
    grids: Sequence[Grid] = ()
    hint: str = ""
    """What to call next."""


# Three colours of Okabe and Ito that stand out from white as well as from black.
_GREEN, _BLUE, _RED = "#009E73", "#0072B2", "#D55E00"
_CERTAINTIES = {
    Certainty.CERTAIN: ("●", "solid", _GREEN),
    Certainty.INFERRED: ("◐", "dashed", _BLUE),
    Certainty.AMBIGUOUS: ("?", "double", _RED),
}
_VERDICTS = {
    Verdict.EXACT: ("✓", "solid", _GREEN),
    Verdict.ROUNDED: ("✓", "solid", _GREEN),
    Verdict.TRUNCATED: ("✂", "dashed", _BLUE),
    Verdict.HOLDS: ("✓", "solid", _GREEN),
    Verdict.UNDECIDED: ("?", "dashed", _BLUE),
    Verdict.VIOLATED: ("✗", "double", _RED),
}


def certainty_mark(certainty: Certainty) -> Mark:
    """How sure a figure is."""
    return Mark(certainty.value, *_CERTAINTIES[certainty])


def verdict_mark(verdict: Verdict) -> Mark:
    """How a rule comes out."""
    return Mark(verdict.value, *_VERDICTS[verdict])


def check_mark(passed: bool) -> Mark:
    """Whether a check passes."""
    return Mark("passed", "✓", "solid", _GREEN) if passed else Mark("not passed", "✗", "double", _RED)


def in_words(cell: Cell) -> str:
    """Write a cell without signs."""
    if isinstance(cell, str):
        return cell
    mark, text = cell
    return f"{mark.word}: {text}" if text else mark.word
