"""The chart of a whole with its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...querying.breakdowns import Breakdown
from ..cards.remainder import is_unexplained
from ..numbers import format_figure
from .drawing import altair, around
from .panel import Panel
from .rows import labels_of

if TYPE_CHECKING:
    import altair as alt

__all__ = ["breakdown_bars", "breakdown_chart"]


def breakdown_chart(breakdown: Breakdown, language: str) -> alt.LayerChart:
    """Breakdown.chart is the public door."""
    altair()
    said = around(breakdown.whole.label(language), breakdown.parts, language, format_figure(breakdown.whole, language))
    return breakdown_bars(breakdown, language).properties(**said)


def breakdown_bars(breakdown: Breakdown, language: str) -> alt.LayerChart:
    """Draw the parts, and hatched what they leave, if that is anything."""
    rest = breakdown.remainder if is_unexplained(breakdown) else None
    labels = labels_of(breakdown.parts, language)
    return Panel(figures=breakdown.parts, labels=labels, language=language, rest=rest).chart()
