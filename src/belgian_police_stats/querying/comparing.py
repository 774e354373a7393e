"""Compare two reports: the figures, and everything else, that was added, removed or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import attrs
from attrs import frozen

from ..errors import DataError, Fault, short_repr
from ..frozen import Frozen
from ..model.bases import HasCard
from ..model.discrepancy import Discrepancy
from ..model.doubts import Doubt
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report
from ..model.rules import Rule
from ..model.source import Edition

__all__ = ["Comparison", "FigurePair", "compare"]

_T = TypeVar("_T")


@frozen(repr=False)
class FigurePair(Frozen):
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
        """Whether kind, printed forms, certainty, evidence, cited pages, doubts, base and note are the same."""
        return _reading_of(self.old) == _reading_of(self.new)

    @property
    def same_place(self) -> bool:
        """Whether the figure is printed on the same slides and lines."""
        old, new = ([(at.slide, at.title, at.heading, at.line) for at in f.sources] for f in (self.old, self.new))
        return old == new

    @property
    def same_labels(self) -> bool:
        """Whether the labels are the same in every language."""
        return self.old.labels == self.new.labels

    def __repr__(self) -> str:
        old_period = "" if self.same_period else f" ({self.old.period})"
        return f"<FigurePair {self.id}: {self.old}{old_period} → {self.new} ({self.new.period})>"


def _reading_of(figure: Figure) -> tuple[Any, ...]:
    doubt = (figure.certainty, figure.evidence, figure.cited, figure.alternatives, figure.agreeing_readings)
    return (figure.kind, [at.printed for at in figure.sources], figure.base, figure.note, *doubt)


@frozen(kw_only=True, repr=False)
class Comparison(HasCard):
    """The differences between two reports.

    A pair of figures is in at most one of revised, restated, reread and other_period. It can be in relabelled and in
    moved as well. A rule, discrepancy or doubt that changed is in two groups: the old one, and the new one.
    """

    old: Edition
    new: Edition
    added: Figures
    """Figures that only the new report has."""
    gone: Figures
    """Figures that only the old report has."""
    revised: tuple[FigurePair, ...]
    """Corrected figures: number or period differs, and publisher and edition are the same."""
    restated: tuple[FigurePair, ...]
    """Another edition or another publisher gives another number for the same period."""
    reread: tuple[FigurePair, ...]
    """Number and period are the same, but the reading is not: see `FigurePair.same_reading`."""
    other_period: tuple[FigurePair, ...]
    """Figures of different editions with different periods. Their numbers do not contradict each other."""
    relabelled: tuple[FigurePair, ...]
    """Figures that have another label in some language."""
    moved: tuple[FigurePair, ...]
    """Figures that the same edition has at another place. The places of different editions are not compared."""
    unchanged: Figures
    """Figures whose period, number, reading, labels and places are the same, from the new report."""
    rules_added: tuple[Rule, ...]
    """Rules of the new report alone. For a report from a file, these are the rules that the file has recorded."""
    rules_gone: tuple[Rule, ...]
    """Rules of the old report alone. A rule that changed is in both."""
    discrepancies_added: tuple[Discrepancy, ...]
    """Discrepancies of the new report alone."""
    discrepancies_gone: tuple[Discrepancy, ...]
    """Discrepancies of the old report alone."""
    doubts_added: tuple[Doubt, ...]
    """Doubts of the new report alone."""
    doubts_gone: tuple[Doubt, ...]
    """Doubts of the old report alone."""
    elsewhere: tuple[str, ...]
    """All else that differs, as places in a report file: `edition.terms`, `outside.observations.` with an id."""
    absent: tuple[str, ...]
    """The ids of figures that the library knows and that one of the reports lacks, as a file of an older version does.

    They are among `added` or `gone` if the other report has them. They do not count in `same`.
    """

    @property
    def same(self) -> bool:
        """Whether nothing differs: figures, places, rules, discrepancies, doubts, edition and outside numbers."""
        return not any(group for _, group in self.groups)

    @property
    def figure_groups(self) -> tuple[tuple[str, Figures | tuple[FigurePair, ...]], ...]:
        """The groups of figures that differ, each with its name."""
        names = ("added", "gone", "revised", "restated", "reread", "other_period", "relabelled", "moved")
        return tuple((name, getattr(self, name)) for name in names)

    @property
    def groups(self) -> tuple[tuple[str, Sequence[object]], ...]:
        """Every group of differences with its name: those of figures first."""
        others = [f"{kind}_{change}" for kind in ("rules", "discrepancies", "doubts") for change in ("added", "gone")]
        return (*self.figure_groups, *((name, getattr(self, name)) for name in (*others, "elsewhere")))

    @property
    def summary(self) -> str:
        """The size of each group that is not empty, in one line."""
        counts = ", ".join(f"{len(group)} {name.replace('_', ' ')}" for name, group in self.groups if group)
        return f"{counts or 'no difference'}, {len(self.unchanged)} unchanged"

    def __repr__(self) -> str:
        titles = " with ".join(f"{edition.title} ({edition.year})" for edition in (self.old, self.new))
        lines = [f"<Comparison of {titles}: {self.summary}>"]
        for name, group in self.groups:
            lines += [f"  {name}: {member!r}" for member in group[:3]]
            if len(group) > 3:
                lines.append(f"  {name}: … and {len(group) - 3} more")
        return "\n".join(lines)


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports: the figures by their ids, and everything else. They need not have the same chapters.

    The same number for another period is not a contradiction if two editions print it. In one edition, it is a
    correction.

    >>> import belgian_police_stats as bps
    >>> from belgian_police_stats.testing import changed, small_report
    >>> old = small_report()
    >>> new = changed(old, {"personnel.staff.women": 410})
    >>> [pair.id for pair in bps.compare(old, new).revised]
    ['personnel.staff.women']

    Raises:
        DataError: one of the two is not a report.
    """
    _refuse_others(old, new)
    old_by_id = {figure.id: figure for figure in old}
    new_by_id = {figure.id: figure for figure in new}
    pairs = [FigurePair(old_by_id[name], figure) for name, figure in new_by_id.items() if name in old_by_id]
    same_edition = (old.edition.publisher, old.edition.year) == (new.edition.publisher, new.edition.year)
    differing = [pair for pair in pairs if not (pair.same_period and pair.same_number)]
    alike = [pair for pair in pairs if pair.same_period and pair.same_number]
    moved = tuple(pair for pair in pairs if same_edition and not pair.same_place)
    rules = _differences(_rules(old), _rules(new))
    discrepancies = _differences(old.discrepancies, new.discrepancies)
    doubts = _differences(_doubts(old), _doubts(new))
    return Comparison(
        old=old.edition,
        new=new.edition,
        added=new.figures.selection(figure for name, figure in new_by_id.items() if name not in old_by_id),
        gone=old.figures.selection(figure for name, figure in old_by_id.items() if name not in new_by_id),
        revised=tuple(differing) if same_edition else (),
        restated=() if same_edition else tuple(pair for pair in differing if pair.same_period),
        reread=tuple(pair for pair in alike if not pair.same_reading),
        other_period=() if same_edition else tuple(pair for pair in differing if not pair.same_period),
        relabelled=tuple(pair for pair in pairs if not pair.same_labels),
        moved=moved,
        unchanged=new.figures.selection(
            pair.new for pair in alike if pair.same_reading and pair.same_labels and pair not in moved
        ),
        rules_added=rules[0],
        rules_gone=rules[1],
        discrepancies_added=discrepancies[0],
        discrepancies_gone=discrepancies[1],
        doubts_added=tuple(doubt for doubt in new.doubts if _content(doubt) in doubts[0]),
        doubts_gone=tuple(doubt for doubt in old.doubts if _content(doubt) in doubts[1]),
        elsewhere=tuple(_elsewhere(old, new)),
        absent=tuple(dict.fromkeys((*old.absent, *new.absent))),
    )


