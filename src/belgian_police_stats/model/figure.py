"""Figures: printed numbers, with the information that is needed to trust them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, assert_never, final

from attrs import frozen

from ..errors import FieldError, PrintedNumberError, WrongUnitError, clean, nearest, short_repr, shown
from .amount import Amount
from .bases import Number, Value
from .labels import Labels
from .period import Period, PeriodKind
from .source import Alternative, Source
from .units import is_plain_name, packaged_units

if TYPE_CHECKING:
    from .interval import Interval

__all__ = [
    "ABOUT",
    "KINDS",
    "Certainty",
    "Change",
    "Count",
    "Duration",
    "Figure",
    "Mass",
    "Money",
    "Qualifier",
    "Rate",
    "Share",
    "bounds_of",
]


_MARKS = {"percent": ("%",), "EUR": ("€", "euro")}
"""The signs and words with which a printed number names its unit."""

ABOUT = (Decimal("0.5"), Decimal(2))
"""The bounds of a number that is printed as "about" so many, as factors of it: half to double.

The report does not say how close such a number is. The span is wide, so that what follows from it is safe.
"""


class Qualifier(StrEnum):
    """The word printed with a number that makes it less exact, such as "more than"."""

    EXACT = "exact"
    """No such word is printed. The number can still be a round one."""
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    """Also the lower end of a printed range."""
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    """Also the upper end of a printed range."""

    @property
    def phrase(self) -> str:
        """The qualifier as English words: "more than"."""
        return self.value.replace("_", " ")


class Certainty(StrEnum):
    """How sure it is that a number, its label and its period belong together."""

    CERTAIN = "certain"
    """Number and label are in one text box or sentence, or arithmetic or a cited source leaves one reading."""
    INFERRED = "inferred"
    """The position on the slide and the stated evidence link number and label."""
    AMBIGUOUS = "ambiguous"
    """Another number, label, period or scope is possible; the alternatives say which."""


_CERTAIN = Certainty.CERTAIN
"""Most figures are certain, and in Python 3.11 looking up a member of an enum is slow."""

_TYPES: dict[str, type[Any]] = {
    "printed": str,
    "labels": Labels,
    "period": Period,
    "qualifier": Qualifier,
    "certainty": Certainty,
    "alternatives": tuple,
    "sources": tuple,
}
_EXPECTED = tuple(_TYPES.values())
"""The types of these fields. A word equals an enum member without being identical to it, and code compares by `is`."""


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Value, Amount):
    """One printed number with its unit, its labels, and the places where it is printed.

    Every figure is of one of the kinds Count, Share, Change, Money, Mass, Duration and Rate, which decide its units.
    A figure is consistent, whether a file, a constructor or `attrs.evolve` makes it: the source could print a number
    in this form, the value is the printed number, and every figure that is not certain has evidence.

    >>> report["personnel.staff.women"]
    <Count personnel.staff.women: 4 393 person, on 2024-12-31, inferred>
    >>> report["personnel.staff.women"].value
    4393

    Raises:
        WrongUnitError: the unit does not fit the kind.
        FieldError: the figure contradicts itself, or a field is missing or of another type.
    """

    id: str
    """Chapter, section and name, with dots between. A released id stays valid in every later version."""
    value: Number
    """The exact number: an int, or a Decimal with the printed decimals."""
    unit: str
    """A name from data/units.txt, or the name of a counted thing that the report declares."""
    printed: str
    """The number as the source prints it, at its first place."""
    labels: Labels
    period: Period
    qualifier: Qualifier = Qualifier.EXACT
    certainty: Certainty
    evidence: str | None = None
    """Why the number is read in this way. Required unless the figure is certain."""
    alternatives: tuple[Alternative, ...] = ()
    """The other possible readings. Ambiguous figures have at least one, all others have none."""
    note: str | None = None
    cited: tuple[str, ...] = ()
    """The slugs of the pages that evidence, note and alternatives lean on. `Report.explain` gives the pages."""
    sources: tuple[Source, ...]
    """Every place where the quantity is printed, the first one first."""
    unit_labels: Labels | None = None
    """The names of a unit that the report declares. None for a unit of data/units.txt."""

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
            cls.__attrs_attrs__ = Figure.__attrs_attrs__

    def __attrs_post_init__(self) -> None:
        # This runs for every figure that is loaded, so each check first tests the common case.
        if type(self.id) is not str or not all(map(is_plain_name, self.id.split("."))):
            raise FieldError(
                field="id",
                expected="an id of names in small letters, digits and underscores with dots between",
                got=short_repr(self.id),
            )
        if type(self.value) is not int and type(self.value) is not Decimal:
            self._refuse("value", "an int or a Decimal as the value of {}", short_repr(self.value))
        if _types_of(self) != _EXPECTED:
            self._refuse_types()
        known = packaged_units()
        if self.kind not in known.kinds_of(self.unit) and not self._counts_its_own():
            raise WrongUnitError(
                expected=f"a unit of {self.kind} for {clean(self.id)}",
                got=short_repr(self.unit),
                hint=nearest(self.unit, known.by_kind.get(self.kind, ())),
            )
        if not self.sources:
            self._refuse("sources", "at least one source for {}", "none")
        refuse_other_print(self.id, self.value, self.printed, [source.printed for source in self.sources[1:]])
        if self.source.printed != self.printed:
            wanted = f"{short_repr(self.printed)} at the first source of {{}}"
            self._refuse("sources", wanted, short_repr(self.source.printed))
        if self.certainty is not _CERTAIN or self.alternatives:
            self._account_for_doubt()

    def _refuse(self, field: str, expected: str, got: str) -> NoReturn:
        raise FieldError(field=field, expected=expected.format(clean(self.id)), got=got)

    def _refuse_types(self) -> None:
        for name, expected in _TYPES.items():
            value = getattr(self, name)
            if type(value) is not expected:
                self._refuse(name, f"a {expected.__name__} as the {name} of {{}}", short_repr(value))

    def _account_for_doubt(self) -> None:
        if self.certainty is not _CERTAIN and not self.evidence:
            self._refuse("evidence", f"evidence for {{}}, which is {self.certainty}", "none")
        if (self.certainty is Certainty.AMBIGUOUS) != bool(self.alternatives):
            got = f"{len(self.alternatives)} for one that is {self.certainty}"
            self._refuse("alternatives", "alternatives for {} if and only if it is ambiguous", got)

    def _counts_its_own(self) -> bool:
        """Whether the unit is a counted thing that the report declares and that the packaged list does not have."""
        free = is_plain_name(self.unit) and not packaged_units().kinds_of(self.unit)
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
    def qualified(self) -> str:
        """The printed number with its qualifier in English, without the unit: "more than 300"."""
        return self.printed if self.qualifier is Qualifier.EXACT else f"{self.qualifier.phrase} {self.printed}"

    @property
    def place(self) -> Number:
        """The value of the last printed place: 0.1 for 20,5 and 100 000 for 14,5 miljoen."""
        from .printed import parse_printed

        return parse_printed(self.printed).place

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

    def label(self, language: str) -> str:
        """Give the name of the figure in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> report.personnel.staff.women.label("fr")
        'Femmes à la Police fédérale'
        """
        return self.labels.text(language)

    def formatted(self, language: str) -> str:
        """Write qualifier, number and unit as is usual in Belgium in nl, fr or de, or in en: `plus de 300 personnes`.

        An f-string does the same: `f"{figure:fr}"`.

        Raises:
            MissingExtraError: Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.formatting import format_figure

        return format_figure(self, language)

    def __format__(self, language: str) -> str:
        return self.formatted(language) if language else str(self)

    def __str__(self) -> str:
        says_its_unit = any(mark in self.printed for mark in _MARKS.get(self.unit, ()))
        return self.qualified if says_its_unit else f"{self.qualified} {self.unit}"

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


