"""Groups: a whole, the parts of it that are printed, and what they leave unexplained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ..model.derived import Derived, difference, total_of
from ..model.figure import Figure
from ..model.laws import Exhaustive, Law, LawKind
from ..model.report import Report
from ..model.shown import Shown

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Group", "groups", "groups_among"]


@frozen(kw_only=True, repr=False)
class Group(Shown):
    """A whole and its printed parts."""

    law: Law
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
        from ..writing.charts.groups import group_chart

        return group_chart(self, language)

    def __repr__(self) -> str:
        return f"<Group {self.whole.id}: {len(self.parts)} parts, exhaustive: {self.exhaustive}>"


def groups(report: Report) -> tuple[Group, ...]:
    """Report.groups is the public door."""
    return groups_among(report.figures, report.laws)


def groups_among(figures: Iterable[Figure], laws: Iterable[Law]) -> tuple[Group, ...]:
    """Find the groups that these laws make of these figures.

    A whole whose parts are counted in another unit makes no group: nothing can be taken off it.
    """
    known = {figure.id: figure for figure in figures}
    found: list[Group] = []
    for law in laws:
        if law.kind not in (LawKind.TOTAL, LawKind.PARTS_WITHIN) or law.result is None or law.exhaustive is None:
            continue
        whole, parts = known[law.result], tuple(known[name] for name in law.operands)
        if all((part.unit, part.period) == (whole.unit, whole.period) for part in parts):
            found.append(Group(law=law, whole=whole, parts=parts, exhaustive=law.exhaustive))
    return tuple(found)
