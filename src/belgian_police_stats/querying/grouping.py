"""Groups: a whole, the parts of it that are printed, and what they leave unexplained."""

from __future__ import annotations

from attrs import frozen

from ..model.derived import Derived, difference, total_of
from ..model.figure import Figure
from ..model.laws import Exhaustive, Law, LawKind
from ..model.report import Report

__all__ = ["Group", "groups"]


@frozen(kw_only=True)
class Group:
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

    def __repr__(self) -> str:
        return f"<Group {self.whole.id}: {len(self.parts)} parts, exhaustive: {self.exhaustive}>"


def groups(report: Report) -> tuple[Group, ...]:
    """Report.groups is the public door.

    A whole whose parts are counted in another unit makes no group: nothing can be taken off it.
    """
    figures = {figure.id: figure for figure in report}
    found = []
    for law in report.laws:
        if law.kind not in (LawKind.TOTAL, LawKind.PARTS_WITHIN) or law.result is None or law.exhaustive is None:
            continue
        whole, parts = figures[law.result], tuple(figures[name] for name in law.operands)
        if all((part.unit, part.period) == (whole.unit, whole.period) for part in parts):
            found.append(Group(law=law, whole=whole, parts=parts, exhaustive=law.exhaustive))
    return tuple(found)
