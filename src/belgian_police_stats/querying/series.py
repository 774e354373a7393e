"""Series: the numbers of one quantity in order of time, with breaks and jumps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Unpack, overload

from attrs import evolve, frozen

from ..errors import DerivationError, clean, short_repr
from ..frozen import Frozen
from ..model.amount import Amount
from ..model.bases import HasCard, whole_number
from ..model.certainty import Readings
from ..model.figure import Figure
from ..model.labels import Labels, Language
from ..model.listing import Listing
from ..model.outside import Break, Comparability, Observation, OutsideSource
from ..model.report import Report
from ..model.report_key import report_name
from .series_change import SeriesChange, change_between

if TYPE_CHECKING:
    import altair as alt

    from ..writing.charts.style import ChartStyle
    from ..writing.table import Numeric, Table

__all__ = ["Jump", "Series", "all_series", "growth_since", "series_of"]

_USUAL = (Fraction(1, 5), Fraction(5))
"""A number outside these factors of the number before it is worth a second look."""


@frozen(repr=False)
class Jump(Frozen):
    """Two numbers of a series that follow each other, of which one is more than five times the other."""

    earlier: Observation
    later: Observation
    ratio: Fraction
    """The later number divided by the earlier one."""

    def __repr__(self) -> str:
        ends = f"{self.earlier.shown} ({self.earlier.year}) → {self.later.shown} ({self.later.year})"
        return f"<Jump {self.later.figure}: {ends}, {float(self.ratio):.2g} times>"


@frozen(kw_only=True, repr=False)
class Series(HasCard, Sequence[Observation]):
    """The numbers of one quantity in order of time: one for each period, the report's own among them.

    >>> import belgian_police_stats as bps
    >>> [one.value for one in bps.load(2024).series("organised_crime.fugitives.fugitives_arrested").comparable()]
    [325, 316, 410, 345, 314, 294, 306, 232, 168, 105]
    """

    figure: str
    """The id of the figure that has this quantity."""
    labels: Labels
    unit: str
    observations: tuple[Observation, ...]
    """One number for each period. A report's own figure takes the place of what others published for its period."""
    beside: tuple[Observation, ...] = ()
    """What others published for a period for which a report has a figure of its own."""
    confirmations: tuple[Observation, ...] = ()
    """Numbers of sources that only quote the report."""
    breaks: tuple[Break, ...] = ()
    """The days from which the quantity is counted in another way, in order of time."""

    def label(self, language: Language) -> str:
        """Give the name of the figure in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        return self.labels.text(language)

    @property
    def sources(self) -> tuple[OutsideSource, ...]:
        """Every page that prints a number of the series, once."""
        every = (*self.observations, *self.beside, *self.confirmations)
        return tuple(dict.fromkeys(observation.source for observation in every if observation.source is not None))

    def comparable(self) -> Series:
        """Leave out the numbers of another scope or another part of the year."""
        return self._with(
            observation for observation in self if observation.comparability is not Comparability.DIFFERENT
        )

    def between(self, first: int, last: int) -> Series:
        """Keep the numbers of the years from `first` to `last`, both included.

        Raises:
            DerivationError: the first year is after the last, or one of them is not an int.
        """
        years = [whole_number(year) for year in (first, last)]
        if None in years:
            wrong = (first, last)[years.index(None)]
            raise DerivationError(f"Expected a first and a last year as ints, got {short_repr(wrong)}.")
        if first > last:
            raise DerivationError(f"Expected a first year that is not after the last, got {first} and {last}.")
        return self._with(observation for observation in self if first <= observation.year <= last)

    def at(self, year: int) -> Observation:
        """Give the number of a year: of the whole year if there is one, and otherwise of a part of it.

        Raises:
            DerivationError: the series has no number for the year, or several for parts of it.
        """
        found = [observation for observation in self if observation.year == year]
        whole = [observation for observation in found if observation.is_whole_year or observation.own is not None]
        if len(whole or found) == 1:
            return (whole or found)[0]
        years = ", ".join(dict.fromkeys(str(observation.year) for observation in self))
        got = short_repr(year) if not found else f"{year}, which has {len(found)}"
        raise DerivationError(
            f"Expected a year with one number for {self.figure} (known: {years or 'none'}), got {got}."
        )

    def breaks_between(self, earlier: Observation, later: Observation) -> tuple[Break, ...]:
        """Give the breaks that lie between two numbers, in order of time."""
        return tuple(found for found in self.breaks if found.parts(earlier.period, later.period))

    def change(self, earlier: int, later: int, *, insist: bool = False) -> SeriesChange:
        """Compute the change from one year to another.

        It is in percent of the earlier number, and for shares in percentage points. With `insist`, numbers are compared
        although there is a break between them or one has another scope; the result says so.

        Raises:
            DerivationError: the series lacks one of the years, they are not in order, the two numbers are not
                comparable, or the earlier one is zero.

        >>> import belgian_police_stats as bps
        >>> bps.load(2024).series("organised_crime.capacity_shares.drug_crime").change(2023, 2024).unit
        'percentage_point'
        """
        ends = self.at(earlier), self.at(later)
        if later <= earlier:
            raise DerivationError(f"Expected the earlier year before the later one, got {earlier} and {later}.")
        return change_between(*ends, self.breaks_between(*ends), insist)

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """The places where a number is less than a fifth of the number before it, or more than five times that number.

        A jump can be a slip in the data or a real event. Numbers of another scope are left out.
        """
        pairs = pairwise(observation for observation in self.comparable() if observation.value)
        jumps = (Jump(a, b, Fraction(b.value) / Fraction(a.value)) for a, b in pairs)
        return tuple(jump for jump in jumps if not _USUAL[0] <= jump.ratio <= _USUAL[1])

    def with_report(self, report: Report) -> Series:
        """Add the figure that another report has for this quantity, such as that of another year or of a police zone.

        A figure of another publisher has another scope.

        Raises:
            UnknownFigureError: the report has no figure with this id.
            DerivationError: its figure has another unit.
        """
        figure = report[self.figure]
        if figure.unit != self.unit:
            raise DerivationError(f"Expected a figure in {self.unit}, got {self.figure} in {figure.unit}.")
        publisher = report.edition.publisher
        ours = {observation.edition.publisher for observation in self if observation.edition is not None}
        difference = f"figure of {publisher}" if ours and publisher not in ours else None
        added = Observation.of_figure(figure, report.edition, difference)
        return _assembled(self, (*self.observations, added, *self.beside))

    def table(self, *, numeric: Numeric = "float") -> Table:
        """Make a table with one row for each number.

        Raises:
            ExportError: `numeric` is neither "float" nor "exact".
        """
        from ..writing.observations import observations_of

        return observations_of((self,), numeric)

    def chart(self, language: Language = "en", **style: Unpack[ChartStyle]) -> alt.LayerChart:
        """Draw the series as an Altair chart.

        The line is broken where the quantity is counted in another way, and numbers of another scope are hollow. A
        report's own number is written beside its point; other values that it can have are diamonds.

        The style is width, colors, title and theme.

        Raises:
            FilterError: a choice of style does not exist, or has a value that it cannot have.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.series import series_chart
        from ..writing.charts.style import style_of

        return series_chart(self, language, style_of(style))

    def _with(self, kept: Iterable[Observation]) -> Series:
        return evolve(self, observations=tuple(kept))

    @overload
    def __getitem__(self, key: int) -> Observation: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Observation]: ...
    def __getitem__(self, key: int | slice) -> Observation | Sequence[Observation]:
        return self.observations[key]

    def __len__(self) -> int:
        return len(self.observations)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.observations)

    def __repr__(self) -> str:
        lines = [f"<Series {self.figure}: {self.label('en')}, in {self.unit}>"]
        for i, observation in enumerate(self):
            before = self.breaks_between(self[i - 1], observation) if i else ()
            lines += [f"  -- {found.since}: {found.why}" for found in before]
            mark = (
                ""
                if observation.comparability is Comparability.SAME
                else f", {observation.comparability}: {observation.difference}"
            )
            page = observation.source.slug if observation.source else observation.origin
            lines.append(f"  {observation.period}: {observation.shown}{mark} ({page})")
        return "\n".join(lines)


