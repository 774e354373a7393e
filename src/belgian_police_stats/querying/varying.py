"""Read a report in other ways: under one reading of a doubt, or under each joint reading of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import Any, overload

import attrs
from attrs import frozen

from ..errors import DerivationError, FieldError, TooManyReadingsError, short_repr
from ..frozen import Frozen
from ..model.amount import Amount
from ..model.bases import HasCard
from ..model.chapter import Chapter
from ..model.derived import Derived
from ..model.doubts import Doubt, Reading, Settlement, doubt_by_id
from ..model.figure import Figure
from ..model.ledger import Entry
from ..model.readings import MOST_JOINT_READINGS, read_as
from ..model.report import Report
from ..model.report_key import key_under

__all__ = ["Variation", "Variations", "settle", "under", "vary"]


def under(report: Report, doubt_id: str, reading_id: str) -> Report:
    """See `Report.under`."""
    return _closed(report, Settlement(doubt=doubt_id, reading=reading_id))


def settle(report: Report, doubt_id: str, reading_id: str, why: str) -> Report:
    """See `Report.settle`."""
    given: Any = why
    is_text = isinstance(given, str)  # pyright: ignore[reportUnnecessaryIsInstance]
    if not is_text or not given.strip():
        got = "none" if is_text else short_repr(given)
        raise FieldError(field="why", expected=f"the reason why {short_repr(doubt_id)} is settled", got=got)
    return _closed(report, Settlement(doubt=doubt_id, reading=reading_id, why=why))


def _closed(report: Report, settlement: Settlement) -> Report:
    doubt = doubt_by_id(report.doubts, settlement.doubt)
    reading = doubt.reading(settlement.reading)
    assumed = {doubt.id: reading.id}
    settled = f"Settled as {reading.label}: {settlement.why}" if settlement.why else f"Assumed: {reading.label}."
    chapters = tuple(_chapter_under(chapter, assumed, settled) for chapter in report.chapters)
    return report.with_contents(
        chapters=chapters,
        entries=_entries_under(report.ledger, doubt, reading),
        doubts=tuple(_doubt_under(other, assumed) for other in report.doubts if other.id != doubt.id),
        settlements=tuple(sorted((*report.settlements, settlement), key=lambda each: each.doubt)),
    )


def _entries_under(entries: Iterable[Entry], doubt: Doubt, reading: Reading) -> tuple[Entry, ...]:
    """Give the entries of the ledger, each with the figure that is printed at its place under a reading.

    A place that no figure of the doubt takes under the reading keeps its entry, since no other figure has its number.
    """
    before = {place: figure.id for figure in doubt.chosen.figures for place in _places(figure)}
    after = {place: figure.id for figure in reading.figures for place in _places(figure)}

    def under_reading(entry: Entry) -> Entry:
        place = (entry.line, entry.printed)
        is_touched = entry.figure is not None and before.get(place) == entry.figure
        return attrs.evolve(entry, figure=after.get(place, entry.figure)) if is_touched else entry

    return tuple(map(under_reading, entries))


def _places(figure: Figure) -> tuple[tuple[int, str], ...]:
    return tuple((source.line, source.printed) for source in figure.sources)


def _chapter_under(chapter: Chapter, assumed: dict[str, str], settled: str) -> Chapter:
    sections = (section.with_members([_with_key(f, assumed, settled) for f in section]) for section in chapter.sections)
    return chapter.with_members(sections)


def _doubt_under(doubt: Doubt, assumed: dict[str, str]) -> Doubt:
    readings = [
        attrs.evolve(reading, figures=tuple(_with_key(figure, assumed) for figure in reading.figures))
        for reading in doubt.readings
    ]
    return attrs.evolve(doubt, readings=tuple(readings))


def _with_key(figure: Figure, assumed: dict[str, str], settled: str = "") -> Figure:
    """Read a figure in this way. Figures that the doubt does not touch go to the other report as well.

    The evidence of those that it touches says that the doubt was closed, in every export too.
    """
    read = read_as(figure, assumed)
    evidence = " ".join(filter(None, (settled, read.evidence))) if read is not figure else figure.evidence
    return attrs.evolve(read, report_key=key_under(figure.report_key, assumed), evidence=evidence)


@frozen(kw_only=True)
class Variation(Frozen):
    """A result under one joint reading."""

    readings: tuple[tuple[str, str], ...]
    """The id of each doubt with the id of its reading."""
    chosen: bool
    """Whether each of these readings is the chosen one."""
    result: Any
    """What was computed from the report under these readings; None if it does not exist under them."""
    violates: tuple[str, ...]
    """The ids of the rules that are violated under one of these readings and not under the chosen one."""


@frozen(repr=False)
class Variations(HasCard, Sequence[Variation]):
    """The results under each joint reading of some doubts, the chosen readings first. `str` shows them as a table."""

    doubts: tuple[str, ...]
    """The ids of the doubts."""
    variations: tuple[Variation, ...]

    @property
    def results(self) -> tuple[Any, ...]:
        """The results alone, in the same order."""
        return tuple(variation.result for variation in self)

    def to_records(self) -> list[dict[str, Any]]:
        """Give a dict for each joint reading: each doubt with its reading, and `result`, `chosen` and `violates`."""
        return [
            {
                **dict(variation.readings),
                "result": variation.result,
                "chosen": variation.chosen,
                "violates": list(variation.violates),
            }
            for variation in self
        ]

    @overload
    def __getitem__(self, key: int) -> Variation: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Variation]: ...
    def __getitem__(self, key: int | slice) -> Variation | Sequence[Variation]:
        return self.variations[key]

    def __len__(self) -> int:
        return len(self.variations)

    def __iter__(self) -> Iterator[Variation]:
        return iter(self.variations)

    def __str__(self) -> str:
        rows = [(*self.doubts, "result", "")]
        for variation in self:
            names = [name for _, name in variation.readings] or ["no doubt"]
            names[-1] += " (chosen)" if variation.chosen else ""
            note = f"violates {', '.join(variation.violates)}" if variation.violates else ""
            rows.append((*names, _cell(variation.result), note))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["    ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
        return "\n".join(line.rstrip() for line in lines)

    def __repr__(self) -> str:
        return f"<Variations over {', '.join(self.doubts) or 'no doubt'}: {len(self)} joint readings>"


def _cell(result: object) -> str:
    if isinstance(result, Derived):
        return result.short
    return "does not exist" if result is None else str(result)


def vary(report: Report, compute: Callable[[Report], Any], doubt_ids: Sequence[str]) -> Variations:
    """See `Report.vary`."""
    if not doubt_ids:
        result = compute(report)
        doubt_ids = result.doubts if isinstance(result, Amount) else [doubt.id for doubt in report.doubts]
        if not doubt_ids:
            return Variations((), (Variation(readings=(), chosen=True, result=result, violates=()),))
    doubts = [doubt_by_id(report.doubts, doubt_id) for doubt_id in dict.fromkeys(doubt_ids)]
    number = prod(len(doubt.readings) for doubt in doubts)
    if number > MOST_JOINT_READINGS:
        raise TooManyReadingsError(
            expected=f"doubts with at most {MOST_JOINT_READINGS} joint readings",
            got=short_repr(number),
            hint="Name fewer doubts.",
        )
    found = [_variation(report, compute, doubts, joint) for joint in product(*(doubt.readings for doubt in doubts))]
    return Variations(tuple(doubt.id for doubt in doubts), tuple(found))


def _variation(
    report: Report, compute: Callable[[Report], Any], doubts: list[Doubt], joint: tuple[Reading, ...]
) -> Variation:
    read = report
    for doubt, reading in zip(doubts, joint, strict=True):
        read = under(read, doubt.id, reading.id)
    chosen = all(doubt.chosen.id == reading.id for doubt, reading in zip(doubts, joint, strict=True))
    try:
        result = compute(read)
    except DerivationError:
        # Under another reading, a rate may have no period, or a sum several. Under the chosen ones, the mistake is the
        # caller's.
        if chosen:
            raise
        result = None
    return Variation(
        readings=tuple((doubt.id, reading.id) for doubt, reading in zip(doubts, joint, strict=True)),
        chosen=chosen,
        result=result,
        violates=tuple(dict.fromkeys(rule for reading in joint for rule in reading.violates)),
    )
