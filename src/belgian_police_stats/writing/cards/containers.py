"""The cards of a breakdown, a section, a chapter and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...model.chapter import Chapter, Section
from ...model.figure import Certainty, Figure
from ...model.interval import Interval
from ...model.report import Report
from ...querying.breakdowns import Breakdown, breakdowns_among, is_unexplained
from ..table import Table
from .card import Card, Grid, certainty_mark
from .figures import amount, figures_grid, in_english
from .rules import check_card

__all__ = [
    "breakdown_card",
    "chapter_card",
    "remainder_text",
    "report_card",
    "section_card",
    "table_card",
]


_NOTHING = Interval.point(0)


def remainder_text(breakdown: Breakdown) -> str:
    """Say what is left, and no more than the print can bear."""
    left = breakdown.remainder
    number = amount(abs(left.value), left.unit)
    if is_unexplained(breakdown):
        return f"{number}, in no part that is printed"
    if _NOTHING.exceeds(left.bounds):
        return f"nothing: the parts are {number} more than the whole"
    if left.bounds.is_point:
        return "nothing: the parts make the whole"
    return f"nothing that can be told: as far as they are printed, the numbers leave {left.bounds}"


_CERTAINTIES = tuple(map(str, Certainty))


def breakdown_card(breakdown: Breakdown) -> Card:
    """Make the card of a whole with its parts."""
    return Card(
        kind="Breakdown",
        title=breakdown.whole.label("en"),
        original=breakdown.whole.label("nl"),
        lead=in_english(breakdown.whole),
        mark=certainty_mark(breakdown.whole.certainty),
        rows=[
            (
                "together",
                f"{amount(breakdown.explained.value, breakdown.whole.unit)}, of {in_english(breakdown.whole)}",
            ),
            ("left", remainder_text(breakdown)),
            ("exhaustive", f"{breakdown.exhaustive}: {breakdown.rule.why}"),
            ("id", breakdown.whole.id),
        ],
        breakdowns=[breakdown],
        grids=[figures_grid(breakdown.parts, numbered=True)],
    )


def section_card(section: Section) -> Card:
    """Make the card of a section: its figures, and a bar for each whole with parts."""
    return Card(
        kind="Section",
        title=section.label("en"),
        original=section.label("nl"),
        lead=_counted(section.figures),
        breakdowns=breakdowns_among(section.figures, section.rules),
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
    """Make the card of a report: its chapters, how sure their figures are, and how its rules come out."""
    edition, checked = report.edition, check_card(report.check())
    rows = [_row(chapter.id, chapter.label("en"), chapter.figures) for chapter in report.chapters]
    return Card(
        kind="Report",
        title=f"{edition.title}, {edition.publisher}",
        lead=f"{len(report.chapters)} chapters, {_counted(report)}",
        rows=[
            ("presented", f"{edition.presented}, about {edition.year}"),
            ("rules", f"{checked.title}: {checked.lead}"),
            ("odd", f"{len(report.discrepancies)} things that the print gets wrong or leaves odd"),
            ("terms", edition.terms),
        ],
        grids=[_sums("chapter", rows)],
        hint="This is no official publication.",
    )


def _counted(figures: Iterable[Figure]) -> str:
    listed = list(figures)
    counts = Counter(figure.certainty for figure in listed)
    said = ", ".join(f"{counts[certainty]} {certainty}" for certainty in Certainty if counts[certainty])
    return f"{len(listed)} {'figure' if len(listed) == 1 else 'figures'}: {said}"


def _row(name: str, label: str, figures: Iterable[Figure]) -> tuple[str, ...]:
    counts = Counter(figure.certainty for figure in figures)
    return (label, str(counts.total()), *(str(counts[certainty]) for certainty in Certainty), name)


def _sums(what: str, rows: list[tuple[str, ...]]) -> Grid:
    return Grid(head=(what, "figures", *_CERTAINTIES, "id"), rows=rows, numbers=(1, 2, 3, 4))


_MOST = 10
"""So many rows are shown."""
_TOLD = ("label_en", "label", "printed", "unit", "certainty", "slide", "id")
"""The columns of a row that stand on the card; the others are only described."""


def table_card(table: Table) -> Card:
    """Make the card of a table: its first rows, and what its columns hold folded away."""
    told = [name for name in _TOLD if any(column.name == name for column in table.columns)]
    rows = [[str(row[name]) for name in told] for _, row in zip(range(_MOST), table, strict=False)]
    numbers = tuple(i for i, name in enumerate(told) if name in ("printed", "slide"))
    about = [(column.name, str(column.type), column.description) for column in table.columns]
    return Card(
        kind="Table",
        title=f"{len(table)} rows of {len(table.columns)} columns",
        grids=[
            *([Grid(head=told, rows=rows, numbers=numbers)] if rows else ()),
            Grid(head=("column", "type", "what it holds"), rows=about, fold=f"{len(table.columns)} columns"),
        ],
        hint=f"The first {len(rows)} rows." if len(rows) < len(table) else "",
    )
