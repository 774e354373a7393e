"""The mutation measure: what a slip in the last printed place of each figure would run into."""

from __future__ import annotations

from itertools import groupby

import belgian_police_stats as bps
from belgian_police_stats.testing import Slip, slips

from .markdown import code, figure_link, link, page, plain, rule_anchor, table

__all__ = ["mutation_page"]


def mutation_page(report: bps.Report) -> str:
    """For every figure whether arithmetic notices a slip, and which rule or discrepancy does."""
    by_figure = {figure: list(made) for figure, made in groupby(slips(report), key=lambda slip: slip.figure)}
    found = {figure: [bool(slip.caught_by) for slip in made] for figure, made in by_figure.items()}
    both = [figure for figure, caught in found.items() if all(caught)]
    one_way = [figure for figure, caught in found.items() if any(caught) and not all(caught)]
    alone = [figure for figure, caught in found.items() if not any(caught)]
    anchors = {rule.id: rule_anchor(rule) for rule in report.rules} | {odd.id: odd.id for odd in report.discrepancies}
    lines = [
        "Each figure is changed by one unit of its last printed place, up and down, in its value, its printed form and",
        "the ledger alike, and the report is checked again.",
        "",
        f"Arithmetic protects {len(both)} of {len(found)} figures ({100 * len(both) / len(found):.0f} %) against a",
        f"slip in either direction and {len(one_way)} against a slip in one; {len(alone)} stand alone. Those are held",
        "by the ledger, which is replayed against the source text.",
        "",
        "## Every figure",
        "",
        "What notices the slip: a rule that is violated then, or a discrepancy that is no longer true as listed.",
        *table(
            "figure | printed | one up | one down",
            ((figure_link(f.id), plain(f.printed), *_catches(f, by_figure[f], anchors)) for f in found),
        ),
        "## Figures that stand alone",
        "",
        f"{len(alone)} of {len(found)}: arithmetic notices no slip in them, in neither direction.",
        "",
        *(f"- {figure_link(figure.id)}: {plain(figure.printed)}" for figure in alone),
    ]
    return page("The mutation measure", *lines)


def _catches(figure: bps.Figure, made: list[Slip], anchors: dict[str, str]) -> list[str]:
    """The cells for up and down."""
    cells = {True: "", False: ""}
    for slip in made:
        caught = " <br> ".join(link(code(name), anchors[name]) for name in slip.caught_by)
        cells[slip.value > figure.value] = caught or "nothing"
    return [cells[True], cells[False]]
