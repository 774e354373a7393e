"""Change numbers of a report, so that its rules, its ledger and its exports have the new numbers."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ..model.bases import Number
from ..model.certainty import Certainty
from ..model.chapter import Chapter
from ..model.doubts import read_again
from ..model.figure import Figure
from ..model.ledger import Entry
from ..model.printed import format_printed
from ..model.report import Report

__all__ = ["changed", "smallest_steps", "without_doubts"]


def changed(report: Report, values: Mapping[str, Number]) -> Report:
    """Make a report with other values and the printed forms of these values.

    >>> from belgian_police_stats.testing import changed, small_report
    >>> changed(small_report(), {"personnel.staff.women": 410})["personnel.staff.women"].printed
    '410'

    Raises:
        UnknownFigureError: the report has no figure with one of these ids.
    """
    figures = {figure_id: _figure(report[figure_id], value) for figure_id, value in values.items()}
    chapters = tuple(_chapter(chapter, figures) for chapter in report.chapters)
    ledger = tuple(_entry(entry, figures) for entry in report.ledger)
    figures_now = (figure for chapter in chapters for figure in chapter.figures)
    return report.with_contents(chapters=chapters, entries=ledger, doubts=read_again(report.doubts, figures_now))


def without_doubts(report: Report) -> Report:
    """Make the same report with every doubt closed: its figures are certain where they were ambiguous.

    >>> from belgian_police_stats.testing import small_report, without_doubts
    >>> without_doubts(small_report()).doubts
    ()
    """
    closed = {figure.id: _certain(figure) for figure in report if figure.doubts}
    return report.with_contents(chapters=tuple(_chapter(chapter, closed) for chapter in report.chapters), doubts=())


def _certain(figure: Figure) -> Figure:
    certainty = Certainty.CERTAIN if figure.certainty is Certainty.AMBIGUOUS else figure.certainty
    return attrs.evolve(figure, certainty=certainty, agreeing_readings=(), alternatives=())


def smallest_steps(figure: Figure) -> tuple[Number, ...]:
    """Give the values one unit of the last printed place above and below, without any below zero.

    >>> from belgian_police_stats.testing import small_report, smallest_steps
    >>> smallest_steps(small_report()["personnel.staff.women"])
    (451, 449)
    """
    return tuple(value for value in (figure.value + figure.place, figure.value - figure.place) if value >= 0)


def _figure(figure: Figure, value: Number) -> Figure:
    printed = format_printed(value, like=figure.printed)
    sources = tuple(attrs.evolve(source, printed=printed) for source in figure.sources)
    return attrs.evolve(figure, value=value, printed=printed, sources=sources)


def _chapter(chapter: Chapter, figures: Mapping[str, Figure]) -> Chapter:
    if not any(figure_id.startswith(chapter.id + ".") for figure_id in figures):
        return chapter
    return chapter.with_members(
        section.with_members(figures.get(figure.id, figure) for figure in section) for section in chapter.sections
    )


def _entry(entry: Entry, figures: Mapping[str, Figure]) -> Entry:
    figure = figures.get(entry.figure or "")
    return entry if figure is None else attrs.evolve(entry, printed=figure.printed)
