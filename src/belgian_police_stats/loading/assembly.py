"""From records to a chapter of the model: ids, labels, slides and the default period come in here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ..errors import DataError, Fault
from ..model.chapter import Chapter, Section, member_types
from ..model.edition import Edition
from ..model.figure import Figure
from ..model.kinds import Share
from ..model.label import Label
from ..model.source import Source
from .records import ChapterRecord, FigureRecord, LabelRecords, PlaceRecord

__all__ = ["assemble"]


def assemble(kind: type[Chapter], name: str, record: ChapterRecord, labels: LabelRecords, edition: Edition) -> Chapter:
    """Build a chapter.

    Raises:
        DataError: a section, figure or label is missing or unknown, or a figure does not fit its kind.
    """
    work = _Assembly(labels, edition)
    chapter = work.chapter(kind, name, record)
    work.faults += [Fault(f"labels: $.{left}", "no such key", "one") for left in labels if left not in work.named]
    if work.faults or chapter is None:
        raise DataError.of(f"The chapter {name} of {edition.year}", work.faults)
    return chapter


_C = TypeVar("_C", Chapter, Section)


class _Assembly:
    """One chapter in the making; the faults are collected on the way."""

    def __init__(self, labels: LabelRecords, edition: Edition) -> None:
        self.labels, self.period = labels, edition.period
        self.slides = {slide.number: slide for slide in edition.slides}
        self.faults: list[Fault] = []
        self.named: set[str] = set()

    def chapter(self, kind: type[Chapter], name: str, record: ChapterRecord) -> Chapter | None:
        types = member_types(kind)
        self._compare("$", types, record)
        sections = {part: self.section(types[part], f"{name}.{part}", record[part]) for part in types if part in record}
        return self._whole(kind, name, sections)

    def section(self, kind: type[Section], path: str, record: dict[str, FigureRecord]) -> Section | None:
        types = member_types(kind)
        self._compare("$." + path.partition(".")[2], types, record)
        figures = {part: self.figure(types[part], f"{path}.{part}", record[part]) for part in types if part in record}
        return self._whole(kind, path, figures)

    def figure(self, kind: type[Figure], path: str, record: FigureRecord) -> Figure | None:
        label, sources = self._label(path), self._sources(path, record)
        if label is None or sources is None:
            return None
        extra = {"of": record.of} if kind is Share else {}
        if record.of is not None and kind is not Share:
            self._fault(path + ".of", "no base, since only a share has one", record.of)
        try:
            return kind(
                id=path,
                value=record.value,
                unit=record.unit,
                printed=record.printed,
                labels=label,
                period=record.period or self.period,
                qualifier=record.qualifier,
                reading=record.reading,
                evidence=record.evidence,
                alternatives=record.alternatives,
                note=record.note,
                sources=sources,
                **extra,
            )
        except ValueError as error:
            self._fault(path, "a figure that fits its kind", str(error).removesuffix("."))
            return None

    def _sources(self, path: str, record: FigureRecord) -> tuple[Source, ...] | None:
        first = self._source(path, record)
        if not record.also:
            return None if first is None else (first,)
        sources = [first, *(self._source(path, place) for place in record.also)]
        return None if None in sources else tuple(source for source in sources if source is not None)

    def _source(self, path: str, place: FigureRecord | PlaceRecord) -> Source | None:
        slide = self.slides.get(place.slide)
        if slide is None:
            self._fault(path + ".slide", f"a slide from 1 to {len(self.slides)}", str(place.slide))
            return None
        return Source(
            slide=slide.number, title=slide.title, heading=slide.heading, line=place.line, printed=place.printed
        )

    def _whole(self, kind: type[_C], path: str, parts: Mapping[str, Any]) -> _C | None:
        label = self._label(path)
        if label is None or len(parts) < len(member_types(kind)) or any(part is None for part in parts.values()):
            return None
        return kind(id=path, labels=label, **parts)

    def _label(self, path: str) -> Label | None:
        self.named.add(path)
        label = self.labels.get(path)
        if label is None:
            self.faults.append(Fault(f"labels: $.{path}", "this key", "none"))
        return label

    def _compare(self, path: str, expected: Iterable[str], got: Iterable[str]) -> None:
        """Every name on one side must be on the other."""
        here, there = set(expected), set(got)
        if here == there:
            return
        self.faults += [Fault(f"{path}.{name}", "this key", "none") for name in sorted(here - there)]
        self.faults += [Fault(f"{path}.{name}", "no such key", "one") for name in sorted(there - here)]

    def _fault(self, path: str, expected: str, got: str) -> None:
        self.faults.append(Fault("$." + path.partition(".")[2], expected, got))
