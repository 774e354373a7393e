"""Figures that cannot be compared with others in the chart: a large number beside each label, and no bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...model.certainty import Certainty
from ...model.figure import Figure
from ...model.labels import Language
from ..escapes import in_chart
from ..formatting import format_figure
from .drawing import WIDTH, altair, certainty_encodings, data
from .panel import figure_rows, label_axis, row_height, tooltips
from .style import Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["tiles"]

_SIZE, _SPACE, _SWATCH = 15, 6, 130


def tiles(figures: Sequence[Figure], labels: Sequence[str], language: Language, style: Style) -> alt.LayerChart:
    """Write the number of each figure with its unit and doubt, beside a square that shows its certainty."""
    alt = altair()
    rows = figure_rows(figures, labels, language)
    for figure, row in zip(figures, rows, strict=True):
        question = " ?" if figure.certainty is Certainty.AMBIGUOUS else ""
        row["number"] = format_figure(figure, language) + question
    y = alt.Y("label:N").sort([in_chart(row["label"]) for row in rows]).title(None).axis(label_axis())
    swatch = alt.Chart(data(rows)).mark_point(shape="square", size=_SWATCH, strokeWidth=1.2, opacity=1)
    number = alt.Chart(data(rows)).mark_text(align="left", fontSize=_SIZE, fontWeight="bold", color=style.text)
    tips, said = tooltips(language), alt.Description("said:N")
    layers = [
        swatch.encode(x=alt.value(9), y=y, tooltip=tips, **certainty_encodings(language, style)),
        number.encode(x=alt.value(22), y=y, text="number:N", description=said, tooltip=tips),
    ]
    step = alt.Step(row_height(row["label"] for row in rows) + _SPACE)
    properties = {"width": style.width or WIDTH, "height": step, "view": alt.ViewBackground(stroke=None)}
    return alt.layer(*layers).properties(**properties)  # type: ignore[no-any-return]
