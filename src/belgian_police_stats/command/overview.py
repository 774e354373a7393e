"""The answer to the command without arguments: one edition on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model.figure import Figure, Reading
from ..model.laws import Verdict
from ..model.report import Report
from ..querying.checking import Check
from .answer import Answer
from .layout import columns, prose

__all__ = ["overview"]


def overview(report: Report, language: str) -> Answer:
    """Chapters, how sure their figures are, and how much of the source is accounted for."""
    edition, coverage = report.edition, report.coverage()
    chapters = [
        {
            "id": chapter.id,
            "label": chapter.label(language),
            "figures": len(chapter.figures),
            **_readings(chapter.figures),
        }
        for chapter in report.chapters
    ]
    total = {"figures": len(report), **_readings(report)}
    table = [
        ("chapter", "figures", *map(str, Reading), ""),
        *((c["id"], c["figures"], *(c[str(reading)] for reading in Reading), c["label"]) for c in chapters),
        ("in all", total["figures"], *(total[str(reading)] for reading in Reading), ""),
    ]
    numbers = {
        "printed": len(coverage),
        "places of figures": len(coverage.figure_tokens),
        "no figure": len(coverage.other_tokens),
    }
    heading = f"{edition.title}, {edition.publisher}: presented on {edition.presented}, about {edition.year}"
    covered = (
        f"The source prints {numbers['printed']} numbers: {numbers['places of figures']} are places of these "
        f"{total['figures']} figures, {numbers['no figure']} are dates, names and the like."
    )
    judged = report.check()
    odd = len(report.discrepancies)
    laws = (
        f"{len(judged)} laws bind them: {_verdicts(judged)}. The print gets {odd} things wrong or leaves them odd; "
        f"{'all breaks are among these' if judged.passed else 'the check does not pass'}."
    )
    hint = "Next: belgian-police-stats find women · show personnel.staff.women · check · coverage · units · --help"
    lines = [
        *prose(heading),
        "",
        *columns(table, numbers=(1, 2, 3, 4)),
        "",
        *prose(covered),
        *prose(laws),
        *prose("This is no official publication."),
        "",
        *prose(hint),
    ]
    data = {
        "edition": edition.year,
        "title": edition.title,
        "publisher": edition.publisher,
        "presented": edition.presented.isoformat(),
        "source_sha256": edition.source_sha256,
        "terms": edition.terms,
        "chapters": chapters,
        "total": total,
        "numbers": numbers,
        "laws": {str(verdict): count for verdict, count in Counter(result.verdict for result in judged).items()},
        "discrepancies": len(report.discrepancies),
        "passed": judged.passed,
    }
    return Answer(data, lines)


def _verdicts(judged: Check) -> str:
    counted = Counter(result.verdict for result in judged)
    return ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict if counted[verdict])


def _readings(figures: Iterable[Figure]) -> dict[str, int]:
    counted = Counter(figure.reading for figure in figures)
    return {str(reading): counted[reading] for reading in Reading}
