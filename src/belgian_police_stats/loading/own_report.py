"""Make a report that is not in the package from plain data. Every part is checked, and all faults are reported.

The module reads from top to bottom: `_report` names the stages, and those follow in the same order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import DataError, Fault, clean, shown
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS, chapter_class
from ..model.containment import name_wholes
from ..model.contents import HeldContents, Unknown
from ..model.discrepancy import Discrepancy
from ..model.doubts import Settlement
from ..model.labels import Labels
from ..model.ledger import Entry
from ..model.report import Report
from ..model.report_key import key_under
from ..model.rules import Overlap, Rule
from ..model.source import Edition
from ..model.units import is_plain_name, packaged_units
from ..strict_json import Json
from .assembly import Assembly, SectionRecord
from .converter import attempt, attempt_each
from .doubts import DoubtRecord, doubts_of, faults_of_doubts
from .faults import EnoughFaults, Faults
from .own_facts import (
    faults_of_edition,
    faults_of_entries,
    faults_of_figure_entries,
    faults_of_lines,
    faults_of_periods,
    faults_of_words,
)
from .own_keys import faults_of_discrepancies, faults_of_overlaps, faults_of_settlements, repeated
from .own_rules import recorded_faults, rule_faults
from .records import FORMAT, FileFigure
from .versions import MADE_BY, is_newer_minor, is_older_minor, made_by

if TYPE_CHECKING:
    from ..model.outside import Outside

__all__ = ["report_of"]

_LISTS: dict[str, type] = {
    "ledger": Entry,
    "discrepancies": Discrepancy,
    "rules": Rule,
    "recorded_rules": Rule,
    "overlaps": Overlap,
    "doubts": DoubtRecord,
    "settlements": Settlement,
}
"""The lists of a file, with what each of their items becomes."""
_REQUIRED = ("format", "edition", "chapters", "labels")
_OPTIONAL = ("made_by", "units", *_LISTS, "outside")
_NAME = "a name of small letters, digits and underscores, such as horse_patrol"

_ChapterRecord = dict[str, SectionRecord | None]
"""Maps the name of a section to its figures, or to None if it is not an object and the fault is recorded."""


def report_of(data: Json, name: str, most_faults: int = Faults.MOST) -> Report:
    """Make the report from plain data. Reading stops at a number of faults.

    Raises:
        DataError: the data of the file `name` is not a report; all its faults are named.
    """
    faults = Faults(most=most_faults)
    try:
        report = _report(data, faults)
    except EnoughFaults:
        last = Fault("$", f"fewer than {most_faults} faults", "so many that reading stopped here")
        raise DataError.of(name, [*faults, last]) from None
    if report is None or faults:
        raise DataError.of(name, [*faults, *_fault_of_version(data)])
    return report


def _fault_of_version(data: Json) -> Iterator[Fault]:
    """Make the fault that says that a newer version may be able to read the file."""
    if type(data) is dict and _of_newer_version(data):
        hint = "Upgrade belgian-police-stats to that version, which can read it if the file is sound."
        yield Fault(f"$.{MADE_BY}", f"a file that {made_by()} can read", shown(data[MADE_BY]), hint)


def _of_newer_version(data: Mapping[str, Json]) -> bool:
    maker = data.get(MADE_BY)
    return type(maker) is str and is_newer_minor(maker)


def _report(data: Json, faults: Faults) -> Report | None:
    if type(data) is not dict:
        faults.append(Fault("$", "an object", shown(data)))
        return None
    newer, unknown = _of_newer_version(data), tuple[Unknown, ...]()
    if newer:
        # Imported late, since few files come from a newer version.
        from .newer import set_apart

        data, unknown = set_apart(data)
    maker: str | None = attempt(data.get(MADE_BY), str | None, f"$.{MADE_BY}", faults)
    faults.extend(_faults_of_keys(data))

    edition: Edition | None = attempt(data["edition"], Edition, "$.edition", faults) if "edition" in data else None
    units, labels = _objects(data, "units", Labels, faults), _objects(data, "labels", Labels, faults)
    if is_older_minor(maker):
        # The library did not have these units when the file was written.
        units = {name: label for name, label in units.items() if not packaged_units().kinds_of(name)}
    faults.extend(_faults_of_units(units))
    records = {name: _chapter_record(name, part, faults) for name, part in _object(data, "chapters", faults).items()}
    if newer:
        units = {**_names_of_newer_units(records), **units}
    lists = {key: _list(data, key, target, faults) for key, target in _LISTS.items()}
    ledger, discrepancies, rules, recorded, overlaps, doubts, settlements = lists.values()
    faults.extend(faults_of_settlements(settlements, {doubt.id for doubt in doubts.values()}))
    faults.extend(faults_of_words({"labels": labels, "units": units, **lists}))
    if edition is None:
        # Figures cannot be made without the slides and the period.
        return None
    slides = {slide.number for slide in edition.slides}
    faults.extend(chain(faults_of_edition(edition), faults_of_entries(ledger, edition.source_lines)))
    faults.extend(faults_of_discrepancies(discrepancies, slides))
    faults.extend(_faults_of_lines(edition, records))

    taken = {settlement.doubt: settlement.reading for settlement in settlements.values()}
    work = _OwnAssembly(labels, edition, units, faults, key_under(edition.key, taken))
    work.newer = newer
    chapters = [_chapter(work, name, records[name]) for name in _in_order(records)]
    work.add_unused_labels()
    faults.extend(_faults_of_ids(work, ledger))

    # A chapter with a fault is left out, so that the rules on the others are still checked.
    sound = tuple(chapter for chapter in chapters if chapter is not None)
    published = data.get("outside")
    outside = None if published is None else _outside(published, work.all_ids, sound, faults)
    faults.extend(_faults_of_cited(sound, outside.sources if outside else {}))
    held = HeldContents(
        chapters=sound,
        entries=tuple(ledger.values()),
        discrepancies=tuple(discrepancies.values()),
        rules=tuple(rules.values()),
        overlaps=tuple(overlaps.values()),
        settlements=tuple(settlements.values()),
        outside=outside,
        unknown=unknown,
        made_by=maker,
        recorded_rules=tuple(recorded.values()),
    )
    report = Report(edition, held)
    faults.extend(rule_faults(report, rules, discrepancies, work.figure_ids))
    faults.extend(recorded_faults(recorded))
    faults.extend(faults_of_overlaps(overlaps, work.figure_ids))
    if faults:
        # If a figure has a fault, its unit and its doubt seem unused, and it has no place.
        return report
    figures = report.figures
    faults.extend(chain(_faults_of_unused_units(units, report), faults_of_periods(figures, edition, _place_of)))
    is_settled = bool(settlements)
    faults.extend(faults_of_figure_entries(ledger, figures, is_settled))
    faults.extend(faults_of_doubts([*doubts.values()], figures, "$.doubts", faults, is_settled=is_settled))
    if faults:
        return report
    name_wholes(
        figures, chain.from_iterable(chapter.stated() for chapter in sound), report.own_rules, report.own_overlaps
    )
    return Report(edition, attrs.evolve(held, doubts=doubts_of(doubts.values(), figures)))


def _faults_of_lines(edition: Edition, records: Mapping[str, _ChapterRecord | None]) -> Iterator[Fault]:
    slides = {slide.number: slide for slide in edition.slides if slide.first_line <= slide.last_line}
    for chapter, sections in records.items():
        for section, figures in (sections or {}).items():
            for name, figure in (figures or {}).items():
                for fault in faults_of_lines(figure, slides, edition.source_lines) if figure else ():
                    yield attrs.evolve(fault, path=f"{_place_of(f'{chapter}.{section}.{name}')}.{fault.path}")


def _faults_of_keys(data: Mapping[str, Json]) -> Iterator[Fault]:
    for key in _REQUIRED:
        if key not in data:
            yield Fault(f"$.{key}", "this key", "none")
    for key in data:
        if key not in _REQUIRED and key not in _OPTIONAL:
            yield Fault(f"$.{clean(key)}", "no such key", "one")
    if data.get("format", FORMAT) != FORMAT:
        yield Fault("$.format", f'"{FORMAT}"', shown(data["format"]))


def _part(data: Mapping[str, Json], key: str, default: Json) -> Json:
    """Give a part of the file. Null is the same as no key, for a part that can be left out."""
    part = data.get(key, default)
    return default if part is None and key in _OPTIONAL else part


def _object(data: Mapping[str, Json], key: str, faults: Faults) -> dict[str, Json]:
    part = _part(data, key, {})
    if type(part) is dict:
        return part
    faults.append(Fault(f"$.{key}", "an object", shown(part)))
    return {}


def _objects(data: Mapping[str, Json], key: str, target: Any, faults: Faults) -> dict[str, Any]:
    """Make a target from each member of an object, with None for members that do not fit."""
    items = _object(data, key, faults).items()
    return attempt_each(items, target, lambda name: f"$.{key}.{clean(name)}", faults)


def _list(data: Mapping[str, Json], key: str, target: Any, faults: Faults) -> dict[int, Any]:
    """Make a target from each item of a list, and give those that fit by their index."""
    part = _part(data, key, [])
    if type(part) is not list:
        faults.append(Fault(f"$.{key}", "a list", shown(part)))
        return {}
    items = attempt_each(enumerate(part), target, lambda i: f"$.{key}[{i}]", faults)
    return {i: item for i, item in items.items() if item is not None}


def _faults_of_cited(chapters: Iterable[Chapter], sources: Collection[str]) -> Iterator[Fault]:
    for figure in (figure for chapter in chapters for figure in chapter.figures):
        for i, slug in enumerate(figure.cited):
            if slug not in sources:
                yield Fault(f"{_place_of(figure.id)}.cited[{i}]", "the slug of a source", shown(slug))
        yield from repeated(f"{_place_of(figure.id)}.cited", figure.cited, "a source") if figure.cited else ()


def _outside(data: Json, ids: set[str] | None, chapters: Iterable[Chapter], faults: Faults) -> Outside:
    """Make what was published elsewhere. `ids` is None if not all figures are known."""
    # Imported late, since most report files have none of it.
    from .outside import Known, outside_of

    figures = {figure.id: figure for chapter in chapters for figure in chapter.figures}
    return outside_of("$.outside", data, faults, Known(ids=ids, figures=figures))


def _faults_of_units(units: Mapping[str, Labels | None]) -> Iterator[Fault]:
    for name in units:
        if not is_plain_name(name):
            yield Fault(f"$.units.{clean(name)}", _NAME, shown(name))
        elif packaged_units().kinds_of(name):
            yield Fault(f"$.units.{name}", "a unit that the library does not have", "a unit of the library")


def _names_of_newer_units(records: Mapping[str, _ChapterRecord | None]) -> dict[str, Labels | None]:
    """Take a unit that only the newer version has for a counted thing."""
    from .newer import labels_of_newer_unit

    figures = (f for chapter in records.values() for part in (chapter or {}).values() for f in (part or {}).values())
    words = {figure.unit for figure in figures if figure is not None and is_plain_name(figure.unit)}
    return {word: labels_of_newer_unit(word) for word in sorted(words) if not packaged_units().kinds_of(word)}


def _chapter_record(name: str, part: Json, faults: Faults) -> _ChapterRecord | None:
    if type(part) is not dict:
        faults.append(Fault(_place_of(name), "an object", shown(part)))
        return None
    # For a chapter of the library, the names are compared with its class later.
    own = name not in CHAPTERS
    if own:
        faults.extend(_faults_of_names([name], ""))
        faults.extend(_faults_of_names(part, f"{name}."))
    return {key: _section_record(f"{name}.{key}", section, own, faults) for key, section in part.items()}


def _section_record(path: str, part: Json, own: bool, faults: Faults) -> SectionRecord | None:
    if type(part) is not dict:
        faults.append(Fault(_place_of(path), "an object", shown(part)))
        return None
    if own:
        faults.extend(_faults_of_names(part, f"{path}."))
    place = _place_of(path)
    return attempt_each(part.items(), FileFigure, lambda name: f"{place}.{clean(name)}", faults)


def _faults_of_names(names: Iterable[str], before: str) -> Iterator[Fault]:
    for name in names:
        if not is_plain_name(name):
            yield Fault(_place_of(f"{before}{name}"), _NAME, shown(name))


class _OwnAssembly(Assembly):
    """The chapters of a report file, where one file holds all of them and their labels.

    A chapter of the library can have some of its parts. If a newer version wrote the file, it can have others as well.
    """

    partial = True

    def place_of(self, path: str) -> str:
        return _place_of(path)

    def label_place_of(self, path: str) -> str:
        return f"$.labels.{_clean_id(path)}"

    @property
    def all_ids(self) -> set[str] | None:
        """The ids of all figures; None if the contents of a section or a chapter are unknown."""
        return None if self._lost else self.figure_ids


def _in_order(names: Mapping[str, object]) -> list[str]:
    """Sort chapters: those of the library in its order, then own chapters in the order of the file."""
    return [name for name in CHAPTERS if name in names] + [name for name in names if name not in CHAPTERS]


def _chapter(work: Assembly, name: str, record: _ChapterRecord | None) -> Chapter | None:
    return work.chapter(chapter_class(name), name, record) if name in CHAPTERS else work.own_chapter(name, record)


def _faults_of_ids(work: Assembly, ledger: Mapping[int, Entry]) -> Iterator[Fault]:
    for path, base in work.bases:
        if base not in work.figure_ids:
            yield Fault(f"{_place_of(path)}.of", "the id of a figure", shown(base))
        elif base == path:
            yield Fault(f"{_place_of(path)}.of", "the id of another figure", shown(base))
    for i, entry in ledger.items():
        if entry.figure is not None and entry.figure not in work.figure_ids:
            yield Fault(f"$.ledger[{i}].figure", "the id of a figure", shown(entry.figure))


def _faults_of_unused_units(units: Mapping[str, object], report: Report) -> Iterator[Fault]:
    used = {figure.unit for figure in report} if units else ()
    for name in units:
        if name not in used:
            yield Fault(f"$.units.{name}", "a unit that a figure has", "a unit that no figure has")


def _place_of(path: str) -> str:
    return f"$.chapters.{_clean_id(path)}"


def _clean_id(path: str) -> str:
    return ".".join(map(clean, path.split(".")))
