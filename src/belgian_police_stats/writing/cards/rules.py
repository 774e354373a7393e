"""The cards of a rule that was judged, and of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...model.interval import Exact, Interval
from ...model.rules import Verdict
from ...querying.checking import Check
from ...querying.judging import RuleResult
from .card import Card, Cell, Grid, check_mark, verdict_mark

__all__ = ["check_card", "number_text", "result_card"]

_HEED = (Verdict.VIOLATED, Verdict.UNDECIDED, Verdict.TRUNCATED)
"""The verdicts that are listed first."""


def result_card(result: RuleResult) -> Card:
    """Make the card of one rule: what it says, what comes out, what is printed."""
    rows: list[tuple[str, Cell]] = [
        ("rule", result.rule.formula),
        ("why", result.rule.why),
        ("verdict", (verdict_mark(result.verdict), _MEANINGS[result.verdict])),
        ("computed", _both(result.computed, result.computed_interval)),
        ("printed", _both(result.printed, result.printed_interval)),
        ("id", result.rule.id),
    ]
    return Card(
        kind="Rule",
        title=result.rule.brief,
        mark=verdict_mark(result.verdict),
        rows=[(name, cell) for name, cell in rows if cell],
    )


def check_card(check: Check) -> Card:
    """Make the card of a check: how many rules come out how, what to heed in the open, all rules folded away."""
    counts = Counter(result.verdict for result in check)
    said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    heed = [result for verdict in _HEED for result in check if result.verdict is verdict]
    grids = [_grid(heed)] if heed else []
    if check.results:
        grids.append(_grid(check.results, fold=f"all {len(check)} rules"))
    rows: list[tuple[str, Cell]] = [
        *(("unlisted", f"{result.rule.formula}: violated, and no discrepancy says so") for result in check.unlisted),
        *(("stale", f"{d.arithmetic}: listed as {d.verdict}, and not so") for d in check.stale),
    ]
    return Card(
        kind="Check", title=f"{len(check)} rules", lead=said, mark=check_mark(check.passed), rows=rows, grids=grids
    )


def number_text(number: Exact | None) -> str:
    """Write an exact number to be read: whole as it is, another one to six digits."""
    if number is None:
        return ""
    return str(number) if number == int(number) else f"{float(number):.6g}"


_MEANINGS = {
    Verdict.EXACT: "the printed numbers make it true as they stand",
    Verdict.ROUNDED: "true if the printed number was rounded",
    Verdict.TRUNCATED: "true if the printed number was cut off, and not if it was rounded",
    Verdict.HOLDS: "the bound is kept",
    Verdict.UNDECIDED: "a hedge or a rounded number leaves both answers open",
    Verdict.VIOLATED: "nothing that the printed numbers can stand for makes it true",
}


def _grid(results: Sequence[RuleResult], fold: str = "") -> Grid:
    rows = [
        ((verdict_mark(r.verdict), ""), r.rule.brief, number_text(r.computed), number_text(r.printed), r.rule.id)
        for r in results
    ]
    return Grid(head=("verdict", "rule", "computed", "printed", "id"), rows=rows, numbers=(2, 3), fold=fold)


def _both(number: Exact | None, interval: Interval | None) -> str:
    if interval is None or interval.is_point:
        return number_text(number)
    return f"{number_text(number)}, within {interval}"
