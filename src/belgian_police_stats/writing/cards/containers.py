"""The cards of a group, a section, a chapter and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...model.chapter import Chapter, Section
from ...model.figure import Figure, Reading
from ...model.report import Report
from ...querying.grouping import Group, groups_among
from .card import Card, Grid, reading_mark
from .figures import amount, figures_grid, in_english
from .laws import check_card
from .remainder import remainder_text

__all__ = ["chapter_card", "group_card", "report_card", "section_card"]

_READINGS = tuple(map(str, Reading))


def group_card(group: Group) -> Card:
    """Make the card of a whole with its parts."""
    return Card(
        kind="Group",
        title=group.whole.label("en"),
        original=group.whole.label("nl"),
        lead=in_english(group.whole),
        mark=reading_mark(group.whole.reading),
        rows=[
            ("together", f"{amount(group.explained.value, group.whole.unit)}, of {in_english(group.whole)}"),
            ("left", remainder_text(group)),
            ("exhaustive", f"{group.exhaustive}: {group.law.why}"),
            ("id", group.whole.id),
        ],
        groups=[group],
        grids=[figures_grid(group.parts, numbered=True)],
    )


def section_card(section: Section) -> Card:
    """Make the card of a section: its figures, and a bar for each whole with parts."""
    return Card(
        kind="Section",
        title=section.label("en"),
        original=section.label("nl"),
        lead=_counted(section.figures),
        groups=groups_among(section.figures, section.laws),
        grids=[figures_grid(section.figures)],
        rows=[("id", section.id)],
    )


def chapter_card(chapter: Chapter) -> Card:
    """Make the card of a chapter: its sections, and the figures of each folded away."""
    rows = [_row(section.id, section.label("en"), section.figures) for section in chapter]
    folded = [figures_grid(section.figures, fold=section.label("en")) for section in chapter]
    return Card(
        kind="Chapter",
        title=chapter.label("en"),
        original=chapter.label("nl"),
        lead=f"{len(chapter.sections)} sections, {_counted(chapter.figures)}",
        rows=[("id", chapter.id)],
        grids=[_sums("section", rows), *folded],
    )


def report_card(report: Report) -> Card:
    """Make the card of a report: its chapters, how sure their figures are, and how its laws come out."""
    edition, checked = report.edition, check_card(report.check())
    rows = [_row(chapter.id, chapter.label("en"), chapter.figures) for chapter in report.chapters]
    return Card(
        kind="Report",
        title=f"{edition.title}, {edition.publisher}",
        lead=f"{len(report.chapters)} chapters, {_counted(report)}",
        rows=[
            ("presented", f"{edition.presented}, about {edition.year}"),
            ("laws", f"{checked.title}: {checked.lead}"),
            ("odd", f"{len(report.discrepancies)} things that the print gets wrong or leaves odd"),
            ("terms", edition.terms),
        ],
        grids=[_sums("chapter", rows)],
        hint="This is no official publication.",
    )


def _counted(figures: Iterable[Figure]) -> str:
    listed = list(figures)
    counts = Counter(figure.reading for figure in listed)
    said = ", ".join(f"{counts[reading]} {reading}" for reading in Reading if counts[reading])
    return f"{len(listed)} {'figure' if len(listed) == 1 else 'figures'}: {said}"


def _row(name: str, label: str, figures: Iterable[Figure]) -> tuple[str, ...]:
    counts = Counter(figure.reading for figure in figures)
    return (label, str(counts.total()), *(str(counts[reading]) for reading in Reading), name)


def _sums(what: str, rows: list[tuple[str, ...]]) -> Grid:
    return Grid(head=(what, "figures", *_READINGS, "id"), rows=rows, numbers=(1, 2, 3, 4))
