"""One panel: bars of figures in one unit, and the hatched bar of what they leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...model.derived import Derived
from ...model.figure import Certainty, Figure
from ...model.words import CERTAINTIES, WORDS, short_labels, unit_of
from ..formatting import format_amount, format_number, format_period
from .drawing import GREY, RED, WIDTH, altair, doubt, number_axis

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Panel", "alternative_rows", "figure_rows", "labels_of", "rest_row", "stripe_rows", "tooltips"]


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


_LETTER = 6.2
"""How wide a letter is, about: the numbers stand in the plot behind the longest bar, where no frame cuts them off."""
_FAR = 2
"""An alternative that is further than so many times the longest bar would leave no room for the bars."""
_STRIPE = 6
_STEP, _THICK = 24, 16
_Rows = list[dict[str, Any]]


@frozen(kw_only=True)
class Panel:
    """Each figure is a bar with its number; a doubtful one is pale, with a broken edge and a question mark."""

    figures: Sequence[Figure]
    labels: Sequence[str]
    language: str
    rest: Derived | None = None
    """What the figures leave of their whole."""
    width: int = WIDTH
    names: bool = True
    """Whether the labels stand beside the bars."""

    def chart(self) -> alt.LayerChart:
        """Draw it."""
        alt = altair()
        rows = figure_rows(self.figures, self.labels, self.language)
        left = [rest_row(self.rest, self.language)] if self.rest is not None else []
        longest = max((row["value"] for row in (*rows, *left)), default=0.0) or 1.0
        others = alternative_rows(self.figures, self.labels, self.language, longest * _FAR)
        room = max(len(row["text"]) for row in (*rows, *left)) * _LETTER + 16
        reach = max([longest, *(row["value"] for row in others)]) * self.width / (self.width - room)
        axes = self._axes(reach, [*self.labels, *(row["label"] for row in left)])
        stripes = [stripe for row in left for stripe in stripe_rows(row, reach * _STRIPE / self.width)]
        layers = [
            self._bars(rows, axes),
            *(_hatched(left, stripes, axes) if left else ()),
            _chart([*rows, *left]).mark_text(align="right", x=self.width - 6).encode(text="text:N", y=axes["y"]),
            *([_diamonds(others, axes)] if others else ()),
        ]
        return alt.layer(*layers).properties(width=self.width, height=alt.Step(_STEP))  # type: ignore[no-any-return]

    def _axes(self, reach: float, order: list[str]) -> dict[str, Any]:
        alt = altair()
        unit = unit_of(self.figures[0], self.language)
        along = alt.X("value:Q").scale(domain=[0, reach], nice=False).axis(number_axis(self.language)).title(unit)
        names = alt.Axis(labelLimit=0) if self.names else None
        return {"x": along, "y": alt.Y("label:N").sort(order).title(None).axis(names)}

    def _bars(self, rows: _Rows, axes: dict[str, Any]) -> Any:
        mark = _chart(rows).mark_bar(strokeWidth=1.2, height=_THICK)
        return mark.encode(tooltip=tooltips(altair(), self.language), **axes, **doubt(self.language))


def _hatched(rows: _Rows, stripes: _Rows, axes: dict[str, Any]) -> tuple[Any, Any]:
    """A frame with strokes in it: Vega has no patterns."""
    frame = _chart(rows).mark_bar(filled=False, stroke=GREY, strokeWidth=1.2, height=_THICK)
    strokes = _chart(stripes).mark_point(shape="stroke", angle=300, size=170, stroke=GREY, strokeWidth=1.2)
    return frame.encode(**axes), strokes.encode(x=altair().X("at:Q"), y=axes["y"])


def _diamonds(rows: _Rows, axes: dict[str, Any]) -> Any:
    """What else a figure could be."""
    legend = altair().Legend(orient="bottom", title=None)
    shape = altair().Shape("alternative:N").scale(range=["diamond"]).legend(legend)
    return (
        _chart(rows)
        .mark_point(stroke=RED, fill="white", size=55, opacity=1, strokeWidth=1.5)
        .encode(shape=shape, **axes)
    )


def _chart(rows: _Rows) -> Any:
    return altair().Chart(altair().InlineData(values=rows))
