"""Read what was published elsewhere: the files in data/outside/, and the same contents in a report file.

Nothing of this is read before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import TypeVar

from attrs import Factory, define

from ..data import names, read_text
from ..errors import DataError, Fault, FieldError, clean, nearest, shown
from ..model.bases import Number, Value
from ..model.chapters import CHAPTERS
from ..model.figure import Figure, Qualifier
from ..model.outside import Break, Comparability, Observation, Outside, OutsideSource, SourceKind
from ..model.period import Period
from ..strict_json import parse_json
from .converter import structure
from .faults import Faults

__all__ = [
    "FOLDER",
    "BreakRecord",
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
    """The address, which begins with http:// or https://."""
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
    faults = Faults()
    read: dict[str, SourceRecord] = structure(*_packaged(file), dict[str, SourceRecord])
    sources = _sources(read, "$", faults)
    _refuse(file, faults)
    files = [f"{FOLDER}/{chapter}.json" for chapter in CHAPTERS]
    parts = [_part(file, sources) for file in files if file in names()]
    return Outside(
        sources=sources,
        observations=dict(chain.from_iterable(part.observations.items() for part in parts)),
        confirmations=dict(chain.from_iterable(part.confirmations.items() for part in parts)),
        breaks=tuple(chain.from_iterable(part.breaks for part in parts)),
    )


def _packaged(file: str) -> tuple[str, object]:
    name = f"data/{file}"
    return name, parse_json(read_text(*file.split("/")), name)


def _part(file: str, sources: Mapping[str, OutsideSource]) -> Outside:
    faults = Faults()
    part = outside_of(structure(*_packaged(file), OutsideRecord), "$", faults, sources=sources)
    _refuse(file, faults)
    return part


def _refuse(file: str, faults: Faults) -> None:
    if faults:
        raise DataError.of(f"data/{file}", faults)


def outside_of(
    record: OutsideRecord,
    path: str,
    faults: Faults,
    *,
    sources: Mapping[str, OutsideSource] | None = None,
    figures: Mapping[str, Figure] | None = None,
) -> Outside:
    """Make the model from a record, and collect every fault with its path.

    With `figures`, ids and units are compared with them. The packaged files are compared by the tests.
    """
    known = {**(sources or {}), **_sources(record.sources, f"{path}.sources", faults)}
    groups = [
        _observations(listed, f"{path}.{name}", faults, known, figures)
        for name, listed in (("observations", record.observations), ("confirmations", record.confirmations))
    ]
    breaks: list[Break] = []
    for i, written in enumerate(record.breaks):
        place = f"{path}.breaks[{i}]"
        for j, figure in enumerate(written.figures):
            faults.extend(_faults_of_figure(figure, f"{place}.figures[{j}]", figures))
        made = _made(partial(_break, written), place, faults)
        breaks += [made] if made is not None else []
    return Outside(sources=known, observations=groups[0], confirmations=groups[1], breaks=tuple(breaks))


def _break(record: BreakRecord) -> Break:
    return Break(since=record.since, figures=record.figures, why=record.why)


def _sources(records: Mapping[str, SourceRecord], path: str, faults: Faults) -> dict[str, OutsideSource]:
    made = {
        slug: _made(partial(_source, slug, record), f"{path}.{clean(slug)}", faults) for slug, record in records.items()
    }
    return {slug: source for slug, source in made.items() if source is not None}


def _source(slug: str, record: SourceRecord) -> OutsideSource:
    return OutsideSource(
        slug=slug,
        publisher=record.publisher,
        title=record.title,
        description=record.description,
        url=record.url,
        language=record.language,
        published=record.published,
        kind=record.kind,
        read_on=record.read_on,
    )


def _observations(
    records: ObservationRecords,
    path: str,
    faults: Faults,
    sources: Mapping[str, OutsideSource],
    figures: Mapping[str, Figure] | None,
) -> dict[str, tuple[Observation, ...]]:
    found: dict[str, tuple[Observation, ...]] = {}
    for figure, listed in records.items():
        place = f"{path}.{clean(figure)}"
        faults.extend(_faults_of_figure(figure, place, figures))
        unit = figures[figure].unit if figures and figure in figures else None
        made: dict[Period, Observation] = {}
        for i, record in enumerate(listed):
            at = f"{place}[{i}]"
            if record.source not in sources:
                hint = nearest(record.source, sources)
                faults.append(Fault(f"{at}.source", "the slug of a source", shown(record.source), hint))
            if unit is not None and record.unit != unit:
                faults.append(Fault(f"{at}.unit", f"the unit of the figure, {clean(unit)}", shown(record.unit)))
            if record.period in made:
                faults.append(
                    Fault(f"{at}.period", "one observation for each period", f"a second one, {record.period}")
                )
            one = _made(partial(_observation, figure, record, sources), at, faults)
            if one is not None:
                made[record.period] = one
        found[figure] = tuple(sorted(made.values(), key=lambda one: (one.period.end, one.period.start)))
    return found


def _observation(figure: str, record: ObservationRecord, sources: Mapping[str, OutsideSource]) -> Observation:
    return Observation(
        figure=figure,
        value=record.value,
        printed=record.printed,
        unit=record.unit,
        period=record.period,
        qualifier=record.qualifier,
        comparability=record.comparability,
        difference=record.difference,
        source=sources.get(record.source),
    )


def _faults_of_figure(figure: str, path: str, figures: Mapping[str, Figure] | None) -> Iterator[Fault]:
    if figures is not None and figure not in figures:
        yield Fault(path, "the id of a figure", shown(figure), nearest(figure, figures))


def _made(make: Callable[[], _T], path: str, faults: Faults) -> _T | None:
    """Make an object, or add its fault."""
    try:
        return make()
    except FieldError as error:
        faults.append(Fault(f"{path}.{error.field}", error.expected, error.got, error.hint))
    return None
