"""From records to a chapter of the model: ids, labels, slides and the default period come in here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..errors import DataError, Fault, nearest
from ..model.chapter import Chapter, Section
from ..model.figure import KINDS, Count, Figure, Share
from ..model.labels import Labels
from ..model.source import Edition, Slide, Source
from ..model.units import packaged_units
from .faults import Faults, clean, shown
from .records import ChapterRecord, FigureRecord, LabelRecords, PlaceRecord

if TYPE_CHECKING:
    from ..model.own import OwnChapter, OwnSection

__all__ = ["Assembly", "Places", "assemble"]

_KINDS = {kind.__name__: kind for kind in KINDS}


def assemble(kind: type[Chapter], name: str, record: ChapterRecord, labels: LabelRecords, edition: Edition) -> Chapter:
    """Build a chapter of the package.

    Raises:
        DataError: a section, figure or label is missing or unknown, or a figure does not fit its kind.
    """
    work = Assembly(labels, edition, Places(_place, _label_place))
    chapter = work.chapter(kind, name, record)
    work.name_idle_labels()
    if work.faults or chapter is None:
        raise DataError.of(f"The chapter {name} of {edition.year}", work.faults)
    return chapter


_C = TypeVar("_C", bound=Chapter | Section)
SectionRecord = Mapping[str, FigureRecord | None]


class Places(NamedTuple):
    """Where in its file a part stands, and where its label does, for the paths of faults."""

    of_part: Callable[[str], str]
    of_label: Callable[[str], str]


class Assembly:
    """Chapters in the making; the faults are collected on the way. None is a part whose fault is known already."""

    def __init__(
        self,
        labels: Mapping[str, Labels | None],
        edition: Edition,
        places: Places,
        units: Mapping[str, Labels | None] | None = None,
        faults: Faults | None = None,
    ) -> None:
        self.labels: Mapping[str, Labels | None] = labels
        self.edition: Edition = edition
        self.units: Mapping[str, Labels | None] = units or {}
        self._place, self._label_place = places
        self.slides: dict[int, Slide] = {slide.number: slide for slide in edition.slides}
        self.faults: Faults = Faults() if faults is None else faults
        self.named: set[str] = set()
        """Every id that was asked for."""
        self.figure_ids: set[str] = set()
        """Those of figures among them."""
        self.bases: list[tuple[str, str]] = []
        """Each share that says of what it is one, and the id that it gives."""
        self._sole_kinds = {**dict.fromkeys(self.units, Count.__name__), **packaged_units().sole_kinds}
        """The kind of each unit that only one kind can have; an own unit is of things that are counted."""

    def chapter(self, kind: type[Chapter], name: str, record: Mapping[str, SectionRecord | None]) -> Chapter | None:
        """Build a chapter that has a class."""
        types = kind.MEMBERS
        self._compare(kind, name, record)
        sections = {part: self.section(types[part], f"{name}.{part}", record[part]) for part in types if part in record}
        return self._whole(kind, name, sections)

    def section(self, kind: type[Section], path: str, record: SectionRecord | None) -> Section | None:
        """Build a section that has a class."""
        if record is None:
            self.named.add(path)
            return None
        types = kind.MEMBERS
        self._compare(kind, path, record)
        figures = {part: self.figure(types[part], f"{path}.{part}", record[part]) for part in types if part in record}
        return self._whole(kind, path, figures)

    def own_chapter(self, name: str, record: Mapping[str, SectionRecord | None]) -> OwnChapter | None:
        """Build a chapter whose sections and figures come from the record."""
        from ..model.own import OwnChapter

        sections = [self.own_section(f"{name}.{part}", section) for part, section in record.items()]
        return self._whole(OwnChapter, name, {"members": self._all(sections)})

    def own_section(self, path: str, record: SectionRecord | None) -> OwnSection | None:
        """Build a section whose figures come from the record."""
        if record is None:
            self.named.add(path)
            return None
        from ..model.own import OwnSection

        figures = [self.figure(None, f"{path}.{name}", figure) for name, figure in record.items()]
        return self._whole(OwnSection, path, {"members": self._all(figures)})

    def figure(self, kind: type[Figure] | None, path: str, record: FigureRecord | None) -> Figure | None:
        """Build a figure; without a kind, of the one that its unit has or that it names itself."""
        self.figure_ids.add(path)
        if record is None:
            self.named.add(path)
            return None
        label, first = self._label(path), self._source(path, record)
        sources = (first,) if first and not record.also else self._sources(path, first, record.also)
        if kind is None or record.kind is not None:
            sole = self._sole_kinds.get(record.unit) if kind is None and record.kind is None else None
            kind = _KINDS[sole] if sole is not None else self._kind(kind, path, record)
        if label is None or sources is None or kind is None:
            return None
        # A partial takes what only a share has, since `**` would make a second dict for every figure.
        make = kind if kind is not Share else partial(Share, of=record.of)
        if record.of is not None:
            self.bases.append((path, record.of))
            if kind is not Share:
                self._fault(path, "of", "no base, since only a share has one", record.of)
        try:
            return make(
                id=path,
                value=record.value,
                # One text for all figures of a unit.
                unit=intern(record.unit),
                printed=record.printed,
                labels=label,
                period=record.period or self.edition.period,
                qualifier=record.qualifier,
                certainty=record.certainty,
                evidence=record.evidence,
                alternatives=record.alternatives,
                note=record.note,
                sources=sources,
                unit_labels=self.units.get(record.unit),
            )
        except ValueError as error:
            # The figure says it in the form of all our errors: Expected one thing, got another.
            expected, _, got = str(error).removeprefix("Expected ").removesuffix(".").partition(", got ")
            self._fault(path, "", expected, got)
            return None

    def name_idle_labels(self, lost: Iterable[str] = ()) -> None:
        """A label of nothing is a fault, unless what it is of is among the parts that could not be looked into."""
        within = tuple(f"{path}." for path in lost)
        idle = [left for left in self.labels if left not in self.named and not left.startswith(within)]
        self.faults.extend(Fault(self._label_place(clean(left)), "no such key", "one") for left in idle)

    def _kind(self, kind: type[Figure] | None, path: str, record: FigureRecord) -> type[Figure] | None:
        """The kind that the record names must be one that its place and its unit allow."""
        fitting = (kind.__name__,) if kind else self._kinds_of(record.unit)
        if record.kind is not None and record.kind in fitting:
            return _KINDS[record.kind]
        if fitting:
            got = "none" if record.kind is None else shown(record.kind)
            self._fault(path, "kind", f"{' or '.join(fitting)} for the unit {record.unit}", got)
        else:
            hint = nearest(record.unit[:60], (*self.units, *packaged_units().names))
            got = f"{shown(record.unit)}.{hint}" if hint else shown(record.unit)
            self._fault(path, "unit", "a unit of the library or one that the file declares", got)
        return None

    def _kinds_of(self, unit: str) -> tuple[str, ...]:
        sole = self._sole_kinds.get(unit)
        return packaged_units().kinds_of(unit) if sole is None else (sole,)

    def _sources(self, path: str, first: Source | None, also: tuple[PlaceRecord, ...]) -> tuple[Source, ...] | None:
        sources = [first, *(self._source(path, place) for place in also)]
        return None if None in sources else tuple(source for source in sources if source is not None)

    def _source(self, path: str, place: FigureRecord | PlaceRecord) -> Source | None:
        slide = self.slides.get(place.slide)
        if slide is None:
            self._fault(path, "slide", f"a slide from 1 to {len(self.slides)}", str(place.slide))
            return None
        return Source(
            slide=slide.number, title=slide.title, heading=slide.heading, line=place.line, printed=place.printed
        )

    def _all(self, parts: list[Any]) -> tuple[Any, ...] | None:
        return None if any(part is None for part in parts) else tuple(parts)

    def _whole(self, kind: type[_C], path: str, parts: Mapping[str, Any]) -> _C | None:
        label = self._label(path)
        types = kind.MEMBERS
        missing = parts.keys() != types.keys() and types.keys() - kind.YEARS.keys() - parts.keys()
        if label is None or missing or any(part is None for part in parts.values()):
            return None
        return kind(id=path, labels=label, **parts)

    def _label(self, path: str) -> Labels | None:
        self.named.add(path)
        label = self.labels.get(path)
        if label is None and path not in self.labels:
            self.faults.append(Fault(self._label_place(path), "this key", "none"))
        return label

    def _compare(self, kind: type[Chapter | Section], path: str, got: Mapping[str, object]) -> None:
        """Every name on one side must be on the other, in the years that have it."""
        types, years, year = kind.MEMBERS, kind.YEARS, self.edition.year
        if not years and got.keys() == types.keys():
            return
        names = set(got)
        expected = {name for name in types if name not in years or _is_in(year, *years[name])}
        for name in types.keys() - names:
            self._name_absent(types[name], f"{path}.{name}")
        for name in sorted(expected - names):
            self._fault(path, name, "this key" + (_in_years(*years[name]) if name in years else ""), "none")
        for name in sorted(names - expected):
            reason = f" in {year}, since it is{_in_years(*years[name])}" if name in years else ""
            self._fault(path, clean(name), f"no such key{reason}", "one")

    def _name_absent(self, kind: type[Any], path: str) -> None:
        """The labels are those of every edition: what is not in this one may have one, whether it should be or not."""
        self.named.add(path)
        if issubclass(kind, Section):
            self.named.update(f"{path}.{name}" for name in kind.MEMBERS)

    def _fault(self, path: str, key: str, expected: str, got: str) -> None:
        here = self._place(path)
        if key:
            here = f"{here.removesuffix('.')}.{key}"
        self.faults.append(Fault(here, expected, got))


def _place(path: str) -> str:
    return "$." + path.partition(".")[2]


def _label_place(path: str) -> str:
    return f"labels: $.{path}"


def _is_in(year: int, since: int | None, until: int | None) -> bool:
    return (since or year) <= year <= (until or year)


def _in_years(since: int | None, until: int | None) -> str:
    """When a part is printed, where it is not in every edition."""
    return (f" from {since} on" if since else "") + (f" until {until}" if until else "")