def _types_of(figure: Figure) -> tuple[type[Any], ...]:
    return (
        type(figure.printed),
        type(figure.labels),
        type(figure.period),
        type(figure.qualifier),
        type(figure.certainty),
        type(figure.alternatives),
        type(figure.sources),
    )


def refuse_other_print(figure_id: str, value: Number, printed: str, further: Sequence[str]) -> None:
    """Refuse a value that is not what its printed form says, and a further form that is not a number.

    A rule compares the numbers at the other places.

    Raises:
        FieldError: `field` names the printed form or the value.
    """
    if _is_usual_form(printed, value) and all(form == printed for form in further):
        return
    from .printed import parse_printed

    name = clean(figure_id)
    forms = {"printed": printed, **{f"sources[{i}].printed": form for i, form in enumerate(further, 1)}}
    for field, form in forms.items():
        try:
            read = parse_printed(form).value
        except PrintedNumberError as error:
            raise FieldError(field=field, expected=f"{error.expected}, for {name}", got=error.got) from None
        # Compared as texts, since 20.5 equals 20.50 but is printed differently.
        if field == "printed" and str(read) != str(value):
            expected = f"{shown(read)} as the value of {name}, as in {short_repr(form)}"
            raise FieldError(field="value", expected=expected, got=shown(value))


def _is_usual_form(printed: str, value: Number) -> bool:
    """Whether a number is printed in one of the common forms. Only other forms need the slower `parse_printed`."""
    if type(value) is not int:
        usual = str(value).replace(".", ",")
    elif value > 0 and printed.endswith(" miljoen"):
        whole, rest = divmod(value, 10**6)
        usual = f"{whole},{rest:06}".rstrip("0").rstrip(",") + " miljoen"
    else:
        usual = f"{value:,}".replace(",", " ")
    return printed in (usual, f"{usual}%") or printed in (f"{usual} %", f"€ {usual}", f"{usual} euro", f"+{usual}%")


@final
class Count(Figure):
    """A number of things. The unit names the thing: person, case, vehicle and so on."""

    __slots__ = ()
    POINT_WHEN_WHOLE: ClassVar[bool] = True


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
    """An amount of money, in euro."""

    __slots__ = ()


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
