"""What a report is made of, and how it shows its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar, overload

from attrs import frozen

from ..errors import UnknownFigureError
from .chapter import Chapter
from .rules import Rule

if TYPE_CHECKING:
    from .discrepancy import Discrepancy
    from .ledger import Entry
    from .report import Report

__all__ = ["ChapterOf", "Contents", "HeldContents"]


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
        """Where the report contradicts itself or is unusual."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that the report itself states, beside those of its chapters."""
        ...


@frozen
class HeldContents:
    """Contents that are in memory already."""

    chapters: tuple[Chapter, ...]
    entries: tuple[Entry, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters."""
        return tuple(chapter.id for chapter in self.chapters)

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        return self.chapters[self.names.index(name)]


_C = TypeVar("_C", bound=Chapter)


class ChapterOf(Generic[_C]):
    """A chapter as an attribute, typed, and read when it is first asked for."""

    def __set_name__(self, owner: type[Report], name: str) -> None:  # pragma: no mutate block
        self._name = name

    @overload
    def __get__(self, report: None, owner: type[Report]) -> Self: ...
    @overload
    def __get__(self, report: Report, owner: type[Report]) -> _C: ...
    def __get__(self, report: Report | None, owner: type[Report]) -> Self | _C:
        if report is None:
            return self
        try:
            chapter: Any = report.chapter(self._name)
        except UnknownFigureError:
            # For hasattr and getattr it is an attribute that is not there; Report.__getattr__ says so in a sentence.
            raise AttributeError(self._name) from None
        return chapter  # type: ignore[no-any-return]
