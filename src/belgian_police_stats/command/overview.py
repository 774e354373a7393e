"""`overview`: a report on one screen."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..model.certainty import Certainty
from ..model.figure import Figure
from ..model.labels import Language
from ..model.report import Report
from ..model.words import name_of, word
from ..querying.checking import Check
from ..writing.check_summary import check_summary
from ..writing.marks import CERTAINTIES
from ..writing.plain import plain_day, plain_figure
from .answer import Answer
from .terminal import columns, fits, prose, quiet, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("overview", "--lang nl", "--json")

_HEADLINES = 3
_LABEL = 30
"""Labels that have less room than this are left out."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Count the figures of each chapter by their certainty, the printed numbers, the checks and the discrepancies."""
    check = report.check()
    language: Language = options.lang
    data = _data(report, language, check)
    edition, numbers = report.edition, data["numbers"]
    presented = word("presented_on", day=plain_day(edition.presented, language)).text(language)
    covering = word("covering", year=edition.year).text(language)
    gaps = {
        "printed": numbers["printed"],
        "places": numbers["places of figures"],
        "figures": len(report),
        "others": numbers["no figure"],
    }
    calls = "find women · show personnel.staff.women · check · series · --help"
    lines = [
        *strong(prose(f"{edition.title}, {edition.publisher}")),
        *prose(f"{presented}, {covering}"),
        "",
        *_headlines(report, language),
        *_table(data, language),
        "",
        *prose(word("numbers_printed", **gaps).text(language)),
        *(line for told in check_summary(check, language) for line in prose(told)),
        *prose(word("known_discrepancies", number=data["discrepancies"]).text(language) + " (check)"),
        *prose(word("open_questions", number=data["doubts"]).text(language) + " (doubts)"),
        *prose(word("unofficial").text(language)),
        "",
        *quiet(prose(word("next_calls", calls=f"belgian-police-stats {calls}").text(language))),
    ]
    return Answer(data, lines)


def _headline_figures(report: Report) -> list[Figure]:
    """Choose the headline figures: certain wholes, those with the most breakdowns first, at most one per chapter."""
    often = Counter(breakdown.whole.id for breakdown in report.breakdowns)
    wholes = [report[whole] for whole, _ in often.most_common()]
    certain = [figure for figure in (*wholes, *report) if figure.certainty is Certainty.CERTAIN]
    by_chapter: dict[str, Figure] = {}
    for figure in certain:
        by_chapter.setdefault(figure.chapter, figure)
    return list(by_chapter.values())[:_HEADLINES]


def _headlines(report: Report, language: Language) -> list[str]:
    figures = _headline_figures(report)
    rows = [(plain_figure(figure, language), figure.label(language)) for figure in figures]
    if not fits(rows):
        return [line for row in rows for line in (*strong(prose(row[0])), *prose(row[1], indent=2))] + [""]
    return [*strong(columns(rows, numbers=(0,))), ""]


def _data(report: Report, language: Language, check: Check) -> dict[str, Any]:
    edition, ledger = report.edition, report.ledger
    return {
        "edition": edition.year,
        "title": edition.title,
        "publisher": edition.publisher,
        "presented": edition.presented.isoformat(),
        "source_sha256": edition.source_sha256,
        "terms": edition.terms,
        "chapters": [
            {"id": chapter.id, "label": chapter.label(language), **_counts(chapter.figures)}
            for chapter in report.chapters
        ],
        "total": _counts(report.figures),
        "numbers": {
            "printed": len(ledger),
            "places of figures": len(ledger.figure_entries),
            "no figure": len(ledger.other_entries),
        },
        "rules": {str(verdict): count for verdict, count in Counter(result.verdict for result in check).items()},
        "checks": len(check),
        "date checks": len(check.date_checks),
        "discrepancies": len(report.discrepancies),
        "doubts": len(report.doubts),
        "passed": check.passed,
    }


def _counts(figures: Sequence[Figure]) -> dict[str, int]:
    counted = Counter(figure.certainty for figure in figures)
    return {"figures": len(figures), **{str(certainty): counted[certainty] for certainty in Certainty}}


def _table(data: dict[str, Any], language: Language) -> list[str]:
    counts = ("figures", *map(str, Certainty))
    names = {certainty: f"{CERTAINTIES[certainty].sign} {name_of(certainty).text(language)}" for certainty in Certainty}
    chapter, figures, total = (word(key).text(language) for key in ("chapter", "figures", "total"))
    rows = [
        (chapter, figures, *names.values(), ""),
        *((row["id"], *(row[count] for count in counts), row["label"]) for row in data["chapters"]),
        (total, *(data["total"][count] for count in counts), ""),
    ]
    numbers = (1, 2, 3, 4)
    if fits((*row[:-1], row[-1][:_LABEL]) for row in rows):
        lines = columns(rows, numbers=numbers)
    else:
        # In a narrow column, the id says more than a shortened label, and a sign takes less room than its word.
        short = (
            rows
            if fits(row[:-1] for row in rows)
            else [(chapter, figures, *(CERTAINTIES[certainty].sign for certainty in Certainty), ""), *rows[1:]]
        )
        lines = columns((row[:-1] for row in short), numbers=numbers, below=1)
    return [*strong(lines[:1]), *lines[1:]]
