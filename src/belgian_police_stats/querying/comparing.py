"""Compare two reports: which figures and rules were added, removed or changed."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ..model.bases import HasCard
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report
from ..model.rules import Rule
from ..model.source import Edition

__all__ = ["Comparison", "FigurePair", "compare"]


@frozen(repr=False)
class FigurePair:
    """The figures that have the same id in two reports."""

    old: Figure
    new: Figure

    @property
    def id(self) -> str:
        """The id that both figures have."""
        return self.new.id

    @property
    def same_period(self) -> bool:
        """Whether both figures are about the same period."""
        return self.old.period == self.new.period

    @property
    def same_number(self) -> bool:
        """Whether value, unit and qualifier are the same."""
        old, new = ((f.value, f.unit, f.qualifier) for f in (self.old, self.new))
        return old == new

    @property
    def same_reading(self) -> bool:
        """Whether kind, printed form, certainty, evidence, cited pages, alternatives, base and note are the same."""
        old, new = (
            (type(f), f.printed, f.certainty, f.evidence, f.cited, f.alternatives, getattr(f, "of", None), f.note)
            for f in (self.old, self.new)
        )
        return old == new

    @property
    def same_labels(self) -> bool:
        """Whether the labels are the same in every language."""
        return self.old.labels == self.new.labels

    def __repr__(self) -> str:
        old_period = "" if self.same_period else f" ({self.old.period})"
        return f"<FigurePair {self.id}: {self.old}{old_period} → {self.new} ({self.new.period})>"


@frozen(kw_only=True, repr=False)
class Comparison(HasCard):
    """The differences between two reports.

    A pair of figures is in at most one of revised, restated, reread and other_period. It can be in relabelled as well.
    """

    old: Edition
    new: Edition
    added: Figures
    """Figures that only the new report has."""
    gone: Figures
    """Figures that only the old report has."""
    revised: tuple[FigurePair, ...]
    """Corrected figures: the number differs, but publisher, edition and period are the same."""
    restated: tuple[FigurePair, ...]
    """Another edition or another publisher gives another number for the same period."""
    reread: tuple[FigurePair, ...]
    """Number and period are the same, but the reading is not: see `FigurePair.same_reading`."""
    other_period: tuple[FigurePair, ...]
    """Figures with different periods, such as those of two years. Their numbers do not contradict each other."""
    relabelled: tuple[FigurePair, ...]
    """Figures that have another label in some language."""
    unchanged: Figures
    """Figures whose period, number, reading and labels are the same, from the new report."""
    rules_added: tuple[Rule, ...]
    """Rules that only the new report states itself."""
    rules_gone: tuple[Rule, ...]
    """Rules that only the old report states itself. A rule that changed is in both."""

    @property
    def same(self) -> bool:
        """Whether all figures and all rules of their own are the same. Places in the source are not compared."""
        return not any(group for _, group in self._all_groups)

    @property
    def groups(self) -> tuple[tuple[str, Figures | tuple[FigurePair, ...]], ...]:
        """The groups of figures that differ, each with its name."""
        names = ("added", "gone", "revised", "restated", "reread", "other_period", "relabelled")
        return tuple((name, getattr(self, name)) for name in names)

    @property
    def summary(self) -> str:
        """The size of each group that is not empty, in one line."""
        counts = ", ".join(f"{len(group)} {name.replace('_', ' ')}" for name, group in self._all_groups if group)
        return f"{counts or 'no difference'}, {len(self.unchanged)} unchanged"

    @property
    def _all_groups(self) -> tuple[tuple[str, Sequence[object]], ...]:
        return (*self.groups, ("rules_added", self.rules_added), ("rules_gone", self.rules_gone))

    def __repr__(self) -> str:
        titles = " with ".join(f"{edition.title} ({edition.year})" for edition in (self.old, self.new))
        lines = [f"<Comparison of {titles}: {self.summary}>"]
        for name, group in self._all_groups:
            lines += [f"  {name}: {member!r}" for member in group[:3]]
            if len(group) > 3:
                lines.append(f"  {name}: … and {len(group) - 3} more")
        return "\n".join(lines)


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports, figure by figure, by their ids. They need not have the same chapters.

    >>> import belgian_police_stats as bps
    >>> from belgian_police_stats.testing import changed, small_report
    >>> old = small_report()
    >>> new = changed(old, {"personnel.staff.women": 410})
    >>> bps.compare(old, new).summary
    '1 revised, 28 unchanged'
    """
    old_by_id = {figure.id: figure for figure in old}
    new_by_id = {figure.id: figure for figure in new}
    pairs = [FigurePair(old_by_id[name], figure) for name, figure in new_by_id.items() if name in old_by_id]
    same_edition = (old.edition.publisher, old.edition.year) == (new.edition.publisher, new.edition.year)
    old_rules, new_rules = set(old.own_rules), set(new.own_rules)
    same_period = [pair for pair in pairs if pair.same_period]
    other_number = tuple(pair for pair in same_period if not pair.same_number)
    same_number = [pair for pair in same_period if pair.same_number]
    return Comparison(
        old=old.edition,
        new=new.edition,
        added=new.figures.selection(figure for name, figure in new_by_id.items() if name not in old_by_id),
        gone=old.figures.selection(figure for name, figure in old_by_id.items() if name not in new_by_id),
        revised=other_number if same_edition else (),
        restated=() if same_edition else other_number,
        reread=tuple(pair for pair in same_number if not pair.same_reading),
        other_period=tuple(pair for pair in pairs if not pair.same_period),
        relabelled=tuple(pair for pair in pairs if not pair.same_labels),
        unchanged=new.figures.selection(pair.new for pair in same_number if pair.same_reading and pair.same_labels),
        rules_added=tuple(rule for rule in new.own_rules if rule not in old_rules),
        rules_gone=tuple(rule for rule in old.own_rules if rule not in new_rules),
    )
