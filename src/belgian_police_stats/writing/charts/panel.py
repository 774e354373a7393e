"""One panel of a chart: the bars of figures in one unit, and the hatched bar of their remainder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...errors import NumberTooLargeError
from ...model.certainty import Certainty
from ...model.derived import Derived
from ...model.figure import Figure
from ...model.labels import Language
from ...model.numbers import Exact, as_float, number_text
from ...model.words import name_of, qualified, short_labels, unit_of, word
from ..escapes import in_chart
from ..formatting import format_amount, format_figure, format_number
from ..plain import plain_period
from .drawing import GREY, RED, WIDTH, altair, certainty_encodings, data, number_axis

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Panel", "labels_of"]

_DIGITS = 15
"""A chart is drawn in floats, which hold numbers of up to 15 digits."""
_LETTER = 6.2
"""About the width of a letter. The numbers are inside the plot, behind the longest bar, where no frame cuts them."""
_LONGEST_TEXT = 24
"""A longer number is written to six digits."""
_MOST_ROOM = 0.75
"""The largest part of the width that the numbers can take."""
_FAR = 2
"""An alternative further out than this many times the longest bar is not drawn: it would leave no room for bars."""
_STRIPE = 6
_STEP, _THICK = 24, 16
_Rows = list[dict[str, Any]]


@frozen(kw_only=True)
class Panel:
    """Each figure is a bar with its number; an ambiguous one is pale, with a dashed outline and a question mark."""

    figures: Sequence[Figure]
    labels: Sequence[str]
    language: Language
    remainder: Derived | None = None
    """The part of the whole that the figures leave."""
    width: int = WIDTH
    names: bool = True
    """Whether the labels are drawn beside the bars."""

    def chart(self) -> alt.LayerChart:
        """Draw the panel.

        Raises:
            NumberTooLargeError: a number has more than 15 digits before the decimal point.
        """
        alt = altair()
        bars = _figure_rows(self.figures, self.labels, self.language)
        rest = [] if self.remainder is None else [_remainder_row(self.remainder, self.language)]
        longest = max((row["value"] for row in (*bars, *rest)), default=0.0) or 1.0
        others = _alternative_rows(self.figures, self.labels, self.language, longest * _FAR)
        letters = max(len(row["text"]) for row in (*bars, *rest))
        room = min(letters * _LETTER + 16, self.width * _MOST_ROOM)
        reach = max([longest, *(row["value"] for row in others)]) * self.width / (self.width - room)
        axes = self._axes(reach, [*self.labels, *(row["label"] for row in rest)])
        stripes = [stripe for row in rest for stripe in _stripe_rows(row, reach * _STRIPE / self.width)]
        layers = [
            self._bars(bars, axes),
            *(_hatched(rest, stripes, axes) if rest else ()),
            _chart([*bars, *rest]).mark_text(align="right", x=self.width - 6).encode(text="text:N", y=axes["y"]),
            *([_diamonds(others, axes)] if others else ()),
        ]
        return alt.layer(*layers).properties(width=self.width, height=alt.Step(_STEP))  # type: ignore[no-any-return]

    def _axes(self, reach: float, order: list[str]) -> dict[str, Any]:
        alt = altair()
        unit = in_chart(unit_of(self.figures[0], self.language))
        along = alt.X("value:Q").scale(domain=[0, reach], nice=False).axis(number_axis(self.language)).title(unit)
        names = alt.Axis(labelLimit=0) if self.names else None
        down = alt.Y("label:N").sort([in_chart(label) for label in order]).title(None).axis(names)
        # Without a description, Vega-Lite writes one as an expression with the title of the axis in it. It does not
        # escape backslashes there, so that the name of a unit could leave its quotation marks.
        return {"x": along, "y": down, "description": alt.Description("said:N")}

    def _bars(self, rows: _Rows, axes: dict[str, Any]) -> Any:
        mark = _chart(rows).mark_bar(strokeWidth=1.2, height=_THICK)
        return mark.encode(tooltip=_tooltips(altair(), self.language), **axes, **certainty_encodings(self.language))


def labels_of(figures: Sequence[Figure], language: Language) -> list[str]:
    """Name the figures so that no two rows have the same name."""
    short = short_labels([figure.label(language) for figure in figures])
    often = Counter(short)
    return [
        label if often[label] == 1 else f"{label} ({figure.id})" for label, figure in zip(short, figures, strict=True)
    ]


def _figure_rows(figures: Sequence[Figure], labels: Sequence[str], language: Language) -> _Rows:
    return [
        {
            "label": label,
            "value": _drawn(figure.value, figure.id),
            "text": _text(figure, language),
            "certainty": name_of(figure.certainty).text(language),
            "printed": figure.printed,
            "period": plain_period(figure.period, language),
            "doubt": format_figure(figure, language) if figure.doubts else "",
            "id": figure.id,
            "said": f"{label}: {_text(figure, language)}",
        }
        for figure, label in zip(figures, labels, strict=True)
    ]


def _remainder_row(remainder: Derived, language: Language) -> dict[str, Any]:
    label, text = word("not_broken_down").text(language), format_number(remainder.value, language)
    if remainder.certainty is Certainty.AMBIGUOUS:
        text = f"{text} ?"
    value = _drawn(remainder.value, remainder.formula)
    return {"label": label, "value": value, "text": text, "said": f"{label}: {text}"}


def _alternative_rows(figures: Sequence[Figure], labels: Sequence[str], language: Language, most: float) -> _Rows:
    """The other values that ambiguous figures could have, except those too far out to draw."""
    name = word("alternative").text(language)
    return [
        {
            "label": label,
            "value": as_float(other.value),
            "alternative": name,
            "said": f"{label}: {name} {format_number(other.value, language)}",
        }
        for figure, label in zip(figures, labels, strict=True)
        for other in figure.alternatives
        if other.value is not None and other.value <= most
    ]


def _drawn(number: Exact, name: str) -> float:
    if abs(number) >= 10**_DIGITS:
        raise NumberTooLargeError(
            f"Expected numbers of at most {_DIGITS} digits before the decimal point, which a chart can draw, got "
            f"{number_text(Fraction(number))[:40]}… as {name}."
        )
    return as_float(number)


def _text(figure: Figure, language: Language) -> str:
    written = format_amount(figure, language)
    if len(written) > _LONGEST_TEXT:
        number = format_number(Fraction(figure.value), language, figure.unit)
        written = qualified(figure.qualifier, number, language)
    return f"{written} ?" if figure.certainty is Certainty.AMBIGUOUS else written


def _stripe_rows(rest: dict[str, Any], step: float) -> _Rows:
    """The places of the strokes of the hatching."""
    return [{"label": rest["label"], "at": step * (i + 0.5)} for i in range(int(rest["value"] / step))]


def _tooltips(alt: Any, language: Language) -> list[Any]:
    return [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("text:N", title=" "),
        alt.Tooltip("printed:N", title=word("printed").text(language)),
        alt.Tooltip("certainty:N", title=word("certainty").text(language)),
        alt.Tooltip("period:N", title=" "),
        alt.Tooltip("doubt:N", title=word("doubt").text(language)),
        alt.Tooltip("id:N", title=word("id").text(language)),
    ]


def _hatched(rows: _Rows, stripes: _Rows, axes: dict[str, Any]) -> tuple[Any, Any]:
    """A frame with strokes in it, because Vega has no patterns."""
    frame = _chart(rows).mark_bar(filled=False, stroke=GREY, strokeWidth=1.2, height=_THICK)
    strokes = _chart(stripes).mark_point(shape="stroke", angle=300, size=170, stroke=GREY, strokeWidth=1.2)
    return frame.encode(**axes), strokes.encode(x=altair().X("at:Q"), y=axes["y"])


def _diamonds(rows: _Rows, axes: dict[str, Any]) -> Any:
    legend = altair().Legend(orient="bottom", title=None)
    shape = altair().Shape("alternative:N").scale(range=["diamond"]).legend(legend)
    return (
        _chart(rows)
        .mark_point(stroke=RED, fill="white", size=55, opacity=1, strokeWidth=1.5)
        .encode(shape=shape, **axes)
    )


def _chart(rows: _Rows) -> Any:
    return altair().Chart(data(rows))
