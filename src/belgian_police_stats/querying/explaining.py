"""Explain a figure: the rules that bind it and how they come out, and what is odd about it."""

from __future__ import annotations

from attrs import frozen

from ..model.discrepancy import Discrepancy
from ..model.figure import Figure
from ..model.report import Report
from ..model.shown import Shown
from .checking import check
from .judging import RuleResult

__all__ = ["Explanation", "explain"]


@frozen(kw_only=True, repr=False)
class Explanation(Shown):
    """A figure with its rules and discrepancies. As a text it is whole sentences."""

    figure: Figure
    results: tuple[RuleResult, ...]
    """The rules that bind the figure, and how they come out."""
    discrepancies: tuple[Discrepancy, ...]
    """What the print gets wrong about it."""

    def __str__(self) -> str:
        from ..writing.cards.sentences import in_sentences

        return in_sentences(self)

    def __repr__(self) -> str:
        return f"<Explanation of {self.figure!r}; rules: {len(self.results)}, discrepancies: {len(self.discrepancies)}>"


def explain(report: Report, asked: str | Figure) -> Explanation:
    """Report.explain is the public door."""
    figure = report[asked.id if isinstance(asked, Figure) else asked]
    return Explanation(
        figure=figure,
        results=tuple(result for result in check(report) if figure.id in result.figures),
        discrepancies=tuple(d for d in report.discrepancies if figure.id in d.figures),
    )
