"""The chart of anything that has figures: of a section, of all sections of a chapter or a report, or of a selection."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...errors import DerivationError
from ...model.chapter import Chapter, Section
from ...model.labels import Language
from ...model.report import Report
from ...model.rules import Rule
from ...model.verbs import HasFigures
from ...model.words import counted
from .drawing import altair, captions, finished, titles
from .panel import labels_of
from .sections import section_panels, unit_panels
from .style import Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["chart_of"]


def chart_of(subject: HasFigures, language: Language, style: Style) -> alt.VConcatChart:
    """Draw the figures. See `HasFigures.chart`."""
    altair()
    if not len(subject):
        raise DerivationError("Expected at least one figure to draw, got none.")
    return finished(_drawn(subject, language, style), style)  # type: ignore[no-any-return]


@singledispatch
def _drawn(subject: HasFigures, language: Language, style: Style) -> Any:
    """Draw a panel for each unit, since a selection has no sections."""
    figures = subject.figures
    labels = dict(zip(figures.ids, labels_of(figures, language), strict=True))
    around = captions(counted("figure", len(figures)).text(language), figures, language, style=style)
    return altair().vconcat(*unit_panels(figures, labels, language, style)).properties(**around)


@_drawn.register
def _(subject: Chapter, language: Language, style: Style) -> Any:
    return _stacked(subject.label(language), subject.sections, language, style)


@_drawn.register
def _(subject: Report, language: Language, style: Style) -> Any:
    sections = (section for chapter in subject.chapters for section in chapter.sections)
    title = f"{subject.edition.title}, {subject.edition.publisher}"
    return _stacked(title, sections, language, style, subject.own_rules)


def _stacked(
    title: str, sections: Iterable[Section], language: Language, style: Style, rules: Iterable[Rule] = ()
) -> Any:
    """Draw the chart of each section below that of the one before. The chosen title is that of the whole."""
    untitled = evolve(style, title="")
    charts = [section_panels(section, language, untitled, rules) for section in sections if len(section)]
    return altair().vconcat(*charts, spacing=40).properties(title=titles(title, [], style))
