"""The mutation measure: which rules notice a slip in the last printed place of each figure."""

from __future__ import annotations

from itertools import groupby

import belgian_police_stats as bps
from belgian_police_stats.testing import Slip, slips

from .markdown import code, figure_link, link, page, plain, rule_anchor, table

__all__ = ["mutation_page"]


def mutation_page(report: bps.Report) -> str:
    """The page that names the rule or discrepancy that notices a slip in each figure, if any does."""
    by_figure = {figure: list(group) for figure, group in groupby(slips(report), key=lambda slip: slip.figure)}
    found = {figure: [bool(slip.caught_by) for slip in group] for figure, group in by_figure.items()}
    both = [figure for figure, caught in found.items() if all(caught)]
    one_way = [figure for figure, caught in found.items() if any(caught) and not all(caught)]
    alone = [figure for figure, caught in found.items() if not any(caught)]
    anchors = {rule.id: rule_anchor(rule) for rule in report.rules} | {d.id: d.id for d in report.discrepancies}
    lines = [
        "Each figure is changed by one unit of its last printed place, up and down, in its value, its printed form and",
        "the ledger alike, and the report is checked again.",
        "",
        f"Arithmetic protects {len(both)} of {len(found)} figures ({100 * len(both) / len(found):.0f} %) against a",
        f"slip in either direction and {len(one_way)} against a slip in one; {len(alone)} are unprotected. The",
        "ledger protects those: it is compared with the source text.",
        "",
        "## Every figure",
        "",
        "The rules that the slip violates, and the discrepancies that it makes untrue.",
        *table(
            "figure | printed | one up | one down",
            ((figure_link(f.id), plain(f.printed), *_catches(f, by_figure[f], anchors)) for f in found),
        ),
        "## Unprotected figures",
        "",
        f"{len(alone)} of {len(found)}: arithmetic does not notice a slip in them in either direction.",
        "",
        *(f"- {figure_link(figure.id)}: {plain(figure.printed)}" for figure in alone),
    ]
    return page("The mutation measure", *lines)


def _catches(figure: bps.Figure, both: list[Slip], anchors: dict[str, str]) -> list[str]:
    """The cells for a slip up and a slip down."""
    cells = {True: "", False: ""}
    for slip in both:
        caught = " <br> ".join(link(code(name), anchors[name]) for name in slip.caught_by)
        cells[slip.value > figure.value] = caught or "nothing"
    return [cells[True], cells[False]]
