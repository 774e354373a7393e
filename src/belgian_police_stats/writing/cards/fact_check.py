"""The card of a fact check: the text with its marks, and a line for each claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...fact_checking.claims import Claim, ClaimVerdict, FactCheck
from .card import Card, Cell, Grid, Mark

__all__ = ["claim_mark", "fact_check_card"]

_GREEN, _BLUE, _RED, _GREY = "#009E73", "#0072B2", "#D55E00", "#808080"
_MARKS = {
    ClaimVerdict.CONFIRMED: ("✓", "solid", _GREEN),
    ClaimVerdict.ROUNDED: ("≈", "solid", _GREEN),
    ClaimVerdict.DERIVED: ("=", "dashed", _GREEN),
    ClaimVerdict.CONTRADICTED: ("✗", "double", _RED),
    ClaimVerdict.OTHER_PERIOD: ("↔", "dashed", _BLUE),
    ClaimVerdict.NOT_IN_REPORT: ("–", "dotted", _GREY),
}
_MOST = 20_000
"""The most characters of the text that a card shows."""
_DOUBT = "the report can be read in another way"


def claim_mark(claim: Claim) -> Mark:
    """Mark the verdict on a claim; a question mark behind the sign says that the answer is in doubt."""
    sign, border, colour = _MARKS[claim.verdict]
    return Mark(claim.verdict.phrase, sign + "?" * claim.doubtful, border, colour)


def fact_check_card(check: FactCheck) -> Card:
    """Make the card of a fact check."""
    counts = Counter(claim.verdict for claim in check.claims)
    lead = ", ".join(f"{counts[verdict]} {verdict.phrase}" for verdict in ClaimVerdict if counts[verdict])
    others = f"{len(check.non_claims)} other numbers, such as years and dates, are no claims."
    legend: list[tuple[str, Cell]] = [
        (f"{_MARKS[verdict][0]}", (Mark(verdict.phrase, *_MARKS[verdict]), verdict.meaning))
        for verdict in ClaimVerdict
        if counts[verdict]
    ]
    if any(claim.doubtful for claim in check.claims):
        legend.append(("?", _DOUBT))
    rows = [_row(claim) for claim in check.claims]
    grids = [Grid(head=("number", "verdict", "figures", "why"), rows=rows, codes=(2,))] if rows else []
    return Card(
        kind=f"Fact check, {check.year}",
        title="1 claim" if len(check) == 1 else f"{len(check)} claims",
        lead=lead,
        passages=tuple(_passages(check)),
        rows=legend,
        grids=grids,
        hint=f"{others} The verdicts say what the report has, and not what is true.",
    )


def _row(claim: Claim) -> list[Cell]:
    why = f"{claim.why} In doubt: {_DOUBT} {claim.caveat}." if claim.doubtful else claim.why
    return [claim.quote, (claim_mark(claim), ""), " ".join(claim.figures) or "–", why]


def _passages(check: FactCheck) -> Iterator[Cell]:
    """The text in pieces; each claim is a piece with its mark."""
    last = 0
    for claim in check.claims:
        if claim.end > _MOST:
            break
        yield check.text[last : claim.start]
        yield claim_mark(claim), claim.quote
        last = claim.end
    yield check.text[last:_MOST] + ("…" if len(check.text) > _MOST else "")
