"""`find`: figures by words or by a printed number."""

from __future__ import annotations

import argparse

from ..errors import PrintedNumberError, short_repr
from ..model.figure import Figure
from ..model.labels import Language
from ..model.report import Report
from ..querying.searching import suggestion
from ..writing.records import table_record
from .answer import Answer
from .figure_table import figure_table
from .terminal import prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("find women", "find blanchiment --lang fr", "find 4393", "find 14,5 miljoen")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the words."""
    parser.add_argument("words", metavar="WORD", nargs="+", help="words of a label or an id; or a number")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give the figures that match the words, the best first, or else the figures with this printed number."""
    words = " ".join(options.words)
    language: Language = options.lang
    if matches := report.find(words):
        records = [
            {
                **table_record(match.figure, report.edition),
                "score": f"{match.score:.3f}",
                "matched": list(match.matched),
                "matched_in": match.language,
            }
            for match in matches
        ]
        # The label that is shown contains the words already.
        matched = ["" if m.language == language else f"{m.language}: {' '.join(m.matched)}" for m in matches]
        return Answer(records, figure_table([match.figure for match in matches], language, matched))
    printed = _printed(report, words)
    if not printed:
        advice = suggestion(report.figures, words) or "Try fewer or shorter words."
        return Answer([], prose(f"No figure matches {short_repr(words)} in any language. {advice}"))
    fit = {"score": "1.000", "matched": [words], "matched_in": "printed"}
    return Answer(
        [{**table_record(figure, report.edition), **fit} for figure in printed], figure_table(printed, language)
    )


def _printed(report: Report, words: str) -> list[Figure]:
    """Give the figures with this printed number. A figure that is printed at two places is given once."""
    try:
        matches = report.find_printed(words)
    except PrintedNumberError:
        return []
    return list({match.figure.id: match.figure for match in matches if match.figure is not None}.values())
