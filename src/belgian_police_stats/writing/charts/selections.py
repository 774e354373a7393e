"""The chart of anything that has figures: of a section, of all sections of a chapter or a report, or of a selection."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ...errors import DerivationError
from ...model.chapter import Chapter, Section
from ...model.figures import Figures
from ...model.labels import Language
from ...model.report import Report
from ...model.verbs import HasFigures
from ...model.words import counted
from ..escapes import in_chart
from .drawing import altair, captions
from .panel import labels_of
from .sections import section_chart, unit_panels

if TYPE_CHECKING:
    import altair as alt

__all__ = ["chart_of"]

_WIDEST = 100
"""The most letters of a line below the title of a selection."""


def chart_of(subject: HasFigures, language: Language) -> alt.VConcatChart:
    """Draw the figures. See `HasFigures.chart`."""
    altair()
    if not len(subject):
        raise DerivationError("Expected at least one figure to draw, got none.")
    chart: alt.VConcatChart = _chart_of(subject, language)
    return chart


@singledispatch
def _chart_of(subject: HasFigures, language: Language) -> Any:
    """Draw what has no sections."""
    return _selection_chart(subject.figures, language)


@_chart_of.register
def _(subject: Section, language: Language) -> Any:
    return section_chart(subject, language)


@_chart_of.register
def _(subject: Chapter, language: Language) -> Any:
    return _stacked(subject.label(language), subject.sections, language)


@_chart_of.register
def _(subject: Report, language: Language) -> Any:
    sections = (section for chapter in subject.chapters for section in chapter.sections)
    return _stacked(f"{subject.edition.title}, {subject.edition.publisher}", sections, language)


def _stacked(title: str, sections: Iterable[Section], language: Language) -> Any:
    """Draw the chart of each section below that of the one before."""
    charts = [section_chart(section, language) for section in sections if len(section)]
    return altair().vconcat(*charts, spacing=40).properties(title=altair().TitleParams(text=in_chart(title)))


def _selection_chart(figures: Figures, language: Language) -> Any:
    """Draw a panel for each unit."""
    labels = dict(zip(figures.ids, labels_of(figures, language), strict=True))
    around = captions(counted("figure", len(figures)).text(language), figures, language)
    # Figures of many slides have a long source, and a line that is not wrapped makes the whole picture wider.
    around["title"]["subtitle"] = [row for line in around["title"]["subtitle"] for row in wrap(line, _WIDEST)]
    return altair().vconcat(*unit_panels(figures, labels, language)).properties(**around)
