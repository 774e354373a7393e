"""The card of a series: a line, and a table of its numbers with their sources, in English."""

from __future__ import annotations

from attrs import evolve

from ...model.outside import Observation
from ...model.words import name_of, unit_label, word
from ...querying.series import Series
from ...querying.series_change import SeriesChange
from .card import Card, Grid
from .figures import derived_card
from .line import line

__all__ = ["change_card", "series_card"]


def series_card(series: Series) -> Card:
    """Make the card of a series."""
    numbers = (*series, *series.beside)
    head = [word(key).en for key in ("period", "printed", "comparability", "difference", "source")]
    pages = dict.fromkeys(str(observation.source) for observation in numbers if observation.source)
    years = dict.fromkeys(str(observation.year) for observation in (*series[:1], *series[-1:]))
    grids = [
        Grid(head=head, rows=[_row(observation) for observation in numbers], numbers=(1,)),
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
            *(
                (word("other_years").en, f"{observation}; {observation.origin}")
                for observation in (change.earlier, change.later)
            ),
            (word("comparability").en, name_of(change.comparability).en),
            *((word("difference").en, reservation) for reservation in change.reservations),
        ],
    )


def _row(observation: Observation) -> tuple[str, ...]:
    origin = (
        f"{observation.source.publisher}, {observation.source.published}" if observation.source else observation.origin
    )
    return (
        observation.when,
        observation.shown,
        name_of(observation.comparability).en,
        observation.difference or "",
        origin,
    )
