"""The answer to the command without arguments: one edition on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..model.figure import Certainty, Figure
from ..model.report import Report
from ..model.rules import Verdict
from ..querying.checking import Check
from .answer import Answer
from .layout import columns, prose

__all__ = ["overview"]


def overview(report: Report, language: str) -> Answer:
    """Chapters, how sure their figures are, and how much of the source is accounted for."""
    judged = report.check()
    data = _data(report, language, judged)
    heading = f"{data['title']}, {data['publisher']}: presented on {data['presented']}, about {data['edition']}"
    lines = [
        *prose(heading),
        "",
        *columns(_table(data), numbers=(1, 2, 3, 4)),
        "",
        *prose(_covered(data)),
        *prose(_judged(judged, data["discrepancies"])),
        *prose("This is no official publication."),
        "",
        *prose("Next: belgian-police-stats find women · show personnel.staff.women · check · ledger · units · --help"),
    ]
    return Answer(data, lines)


def _data(report: Report, language: str, judged: Check) -> dict[str, Any]:
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
        "rules": {str(verdict): count for verdict, count in Counter(result.verdict for result in judged).items()},
        "discrepancies": len(report.discrepancies),
        "passed": judged.passed,
    }


def _counts(figures: Sequence[Figure]) -> dict[str, int]:
    counted = Counter(figure.certainty for figure in figures)
    return {"figures": len(figures), **{str(certainty): counted[certainty] for certainty in Certainty}}


def _table(data: dict[str, Any]) -> list[tuple[object, ...]]:
    counts = ("figures", *map(str, Certainty))
    return [
        ("chapter", *counts, ""),
        *((row["id"], *(row[count] for count in counts), row["label"]) for row in data["chapters"]),
        ("in all", *(data["total"][count] for count in counts), ""),
    ]


def _covered(data: dict[str, Any]) -> str:
    numbers = data["numbers"]
    return (
        f"The source prints {numbers['printed']} numbers: {numbers['places of figures']} are places of these "
        f"{data['total']['figures']} figures, {numbers['no figure']} are dates, names and the like."
    )


def _judged(judged: Check, odd: int) -> str:
    counted = Counter(result.verdict for result in judged)
    verdicts = ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict if counted[verdict])
    return (
        f"{len(judged)} rules bind them: {verdicts}. The print gets {odd} things wrong or leaves them odd; "
        f"{'all breaks are among these' if judged.passed else 'the check does not pass'}."
    )
