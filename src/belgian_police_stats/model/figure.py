"""Figures: printed numbers, with the information that is needed to trust them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, assert_never, final

from attrs import frozen

from .amount import Amount
from .bases import Number, Value
from .certainty import ABOUT, Certainty, Qualifier
from .consistency import refuse_contradictions
from .labels import Labels, Language
from .period import Period, PeriodKind
from .source import Alternative, Source

if TYPE_CHECKING:
    from ..writing.record_types import FigureRecord
    from .interval import Interval

__all__ = ["KINDS", "Change", "Count", "Duration", "Figure", "Mass", "Money", "Rate", "Share", "bounds_of"]


_CERTAIN, _INFERRED = Certainty.CERTAIN, Certainty.INFERRED
"""Most figures have one of these, and in Python 3.11 looking up a member of an enum is slow."""
_MARKS = {"percent": ("%",), "EUR": ("€", "euro")}
"""The signs and words with which a printed number names its unit."""


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Value, Amount):
    """One printed number with its unit, its labels, and the places where it is printed.

    Every figure is of one of the kinds Count, Share, Change, Money, Mass, Duration and Rate, which decide its units.
    A figure is consistent, whether a file, a constructor or `attrs.evolve` makes it: the source could print a number
    in this form, the value is the printed number, and every figure that is not certain has evidence.

    >>> report["personnel.staff.women"]
    <Count personnel.staff.women: 4 393 person, on 2024-12-31, certain>
    >>> report["personnel.staff.women"].value
    4393

    Raises:
        WrongUnitError: the unit does not fit the kind.
        FieldError: the figure contradicts itself, or a field is missing or of another type.
    """

    id: str
    """Chapter, section and name, with dots between. A released id stays valid in every later version."""
    value: Number  # pyright: ignore[reportIncompatibleMethodOverride]
    """The exact number: an int, or a Decimal with the printed decimals."""
    unit: str  # pyright: ignore[reportIncompatibleMethodOverride]
    """A name from data/units.txt, or the name of a counted thing that the report declares."""
    printed: str
    """The number as the source prints it, at its first place."""
    labels: Labels
    period: Period  # pyright: ignore[reportIncompatibleMethodOverride]
    qualifier: Qualifier = Qualifier.EXACT
    certainty: Certainty  # pyright: ignore[reportIncompatibleMethodOverride]
    evidence: str | None = None
    """Why the number is read in this way. Required unless the figure is certain."""
    alternatives: tuple[Alternative, ...] = ()
    """The other ways to read the figure. Ambiguous figures have one or more for each doubt, all others have none."""
    agreeing_readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The id of each doubt about the figure, with the readings that agree with it; the first of these is chosen."""
    note: str | None = None
    cited: tuple[str, ...] = ()
    """The slugs of the pages that evidence, note and alternatives lean on. `Report.explain` gives the pages."""
    sources: tuple[Source, ...]
    """Every place where the quantity is printed, the first one first."""
    unit_labels: Labels | None = None
    """The names of a unit that the report declares. None for a unit of data/units.txt."""
    report_key: str = ""
    """The publisher and the year of the report. Figures of different reports are not mixed by accident."""
    wholes: tuple[tuple[str, str], ...] = ()
    """The id of each whole that counts the figure too, with the id of the rule that says so."""
    overlaps: tuple[tuple[str, str], ...] = ()
    """The id of each figure that can count the same things, with the reason."""

    POINT_WHEN_WHOLE: ClassVar[bool] = False
    """Whether a number that is printed down to its last unit is exact: 805 cases are 805 cases, and not about 805."""

    CAN_FALL: ClassVar[bool] = False
    """Whether the value can be below zero. If so, a printed zero can be a small negative number."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__module__ != __name__:
            raise TypeError(
                f"Expected no subclass of a figure, got {cls.__name__}. The kinds of figures are final: keep what you "
                "add beside the figure, under its id."
            )
        # Kinds that add no fields share those of Figure: attrs would generate and compile all methods again for each
        # kind, but libraries such as msgspec look for the fields on the class itself.
        if "__attrs_attrs__" not in vars(cls):
            # By name, since type checkers do not know the attribute that attrs adds.
            setattr(cls, "__attrs_attrs__", vars(Figure)["__attrs_attrs__"])  # noqa: B010

    def __attrs_post_init__(self) -> None:
        refuse_contradictions(self)
        settled = self.certainty is _CERTAIN or (self.certainty is _INFERRED and self.evidence)
        if not settled or self.alternatives or self.agreeing_readings:
            # Imported late, since most figures have no doubts.
            from .open_doubts import refuse_contradictory_doubts

            refuse_contradictory_doubts(self)

    def __reduce__(self) -> tuple[Any, ...]:
        from ..loading.pickles import restored_figure

        return restored_figure, super().__reduce__()[1]

    @property
    def chapter(self) -> str:
        """The first part of the id."""
        return self.id.partition(".")[0]

    @property
    def section(self) -> str:
        """The id without its last part: `personnel.staff`."""
        return self.id.rpartition(".")[0]

    @property
    def part_of(self) -> tuple[str, ...]:
        """The ids of the wholes that count the figure too, such as a total, or a running total of several years.

        >>> report.organised_crime.investigations.terrorism.part_of
        ('organised_crime.investigations.new', 'organised_crime.investigations.running')
        """
        return tuple(whole for whole, _ in self.wholes)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The ids of the doubts about the figure: questions that the report leaves open. See `Report.doubts`.

        >>> report.organised_crime.antwerp_port.persons_checked.doubts
        ('antwerp-checks',)
        """
        return tuple(doubt for doubt, _ in self.agreeing_readings)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figure, as a tuple of one. A `Derived` has all figures that it was computed from."""
        return (self,)

    @property
    def source(self) -> Source:
        """The first place where the quantity is printed."""
        return self.sources[0]

    @property
    def qualified(self) -> str:
        """The printed number with its qualifier in English, without the unit: "more than 300"."""
        if self.qualifier is Qualifier.EXACT:
            return self.printed
        from .printed import qualifier_sign

        # "<5" says it already.
        return self.printed if qualifier_sign(self.printed) else f"{self.qualifier.phrase} {self.printed}"

    @property
    def place(self) -> Number:
        """The value of the last printed place: 0.1 for 20,5 and 100 000 for 14,5 miljoen."""
        from .printed import reading_of

        return reading_of(self.printed, self.value).place

    @property
    def interval_if_rounded(self) -> Interval:
        """All numbers that round to the printed number. For a count printed in full, only that number.

        >>> print(report.organised_crime.investigation_shares.money_laundering.interval_if_rounded)
        [20.45, 20.55]
        """
        from .interval import rounded

        return self.interval_by(rounded)

    @property
    def interval_if_truncated(self) -> Interval:
        """All numbers that truncate to the printed number. For a count printed in full, only that number.

        >>> print(report.organised_crime.investigation_shares.money_laundering.interval_if_truncated)
        [20.5, 20.6)
        """
        from .interval import truncated

        return self.interval_by(truncated)

    def interval_by(self, rounding: Callable[[Number, Number], Interval]) -> Interval:
        """All numbers that a rounding turns into the printed number.

        `rounding` is a function of the value and its last printed place, such as `interval.half_up`. A count printed in
        full and the number of a rule in force stand for themselves alone.
        """
        from .interval import Interval, truncated

        place = self.place
        if (self.POINT_WHEN_WHOLE and place == 1) or self.period.kind is PeriodKind.STANDING:
            return Interval.point(self.value)
        if rounding is truncated and self.value == 0 and self.CAN_FALL:
            # Truncation goes towards zero, so a zero can come from both sides, but only if values below zero exist.
            return Interval(lower=-place, upper=place, includes_lower=False, includes_upper=False)
        return rounding(self.value, place)

    @property
    def bounds(self) -> Interval:
        """All values that the figure can have, given its qualifier: above 300 for "more than 300".

        A number printed as "about" so many can be from half to double of it: from 50 to 200 for "about 100".
        """
        return bounds_of(self.value, self.qualifier, self.interval_if_rounded)

    @property
    def kind(self) -> str:
        """The name of the kind: Count, Share, Change, Money, Mass, Duration or Rate."""
        return type(self).__name__

    def to_dict(self) -> FigureRecord:
        """Give all that is known of the figure as plain data: the columns of the table, and its doubts and places.

        Values are texts, exact numbers, dates and None, and lists and dicts of these. `types.FigureRecord` lists the
        keys, and the format figure-schema of `export` has their JSON Schema.

        >>> record = report["personnel.staff.women"].to_dict()
        >>> record["value"], record["unit"], record["period_end"].isoformat(), record["sources"][0]["slide"]
        (4393, 'person', '2024-12-31', 50)
        """
        from ..writing.records import figure_record

        return figure_record(self)

    @property
    def digest(self) -> str:
        """A hash of the figure: its id, numbers, printed forms, unit, period, qualifier and doubt, without texts.

        It is the same in every process and on every Python.

        >>> report["personnel.staff.women"].digest[:12]
        '6976cea20b2d'
        """
        from ..querying.digesting import figure_digest

        return figure_digest(self)

    @property
    def base(self) -> str | None:
        """The id of the whole for a share; None for every other kind."""
        return None

    @property
    def operands(self) -> tuple[str, ...]:
        """The id of the figure, as a tuple of one. A `Derived` has the ids of all its figures."""
        return (self.id,)

    @property
    def expression(self) -> str:
        """The text that a formula has for this figure: its id."""
        return self.id

    def label(self, language: Language) -> str:
        """Give the name of the figure in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> report.personnel.staff.women.label("fr")
        'Femmes à la Police fédérale'
        """
        return self.labels.text(language)

    def __str__(self) -> str:
        says_its_unit = any(mark in self.printed for mark in _MARKS.get(self.unit, ()))
        number = self.qualified if says_its_unit else f"{self.qualified} {self.unit}"
        return f"{number} {self.caveat}" if self.alternatives else number

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self}, {self.period}, {self.certainty}>"


def bounds_of(value: Number, qualifier: Qualifier, if_rounded: Interval) -> Interval:
    """All values that a number with a qualifier can have; `if_rounded` are those of the number without it."""
    from fractions import Fraction

    from .interval import Interval

    match qualifier:
        case Qualifier.EXACT:
            return if_rounded
        case Qualifier.ABOUT:
            # Fraction is exact, and comes with the intervals.
            lower, upper = sorted(Fraction(value) * Fraction(factor) for factor in ABOUT)
            return Interval(lower=lower, upper=upper)
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(lower=value, upper=None, includes_lower=qualifier is Qualifier.AT_LEAST)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(lower=None, upper=value, includes_upper=qualifier is Qualifier.AT_MOST)
        case _:
            assert_never(qualifier)


@final
class Count(Figure):
    """A number of things. The unit names the thing: person, case, vehicle and so on."""

    __slots__ = ()
    POINT_WHEN_WHOLE: ClassVar[bool] = True

    if TYPE_CHECKING:

        @property
        def value(self) -> int:  # pyright: ignore[reportIncompatibleVariableOverride]
            """The exact number."""
            ...


@final
@frozen(kw_only=True, eq=False, repr=False)
class Share(Figure):
    """A part of a whole, in percent."""

    of: str | None = None
    """The id of the whole; None if the report does not name it."""

    @property
    def base(self) -> str:
        """The id of the whole, or words for an unnamed whole. A section has at most one unnamed whole."""
        return self.of or f"the unnamed whole in {self.id.rpartition('.')[0]}"


@final
class Change(Figure):
    """The growth of something, in percent of its earlier value."""

    __slots__ = ()
    CAN_FALL: ClassVar[bool] = True


@final
class Money(Figure):
    """An amount of money, in euro. A balance can be below zero."""

    __slots__ = ()
    CAN_FALL: ClassVar[bool] = True


@final
class Mass(Figure):
    """A mass, in kilograms or metric tonnes."""

    __slots__ = ()


@final
class Duration(Figure):
    """A length of time, or time summed over people, aircraft or sentences."""

    __slots__ = ()


@final
class Rate(Figure):
    """An amount for each unit of something else."""

    __slots__ = ()


KINDS: tuple[type[Figure], ...] = (Count, Share, Change, Money, Mass, Duration, Rate)
