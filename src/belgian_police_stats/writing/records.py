"""Figures and other objects as plain dicts of texts, numbers, dates, booleans, None, and lists and dicts of these."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from ..model.discrepancy import Discrepancy
from ..model.doubts import Doubt
from ..model.figure import Figure
from ..model.interval import Exact, Interval
from ..model.ledger import Entry
from ..model.period import Period
from ..model.readings import alternative_texts
from ..model.report_key import ReportName, report_name
from ..model.rules import Rule
from ..model.source import Alternative, Edition, Source
from ..querying.judging import RuleResult
from .record_types import AlternativeRecord, FigurePlace, FigureRecord, PeriodRecord, TableRow

__all__ = [
    "discrepancy_record",
    "doubt_record",
    "entry_record",
    "figure_record",
    "result_record",
    "rule_record",
    "table_record",
]


def table_record(figure: Figure, edition: Edition | ReportName) -> TableRow:
    """Make the row of a figure in the table: the columns of columns.py, in their order."""
    row: Any = _row(figure, edition.year)
    return cast("TableRow", row)


def _row(figure: Figure, year: int | None) -> dict[str, Any]:
    interval = figure.interval_if_rounded
    return {
        "edition": year,
        "id": figure.id,
        "chapter": figure.chapter,
        "section": figure.section,
        "kind": type(figure).__name__,
        "value": figure.value,
        "value_text": f"{Decimal(figure.value):f}",
        "unit": figure.unit,
        "printed": figure.printed,
        "lower": interval.lower,
        "upper": interval.upper,
        "qualifier": figure.qualifier.value,
        "certainty": figure.certainty.value,
        # CSV and Excel cannot tell an empty text from a missing value, so an empty one becomes None everywhere.
        "doubts": " ".join(figure.doubts) or None,
        "alternatives": "; ".join(alternative_texts(figure)) or None,
        "evidence": figure.evidence or None,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "period_kind": figure.period.kind.value,
        "slide": figure.source.slide,
        "line": figure.source.line,
        "of": getattr(figure, "of", None) or None,
        "part_of": " ".join(figure.part_of) or None,
        "label_nl": figure.labels.nl,
        "label_fr": figure.labels.fr,
        "label_de": figure.labels.de,
        "label_en": figure.labels.en,
        "note": figure.note or None,
    }


def figure_record(figure: Figure) -> FigureRecord:
    """Make the full record of a figure: its row, its intervals and places, and its doubts and wholes as lists."""
    name = report_name(figure.report_key)
    record: Any = {
        **_row(figure, name.year if name else None),
        "interval_if_rounded": str(figure.interval_if_rounded),
        "interval_if_truncated": str(figure.interval_if_truncated),
        "doubts": list(figure.doubts),
        "part_of": list(figure.part_of),
        "cited": list(figure.cited),
        "alternatives": [_alternative(alternative) for alternative in figure.alternatives],
        "sources": [_source(source) for source in figure.sources],
    }
    return cast("FigureRecord", record)


def entry_record(entry: Entry) -> dict[str, Any]:
    """Make the record of an entry in the ledger."""
    return {
        "line": entry.line,
        "printed": entry.printed,
        "figure": entry.figure,
        "reason": entry.reason.value if entry.reason else None,
    }


def _source(source: Source) -> FigurePlace:
    return {
        "slide": source.slide,
        "title": source.title,
        "heading": source.heading,
        "line": source.line,
        "printed": source.printed,
    }


def _alternative(alternative: Alternative) -> AlternativeRecord:
    period = alternative.period
    return {
        "doubt": alternative.doubt,
        "readings": list(alternative.readings),
        "why": alternative.why,
        "value": alternative.value,
        "printed": alternative.printed,
        "line": alternative.line,
        "qualifier": None if alternative.qualifier is None else alternative.qualifier.value,
        "period": None if period is None else _period(period),
        "scope": alternative.scope,
    }


def _period(period: Period) -> PeriodRecord:
    return {"start": period.start, "end": period.end, "kind": period.kind.value}


def doubt_record(doubt: Doubt) -> dict[str, Any]:
    """Make the record of a doubt, with the number, qualifier and period of each figure under each reading."""
    return {
        "id": doubt.id,
        "kind": doubt.kind.value,
        "question": doubt.question,
        "figures": list(doubt.figures),
        "readings": [
            {
                "id": reading.id,
                "chosen": reading is doubt.chosen,
                "label": reading.label,
                "evidence": reading.evidence,
                "violates": list(reading.violates),
                "figures": [
                    {
                        "id": figure.id,
                        "value": figure.value,
                        "printed": figure.printed,
                        "qualifier": figure.qualifier.value,
                        "period": _period(figure.period),
                    }
                    for figure in reading.figures
                ],
            }
            for reading in doubt.readings
        ],
    }


def rule_record(rule: Rule) -> dict[str, Any]:
    """Make the record of a rule. `kind` is its arithmetic; `result` and `operands` are ids of figures."""
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "result": rule.result,
        "operands": list(rule.operands),
        "exhaustive": None if rule.exhaustive is None else rule.exhaustive.value,
        "contains": rule.contains,
        "evidence": rule.evidence,
        "formula": rule.formula,
        "why": rule.why,
    }


def result_record(result: RuleResult) -> dict[str, Any]:
    """Make the record of a judged rule. A fraction that no decimal can write is a text such as "115/56"."""
    return {
        **rule_record(result.rule),
        "verdict": result.verdict.value,
        "computed": _exact(result.computed),
        "computed_interval": _interval(result.computed_interval),
        "printed": _exact(result.printed),
        "printed_interval": _interval(result.printed_interval),
        "observations": [
            {
                "value": observation.value,
                "period_end": observation.period.end,
                "source": observation.source.slug if observation.source else None,
            }
            for observation in result.observations
        ],
    }


def discrepancy_record(discrepancy: Discrepancy) -> dict[str, Any]:
    """Make the record of a discrepancy."""
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind.value,
        "rule": discrepancy.rule,
        "relation": rule_record(discrepancy.relation) if discrepancy.relation else None,
        "slides": None if discrepancy.slides is None else list(discrepancy.slides),
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