def _refuse_others(old: object, new: object) -> None:
    hint = "Give reports: `load` a packaged one by its year, and `read` a file."
    faults = [
        Fault(name, "a report", short_repr(given), hint)
        for name, given in (("old", old), ("new", new))
        if not isinstance(given, Report)
    ]
    if faults:
        raise DataError.of("What is compared", faults)


def _differences(old: Sequence[_T], new: Sequence[_T]) -> tuple[tuple[_T, ...], tuple[_T, ...]]:
    """Give the items that only the second has, and those that only the first has."""
    olds, news = set(old), set(new)
    return tuple(item for item in new if item not in olds), tuple(item for item in old if item not in news)


def _rules(report: Report) -> tuple[Rule, ...]:
    """The rules of a report when its file was written. A file that does not say so has those of this version."""
    return (*report.recorded_rules, *report.own_rules) if report.recorded_rules else report.rules


def _doubts(report: Report) -> list[tuple[Any, ...]]:
    return [*map(_content, report.doubts)]


def _content(doubt: Doubt) -> tuple[Any, ...]:
    """Give the texts of a doubt. Its effect on the figures is compared with the figures."""
    readings = tuple((item.id, item.label, item.evidence, item.violates) for item in doubt.readings)
    return doubt.id, doubt.kind, doubt.question, doubt.figures, readings


def _elsewhere(old: Report, new: Report) -> Iterator[str]:
    for name in attrs.fields_dict(Edition):
        if getattr(old.edition, name) != getattr(new.edition, name):
            yield f"edition.{name}"
    entries = Counter(old.ledger), Counter(new.ledger)
    if entries[0] != entries[1]:
        yield "ledger"
    if old.own_overlaps != new.own_overlaps:
        yield "overlaps"
    if old.settlements != new.settlements:
        yield "settlements"
    for name in ("sources", "observations", "confirmations"):
        before, after = getattr(old.outside, name), getattr(new.outside, name)
        for key in sorted({*before, *after}):
            if before.get(key) != after.get(key):
                yield f"outside.{name}.{key}"
    if old.outside.breaks != new.outside.breaks:
        yield "outside.breaks"
    for place in sorted({item.path for item in {*old.unknown} ^ {*new.unknown}}):
        yield place.removeprefix("$.")
