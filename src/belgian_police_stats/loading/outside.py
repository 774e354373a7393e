"""Read the numbers that were published elsewhere: the files in data/outside/, and the same data in a report file.

They are not read before something asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import chain
from types import MappingProxyType, SimpleNamespace
from typing import Any, TypeVar, cast

from attrs import AttrsInstance, Factory, define, evolve, fields, frozen

from ..data import read_text
from ..errors import DataError, Fault, FieldError, clean, shown
from ..model.bases import Number, Value
from ..model.certainty import Qualifier
from ..model.chapters import CHAPTERS
from ..model.consistency import impossible
from ..model.figure import Figure
from ..model.outside import Break, Comparability, Observation, Outside, OutsideSource, SourceKind
from ..model.period import Period
from ..model.printed import qualifier_sign, says
from ..strict_json import Json, parse_json
from .converter import attempt_each
from .faults import Faults
from .own_keys import again, alike, repeated

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


_LONGEST_PRINT = 100
"""The most characters of a number that was published elsewhere, with the words around it."""


def _packaged(file: str, make: Callable[[Json, Faults], _T]) -> _T:
    name, faults = f"data/{file}", Faults()
    made = make(parse_json(read_text(*file.split("/")), name), faults)
    if faults:
        raise DataError.of(name, faults)
    return made


@frozen(kw_only=True)
class Known:
    """The sources and figures that the data can name. What is left empty is not compared, as for the packaged data."""

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
    named = parts.get("sources")
    slugs = frozenset((*sources, *(named if type(named) is dict else ())))
    work = _Work(faults, evolve(known, sources=sources), slugs)
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


def _list(data: Json, path: str, target: type[_T], faults: Faults) -> Iterator[tuple[str, Json, _T | None]]:
    """Make a target from each item of a list. Give its path, its plain data, and None for one that does not fit."""
    if type(data) is not list:
        faults.append(Fault(path, "a list", shown(data)))
        return
    made = attempt_each(enumerate(data), target, lambda i: f"{path}[{i}]", faults)
    yield from ((f"{path}[{i}]", data[i], item) for i, item in made.items())


def _sources(data: Mapping[str, Json], path: str, faults: Faults) -> dict[str, OutsideSource]:
    records = attempt_each(data.items(), SourceRecord, lambda slug: f"{path}.{clean(slug)}", faults)
    slugs = [*records]
    for i, first in again((i, _page(records[slug], slug)) for i, slug in enumerate(slugs)):
        expected = f"a page that {path.rpartition('.')[2]}.{clean(slugs[first])} does not have"
        faults.append(Fault(f"{path}.{clean(slugs[i])}", expected, "the same page"))
    for i, first in again(enumerate(map(alike, slugs))):
        expected = f"a slug that distinguishes it from {clean(slugs[first])}"
        faults.append(Fault(f"{path}.{clean(slugs[i])}", expected, shown(slugs[i])))
    made: dict[str, OutsideSource] = {}
    for slug, record in records.items():
        facts = {**_fields(record), "slug": slug} if record else None
        source = _made(OutsideSource, facts, data[slug], f"{path}.{clean(slug)}", faults)
        if source is not None:
            made[slug] = source
    return made


def _page(record: SourceRecord | None, slug: str) -> Hashable:
    return slug if record is None else tuple(_fields(record).values())


def _fields(record: AttrsInstance) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(type(record))}


@frozen
class _Work:
    """Makes observations and breaks, compares them with what is known, and collects faults."""

    faults: Faults
    known: Known
    slugs: Collection[str]
    """The slugs of all sources, also of those with a fault of their own."""

    def observations(self, data: Json, path: str) -> dict[str, tuple[Observation, ...]]:
        """Make the observations of each figure, in order of time."""
        found: dict[str, tuple[Observation, ...]] = {}
        for figure, listed in _object(data, path, self.faults).items():
            place = f"{path}.{clean(figure)}"
            self.look_up(figure, place)
            made: dict[Period, Observation] = {}
            for at, plain, record in _list(listed, place, ObservationRecord, self.faults):
                self.compare(figure, plain, at)
                if record is not None and record.period in made:
                    got = f"a second observation, {record.period}"
                    self.faults.append(Fault(f"{at}.period", "one observation for each period", got))
                facts = _fields(record) if record else None
                if record is not None and self.known.ids is not None:
                    self.faults.extend(_faults_of_number(record, self.known.figures.get(figure), at))
                if facts:
                    facts |= {"figure": figure, "source": self.known.sources.get(facts["source"])}
                one = _made(Observation, facts, plain, at, self.faults)
                if one is not None:
                    made[one.period] = one
            found[figure] = tuple(sorted(made.values(), key=lambda one: (one.period.end, one.period.start)))
        return found

    def breaks(self, data: Json, path: str) -> tuple[Break, ...]:
        """Make the breaks. A figure has one for each day."""
        made: list[Break] = []
        first: dict[tuple[date, str], str] = {}
        for at, plain, record in _list(data, path, BreakRecord, self.faults):
            figures = plain.get("figures") if type(plain) is dict else None
            for i, figure in enumerate(figures if type(figures) is list else ()):
                if type(figure) is str:
                    self.look_up(figure, f"{at}.figures[{i}]")
            one = _made(Break, _fields(record) if record else None, plain, at, self.faults)
            if one is None:
                continue
            made.append(one)
            self.faults.extend(repeated(f"{at}.figures", one.figures, "a figure"))
            for i, figure in enumerate(one.figures):
                before = first.setdefault((one.since, figure), at)
                if before != at:
                    expected = f"a figure that {before.removeprefix('$.')} does not have for that day"
                    self.faults.append(Fault(f"{at}.figures[{i}]", expected, shown(figure)))
        return tuple(made)

    def look_up(self, figure: str, path: str) -> None:
        """Add a fault for a figure that the report does not have."""
        if self.known.ids is not None and figure not in self.known.ids:
            self.faults.append(
                Fault(path, "the id of a figure", shown(figure), self.faults.nearest(figure, self.known.ids))
            )

    def compare(self, figure: str, plain: Json, at: str) -> None:
        """Add a fault for an unknown source, and for a unit that is not that of the figure."""
        source, unit = (plain.get(key) if type(plain) is dict else None for key in ("source", "unit"))
        if type(source) is str and source not in self.slugs:
            hint = self.faults.nearest(source, self.known.sources)
            self.faults.append(Fault(f"{at}.source", "the slug of a source", shown(source), hint))
        known = self.known.figures.get(figure)
        if known is not None and type(unit) is str and unit != known.unit:
            self.faults.append(Fault(f"{at}.unit", f"{clean(known.unit)}, the unit of the figure", shown(unit)))


def _faults_of_number(record: ObservationRecord, figure: Figure | None, at: str) -> Iterator[Fault]:
    """Give the faults of a value or qualifier that the printed form does not say, or that the figure cannot have.

    The packaged numbers are compared by a test.
    """
    sign = qualifier_sign(record.printed)
    if sign is not None and sign is not record.qualifier:
        yield Fault(f"{at}.qualifier", f"{sign}, as in {shown(record.printed)}", shown(str(record.qualifier)))
    if len(record.printed) > _LONGEST_PRINT:
        expected = f"a number as printed, of at most {_LONGEST_PRINT} characters"
        yield Fault(f"{at}.printed", expected, shown(record.printed))
    elif not says(record.printed, record.value):
        yield Fault(f"{at}.value", f"the number in {shown(record.printed)}", shown(record.value))
    elif figure is not None:
        for error in impossible(figure, "value", record.value):
            yield Fault(f"{at}.value", error.expected, error.got)


def _made(target: type[_T], facts: dict[str, Any] | None, plain: Json, path: str, faults: Faults) -> _T | None:
    """Make an object, or add every fault of its fields. Without facts, it only looks for faults."""
    known: list[FieldError] = []
    try:
        if facts is not None:
            return target(**facts)
    except FieldError as error:
        plain, known = facts, [error]
    for wrong in [*_wrong_fields(target, plain)] or known:
        faults.append(Fault(f"{path}.{wrong.field}", wrong.expected, wrong.got, wrong.hint))
    return None


def _wrong_fields(target: Any, plain: object) -> Iterator[FieldError]:
    """Run the validators of a class one by one, since its constructor stops at the first error."""
    if type(plain) is not dict:
        return
    facts = cast("dict[str, Any]", plain)
    instance = SimpleNamespace(**{field.name: facts.get(field.name) for field in fields(target)})
    for field in fields(target):
        value = facts.get(field.name)
        if field.validator is not None and (type(value) is str or field.default is None):
            try:
                field.validator(instance, field, value)
            except FieldError as error:
                yield error
            except ValueError:
                # The field depends on another one that is wrong, for which the converter has added a fault.
                continue
