"""A card before it is written in any form. All its texts are plain, and each form escapes them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ...model.certainty import Certainty
from ...model.rules import Verdict
from ...model.words import name_of, word
from ...querying.breakdowns import Breakdown

__all__ = ["Card", "Cell", "Grid", "Mark", "certainty_mark", "check_mark", "in_words", "verdict_mark"]


@frozen
class Mark:
    """A word that stands out: its sign and its border distinguish it even without its colour."""

    word: str
    sign: str
    border: str
    """A border style of CSS."""
    colour: str


Cell = str | tuple[Mark, str]
"""A text, or a mark with the text behind it."""


@frozen(kw_only=True)
class Grid:
    """A table; with a text in `fold` it is folded away under that text."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int] = ()
    """The columns that are aligned to the right."""
    codes: Sequence[int] = ()
    """The columns that are set as code: ids."""
    fold: str = ""


@frozen(kw_only=True)
class Card:
    """The description of one object, from which every form is written."""

    kind: str
    title: str
    original: str = ""
    """The title in Dutch, as the source has it."""
    lead: str = ""
    """The most important line."""
    mark: Mark | None = None
    passages: Sequence[Cell] = ()
    """A running text in pieces, some of them marked."""
    rows: Sequence[tuple[str, Cell]] = ()
    """Names with their texts."""
    breakdowns: Sequence[Breakdown] = ()
    """Each is drawn as a bar in HTML."""
    drawing: str = ""
    """A drawing as SVG, which only HTML shows."""
    grids: Sequence[Grid] = ()
    hint: str = ""
    """The last line: what to call next, or how to read the card."""


# Three colours of Okabe and Ito that stand out from a white and from a black page.
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
    """Mark how certain a figure is."""
    return Mark(name_of(certainty).en, *_CERTAINTIES[certainty])


def verdict_mark(verdict: Verdict) -> Mark:
    """Mark the verdict on a rule."""
    return Mark(name_of(verdict).en, *_VERDICTS[verdict])


def check_mark(passed: bool) -> Mark:
    """Mark whether a check passes."""
    if passed:
        return Mark(word("passed").en, "✓", "solid", _GREEN)
    return Mark(word("not_passed").en, "✗", "double", _RED)


def in_words(cell: Cell) -> str:
    """Write a cell as text alone, without the sign of its mark."""
    if isinstance(cell, str):
        return cell
    mark, text = cell
    return f"{mark.word}: {text}" if text else mark.word
