"""No digit of the data can change without a test that notices it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.assembly import assemble
from belgian_police_stats.loading.converter import structure
from belgian_police_stats.loading.records import ChapterRecord, FileFigure, LabelRecords
from belgian_police_stats.model.chapters import CHAPTERS, chapter_class
from belgian_police_stats.model.contents import HeldContents
from support.copies import real_text
from support.guards import (
    not_found_in_order,
    off_their_slide,
    unlike_their_print,
    without_counterpart,
    without_entry,
)
from support.packaged_files import DATA, read_json

pytestmark = pytest.mark.slow

Guard = Callable[[bps.Report], list[object]]
GUARDS: tuple[Guard, ...] = (unlike_their_print, without_counterpart, off_their_slide)
"""The guards with which tests/data/test_data.py judges the numbers of a figure."""


def other_digits(text: str, ways: range = range(1, 10)) -> Iterator[str]:
    """The text with one digit changed, each in turn, to each other digit."""
    for place, digit in enumerate(text):
        if digit.isdecimal():
            yield from (text[:place] + str((int(digit) + way) % 10) + text[place + 1 :] for way in ways)


def is_printed_number(text: str) -> bool:
    """Whether a text is a number; one with a zero in front is refused wherever it is read."""
    try:
        bps.parse_printed(text)
    except bps.PrintedNumberError:
        return False
    return True


def next_digits(number: int) -> Iterator[int]:
    """A line or a slide with one digit changed, each in turn, to the next."""
    return map(int, other_digits(str(number), range(1, 2)))


@cache
def files_of(chapter: str) -> tuple[Any, Any]:
    """The record of a chapter of 2024 and its labels."""
    record = structure(chapter, read_json(DATA / "2024" / f"{chapter}.json"), ChapterRecord)
    return record, structure(chapter, read_json(DATA / "labels" / f"{chapter}.json"), LabelRecords)


def with_record(report: bps.Report, figure: bps.Figure, record: FileFigure) -> bps.Report:
    """A report of one chapter with one record changed, and the ledger as it is."""
    chapter, section, name = figure.id.split(".")
    records, labels = files_of(chapter)
    changed = {**records, section: {**records[section], name: record}}
    made = assemble(chapter_class(chapter), chapter, changed, labels, report.edition)
    ledger = [entry for entry in report.ledger if (entry.figure or "").startswith(f"{chapter}.")]
    return bps.Report(report.edition, HeldContents((made,), tuple(ledger)))


def is_noticed(make: Callable[[], bps.Report], *guards: Guard) -> bool:
    """Whether the data does not load, or one of the guards finds something wrong."""
    try:
        made = make()
    except bps.DataError:
        return True
    return any(guard(made) for guard in guards)


def record_of(figure: bps.Figure) -> FileFigure:
    """What the file says of a figure."""
    chapter, section, name = figure.id.split(".")
    record: FileFigure = files_of(chapter)[0][section][name]
    return record


def number_like(text: str, value: int | Decimal) -> int | Decimal:
    """A number of the same type."""
    return int(text) if isinstance(value, int) else Decimal(text)


def changes(figure: bps.Figure) -> Iterator[FileFigure]:
    """The record of a figure with one digit changed in its value, in a print, in a line or in a slide."""
    record = record_of(figure)
    yield from (attrs.evolve(record, value=number_like(t, record.value)) for t in other_digits(str(record.value)))
    yield from (attrs.evolve(record, printed=text) for text in other_digits(record.printed))
    yield from (attrs.evolve(record, line=line) for line in next_digits(record.line))
    yield from (attrs.evolve(record, slide=slide) for slide in next_digits(record.slide))
    for number, place in enumerate(record.also):
        others = [attrs.evolve(place, printed=text) for text in other_digits(place.printed)]
        others += [attrs.evolve(place, line=line) for line in next_digits(place.line)]
        others += [attrs.evolve(place, slide=slide) for slide in next_digits(place.slide)]
        for other in others:
            yield attrs.evolve(record, also=(*record.also[:number], other, *record.also[number + 1 :]))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_guards_let_the_data_pass(report: bps.Report, chapter: str) -> None:
    """What comes below would prove nothing if the data as it is were refused."""
    figure = report.chapter(chapter).figures[0]

    assert not is_noticed(lambda: with_record(report, figure, record_of(figure)), *GUARDS)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_changed_digit_of_the_data_is_noticed(report: bps.Report, chapter: str) -> None:
    """Each digit of each value and print to each other digit, of each line and slide to the next: all are refused."""
    missed = [
        (figure.id, record)
        for figure in report.chapter(chapter).figures
        for record in changes(figure)
        if not is_noticed(lambda f=figure, r=record: with_record(report, f, r), *GUARDS)  # type: ignore[misc]
    ]

    assert [] == missed


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_digit_changed_in_value_and_print_is_noticed(report: bps.Report, chapter: str) -> None:
    """The two agree then, and the ledger does not."""
    missed: list[tuple[str, str]] = []
    for figure in report.chapter(chapter).figures:
        for text in filter(is_printed_number, other_digits(figure.printed)):
            record = attrs.evolve(record_of(figure), printed=text, value=bps.parse_printed(text).value)
            if not is_noticed(lambda f=figure, r=record: with_record(report, f, r), *GUARDS):  # type: ignore[misc]
                missed.append((figure.id, text))

    assert [] == missed


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the source text."""
    return real_text().split("\n")


def test_a_digit_changed_everywhere_is_noticed_by_the_source(report: bps.Report, lines: list[str]) -> None:
    """Value, print and ledger agree then, and the source text does not: each digit of each entry, figure or none."""
    missed: list[tuple[int, str, str]] = []
    for line, group in groupby(report.ledger, key=lambda entry: entry.line):
        entries = list(group)
        # The rest of the text is read as it is: one line after the other is enough.
        only = ["" if number != line else text for number, text in enumerate(lines, 1)]
        for place, entry in enumerate(entries):
            for text in other_digits(entry.printed):
                ledger = (*entries[:place], attrs.evolve(entry, printed=text), *entries[place + 1 :])
                changed = bps.Report(report.edition, HeldContents((), ledger))
                if not is_noticed(lambda c=changed: c, *source_guards(only)):  # type: ignore[misc]
                    missed.append((line, entry.printed, text))

    assert [] == missed


def source_guards(lines: list[str]) -> tuple[Guard, ...]:
    """The guards with which tests/data/test_source.py judges the ledger against a text."""
    return (lambda report: not_found_in_order(report, lines), lambda report: without_entry(report, lines))


def test_a_line_changed_everywhere_is_noticed_by_the_source(report: bps.Report, lines: list[str]) -> None:
    """The number is not on the other line, or not in its order there, or is one too many."""
    missed, entries = list[tuple[int, str, str]](), report.ledger.entries
    for place, entry in enumerate(entries):
        for text in other_digits(str(entry.line)):
            if not 1 <= int(text) <= len(lines):
                continue
            pair = [""] * len(lines)
            pair[entry.line - 1], pair[int(text) - 1] = lines[entry.line - 1], lines[int(text) - 1]
            moved = attrs.evolve(entry, line=int(text))
            beside = [t for t in (*entries[:place], moved, *entries[place + 1 :]) if t.line in (entry.line, int(text))]
            changed = bps.Report(report.edition, HeldContents((), tuple(beside)))
            if not is_noticed(lambda c=changed: c, *source_guards(pair)):  # type: ignore[misc]
                missed.append((entry.line, entry.printed, text))

    assert [] == missed
