"""`check`: the figures of a report against each other."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from ..errors import DataError
from ..loading.reading import read
from ..model.discrepancy import Discrepancy
from ..model.numbers import number_text
from ..model.report import Report
from ..model.rules import Verdict
from ..querying.checking import Check
from ..querying.judging import RuleResult
from ..writing.records import discrepancy_record, result_record
from .answer import ANSWERED, NO, Answer
from .terminal import columns, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("check", "check --chapter personnel", "check --verdict violated", "check own-report.json")


_DETAILS = """\
A check passes if the report keeps to a rule, such as a total that is the sum of
its parts, or if a listed discrepancy says why it does not. All checks are made,
whichever are shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file and the filters."""
    parser.description = f"{parser.description}\n{_DETAILS}"
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a report of your own, as a file (default: the edition in the package)"
    )
    parser.add_argument("--chapter", metavar="CHAPTER", help="show only the checks on one chapter")
    verdicts = tuple(map(str, Verdict))
    parser.add_argument(
        "--verdict",
        metavar="VERDICT",
        choices=verdicts,
        help=f"show only the checks with this verdict: {', '.join(verdicts)}",
    )


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give every rule with its verdict.

    The answer is no if the file is not a report, if a violated rule is not listed as a discrepancy, or if a
    discrepancy is not what it is listed as.

    Raises:
        OSError: the file cannot be opened.
        UnknownFigureError: the report has no such chapter.
    """
    if options.file is not None:
        try:
            report = read(options.file)
        except DataError as error:
            faults = [{"path": f.path, "expected": f.expected, "got": f.got} for f in error.faults]
            return Answer({"passed": False, "faults": faults}, str(error).splitlines(), NO)
    chapter: str | None = options.chapter
    if chapter is not None:
        report.chapter(chapter)
    check = report.check()
    shown = [
        result
        for result in check.results
        if _within(chapter, result.figures) and options.verdict in (None, str(result.verdict))
    ]
    discrepancies = [found for found in report.discrepancies if _within(chapter, found.figures)]
    data = {
        "passed": check.passed,
        "rules": [result_record(result) for result in shown],
        "unlisted": [result.rule.id for result in check.unlisted],
        "stale": [found.id for found in check.stale],
        "misread": [{"doubt": doubt, "reading": reading} for doubt, reading in check.misread],
        "discrepancies": [discrepancy_record(found) for found in discrepancies],
    }
    lines = [*_table(shown), *_listed(check, discrepancies)]
    if len(shown) < len(check.results):
        lines += prose(f"{len(shown)} of {len(check.results)} rules are shown.")
    evidence = len(check.results) - len(check)
    if evidence:
        lines += prose(f"{evidence} of the rules are no checks: figures were read so that they hold.")
    lines += prose(f"{len(check)} checks: {check.summary}.")
    return Answer(data, lines, ANSWERED if check.passed else NO)


def _within(chapter: str | None, figures: Iterable[str]) -> bool:
    return chapter is None or any(name.partition(".")[0] == chapter for name in figures)


def _table(results: Sequence[RuleResult]) -> list[str]:
    if not results:
        return []
    rows = [
        (result.verdict, number_text(result.computed), number_text(result.printed), result.rule.id)
        for result in results
    ]
    return [*columns([("verdict", "computed", "printed", "check"), *rows], numbers=(1, 2), below=3), ""]


def _listed(check: Check, discrepancies: Iterable[Discrepancy]) -> list[str]:
    parts = {
        "Discrepancies in the report:": [(d.id, f"{d.arithmetic}. {d.explanation}") for d in discrepancies],
        "Violated, but not listed as a discrepancy:": [(r.rule.id, _violated(r)) for r in check.unlisted],
        "Listed as a discrepancy, but the figures say otherwise:": [
            (d.id, f"listed as {d.verdict}: {d.arithmetic}.") for d in check.stale
        ],
        "Readings that violate other rules than they say:": [
            (doubt, f"under the reading {reading}.") for doubt, reading in check.misread
        ],
    }
    lines: list[str] = []
    for heading, entries in parts.items():
        if entries:
            lines += prose(heading)
            for name, text in entries:
                lines += [f"  {name}", *prose(text, indent=4)]
            lines.append("")
    return lines


def _violated(result: RuleResult) -> str:
    if result.computed is None:
        return f"{result.rule.formula}."
    return f"{result.rule.formula}: computed {number_text(result.computed)}, printed {number_text(result.printed)}."
