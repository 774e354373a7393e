"""The figures of a report that belong together, by its rules and its sections."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ..model.report import Report
from ..model.rules import RuleKind

__all__ = ["AMOUNTS", "Ties", "ties_of"]

AMOUNTS = ("Count", "Money", "Mass", "Duration")
"""The kinds of figures from which sums, shares and rates are computed."""


@frozen(kw_only=True, eq=False)
class Ties:
    """The figures of a report that belong together."""

    wholes: Mapping[str, tuple[str, ...]]
    """Maps each part to its wholes, by the rules."""
    parts: Mapping[str, tuple[str, ...]]
    """Maps each whole to its parts."""
    siblings: Mapping[str, tuple[str, ...]]
    """Maps each amount to the amounts of its section."""
    shares: Mapping[tuple[str, str], str]
    """Maps a part and its whole to the printed share."""


def ties_of(report: Report) -> Ties:
    """Read the ties of a report from its rules and sections, once."""
    return report.kept("ties", lambda: _ties(report))


def _ties(report: Report) -> Ties:
    wholes: dict[str, dict[str, None]] = {}
    parts: dict[str, dict[str, None]] = {}
    shares: dict[tuple[str, str], str] = {}
    for rule in report.rules:
        if not rule.result:
            continue
        for part, whole in rule.contained:
            wholes.setdefault(part, {})[whole] = None
        if rule.kind is RuleKind.WITHIN:
            wholes.setdefault(rule.operands[0], {})[rule.result] = None
        elif rule.kind is RuleKind.SHARE:
            shares[rule.operands[0], rule.operands[1]] = rule.result
        elif rule.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN):
            parts.setdefault(rule.result, {}).update(dict.fromkeys(rule.operands))
    sections: dict[str, list[str]] = {}
    for figure in report.figures:
        if figure.kind in AMOUNTS:
            sections.setdefault(figure.id.rpartition(".")[0], []).append(figure.id)
    return Ties(
        wholes={part: tuple(listed) for part, listed in wholes.items()},
        parts={whole: tuple(listed) for whole, listed in parts.items()},
        siblings={name: tuple(listed) for listed in sections.values() for name in listed},
        shares=shares,
    )
