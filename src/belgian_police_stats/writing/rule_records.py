"""Rules, verdicts and discrepancies as plain records, for tools in other languages."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..model.discrepancy import Discrepancy
from ..model.interval import Exact, Interval
from ..model.rules import Rule
from ..querying.judging import RuleResult

__all__ = ["discrepancy_record", "result_record", "rule_record"]


def rule_record(rule: Rule) -> dict[str, Any]:
    """A rule: its kind says the arithmetic, `result` and `operands` are the ids of figures."""
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "result": rule.result,
        "operands": list(rule.operands),
        "exhaustive": rule.exhaustive.value if rule.exhaustive else None,
        "formula": rule.formula,
        "why": rule.why,
    }


def result_record(result: RuleResult) -> dict[str, Any]:
    """A rule and how it comes out; exact numbers that no decimal ends are texts such as "115/56"."""
    return {
        **rule_record(result.rule),
        "verdict": result.verdict.value,
        "computed": _exact(result.computed),
        "computed_interval": _interval(result.computed_interval),
        "printed": _exact(result.printed),
        "printed_interval": _interval(result.printed_interval),
    }


def discrepancy_record(discrepancy: Discrepancy) -> dict[str, Any]:
    """A discrepancy."""
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind.value,
        "rule": discrepancy.rule,
        "relation": rule_record(discrepancy.relation) if discrepancy.relation else None,
        "verdict": discrepancy.verdict.value,
        "figures": list(discrepancy.figures),
        "arithmetic": discrepancy.arithmetic,
        "explanation": discrepancy.explanation,
    }


def _exact(number: Exact | None) -> Any:
    if isinstance(number, Fraction):
        return number.numerator if number.denominator == 1 else str(number)
    return number


def _interval(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {
        "lower": _exact(interval.lower),
        "upper": _exact(interval.upper),
        "includes_lower": interval.includes_lower,
        "includes_upper": interval.includes_upper,
    }
