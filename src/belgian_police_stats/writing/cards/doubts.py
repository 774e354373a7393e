"""The cards of a doubt, of results under several readings, and of a ranking, in English."""

from __future__ import annotations

from ...model.derived import Derived
from ...model.doubts import Doubt
from ...model.figure import Figure
from ...model.words import word
from ...querying.ranking import Ranking
from ...querying.varying import Variations
from ..plain import plain_derived, plain_figure, plain_number, plain_period
from .card import Card, Grid

__all__ = ["doubt_card", "ranking_card", "variations_card"]


def doubt_card(doubt: Doubt) -> Card:
    """Make the card of a doubt: what each figure is under each reading, and the evidence."""
    figures = doubt.chosen.figures
    rows = [
        (
            reading.label,
            *(plain_figure(figure, "en") for figure in reading.figures),
            *([plain_period(reading.figures[0].period, "en")] if doubt.kind == "period" else []),
            " ".join((reading.evidence, *(f"Violates {rule}." for rule in reading.violates))),
        )
        for reading in doubt.readings
    ]
    period = [word("period").en] if doubt.kind == "period" else []
    head = [word("reading").en, *(figure.label("en") for figure in figures), *period, word("evidence").en]
    return Card(
        kind="Doubt",
        title=doubt.question,
        lead=f"{word('reading_taken').en}: {doubt.chosen.label}",
        rows=[(word("id").en, doubt.id), *((word("figure").en, figure.id) for figure in figures)],
        grids=[Grid(head=head, rows=rows, numbers=tuple(range(1, len(figures) + 1)))],
    )


def variations_card(varied: Variations) -> Card:
    """Make the card of results under several readings: a row for each joint reading."""
    head = [*varied.doubts, word("value").en, word("violates").en]
    rows = [
        (
            *(f"{name} *" if variation.chosen else name for _, name in variation.readings),
            _written(variation.result),
            ", ".join(variation.violates),
        )
        for variation in varied
    ]
    return Card(
        kind="Variations",
        title=word("joint_readings", number=len(varied)).en,
        grids=[Grid(head=head, rows=rows, numbers=(len(varied.doubts),))],
        hint=word("chosen_marked").en,
    )


def ranking_card(ranked: Ranking) -> Card:
    """Make the card of a ranking: the places that each figure can have."""
    rows = [
        (
            str(rank.first) if rank.first == rank.last else f"{rank.first} – {rank.last}",
            rank.figure.label("en"),
            plain_figure(rank.figure, "en"),
            rank.figure.id,
        )
        for rank in ranked
    ]
    head = [word("rank").en, word("figure").en, word("value").en, word("id").en]
    return Card(
        kind="Ranking",
        title=word("ranking").en,
        rows=[(word("doubt").en, doubt) for doubt in ranked.doubts],
        grids=[Grid(head=head, rows=rows, numbers=(0, 2), codes=(3,))],
    )


def _written(result: object) -> str:
    if isinstance(result, Figure):
        return plain_figure(result, "en")
    if isinstance(result, Derived):
        return plain_derived(result, "en")
    if result is None:
        return word("does_not_exist").en
    return plain_number(result, "en") if isinstance(result, int) else str(result)
