"""Explain a figure: the laws that bind it and how they come out, and what is odd about it."""

from __future__ import annotations

from attrs import frozen

from ..model.discrepancy import Discrepancy
from ..model.figure import Figure
from ..model.report import Report
from .checking import check
from .judging import LawResult

__all__ = ["Explanation", "explain"]


@frozen(kw_only=True)
class Explanation:
    """A figure with its laws and discrepancies."""

    figure: Figure
    results: tuple[LawResult, ...]
    """The laws that bind the figure, and how they come out."""
    discrepancies: tuple[Discrepancy, ...]
    """What the print gets wrong about it."""


def explain(report: Report, figure_id: str) -> Explanation:
    """Report.explain is the public door."""
    figure = report[figure_id]
    return Explanation(
        figure=figure,
        results=tuple(result for result in check(report) if figure.id in result.figures),
        discrepancies=tuple(d for d in report.discrepancies if figure.id in d.figures),
    )
