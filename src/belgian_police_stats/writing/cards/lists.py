"""The cards of lists: discrepancies, rules, matches, doubts, series and every other `Listing`, in English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...model.chapter import Chapter, Section
from ...model.discrepancy import Discrepancy
from ...model.doubts import Doubt
from ...model.listing import Listing
from ...model.rules import Rule
from ...model.word_keys import Countable, Word
from ...model.words import counted, name_of, word
from ...querying.breakdowns import Breakdown
from ...querying.matches import Matches
from ...querying.searching import Match, PrintedMatch
from ...querying.series import Series
from ..plain import plain_figure
from .card import Card, Cell, Grid, certainty_mark, verdict_mark
from .containers import counts_grid, counts_row

__all__ = ["discrepancy_card", "listing_card", "match_card", "printed_match_card", "rule_card"]

_MOST = 50
"""The rows of a card."""
_Row = Callable[[Any], Sequence[Cell]]


def listing_card(listing: Listing[Any]) -> Card:
    """Make the card of a list: a row for each of its first objects."""
    told = listing.hint if isinstance(listing, Matches) else ""
    if not listing:
        return Card(kind=word("list").en, title=word("empty_list").en, hint=told)
    thing, make_row, head, numbers = _of_kind(listing[0])
    title = counted(thing, len(listing)).en
    rows = [make_row(item) for item in listing[:_MOST]]
    hint = word("more", number=len(listing) - _MOST).en if len(listing) > _MOST else told
    if isinstance(listing[0], Chapter | Section):
        container: Word = "chapter" if isinstance(listing[0], Chapter) else "section"
        counts = [tuple(map(str, row)) for row in rows]
        return Card(kind=word("list").en, title=title, grids=[counts_grid(container, counts)], hint=hint)
    # The last column is an id.
    grid = Grid(head=[word(key).en for key in head], rows=rows, numbers=numbers, codes=(len(head) - 1,))
    return Card(kind=word("list").en, title=title, grids=[grid], hint=hint)


def discrepancy_card(found: Discrepancy) -> Card:
    """Make the card of a discrepancy: the arithmetic, and what it means."""
    about = [found.rule or (found.relation.formula if found.relation else "")]
    about += [word("slide_number", slide=slide).en for slide in found.slides or ()]
    rows: list[tuple[str, Cell]] = [
        (word("verdict").en, (verdict_mark(found.verdict), "")),
        *((word("check").en, text) for text in about if text),
        *((word("figure").en, name) for name in found.figures),
        (word("id").en, found.id),
    ]
    return Card(
        kind=word("discrepancy").en,
        title=found.explanation,
        lead=found.arithmetic,
        mark=verdict_mark(found.verdict),
        rows=rows,
    )


def rule_card(rule: Rule) -> Card:
    """Make the card of a rule, which does not know the labels of its figures."""
    rows: list[tuple[str, Cell]] = [
        (word("formula").en, rule.formula),
        *(((word("exhaustive").en, name_of(rule.exhaustive).en),) if rule.exhaustive is not None else ()),
        *(((word("evidence").en, word("guards_nothing").en),) if rule.evidence else ()),
        *((word("figure").en, name) for name in rule.figures),
        (word("id").en, rule.id),
    ]
    return Card(kind=word("check").en, title=rule.why, lead=rule.brief, rows=rows)


def match_card(match: Match) -> Card:
    """Make the card of a figure that was found, with the text that matched."""
    figure = match.figure
    rows: list[tuple[str, Cell]] = [
        (word("found").en, f"{match.text} ({match.language})"),
        (word("certainty").en, (certainty_mark(figure.certainty), "")),
        (word("id").en, figure.id),
    ]
    return Card(kind=word("match").en, title=figure.label("en"), lead=plain_figure(figure, "en"), rows=rows)


def printed_match_card(match: PrintedMatch) -> Card:
    """Make the card of a printed number that was found."""
    label, _, name = _printed_row(match)[1:]
    rows = [(word("line").en, str(match.entry.line)), *([(word("id").en, str(name))] if name else [])]
    return Card(kind=word("match").en, title=str(label), lead=match.entry.printed, rows=rows)


def _discrepancy_row(found: Discrepancy) -> Sequence[Cell]:
    return ((verdict_mark(found.verdict), ""), found.arithmetic, found.explanation, found.id)


def _match_row(match: Match) -> Sequence[Cell]:
    figure = match.figure
    found = f"{match.text} ({match.language})" if match.text != figure.label("en") else ""
    mark = certainty_mark(figure.certainty)
    return (figure.label("en"), plain_figure(figure, "en"), (mark, ""), found, figure.id)


def _printed_row(match: PrintedMatch) -> Sequence[Cell]:
    reason = str(match.entry.reason).replace("_", " ")
    label = match.figure.label("en") if match.figure else word("no_figure", reason=reason).en
    return (match.entry.printed, label, str(match.entry.line), match.figure.id if match.figure else "")


def _breakdown_row(breakdown: Breakdown) -> Sequence[Cell]:
    whole, exhaustive = breakdown.whole, name_of(breakdown.exhaustive).en
    return (whole.label("en"), plain_figure(whole, "en"), str(len(breakdown.parts)), exhaustive, whole.id)


def _series_row(series: Series) -> Sequence[Cell]:
    return (series.label("en"), f"{series[0].year}–{series[-1].year}", str(len(series)), series.figure)


def _doubt_row(doubt: Doubt) -> Sequence[Cell]:
    return (doubt.question, doubt.chosen.label, str(len(doubt.figures)), doubt.id)


def _rule_row(rule: Rule) -> Sequence[Cell]:
    return (rule.brief, rule.why, rule.id)


_Head = tuple[Word, ...]
_KINDS: dict[type[Any], tuple[Countable, _Row, _Head, tuple[int, ...]]] = {
    Discrepancy: ("discrepancy", _discrepancy_row, ("verdict", "numbers", "discrepancy", "id"), ()),
    Doubt: ("doubt", _doubt_row, ("doubt", "reading_taken", "figures", "id"), (2,)),
    Rule: ("check", _rule_row, ("check", "why", "id"), ()),
    Match: ("match", _match_row, ("figure", "value", "certainty", "found", "id"), (1,)),
    PrintedMatch: ("match", _printed_row, ("printed", "figure", "line", "id"), (0, 2)),
    Breakdown: ("breakdown", _breakdown_row, ("figure", "value", "parts", "exhaustive", "id"), (1, 2)),
    Series: ("series", _series_row, ("figure", "period", "numbers", "id"), (2,)),
    Chapter: ("chapter", counts_row, (), ()),
    Section: ("section", counts_row, (), ()),
}
"""For each sort of object: its name, its row, the headings, and the columns of numbers."""


def _of_kind(item: object) -> tuple[Countable, _Row, _Head, tuple[int, ...]]:
    return next(listed for kind, listed in _KINDS.items() if isinstance(item, kind))
