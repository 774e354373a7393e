"""Rank figures by size, where doubts and qualifiers can leave the order open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import overload

from attrs import frozen

from ..errors import DerivationError, UndecidedError, how_many
from ..frozen import Frozen
from ..model.bases import HasCard
from ..model.certainty import Readings, check_readings
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.interval import Interval
from ..model.readings import JointReadings, possible_bounds

__all__ = ["Rank", "Ranking", "largest", "ranking"]


@frozen(kw_only=True)
class Rank(Frozen):
    """A figure with the places that it can have among others. The largest figure has place 1."""

    figure: Figure
    first: int
    """The best place that it can have."""
    last: int
    """The worst place that it can have."""


@frozen(repr=False)
class Ranking(HasCard, Sequence[Rank]):
    """Figures by size, the largest first. `str` lists them with their places."""

    ranks: tuple[Rank, ...]
    doubts: tuple[str, ...]
    """The ids of the doubts on which the order depends."""

    @property
    def is_decided(self) -> bool:
        """Whether the order is the same under every joint reading; equal figures share their places."""
        return all(a.last <= b.first or (a.first, a.last) == (b.first, b.last) for a, b in _neighbours(self.ranks))

    @property
    def candidates(self) -> Figures:
        """The figures that can be the largest."""
        return Figures(rank.figure for rank in self.ranks if rank.first == 1)

    @overload
    def __getitem__(self, key: int) -> Rank: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Rank]: ...
    def __getitem__(self, key: int | slice) -> Rank | Sequence[Rank]:
        return self.ranks[key]

    def __len__(self) -> int:
        return len(self.ranks)

    def __iter__(self) -> Iterator[Rank]:
        return iter(self.ranks)

    def __str__(self) -> str:
        lines = [
            f"place {rank.first}: {rank.figure.id}"
            if rank.first == rank.last
            else f"places {rank.first} to {rank.last}: {rank.figure.id}"
            for rank in self.ranks
        ]
        if self.doubts:
            lines.append(f"The order depends on {', '.join(self.doubts)}.")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Ranking of {how_many(len(self), 'figure')}, {'decided' if self.is_decided else 'open'}>"


def ranking(figures: Figures, readings: Readings) -> Ranking:
    """See `Figures.ranking`."""
    check_readings(readings)
    if not figures:
        raise DerivationError("Expected at least one figure to rank, got none.")
    for other in figures[1:]:
        if other.unit != figures[0].unit:
            raise DerivationError(
                f"Expected figures in one unit, got {figures[0].id} in {figures[0].unit} and {other.id} in "
                f"{other.unit}."
            )
    places = {index: (len(figures), 1) for index in range(len(figures))}
    under_each = [*_bounds_of_each(figures, readings)]
    for bounds in under_each:
        for index, (first, last) in _places(bounds).items():
            best, worst = places[index]
            places[index] = (min(best, first), max(worst, last))
    chosen = _places([figure.bounds for figure in figures])
    order = sorted(places, key=lambda index: (places[index], chosen[index], -figures[index].value))
    ranks = tuple(Rank(figure=figures[index], first=places[index][0], last=places[index][1]) for index in order)
    return Ranking(ranks, _deciding(figures) if len({str(_places(each)) for each in under_each}) > 1 else ())


def largest(figures: Figures, readings: Readings) -> Figure:
    """See `Figures.largest`."""
    ranked = ranking(figures, readings)
    if len(ranked.candidates) > 1:
        several = ", ".join(ranked.candidates.ids[:5])
        depends = f"; the answer depends on {', '.join(ranked.doubts)}" if ranked.doubts else ""
        raise UndecidedError(
            expected="one figure that is the largest under every reading",
            got=f"{len(ranked.candidates)} figures that can be the largest: {several}{depends}",
            hint='`ranking` lists their places. With readings="chosen", only the chosen readings count.',
        )
    return ranked.candidates[0]


def _bounds_of_each(figures: Figures, readings: Readings) -> Iterator[list[Interval]]:
    """Give the bounds of all figures under each joint reading, or once and wider if the readings are too many."""
    joint = JointReadings(figures if readings == "all" else ())
    if joint.are_too_many:
        yield [possible_bounds(figure) for figure in figures]
        return
    for joint_reading in joint:
        read = joint.figures_under(joint_reading)
        yield [read.get((figure.report_key, figure.id), figure).bounds for figure in figures]


def _places(bounds: Sequence[Interval]) -> Mapping[int, tuple[int, int]]:
    """Give the best and the worst place of each number, by its index."""
    lowers, uppers = [_lower(interval) for interval in bounds], [_upper(interval) for interval in bounds]
    sorted_lowers, sorted_uppers = sorted(lowers), sorted(uppers)
    return {
        index: (
            # Intervals that begin above the end of this one are surely above it.
            1 + len(bounds) - bisect_right(sorted_lowers, uppers[index]),
            # Intervals that end below its beginning are surely below it.
            len(bounds) - bisect_left(sorted_uppers, lowers[index]),
        )
        for index in range(len(bounds))
    }


def _lower(bounds: Interval) -> tuple[int, Fraction, int]:
    """Give a key that sorts the lower ends of intervals: no end comes first, and an open end after a closed one."""
    lower = bounds.lower
    return (-1, Fraction(), 0) if lower is None else (0, Fraction(lower), 0 if bounds.includes_lower else 1)


def _upper(bounds: Interval) -> tuple[int, Fraction, int]:
    upper = bounds.upper
    return (1, Fraction(), 0) if upper is None else (0, Fraction(upper), 0 if bounds.includes_upper else -1)


def _deciding(figures: Figures) -> tuple[str, ...]:
    """Give the doubts about numbers; those about periods and scopes leave the order as it is."""
    others = (other for figure in figures for other in figure.alternatives)
    return tuple(dict.fromkeys(o.doubt for o in others if o.value is not None or o.qualifier is not None))


def _neighbours(ranks: Sequence[Rank]) -> Iterator[tuple[Rank, Rank]]:
    return pairwise(ranks)
