"""Make the doubts of a report from their records and from the figures that name them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from attrs import define

from ..errors import Fault, clean, shown
from ..model.bases import Value
from ..model.doubts import Doubt, DoubtKind, Reading
from ..model.figure import Figure
from ..model.readings import read_as, readings_of
from ..model.source import Alternative
from .faults import Faults
from .own_keys import TAKE_ONE_OUT, again, alike, repeated

__all__ = ["DoubtRecord", "ReadingRecord", "doubts_of", "faults_of_doubts"]


@define(kw_only=True, eq=False, repr=False)
class ReadingRecord(Value):
    """One answer to a doubt. The records of the figures say what each figure is under it."""

    id: str
    """The name of the reading within its doubt, such as swapped."""
    label: str
    """The answer in a few English words."""
    evidence: str
    """What speaks for this reading, or against it."""
    violates: tuple[str, ...] = ()
    """The ids of the rules that are violated under this reading and not under the chosen one."""


@define(kw_only=True, eq=False, repr=False)
class DoubtRecord(Value):
    """A question that the report leaves open. The figures that it touches name it in `doubts`."""

    id: str
    """The name of the doubt, such as antwerp-checks."""
    kind: DoubtKind
    """Whether the numbers, their periods or their scopes are in doubt."""
    question: str
    """The question, in English."""
    readings: tuple[ReadingRecord, ...]
    """The answers, two or more; the first one is the chosen one."""


def doubts_of(records: Iterable[DoubtRecord], figures: Iterable[Figure]) -> tuple[Doubt, ...]:
    """Make each doubt, with the figures that it touches under each of its readings."""
    touched: dict[str, list[Figure]] = {}
    for figure in figures:
        for doubt in figure.doubts:
            touched.setdefault(doubt, []).append(figure)
    return tuple(
        Doubt(
            id=record.id,
            kind=record.kind,
            question=record.question,
            readings=tuple(
                Reading(
                    id=reading.id,
                    label=reading.label,
                    evidence=reading.evidence,
                    violates=reading.violates,
                    figures=tuple(read_as(figure, {record.id: reading.id}) for figure in touched.get(record.id, ())),
                )
                for reading in record.readings
            ),
        )
        for record in records
    )


def faults_of_doubts(
    records: Sequence[DoubtRecord], figures: Iterable[Figure], path: str, faults: Faults, *, is_settled: bool = False
) -> Iterator[Fault]:
    """Give the faults of the records of a file, which begin at `path`, and of the figures that name them.

    `faults` are those that have been found already. In a report with settled doubts, a figure can have become what
    another doubt says that it may be.
    """
    known = {record.id: i for i, record in enumerate(records)}
    last = {alike(record.id): i for i, record in enumerate(records)}
    touched: dict[str, list[Figure]] = {}
    for figure in figures:
        for doubt in figure.doubts:
            touched.setdefault(doubt, []).append(figure)
            if doubt not in known:
                expected = f"each doubt that a figure names; {clean(figure.id)} names {clean(doubt)}"
                yield Fault(path, expected, "no such doubt", faults.nearest(doubt, known))
    for i, record in enumerate(records):
        place = f"{path}[{i}]"
        if last[alike(record.id)] != i:
            yield Fault(f"{place}.id", "an id that no other doubt has", shown(record.id))
        if not record.id.strip():
            yield Fault(f"{place}.id", "the name of the doubt", shown(record.id))
        if record.id not in touched:
            yield Fault(f"{place}.id", "a doubt that a figure names", shown(record.id))
        if len(record.readings) < 2:
            yield Fault(f"{place}.readings", "at least two readings", str(len(record.readings)))
        yield from _faults_of_readings(record, touched.get(record.id, []), place)
        if not is_settled:
            yield from _alternatives_as_written(record, touched.get(record.id, []), place)
    effects = [(i, _effects(record, touched[record.id])) for i, record in enumerate(records) if record.id in touched]
    for i, first in again(effects):
        if alike(records[i].id) != alike(records[first].id):
            expected = f"a doubt of other figures or numbers than doubts[{first}]"
            yield Fault(f"{path}[{i}]", expected, "the same", TAKE_ONE_OUT)


def _faults_of_readings(record: DoubtRecord, figures: Sequence[Figure], place: str) -> Iterator[Fault]:
    names = [reading.id for reading in record.readings]
    doubled = [j for j, _ in again(enumerate(map(alike, names)))]
    for j in doubled:
        yield Fault(f"{place}.readings[{j}].id", "an id that no other reading of the doubt has", shown(names[j]))
    for j, reading in enumerate(record.readings):
        if not reading.id.strip():
            yield Fault(f"{place}.readings[{j}].id", "the name of the reading", shown(reading.id))
        if not reading.label.strip():
            yield Fault(f"{place}.readings[{j}].label", "the answer in a few words", shown(reading.label))
        yield from repeated(f"{place}.readings[{j}].violates", reading.violates, "a rule")
    effects = [(j, _effect(record.id, name, figures)) for j, name in enumerate(names) if j not in doubled]
    for j, before in again(effects) if figures else ():
        expected = f"a reading under which a figure is not as it is under readings[{before}]"
        yield Fault(f"{place}.readings[{j}]", expected, "the same figures")
    kinds: set[DoubtKind] = set()
    for figure in figures:
        chosen, *others = readings_of(figure)[record.id]
        if {chosen, *others} != {*names} or chosen != names[0]:
            expected = f"the readings that {clean(figure.id)} names, its chosen one first: {clean(chosen)} and then "
            yield Fault(f"{place}.readings", expected + clean(", ".join(sorted(others))), clean(", ".join(names)))
        for other in figure.alternatives:
            if other.doubt == record.id:
                number = other.value is not None or other.qualifier is not None
                kinds.add(DoubtKind.VALUE if number else DoubtKind.PERIOD if other.period else DoubtKind.SCOPE)
    expected_kind = next((kind for kind in DoubtKind if kind in kinds), record.kind)
    if record.kind is not expected_kind:
        yield Fault(f"{place}.kind", f'"{expected_kind}", since that is what the figures say', shown(str(record.kind)))


def _effects(record: DoubtRecord, figures: Sequence[Figure]) -> Hashable:
    """Give the figures that the doubt touches with what they are under each reading. The order does not matter."""
    ids = tuple(figure.id for figure in figures)
    return ids, frozenset(_effect(record.id, reading.id, figures) for reading in record.readings)


def _effect(doubt: str, reading: str, figures: Iterable[Figure]) -> Hashable:
    """Give what differs in each figure under a reading; None for a figure that is as it is written."""
    return tuple(
        next((_changes(one) for one in figure.alternatives if one.doubt == doubt and reading in one.readings), None)
        for figure in figures
    )


def _changes(other: Alternative) -> tuple[object, ...]:
    return other.value, other.printed, other.line, other.qualifier, other.period, other.scope


def _alternatives_as_written(record: DoubtRecord, figures: Iterable[Figure], place: str) -> Iterator[Fault]:
    """Give a fault for each alternative that repeats what its figure is, so that nothing differs under its readings."""
    for figure in figures:
        as_written = (figure.value, figure.printed, figure.source.line, figure.qualifier, figure.period, None)
        for other in figure.alternatives:
            stated = _changes(other)
            if other.doubt == record.id and all(a is None or a == b for a, b in zip(stated, as_written, strict=True)):
                expected = f"readings under which {clean(figure.id)} differs from the chosen one"
                yield Fault(f"{place}.readings", expected, f"the same under {clean(', '.join(other.readings))}")
