"""The card of one judged rule, and the card of a check of all rules. For people, a rule is called a check."""

from __future__ import annotations

from ...model.interval import Interval
from ...model.numbers import Exact, number_text
from ...model.rules import Verdict
from ...model.words import counted, meaning_of, name_of, word
from ...querying.checking import Check
from ...querying.judging import RuleResult
from ..check_summary import tally
from ..relations import relation_in_numbers, relation_in_words
from .card import Card, Cell, check_mark, verdict_mark
from .figures import ATTENTION, results_grid

__all__ = ["check_card", "result_card"]


def result_card(result: RuleResult) -> Card:
    """Make the card of one rule: the relation with labels and with numbers, its verdict, and both sides."""
    rule, verdict = result.rule, result.verdict
    rows: list[tuple[str, Cell]] = [
        (word("why").en, rule.why),
        (word("verdict").en, (verdict_mark(verdict), meaning_of(verdict).en)),
        (word("computed").en, _both(result.computed, result.computed_interval)),
        (word("printed").en, _both(result.printed, result.printed_interval)),
        *((word("other_years").en, f"{observation}; {observation.origin}") for observation in result.observations),
        *(((word("evidence").en, word("guards_nothing").en),) if rule.evidence else ()),
        (word("formula").en, rule.formula),
        (word("id").en, rule.id),
    ]
    return Card(
        kind=word("check").en,
        title=relation_in_words(result, "en"),
        lead=relation_in_numbers(result, "en"),
        mark=verdict_mark(verdict),
        rows=[(name, cell) for name, cell in rows if cell],
    )


def check_card(check: Check) -> Card:
    """Make the card of a check: the counts by verdict, the rules that need attention, and all rules folded away."""
    urgent = [result for verdict in ATTENTION for result in check if result.verdict is verdict]
    how_many = counted("check", len(check))
    grids = [results_grid(urgent)] if urgent else []
    if check.checks:
        grids.append(results_grid(check.checks, fold=word("in_all", things=how_many).en))
    rows: list[tuple[str, Cell]] = [
        *((word("not_listed").en, word("not_listed_text", check=result.rule.formula).en) for result in check.unlisted),
        *((word("out_of_date").en, _out_of_date(d.arithmetic, d.verdict)) for d in check.stale),
    ]
    rows += [(word("doubt").en, f"{doubt}: {reading}") for doubt, reading in check.misread]
    return Card(
        kind="Check",
        title=how_many.en,
        lead=tally(check.checks, "en"),
        mark=check_mark(check),
        rows=rows,
        grids=grids,
    )


def _out_of_date(arithmetic: str, verdict: Verdict) -> str:
    return word("out_of_date_text", arithmetic=arithmetic, verdict=name_of(verdict)).en


def _both(number: Exact | None, interval: Interval | None) -> str:
    written = number_text(number, grouped=True)
    if interval is None or interval.is_point:
        return written
    return word("number_in_interval", number=written, interval=interval).en
