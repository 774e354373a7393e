"""The card of a series: a line, and a table of its numbers with their sources, in English."""

from __future__ import annotations

from attrs import evolve

from ...model.outside import Observation
from ...model.words import name_of, unit_label, word
from ...querying.series import Series, SeriesChange
from .card import Card, Grid
from .figures import derived_card
from .line import line

__all__ = ["change_card", "series_card"]


def series_card(series: Series) -> Card:
    """Make the card of a series."""
    head = [word(key).en for key in ("period", "printed", "comparability", "difference", "source")]
    rows = [_row(one) for one in (*series, *series.beside)]
    return Card(
        kind="Series",
        title=series.label("en"),
        original=series.label("nl"),
        lead=unit_label(series.unit, "en"),
        rows=[
            *((word("other_count", day=found.since).en, found.why) for found in series.breaks),
            (word("id").en, series.figure),
        ],
        drawing=line(series),
        grids=[Grid(head=head, rows=rows, numbers=(1,))] if rows else [],
    )


def change_card(change: SeriesChange) -> Card:
    """Make the card of a change between two years."""
    computed = derived_card(change)
    return evolve(
        computed,
        kind="Change",
        rows=[
            *computed.rows,
            *((word("other_years").en, f"{one}; {one.origin}") for one in (change.earlier, change.later)),
            (word("comparability").en, name_of(change.comparability).en),
            *((word("difference").en, one) for one in change.reservations),
        ],
    )


def _row(one: Observation) -> tuple[str, ...]:
    return one.when, one.shown, name_of(one.comparability).en, one.difference or "", one.origin
