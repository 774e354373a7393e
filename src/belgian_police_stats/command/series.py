"""`series`: the numbers of other years beside a figure, with a small chart."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ..model.labels import Language
from ..model.outside import Break, Observation
from ..model.report import Report
from ..model.words import counted, name_of, qualified, unit_label, word
from ..querying.series import Jump, Series
from ..writing.observations import series_record
from ..writing.plain import in_english, plain_day, plain_number
from .answer import Answer
from .terminal import columns, pairs, prose, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("series personnel.staff.women", "series", "series --json")

_BAR = 24
"""The length of the longest bar of the chart, in letters."""
_GAP = "----"
"""The sign in place of the year in the row of a break."""


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
    head = tuple(word(key).text(language) for key in ("id", "numbers", "period", "figure"))
    first, *others = columns([head, *rows], numbers=(1,), below=1)
    lines = [*strong([first]), *others]
    jumps = [jump for series in listed for jump in series.jumps]
    if jumps:
        lines += ["", *prose(word("jumps_are").text(language))]
        lines += pairs((jump.later.figure, _jump(jump, language)) for jump in jumps)
    return [*lines, "", *prose(f"{counted('series', len(listed)).text(language)}.")]


def _jump(jump: Jump, language: Language) -> str:
    ends = (
        f"{_number(observation, language)} {observation.caveat}".rstrip() + f" ({observation.year})"
        for observation in (jump.earlier, jump.later)
    )
    return " → ".join(end.replace(" ", "\N{NO-BREAK SPACE}") for end in ends)


def _one(series: Series, language: Language) -> list[str]:
    title = prose(f"{series.label(language)} ({unit_label(series.unit, language)})")
    most = max((Fraction(observation.value) for observation in series), default=Fraction(0))
    rows = list(_rows(series, most, language))
    lines = [*strong(title), "=" * max(map(len, title)), *columns(rows, numbers=(1,))]
    if series.breaks:
        lines += ["", *pairs((_break(found, language), in_english(found.why, language)) for found in series.breaks)]
    if differences := _by_text((observation.year, observation.difference) for observation in series):
        lines += ["", *pairs((years, in_english(text, language)) for years, text in differences)]
    if series.beside:
        lines += ["", *prose(word("published_elsewhere").text(language))]
        lines += pairs(
            (observation.when, f"{observation.shown} ({_comparability(observation, language)})")
            for observation in series.beside
        )
    if sources := _by_text(
        (observation.year, str(observation.source)) for observation in (*series, *series.beside) if observation.source
    ):
        lines += ["", *pairs(sources)]
    return lines


def _break(found: Break, language: Language) -> str:
    return word("other_count", day=plain_day(found.since, language)).text(language)


def _comparability(observation: Observation, language: Language) -> str:
    return f"{name_of(observation.comparability).text(language)}; {observation.origin}"


def _by_text(marked: Iterable[tuple[int, str | None]]) -> list[tuple[str, str]]:
    """Write each text once, with all its years."""
    years: dict[str, list[str]] = {}
    for year, text in marked:
        if text:
            years.setdefault(text, []).append(str(year))
    return [(", ".join(dict.fromkeys(listed)), text) for text, listed in years.items()]


def _rows(series: Series, most: Fraction, language: Language) -> Iterator[tuple[str, ...]]:
    """Make a row for each number, and one for each break between two numbers."""
    own = word("report").text(language)
    for i, observation in enumerate(series):
        if i and series.breaks_between(series[i - 1], observation):
            yield _GAP, "", "", word("break").text(language)
        # Numbers below zero have no bar.
        length = round(Fraction(observation.value) / most * _BAR) if most > 0 else 0
        mark = (
            f"{own} {observation.caveat}".rstrip()
            if observation.own
            else name_of(observation.comparability).text(language)
        )
        yield observation.when, _number(observation, language), "█" * max(length, 0), mark


def _number(observation: Observation, language: Language) -> str:
    """Write a number in one way for all sources, whose separators differ: 1.476 and 1 476."""
    return qualified(observation.qualifier, plain_number(observation.value, language), language)
