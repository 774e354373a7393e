"""Read what was published elsewhere: the files in data/outside/, and the same contents in a report file.

Nothing of this is read before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import AttrsInstance, Factory, define, evolve, fields, frozen

from ..data import read_text
from ..errors import DataError, Fault, FieldError, clean, shown
from ..model.bases import Number, Value
from ..model.certainty import Qualifier
from ..model.chapters import CHAPTERS
from ..model.figure import Figure
from ..model.outside import Break, Comparability, Observation, Outside, OutsideSource, SourceKind
from ..model.period import Period
from ..strict_json import Json, parse_json
from .converter import attempt_each
from .faults import Faults

__all__ = [
    "FOLDER",
    "BreakRecord",
    "Known",
    "ObservationRecord",
    "ObservationRecords",
    "OutsideRecord",
    "SourceRecord",
    "outside_of",
    "packaged_outside",
]

FOLDER = "outside"
"""The folder of data with the sources, and with one file for each chapter."""


@define(kw_only=True, eq=False, repr=False)
class SourceRecord(Value):
    """A source. Its slug is its key."""

    publisher: str
    title: str | None
    """The title as printed; null if none was printed."""
    url: str
    """The address of the page, with http or https."""
    language: str
    published: str
    """The day, the month or the year of publication."""
    kind: SourceKind
    description: str | None = None
    """Words for a page without a printed title."""
    read_on: date | None = None
    """The day on which the page was last read."""


@define(kw_only=True, eq=False, repr=False)
class ObservationRecord(Value):
    """A number that a source prints for the quantity of a figure."""

    value: Number
    printed: str
    """The number as the source prints it."""
    unit: str
    """The unit of the figure."""
    period: Period
    comparability: Comparability
    source: str
    """The slug of the source."""
    qualifier: Qualifier = Qualifier.EXACT
    difference: str | None = None
    """What differs from the figure. Required unless the comparability is same, and refused otherwise."""


@define(kw_only=True, eq=False, repr=False)
class BreakRecord(Value):
    """A day from which quantities are counted in another way."""

    since: date
    figures: tuple[str, ...]
    """The ids of the figures that it concerns."""
    why: str


ObservationRecords = dict[str, tuple[ObservationRecord, ...]]
"""Maps the id of a figure to its observations."""


@define(kw_only=True, eq=False, repr=False)
class OutsideRecord(Value):
    """What was published elsewhere on the quantities of a report."""

    sources: dict[str, SourceRecord] = Factory(dict[str, SourceRecord])
    """Every source, by its slug."""
    observations: ObservationRecords = Factory(dict[str, tuple[ObservationRecord, ...]])
    """The observations of each figure, by its id."""
    confirmations: ObservationRecords = Factory(dict[str, tuple[ObservationRecord, ...]])
    """Numbers of sources that only quote the report, by the id of the figure."""
    breaks: tuple[BreakRecord, ...] = ()
    """The days from which quantities are counted in another way."""


_T = TypeVar("_T")


@cache
def packaged_outside() -> Outside:
    """Read data/outside/.

    Raises:
        DataError: a file does not hold what the format asks for.
    """
    file = f"{FOLDER}/sources.json"
    sources = _packaged(file, lambda data, faults: _sources(_object(data, "$", faults), "$", faults))
    chapters = [f"{FOLDER}/{chapter}.json" for chapter in CHAPTERS]
    parts = [_packaged(chapter, partial(outside_of, "$", known=Known(sources=sources))) for chapter in chapters]
    return Outside(
        sources=sources,
        observations=dict(chain.from_iterable(part.observations.items() for part in parts)),
        confirmations=dict(chain.from_iterable(part.confirmations.items() for part in parts)),
        breaks=tuple(chain.from_iterable(part.breaks for part in parts)),
    )


def _packaged(file: str, make: Callable[[Json, Faults], _T]) -> _T:
    name, faults = f"data/{file}", Faults()
    made = make(parse_json(read_text(*file.split("/")), name), faults)
    if faults:
        raise DataError.of(name, faults)
    return made


@frozen(kw_only=True)
class Known:
    """What the data can name besides its own sources. Nothing is compared with an empty one, as for the package."""

    sources: Mapping[str, OutsideSource] = MappingProxyType({})
    ids: Collection[str] | None = None
    """The ids of all figures; None if they are not known."""
    figures: Mapping[str, Figure] = MappingProxyType({})
    """The figures whose units are known."""


def outside_of(path: str, data: Json, faults: Faults, known: Known) -> Outside:
    """Make the model from plain data at a path of a file, and collect every fault."""
    parts = _object(data, path, faults)
    known_keys = [field.name for field in fields(OutsideRecord)]
    faults.extend(Fault(f"{path}.{clean(key)}", "no such key", "one") for key in parts if key not in known_keys)
    place = f"{path}.sources"
    sources = {**known.sources, **_sources(_object(parts.get("sources", {}), place, faults), place, faults)}
    work = _Work(faults, evolve(known, sources=sources))
    return Outside(
        sources=sources,
        observations=work.observations(parts.get("observations", {}), f"{path}.observations"),
        confirmations=work.observations(parts.get("confirmations", {}), f"{path}.confirmations"),
        breaks=work.breaks(parts.get("breaks", []), f"{path}.breaks"),
    )


def _object(data: Json, path: str, faults: Faults) -> dict[str, Json]:
    if type(data) is dict:
        return data
    faults.append(Fault(path, "an object", shown(data)))
    return {}


def _list(data: Json, path: str, target: type[_T], faults: Faults) -> Iterator[tuple[str, _T]]:
    """Make a target from each item of a list, and give those that fit with their paths."""
    if type(data) is not list:
        faults.append(Fault(path, "a list", shown(data)))
        return
    made = attempt_each(enumerate(data), target, lambda i: f"{path}[{i}]", faults)
    yield from ((f"{path}[{i}]", item) for i, item in made.items() if item is not None)


def _sources(data: Mapping[str, Json], path: str, faults: Faults) -> dict[str, OutsideSource]:
    records = attempt_each(data.items(), SourceRecord, lambda slug: f"{path}.{clean(slug)}", faults)
    made = {
        slug: _made(partial(OutsideSource, slug=slug, **_fields(record)), f"{path}.{clean(slug)}", faults)
        for slug, record in records.items()
        if record is not None
    }
    return {slug: source for slug, source in made.items() if source is not None}


def _fields(record: AttrsInstance) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(type(record))}


@frozen
class _Work:
    """Makes observations and breaks, compares them with what is known, and collects faults."""

    faults: Faults
    known: Known

    def observations(self, data: Json, path: str) -> dict[str, tuple[Observation, ...]]:
        """Make the observations of each figure, in order of time."""
        found: dict[str, tuple[Observation, ...]] = {}
        for figure, listed in _object(data, path, self.faults).items():
            place = f"{path}.{clean(figure)}"
            self.look_up(figure, place)
            made: dict[Period, Observation] = {}
            for at, record in _list(listed, place, ObservationRecord, self.faults):
                self.compare(figure, record, at)
                if record.period in made:
                    got = f"a second one, {record.period}"
                    self.faults.append(Fault(f"{at}.period", "one observation for each period", got))
                source = self.known.sources.get(record.source)
                one = _made(
                    partial(Observation, **{**_fields(record), "figure": figure, "source": source}), at, self.faults
                )
                if one is not None:
                    made[one.period] = one
            found[figure] = tuple(sorted(made.values(), key=lambda one: (one.period.end, one.period.start)))
        return found

    def breaks(self, data: Json, path: str) -> tuple[Break, ...]:
        """Make the breaks."""
        made: list[Break] = []
        for at, record in _list(data, path, BreakRecord, self.faults):
            for i, figure in enumerate(record.figures):
                self.look_up(figure, f"{at}.figures[{i}]")
            one = _made(partial(Break, **_fields(record)), at, self.faults)
            made += [] if one is None else [one]
        return tuple(made)

    def look_up(self, figure: str, path: str) -> None:
        """Add a fault for a figure that the report does not have."""
        if self.known.ids is not None and figure not in self.known.ids:
            self.faults.append(
                Fault(path, "the id of a figure", shown(figure), self.faults.nearest(figure, self.known.ids))
            )

    def compare(self, figure: str, record: ObservationRecord, at: str) -> None:
        """Add a fault for an unknown source, and for a unit that is not that of the figure."""
        if record.source not in self.known.sources:
            hint = self.faults.nearest(record.source, self.known.sources)
            self.faults.append(Fault(f"{at}.source", "the slug of a source", shown(record.source), hint))
        unit = self.known.figures[figure].unit if figure in self.known.figures else record.unit
        if record.unit != unit:
            self.faults.append(Fault(f"{at}.unit", f"{clean(unit)}, the unit of the figure", shown(record.unit)))


def _made(make: Callable[[], _T], path: str, faults: Faults) -> _T | None:
    """Make an object, or add its fault."""
    try:
        return make()
    except FieldError as error:
        faults.append(Fault(f"{path}.{error.field}", error.expected, error.got, error.hint))
    return None
