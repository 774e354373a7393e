"""`show`: one figure in full, or the figures of a section or chapter."""

from __future__ import annotations

import argparse

from ..errors import UnknownFigureError, how_many, nearest, short_repr
from ..model.labels import Language
from ..model.report import Report
from ..querying.checking import Explanation
from ..writing.cards.card import with_sign
from ..writing.cards.figures import figure_rows
from ..writing.marks import CERTAINTIES
from ..writing.plain import plain_figure
from ..writing.records import discrepancy_record, figure_record, result_record, table_record
from .answer import Answer
from .figure_table import figure_table
from .terminal import marked, pairs, prose, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("show personnel.staff.women", "show personnel.staff", "show border_management --lang fr")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the id."""
    parser.add_argument("id", metavar="ID", help="the id of a figure, a section or a chapter")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give one figure with its checks and discrepancies, or a list of figures.

    Raises:
        UnknownFigureError: the report has no figure, section or chapter with this id.
    """
    asked: str = options.id
    inside = [figure for figure in report if figure.id.startswith(f"{asked}.")]
    if inside:
        records = [table_record(figure, report.edition) for figure in inside]
        return Answer(records, figure_table(inside, options.lang))
    if asked not in report.figures.ids:
        raise _unknown(report, asked)
    explained = report.explain(asked)
    record = {
        **figure_record(explained.figure),
        "rules": [result_record(result) for result in explained.results],
        "discrepancies": [discrepancy_record(discrepancy) for discrepancy in explained.discrepancies],
    }
    return Answer(record, _card(explained, options.lang))


def _unknown(report: Report, asked: str) -> UnknownFigureError:
    chapters = [chapter.id for chapter in report.chapters]
    figures = report.figures.ids
    sections = list(dict.fromkeys(figure.rpartition(".")[0] for figure in figures))
    return UnknownFigureError(
        expected=f"the id of one of {how_many(len(figures), 'figure')}, "
        f"{how_many(len(sections), 'section')} or {how_many(len(chapters), 'chapter')}",
        got=short_repr(asked),
        hint=nearest(asked, [*chapters, *sections, *figures]),
    )


def _card(explained: Explanation, language: Language) -> list[str]:
    figure = explained.figure
    title = prose(figure.label(language))
    number = prose(f"{CERTAINTIES[figure.certainty].sign} {plain_figure(figure, language)}")
    rows = [(name, with_sign(cell, language)) for name, cell in figure_rows(figure, explained, language)]
    loud = CERTAINTIES[figure.certainty].loud
    return [*strong(title), "=" * max(map(len, title)), *marked(number, loud), "", *pairs(rows)]
