"""The laws that bind more than one chapter: those of repeated quantities and of printed dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .figure import Figure
from .laws import Law, LawKind
from .ledger import Token

__all__ = ["laws_across"]


def laws_across(figures: Iterable[Figure], ledger: Iterable[Token]) -> Iterator[Law]:
    """A quantity is the same wherever it is printed, a date exists, and the date of one event is one date."""
    for figure in figures:
        if len(figure.sources) > 1:
            yield Law(
                kind=LawKind.REPEATED, result=figure.id, why="One quantity has one value, wherever it is printed."
            )
    first: dict[str, Token] = {}
    for token in ledger:
        if token.date is None:
            continue
        yield Law(kind=LawKind.REAL_DATE, result=token.place, why="A date that is printed is one of the calendar.")
        if token.event is None:
            continue
        if token.event in first:
            yield Law(
                kind=LawKind.SAME_DATE,
                result=token.place,
                operands=(first[token.event].place,),
                why=f"Both are printed as the {token.event}.",
            )
        first.setdefault(token.event, token)
