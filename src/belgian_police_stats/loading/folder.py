"""An edition in a folder: one file for each chapter, read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..data import parse_json, read_text
from ..errors import DataError, Fault, nearest
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS
from ..model.edition import Edition
from ..model.laws import Law
from ..model.report import Report
from .assembly import assemble
from .converter import attempt, structure
from .faults import shown
from .records import ChapterRecord, LabelRecords

if TYPE_CHECKING:
    from ..model.discrepancy import Discrepancy
    from ..model.ledger import Token
    from .strict_json import Json

__all__ = ["open_folder"]


def open_folder(name: str, read: Callable[[str], str]) -> Report:
    """Open an edition whose files `read` gives by their names; `name` is what the folder is called in errors.

    The labels are those of the package: the name of a figure outlives its edition.

    Raises:
        DataError: a file does not hold what the format asks for.
    """
    store = _Folder(name, read)
    store.report = Report(store.edition, store)
    return store.report


class _Folder:
    """The files of one edition, as the store of a report."""

    report: Report
    """The report itself, which has each chapter once; the ledger is held against its figures."""

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

        name = f"{self.name}/ledger.json"
        entries = parse_json(self.read("ledger.json"), name)
        faults: list[Fault] = []
        tokens: tuple[Token, ...] | None = attempt(entries, tuple[Token, ...], "$", faults)
        if tokens is not None:
            faults.extend(_unknown_figures(tokens, self.report.figures.ids))
        if tokens is None or faults:
            raise DataError.of(name, [_with_its_number(fault, entries) for fault in faults])
        return tokens

    @cached_property
    def _discrepancies(self) -> tuple[Discrepancy, ...]:
        from ..model.discrepancy import Discrepancy

        listed: tuple[Discrepancy, ...] = self._made("discrepancies.json", tuple[Discrepancy, ...])
        return listed

    def _made(self, file: str, target: Any) -> Any:
        name = f"{self.name}/{file}"
        return structure(name, parse_json(self.read(file), name), target)


def _unknown_figures(tokens: Iterable[Token], known: Collection[str]) -> Iterator[Fault]:
    for i, token in enumerate(tokens):
        if token.figure is not None and token.figure not in known:
            hint = nearest(token.figure, known)
            got = f"{shown(token.figure)}.{hint}" if hint else shown(token.figure)
            yield Fault(f"$[{i}].figure", "the id of a figure", got)


def _with_its_number(fault: Fault, entries: Json) -> Fault:
    """Nobody counts the entries of a ledger: the line and the number say which one it is."""
    index, closed, _ = fault.path.removeprefix("$[").partition("]")
    entry = entries[int(index)] if closed and type(entries) is list else None
    if type(entry) is not dict:
        return fault
    number, line = shown(entry.get("printed")), shown(entry.get("line"))
    return Fault(f"{fault.path} ({number} on line {line})", fault.expected, fault.got)


def _labels(chapter: str) -> LabelRecords:
    file = f"{chapter}.json"
    name = f"data/labels/{file}"
    records: LabelRecords = structure(name, parse_json(read_text("labels", file), name), LabelRecords)
    return records
