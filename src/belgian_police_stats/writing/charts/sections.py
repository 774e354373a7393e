"""The charts of a breakdown, of a section, and of two sections side by side: panels under one title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ...errors import DerivationError
from ...model.chapter import Section
from ...model.figure import Figure
from ...model.labels import Language
from ...model.words import word
from ...querying.breakdowns import Breakdown, breakdowns_among, is_unexplained
from ..formatting import format_figure
from .drawing import altair, captions, heading
from .panel import Panel, labels_of

if TYPE_CHECKING:
    import altair as alt

__all__ = ["breakdown_bars", "breakdown_chart", "pair_chart", "section_chart", "unit_panels"]


def breakdown_chart(breakdown: Breakdown, language: Language) -> alt.LayerChart:
    """Draw the parts of a whole. See `Breakdown.chart`."""
    altair()
    whole = breakdown.whole
    around = captions(whole.label(language), breakdown.parts, language, format_figure(whole, language))
    return breakdown_bars(breakdown, language).properties(**around)


def breakdown_bars(breakdown: Breakdown, language: Language) -> alt.LayerChart:
    """Draw the parts, and their remainder hatched if there is one."""
    remainder = breakdown.remainder if is_unexplained(breakdown) else None
    labels = labels_of(breakdown.parts, language)
    return Panel(figures=breakdown.parts, labels=labels, language=language, remainder=remainder).chart()


def section_chart(section: Section, language: Language) -> alt.VConcatChart:
    """Draw a panel for each breakdown, then one for each unit of the other figures. See `Section.chart`."""
    alt = altair()
    if not section.figures:
        raise DerivationError(f"Expected a section with figures to draw, got {section.id}, which has none.")
    breakdowns = breakdowns_among(section.figures, section.rules)
    panels = [
        breakdown_bars(breakdown, language).properties(
            title=heading(f"{breakdown.whole.label(language)} ({format_figure(breakdown.whole, language)})")
        )
        for breakdown in breakdowns
    ]
    drawn = {figure.id for breakdown in breakdowns for figure in (breakdown.whole, *breakdown.parts)}
    names = labels_of(section.figures, language)
    labels = {figure.id: name for figure, name in zip(section.figures, names, strict=True)}
    panels += unit_panels([figure for figure in section if figure.id not in drawn], labels, language)
    around = captions(section.label(language), section.figures, language)
    return alt.vconcat(*panels).properties(**around)  # type: ignore[no-any-return]


def unit_panels(figures: Iterable[Figure], labels: Mapping[str, str], language: Language) -> list[alt.LayerChart]:
    """Draw a panel for each unit. `labels` has the name of each figure by its id."""
    return [
        Panel(figures=same, labels=[labels[figure.id] for figure in same], language=language).chart()
        for same in _by_unit(figures)
    ]


def pair_chart(section: Section, beside: Section, language: Language) -> alt.VConcatChart:
    """Draw figures with the same name in two sections side by side, and list the others. See `Section.chart`."""
    alt = altair()
    first, second = _by_name(section), _by_name(beside)
    names = [name for name in first if name in second]
    if not names:
        raise DerivationError(
            f"Expected two sections that name figures alike, got {section.id} and {beside.id}: no name is in both."
        )
    left, right = [first[name] for name in names], [second[name] for name in names]
    labels = labels_of(left, language)
    panels = [
        Panel(figures=figures, labels=labels, language=language, width=300, names=names)
        .chart()
        .properties(title=heading(side.label(language)))
        for side, figures, names in ((section, left, True), (beside, right, False))
    ]
    others = [figure.label(language) for name, figure in (*first.items(), *second.items()) if name not in names]
    remarks = [word("not_in_both", names=", ".join(others)).text(language)] if others else []
    around = captions(f"{section.label(language)} · {beside.label(language)}", [*left, *right], language, *remarks)
    return alt.vconcat(alt.hconcat(*panels)).properties(**around)  # type: ignore[no-any-return]


def _by_name(section: Section) -> dict[str, Figure]:
    return {figure.id.rpartition(".")[2]: figure for figure in section}


def _by_unit(figures: Iterable[Figure]) -> list[list[Figure]]:
    units: dict[str, list[Figure]] = {}
    for figure in figures:
        units.setdefault(figure.unit, []).append(figure)
    return list(units.values())
