"""The contents of a report: read from the files of an edition when they are needed, or held in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from .chapter import Chapter
from .rules import Rule

if TYPE_CHECKING:
    from .discrepancy import Discrepancy
    from .ledger import Entry
    from .outside import Outside

__all__ = ["Contents", "HeldContents"]


class Contents(Protocol):
    """The parts that a report is made of; a packaged edition reads each one when it is first asked for."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters, in printed order."""
        ...

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        ...

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the ledger, in printed order."""
        ...

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The errors and inconsistencies of the report."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that the report file states, in addition to those of the chapters."""
        ...

    @property
    def outside(self) -> Outside | None:
        """What was published elsewhere on the quantities of the report; None if nothing is known."""
        ...


@frozen
class HeldContents:
    """Contents that are in memory already."""

    chapters: tuple[Chapter, ...]
    entries: tuple[Entry, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    rules: tuple[Rule, ...] = ()
    outside: Outside | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters."""
        return tuple(chapter.id for chapter in self.chapters)

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        return self.chapters[self.names.index(name)]
