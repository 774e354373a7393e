"""The mutation measure: which figures a rule protects against a change of the last printed place."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..frozen import Frozen
from ..model.bases import Number
from ..model.figure import Figure
from ..model.report import Report
from .changing import changed, smallest_steps

__all__ = ["Slip", "slips"]


@frozen(kw_only=True)
class Slip(Frozen):
    """A figure changed by one unit of its last printed place, and the rules that noticed it."""

    figure: Figure
    value: Number
    """The changed value."""
    caught_by: tuple[str, ...]
    """The ids of the rules that are then violated, and of the discrepancies that no longer occur.

    Rules that are evidence guard nothing, and are not included.
    """


def slips(report: Report) -> Iterator[Slip]:
    """Change every figure of a report up and down, one at a time, and check the report each time.

    Raises:
        ValueError: the report does not pass its own check, so that a failure would show nothing.
    """
    if not report.check().passed:
        raise ValueError(f"Expected a report that passes its own check, got {report.edition.title}, which does not.")
    for figure in report:
        for value in smallest_steps(figure):
            check = changed(report, {figure.id: value}).check()
            caught = (*(r.rule.id for r in check.unlisted if not r.rule.evidence), *(d.id for d in check.stale))
            yield Slip(figure=figure, value=value, caught_by=caught)
