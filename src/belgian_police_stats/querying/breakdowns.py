"""Groups: a whole, the parts of it that are printed, and what they leave unexplained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ..model.bases import HasCard
from ..model.derived import Derived, difference, total_of
from ..model.figure import Figure
from ..model.interval import Interval
from ..model.report import Report
from ..model.rules import Exhaustive, Rule, RuleKind

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Breakdown", "breakdowns", "breakdowns_among", "is_unexplained"]


@frozen(kw_only=True, repr=False)
class Breakdown(HasCard):
    """A whole and its printed parts."""

    rule: Rule
    whole: Figure
    parts: tuple[Figure, ...]
    exhaustive: Exhaustive
    """Whether the printed parts are all the parts."""

    @property
    def explained(self) -> Derived:
        """The parts together."""
        return total_of(self.parts)

    @property
    def remainder(self) -> Derived:
        """What the parts leave of the whole."""
        return difference(self.whole, self.parts)

    def chart(self, language: str = "en") -> alt.LayerChart:
        """Draw the parts, and what they leave unexplained, as an Altair chart.

        Raises:
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.sections import breakdown_chart

        return breakdown_chart(self, language)

    def __repr__(self) -> str:
        return f"<Breakdown {self.whole.id}: {len(self.parts)} parts, exhaustive: {self.exhaustive}>"


def breakdowns(report: Report) -> tuple[Breakdown, ...]:
    """Report.breakdowns is the public door."""
    return breakdowns_among(report.figures, report.rules)


def breakdowns_among(figures: Iterable[Figure], rules: Iterable[Rule]) -> tuple[Breakdown, ...]:
    """Find the breakdowns that these rules make of these figures.

    A whole whose parts are counted in another unit makes no breakdown: nothing can be taken off it.
    """
    known = {figure.id: figure for figure in figures}
    found: list[Breakdown] = []
    for rule in rules:
        if rule.kind not in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN) or rule.result is None or rule.exhaustive is None:
            continue
        whole, parts = known[rule.result], tuple(known[name] for name in rule.operands)
        if all((part.unit, part.period) == (whole.unit, whole.period) for part in parts):
            found.append(Breakdown(rule=rule, whole=whole, parts=parts, exhaustive=rule.exhaustive))
    return tuple(found)


def is_unexplained(breakdown: Breakdown) -> bool:
    """Whether the parts leave something of the whole, whichever numbers the printed ones stand for."""
    return breakdown.remainder.bounds.exceeds(Interval.point(0))
