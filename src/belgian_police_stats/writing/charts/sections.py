"""The chart of a section, alone or beside another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import DerivationError
from ...model.chapter import Section
from ...model.figure import Figure
from ...model.words import WORDS
from ...querying.breakdowns import Breakdown, breakdowns_among, is_unexplained
from ..formatting import format_figure
from .drawing import GREY, altair, around
from .panel import Panel, labels_of

if TYPE_CHECKING:
    import altair as alt

__all__ = ["breakdown_bars", "breakdown_chart", "pair_chart", "section_chart"]


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


def section_chart(section: Section, language: str) -> alt.VConcatChart:
    """Section.chart is the public door."""
    alt = altair()
    if not section.figures:
        raise DerivationError(f"Expected a section with figures to draw, got {section.id}, which has none.")
    breakdowns = breakdowns_among(section.figures, section.rules)
    panels = [
        breakdown_bars(breakdown, language).properties(
            title=_heading(f"{breakdown.whole.label(language)} ({format_figure(breakdown.whole, language)})")
        )
        for breakdown in breakdowns
    ]
    drawn = {figure.id for breakdown in breakdowns for figure in (breakdown.whole, *breakdown.parts)}
    names = labels_of(section.figures, language)
    labels = {figure.id: name for figure, name in zip(section.figures, names, strict=True)}
    panels += [
        Panel(figures=figures, labels=[labels[figure.id] for figure in figures], language=language).chart()
        for figures in _by_unit([figure for figure in section if figure.id not in drawn])
    ]
    said = around(section.label(language), section.figures, language)
    return alt.vconcat(*panels).properties(**said)  # type: ignore[no-any-return]


def pair_chart(section: Section, beside: Section, language: str) -> alt.VConcatChart:
    """Draw what two sections name alike side by side, and say what only one of them has."""
    alt = altair()
    here, there = _by_name(section), _by_name(beside)
    names = [name for name in here if name in there]
    if not names:
        raise DerivationError(
            f"Expected two sections that name figures alike, got {section.id} and {beside.id}: no name is in both."
        )
    left, right = [here[name] for name in names], [there[name] for name in names]
    labels = labels_of(left, language)
    panels = [
        Panel(figures=figures, labels=labels, language=language, width=300, names=names)
        .chart()
        .properties(title=_heading(one.label(language)))
        for one, figures, names in ((section, left, True), (beside, right, False))
    ]
    apart = [figure.label(language) for name, figure in (*here.items(), *there.items()) if name not in names]
    alone = [f"{WORDS['one_side'].text(language)} {', '.join(apart)}"] if apart else []
    said = around(f"{section.label(language)} · {beside.label(language)}", [*left, *right], language, *alone)
    return alt.vconcat(alt.hconcat(*panels)).properties(**said)  # type: ignore[no-any-return]


def _heading(text: str) -> Any:
    return altair().TitleParams(text=text, anchor="start", frame="breakdown", fontSize=12, color=GREY)


def _by_name(section: Section) -> dict[str, Figure]:
    return {figure.id.rpartition(".")[2]: figure for figure in section}


def _by_unit(figures: list[Figure]) -> list[list[Figure]]:
    units: dict[str, list[Figure]] = {}
    for figure in figures:
        units.setdefault(figure.unit, []).append(figure)
    return list(units.values())
