"""Refuse what a report file names twice: it would count twice, or one of the two would hide the other.

Lines are also compared with the slides and the length of the source.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from ..errors import Fault, clean, shown
from ..model.discrepancy import Discrepancy
from ..model.doubts import Settlement
from ..model.figure import Figure
from ..model.ledger import Entry
from ..model.rules import Overlap
from ..model.source import Edition, Slide
from .records import FileFigure

__all__ = [
    "TAKE_ONE_OUT",
    "again",
    "alike",
    "faults_of_figure_entries",
    "faults_of_lines",
    "faults_of_overlaps",
    "faults_of_places",
    "faults_of_settlements",
    "repeated",
]


TAKE_ONE_OUT = "Take out one of the two."
"""The hint for something that is named twice."""


def alike(text: str) -> str:
    """Write a text so that texts that differ only in capitals or in the form of their letters become equal."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def again(keys: Iterable[tuple[int, Hashable]]) -> Iterator[tuple[int, int]]:
    """Give each index whose key came before, with the index where it came first."""
    first: dict[Hashable, int] = {}
    for i, key in keys:
        if first.setdefault(key, i) != i:
            yield i, first[key]


def repeated(path: str, items: Iterable[str], what: str) -> Iterator[Fault]:
    """Give a fault for each item of a list that came before."""
    listed = [*items]
    if len({*listed}) < len(listed):
        name = path.rpartition(".")[2]
        for i, first in again(enumerate(listed)):
            expected = f"{what} that {name}[{first}] does not have"
            yield Fault(f"{path}[{i}]", expected, shown(listed[i]), TAKE_ONE_OUT)


def faults_of_places(
    edition: Edition, ledger: Mapping[int, Entry], discrepancies: Mapping[int, Discrepancy]
) -> Iterator[Fault]:
    """Give the faults of the slides, and of the entries and discrepancies that name their lines and numbers."""
    yield from _faults_of_slides(edition)
    yield from _faults_of_entries(ledger, edition.source_lines)
    yield from _faults_of_discrepancies(discrepancies, {slide.number for slide in edition.slides})


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


def _faults_of_entries(ledger: Mapping[int, Entry], lines: int) -> Iterator[Fault]:
    """Give a fault for each entry of the ledger outside the lines of the source, and for an event without a date."""
    for i, entry in ledger.items():
        if not 1 <= entry.line <= lines:
            yield Fault(f"$.ledger[{i}].line", f"a line of the source, from 1 to {lines}", str(entry.line))
        if entry.event is not None and entry.date is None:
            yield Fault(f"$.ledger[{i}].date", f"the date of the event {shown(entry.event)}", "none")
        elif entry.event is not None and not entry.event.strip():
            yield Fault(f"$.ledger[{i}].event", "the name of an event", shown(entry.event))


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


def faults_of_overlaps(overlaps: Mapping[int, Overlap], known: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each overlap that is repeated, or that names too few figures, an unknown one, or one twice."""
    for i, overlap in overlaps.items():
        path = f"$.overlaps[{i}].figures"
        if len(overlap.figures) < 2:
            yield Fault(path, "at least two figures", str(len(overlap.figures)))
        yield from repeated(path, overlap.figures, "a figure")
        for j, name in enumerate(overlap.figures):
            if name not in known:
                yield Fault(f"{path}[{j}]", "the id of a figure", shown(name))
    for i, first in again((i, frozenset(overlap.figures)) for i, overlap in overlaps.items()):
        yield Fault(f"$.overlaps[{i}].figures", f"figures that overlaps[{first}] does not have", "the same figures")


def faults_of_settlements(settlements: Mapping[int, Settlement], still_open: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each doubt that is settled twice, and for one that is settled and open."""
    for i, first in again((i, alike(settlement.doubt)) for i, settlement in settlements.items()):
        other = f"a doubt that settlements[{first}] does not have"
        yield Fault(f"$.settlements[{i}].doubt", other, shown(settlements[i].doubt))
    for i, settlement in settlements.items():
        if settlement.doubt in still_open:
            expected = "a doubt that is closed, and is not in $.doubts"
            yield Fault(f"$.settlements[{i}].doubt", expected, shown(settlement.doubt))


def _faults_of_discrepancies(listed: Mapping[int, Discrepancy], slides: Collection[int]) -> Iterator[Fault]:
    """Give a fault for each figure and slide that a discrepancy has twice, for an unknown slide and an empty name."""
    for i, discrepancy in listed.items():
        path = f"$.discrepancies[{i}]"
        if not discrepancy.id.strip():
            yield Fault(f"{path}.id", "the name of the discrepancy", shown(discrepancy.id))
        yield from repeated(f"{path}.figures", discrepancy.figures, "a figure")
        numbers = discrepancy.slides or ()
        yield from repeated(f"{path}.slides", map(str, numbers), "a slide")
        for j, number in enumerate(numbers):
            if number not in slides:
                yield Fault(f"{path}.slides[{j}]", "the number of a slide", str(number))
