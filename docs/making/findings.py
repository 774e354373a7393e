"""What a reader learns first: a few findings, each computed from the figures, with its chart."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from attrs import frozen

import belgian_police_stats as bps
from belgian_police_stats.model.numbers import Exact
from belgian_police_stats.model.words import short_labels
from belgian_police_stats.writing.doubt import with_doubt
from belgian_police_stats.writing.formatting import format_number

from .drawing import NARROW, figure_of
from .parts import amount, number

__all__ = ["Finding", "chart_of", "computed", "findings", "section_of"]


@frozen
class Finding:
    """A heading, a sentence, a chart, and the figure that leads to more."""

    heading: str
    text: str
    chart: str
    figure: bps.Figure


def findings(report: bps.Report) -> Iterator[Finding]:
    """The three findings of the front page: a breakdown, a series and a doubt."""
    yield largest_part(report)
    yield share_of_women(report)
    yield widest_doubt(report)


def largest_part(report: bps.Report) -> Finding:
    """The breakdown with the most parts, and its largest part."""
    found = max(report.breakdowns, key=lambda breakdown: len(breakdown.parts))
    largest = max(found.parts, key=lambda part: part.value)
    names = dict(zip(found.parts, short_labels([part.label("en") for part in found.parts]), strict=True))
    share = computed(largest.share_of(found.whole))
    section = section_of(report, found.whole)
    return Finding(
        heading=f"{names[largest].capitalize()} comes first among {len(found.parts)} phenomena",
        text=f"{number(largest.value)} of {amount(found.whole)}, or {share}. The slide lists {len(found.parts)} "
        f"phenomena below the total; {number(found.remainder.value)} case files belong to none of them.",
        chart=chart_of(section.chart("en", width=NARROW), section.label("en"), section),
        figure=largest,
    )


def share_of_women(report: bps.Report) -> Finding:
    """Women among the staff, and their number in other years."""
    staff = report.personnel.staff
    series = report.series(staff.women)
    before = [one.year for one in series.comparable() if one.year < report.edition.year][-1]
    grown = float(series.change(before, report.edition.year).value)
    return Finding(
        heading=f"Women are {computed(staff.women.share_of(staff.total))} of the staff",
        text=f"{number(staff.women.value)} of {amount(staff.total)} at the end of {report.edition.year}. That is "
        f"{abs(grown):.2f}% {'more' if grown > 0 else 'fewer'} women than at the end of {before}. Numbers of other "
        "years come from other publications, and each says how well it compares.",
        chart=chart_of(series.chart("en", width=NARROW), series.label("en"), series),
        figure=staff.women,
    )


def widest_doubt(report: bps.Report) -> Finding:
    """The doubt that touches the most figures."""
    doubt = max(report.doubts, key=lambda doubt: len(doubt.figures))
    figure = report[doubt.figures[0]]
    section = section_of(report, figure)
    return Finding(
        heading=doubt.question,
        text=f"The slide does not say, so these {len(doubt.figures)} figures are ambiguous: each bar is one reading, "
        "each diamond another. Nothing that is computed, drawn or exported from them drops that doubt.",
        chart=chart_of(section.chart("en", width=NARROW), section.label("en"), section),
        figure=figure,
    )


def computed(result: bps.Derived) -> str:
    """A computed share with one decimal, and the doubt about it."""

    def rounded(value: Exact) -> str:
        return f"{format_number(round(Fraction(value), 1), 'en')}%"

    return with_doubt(rounded(result.value), result, "en", rounded)


def chart_of(chart: Any, title: str, drawn: bps.Section | bps.Series) -> str:
    """A chart in its frame. The description says the numbers, for people who cannot see the bars."""
    if isinstance(drawn, bps.Section):
        told = "; ".join(f"{figure.label('en')}: {amount(figure)}" for figure in drawn)
    else:
        told = "; ".join(f"{one.year}: {one.printed}" for one in drawn)
    return figure_of(chart, title, told)


def section_of(report: bps.Report, figure: bps.Figure) -> bps.Section:
    """The section of a figure."""
    return next(section for chapter in report.chapters for section in chapter.sections if figure.id in section)
