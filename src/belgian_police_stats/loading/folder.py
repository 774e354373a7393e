"""An edition in a folder: one file for each chapter, read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..data import parse_json, read_text
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS
from ..model.edition import Edition
from ..model.laws import Law
from ..model.report import Report
from .assembly import assemble
from .converter import structure
from .records import ChapterRecord, LabelRecords

if TYPE_CHECKING:
    from ..model.discrepancy import Discrepancy
    from ..model.ledger import Token

__all__ = ["open_folder"]


def open_folder(name: str, read: Callable[[str], str]) -> Report:
    """Open an edition whose files `read` gives by their names; `name` is what the folder is called in errors.

    The labels are those of the package: the name of a figure outlives its edition.

    Raises:
        DataError: a file does not hold what the format asks for.
    """
    store = _Folder(name, read)
    return Report(store.edition, store)


class _Folder:
    """The files of one edition, as the store of a report."""

    def __init__(self, name: str, read: Callable[[str], str]) -> None:
        self.name, self.read = name, read

    @cached_property
    def edition(self) -> Edition:
        edition: Edition = self._made("edition.json", Edition)
        return edition

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(CHAPTERS)

    def chapter(self, name: str) -> Chapter:
        module = import_module(f"..model.chapters.{name}", __package__)
        record: ChapterRecord = self._made(f"{name}.json", ChapterRecord)
        return assemble(getattr(module, CHAPTERS[name]), name, record, _labels(name), self.edition)

    def ledger(self) -> tuple[Token, ...]:
        return self._ledger

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        return self._discrepancies

    def laws(self) -> tuple[Law, ...]:
        """The laws of an edition stand in the model."""
        return ()

    @cached_property
    def _ledger(self) -> tuple[Token, ...]:
        from ..model.ledger import Token

        tokens: tuple[Token, ...] = self._made("ledger.json", tuple[Token, ...])
        return tokens

    @cached_property
    def _discrepancies(self) -> tuple[Discrepancy, ...]:
        from ..model.discrepancy import Discrepancy

        listed: tuple[Discrepancy, ...] = self._made("discrepancies.json", tuple[Discrepancy, ...])
        return listed

    def _made(self, file: str, target: Any) -> Any:
        name = f"{self.name}/{file}"
        return structure(name, parse_json(self.read(file), name), target)


def _labels(chapter: str) -> LabelRecords:
    file = f"{chapter}.json"
    name = f"data/labels/{file}"
    records: LabelRecords = structure(name, parse_json(read_text("labels", file), name), LabelRecords)
    return records
