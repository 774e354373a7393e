"""The answer of compare."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..loading.packaged import editions, load
from ..loading.reading import read
from ..model.figure import Figure
from ..model.report import Report
from ..querying.comparing import Comparison, FigurePair, compare
from ..writing.records import table_record
from .answer import Answer
from .layout import columns, prose

__all__ = ["comparison"]

_SAID = {
    "added": "Only in the new report",
    "gone": "Only in the old report",
    "revised": "Another number for the same period, in the same edition",
    "restated": "Another number for a period that the old edition had already",
    "reread": "The same number, with another reading, printed form, base, evidence or note",
    "other_period": "For another period",
    "relabelled": "Called otherwise",
}


def comparison(old: str, new: str, language: str) -> Answer:
    """What differs between two reports, each the year of a packaged edition or a report file."""
    found = compare(_report(old), _report(new))
    lines = prose(_summary(found))
    for name, group in found.groups:
        if group:
            lines += [
                "",
                *prose(f"{_SAID[name]}: {len(group)}."),
                *columns([_row(name, one, language) for one in group], numbers=() if name == "relabelled" else (1,)),
            ]
    return Answer(_data(found), lines)


def _report(named: str) -> Report:
    """Digits alone are a year, unless there is a file of that name."""
    year = re.fullmatch(r"[0-9]{1,9}", named) is not None and not Path(named).exists()
    return load(int(named)) if year or named in map(str, editions()) else read(named)


def _summary(found: Comparison) -> str:
    old, new = (f"{edition.title} ({edition.year})" for edition in (found.old, found.new))
    return f"{old} → {new}: {found.summary}."


def _row(name: str, one: Figure | FigurePair, language: str) -> tuple[str, ...]:
    if isinstance(one, Figure):
        return (f"  {one.id}", str(one), str(one.period), one.label(language))
    if name == "relabelled":
        return (f"  {one.id}", one.old.label(language), "→", one.new.label(language))
    periods = str(one.new.period) if one.same_period else f"{one.old.period} → {one.new.period}"
    return (f"  {one.id}", f"{one.old} → {one.new}", periods, one.new.label(language))


def _data(found: Comparison) -> dict[str, Any]:
    def record(name: str, one: Figure | FigurePair) -> dict[str, Any]:
        if isinstance(one, Figure):
            return table_record(one, found.new if name == "added" else found.old)
        return {"old": table_record(one.old, found.old), "new": table_record(one.new, found.new)}

    groups = {name: [record(name, one) for one in group] for name, group in found.groups}
    rules = {
        "rules_added": [rule.id for rule in found.rules_added],
        "rules_gone": [rule.id for rule in found.rules_gone],
    }
    return {"old": found.old.year, "new": found.new.year, **groups, **rules, "unchanged": list(found.unchanged.ids)}
