"""`series`: the numbers of other years beside a figure, with a small chart."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from ..model.outside import Break, Observation
from ..model.report import Report
from ..model.words import counted, name_of, unit_label, word
from ..querying.series import Jump, Series
from ..writing.observations import observation_record
from ..writing.plain import plain_day
from .answer import Answer
from .terminal import columns, pairs, prose, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("series personnel.staff.women", "series", "series --json")

_BAR = 24
"""The length of the longest bar of the chart, in letters."""


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
        return Answer([_data(series) for series in listed], _list(listed, options.lang))
    series = report.series(options.id)
    return Answer(_data(series), _one(series, options.lang))


def _list(listed: Sequence[Series], language: str) -> list[str]:
    rows = [
        (series.figure, len(series), f"{series[0].year}–{series[-1].year}", series.label(language)) for series in listed
    ]
    head = tuple(word(key).text(language) for key in ("id", "numbers", "period", "figure"))
    first, *others = columns([head, *rows], numbers=(1,), below=1)
    lines = [*strong([first]), *others]
    jumps = [jump for series in listed for jump in series.jumps]
    if jumps:
        lines += ["", *prose(word("jumps_are").text(language))]
        lines += columns([_jump(jump) for jump in jumps], numbers=(1, 2), indent=2)
    return [*lines, "", *prose(f"{counted('series', len(listed)).text(language)}.")]


def _jump(jump: Jump) -> tuple[str, ...]:
    ends = [f"{one.shown} ({one.year})" for one in (jump.earlier, jump.later)]
    return jump.later.figure, *ends


def _one(series: Series, language: str) -> list[str]:
    title = prose(f"{series.label(language)} ({unit_label(series.unit, language)})")
    most = max((Fraction(one.value) for one in series), default=Fraction(0))
    rows = [_row(one, most, language) for one in series]
    lines = [*strong(title), "=" * max(map(len, title)), *columns(rows, numbers=(1,))]
    if series.breaks:
        lines += ["", *pairs((_break(found, language), found.why) for found in series.breaks)]
    if differences := _by_text((one.year, one.difference) for one in series):
        lines += ["", *pairs(differences)]
    if series.beside:
        lines += ["", *prose(word("published_elsewhere").text(language))]
        lines += pairs((one.when, f"{one.shown} ({_comparability(one, language)})") for one in series.beside)
    if sources := _by_text((one.year, str(one.source)) for one in (*series, *series.beside) if one.source):
        lines += ["", *pairs(sources)]
    return lines


def _break(found: Break, language: str) -> str:
    return word("other_count", day=plain_day(found.since, language)).text(language)


def _comparability(one: Observation, language: str) -> str:
    return f"{name_of(one.comparability).text(language)}; {one.origin}"


def _by_text(marked: Iterable[tuple[int, str | None]]) -> list[tuple[str, str]]:
    """Write each text once, with its years."""
    years: dict[str, list[str]] = {}
    for year, text in marked:
        if text:
            years.setdefault(text, []).append(str(year))
    return [(", ".join(dict.fromkeys(listed)), text) for text, listed in years.items()]


def _row(one: Observation, most: Fraction, language: str) -> tuple[str, ...]:
    # Numbers below zero have no bar.
    length = round(Fraction(one.value) / most * _BAR) if most > 0 else 0
    own = word("report").text(language)
    mark = f"{own} {one.caveat}".rstrip() if one.own else name_of(one.comparability).text(language)
    return one.when, one.printed, "█" * max(length, 0), mark


def _data(series: Series) -> dict[str, Any]:
    return {
        "figure": series.figure,
        "unit": series.unit,
        "observations": [observation_record(one) for one in series],
        "beside": [observation_record(one) for one in series.beside],
        "confirmations": [observation_record(one) for one in series.confirmations],
        "breaks": [{"since": found.since, "why": found.why} for found in series.breaks],
        "jumps": [{"earlier": jump.earlier.year, "later": jump.later.year} for jump in series.jumps],
    }
