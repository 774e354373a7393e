"""`doubts`: the questions that a report leaves open, with their readings."""

from __future__ import annotations

import argparse

from ..model.doubts import Doubt, doubt_by_id
from ..model.report import Report
from ..writing.records import doubt_record
from .answer import Answer
from .terminal import columns, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("doubts", "doubts antwerp-checks", "doubts --json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the id."""
    parser.add_argument("id", metavar="ID", nargs="?", help="the id of one doubt, with the figures under each reading")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give every doubt with its readings, or one with its figures under each reading.

    Raises:
        UnknownDoubtError: the report has no such doubt.
    """
    if options.id is not None:
        doubt = doubt_by_id(report.doubts, options.id)
        return Answer(doubt_record(doubt), _in_full(doubt))
    lines: list[str] = []
    for doubt in report.doubts:
        lines += [*prose(f"{doubt.id}: {doubt.question}"), *_readings(doubt), ""]
    lines += prose(f"{len(report.doubts)} doubts. The reading with * is the chosen one.")
    return Answer([doubt_record(doubt) for doubt in report.doubts], lines)


def _readings(doubt: Doubt) -> list[str]:
    return [
        line
        for reading in doubt.readings
        for line in prose(f"{'*' if reading is doubt.chosen else '-'} {reading.id}: {reading.label}", indent=2)
    ]


def _in_full(doubt: Doubt) -> list[str]:
    lines = prose(doubt.question)
    for reading in doubt.readings:
        lines += ["", f"{'*' if reading is doubt.chosen else '-'} {reading.id}", *prose(reading.evidence, indent=2)]
        if reading.violates:
            lines += prose(f"It violates {', '.join(reading.violates)}.", indent=2)
        rows = [(f.id.rpartition(".")[2], f.qualified, f.unit, str(f.period)) for f in reading.figures]
        lines += columns(rows, numbers=(1,), indent=2)
    return [*lines, "", *prose(f"Kind of doubt: {doubt.kind}. The reading with * is the chosen one.")]
