"""Breakdowns: a whole, its printed parts, and the remainder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

from attrs import frozen

from ..errors import how_many
from ..model.bases import HasCard, Truth
from ..model.combining import difference, total_of
from ..model.derived import Derived
from ..model.figure import Figure
from ..model.interval import Interval
from ..model.labels import Language
from ..model.listing import Listing
from ..model.report import Report
from ..model.rules import Rule, RuleKind

if TYPE_CHECKING:
    import altair as alt

    from ..writing.charts.style import ChartStyle

__all__ = ["Breakdown", "breakdowns", "breakdowns_among", "is_unexplained"]


@frozen(kw_only=True, repr=False)
class Breakdown(HasCard):
    """A whole and its printed parts, in one unit and over one period.

    >>> import belgian_police_stats as bps
    >>> removals = next(b for b in bps.load(2024).breakdowns if b.whole.id == "border_management.removals.total")
    >>> print(removals.exhaustive, removals.explained.value, removals.remainder.value)
    yes 4596 0
    """

    rule: Rule
    """The rule that states that these are parts of this whole."""
    whole: Figure
    parts: tuple[Figure, ...]
    exhaustive: Truth
    """Whether the printed parts are all the parts of the whole."""

    @property
    def explained(self) -> Derived:
        """The sum of the parts."""
        # The rule states that they are parts of one whole, so the sum is taken whatever other rules say.
        return total_of(self.parts, count_twice=True)

    @property
    def remainder(self) -> Derived:
        """The whole minus the parts."""
        return difference(self.whole, self.parts, count_twice=True)

    def chart(self, language: Language = "en", **style: Unpack[ChartStyle]) -> alt.LayerChart:
        """Draw the parts and the remainder as an Altair chart.

        The style is width, colors, title and theme.

        Raises:
            FilterError: a choice of style does not exist, or has a value that it cannot have.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.sections import breakdown_chart
        from ..writing.charts.style import style_of

        return breakdown_chart(self, language, style_of(style))

    def __repr__(self) -> str:
        return f"<Breakdown {self.whole.id}: {how_many(len(self.parts), 'part')}, exhaustive: {self.exhaustive}>"


def breakdowns(report: Report) -> tuple[Breakdown, ...]:
    """See `Report.breakdowns`."""
    return Listing(breakdowns_among(report.figures, report.rules))


def breakdowns_among(figures: Iterable[Figure], rules: Iterable[Rule]) -> tuple[Breakdown, ...]:
    """Make a breakdown from each rule that names a whole and its parts and states whether these are all its parts.

    Nothing can be subtracted from a whole that has another unit or period than its parts, so it has no breakdown.
    """
    by_id = {figure.id: figure for figure in figures}
    found: list[Breakdown] = []
    for rule in rules:
        if rule.kind not in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN) or rule.result is None or rule.exhaustive is None:
            continue
        whole, parts = by_id[rule.result], tuple(by_id[name] for name in rule.operands)
        if all((part.unit, part.period) == (whole.unit, whole.period) for part in parts):
            found.append(Breakdown(rule=rule, whole=whole, parts=parts, exhaustive=rule.exhaustive))
    return tuple(found)


def is_unexplained(breakdown: Breakdown) -> bool:
    """Whether the parts leave a remainder for all numbers that the printed ones can represent, in every reading."""
    return breakdown.remainder.possible_bounds.exceeds(Interval.point(0))
