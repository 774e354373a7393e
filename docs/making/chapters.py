"""A page for each chapter, with a card for each of its figures, and the list of all figures."""

from __future__ import annotations

from collections.abc import Iterator

import belgian_police_stats as bps

from .cards import card
from .markdown import code, figure_link, page, plain, table

__all__ = ["chapter_pages", "figures_page"]


def chapter_pages(report: bps.Report) -> Iterator[tuple[str, str]]:
    """The name of each chapter and its page."""
    check = report.check()
    for chapter in report.chapters:
        lines = [f"{_count(len(chapter.figures), 'figure')}. In Python: {code(f'report.{chapter.id}')}."]
        for section in chapter.sections:
            lines += ["", f"## {plain(section.label('en'))}", "", f"In Python: {code(f'report.{section.id}')}.", ""]
            for figure in section:
                lines += card(_explained(figure, check, report))
        yield chapter.id, page(plain(chapter.label("en")), *lines)


def figures_page(report: bps.Report) -> str:
    """Every figure of the newest edition in one table for each chapter."""
    lines = [f"{_count(len(report), 'figure')} of {report.edition.year}. Each id leads to the card of its figure."]
    for chapter in report.chapters:
        rows = (
            (figure_link(f.id), plain(f), f.certainty, f.source.slide, f.source.line, plain(f.label("en")))
            for f in chapter.figures
        )
        lines += [
            "",
            f"## {plain(chapter.label('en'))}",
            *table("id | printed | certainty | slide | line | label", rows),
        ]
    return page("The figures", *lines)


def _explained(figure: bps.Figure, check: bps.Check, report: bps.Report) -> bps.Explanation:
    """Give the same as report.explain, from one check of the whole report."""
    return bps.Explanation(
        figure=figure,
        results=tuple(result for result in check.results if figure.id in result.figures),
        discrepancies=tuple(found for found in report.discrepancies if figure.id in found.figures),
        doubts=tuple(doubt for doubt in report.doubts if figure.id in doubt.figures),
        cited=tuple(report.outside.sources[slug] for slug in figure.cited),
        series=report.series(figure) if figure.id in report.outside.observations else None,
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
