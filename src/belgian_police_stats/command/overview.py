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
from ..querying.checking import Check
from .answer import Answer
from .terminal import columns, fits, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("overview", "--lang nl", "--json")

_LABEL = 30
"""Labels that have less room than this are left out."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Count the figures of each chapter by their certainty, the printed numbers, the checks and the discrepancies."""
    check = report.check()
    data = _data(report, options.lang, check)
    numbers, total = data["numbers"], data["total"]["figures"]
    lines = [
        *prose(f"{data['title']}, {data['publisher']}: presented on {data['presented']}, about {data['edition']}"),
        "",
        *_table(data),
        "",
        *prose(
            f"{numbers['printed']} printed numbers: {numbers['places of figures']} for these {total} figures, "
            f"{numbers['no figure']} for dates, names and the like."
        ),
        *prose(f"{len(check)} checks: {check.summary}."),
        *prose(f"Known discrepancies: {data['discrepancies']} (listed by belgian-police-stats check)."),
        *prose(f"Open questions: {data['doubts']} (listed by belgian-police-stats doubts)."),
        *prose("This is not an official publication."),
        "",
        *prose("Next: belgian-police-stats find women · show personnel.staff.women · check · ledger · units · --help"),
    ]
    return Answer(data, lines)


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


def _table(data: dict[str, Any]) -> list[str]:
    counts = ("figures", *map(str, Certainty))
    rows = [
        ("chapter", *counts, ""),
        *((row["id"], *(row[count] for count in counts), row["label"]) for row in data["chapters"]),
        ("total", *(data["total"][count] for count in counts), ""),
    ]
    if fits((*row[:-1], row[-1][:_LABEL]) for row in rows):
        return columns(rows, numbers=(1, 2, 3, 4))
    # The id says more than a label in a narrow column.
    return columns((row[:-1] for row in rows), numbers=(1, 2, 3, 4), below=1)
