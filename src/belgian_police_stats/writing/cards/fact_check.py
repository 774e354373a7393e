"""The card of a fact check: the text with its marks, and a line for each claim."""

from __future__ import annotations

from collections.abc import Iterator

from ...fact_checking.claims import Claim, ClaimVerdict, FactCheck
from ...model.labels import Language
from ...model.words import counted, word
from ..escapes import visible
from ..fact_checks import reason_in, summary_in
from ..marks import BLUE, GREEN, GREY, RED
from .card import Card, Cell, Grid, Mark

__all__ = ["claim_mark", "fact_check_card"]

_MARKS = {
    ClaimVerdict.CONFIRMED: ("✓", "solid", GREEN),
    ClaimVerdict.ROUNDED: ("≈", "solid", GREEN),
    ClaimVerdict.DERIVED: ("=", "dashed", GREEN),
    ClaimVerdict.CONTRADICTED: ("✗", "double", RED),
    ClaimVerdict.OTHER_PERIOD: ("↔", "dashed", BLUE),
    ClaimVerdict.NOT_IN_REPORT: ("–", "dotted", GREY),
}
_MOST = 20_000
"""The most characters of the text that a card shows."""


def claim_mark(claim: Claim, language: Language = "en") -> Mark:
    """Mark the verdict on a claim; a question mark behind the sign says that the answer is in doubt."""
    sign, border, colour = _MARKS[claim.verdict]
    loud = claim.verdict is ClaimVerdict.CONTRADICTED
    return Mark(claim.verdict.name_in(language), sign + "?" * claim.doubtful, border, colour, loud)


def fact_check_card(check: FactCheck, language: Language = "en") -> Card:
    """Make the card of a fact check in one of the four languages."""
    given = {claim.verdict for claim in check.claims}
    others = word("other_numbers", number=len(check.non_claims)).text(language)
    hint = word("fact_check_hint").text(language)
    legend: list[tuple[str, Cell]] = [
        (f"{_MARKS[verdict][0]} {verdict.name_in(language)}", verdict.meaning_in(language))
        for verdict in ClaimVerdict
        if verdict in given
    ]
    if any(claim.doubtful for claim in check.claims):
        legend.append((f"? {word('doubt').text(language)}", word("read_otherwise").text(language)))
    rows = [_row(claim, language) for claim in check.claims]
    head = [word(key).text(language) for key in ("number_said", "verdict", "why", "figures")]
    return Card(
        kind=word("fact_check", year=check.year).text(language),
        title=counted("claim", len(check)).text(language),
        lead=summary_in(check, language),
        passages=tuple(_passages(check, language)),
        rows=legend,
        grids=[Grid(head=head, rows=rows, codes=(3,))] if rows else [],
        hint=f"{others} {hint}",
    )


def _row(claim: Claim, language: Language) -> list[Cell]:
    figures = " ".join(claim.figures) or "–"
    return [visible(claim.quote), (claim_mark(claim, language), ""), reason_in(claim, language), figures]


def _passages(check: FactCheck, language: Language) -> Iterator[Cell]:
    """The text in pieces; each claim is a piece with its mark."""
    last = 0
    for claim in check.claims:
        if claim.end > _MOST:
            break
        yield visible(check.text[last : claim.start])
        yield claim_mark(claim, language), visible(claim.quote)
        last = claim.end
    yield visible(check.text[last:_MOST]) + ("…" if len(check.text) > _MOST else "")
