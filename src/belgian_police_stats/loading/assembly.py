"""Build the chapters of the model from records, and add ids, labels, slides and the default period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from sys import intern
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import DataError, Fault, FieldError, WrongUnitError, clean, shown
from ..model.chapter import Chapter, Section
from ..model.consistency import contradictions
from ..model.containment import name_wholes
from ..model.figure import KINDS, Count, Figure, Share
from ..model.labels import LANGUAGES, Labels
from ..model.source import Edition, Slide, Source
from ..model.units import packaged_units
from .faults import Faults
from .records import ChapterRecord, FileFigure, LabelRecords, PlaceRecord

if TYPE_CHECKING:
    from ..model.own import OwnChapter, OwnSection

__all__ = ["Assembly", "SectionRecord", "assemble"]

_KINDS = {kind.__name__: kind for kind in KINDS}
_C = TypeVar("_C", bound=Chapter | Section)

SectionRecord = Mapping[str, FileFigure | None]
"""Maps the name of each figure to its record, or to None if the record is invalid and its fault is recorded."""


def assemble(kind: type[Chapter], name: str, record: ChapterRecord, labels: LabelRecords, edition: Edition) -> Chapter:
    """Build a chapter of the package.

    Raises:
        DataError: a section, figure or label is missing or unknown, or a figure does not fit its kind.
    """
    work = Assembly(labels, edition)
    chapter = work.chapter(kind, name, record)
    work.add_unused_labels()
    if work.faults or chapter is None:
        raise DataError.of(f"The chapter {name} of {edition.year}", work.faults)
    name_wholes([*chapter], chapter.stated())
    return chapter


class Assembly:
    """Builds chapters and collects faults. A part with a fault becomes None, and so do all parts that contain it."""

    partial = False
    """Whether a chapter or section can lack parts of its class. Those of the package have all of them."""
    newer = False
    """Whether a newer version wrote the records, so that a class can have other parts there."""

    def __init__(
        self,
        labels: Mapping[str, Labels | None],
        edition: Edition,
        units: Mapping[str, Labels | None] | None = None,
        faults: Faults | None = None,
        report_key: str = "",
    ) -> None:
        self.labels: Mapping[str, Labels | None] = labels
        self.edition: Edition = edition
        self.units: Mapping[str, Labels | None] = units or {}
        self.faults: Faults = Faults() if faults is None else faults
        self.figure_ids: set[str] = set()
        """The ids of all figures, with and without faults."""
        self.bases: list[tuple[str, str]] = []
        """The id of each share that names its whole, with the id of the whole."""
        self._report_key: str = report_key or edition.key
        self._slides: dict[int, Slide] = {slide.number: slide for slide in edition.slides}
        self._labelled: set[str] = set()
        """Every id that may have a label."""
        self._lost: list[str] = []
        """The ids of chapters and sections that became None, so that their contents are unknown."""

    def place_of(self, path: str) -> str:
        """Give the place of a part in its file. A file of the package holds one chapter, which is its root."""
        return f"$.{path.partition('.')[2]}"

    def label_place_of(self, path: str) -> str:
        """Give the place of the labels of a part."""
        return f"labels: $.{path}"

    def chapter(
        self, kind: type[Chapter], name: str, record: Mapping[str, SectionRecord | None] | None
    ) -> Chapter | None:
        """Build a chapter that has a class."""
        if record is None:
            self._lose(name)
            return None
        types = kind.MEMBERS
        self._compare(kind, name, record)
        sections: dict[str, Section | None] = {
            part: self.section(types[part], f"{name}.{part}", record[part]) for part in types if part in record
        }
        if self.newer:
            others = [part for part in record if part not in types]
            sections |= {part: self.own_section(f"{name}.{part}", record[part]) for part in others}
        return self._whole(kind, name, sections)

    def section(self, kind: type[Section], path: str, record: SectionRecord | None) -> Section | None:
        """Build a section that has a class."""
        if record is None:
            self._lose(path)
            return None
        types = kind.MEMBERS
        self._compare(kind, path, record)
        figures = {part: self.figure(types[part], f"{path}.{part}", record[part]) for part in types if part in record}
        if self.newer:
            figures |= {part: self.figure(None, f"{path}.{part}", record[part]) for part in record if part not in types}
        return self._whole(kind, path, figures)

    def own_chapter(self, name: str, record: Mapping[str, SectionRecord | None] | None) -> OwnChapter | None:
        """Build a chapter whose sections and figures come from the record."""
        if record is None:
            self._lose(name)
            return None
        from ..model.own import OwnChapter

        sections = [self.own_section(f"{name}.{part}", section) for part, section in record.items()]
        return self._whole(OwnChapter, name, {"members": _all_or_none(sections)})

    def own_section(self, path: str, record: SectionRecord | None) -> OwnSection | None:
        """Build a section whose figures come from the record."""
        if record is None:
            self._lose(path)
            return None
        from ..model.own import OwnSection

        figures = [self.figure(None, f"{path}.{name}", figure) for name, figure in record.items()]
        return self._whole(OwnSection, path, {"members": _all_or_none(figures)})

    def figure(self, kind: type[Figure] | None, path: str, record: FileFigure | None) -> Figure | None:
        """Build a figure. Without `kind`, its kind follows from its unit or from the record."""
        self.figure_ids.add(path)
        if record is None:
            self._labelled.add(path)
            return None
        label, first = self._label(path), self._source(path, record)
        sources = (first,) if first and not record.also else self._sources(path, first, record.also)
        if kind is None or record.kind is not None:
            kind = self._kind(kind, path, record)
        if record.of is not None:
            self.bases.append((path, record.of))
            if kind is not None and kind is not Share:
                self._fault(path, "of", "no base, since only a share has one", shown(record.of))
        if label is None or sources is None or kind is None:
            self._name_contradictions(path, record, kind)
            return None
        # Only a share has the argument `of`. Passing `**` instead of a partial would make a dict for every figure.
        make = partial(Share, of=record.of) if kind is Share else kind
        try:
            made: Figure = self._filled(make, path, record, label, sources)
        except (WrongUnitError, FieldError):
            self._name_contradictions(path, record, kind)
            return None
        return made

    def _filled(
        self, make: Callable[..., Any], path: str, record: FileFigure, label: Labels, sources: tuple[Source, ...]
    ) -> Any:
        return make(
            id=path,
            value=record.value,
            # Interned, so that all figures with the same unit share one string.
            unit=intern(record.unit),
            printed=record.printed,
            labels=label,
            period=record.period or self.edition.period,
            qualifier=record.qualifier,
            certainty=record.certainty,
            evidence=record.evidence,
            alternatives=record.alternatives,
            agreeing_readings=tuple(record.doubts.items()) if record.doubts else (),
            note=record.note,
            cited=record.cited,
            sources=sources,
            unit_labels=self.units.get(record.unit),
            report_key=self._report_key,
        )

    def _name_contradictions(self, path: str, record: FileFigure, kind: type[Figure] | None) -> None:
        """Add every fault within a figure that cannot be made. A missing label, slide or kind is already a fault."""
        # Imported late, since few figures have a fault.
        from ..model.open_doubts import contradictions_of_doubts

        sources = (_somewhere(record), *map(_somewhere, record.also))
        # Without a kind, it is not known which numbers the figure can have.
        name, is_point, can_fall = (kind.__name__, kind.POINT_WHEN_WHOLE, kind.CAN_FALL) if kind else ("", False, True)
        no_labels = Labels(**dict.fromkeys(LANGUAGES, ""))
        stand_in = partial(SimpleNamespace, kind=name, POINT_WHEN_WHOLE=is_point, CAN_FALL=can_fall, source=sources[0])
        figure = self._filled(stand_in, path, record, no_labels, sources)
        for error in chain(contradictions(figure), contradictions_of_doubts(figure)):
            if isinstance(error, FieldError):
                self._fault(path, _key_of(error.field), error.expected, error.got, error.hint)
            elif kind is not None:
                self._fault(path, "", error.expected, error.got, error.hint)

    def add_unused_labels(self) -> None:
        """Add a fault for each label that belongs to nothing, except in lost parts, whose contents are unknown."""
        lost = tuple(f"{path}." for path in self._lost)
        unused = [path for path in self.labels if path not in self._labelled and not path.startswith(lost)]
        self.faults.extend(Fault(self.label_place_of(clean(path)), "no such key", "one") for path in unused)

    def _lose(self, path: str) -> None:
        self._labelled.add(path)
        self._lost.append(path)

    def _kind(self, kind: type[Figure] | None, path: str, record: FileFigure) -> type[Figure] | None:
        """Find the kind that fits the class, the unit and the record of a figure."""
        fitting = (kind.__name__,) if kind else self._kinds_of(record.unit)
        named = fitting[0] if record.kind is None and len(fitting) == 1 else record.kind
        if named is not None and named in fitting:
            return _KINDS[named]
        if fitting:
            expected = f"{' or '.join(fitting)} for the unit {clean(record.unit)}"
            self._fault(path, "kind", expected, "none" if named is None else shown(named))
        else:
            known = (*packaged_units().names, *self.units)
            hint = self.faults.nearest(record.unit, known)
            self._fault(path, "unit", "a unit of the library or one that the file declares", shown(record.unit), hint)
        return None

    def _kinds_of(self, unit: str) -> Sequence[str]:
        # Units that a report declares are counted things.
        return packaged_units().kinds_of(unit) or ((Count.__name__,) if unit in self.units else ())

    def _sources(self, path: str, first: Source | None, also: tuple[PlaceRecord, ...]) -> tuple[Source, ...] | None:
        sources = [first, *(self._source(path, place) for place in also)]
        return None if None in sources else tuple(source for source in sources if source is not None)

    def _source(self, path: str, place: FileFigure | PlaceRecord) -> Source | None:
        slide = self._slides.get(place.slide)
        if slide is None:
            self._fault(path, "slide", f"a slide from 1 to {len(self._slides)}", shown(place.slide))
            return None
        return Source(
            slide=slide.number, title=slide.title, heading=slide.heading, line=place.line, printed=place.printed
        )

    def _whole(self, kind: type[_C], path: str, parts: Mapping[str, Any]) -> _C | None:
        label = self._label(path)
        types = kind.MEMBERS
        same = parts.keys() == types.keys()
        missing = not (same or self.partial) and types.keys() - kind.YEARS.keys() - parts.keys()
        if label is None or missing or any(part is None for part in parts.values()):
            return None
        if not same:
            made: Any = kind.holding(path, label, parts)
            return made  # type: ignore[no-any-return]
        return kind(id=path, labels=label, **parts)

    def _label(self, path: str) -> Labels | None:
        self._labelled.add(path)
        label = self.labels.get(path)
        if label is None and path not in self.labels:
            self.faults.append(Fault(self.label_place_of(path), "this key", "none"))
        return label

    def _compare(self, kind: type[Chapter | Section], path: str, got: Mapping[str, object]) -> None:
        """Add a fault for each name that is missing or unknown in a record. Some parts exist in some years only."""
        types, years, year = kind.MEMBERS, kind.YEARS, self.edition.year
        if not years and got.keys() == types.keys():
            return
        names = set(got)
        expected = {name for name in types if name not in years or _is_in(year, *years[name])}
        for name in types.keys() - names:
            self._allow_labels(types[name], f"{path}.{name}")
        for name in () if self.partial else sorted(expected - names):
            self._fault(path, name, "this key" + (_in_years(*years[name]) if name in years else ""), "none")
        for name in () if self.newer else sorted(names - expected):
            reason = f" in {year}, since it is{_in_years(*years[name])}" if name in years else ""
            self._fault(path, clean(name), f"no such key{reason}", "one")

    def _allow_labels(self, kind: type[Any], path: str) -> None:
        """Allow labels for a part that this edition lacks, since one file has the labels of all editions."""
        self._labelled.add(path)
        if issubclass(kind, Section):
            self._labelled.update(f"{path}.{name}" for name in kind.MEMBERS)

    def _fault(self, path: str, key: str, expected: str, got: str, hint: str = "") -> None:
        place = self.place_of(path)
        if key:
            # A chapter of the package is the root of its file, "$.", which ends with the dot already.
            place = f"{place.removesuffix('.')}.{key}"
        self.faults.append(Fault(place, expected, got, hint))


def _somewhere(place: FileFigure | PlaceRecord) -> Source:
    return Source(slide=place.slide, title=None, heading="", line=place.line, printed=place.printed)


def _all_or_none(parts: list[Any]) -> tuple[Any, ...] | None:
    return None if any(part is None for part in parts) else tuple(parts)


def _is_in(year: int, since: int | None, until: int | None) -> bool:
    return (since or year) <= year <= (until or year)


def _in_years(since: int | None, until: int | None) -> str:
    """Give the years in which a part is printed, such as " from 1999 on"."""
    return (f" from {since} on" if since else "") + (f" until {until}" if until else "")


def _key_of(field: str) -> str:
    """Name the key of a record from which a field of a figure comes; empty if no single key is wrong."""
    further = re.fullmatch(r"sources\[(\d+)\](\.printed)?", field)
    if further:
        # The first place of a figure is in the record itself.
        return f"also[{int(further[1]) - 1}]{further[2] or ''}"
    return field if field in ("value", "printed", "qualifier", "evidence", "doubts", "alternatives") else ""
