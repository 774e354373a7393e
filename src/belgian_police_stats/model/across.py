"""The rules that bind more than one chapter: those of repeated quantities and of printed dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .figure import Figure
from .ledger import Entry
from .rules import Rule, RuleKind

__all__ = ["rules_across"]


def rules_across(figures: Iterable[Figure], ledger: Iterable[Entry]) -> Iterator[Rule]:
    """A quantity is the same wherever it is printed, a date exists, and the date of one event is one date."""
    for figure in figures:
        if len(figure.sources) > 1:
            yield Rule(
                kind=RuleKind.REPEATED, result=figure.id, why="One quantity has one value, wherever it is printed."
            )
    first: dict[str, Entry] = {}
    for entry in ledger:
        if entry.date is None:
            continue
        yield Rule(kind=RuleKind.REAL_DATE, result=entry.place, why="A date that is printed is one of the calendar.")
        if entry.event is None:
            continue
        if entry.event in first:
            yield Rule(
                kind=RuleKind.SAME_DATE,
                result=entry.place,
                operands=(first[entry.event].place,),
                why=f"Both are printed as the {entry.event}.",
            )
        first.setdefault(entry.event, entry)
