"""Where a report has its chapters from."""

from __future__ import annotations

from typing import Protocol

from attrs import frozen

from .chapter import Chapter
from .discrepancy import Discrepancy
from .ledger import Entry
from .rules import Rule

__all__ = ["HeldChapters", "Store"]


class Store(Protocol):
    """Where a report takes its chapters from; each is asked for once."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters, in printed order."""
        ...

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        ...

    def ledger(self) -> tuple[Entry, ...]:
        """Give every entry of the source."""
        ...

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Give what the print gets wrong."""
        ...

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules that the report itself states, beside those of its chapters."""
        ...


@frozen
class HeldChapters:
    """A store that has everything in memory."""

    held: tuple[Chapter, ...]
    entries: tuple[Entry, ...]
    listed: tuple[Discrepancy, ...] = ()
    stated: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters."""
        return tuple(chapter.id for chapter in self.held)

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        return self.held[self.names.index(name)]

    def ledger(self) -> tuple[Entry, ...]:
        """Give every entry of the source."""
        return self.entries

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Give what the print gets wrong."""
        return self.listed

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules that the report itself states."""
        return self.stated
