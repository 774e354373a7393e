"""The chart of a whole with its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...querying.grouping import Group
from ..cards.remainder import is_unexplained
from ..numbers import format_figure
from .drawing import altair, around
from .panel import Panel
from .rows import labels_of

if TYPE_CHECKING:
    import altair as alt

__all__ = ["group_bars", "group_chart"]


def group_chart(group: Group, language: str) -> alt.LayerChart:
    """Group.chart is the public door."""
    altair()
    said = around(group.whole.label(language), group.parts, language, format_figure(group.whole, language))
    return group_bars(group, language).properties(**said)


def group_bars(group: Group, language: str) -> alt.LayerChart:
    """Draw the parts, and hatched what they leave, if that is anything."""
    rest = group.remainder if is_unexplained(group) else None
    labels = labels_of(group.parts, language)
    return Panel(figures=group.parts, labels=labels, language=language, rest=rest).chart()
