"""`series`: the numbers of other years beside a figure, with a small chart."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ..model.certainty import Qualifier
from ..model.labels import Language
from ..model.numbers import number_text
from ..model.outside import Observation
from ..model.report import Report
from ..querying.series import Jump, Series
from ..writing.observations import series_record
from .answer import Answer
from .terminal import columns, pairs, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("series personnel.staff.women", "series", "series --json")

_BAR = 24
"""The length of the longest bar of the chart, in letters."""
_BREAK = ("----", "", "", "break")
"""The row that stands for a break."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the id of a figure."""
    parser.add_argument("id", nargs="?", metavar="ID", help="the id of a figure (default: list every series)")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Show one series with its breaks and sources, or list all of them.

    Raises:
        UnknownFigureError: the report has no figure with this id.
    """
    if options.id is None:
        listed = report.series()
        return Answer([series_record(series) for series in listed], _list(listed, options.lang))
    series = report.series(options.id)
    return Answer(series_record(series), _one(series, options.lang))


def _list(listed: Sequence[Series], language: Language) -> list[str]:
    rows = [
        (series.figure, len(series), f"{series[0].year}–{series[-1].year}", series.label(language)) for series in listed
    ]
    lines = columns([("id", "numbers", "years", "label"), *rows], numbers=(1,), below=1)
    jumps = [jump for series in listed for jump in series.jumps]
    if jumps:
        lines += ["", *prose("A number here is less than a fifth or more than five times the one before it:")]
        lines += pairs((jump.later.figure, _jump(jump)) for jump in jumps)
    return [*lines, "", *prose(f"{len(listed)} series.")]


def _jump(jump: Jump) -> str:
    ends = (f"{_number(one)} {one.caveat}".rstrip() + f" ({one.year})" for one in (jump.earlier, jump.later))
    return " → ".join(end.replace(" ", "\N{NO-BREAK SPACE}") for end in ends)


def _one(series: Series, language: Language) -> list[str]:
    title = prose(f"{series.label(language)} ({series.unit})")
    most = max((Fraction(one.value) for one in series), default=Fraction(0))
    rows = list(_rows(series, most))
    lines = [*title, "=" * max(map(len, title)), *columns(rows, numbers=(1,))]
    if series.breaks:
        lines += ["", *pairs((f"from {found.since}", found.why) for found in series.breaks)]
    if differences := _by_text((one.year, one.difference) for one in series):
        lines += ["", *pairs(differences)]
    if series.beside:
        lines += ["", *prose("Published elsewhere for a period that the report prints itself:")]
        lines += pairs((one.when, f"{one.shown} ({one.comparability}; {one.origin})") for one in series.beside)
    if sources := _by_text((one.year, str(one.source)) for one in (*series, *series.beside) if one.source):
        lines += ["", *pairs(sources)]
    return lines


def _by_text(marked: Iterable[tuple[int, str | None]]) -> list[tuple[str, str]]:
    """Write each text once, with its years."""
    years: dict[str, list[str]] = {}
    for year, text in marked:
        if text:
            years.setdefault(text, []).append(str(year))
    return [(", ".join(dict.fromkeys(listed)), text) for text, listed in years.items()]


def _rows(series: Series, most: Fraction) -> Iterator[tuple[str, ...]]:
    """A row for each number, and one for each place where a break parts two numbers."""
    for i, one in enumerate(series):
        if i and series.breaks_between(series[i - 1], one):
            yield _BREAK
        # Numbers below zero have no bar.
        length = round(Fraction(one.value) / most * _BAR) if most > 0 else 0
        mark = f"report {one.caveat}".rstrip() if one.own else str(one.comparability)
        yield one.when, _number(one), "█" * max(length, 0), mark


def _number(one: Observation) -> str:
    """Write a number in one way for all sources, whose separators differ: 1.476 and 1 476."""
    number = number_text(one.value, grouped=True)
    return number if one.qualifier is Qualifier.EXACT else f"{one.qualifier.phrase} {number}"
