"""The contents of a report: read from the files of an edition when they are needed, or held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from ..errors import clean
from ..frozen import Frozen, read_only
from .chapter import Chapter
from .rules import Overlap, Rule

if TYPE_CHECKING:
    from .discrepancy import Discrepancy
    from .doubts import Doubt, Settlement
    from .ledger import Entry
    from .outside import Outside

__all__ = ["Contents", "HeldContents", "Unknown"]


class Contents(Protocol):
    """The parts that a report is made of; a packaged edition reads each one when it is first asked for."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters, in printed order."""
        ...

    def chapter(self, name: str) -> Chapter:
        """Give one chapter; KeyError if there is no such chapter."""
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
    def overlaps(self) -> tuple[Overlap, ...]:
        """The overlaps that the report file states, in addition to those of the chapters."""
        ...

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The questions that the report leaves open."""
        ...

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """The doubts that a user closed."""
        ...

    @property
    def outside(self) -> Outside | None:
        """What was published elsewhere on the quantities of the report; None if nothing is known."""
        ...

    @property
    def made_by(self) -> str | None:
        """The program and the version that wrote the file of the report; None if no file names them."""
        ...

    @property
    def recorded_rules(self) -> tuple[Rule, ...]:
        """The rules of the library at the time when it wrote the file."""
        ...

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What a newer version wrote into the file and this version does not know."""
        ...


@frozen(kw_only=True)
class Unknown(Frozen):
    """A part of a report file that a newer version wrote, and that this version does not know.

    It is kept as it is, and written back with the report.
    """

    steps: tuple[str | int, ...]
    """The keys and indexes that lead to it."""
    _value: Any = field(alias="value", hash=False)

    @property
    def value(self) -> Any:
        """The plain data at that place of the file. It is a copy, since lists and dicts can be changed."""
        from copy import deepcopy

        return deepcopy(self._value)

    @property
    def path(self) -> str:
        """The place in the file, as errors write it: `$.edition.slides[3].colour`."""
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{clean(step)}" for step in self.steps)


@frozen
class HeldContents(Frozen):
    """Contents that are in memory already."""

    chapters: tuple[Chapter, ...]
    entries: tuple[Entry, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    rules: tuple[Rule, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    outside: Outside | None = None
    unknown: tuple[Unknown, ...] = ()
    made_by: str | None = field(default=None, eq=False)
    recorded_rules: tuple[Rule, ...] = field(default=(), eq=False)
    names: tuple[str, ...] = field(init=False, eq=False, repr=False)
    """The names of the chapters."""
    _by_name: Mapping[str, Chapter] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # A report looks up each chapter by its name. A search through the tuple would be slow for many chapters.
        by_name = {chapter.id: chapter for chapter in self.chapters}
        object.__setattr__(self, "_by_name", read_only(by_name))
        object.__setattr__(self, "names", tuple(by_name))

    def chapter(self, name: str) -> Chapter:
        """Give one chapter."""
        return self._by_name[name]
