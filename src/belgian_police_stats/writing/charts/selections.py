"""The chart of anything that has figures: of all sections of a chapter or a report, or of a selection."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...errors import DerivationError
from ...model.chapter import Chapter, Section
from ...model.figures import Figures
from ...model.report import Report
from ...model.verbs import HasFigures
from ...model.words import counted
from .drawing import altair, captions, finished, titles
from .panel import labels_of
from .sections import section_panels, unit_panels
from .style import ChartStyle, Style, style_of

if TYPE_CHECKING:
    import altair as alt

__all__ = ["chart_of"]


def chart_of(subject: HasFigures, language: str, choices: ChartStyle) -> alt.VConcatChart:
    """Draw the figures. See `HasFigures.chart`."""
    altair()
    style = style_of(choices)
    if not len(subject):
        raise DerivationError("Expected at least one figure to draw, got none.")
    chart: alt.VConcatChart = _chart_of(subject, language, style)
    return chart


@singledispatch
def _chart_of(subject: HasFigures, language: str, style: Style) -> Any:
    """Draw what has no sections."""
    return _selection_chart(subject.figures, language, style)


@_chart_of.register
def _(subject: Chapter, language: str, style: Style) -> Any:
    return _stacked(subject.label(language), subject.sections, language, style)


@_chart_of.register
def _(subject: Report, language: str, style: Style) -> Any:
    sections = (section for chapter in subject.chapters for section in chapter.sections)
    return _stacked(f"{subject.edition.title}, {subject.edition.publisher}", sections, language, style)


def _stacked(title: str, sections: Iterable[Section], language: str, style: Style) -> Any:
    """Draw the chart of each section below that of the one before. Each has its own source and its own remarks."""
    inner = evolve(style, title="")
    charts = [section_panels(section, language, inner) for section in sections if len(section)]
    chart = altair().vconcat(*charts, spacing=40).properties(title=titles(style.title or title, (), style))
    return finished(chart, style)


def _selection_chart(figures: Figures, language: str, style: Style) -> Any:
    """Draw a panel for each unit."""
    labels = dict(zip(figures.ids, labels_of(figures, language), strict=True))
    around = captions(counted("figure", len(figures)).text(language), figures, language, style=style)
    panels = unit_panels(figures, labels, language, style)
    return finished(altair().vconcat(*panels).properties(**around), style)
