"""`compare`: the differences between two reports."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..loading.packaged import editions, load
from ..loading.reading import read
from ..model.figure import Figure
from ..model.labels import Language
from ..model.report import Report
from ..querying.comparing import Comparison, FigurePair, compare
from ..writing.records import table_record
from .answer import Answer
from .terminal import columns, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("compare 2024 own-report.json", "compare old.json new.json --lang nl")

_HEADINGS = {
    "added": "Only in the new report",
    "gone": "Only in the old report",
    "revised": "Another number or period in the same edition",
    "restated": "Another number for a period that the old edition has as well",
    "reread": "The same number, with another kind, certainty, printed form, base, evidence or note",
    "other_period": "For another period",
    "relabelled": "With another label",
    "moved": "At another place",
    "rules_added": "Checks only in the new report",
    "rules_gone": "Checks only in the old report",
    "discrepancies_added": "Discrepancies only in the new report",
    "discrepancies_gone": "Discrepancies only in the old report",
    "doubts_added": "Doubts only in the new report",
    "doubts_gone": "Doubts only in the old report",
    "elsewhere": "Elsewhere in the report file",
}
_TEXT_OF = {"rules": "why", "discrepancies": "explanation", "doubts": "question"}
"""The attribute of a rule, a discrepancy and a doubt that is shown beside its id."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two reports."""
    for name in ("old", "new"):
        parser.add_argument(
            name, metavar=name.upper(), help=f"the {name} report: the year of an edition in the package, or a file"
        )


def answer(_: Report, options: argparse.Namespace) -> Answer:
    """Compare the two reports that are named. The option --edition is ignored.

    Raises:
        DataError: a file is not a report.
        OSError: a file cannot be read.
        UnknownEditionError: the package has no edition of a year.
    """
    found = compare(_report(options.old), _report(options.new))
    old, new = (f"{edition.title} ({edition.year})" for edition in (found.old, found.new))
    lines = prose(f"{old} → {new}: {found.summary}.")
    for name, group in found.figure_groups:
        lines += _part(name, [_row(name, item, options.lang) for item in group])
    for name, others in _others(found):
        text = _TEXT_OF[name.partition("_")[0]]
        lines += _part(name, [(item.id, getattr(item, text)) for item in others])
    if found.elsewhere:
        heading = prose(f"{_HEADINGS['elsewhere']}: {len(found.elsewhere)}.")
        lines += ["", *heading, *columns([(place,) for place in found.elsewhere], indent=2)]
    if found.absent:
        lines += [
            "",
            *prose(f"Absent from one of the files, though the library knows them: {', '.join(found.absent)}."),
        ]
    return Answer(_data(found), lines)


def _others(found: Comparison) -> Iterator[tuple[str, Sequence[Any]]]:
    """The groups of rules, discrepancies and doubts."""
    return ((name, group) for name, group in found.groups if name.partition("_")[0] in _TEXT_OF)


def _report(named: str) -> Report:
    """Read digits as a year, unless a file has that name."""
    year = re.fullmatch(r"[0-9]{1,9}", named) is not None and not Path(named).exists()
    return load(int(named)) if year or named in map(str, editions()) else read(named)


def _part(name: str, rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    figures = name in ("added", "gone", "revised", "restated", "reread", "other_period", "moved")
    numbers = (1,) if figures else ()
    heading = prose(f"{_HEADINGS[name]}: {len(rows)}.")
    return ["", *heading, *columns(rows, numbers=numbers, below=1, indent=2)]


def _row(name: str, item: Figure | FigurePair, language: Language) -> tuple[str, ...]:
    if isinstance(item, Figure):
        return (item.id, str(item), str(item.period), item.label(language))
    if name == "relabelled":
        return (item.id, f"{item.old.label(language)} → {item.new.label(language)}")
    if name == "moved":
        return (item.id, str(item.new), f"{item.old.source} → {item.new.source}")
    period = str(item.new.period) if item.same_period else f"{item.old.period} → {item.new.period}"
    return (item.id, f"{item.old} → {item.new}", period, item.new.label(language))


def _data(found: Comparison) -> dict[str, Any]:
    def record(name: str, item: Figure | FigurePair) -> object:
        if isinstance(item, Figure):
            return table_record(item, found.new if name == "added" else found.old)
        return {"old": table_record(item.old, found.old), "new": table_record(item.new, found.new)}

    groups = {name: [record(name, item) for item in group] for name, group in found.figure_groups}
    others = {name: [item.id for item in group] for name, group in _others(found)}
    return {
        "old": found.old.year,
        "new": found.new.year,
        **groups,
        **others,
        "elsewhere": list(found.elsewhere),
        "absent": list(found.absent),
        "unchanged": list(found.unchanged.ids),
    }
