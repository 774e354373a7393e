"""An edition in a folder: one file for each chapter, read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..data import parse_json, read_text
from ..errors import DataError, Fault, nearest
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS, chapter_class
from ..model.report import Report
from ..model.rules import Rule
from ..model.source import Edition
from .assembly import assemble
from .converter import attempt, structure
from .faults import shown
from .records import ChapterRecord, LabelRecords

if TYPE_CHECKING:
    from ..model.discrepancy import Discrepancy
    from ..model.ledger import Entry
    from .strict import Json

__all__ = ["open_folder"]


def open_folder(name: str, read: Callable[[str], str]) -> Report:
    """Open an edition whose files `read` gives by their names; `name` is what the folder is called in errors.

    The labels are those of the package: the name of a figure outlives its edition.

    Raises:
        DataError: a file does not hold what the format asks for.
    """
    contents = _Folder(name, read)
    contents.report = Report(contents.edition, contents)
    return contents.report


class _Folder:
    """The files of one edition, as the contents of a report."""

    report: Report
    """The report itself, which has each chapter once; the ledger is held against its figures."""

    rules: tuple[Rule, ...] = ()
    """The rules of a packaged edition are in the model."""

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
        record: ChapterRecord = self._made(f"{name}.json", ChapterRecord)
        return assemble(chapter_class(name), name, record, _labels(name), self.edition)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        from ..model.ledger import Entry

        name = f"{self.name}/ledger.json"
        listed = parse_json(self.read("ledger.json"), name)
        faults: list[Fault] = []
        entries: tuple[Entry, ...] | None = attempt(listed, tuple[Entry, ...], "$", faults)
        if entries is not None:
            faults.extend(_unknown_figures(entries, self.report.figures.ids))
        if entries is None or faults:
            raise DataError.of(name, [_with_its_number(fault, listed) for fault in faults])
        return entries

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        from ..model.discrepancy import Discrepancy

        listed: tuple[Discrepancy, ...] = self._made("discrepancies.json", tuple[Discrepancy, ...])
        return listed

    def _made(self, file: str, target: Any) -> Any:
        name = f"{self.name}/{file}"
        return structure(name, parse_json(self.read(file), name), target)


def _unknown_figures(entries: Iterable[Entry], known: Collection[str]) -> Iterator[Fault]:
    for i, entry in enumerate(entries):
        if entry.figure is not None and entry.figure not in known:
            hint = nearest(entry.figure, known)
            got = f"{shown(entry.figure)}.{hint}" if hint else shown(entry.figure)
            yield Fault(f"$[{i}].figure", "the id of a figure", got)


def _with_its_number(fault: Fault, listed: Json) -> Fault:
    """Nobody counts the listed of a ledger: the line and the number say which one it is."""
    index, closed, _ = fault.path.removeprefix("$[").partition("]")
    record = listed[int(index)] if closed and type(listed) is list else None
    if type(record) is not dict:
        return fault
    number, line = shown(record.get("printed")), shown(record.get("line"))
    return Fault(f"{fault.path} ({number} on line {line})", fault.expected, fault.got)


def _labels(chapter: str) -> LabelRecords:
    file = f"{chapter}.json"
    name = f"data/labels/{file}"
    records: LabelRecords = structure(name, parse_json(read_text("labels", file), name), LabelRecords)
    return records
