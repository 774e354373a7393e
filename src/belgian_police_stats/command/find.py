"""`find`: figures by words or by a printed number."""

from __future__ import annotations

import argparse

from ..errors import short_repr
from ..model.labels import Language
from ..model.report import Report
from ..querying.search import Match
from ..writing.records import table_record
from .answer import Answer
from .figure_table import figure_table
from .terminal import prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

_PRINTED = "printed"
"""The place of a printed number."""
EXAMPLES = ("find women", "find blanchiment --lang fr", "find 4393", "find 14,5 miljoen")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words."""
    parser.add_argument("words", metavar="WORD", nargs="+", help="words of a label or an id; or a number")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give the figures that match the words or the number, the best first."""
    words = " ".join(options.words)
    language: Language = options.lang
    matches = report.find(words)
    if not matches:
        advice = matches.hint or "Try fewer or shorter words."
        return Answer([], prose(f"No figure matches {short_repr(words)} in any language. {advice}"))
    records = [
        {
            **table_record(match.figure, report.edition),
            "score": f"{match.score:.3f}",
            "matched": list(match.matched),
            "matched_in": _matched_in(match),
        }
        for match in matches
    ]
    # The label that is shown contains the words already, and the number is in a column of its own.
    shown = (language, _PRINTED)
    matched = ["" if _matched_in(m) in shown else f"{m.language}: {' '.join(m.matched)}" for m in matches]
    lines = figure_table([match.figure for match in matches], language, matched)
    if matches[0].missed:
        lines += ["", *prose(f"No figure has all of these words. {matches.hint}".rstrip())]
    return Answer(records, lines)


def _matched_in(match: Match) -> str:
    return _PRINTED if match.place == _PRINTED else match.language
