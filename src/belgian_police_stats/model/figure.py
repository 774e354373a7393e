"""A figure: a printed number, and all that one must know to trust it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen

from ..errors import WrongUnitError, nearest
from .bases import Number, Shown, Value
from .labels import Labels
from .period import Period
from .source import Alternative, Source
from .units import is_plain_name, packaged_units

if TYPE_CHECKING:
    import pint

    from .derived import Derived
    from .interval import Exact, Interval, Truth

__all__ = ["KINDS", "Certainty", "Change", "Count", "Duration", "Figure", "Mass", "Money", "Qualifier", "Rate", "Share"]


_MARKS = {"percent": ("%",), "EUR": ("€", "euro")}
"""What a printed form has where it says its unit itself."""


class Qualifier(StrEnum):
    """The hedge that is printed with a number."""

    EXACT = "exact"
    """No hedge is printed, whether the number is round or not."""
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    """Also the lower end of a printed range."""
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    """Also the upper end of a printed range."""


class Certainty(StrEnum):
    """How sure it is that a number, its label and its period belong together."""

    CERTAIN = "certain"
    """Label and number are in one text box or sentence, or arithmetic or a cited source leaves one reading."""
    INFERRED = "inferred"
    """Their position on the slide and the stated evidence link them."""
    AMBIGUOUS = "ambiguous"
    """Another number, label or period is possible; the alternatives say which."""


_CERTAIN = Certainty.CERTAIN
"""Most figures are, and Python 3.11 takes its time to find a member of an enum."""


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Value, Shown):
    """One printed number. Use its kinds (Count, Share, Money …), which say what units it can have.

    Raises:
        WrongUnitError: the unit does not fit the kind.
        TypeError: the value is no int and no Decimal, or the qualifier or the certainty is no member of its enum.
        ValueError: the doubt is not accounted for.
    """

    id: str
    """Chapter, section and name, with dots between; resolves for ever once released."""
    value: Number
    """The exact number: an int, or a Decimal with the printed decimals."""
    unit: str
    """A name from data/units.txt, or that of a counted thing which the report declares."""
    printed: str
    """The number as the source prints it, at its first place."""
    labels: Labels
    period: Period
    qualifier: Qualifier = Qualifier.EXACT
    certainty: Certainty
    evidence: str | None = None
    """Why the number is read so; always there where the certainty is not certain."""
    alternatives: tuple[Alternative, ...] = ()
    """The other readings that are possible; always there where the reading is ambiguous."""
    note: str | None = None
    sources: tuple[Source, ...]
    """Every place where the quantity is printed, the first one first."""
    unit_labels: Labels | None = None
    """What a counted thing of the report's own is called; None for a unit of data/units.txt."""

    POINT_WHEN_WHOLE: ClassVar[bool] = False
    """Whether a number printed down to its units stands for itself alone."""

    CAN_FALL: ClassVar[bool] = False
    """Whether there can be less than nothing of it: then a printed zero may have lost a minus sign."""

    def __attrs_post_init__(self) -> None:
        if type(self.value) is not int and type(self.value) is not Decimal:
            raise TypeError(f"Expected an int or a Decimal as the value of {self.id}, got {self.value!r}.")
        if type(self.qualifier) is not Qualifier or type(self.certainty) is not Certainty:
            self._refuse_words()
        kind = type(self).__name__
        known = packaged_units()
        if (kind, self.unit) not in known.fitting and not self._counts_its_own():
            units = known.by_kind.get(kind, ())
            raise WrongUnitError(
                f"Expected a unit of {kind} for {self.id}, got {self.unit!r}.{nearest(self.unit, units)}"
            )
        if not self.sources:
            raise ValueError(f"Expected at least one source for {self.id}, got none.")
        if self.certainty is not _CERTAIN or self.alternatives:
            self._account_for_doubt()

    def _refuse_words(self) -> None:
        """A word is equal to the member that it names and not the same object: bounds would come out wrong."""
        wrong_reading = type(self.qualifier) is Qualifier
        name, members = ("certainty", Certainty) if wrong_reading else ("qualifier", Qualifier)
        value = getattr(self, name)
        raise TypeError(f"Expected a member of {members.__name__} as the {name} of {self.id}, got {value!r}.")

    def _account_for_doubt(self) -> None:
        if self.certainty is not Certainty.CERTAIN and not self.evidence:
            raise ValueError(f"Expected evidence for the certainty of {self.id}, which is {self.certainty}, got none.")
        if (self.certainty is Certainty.AMBIGUOUS) != bool(self.alternatives):
            got = f"{len(self.alternatives)} for one that is {self.certainty}"
            raise ValueError(
                f"Expected alternatives for {self.id} if and only if its certainty is ambiguous, got {got}."
            )

    def _counts_its_own(self) -> bool:
        """Whether the unit is a counted thing that the report declares, by a name that the packaged list lacks."""
        free = is_plain_name(self.unit) and self.unit not in packaged_units().names
        return self.unit_labels is not None and self.POINT_WHEN_WHOLE and free

    @property
    def chapter(self) -> str:
        """The first part of the id."""
        return self.id.partition(".")[0]

    @property
    def source(self) -> Source:
        """The first place where the quantity is printed."""
        return self.sources[0]

    @property
    def place(self) -> Number:
        """The value of the last printed place: 0.1 for 20,5 and 100 000 for 14,5 miljoen."""
        from .printed import parse_printed

        return parse_printed(self.printed).place

    @property
    def interval_if_rounded(self) -> Interval:
        """What the printed number stands for if it was rounded; a count printed in full stands for itself."""
        from .extent import interval_of
        from .interval import rounded

        return interval_of(self, rounded)

    @property
    def interval_if_truncated(self) -> Interval:
        """What the printed number stands for if it was cut off; a count printed in full stands for itself."""
        from .extent import interval_of
        from .interval import truncated

        return interval_of(self, truncated)

    @property
    def bounds(self) -> Interval:
        """What the figure can be by its hedge: above 300 for "more than 300", from 50 to 200 for "about 100"."""
        from .extent import range_of

        return range_of(self)

    def is_above(self, other: Exact | Figure | Derived) -> Truth:
        """Whether the figure is greater than a number, or than another figure or a computed number in the same unit.

        Raises:
            DerivationError: the other figure has another unit.
        """
        from .extent import is_above

        return is_above(self, other)

    def is_below(self, other: Exact | Figure | Derived) -> Truth:
        """Whether the figure is smaller than a number, or than another figure or a computed number in the same unit.

        Raises:
            DerivationError: the other figure has another unit.
        """
        from .extent import is_below

        return is_below(self, other)

    def is_equal_to(self, other: Exact | Figure | Derived) -> Truth:
        """Whether the figure is the same amount as a number, another figure or a computed number in the same unit.

        Raises:
            DerivationError: the other figure has another unit.
        """
        from .extent import is_equal

        return is_equal(self, other)

    @property
    def quantity(self) -> Any:
        """A pint Quantity in the application registry, made anew each time; its magnitude is an int or a float."""
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit)

    def quantity_in(self, registry: pint.UnitRegistry[Any]) -> Any:
        """A pint Quantity in the caller's registry, to which our units are added where it lacks them.

        Raises:
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(self.value, self.unit, registry)

    def label(self, language: str) -> str:
        """What the figure is called in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is another one.
        """
        return self.labels.text(language)

    def formatted(self, language: str) -> str:
        """Hedge, number and unit as people write them in nl, fr or de in Belgium, or in en: `plus de 300 personnes`.

        An f-string does the same: `f"{figure:fr}"`.

        Raises:
            MissingExtraError: Babel is not installed.
            UnknownLanguageError: the language is another one.
        """
        from ..writing.formatting import format_figure

        return format_figure(self, language)

    def __format__(self, language: str) -> str:
        return self.formatted(language) if language else str(self)

    def __add__(self, other: object) -> Derived:
        from .derived import Term, total_of

        return total_of((self, other)) if isinstance(other, Term) else NotImplemented

    def __radd__(self, other: object) -> Derived:
        from .derived import total_of

        # The sum of a list begins with a plain 0.
        return total_of((self,)) if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: object) -> Derived:
        from .derived import Term, difference

        return difference(self, (other,)) if isinstance(other, Term) else NotImplemented

    def __truediv__(self, other: object) -> Derived:
        from .derived import Term, quotient

        return quotient(self, other) if isinstance(other, Term) else NotImplemented

    def share_of(self, whole: Figure | Derived) -> Derived:
        """The figure in percent of another one, or of a computed number, in the same unit.

        Raises:
            DerivationError: the figures count different things, or the whole is zero.
        """
        from .derived import share_of

        return share_of(self, whole)

    def rate(self, unit: str) -> Derived:
        """The figure divided by the length of its period, in second, minute, hour, day or week.

        Raises:
            DerivationError: the figure is no amount that grows over its period, or the unit has no fixed length.
        """
        from .derived import rate

        return rate(self, unit)

    def __str__(self) -> str:
        hedge = "" if self.qualifier is Qualifier.EXACT else f"{self.qualifier.replace('_', ' ')} "
        says_its_unit = any(mark in self.printed for mark in _MARKS.get(self.unit, ()))
        return f"{hedge}{self.printed}" if says_its_unit else f"{hedge}{self.printed} {self.unit}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self}, {self.period}, {self.certainty}>"


class Count(Figure):
    """How many things there are; the unit says which."""

    __slots__ = ()
    POINT_WHEN_WHOLE: ClassVar[bool] = True


@frozen(kw_only=True, eq=False, repr=False)
class Share(Figure):
    """A part of a whole, in percent."""

    of: str | None = None
    """The id of the whole; None where the print does not give it."""


class Change(Figure):
    """How much something grew, in percent of what it was."""

    __slots__ = ()
    CAN_FALL: ClassVar[bool] = True


class Money(Figure):
    """An amount of money, in euro."""

    __slots__ = ()


class Mass(Figure):
    """A mass, in kilograms or metric tonnes."""

    __slots__ = ()


class Duration(Figure):
    """A length of time, or time summed over people, aircraft or sentences."""

    __slots__ = ()


class Rate(Figure):
    """An amount for each unit of something else."""

    __slots__ = ()


KINDS: tuple[type[Figure], ...] = (Count, Share, Change, Money, Mass, Duration, Rate)
