"""A card before it is written in any form. All its texts are plain, and each form escapes them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ...model.certainty import Certainty
from ...model.labels import Language
from ...model.rules import Verdict
from ...model.words import name_of, word
from ...querying.breakdowns import Breakdown
from ...querying.checking import Check
from ..marks import CERTAINTIES, VERDICTS, Look

__all__ = ["Card", "Cell", "Grid", "Mark", "certainty_mark", "check_mark", "in_words", "verdict_mark", "with_sign"]


@frozen
class Mark:
    """A word that stands out: its sign and its border distinguish it even without its colour."""

    word: str
    sign: str
    border: str
    """A border style of CSS."""
    colour: str
    loud: bool = False
    """Whether it has its colour as the background, with black text."""


Cell = str | tuple[Mark, str]
"""A text, or a mark with the text behind it."""


@frozen(kw_only=True)
class Grid:
    """A table. If `fold` has a text, the table is folded away under it."""

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


def certainty_mark(certainty: Certainty, language: Language = "en") -> Mark:
    """Mark how certain a figure is."""
    return _mark(name_of(certainty).text(language), CERTAINTIES[certainty])


def verdict_mark(verdict: Verdict, language: Language = "en") -> Mark:
    """Mark the verdict on a rule."""
    return _mark(name_of(verdict).text(language), VERDICTS[verdict])


def check_mark(check: Check) -> Mark:
    """Mark whether a check passes: all of it holds, or every violation is listed."""
    if not check.passed:
        return _mark(word("not_passed").en, VERDICTS[Verdict.VIOLATED])
    violated = any(result.verdict is Verdict.VIOLATED for result in check)
    # "Passed" above a list of violations would contradict it.
    return _mark(word("violations_listed" if violated else "passed").en, VERDICTS[Verdict.HOLDS])


def _mark(name: str, look: Look) -> Mark:
    return Mark(name, look.sign, look.border, look.colour, look.loud)


def with_sign(cell: Cell, language: Language) -> str:
    """Write a cell as text, with the sign of its mark."""
    if isinstance(cell, str):
        return cell
    mark, text = cell
    name = f"{mark.sign} {mark.word}"
    return word("named", name=name, text=text).text(language) if text else name


def in_words(cell: Cell) -> str:
    """Write a cell as text alone, without the sign of its mark."""
    if isinstance(cell, str):
        return cell
    mark, text = cell
    return f"{mark.word}: {text}" if text else mark.word
