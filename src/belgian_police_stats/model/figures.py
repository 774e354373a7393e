"""A sequence of figures that can be filtered and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Unpack, overload

from attrs import field, frozen

from ..errors import UnknownFigureError, nearest, short_repr
from .bases import HasCard
from .figure import Figure

if TYPE_CHECKING:
    from ..querying.searching import Match
    from ..querying.selecting import Filters

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
