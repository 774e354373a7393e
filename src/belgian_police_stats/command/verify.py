"""`verify`: the printed numbers in a copy of the report."""

from __future__ import annotations

import argparse

from ..loading.source_text import read_source_text
from ..model.report import Report
from ..querying.verifying import FindingKind
from ..writing.records import entry_record
from .answer import ANSWERED, NO, Answer
from .terminal import prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("verify report.txt", "verify report.pdf", "verify report.txt --json")

_DETAILS = """\
A number is looked for at its place, with its sign and its mark (% or €). The
words around it are not checked, and neither are numbers that only your copy
has."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file."""
    parser.description = f"{parser.description}\n\n{_DETAILS}"
    parser.add_argument("file", metavar="FILE", help="a text file, or a PDF if pypdf is installed")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Look up every printed number. The exit code is 1 if a number is missing or different.

    Raises:
        DataError: the file holds no text, or the report has no ledger.
        MissingExtraError: the file is a PDF, and no PDF reader is installed.
        OSError: the file cannot be read.
    """
    verification = report.verify(read_source_text(options.file))
    findings = verification.findings
    lines = [
        line
        for finding in findings
        if verification.familiar and finding.kind is not FindingKind.IN_PLACE
        for line in prose(str(finding))
    ]
    summary = f"{len(findings)} printed numbers: {verification.summary}."
    if verification.same_text:
        summary += " The file is the very text that this edition was read from."
    if not verification.familiar:
        summary += " The file does not look like this report."
    data = {
        "passed": verification.passed,
        "same_text": verification.same_text,
        "counts": {str(kind): len(verification.of_kind(kind)) for kind in FindingKind},
        "findings": [
            {**entry_record(finding.entry), "kind": str(finding.kind), "at": finding.line, "found": finding.found}
            for finding in findings
        ],
    }
    return Answer(data, [*lines, *prose(summary)], ANSWERED if verification.passed else NO)
