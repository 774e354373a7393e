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
    numbers = (*series, *series.beside)
    head = [word(key).en for key in ("period", "printed", "comparability", "difference", "source")]
    pages = dict.fromkeys(str(one.source) for one in numbers if one.source)
    years = dict.fromkeys(str(one.year) for one in (*series[:1], *series[-1:]))
    grids = [
        Grid(head=head, rows=[_row(one) for one in numbers], numbers=(1,)),
        Grid(head=[word("source").en], rows=[(page,) for page in pages]),
    ]
    return Card(
        kind="Series",
        title=series.label("en"),
        original=series.label("nl"),
        lead="–".join(years),
        rows=[
            (word("unit").en, unit_label(series.unit, "en")),
            *((word("other_count", day=found.since).en, found.why) for found in series.breaks),
            (word("id").en, series.figure),
        ],
        drawing=line(series),
        grids=[grid for grid in grids if grid.rows],
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
    origin = f"{one.source.publisher}, {one.source.published}" if one.source else one.origin
    return one.when, one.shown, name_of(one.comparability).en, one.difference or "", origin
