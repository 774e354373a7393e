"""Refuse facts of a report file that contradict each other: its days and places, and texts that say nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..errors import Fault, clean, shown
from ..model.figure import Figure
from ..model.labels import LANGUAGES
from ..model.ledger import Entry, EntryReason
from ..model.period import PeriodKind
from ..model.source import Edition, Slide
from .own_keys import TAKE_ONE_OUT, again, alike
from .records import FileFigure

__all__ = [
    "faults_of_edition",
    "faults_of_entries",
    "faults_of_figure_entries",
    "faults_of_lines",
    "faults_of_periods",
    "faults_of_words",
]

_REASONS_OF_DATES = (EntryReason.DATE, EntryReason.LAW_DATE)
_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("labels", "units"), LANGUAGES),
    **dict.fromkeys(("rules", "recorded_rules", "overlaps"), ("why",)),
    "doubts": ("question",),
    "settlements": ("doubt", "reading", "why"),
    "discrepancies": ("arithmetic", "explanation"),
}
"""The texts of each part of a file that people read."""
_SHA256 = re.compile("[0-9a-f]{64}")
_LANGUAGE = re.compile("[a-z]{2}")


def faults_of_edition(edition: Edition) -> Iterator[Fault]:
    """Give the faults of the edition: its year, its days, its names and its slides."""
    path, period = "$.edition", edition.period
    if not period.start.year <= edition.year <= period.end.year:
        yield Fault(f"{path}.year", f"a year of the period {period}", str(edition.year))
    if edition.presented < period.start:
        yield Fault(f"{path}.presented", f"a day that is not before the period {period}", str(edition.presented))
    if not _SHA256.fullmatch(edition.source_sha256):
        yield Fault(f"{path}.source_sha256", "64 digits from 0 to f", shown(edition.source_sha256))
    if not _LANGUAGE.fullmatch(edition.language):
        expected = f"a code of two letters, such as {', '.join(LANGUAGES)}"
        yield Fault(f"{path}.language", expected, shown(edition.language))
    for name, text in (("title", edition.title), ("publisher", edition.publisher)):
        yield from _blank(f"{path}.{name}", text)
    yield from _faults_of_slides(edition)


def _faults_of_slides(edition: Edition) -> Iterator[Fault]:
    """Give a fault for each number that two slides have, and for lines that no text can have."""
    path, slides = "$.edition.slides", edition.slides
    for i, first in again(enumerate(slide.number for slide in slides)):
        yield Fault(f"{path}[{i}].number", f"a number that slides[{first}] does not have", str(slides[i].number))
    after = 0
    for i, slide in enumerate(slides):
        if slide.number < 1:
            yield Fault(f"{path}[{i}].number", "a number from 1 on", str(slide.number))
        if slide.first_line <= after:
            expected = f"a line after those of slides[{i - 1}], which end with {after}" if i else "a line from 1 on"
            yield Fault(f"{path}[{i}].first_line", expected, str(slide.first_line))
        if not slide.first_line <= slide.last_line <= edition.source_lines:
            expected = (
                f"a line from the first one, {slide.first_line}, to the end of the source, {edition.source_lines}"
            )
            yield Fault(f"{path}[{i}].last_line", expected, str(slide.last_line))
        after = max(after, slide.last_line)


def faults_of_entries(ledger: Mapping[int, Entry], lines: int) -> Iterator[Fault]:
    """Give a fault for each entry of the ledger outside the lines of the source, and for a date that does not fit."""
    named = {i: entry.event for i, entry in ledger.items() if entry.event}
    first = {alike(event): i for i, event in reversed(named.items())}
    for i, entry in ledger.items():
        if not 1 <= entry.line <= lines:
            yield Fault(f"$.ledger[{i}].line", f"a line of the source, from 1 to {lines}", str(entry.line))
        if entry.event is not None and entry.date is None:
            yield Fault(f"$.ledger[{i}].date", f"the date of the event {shown(entry.event)}", "none")
        elif entry.event is not None and not entry.event.strip():
            yield Fault(f"$.ledger[{i}].event", "the name of an event", shown(entry.event))
        elif i in named and ledger[first[alike(named[i])]].event != entry.event:
            expected = f"the event as ledger[{first[alike(named[i])]}] writes it"
            yield Fault(f"$.ledger[{i}].event", expected, shown(entry.event))
        if entry.date is not None and entry.reason not in _REASONS_OF_DATES:
            expected = f"{' or '.join(_REASONS_OF_DATES)} as the reason for a number of the date {shown(entry.date)}"
            yield Fault(f"$.ledger[{i}].reason", expected, shown(entry.reason and str(entry.reason)))
        elif entry.date is not None and not _is_of_day(entry.printed, entry.date):
            expected = f"a date with the number {shown(entry.printed)}"
            yield Fault(f"$.ledger[{i}].date", expected, shown(entry.date))


def _is_of_day(printed: str, day: str) -> bool:
    """Whether a printed number is one of a date, or a word without digits."""
    printed_numbers = {int(number) for number in re.findall("[0-9]+", printed)}
    return not printed_numbers or not printed_numbers.isdisjoint(map(int, re.findall("[0-9]+", day)))


def faults_of_lines(figure: FileFigure, slides: Mapping[int, Slide], lines: int) -> Iterator[Fault]:
    """Give a fault for each line of a figure outside its slide or the source, with its path within the figure.

    `slides` are those without a fault of their own, by their numbers.
    """
    places = [("line", figure.slide, figure.line)]
    places += [(f"also[{i}].line", place.slide, place.line) for i, place in enumerate(figure.also)]
    places += [
        (f"alternatives[{i}].line", figure.slide, one.line)
        for i, one in enumerate(figure.alternatives)
        if one.line is not None
    ]
    for place, number, line in places:
        slide = slides.get(number)
        if not 1 <= line <= lines:
            yield Fault(place, f"a line of the source, from 1 to {lines}", str(line))
        elif slide is not None and not slide.first_line <= line <= slide.last_line:
            expected = f"a line of slide {number}, from {slide.first_line} to {slide.last_line}"
            yield Fault(place, expected, str(line))


def faults_of_figure_entries(
    ledger: Mapping[int, Entry], figures: Iterable[Figure], is_settled: bool
) -> Iterator[Fault]:
    """Give a fault for each entry that names a figure twice at one place, or at a place where it is not printed.

    In a report with settled doubts, a figure can have moved to another place, while the entry stays at the place where
    the source prints it.
    """
    named = {i: (entry, entry.figure) for i, entry in ledger.items() if entry.figure is not None}
    for i, first in again((i, (entry.line, entry.printed, name)) for i, (entry, name) in named.items()):
        expected = f"another number than that of ledger[{first}]"
        yield Fault(f"$.ledger[{i}]", expected, shown(named[i][0].place), TAKE_ONE_OUT)
    if is_settled or not named:
        return
    places = {figure.id: [f"line {place.line}: {place.printed}" for place in figure.sources] for figure in figures}
    for i, (entry, name) in named.items():
        if entry.place not in places[name]:
            expected = f"a place of {clean(name)}, such as {shown(places[name][0])}"
            yield Fault(f"$.ledger[{i}]", expected, shown(entry.place))


def faults_of_periods(figures: Iterable[Figure], edition: Edition, place_of: Callable[[str], str]) -> Iterator[Fault]:
    """Give a fault for each figure of days that had not begun when the report was presented.

    A rule in force can be one for later days.
    """
    for figure in figures:
        if figure.period.start > edition.presented and figure.period.kind is not PeriodKind.STANDING:
            expected = f"a period that begins before the report was presented, {edition.presented}"
            yield Fault(f"{place_of(figure.id)}.period", expected, str(figure.period))


def faults_of_words(parts: Mapping[str, Mapping[Any, Any]]) -> Iterator[Fault]:
    """Give a fault for each label, question and reason that has no letter. Each part of the file has its key."""
    for key, listed in parts.items():
        for place, part in listed.items():
            path = f"$.{key}[{place}]" if type(place) is int else f"$.{key}.{clean(place)}"
            for field in _WORDS.get(key, ()) if part else ():
                yield from _blank(f"{path}.{field}", getattr(part, field))


def _blank(path: str, text: str | None) -> Iterator[Fault]:
    """Give a fault for a text that is there and says nothing."""
    if text is not None and not text.strip():
        yield Fault(path, "a text that says something", shown(text))
