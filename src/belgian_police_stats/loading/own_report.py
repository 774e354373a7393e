"""From plain data to a report that is not in the package. Every part is looked at, and all faults come at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import DataError, Fault, PrintedNumberError
from ..model.bases import Number
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS, chapter_class
from ..model.contents import HeldContents
from ..model.discrepancy import Discrepancy
from ..model.labels import Labels
from ..model.ledger import Entry
from ..model.printed import parse_printed
from ..model.report import Report
from ..model.rules import Rule
from ..model.source import Edition
from ..model.units import is_plain_name, packaged_units
from .assembly import Assembly, Places, SectionRecord
from .converter import attempt, quick_hook
from .faults import EnoughFaults, Faults, clean, shown
from .own_rules import rule_faults
from .records import FORMAT, FigureRecord
from .strict import Json

__all__ = ["report_of"]

_REQUIRED = ("format", "edition", "chapters", "labels")
_OPTIONAL = ("units", "rules", "ledger", "discrepancies")
_NAME = "a name of small letters, digits and underscores, such as horse_patrol"


def report_of(data: Json, name: str) -> Report:
    """Make the report of plain data.

    Raises:
        DataError: the data of the file `name` is no report; all its faults are named.
    """
    work = _Reading(data)
    try:
        report = work.report()
    except EnoughFaults:
        last = Fault("$", f"fewer than {Faults.MOST} faults", "so many that reading stopped here")
        raise DataError.of(name, [*work.faults, last]) from None
    if report is None or work.faults:
        raise DataError.of(name, work.faults)
    return report


class _Reading:
    """One report in the making."""

    def __init__(self, data: Json) -> None:
        self.whole, self.faults = data, Faults()
        self.data: dict[str, Json] = data if type(data) is dict else {}
        self.lost: list[str] = []
        """The ids of chapters and sections that are no objects."""

    def report(self) -> Report | None:
        if type(self.whole) is not dict:
            self._fault("$", "an object", shown(self.whole))
            return None
        self._compare_keys()
        edition: Edition | None = self._part("edition", Edition)
        units, labels = self._objects("units", Labels), self._objects("labels", Labels)
        self._check_units(units)
        records = {name: self._chapter(name, part) for name, part in self._object("chapters").items()}
        ledger, listed = self._list("ledger", Entry), self._list("discrepancies", Discrepancy)
        rules = self._list("rules", Rule)
        if edition is None:
            return None
        work = Assembly(labels, edition, Places(_place, _label_place), units, self.faults)
        chapters = [made for name, record in _in_order(records) if (made := _assembled(work, name, record))]
        work.name_idle_labels(self.lost)
        self._check_ids(work, ledger)
        held = HeldContents(tuple(chapters), tuple(ledger.values()), tuple(listed.values()), tuple(rules.values()))
        report = Report(edition, held)
        self.faults.extend(rule_faults(report, rules, listed, work.figure_ids))
        self._check_use(units, report)
        return report

    def _compare_keys(self) -> None:
        for key in _REQUIRED:
            if key not in self.data:
                self._fault(f"$.{key}", "this key", "none")
        for key in self.data:
            if key not in _REQUIRED and key not in _OPTIONAL:
                self._fault(f"$.{clean(key)}", "no such key", "one")
        if self.data.get("format", FORMAT) != FORMAT:
            self._fault("$.format", f'"{FORMAT}"', shown(self.data["format"]))

    def _part(self, key: str, target: Any) -> Any:
        return attempt(self.data[key], target, f"$.{key}", self.faults) if key in self.data else None

    def _object(self, key: str) -> dict[str, Json]:
        part = self.data.get(key, {})
        if type(part) is dict:
            return part
        self._fault(f"$.{key}", "an object", shown(part))
        return {}

    def _objects(self, key: str, target: Any) -> dict[str, Any]:
        """One thing for each key; None for one that does not fit."""
        make, made = quick_hook(target), dict[str, Any]()
        for name, value in self._object(key).items():
            try:
                made[name] = make(value, target)
            except Exception:
                made[name] = attempt(value, target, f"$.{key}.{clean(name)}", self.faults)
        return made

    def _list(self, key: str, target: Any) -> dict[int, Any]:
        """What fits, by its index."""
        part = self.data.get(key, [])
        if type(part) is not list:
            self._fault(f"$.{key}", "a list", shown(part))
            return {}
        made = ((i, attempt(value, target, f"$.{key}[{i}]", self.faults)) for i, value in enumerate(part))
        return {i: one for i, one in made if one is not None}

    def _chapter(self, name: str, part: Json) -> dict[str, SectionRecord | None] | None:
        if type(part) is not dict:
            self._lose(name, part)
            return None
        self._check_name(name, name, name in CHAPTERS)
        return {key: self._section(f"{name}.{key}", key, section) for key, section in part.items()}

    def _section(self, path: str, name: str, part: Json) -> SectionRecord | None:
        if type(part) is not dict:
            self._lose(path, part)
            return None
        known = path.partition(".")[0] in CHAPTERS
        self._check_name(path, name, known)
        make, records = quick_hook(FigureRecord), dict[str, FigureRecord | None]()
        for key, value in part.items():
            try:
                records[key] = record = make(value, FigureRecord)
            except Exception:
                records[key] = attempt(value, FigureRecord, f"{_place(path)}.{clean(key)}", self.faults)
                continue
            if _as_printed(record.value) != record.printed or record.also:
                self._check_print(f"{path}.{key}", record)
            if not known and not is_plain_name(key):
                self._check_name(f"{path}.{key}", key, known)
        return records

    def _lose(self, path: str, part: Json) -> None:
        self.lost.append(path)
        self._fault(_place(path), "an object", shown(part))

    def _check_name(self, path: str, name: str, known: bool) -> None:
        if not known and not is_plain_name(name):
            self._fault(_place(path), _NAME, shown(name))

    def _check_print(self, path: str, record: FigureRecord) -> None:
        """The value of a figure is what its printed form says; another number at a further place is for the rules."""
        place = f"{_place(path)}.value"
        try:
            printed, *_ = [parse_printed(text).value for text in (record.printed, *(p.printed for p in record.also))]
        except PrintedNumberError as error:
            self._fault(place, "a printed number beside it", str(error).removesuffix("."))
            return
        if printed != record.value or type(printed) is not type(record.value):
            self._fault(place, f'{printed}, as in "{record.printed}"', str(record.value))

    def _check_units(self, units: Mapping[str, Labels | None]) -> None:
        for name in units:
            if not is_plain_name(name):
                self._fault(f"$.units.{clean(name)}", _NAME, shown(name))
            elif name in packaged_units().names:
                self._fault(f"$.units.{name}", "a unit that the library does not have", "one of its own")

    def _check_use(self, units: Mapping[str, Labels | None], report: Report) -> None:
        if units and not self.faults:
            used = {figure.unit for figure in report}
            for name in units:
                if name not in used:
                    self._fault(f"$.units.{name}", "a unit that a figure has", "one that none has")

    def _check_ids(self, work: Assembly, ledger: Mapping[int, Entry]) -> None:
        """What the base of a share and an entry of the ledger name must be there."""
        for path, base in work.bases:
            if base not in work.figure_ids:
                self._fault(f"{_place(path)}.of", "the id of a figure", shown(base))
        for i, entry in ledger.items():
            if entry.figure is not None and entry.figure not in work.figure_ids:
                self._fault(f"$.ledger[{i}].figure", "the id of a figure", shown(entry.figure))

    def _fault(self, path: str, expected: str, got: str) -> None:
        self.faults.append(Fault(path, expected, got))


def _in_order(records: dict[str, Any]) -> list[tuple[str, Any]]:
    """The chapters of the library in its order, then own ones in that of the file."""
    known = [(name, records[name]) for name in CHAPTERS if name in records]
    return known + [(name, record) for name, record in records.items() if name not in CHAPTERS]


def _assembled(work: Assembly, name: str, record: dict[str, SectionRecord | None] | None) -> Chapter | None:
    if record is None:
        work.named.add(name)
        return None
    if name not in CHAPTERS:
        return work.own_chapter(name, record)
    return work.chapter(chapter_class(name), name, record)


def _as_printed(value: Number) -> str:
    """The commonest printed form of a number; every other form is read digit by digit."""
    return f"{value:,}".replace(",", " ") if type(value) is int else ""


def _place(path: str) -> str:
    return f"$.chapters.{_clean(path)}"


def _label_place(path: str) -> str:
    return f"$.labels.{_clean(path)}"


def _clean(path: str) -> str:
    return ".".join(map(clean, path.split(".")))
