"""Figures and other objects as plain records: dicts of texts, numbers, dates, booleans, None and lists of these."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model.edition import Edition
from ..model.figure import Figure
from ..model.ledger import Entry
from ..model.source import Alternative, Source

__all__ = ["entry_record", "figure_record", "table_record"]


def table_record(figure: Figure, edition: Edition) -> dict[str, Any]:
    """A figure as one row: flat, with the columns of columns.py, in their order."""
    interval = figure.interval_if_rounded
    return {
        "edition": edition.year,
        "id": figure.id,
        "chapter": figure.chapter,
        "kind": type(figure).__name__,
        "value": figure.value,
        "value_text": f"{Decimal(figure.value):f}",
        "unit": figure.unit,
        "printed": figure.printed,
        "lower": interval.lower,
        "upper": interval.upper,
        "qualifier": figure.qualifier.value,
        "certainty": figure.certainty.value,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "period_kind": figure.period.kind.value,
        "slide": figure.source.slide,
        "line": figure.source.line,
        # An empty text would be nothing in half of the formats.
        "of": getattr(figure, "of", None) or None,
        "label_nl": figure.labels.nl,
        "label_fr": figure.labels.fr,
        "label_de": figure.labels.de,
        "label_en": figure.labels.en,
        "note": figure.note or None,
    }


def figure_record(figure: Figure, edition: Edition) -> dict[str, Any]:
    """A figure with all that is known of it."""
    return {
        **table_record(figure, edition),
        "interval": str(figure.interval_if_rounded),
        "interval_if_truncated": str(figure.interval_if_truncated),
        "evidence": figure.evidence,
        "alternatives": [_alternative(alternative) for alternative in figure.alternatives],
        "sources": [_source(source) for source in figure.sources],
    }


def entry_record(entry: Entry) -> dict[str, Any]:
    """An entry of the ledger."""
    return {
        "line": entry.line,
        "printed": entry.printed,
        "figure": entry.figure,
        "reason": entry.reason.value if entry.reason else None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "slide": source.slide,
        "title": source.title,
        "heading": source.heading,
        "line": source.line,
        "printed": source.printed,
    }


def _alternative(alternative: Alternative) -> dict[str, Any]:
    return {"why": alternative.why, "value": alternative.value, "figure": alternative.figure}
