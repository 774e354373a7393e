"""The cards of a breakdown, a section, a chapter, a report and a table, in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...model.certainty import Certainty
from ...model.chapter import Chapter, Section
from ...model.figure import Figure
from ...model.interval import Interval
from ...model.numbers import Exact
from ...model.report import Report
from ...model.word_keys import Word
from ...model.words import counted, name_of, word
from ...querying.breakdowns import Breakdown, breakdowns_among, is_unexplained
from ..doubt import with_doubt
from ..plain import plain_amount, plain_derived, plain_figure, plain_number
from ..table import Table
from .card import Card, Grid, certainty_mark
from .figures import figures_grid
from .rules import check_card

__all__ = [
    "breakdown_card",
    "chapter_card",
    "counts_grid",
    "counts_row",
    "remainder_text",
    "report_card",
    "section_card",
    "table_card",
]

_MOST = 10
"""The rows of a table that its card shows."""
_SHOWN = ("label_en", "label", "printed", "unit", "certainty", "slide", "id")
"""The columns of a table that its card shows; it describes all of them."""


def breakdown_card(breakdown: Breakdown) -> Card:
    """Make the card of a whole with its parts."""
    whole, together = breakdown.whole, plain_derived(breakdown.explained, "en")
    exhaustive = name_of(breakdown.exhaustive).en
    return Card(
        kind="Breakdown",
        title=whole.label("en"),
        original=whole.label("nl"),
        lead=plain_figure(whole, "en"),
        # With the mark of the whole alone, doubts about the parts would not show.
        mark=certainty_mark(breakdown.remainder.certainty),
        rows=[
            (word("whole").en, (certainty_mark(whole.certainty), "")),
            (word("parts").en, _by_certainty(breakdown.parts)),
            (word("parts_together").en, word("parts_of_whole", parts=together, whole=plain_figure(whole, "en")).en),
            (word("remainder").en, remainder_text(breakdown)),
            (word("exhaustive").en, f"{exhaustive}: {breakdown.rule.why}"),
            (word("id").en, whole.id),
        ],
        breakdowns=[breakdown],
        grids=[figures_grid(breakdown.parts, numbered=True)],
    )


def remainder_text(breakdown: Breakdown) -> str:
    """Describe the remainder of the whole, as exactly as the printed numbers allow."""
    remainder, zero = breakdown.remainder, Interval.point(0)
    bounds = remainder.possible_bounds
    # If the parts exceed the whole, the words have the sign, so the numbers are those of the reversed difference.
    size = with_doubt(plain_amount(abs(remainder.value), remainder.unit, "en"), remainder, "en", _size)
    if is_unexplained(breakdown):
        return word("remainder_some", amount=size).en
    if zero.exceeds(bounds):
        return word("remainder_exceeded", amount=size).en
    if bounds.is_point:
        return word("remainder_none").en
    return word("remainder_unknown", bounds=bounds).en


def _size(number: Exact) -> str:
    return plain_number(number if number >= 0 else -number, "en")


def section_card(section: Section) -> Card:
    """Make the card of a section: its figures, and a bar for each whole with its parts."""
    return Card(
        kind="Section",
        title=section.label("en"),
        original=section.label("nl"),
        lead=_certainty_counts(section.figures),
        breakdowns=breakdowns_among(section.figures, section.rules),
        grids=[figures_grid(section.figures)],
        rows=[(word("id").en, section.id)],
    )


def chapter_card(chapter: Chapter) -> Card:
    """Make the card of a chapter: its sections in one table, and the figures of each section folded away."""
    rows = [counts_row(section) for section in chapter.sections]
    folded = [figures_grid(section.figures, fold=section.label("en")) for section in chapter.sections]
    return Card(
        kind="Chapter",
        title=chapter.label("en"),
        original=chapter.label("nl"),
        lead=f"{counted('section', len(chapter.sections)).en}, {_certainty_counts(chapter.figures)}",
        rows=[(word("id").en, chapter.id)],
        grids=[counts_grid("section", rows), *folded],
    )


def report_card(report: Report) -> Card:
    """Make the card of a report: its chapters, the certainty of their figures, and the outcome of its rules."""
    edition, checked = report.edition, check_card(report.check())
    rows = [counts_row(chapter) for chapter in report.chapters]
    return Card(
        kind="Report",
        title=f"{edition.title}, {edition.publisher}",
        lead=f"{counted('chapter', len(report.chapters)).en}, {_certainty_counts(report)}",
        rows=[
            (word("presented").en, word("presented_about", day=edition.presented, year=edition.year).en),
            (word("checks").en, f"{checked.title}: {checked.lead}"),
            (word("discrepancies").en, word("number_in_report", number=len(report.discrepancies)).en),
            (word("terms").en, edition.terms),
        ],
        grids=[counts_grid("chapter", rows)],
        hint=word("unofficial").en,
    )


def table_card(table: Table) -> Card:
    """Make the card of a table: its first rows, and the descriptions of its columns folded away."""
    names = [name for name in _SHOWN if any(column.name == name for column in table.columns)]
    rows = [[str(row[name]) for name in names] for _, row in zip(range(_MOST), table, strict=False)]
    described = [(column.name, str(column.type), column.description) for column in table.columns]
    columns = counted("column", len(table.columns)).en
    head = [word(key).en for key in ("column", "type", "content")]
    return Card(
        kind="Table",
        title=f"{counted('row', len(table)).en}, {columns}",
        grids=[
            *([_rows_grid(names, rows)] if rows else ()),
            Grid(head=head, rows=described, codes=(0,), fold=columns),
        ],
        hint=word("first_rows", number=len(rows)).en if len(rows) < len(table) else "",
    )


def _certainty_counts(figures: Iterable[Figure]) -> str:
    """Count figures by their certainty: `5 figures: 4 certain, 1 ambiguous`."""
    listed = list(figures)
    how_many = counted("figure", len(listed)).en
    return f"{how_many}: {_by_certainty(listed)}" if listed else how_many


def _by_certainty(figures: Iterable[Figure]) -> str:
    counts = Counter(figure.certainty for figure in figures)
    return ", ".join(f"{counts[c]} {name_of(c).en}" for c in Certainty if counts[c])


def counts_row(container: Chapter | Section) -> tuple[str, ...]:
    """Make the row of a chapter or a section: its label, its figures by certainty, its id."""
    counts = Counter(figure.certainty for figure in container.figures)
    by_certainty = (str(counts[certainty]) for certainty in Certainty)
    return (container.label("en"), str(counts.total()), *by_certainty, container.id)


def counts_grid(container: Word, rows: Sequence[tuple[str, ...]]) -> Grid:
    """List chapters or sections, with the number of their figures by certainty."""
    head = [word(container).en, word("figures").en, *(name_of(certainty).en for certainty in Certainty), word("id").en]
    return Grid(head=head, rows=rows, numbers=(1, 2, 3, 4), codes=(5,))


def _rows_grid(names: list[str], rows: list[list[str]]) -> Grid:
    numbers = [i for i, name in enumerate(names) if name in ("printed", "slide")]
    return Grid(head=names, rows=rows, numbers=numbers, codes=[i for i, name in enumerate(names) if name == "id"])
