"""The mutation measure: which figures a rule protects against a slip in the last printed place."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..model.bases import Number
from ..model.figure import Figure
from ..model.report import Report
from .changing import changed, smallest_steps

__all__ = ["Slip", "slips"]


@frozen(kw_only=True)
class Slip:
    """One figure changed by one unit of its last printed place, and what noticed it."""

    figure: Figure
    value: Number
    """The changed value."""
    caught_by: tuple[str, ...]
    """The ids of the rules that are violated then, and of the discrepancies that no longer occur.

    A rule that is evidence guards nothing, and is not among them.
    """


def slips(report: Report) -> Iterator[Slip]:
    """Change every figure of a report up and down, one at a time, and check the report each time.

    Raises:
        ValueError: the report does not pass its own check, so that nothing can be told from a failure.
    """
    if not report.check().passed:
        raise ValueError(f"Expected a report that passes its own check, got {report.edition.title}, which does not.")
    for figure in report:
        for value in smallest_steps(figure):
            judged = changed(report, {figure.id: value}).check()
            caught = (*(r.rule.id for r in judged.unlisted if not r.rule.evidence), *(d.id for d in judged.stale))
            yield Slip(figure=figure, value=value, caught_by=caught)
