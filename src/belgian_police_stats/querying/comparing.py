"""Compare two reports: what came, what went, and what is said otherwise now."""

from __future__ import annotations

from attrs import frozen

from ..model.edition import Edition
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report

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
    def same_labels(self) -> bool:
        """Whether both are called the same in every language."""
        return self.old.labels == self.new.labels

    def __repr__(self) -> str:
        there = "" if self.same_period else f" ({self.old.period})"
        return f"<FigurePair {self.id}: {self.old}{there} → {self.new} ({self.new.period})>"


@frozen(kw_only=True, repr=False)
class Comparison:
    """What is different between two reports. A pair is in one group of numbers at most, and may be relabelled too."""

    old: Edition
    new: Edition
    added: Figures
    """What only the new report has."""
    gone: Figures
    """What only the old report has."""
    revised: tuple[FigurePair, ...]
    """The same edition says another number for the same period."""
    restated: tuple[FigurePair, ...]
    """The edition of another year prints a period that the old one had already, with another number."""
    other_period: tuple[FigurePair, ...]
    """The same figure for another period, as each new year has it: no contradiction."""
    relabelled: tuple[FigurePair, ...]
    """Called otherwise in some language."""
    unchanged: Figures
    """The same number for the same period under the same labels, as the new report has it."""

    @property
    def same(self) -> bool:
        """Whether every figure is in both, and says the same in both."""
        return not any(group for _, group in self.groups)

    @property
    def groups(self) -> tuple[tuple[str, Figures | tuple[FigurePair, ...]], ...]:
        """Each group of differences with its name."""
        names = ("added", "gone", "revised", "restated", "other_period", "relabelled")
        return tuple((name, getattr(self, name)) for name in names)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(group)} {name.replace('_', ' ')}" for name, group in self.groups if group)
        names = " with ".join(f"{edition.title} ({edition.year})" for edition in (self.old, self.new))
        lines = [f"<Comparison of {names}: {counts or 'no difference'}, {len(self.unchanged)} unchanged>"]
        for name, group in self.groups:
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
    again = old.edition.year == new.edition.year
    return Comparison(
        old=old.edition,
        new=new.edition,
        added=Figures(figure for name, figure in after.items() if name not in before),
        gone=Figures(figure for name, figure in before.items() if name not in after),
        revised=changed if again else (),
        restated=() if again else changed,
        other_period=tuple(pair for pair in pairs if not pair.same_period),
        relabelled=tuple(pair for pair in pairs if not pair.same_labels),
        unchanged=Figures(p.new for p in pairs if p.same_period and p.same_number and p.same_labels),
    )
