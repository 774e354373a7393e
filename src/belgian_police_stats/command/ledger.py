"""`ledger`: every number that the report prints."""

from __future__ import annotations

import argparse

from ..errors import how_many
from ..model.report import Report
from ..writing.records import entry_record
from .answer import Answer
from .terminal import columns, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("ledger", "ledger --lang fr", "ledger --json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """List every printed number with its line and its figure, or the reason why it is not a figure."""
    ledger = report.ledger
    figures = {figure.id: figure for figure in report}
    rows = [
        (
            entry.line,
            entry.printed,
            figures[entry.figure].label(options.lang) if entry.figure else f"not a figure: {_words(entry.reason)}",
            entry.figure or "",
        )
        for entry in ledger
    ]
    reasons = ", ".join(f"{_words(reason)}: {count}" for reason, count in ledger.reasons)
    summary = (
        f"{how_many(len(ledger), 'printed number')}: {len(ledger.figure_entries)} for "
        f"{how_many(len(report), 'figure')}, "
        f"{len(ledger.other_entries)} for other things ({reasons})."
    )
    table = columns([("line", "printed", "label", "figure"), *rows], numbers=(0, 1), below=3)
    return Answer([entry_record(entry) for entry in ledger], [*table, "", *prose(summary)])


def _words(reason: object) -> str:
    return str(reason).replace("_", " ")
