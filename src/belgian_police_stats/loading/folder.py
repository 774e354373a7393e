"""An edition in a folder: one file for each chapter, read when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from ..data import read_text
from ..errors import DataError, Fault, nearest, shown
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS, chapter_class
from ..model.once import read_once
from ..model.report import Report
from ..model.rules import Overlap, Rule
from ..model.source import Edition
from ..strict_json import parse_json
from .assembly import assemble
from .converter import attempt, structure
from .records import ChapterRecord, LabelRecords

if TYPE_CHECKING:
    from ..model.contents import Unknown
    from ..model.discrepancy import Discrepancy
    from ..model.doubts import Doubt, Settlement
    from ..model.ledger import Entry
    from ..model.outside import Outside
    from ..strict_json import Json

__all__ = ["open_folder"]


def open_folder(name: str, read: Callable[[str], str]) -> Report:
    """Open an edition. `read` gives the text of a file by its name, and errors call the folder `name`.

    The labels are those of the package: the name of a figure outlives its edition.

    Raises:
        DataError: a file does not hold what the format asks for.
    """
    return _Folder(name, read).report


class _Folder:
    """The files of one edition, as the contents of a report."""

    __slots__ = ("_json", "_part")
    _json: Callable[[str], tuple[str, Json]]
    """Reads a file of the folder, and gives its name for errors and its contents."""
    _part: Callable[[str], Any]
    """Gives a part of the edition, which is read once."""

    rules: tuple[Rule, ...] = ()
    """The rules of a packaged edition are in the model."""
    overlaps: tuple[Overlap, ...] = ()
    """Its overlaps are in the model too."""
    settlements: tuple[Settlement, ...] = ()
    """A packaged edition leaves its doubts open."""
    made_by: str | None = None
    """A packaged edition was not written into a report file by any version."""
    recorded_rules: tuple[Rule, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    def __new__(cls, name: str, read: Callable[[str], str]) -> Self:
        def json(file: str) -> tuple[str, Json]:
            path = f"{name}/{file}"
            return path, parse_json(read(file), path)

        # Not in `__init__`, which could be called a second time.
        folder = super().__new__(cls)
        object.__setattr__(folder, "_json", json)
        object.__setattr__(folder, "_part", read_once(lambda part: getattr(folder, f"_read_{part}")()))
        return folder

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    @property
    def report(self) -> Report:
        """The report with these contents. It keeps the chapters, and the ledger is compared with its figures."""
        report: Report = self._part("report")
        return report

    def _read_report(self) -> Report:
        edition: Edition = structure(*self._json("edition.json"), Edition)
        return Report(edition, self)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(CHAPTERS)

    def chapter(self, name: str) -> Chapter:
        if name not in CHAPTERS:
            raise KeyError(name)
        record: ChapterRecord = structure(*self._json(f"{name}.json"), ChapterRecord)
        return assemble(chapter_class(name), name, record, _labels(name), self.report.edition)

    @property
    def entries(self) -> tuple[Entry, ...]:
        entries: tuple[Entry, ...] = self._part("entries")
        return entries

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        discrepancies: tuple[Discrepancy, ...] = self._part("discrepancies")
        return discrepancies

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        doubts: tuple[Doubt, ...] = self._part("doubts")
        return doubts

    def _read_entries(self) -> tuple[Entry, ...]:
        from ..model.ledger import Entry

        name, listed = self._json("ledger.json")
        if type(listed) is not list:
            raise DataError.of(name, [Fault("$", "a list", shown(listed))])
        known = self.report.figures.ids
        entries: list[Entry] = []
        faults: list[Fault] = []
        for i, record in enumerate(listed):
            found: list[Fault] = []
            entry: Entry | None = attempt(record, Entry, f"$[{i}]", found)
            if entry is not None:
                entries.append(entry)
                found.extend(_fault_of_figure(f"$[{i}].figure", entry, known))
            faults.extend(_with_its_number(fault, record) for fault in found)
        if faults:
            raise DataError.of(name, faults)
        return tuple(entries)

    def _read_discrepancies(self) -> tuple[Discrepancy, ...]:
        from ..model.discrepancy import Discrepancy

        listed: tuple[Discrepancy, ...] = structure(*self._json("discrepancies.json"), tuple[Discrepancy, ...])
        return listed

    def _read_doubts(self) -> tuple[Doubt, ...]:
        from .doubts import DoubtRecord, doubts_of, faults_of_doubts
        from .faults import Faults

        name, listed = self._json("doubts.json")
        records: tuple[DoubtRecord, ...] = structure(name, listed, tuple[DoubtRecord, ...])
        figures = self.report.figures
        faults = [*faults_of_doubts(records, figures, "$", Faults())]
        if faults:
            raise DataError.of(name, faults)
        return doubts_of(records, figures)

    @property
    def outside(self) -> Outside:
        from .outside import packaged_outside

        return packaged_outside()


def _fault_of_figure(path: str, entry: Entry, known: Collection[str]) -> Iterator[Fault]:
    if entry.figure is not None and entry.figure not in known:
        yield Fault(path, "the id of a figure", shown(entry.figure), nearest(entry.figure, known))


def _with_its_number(fault: Fault, record: Json) -> Fault:
    """Name an entry by its number, since nobody counts the entries of a ledger."""
    if type(record) is not dict:
        return fault
    place = f"This is the number {shown(record.get('printed'))} on line {shown(record.get('line'))}."
    return evolve(fault, hint=f"{fault.hint} {place}".lstrip())


def _labels(chapter: str) -> LabelRecords:
    file = f"{chapter}.json"
    name = f"data/labels/{file}"
    records: LabelRecords = structure(name, parse_json(read_text("labels", file), name), LabelRecords)
    return records
