"""One panel of a chart: the bars of figures in one unit, and the hatched bar of their remainder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

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
from .drawing import WIDTH, altair, certainty_encodings, data, number_axis
from .style import PLAIN, Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Panel", "figure_rows", "label_axis", "labels_of", "on_one_scale", "row_height", "tooltips", "wrapped"]

_DIGITS = 15
"""A chart is drawn in floats, which hold numbers of up to 15 digits."""
_LETTER = 6.2
"""About the width of a letter of a number at the end of a bar."""
_LONGEST_TEXT = 24
"""A longer number is written to six digits."""
_MOST_ROOM = 0.75
"""The largest part of the width that the numbers may take."""
_FAR = 2
"""An alternative further out than this many times the longest bar is not drawn: it would leave no room for bars."""
_STRIPE = 6
_STEP, _LINE, _THICK = 23, 11, 15
_LABEL = 28
"""The most letters in a line of a label."""
_Rows = list[dict[str, Any]]


@frozen(kw_only=True)
class Panel:
    """Each figure is a bar with its number; an ambiguous one is pale, with a dashed outline and a question mark."""

    figures: Sequence[Figure]
    labels: Sequence[str]
    language: Language
    remainder: Derived | None = None
    """The part of the whole that the figures leave."""
    style: Style = PLAIN
    names: bool = True
    """Whether the labels are drawn beside the bars."""
    domain: tuple[float, float] | None = None
    """The numbers at both ends of the axis. None means that they follow from these figures."""

    @property
    def width(self) -> int:
        """The width of the plot."""
        return self.style.width or WIDTH

    def chart(self) -> alt.LayerChart:
        """Draw the panel.

        Raises:
            NumberTooLargeError: a number has more than 15 digits before the decimal point.
        """
        alt = altair()
        bars, rest, others = self._rows()
        low, high = self.domain or self.extent()
        axes = self._axes((low, high), [*bars, *rest])
        stripes = [stripe for row in rest for stripe in _stripe_rows(row, (high - low) * _STRIPE / self.width)]
        layers = [
            self._bars(bars, axes),
            *(_hatched(rest, stripes, axes, self.style) if rest else ()),
            *self._numbers([*bars, *rest], axes),
            *([_diamonds(others, axes, self.style)] if others else ()),
        ]
        step = alt.Step(row_height(row["label"] for row in (*bars, *rest)))
        properties = {"width": self.width, "height": step, "view": alt.ViewBackground(stroke=None)}
        return alt.layer(*layers).properties(**properties)  # type: ignore[no-any-return]

    def extent(self) -> tuple[float, float]:
        """The smallest and the largest number on the axis, which leaves room for the number at the end of each bar."""
        bars, rest, others = self._rows()
        ends = [*(row["end"] for row in (*bars, *rest)), *(row["value"] for row in others)]
        high, low = max((0.0, *ends)), min((0.0, *ends))
        if high == low:
            high = 1.0
        rooms = {side: _room([row for row in (*bars, *rest) if (row["value"] < 0) is side]) for side in (False, True)}
        most = self.width * _MOST_ROOM / (2 if rooms[False] and rooms[True] else 1)
        right, left = min(rooms[False], most), min(rooms[True], most)
        pixel = (high - low) / (self.width - left - right)
        return low - left * pixel, high + right * pixel

    def _rows(self) -> tuple[_Rows, _Rows, _Rows]:
        """The bars, the remainder, and the other values that are not too far out to draw."""
        bars = figure_rows(self.figures, self.labels, self.language)
        rest = [] if self.remainder is None else [_remainder_row(self.remainder, self.language)]
        longest = max((abs(row["value"]) for row in (*bars, *rest)), default=0.0) or 1.0
        others = _alternative_rows(self.figures, self.labels, self.language, longest * _FAR)
        for row in (*bars, *rest):
            # The number is behind the bar and behind the other values.
            beside = [other["value"] for other in others if other["label"] == row["label"]]
            row["end"] = min((row["value"], *beside)) if row["value"] < 0 else max((row["value"], *beside))
        return bars, rest, others

    def _axes(self, domain: tuple[float, float], rows: _Rows) -> dict[str, Any]:
        alt = altair()
        unit = in_chart(unit_of(self.figures[0], self.language))
        whole = all(isinstance(figure.value, int) for figure in self.figures)
        axis = number_axis(self.language, whole=whole)
        along = alt.X("value:Q").scale(domain=list(domain), nice=False).axis(axis).title(unit)
        order = [in_chart(row["label"]) for row in rows]
        down = alt.Y("label:N").sort(order).title(None).axis(label_axis() if self.names else None)
        # Without a description, Vega-Lite writes one as an expression with the title of the axis in it. It does not
        # escape backslashes there, so that the name of a unit could leave its quotation marks.
        return {"x": along, "y": down, "description": alt.Description("said:N")}

    def _bars(self, rows: _Rows, axes: dict[str, Any]) -> Any:
        mark = _chart(rows).mark_bar(strokeWidth=1.2, height=_THICK)
        look = certainty_encodings(self.language, self.style)
        return mark.encode(tooltip=tooltips(self.language), **axes, **look)

    def _numbers(self, rows: _Rows, axes: dict[str, Any]) -> list[Any]:
        """Put each number at the end of its bar, on the left of a fall."""
        sides = {"left": [row for row in rows if row["value"] >= 0], "right": [row for row in rows if row["value"] < 0]}
        return [
            _chart(some)
            .mark_text(align=side, dx=7 if side == "left" else -7, color=self.style.text)
            .encode(x="end:Q", text="text:N", y=axes["y"])
            for side, some in sides.items()
            if some
        ]


def on_one_scale(panels: Sequence[Panel]) -> list[Panel]:
    """Give panels of one unit one scale, so that their bars can be compared."""
    ends: dict[str, list[tuple[float, float]]] = {}
    for panel in panels:
        ends.setdefault(panel.figures[0].unit, []).append(panel.extent())
    return [
        evolve(panel, domain=(min(low for low, _ in listed), max(high for _, high in listed)))
        for panel in panels
        for listed in (ends[panel.figures[0].unit],)
    ]


def labels_of(figures: Sequence[Figure], language: Language) -> list[str]:
    """Name the figures so that no two rows have the same name."""
    short = short_labels([figure.label(language) for figure in figures])
    often = Counter(short)
    return [
        label if often[label] == 1 else f"{label} ({figure.id})" for label, figure in zip(short, figures, strict=True)
    ]


def wrapped(label: str) -> str:
    """Break a label into lines."""
    return "\n".join(wrap(label, _LABEL, break_long_words=False, break_on_hyphens=False)) or label


def row_height(labels: Iterable[str]) -> int:
    """Compute the height of the rows, which all have that of the label with the most lines."""
    return _STEP + _LINE * max((label.count("\n") for label in labels), default=0)


def label_axis() -> Any:
    """Make the axis of the labels, without lines, and with as many lines of text as a label has."""
    return altair().Axis(
        labelExpr="split(datum.value, '\\n')", labelLimit=0, ticks=False, domain=False, labelPadding=6, aria=False
    )


def figure_rows(figures: Sequence[Figure], labels: Sequence[str], language: Language) -> list[dict[str, Any]]:
    """Make the row of each figure."""
    return [
        {
            "label": wrapped(label),
            "name": label,
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


def tooltips(language: Language) -> list[Any]:
    """Make the texts that are shown beside the pointer."""
    fields = {
        "name": "figure",
        "text": "value",
        "printed": "printed",
        "certainty": "certainty",
        "period": "period",
        "doubt": "doubt",
        "id": "id",
    }
    return [altair().Tooltip(f"{field}:N", title=word(key).text(language)) for field, key in fields.items()]  # type: ignore[arg-type]


def _room(rows: _Rows) -> float:
    return max(len(row["text"]) for row in rows) * _LETTER + 16 if rows else 0.0


def _remainder_row(remainder: Derived, language: Language) -> dict[str, Any]:
    label, text = word("not_broken_down").text(language), format_number(remainder.value, language)
    if remainder.certainty is Certainty.AMBIGUOUS:
        text = f"{text} ?"
    value = _drawn(remainder.value, remainder.formula)
    return {"label": wrapped(label), "name": label, "value": value, "text": text, "said": f"{label}: {text}"}


def _alternative_rows(figures: Sequence[Figure], labels: Sequence[str], language: Language, most: float) -> _Rows:
    """The other values that ambiguous figures could have, except those too far out to draw."""
    name = word("alternative").text(language)
    return [
        {
            "label": wrapped(label),
            "value": as_float(other.value),
            "alternative": name,
            "said": f"{label}: {name} {format_number(other.value, language)}",
        }
        for figure, label in zip(figures, labels, strict=True)
        for other in figure.alternatives
        if other.value is not None and -most <= other.value <= most
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


def _hatched(rows: _Rows, stripes: _Rows, axes: dict[str, Any], style: Style) -> tuple[Any, Any]:
    """A frame with strokes in it, because Vega has no patterns."""
    frame = _chart(rows).mark_bar(filled=False, stroke=style.grey, strokeWidth=1.2, height=_THICK)
    strokes = _chart(stripes).mark_point(shape="stroke", angle=300, size=170, stroke=style.grey, strokeWidth=1.2)
    return frame.encode(**axes), strokes.encode(x=altair().X("at:Q"), y=axes["y"])


def _diamonds(rows: _Rows, axes: dict[str, Any], style: Style) -> Any:
    legend = altair().Legend(orient="bottom", title=None, aria=False)
    shape = altair().Shape("alternative:N").scale(range=["diamond"]).legend(legend)
    return (
        _chart(rows)
        .mark_point(stroke=style.alternative, fill=style.page, size=55, opacity=1, strokeWidth=1.5)
        .encode(shape=shape, **axes)
    )


def _chart(rows: _Rows) -> Any:
    return altair().Chart(data(rows))
