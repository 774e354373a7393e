"""The digests of figures and reports: a short text that changes if anything about the numbers does.

A digest is the SHA-256 of canonical JSON: keys sorted, no blanks, ASCII, and every number as a text. So it is the same
in every process and on every Python. Labels and other texts are left out, and so are places and versions.
"""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ..model.bases import Number
from ..model.figure import Figure
from ..model.period import Period

if TYPE_CHECKING:
    from ..model.report import Report
    from ..model.rules import Rule

__all__ = ["figure_digest", "report_digest"]


def figure_digest(figure: Figure) -> str:
    """See `Figure.digest`."""
    return _hashed(_figure(figure))


def report_digest(report: Report) -> str:
    """See `Report.digest`."""
    return _hashed(
        {
            # Sorted by id, since the order in a file says nothing.
            "figures": sorted(map(_figure, report), key=lambda one: str(one["id"])),
            "doubts": sorted([doubt.id, doubt.kind, [r.id for r in doubt.readings]] for doubt in report.doubts),
            "rules": sorted((_rule(rule) for rule in report.rules), key=json.dumps),
            "discrepancies": sorted(
                (
                    {
                        "id": found.id,
                        "kind": found.kind,
                        "rule": found.rule,
                        "relation": None if found.relation is None else _rule(found.relation),
                        "slides": found.slides,
                        "verdict": found.verdict,
                        "figures": found.figures,
                    }
                    for found in report.discrepancies
                ),
                key=lambda one: str(one["id"]),
            ),
        }
    )


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "kind": figure.kind,
        "value": _number(figure.value),
        "printed": [place.printed for place in figure.sources],
        "unit": figure.unit,
        "period": _period(figure.period),
        "qualifier": figure.qualifier,
        "certainty": figure.certainty,
        "of": getattr(figure, "of", None),
        "doubts": [[doubt, readings] for doubt, readings in figure.agreeing_readings],
        "alternatives": [
            {
                "doubt": other.doubt,
                "readings": other.readings,
                "value": None if other.value is None else _number(other.value),
                "printed": other.printed,
                "qualifier": other.qualifier,
                "period": None if other.period is None else _period(other.period),
            }
            for other in figure.alternatives
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "result": rule.result,
        "operands": rule.operands,
        "exhaustive": rule.exhaustive,
        "contains": rule.contains,
        "evidence": rule.evidence,
    }


def _number(number: Number) -> str:
    return f"{Decimal(number):f}"


def _period(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat(), period.kind]


def _hashed(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
