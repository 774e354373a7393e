"""Guards of the data that several tests share. Each returns the faults that it finds in a report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import belgian_police_stats as bps

NUMBER_WORDS = re.compile(r"\b(een honderdtal|een tiental|twee|drie|één|duizenden|honderden|miljoenen)\b")


def unlike_their_print(report: bps.Report) -> list[object]:
    """Find the printed forms, at any place of a figure, that are not read as its value."""
    return [
        (figure.id, printed, figure.value)
        for figure in report
        for printed in (figure.printed, *(source.printed for source in figure.sources))
        if repr(bps.parse_printed(printed).value) != repr(figure.value)
    ]


def without_counterpart(report: bps.Report) -> list[object]:
    """Find entries of the ledger that their figure does not name as a place, and places of figures without an entry."""
    entries = Counter((str(entry.figure), entry.line, entry.printed) for entry in report.ledger.figure_entries)
    places = Counter((figure.id, source.line, source.printed) for figure in report for source in figure.sources)
    return [*sorted((entries - places).elements()), *sorted((places - entries).elements())]


def off_their_slide(report: bps.Report) -> list[object]:
    """Find the places outside the lines of their slide, or with another title or heading than the slide has."""
    slides = {slide.number: slide for slide in report.edition.slides}
    return [
        (figure.id, source.line, source.slide)
        for figure in report
        for source in figure.sources
        if not slides[source.slide].first_line <= source.line <= slides[source.slide].last_line
        or (source.title, source.heading) != (slides[source.slide].title, slides[source.slide].heading)
    ]


def not_found_in_order(report: bps.Report, lines: Sequence[str]) -> list[object]:
    """Find the entries that do not stand on their line of the text, behind the entry before them."""
    lost, line, position = list[object](), 0, 0
    for entry in report.ledger:
        position = position if entry.line == line else 0
        line = entry.line
        found = lines[line - 1].find(entry.printed, position)
        if found < 0:
            lost.append((entry.line, entry.printed))
        else:
            position = found + len(entry.printed)
    return lost


def without_entry(report: bps.Report, lines: Sequence[str]) -> list[object]:
    """Find the lines of the text that still have a digit or a number word when the entries are cut out of them."""
    entries: defaultdict[int, list[str]] = defaultdict(list)
    for entry in report.ledger:
        entries[entry.line].append(entry.printed)
    left: list[object] = []
    for number, line in enumerate(lines, 1):
        rest = line
        for printed in entries[number]:
            rest = rest.replace(printed, "\0" * len(printed), 1)
        if re.search(r"\d", rest) or NUMBER_WORDS.search(rest):
            left.append((number, rest.replace("\0", "·")))
    return left