def series_of(report: Report, figure: str | Figure) -> Series:
    """See `Report.series`.

    Raises:
        UnknownFigureError: no figure has this id.
    """
    own = report[figure.id if isinstance(figure, Figure) else figure]
    outside = report.outside
    bare = Series(
        figure=own.id,
        labels=own.labels,
        unit=own.unit,
        observations=(),
        confirmations=outside.confirmations.get(own.id, ()),
        breaks=outside.breaks_of(own.id),
    )
    return _assembled(bare, (Observation.of_figure(own, report.edition), *outside.observations.get(own.id, ())))


def all_series(report: Report) -> tuple[Series, ...]:
    """Give the series of every figure on which something was published elsewhere, in printed order."""
    known = report.outside.observations
    return Listing(series_of(report, figure) for figure in report if figure.id in known)


def growth_since(amount: Amount, earlier: Observation, insist: bool, readings: Readings) -> SeriesChange:
    """Compute the growth of a figure from an observation of its series. See `Amount.growth_from`.

    A figure has no link to its report. If the report is packaged, its key finds it, and with it the breaks.

    Raises:
        DerivationError: the observation is of another figure or not earlier, the two do not compare, or the report is
            not packaged.
    """
    from ..loading.packaged import editions, load

    if not isinstance(amount, Figure) or earlier.figure != amount.id:
        raise DerivationError(expected=f"an observation of {clean(amount.expression)}", got=clean(repr(earlier)))
    if earlier.period.end >= amount.period.end:
        raise DerivationError(
            expected=f"an earlier number of {amount.id} than that {amount.period}", got=f"one {earlier.period}"
        )
    name = report_name(amount.report_key)
    report = load(name.year) if name and name.year in editions() else None
    if name is None or report is None or report.edition.publisher != name.publisher:
        raise DerivationError(
            expected="a figure of a packaged report, whose breaks are known",
            got=f"{clean(amount.id)} of {clean(amount.report_key) or 'no report'}",
            hint="Use the series of its report: `its_report.series(id).change(earlier, later)`.",
        )
    known = evolve(series_of(report, amount.id), observations=())
    later = Observation.of_figure(amount, report.edition)
    return change_between(earlier, later, known.breaks_between(earlier, later), insist, readings)


def _assembled(series: Series, every: Iterable[Observation]) -> Series:
    """Sort the numbers into one for each period and the others beside them; a report's own figure comes first."""
    listed = sorted(every, key=lambda observation: observation.own is None)
    first = {observation.period: observation for observation in reversed(listed)}
    chosen = sorted(first.values(), key=lambda observation: (observation.period.end, observation.period.start))
    beside = tuple(observation for observation in listed if first[observation.period] is not observation)
    return evolve(series, observations=tuple(chosen), beside=beside)
