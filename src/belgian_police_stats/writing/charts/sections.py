"""The charts of a breakdown, of a section, and of two sections side by side: panels under one title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from ...errors import DerivationError
from ...model.chapter import Section
from ...model.figure import Figure
from ...model.rules import Rule
from ...model.words import word
from ...querying.breakdowns import Breakdown, breakdowns_among, is_unexplained
from ..formatting import format_figure
from .drawing import WIDTH, altair, captions, chapter_title, finished, heading
from .panel import Panel, labels_of, on_one_scale
from .style import PLAIN, Style
from .tiles import tiles

if TYPE_CHECKING:
    import altair as alt

__all__ = ["breakdown_chart", "pair_chart", "section_chart", "section_panels", "unit_panels"]

_SIDE = 300
"""The width of one of two plots side by side."""


def breakdown_chart(breakdown: Breakdown, language: str, style: Style = PLAIN) -> alt.LayerChart:
    """Draw the parts of a whole. See `Breakdown.chart`."""
    altair()
    whole = breakdown.whole
    around = captions(whole.label(language), breakdown.parts, language, format_figure(whole, language), style=style)
    chart = _parts(breakdown, language, style).chart().properties(**around)
    return finished(chart, style)  # type: ignore[no-any-return]


def _parts(breakdown: Breakdown, language: str, style: Style) -> Panel:
    """Make the panel of the parts, and of their remainder if there is one."""
    remainder = breakdown.remainder if is_unexplained(breakdown) else None
    labels = labels_of(breakdown.parts, language)
    return Panel(figures=breakdown.parts, labels=labels, language=language, remainder=remainder, style=style)


def section_chart(
    section: Section, language: str, style: Style = PLAIN, rules: Iterable[Rule] = ()
) -> alt.VConcatChart:
    """Draw a panel for each breakdown, then one for each unit of the other figures. See `Section.chart`."""
    return finished(section_panels(section, language, style, rules), style)  # type: ignore[no-any-return]


def section_panels(section: Section, language: str, style: Style, rules: Iterable[Rule] = ()) -> alt.VConcatChart:
    """Draw a section as a part of a larger chart, which has the colours of the page for all its parts."""
    alt = altair()
    figures = section.figures
    if not figures:
        raise DerivationError(f"Expected a section with figures to draw, got {section.id}, which has none.")
    known = {figure.id for figure in figures}
    own = (rule for rule in rules if known.issuperset(rule.figures))
    stated = {rule.id: rule for rule in (*section.rules, *own)}
    breakdowns = breakdowns_among(figures, stated.values())
    drawn = {figure.id for breakdown in breakdowns for figure in (breakdown.whole, *breakdown.parts)}
    labels = dict(zip((f.id for f in figures), labels_of(figures, language), strict=True))
    others = [figure for figure in figures if figure.id not in drawn]
    panels = unit_panels(others, labels, language, style, [(_parts(b, language, style), b) for b in breakdowns])
    title = chapter_title(figures[0], section.label(language), language)
    around = captions(title, figures, language, style=style)
    return alt.vconcat(*panels).properties(**around)  # type: ignore[no-any-return]


def unit_panels(
    figures: Iterable[Figure],
    labels: Mapping[str, str],
    language: str,
    style: Style = PLAIN,
    before: Iterable[tuple[Panel, Breakdown]] = (),
) -> list[alt.LayerChart]:
    """Draw the breakdowns, then a panel for each unit, then the figures that are alone with their unit.

    `labels` has the name of each figure by its id. Panels of one unit have one scale.
    """
    by_unit = _by_unit(figures)
    compared = [
        Panel(figures=same, labels=[labels[figure.id] for figure in same], language=language, style=style)
        for same in by_unit
        if len(same) > 1
    ]
    first = list(before)
    scaled = on_one_scale([*(panel for panel, _ in first), *compared])
    titles = [f"{b.whole.label(language)} ({format_figure(b.whole, language)})" for _, b in first]
    charts = [
        panel.chart().properties(title=heading(title, style)) for panel, title in zip(scaled, titles, strict=False)
    ]
    charts += [panel.chart() for panel in scaled[len(first) :]]
    alone = [same[0] for same in by_unit if len(same) == 1]
    if alone:
        charts.append(tiles(alone, [labels[figure.id] for figure in alone], language, style))
    return charts


def pair_chart(section: Section, beside: Section, language: str, style: Style = PLAIN) -> alt.VConcatChart:
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
    side_style = evolve(style, width=style.width // 2 if style.width else _SIDE)
    sides = on_one_scale(
        [
            Panel(figures=figures, labels=labels, language=language, style=side_style, names=names)
            for figures, names in ((left, True), (right, False))
        ]
    )
    panels = [
        panel.chart().properties(title=heading(side.label(language), side_style))
        for panel, side in zip(sides, (section, beside), strict=True)
    ]
    others = [figure.label(language) for name, figure in (*first.items(), *second.items()) if name not in names]
    remarks = [word("not_in_both", names=", ".join(others)).text(language)] if others else []
    both = evolve(style, width=style.width or WIDTH + _SIDE // 2)
    title = f"{section.label(language)} · {beside.label(language)}"
    around = captions(title, [*left, *right], language, *remarks, style=both)
    return finished(alt.vconcat(alt.hconcat(*panels)).properties(**around), style)  # type: ignore[no-any-return]


def _by_name(section: Section) -> dict[str, Figure]:
    return {figure.id.rpartition(".")[2]: figure for figure in section}


def _by_unit(figures: Iterable[Figure]) -> list[list[Figure]]:
    units: dict[str, list[Figure]] = {}
    for figure in figures:
        units.setdefault(figure.unit, []).append(figure)
    return list(units.values())
