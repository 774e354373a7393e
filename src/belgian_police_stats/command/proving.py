"""The answers of check and verify."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..loading.source_text import read_source_text
from ..model.discrepancy import Discrepancy
from ..model.numbers import number_text
from ..model.report import Report
from ..querying.checking import Check
from ..querying.judging import RuleResult
from ..querying.verifying import FindingKind
from ..writing.records import discrepancy_record, entry_record, result_record
from .answer import ANSWERED, NO, Answer
from .layout import columns, pairs, prose

__all__ = ["check", "verify"]


def check(report: Report, chapter: str | None, verdict: str | None) -> Answer:
    """Every rule with its verdict; no if a break is not in the register, or the register lists what does not occur."""
    if chapter is not None:
        report.chapter(chapter)
    judged = report.check()
    shown = [
        result
        for result in judged
        if _within(chapter, result.figures) and (verdict is None or result.verdict == verdict)
    ]
    rows = [
        (result.verdict, number_text(result.computed), number_text(result.printed), result.rule.id) for result in shown
    ]
    odd = [discrepancy for discrepancy in report.discrepancies if _within(chapter, discrepancy.figures)]
    table = columns([("verdict", "computed", "printed", "rule"), *rows], numbers=(1, 2))
    if chapter is not None and not any(_within(chapter, result.figures) for result in judged):
        table = prose(f"No rule binds the figures of {chapter}.")
    asked = prose(f"Shown: {len(shown)} of {len(judged)} rules.") if chapter or verdict else []
    lines = [*table, "", *asked, *_summary(judged, odd)]
    data = {
        "passed": judged.passed,
        "rules": [result_record(result) for result in shown],
        "unlisted": [result.rule.id for result in judged.unlisted],
        "stale": [discrepancy.id for discrepancy in judged.stale],
        "discrepancies": [discrepancy_record(discrepancy) for discrepancy in odd],
    }
    return Answer(data, lines, ANSWERED if judged.passed else NO)


def verify(report: Report, path: str) -> Answer:
    """Every printed number found again in a copy of the source; no if one is missing or different."""
    found = report.verify(read_source_text(path))
    others = [finding for finding in found.findings if finding.kind is not FindingKind.IN_PLACE]
    counts = {str(kind): len(found.of_kind(kind)) for kind in FindingKind}
    said = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in counts.items())
    summary = f"{len(found.findings)} printed numbers: {said}."
    if found.same_text:
        summary += " The file is the very text that this edition was read from."
    if not found.familiar:
        others, summary = [], f"{summary} This looks like another report, or like none."
    data = {
        "passed": found.passed,
        "same_text": found.same_text,
        "counts": counts,
        "findings": [
            {**entry_record(finding.entry), "kind": str(finding.kind), "at": finding.line, "found": finding.found}
            for finding in found.findings
        ],
    }
    return Answer(
        data,
        [line for other in others for line in prose(str(other))] + prose(summary),
        ANSWERED if found.passed else NO,
    )


def _within(chapter: str | None, figures: Iterable[str]) -> bool:
    return chapter is None or any(name.partition(".")[0] == chapter for name in figures)


def _summary(judged: Check, odd: Sequence[Discrepancy]) -> list[str]:
    lines = prose(f"{repr(judged).strip('<>')}.")
    if odd:
        lines += ["", *prose("What the print gets wrong or leaves odd:")]
        lines += pairs((f"  {d.id}", f"{d.arithmetic}. {d.explanation}") for d in odd)
    if judged.unlisted:
        lines += ["", *prose("Violated, and no discrepancy says so:")]
        lines += pairs((f"  {result.rule.id}", _broken(result)) for result in judged.unlisted)
    if judged.stale:
        lines += ["", *prose("Listed as a discrepancy, and not so:")]
        lines += pairs((f"  {d.id}", _stale(d)) for d in judged.stale)
    return lines


def _broken(result: RuleResult) -> str:
    return f"{result.rule.formula}: {number_text(result.computed)} against {number_text(result.printed)} printed."


def _stale(discrepancy: Discrepancy) -> str:
    return f"listed as {discrepancy.verdict}: {discrepancy.arithmetic}."
