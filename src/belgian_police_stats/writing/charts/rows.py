"""The rows that a chart draws: plain data, with floats where Vega computes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...model.derived import Derived
from ...model.figure import Certainty, Figure
from ..numbers import format_amount, format_number, format_period
from ..words import CERTAINTIES, WORDS, short_labels

__all__ = ["alternative_rows", "figure_rows", "labels_of", "rest_row", "stripe_rows", "tooltips"]


def labels_of(figures: Sequence[Figure], language: str) -> list[str]:
    """Name each figure so that no two rows bear one name."""
    short = short_labels([figure.label(language) for figure in figures])
    often = Counter(short)
    return [
        label if often[label] == 1 else f"{label} ({figure.id})" for label, figure in zip(short, figures, strict=True)
    ]


def figure_rows(figures: Sequence[Figure], labels: Sequence[str], language: str) -> list[dict[str, Any]]:
    """One row for each figure."""
    return [
        {
            "label": label,
            "value": float(figure.value),
            "text": _text(figure, language),
            "certainty": CERTAINTIES[figure.certainty].text(language),
            "printed": figure.printed,
            "period": format_period(figure.period, language),
            "id": figure.id,
        }
        for figure, label in zip(figures, labels, strict=True)
    ]


def rest_row(rest: Derived, language: str) -> dict[str, Any]:
    """The row of what no printed part explains."""
    value = rest.value.numerator if rest.value.denominator == 1 else rest.value
    text = format_number(value, language) if isinstance(value, int) else f"{float(value):.6g}"
    return {"label": WORDS["remainder"].text(language), "value": float(value), "text": text}


def alternative_rows(
    figures: Sequence[Figure], labels: Sequence[str], language: str, most: float
) -> list[dict[str, Any]]:
    """What else an ambiguous figure could be, up to a number."""
    return [
        {"label": label, "value": float(other.value), "alternative": WORDS["alternative"].text(language)}
        for figure, label in zip(figures, labels, strict=True)
        for other in figure.alternatives
        if other.value is not None and other.value <= most
    ]


def stripe_rows(rest: dict[str, Any], step: float) -> list[dict[str, Any]]:
    """Where the strokes of the hatching stand."""
    return [{"label": rest["label"], "at": step * (i + 0.5)} for i in range(int(rest["value"] / step))]


def tooltips(alt: Any, language: str) -> list[Any]:
    """What shows when the pointer rests on a bar."""
    return [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("text:N", title=" "),
        alt.Tooltip("printed:N", title=WORDS["printed"].text(language)),
        alt.Tooltip("certainty:N", title=WORDS["certainty"].text(language)),
        alt.Tooltip("period:N", title=" "),
        alt.Tooltip("id:N", title="id"),
    ]


def _text(figure: Figure, language: str) -> str:
    written = format_amount(figure, language)
    return f"{written} ?" if figure.certainty is Certainty.AMBIGUOUS else written
