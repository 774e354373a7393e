"""A sequence of figures that can be filtered and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Unpack, overload

from attrs import field, frozen

from ..errors import DerivationError, UnknownFigureError, nearest, short_repr
from .bases import HasCard
from .figure import Figure

if TYPE_CHECKING:
    from ..querying.ranking import Ranking
    from ..querying.searching import Match
    from ..querying.selecting import Filters
    from .certainty import Readings
    from .derived import Derived

__all__ = ["Figures"]


def _tuple(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figures)


@frozen(repr=False)
class Figures(HasCard, Sequence[Figure]):
    """Figures in printed order. `Report.figures` and `select` give them.

    Figures are found by position, by slice or by id.

    >>> report.figures["personnel.staff.women"].value
    4393
    >>> len(report.figures.select(kind="Share"))
    34
    """

    _figures: tuple[Figure, ...] = field(converter=_tuple)
    origin: Figures | None = field(default=None, kw_only=True, eq=False)
    """The figures from which these were selected. None if they were not selected from others."""

    def select(self, **filters: Unpack[Filters]) -> Figures:
        """Keep the figures that fit every filter.

        The filters are chapter, section, kind, unit, qualifier, certainty, period_kind, slide, and `where`, which is a
        function of a figure. A filter takes one value, or a list, tuple or set of values of which any may fit.

        A chapter, section or unit that none of these figures has selects nothing if the library has it, or a figure
        from which these were selected. Any other name is refused.

        >>> import belgian_police_stats as bps
        >>> counts = bps.load(2024).select(kind="Count")
        >>> [figure.printed for figure in counts.select(unit="person", section="personnel.staff")]
        ['10 534', '3 445', '13 979', '4 393', '9 586']

        Raises:
            FilterError: the filter does not exist, or neither the library nor the report has this value.
            UnknownUnitError: neither the library nor the report has this unit.
        """
        from ..querying.selecting import select

        return select(self, filters)

    def find(self, words: str) -> tuple[Match, ...]:
        """Search ids and labels in all four languages, ignoring accents and case. The best match comes first.

        >>> import belgian_police_stats as bps
        >>> bps.load(2024).figures.find("seized assets")[0].figure.id
        'organised_crime.results.criminal_assets_seized'
        """
        from ..querying.searching import find

        return find(self, words)

    def one(self, words: str) -> Figure:
        """Find exactly one figure by its id, by a whole label, or by words that fit no other figure.

        >>> import belgian_police_stats as bps
        >>> bps.load(2024).figures.one("removals total").printed
        '4 596'

        Raises:
            NotOneError: none or several fit; `candidates` lists their ids.
        """
        from ..querying.searching import one

        return one(self, words)

    def total(self, *, count_twice: bool = False, across_reports: bool = False, readings: Readings = "all") -> Derived:
        """Add the figures. `sum(figures)` does the same.

        Figures that count the same things are refused, unless `count_twice` is given: a total and its parts, a running
        total and a year of it, figures that overlap.

        Raises:
            DerivationError: there are no figures, they are of different units, periods or reports, or they count
                something twice. The message names the rule that says so.

        >>> print(report.border_management.removals.figures.without_totals().total())
        4596 person = border_management.removals.repatriations + border_management.removals.transfers
        """
        from .combining import total_of

        if not self._figures:
            raise DerivationError("Expected at least one figure to add up, got none.")
        return total_of(self._figures, count_twice=count_twice, across_reports=across_reports, readings=readings)

    def without_totals(self) -> Figures:
        """Leave out each figure that counts another one of these figures too.

        >>> report.personnel.staff.figures.without_totals().ids[:2]
        ('personnel.staff.police_officers', 'personnel.staff.civilians')
        """
        wholes = {whole for figure in self._figures for whole in figure.part_of}
        return Figures(figure for figure in self._figures if figure.id not in wholes)

    def ranking(self, *, readings: Readings = "all") -> Ranking:
        """Rank the figures by size, with the first and the last place that each can have over all joint readings.

        Raises:
            DerivationError: there are no figures, or they are in different units.

        >>> print(report.road_police.actions.figures.ranking())
        places 1 to 3: road_police.actions.speed
        places 1 to 5: road_police.actions.miscellaneous
        places 2 to 5: road_police.actions.alcohol
        places 2 to 6: road_police.actions.seat_belts
        places 3 to 6: road_police.actions.drugs
        places 4 to 6: road_police.actions.phone
        The order depends on road-police-actions.
        """
        from ..querying.ranking import ranking

        return ranking(self, readings)

    def largest(self, *, readings: Readings = "all") -> Figure:
        """Give the figure that is the largest under every joint reading.

        Raises:
            DerivationError: there are no figures, or they are in different units.
            UndecidedError: several figures can be the largest; `ranking` lists them.

        >>> report.forensics.laboratory.figures.select(unit="trace").largest().id
        'forensics.laboratory.traces'
        """
        from ..querying.ranking import largest

        return largest(self, readings)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the same order."""
        return tuple(figure.id for figure in self._figures)

    def selection(self, figures: Iterable[Figure]) -> Figures:
        """Select some of the figures. The selection still knows the names of all of them."""
        return Figures(figures, origin=self if self.origin is None else self.origin)

    @overload
    def __getitem__(self, key: int | str) -> Figure: ...
    @overload
    def __getitem__(self, key: slice) -> Figures: ...
    def __getitem__(self, key: int | str | slice) -> Figure | Figures:
        if isinstance(key, slice):
            return self.selection(self._figures[key])
        if isinstance(key, str):
            return by_id(self, key)
        return self._figures[key]

    def __contains__(self, wanted: object) -> bool:
        """Whether a figure, or a figure with this id, is in the sequence."""
        return wanted in self.ids if isinstance(wanted, str) else wanted in self._figures

    def __len__(self) -> int:
        return len(self._figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    def __repr__(self) -> str:
        lines = [f"<Figures: {len(self)}>", *(f"  {figure!r}" for figure in self._figures[:10])]
        if len(self) > 10:
            lines.append(f"  … and {len(self) - 10} more")
        return "\n".join(lines)


def by_id(figures: Iterable[Figure], wanted: str) -> Figure:
    """Find a figure by its id.

    Raises:
        UnknownFigureError: no figure has it; the message suggests the nearest.
    """
    known: list[str] = []
    for figure in figures:
        if figure.id == wanted:
            return figure
        known.append(figure.id)
    raise UnknownFigureError(
        expected=f"the id of one of {len(known)} figures", got=short_repr(wanted), hint=nearest(wanted, known)
    )
