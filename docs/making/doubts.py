"""Every doubt: its question, and what each of its figures is under each reading."""

from __future__ import annotations

from collections.abc import Iterator

import belgian_police_stats as bps
from belgian_police_stats.model.words import period_phrase
from belgian_police_stats.writing.plain import plain_figure

from .markdown import doubt_anchor, figure_link, link, page, plain, rule_anchor, table

__all__ = ["doubts_page"]


def doubts_page(report: bps.Report) -> str:
    """Every doubt with its readings, what speaks for each, and the rules that it violates."""
    touched = {name for doubt in report.doubts for name in doubt.figures}
    anchors = {rule.id: rule_anchor(rule) for rule in report.rules}
    intro = (
        f"The report of {report.edition.year} leaves {len(report.doubts)} questions open about {len(touched)} of its "
        f"{len(report)} figures. Each question has two or more readings. The first one is the chosen reading: the "
        "figures of this library have it. [How doubt works](../explanation/doubt.md) says how to compute with all of "
        "them."
    )
    lines = [intro]
    for doubt in report.doubts:
        lines += ["", f"```{{place}} {doubt_anchor(doubt)}", "```", f"## {plain(doubt.id.replace('-', ' '))}", ""]
        lines += [f"**{doubt.kind}**. {plain(doubt.question)}"]
        head = " | ".join(["reading", *(figure_link(name) for name in doubt.figures)])
        lines += table(head, ((plain(reading.label), *_cells(reading, doubt, report)) for reading in doubt.readings))
        lines += [_item(reading, doubt, anchors) for reading in doubt.readings]
    return page("The doubts", *lines)


def _cells(reading: bps.Reading, doubt: bps.Doubt, report: bps.Report) -> Iterator[str]:
    """Say what each figure is under a reading: its number, and the period or scope where that is in doubt."""
    for figure in reading.figures:
        others = report[figure.id].alternatives
        scopes = (other.scope for other in others if other.doubt == doubt.id and reading.id in other.readings)
        parts = [plain_figure(figure, "en")]
        if doubt.kind is bps.DoubtKind.PERIOD:
            period = figure.period
            parts.append(period_phrase(period.kind, str(period.start), str(period.end)).en)
        yield plain(", ".join(filter(None, (*parts, *scopes))))


def _item(reading: bps.Reading, doubt: bps.Doubt, anchors: dict[str, str]) -> str:
    """One reading: its label, what speaks for it or against it, and the rules that it violates."""
    chosen = " (chosen)" if reading is doubt.chosen else ""
    violated = ", ".join(link(plain(name), anchors[name]) for name in reading.violates)
    return (
        f"- **{plain(reading.label)}**{chosen}: {plain(reading.evidence)}{f' Violates {violated}.' if violated else ''}"
    )
