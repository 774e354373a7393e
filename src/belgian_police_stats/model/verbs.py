"""What can be done with everything that has figures: a report, a chapter, a section, a selection of figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from ..errors import Names, UnknownFigureError, how_many, nearest, short_repr
from .bases import HasCard
from .figure import Figure
from .labels import Language
from .signatures import shows_filters

if TYPE_CHECKING:
    import altair as alt

    from ..literals import ChangeId, CountId, DurationId, MassId, MoneyId, RateId, ShareId
    from ..querying.search import Matches
    from ..querying.selecting import Filters, KnownFilters
    from ..writing.charts.style import ChartStyle
    from ..writing.table import Numeric, Table
    from .figure import Change, Count, Duration, Mass, Money, Rate, Share
    from .figures import Figures

__all__ = ["HasFigures"]

_D = TypeVar("_D")


class HasFigures(HasCard):
    """The base of a report, a chapter, a section and `Figures`: what has figures can be asked in the same way.

    Iterating gives the figures, `len` counts them, `[…]` and `get` look one up by its id, and `in` takes a figure or an
    id.

    >>> staff = report.personnel.staff
    >>> len(staff), "personnel.staff.women" in staff, "rail_police.results.arrests" in staff
    (6, True, False)
    """

    __slots__ = ()

    if TYPE_CHECKING:

        def __iter__(self) -> Iterator[Figure]: ...

    def _with_id(self, wanted: str) -> Figure | None:
        """Give the figure with this id; None if it is not among these figures."""
        return next((figure for figure in self if figure.id == wanted), None)

    def _look_up(self, wanted: object) -> Figure | None:
        # A caller can pass anything, such as a position or a list.
        return self._with_id(wanted) if isinstance(wanted, str) else None

    def _names_like(self, wanted: str) -> Names:  # noqa: ARG002
        """Give the ids, in the form in which one was asked for."""
        return Names(figure.id for figure in self)

    def _unknown(self, wanted: object) -> UnknownFigureError:
        known = self._names_like(wanted if isinstance(wanted, str) else "")
        if isinstance(wanted, str) and known.has_start(f"{wanted}."):
            hint = "This is a chapter or a section: take it as an attribute instead."
        else:
            hint = nearest(wanted, known)
        return UnknownFigureError(
            expected=f"the id of one of {how_many(len(known), 'figure')}", got=short_repr(wanted), hint=hint
        )

    @property
    def figures(self) -> Figures:
        """The figures, which can be selected, ranked and added up."""
        from .figures import Figures

        return Figures(self, origin=self)

    if TYPE_CHECKING:
        # For type checkers only, here and below: each `overload` would take time when the class is made.

        @overload
        def select(self, **filters: Unpack[KnownFilters]) -> Figures: ...
        @overload
        def select(self, **filters: Unpack[Filters]) -> Figures: ...

    @shows_filters
    def select(self, **filters: Unpack[Filters]) -> Figures:
        """Keep the figures that fit every filter.

        The filters are chapter, section, kind, unit, qualifier, certainty, period_kind, slide, and `where`, which is a
        function of a figure. A filter takes one value, or a list, tuple or set of values of which any may fit.

        A chapter, section or unit that none of these figures has selects nothing, as long as the library knows it or
        the figures from which these were selected have it. Any other name is refused.

        >>> import belgian_police_stats as bps
        >>> counts = bps.load(2024).select(kind="Count")
        >>> [figure.printed for figure in counts.select(unit="person", section="personnel.staff")]
        ['10 534', '3 445', '13 979', '4 393', '9 586']

        Raises:
            FilterError: the filter does not exist, or neither the library nor the report has this value.
            UnknownUnitError: neither the library nor the report has this unit.
        """
        from ..querying.selecting import select

        return select(self.figures, filters)

    def find(self, words: str) -> Matches:
        """Search for words in four languages, or for a printed number. The best match comes first.

        Every word is looked for in labels and ids, in the titles of sections and chapters, and in the names of units;
        accents and case do not matter, and other forms of a word and other words for the same thing fit too. If no
        figure has every word, the figures with the rarest words are given, and `missed` has the words that they lack.
        The `hint` of the matches says what comes close to a word that fits nowhere. At most 10 000 characters are
        looked at, and of these the first 50 different words.

        Raises:
            FilterError: the words are not a str.

        >>> import belgian_police_stats as bps
        >>> bps.load(2024).figures.find("seized assets")[0].figure.id
        'organised_crime.results.criminal_assets_seized'
        >>> report.find("How many women work for the federal police?")[0].figure.id
        'personnel.staff.women'
        >>> report.find("4393")[0].figure.id
        'personnel.staff.women'
        """
        from ..querying.searching import find

        return find(self.figures, words)

    def one(self, words: str) -> Figure:
        """Find exactly one figure by its id, by a whole label, by words that fit no other figure, or by its number.

        >>> import belgian_police_stats as bps
        >>> bps.load(2024).figures.one("removals total").printed
        '4 596'

        Raises:
            NotOneError: none or several fit; `candidates` lists their ids.
            FilterError: the words are not a str.
        """
        from ..querying.searching import one

        return one(self.figures, words)

    if TYPE_CHECKING:

        @overload
        def table(
            self, *, language: Language | None = None, numeric: Numeric = "float", **filters: Unpack[KnownFilters]
        ) -> Table: ...
        @overload
        def table(
            self, *, language: Language | None = None, numeric: Numeric = "float", **filters: Unpack[Filters]
        ) -> Table: ...

    @shows_filters
    def table(
        self, *, language: Language | None = None, numeric: Numeric = "float", **filters: Unpack[Filters]
    ) -> Table:
        """Make a table with one row per figure. `select` lists the filters.

        `language` (nl, fr, de, en) gives one column `label` instead of four. With numeric="exact", frames and Arrow
        have exact decimals instead of floats; records are always exact.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
            ExportError: `numeric` is neither "float" nor "exact".
            FilterError: the filter does not exist, or neither the library nor the report has this value.
            UnknownUnitError: neither the library nor the report has this unit.

        >>> report.table(unit="percent").to_records()[0]["value"]
        Decimal('20.5')
        >>> len(report.personnel.staff.table()), len(report.select(kind="Share").table())
        (6, 34)
        """
        from ..writing.table import table_of

        return table_of(self.figures, language=language, numeric=numeric, filters=filters)

    def chart(self, language: Language = "en", **style: Unpack[ChartStyle]) -> alt.VConcatChart:
        """Draw the figures as an Altair chart.

        Each section comes by itself: first each whole with its parts and the remainder, then its other figures by unit.
        A selection has no sections, and is drawn by unit. The style is width, colors, title and theme.

        Raises:
            DerivationError: there are no figures.
            FilterError: a choice of style does not exist, or has a value that it cannot have.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> type(report.select(section="road_police.actions").chart("fr")).__name__
        'VConcatChart'
        """
        from ..writing.charts.selections import chart_of
        from ..writing.charts.style import style_of

        return chart_of(self, language, style_of(style))

    if TYPE_CHECKING:

        @overload
        def get(self, figure_id: CountId) -> Count | None: ...
        @overload
        def get(self, figure_id: CountId, default: _D) -> Count | _D: ...
        @overload
        def get(self, figure_id: ShareId) -> Share | None: ...
        @overload
        def get(self, figure_id: ShareId, default: _D) -> Share | _D: ...
        @overload
        def get(self, figure_id: ChangeId) -> Change | None: ...
        @overload
        def get(self, figure_id: ChangeId, default: _D) -> Change | _D: ...
        @overload
        def get(self, figure_id: MoneyId) -> Money | None: ...
        @overload
        def get(self, figure_id: MoneyId, default: _D) -> Money | _D: ...
        @overload
        def get(self, figure_id: MassId) -> Mass | None: ...
        @overload
        def get(self, figure_id: MassId, default: _D) -> Mass | _D: ...
        @overload
        def get(self, figure_id: DurationId) -> Duration | None: ...
        @overload
        def get(self, figure_id: DurationId, default: _D) -> Duration | _D: ...
        @overload
        def get(self, figure_id: RateId) -> Rate | None: ...
        @overload
        def get(self, figure_id: RateId, default: _D) -> Rate | _D: ...
        @overload
        def get(self, figure_id: str) -> Figure | None: ...
        @overload
        def get(self, figure_id: str, default: _D) -> Figure | _D: ...

    def get(self, figure_id: str, default: Any = None) -> Any:
        """Give the figure of an id, or `default` if no figure has it.

        A chapter and a section also take the rest of an id behind their own: `report.personnel.get("staff.women")`.

        >>> report.get("personnel.staff.women").value
        4393
        >>> report.get("personnel.staff.horses") is None
        True
        """
        found = self._look_up(figure_id)
        return default if found is None else found

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, figure_id: CountId) -> Count: ...
        @overload
        def __getitem__(self, figure_id: ShareId) -> Share: ...
        @overload
        def __getitem__(self, figure_id: ChangeId) -> Change: ...
        @overload
        def __getitem__(self, figure_id: MoneyId) -> Money: ...
        @overload
        def __getitem__(self, figure_id: MassId) -> Mass: ...
        @overload
        def __getitem__(self, figure_id: DurationId) -> Duration: ...
        @overload
        def __getitem__(self, figure_id: RateId) -> Rate: ...
        @overload
        def __getitem__(self, figure_id: str) -> Figure: ...

    def __getitem__(self, figure_id: str) -> Figure:
        """Give the figure of an id.

        Raises:
            UnknownFigureError: no figure has this id. The message suggests the nearest.
        """
        found = self._look_up(figure_id)
        if found is None:
            raise self._unknown(figure_id)
        return found

    def _ipython_key_completions_(self) -> list[str]:
        """Give what IPython completes in `report["…`: the ids."""
        return [figure.id for figure in self]

    def __contains__(self, wanted: object) -> bool:
        """Whether a figure, or a figure with this id, is here."""
        if isinstance(wanted, Figure):
            return self._look_up(wanted.id) == wanted
        return self._look_up(wanted) is not None

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reversed__(self) -> Iterator[Figure]:
        # Python would otherwise ask for [223], [222] and so on.
        return reversed(tuple(self))
