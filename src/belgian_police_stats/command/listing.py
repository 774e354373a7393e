"""The answers of ledger and units."""

from __future__ import annotations

from collections import Counter

from ..model.report import Report
from ..model.units import packaged_units
from ..writing.records import entry_record
from .answer import Answer
from .layout import columns, prose

__all__ = ["ledger", "units"]


def ledger(report: Report, language: str) -> Answer:
    """Every number that the source prints: its figure, or the reason why it is none."""
    ledger = report.ledger
    figures = {figure.id: figure for figure in report}
    rows = [
        (
            entry.line,
            entry.printed,
            entry.figure or f"no figure: {str(entry.reason).replace('_', ' ')}",
            figures[entry.figure].label(language) if entry.figure else "",
        )
        for entry in ledger
    ]
    reasons = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in ledger.reasons)
    summary = (
        f"{len(ledger)} numbers are printed: {len(ledger.figure_entries)} are places of {len(report)} figures, "
        f"{len(ledger.other_entries)} are no figure ({reasons})."
    )
    lines = [*columns([("line", "printed", "what it is", "label"), *rows], numbers=(0, 1)), "", *prose(summary)]
    return Answer([entry_record(entry) for entry in ledger], lines)


def units(report: Report, language: str) -> Answer:
    """Every unit, the kind of figure that has it, its definition, and how many figures have it."""
    known, used = packaged_units(), Counter(figure.unit for figure in report)
    names = known.labels(language)
    rows = [
        (unit, kind, known.definitions.get(unit, "as pint has it"), used[unit], names[unit])
        for kind, units_of_kind in known.by_kind.items()
        for unit in units_of_kind
    ]
    data = [dict(zip(("unit", "kind", "definition", "figures", "label"), row, strict=True)) for row in rows]
    return Answer(data, columns([("unit", "kind", "definition", "figures", "label"), *rows], numbers=(3,)))
