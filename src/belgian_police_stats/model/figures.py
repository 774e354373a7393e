"""A sequence of figures that can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Unpack, overload

from attrs import field, frozen

from ..errors import UnknownFigureError, nearest, short_repr
from .bases import Shown
from .figure import Figure

if TYPE_CHECKING:
    from ..querying.searching import Match
    from ..querying.selecting import Filters

__all__ = ["Figures"]


def _tuple(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figures)


@frozen(repr=False)
class Figures(Shown, Sequence[Figure]):
    """Figures in printed order, as a report or a selection gives them."""

    _figures: tuple[Figure, ...] = field(converter=_tuple)
    own_values: frozenset[tuple[str, str]] = field(default=frozenset(), eq=False, kw_only=True)
    """The units, chapters and sections that the report has of its own, each with the name of its filter.

    A selection may be asked for them although no figure of it has them; they are not compared.
    """

    def select(self, **filters: Unpack[Filters]) -> Figures:
        """Keep the figures that fit every filter.

        Filters: chapter, section, kind, unit, qualifier, certainty, period_kind, slide, and `where`, a function of
        a figure. A filter takes one value, or a list, tuple or set of values of which any may fit.

        Raises:
            FilterError: there is no such filter, or it cannot have this value.
            UnknownUnitError: no unit has this name.
        """
        from ..querying.selecting import select

        return select(self, filters)

    def find(self, words: str) -> tuple[Match, ...]:
        """Search ids and labels in all four languages; accents and case do not matter. The best match comes first."""
        from ..querying.searching import find

        return find(self, words)

    def one(self, words: str) -> Figure:
        """Find exactly one figure by its id, by a whole label, or by words that fit no other.

        Raises:
            NotOneError: none or several fit; `candidates` lists their ids.
        """
        from ..querying.searching import one

        return one(self, words)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the same order."""
        return tuple(figure.id for figure in self._figures)

    @overload
    def __getitem__(self, key: int | str) -> Figure: ...
    @overload
    def __getitem__(self, key: slice) -> Figures: ...
    def __getitem__(self, key: int | str | slice) -> Figure | Figures:
        if isinstance(key, slice):
            return Figures(self._figures[key], own_values=self.own_values)
        if isinstance(key, str):
            return by_id(self, key)
        return self._figures[key]

    def __contains__(self, wanted: object) -> bool:
        """Whether a figure is there, given as itself or by its id."""
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
