"""`units`: the units of the figures."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from ..model.report import Report
from ..model.units import packaged_units
from .answer import Answer
from .terminal import columns, fits

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("units", "units --lang de", "units --json")

_LABEL = 16
"""Labels get at least this room, unless the terminal is very narrow."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """List every unit with its kind of figure, its definition, how many figures of that kind have it, and its label."""
    known, used = packaged_units(), Counter((type(figure).__name__, figure.unit) for figure in report)
    labels = known.labels(options.lang)
    data: list[dict[str, object]] = [
        {
            "unit": unit,
            "kind": kind,
            "definition": known.definitions.get(unit, "as pint has it"),
            "figures": used[kind, unit],
            "label": labels[unit],
        }
        for kind, units in known.by_kind.items()
        for unit in units
    ]
    return Answer(data, _table(data))


def _table(data: Sequence[dict[str, object]]) -> list[str]:
    rows = [[*map(str, row)] for row in (data[0], *(row.values() for row in data))]
    if fits((*row[:-1], row[-1][:_LABEL]) for row in rows):
        return columns(rows, numbers=(3,))
    # On a narrow terminal, the definitions are left out first.
    return columns(([unit, kind, figures, label] for unit, kind, _, figures, label in rows), numbers=(2,))
