"""`cite`: a citation of the report and of this package."""

from __future__ import annotations

import argparse

from ..model.report import Report
from ..writing.citation import STYLES
from .answer import Answer

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("cite", "cite bibtex", "cite csl-json --figure personnel.staff.women")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the style and the figure."""
    parser.add_argument("style", nargs="?", choices=tuple(STYLES), default="text", help="the style (default: text)")
    parser.add_argument("--figure", metavar="ID", help="cite the place of one figure as well")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Cite the report in a style.

    Raises:
        UnknownFigureError: the report has no figure with this id.
    """
    citation = report.cite(options.style, figure=options.figure, language=options.lang)
    return Answer({"style": options.style, "citation": citation}, citation.splitlines())
