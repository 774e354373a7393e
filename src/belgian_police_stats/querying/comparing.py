"""Compare two reports: what came, what went, and what is said otherwise now."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report
from ..model.rules import Rule
from ..model.source import Edition

__all__ = ["Comparison", "FigurePair", "compare"]


@frozen(repr=False)
class FigurePair:
    """One id in two reports."""

    old: Figure
    new: Figure

    @property
    def id(self) -> str:
        """The id that both have."""
        return self.new.id

    @property
    def same_period(self) -> bool:
        """Whether both are about the same time."""
        return self.old.period == self.new.period

    @property
    def same_number(self) -> bool:
        """Whether both say the same: value, unit and hedge."""
        one, other = ((f.value, f.unit, f.qualifier) for f in (self.old, self.new))
        return one == other

    @property
    def same_reading(self) -> bool:
        """Whether kind, printed form, certainty, evidence, alternatives, base and note are the same in both."""
        one, other = (
            (type(f), f.printed, f.certainty, f.evidence, f.alternatives, getattr(f, "of", None), f.note)
            for f in (self.old, self.new)
        )
        return one == other

    @property
    def same_labels(self) -> bool:
        """Whether both are called the same in every language."""
        return self.old.labels == self.new.labels

    def __repr__(self) -> str:
        there = "" if self.same_period else f" ({self.old.period})"
        return f"<FigurePair {self.id}: {self.old}{there} → {self.new} ({self.new.period})>"


@frozen(kw_only=True, repr=False)
class Comparison:
    """What is different between two reports. A pair is in one group of numbers at most, and may be relabelled too.

    The numbers are those of revised, restated, reread and other_period.
    """

    old: Edition
    new: Edition
    added: Figures
    """What only the new report has."""
    gone: Figures
    """What only the old report has."""
    revised: tuple[FigurePair, ...]
    """The same edition of the same publisher says another number for the same period."""
    restated: tuple[FigurePair, ...]
    """Another edition prints a period that the old one had already, with another number."""
    reread: tuple[FigurePair, ...]
    """The same number for the same period, with another reading, printed form, base, evidence or note."""
    other_period: tuple[FigurePair, ...]
    """The same figure for another period, as each new year has it: no contradiction."""
    relabelled: tuple[FigurePair, ...]
    """Called otherwise in some language."""
    unchanged: Figures
    """The same number for the same period, read alike and under the same labels, as the new report has it."""
    rules_added: tuple[Rule, ...]
    """What the new report states of its own, and the old one does not or otherwise."""
    rules_gone: tuple[Rule, ...]
    """What the old report states of its own, and the new one does not or otherwise."""

    @property
    def same(self) -> bool:
        """Whether every figure and every own rule is in both, and says the same in both; places are not compared."""
        return not any(group for _, group in self._all_groups)

    @property
    def groups(self) -> tuple[tuple[str, Figures | tuple[FigurePair, ...]], ...]:
        """Each group of figures that differ, with its name."""
        names = ("added", "gone", "revised", "restated", "reread", "other_period", "relabelled")
        return tuple((name, getattr(self, name)) for name in names)

    @property
    def summary(self) -> str:
        """How many there are in each group, in one line."""
        counts = ", ".join(f"{len(group)} {name.replace('_', ' ')}" for name, group in self._all_groups if group)
        return f"{counts or 'no difference'}, {len(self.unchanged)} unchanged"

    @property
    def _all_groups(self) -> tuple[tuple[str, Sequence[object]], ...]:
        return (*self.groups, ("rules_added", self.rules_added), ("rules_gone", self.rules_gone))

    def __repr__(self) -> str:
        names = " with ".join(f"{edition.title} ({edition.year})" for edition in (self.old, self.new))
        lines = [f"<Comparison of {names}: {self.summary}>"]
        for name, group in self._all_groups:
            lines += [f"  {name}: {one!r}" for one in group[:3]]
            if len(group) > 3:
                lines.append(f"  {name}: … and {len(group) - 3} more")
        return "\n".join(lines)


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports, figure by figure, by their ids. Neither needs to have the chapters of the other."""
    before = {figure.id: figure for figure in old}
    after = {figure.id: figure for figure in new}
    pairs = [FigurePair(before[name], figure) for name, figure in after.items() if name in before]
    changed = tuple(pair for pair in pairs if pair.same_period and not pair.same_number)
    again = (old.edition.publisher, old.edition.year) == (new.edition.publisher, new.edition.year)
    there = [pair for pair in pairs if pair.same_period and pair.same_number]
    return Comparison(
        old=old.edition,
        new=new.edition,
        added=Figures(figure for name, figure in after.items() if name not in before),
        gone=Figures(figure for name, figure in before.items() if name not in after),
        revised=changed if again else (),
        restated=() if again else changed,
        reread=tuple(pair for pair in there if not pair.same_reading),
        other_period=tuple(pair for pair in pairs if not pair.same_period),
        relabelled=tuple(pair for pair in pairs if not pair.same_labels),
        unchanged=Figures(pair.new for pair in there if pair.same_reading and pair.same_labels),
        rules_added=tuple(rule for rule in new.own_rules if rule not in old.own_rules),
        rules_gone=tuple(rule for rule in old.own_rules if rule not in new.own_rules),
    )
