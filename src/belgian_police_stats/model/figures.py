"""A sequence of figures that can be filtered and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from ..errors import DerivationError, FieldError, short_repr
from .figure import Figure
from .verbs import HasFigures

if TYPE_CHECKING:
    from ..literals import ChangeId, CountId, DurationId, MassId, MoneyId, RateId, ShareId
    from ..querying.ranking import Ranking
    from .certainty import Readings
    from .derived import Derived
    from .figure import Change, Count, Duration, Mass, Money, Rate, Share

__all__ = ["Figures"]


def _tuple(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    listed = tuple(figures)
    given: tuple[object, ...] = listed
    for position, item in enumerate(given):
        if not isinstance(item, Figure):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FieldError(
                field="figures", expected="figures alone", got=f"{short_repr(item)} at position {position}"
            )
    return listed


@frozen(repr=False)
class Figures(HasFigures, Sequence[Figure]):
    """Figures in printed order. `Report.figures` and `select` give them.

    Figures are found by position, by slice or by id.

    Raises:
        FieldError: one of the items is not a figure.

    >>> report.figures["personnel.staff.women"].value
    4393
    >>> len(report.figures.select(kind="Share"))
    34
    """

    _figures: tuple[Figure, ...] = field(converter=_tuple)
    origin: HasFigures | None = field(default=None, kw_only=True, eq=False)
    """The report, the chapter, the section or the figures from which these come. None if they stand alone."""

    @property
    def figures(self) -> Figures:
        """The figures themselves."""
        return self

    def total(
        self,
        *,
        without_totals: bool = False,
        count_twice: bool = False,
        across_reports: bool = False,
        readings: Readings = "all",
    ) -> Derived:
        """Add the figures. `sum(figures)` does the same.

        Figures that count the same things are refused: a total and its parts, a running total and a year of it, figures
        that overlap. With `without_totals`, each figure that counts another one of them is left out; with
        `count_twice`, nothing is refused for that.

        Raises:
            DerivationError: there are no figures, they are of different units, periods or reports, or they count
                something twice. The message names the rule that says so.

        >>> print(report.border_management.removals.figures.total(without_totals=True))
        4596 person = border_management.removals.turned_back + border_management.removals.repatriated
        """
        from .combining import total_of

        added = self.without_totals() if without_totals else self
        if not added:
            raise DerivationError("Expected at least one figure to add up, got none.")
        return total_of(added, count_twice=count_twice, across_reports=across_reports, readings=readings)

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
        places 1 to 4: road_police.actions.speed
        places 1 to 5: road_police.actions.miscellaneous
        places 2 to 3: road_police.actions.alcohol
        places 2 to 6: road_police.actions.seat_belts
        places 3 to 6: road_police.actions.drugs
        places 3 to 6: road_police.actions.phone
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
        'forensics.laboratory.identified_traces'
        """
        from ..querying.ranking import largest

        return largest(self, readings)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the same order."""
        return tuple(figure.id for figure in self._figures)

    def selection(self, figures: Iterable[Figure]) -> Figures:
        """Select some of the figures. The selection still knows where they come from."""
        return Figures(figures, origin=self if self.origin is None else self.origin)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: CountId) -> Count: ...
        @overload
        def __getitem__(self, key: ShareId) -> Share: ...
        @overload
        def __getitem__(self, key: ChangeId) -> Change: ...
        @overload
        def __getitem__(self, key: MoneyId) -> Money: ...
        @overload
        def __getitem__(self, key: MassId) -> Mass: ...
        @overload
        def __getitem__(self, key: DurationId) -> Duration: ...
        @overload
        def __getitem__(self, key: RateId) -> Rate: ...
        @overload
        def __getitem__(self, key: int | str) -> Figure: ...
        @overload
        def __getitem__(self, key: slice) -> Figures: ...

    # pyright wants the overloads of both bases first.
    def __getitem__(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, key: int | str | slice
    ) -> Figure | Figures:
        if isinstance(key, slice):
            return self.selection(self._figures[key])
        if isinstance(key, str):
            return super().__getitem__(key)
        return self._figures[key]

    def __len__(self) -> int:
        return len(self._figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    def __repr__(self) -> str:
        lines = [f"<Figures: {len(self)}>", *(f"  {figure!r}" for figure in self._figures[:10])]
        if len(self) > 10:
            lines.append(f"  … and {len(self) - 10} more")
        return "\n".join(lines)
