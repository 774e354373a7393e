"""Amounts: what a printed figure and a computed number have in common.

Both are a number in a unit, with bounds and a period; both can be compared and computed with. The result of a
computation is a `Derived`, whose module is imported with the first computation: most programs only read values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import DerivationError
from .bases import HasCard
from .labels import Language

if TYPE_CHECKING:
    # pyright loses the type argument of pint.Quantity, which is an alias, but not that of the class itself.
    from pint import registry as pint

    from ..literals import TimeUnit
    from .bases import Truth
    from .certainty import Certainty, Readings
    from .derived import Derived
    from .figure import Figure
    from .interval import Exact, Interval
    from .outside import Observation
    from .period import Period
    from .readings import Possibility, SizeComparison

__all__ = ["Amount"]


class Amount(HasCard):
    """A number in a unit: a printed `Figure`, or a `Derived` number.

    Amounts can be added, subtracted, divided and compared; the result of a computation is a `Derived`.

    >>> import belgian_police_stats as bps
    >>> staff = bps.load(2024).personnel.staff
    >>> print(staff.women + staff.men)
    13979 person = personnel.staff.women + personnel.staff.men
    """

    __slots__ = ()

    if TYPE_CHECKING:
        # For type checkers only: each subclass defines these as fields or properties. Python has no way to declare an
        # attribute that is only read, so that pyright refuses a field in its place; those lines say so.

        @property
        def value(self) -> Exact:
            """The exact number, in the chosen readings."""
            ...

        @property
        def unit(self) -> str:
            """The name of the unit."""
            ...

        @property
        def bounds(self) -> Interval:
            """All values that the amount can have, in the chosen readings."""
            ...

        @property
        def period(self) -> Period | None:
            """The period of the amount; None for a ratio of amounts of different periods."""
            ...

        @property
        def kind(self) -> str:
            """The kind of a figure, such as `Count`, or of a computed number."""
            ...

        @property
        def base(self) -> str | None:
            """The whole of a share."""
            ...

        @property
        def operands(self) -> tuple[str, ...]:
            """The ids of the figures in the amount."""
            ...

        @property
        def figures(self) -> tuple[Figure, ...]:
            """The figures in the amount."""
            ...

        @property
        def certainty(self) -> Certainty:
            """The certainty of the least certain figure in the amount."""
            ...

        @property
        def expression(self) -> str:
            """The text that a formula has for this amount."""
            ...

    @property
    def quantity(self) -> pint.Quantity[float]:
        """The amount as a pint Quantity in the application registry, built anew each time.

        The magnitude is an int where the number is whole and a float otherwise.

        Raises:
            NumberTooLargeError: the number is not whole, and beyond the largest float.
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(*self.measured)

    def quantity_in(self, registry: pint.UnitRegistry[Any]) -> pint.Quantity[float]:
        """The amount as a pint Quantity in the caller's registry, to which missing units are added.

        Raises:
            NumberTooLargeError: the number is not whole, and beyond the largest float.
            UnitConflictError: the registry has a unit of the same name that means something else.
        """
        from .quantities import build_quantity

        return build_quantity(*self.measured, registry)

    @property
    def measured(self) -> tuple[Exact, str]:
        """The number and the unit for pint. They differ from `value` and `unit` only if pint cannot read `unit`."""
        return self.value, self.unit

    @property
    def open_figures(self) -> tuple[Figure, ...]:
        """The figures whose every reading counts: all of them, unless only the chosen readings were asked for."""
        return self.figures

    @property
    def doubts(self) -> tuple[str, ...]:
        """The ids of the doubts about the figures in the amount. See `Report.doubts`."""
        return tuple(dict.fromkeys(doubt for figure in self.open_figures for doubt in figure.doubts))

    @property
    def possible(self) -> tuple[Possibility, ...]:
        """The value under each joint reading of the doubts, the chosen readings first; equal values are all kept.

        Each item has the value and, for each doubt, its id and the id of a reading.

        Raises:
            TooManyReadingsError: there are more than 4 096 joint readings; `possible_bounds` cover all of them.

        >>> report.organised_crime.antwerp_port.persons_checked.possible[1]
        Possibility(value=5511, readings=(('antwerp-checks', 'vehicles-first'),))
        """
        from .readings import possibilities

        return possibilities(self)

    @property
    def possible_bounds(self) -> Interval:
        """All values that the amount can have, whatever the readings are.

        With more than 4 096 joint readings they may be wider than needed.

        >>> print(report.organised_crime.antwerp_port.persons_checked.possible_bounds)
        [5511, 7290]
        """
        if not self.doubts:
            return self.bounds
        from .readings import possible_bounds

        return possible_bounds(self)

    @property
    def caveat(self) -> str:
        """The doubts about the amount in brackets, with the other possible numbers; empty without a doubt.

        >>> report.organised_crime.antwerp_port.persons_checked.caveat
        '(or 5 511; doubt: antwerp-checks)'
        """
        from .readings import caveat

        return caveat(self)

    def is_above(self, other: Exact | Amount, *, readings: Readings = "all") -> Truth:
        """Whether the amount is greater than a number, or than another amount in the same unit.

        The answer is yes or no only if it is the same under every joint reading of the doubts about both.
        `compared_with` says which doubts leave it open. With readings="chosen", only the chosen readings count.

        Raises:
            DerivationError: the other amount has another unit or belongs to another reading of the same report, or
                `other` is not a number.

        >>> actions = report.road_police.actions
        >>> actions.speed.is_above(actions.drugs)
        <Truth.UNKNOWN: 'unknown'>
        >>> actions.speed.is_above(actions.drugs, readings="chosen")
        <Truth.TRUE: 'yes'>
        """
        from .interval import Interval
        from .readings import answer

        return answer(self, self._comparable(other), Interval.is_above, readings)

    def is_below(self, other: Exact | Amount, *, readings: Readings = "all") -> Truth:
        """Whether the amount is smaller than a number, or than another amount in the same unit. See `is_above`.

        Raises:
            DerivationError: the other amount has another unit or belongs to another reading of the same report, or
                `other` is not a number.
        """
        from .interval import Interval
        from .readings import answer

        return answer(self, self._comparable(other), Interval.is_below, readings)

    def is_equal_to(self, other: Exact | Amount, *, readings: Readings = "all") -> Truth:
        """Whether the amount is the same as a number, or as another amount in the same unit. See `is_above`.

        Raises:
            DerivationError: the other amount has another unit or belongs to another reading of the same report, or
                `other` is not a number.
        """
        from .interval import Interval
        from .readings import answer

        return answer(self, self._comparable(other), Interval.is_equal_to, readings)

    def compared_with(self, other: Exact | Amount) -> SizeComparison:
        """Compare the amount with a number or another amount, and name the doubts on which the answers depend.

        Raises:
            DerivationError: the other amount has another unit or belongs to another reading of the same report, or
                `other` is not a number.

        >>> actions = report.road_police.actions
        >>> print(actions.speed.compared_with(actions.drugs))
        above: unknown, below: unknown, equal: no; it depends on road-police-actions
        """
        from .readings import compared_with

        return compared_with(self, self._comparable(other))

    def _comparable(self, other: Exact | Amount) -> Exact | Amount:
        if isinstance(other, Amount) and other.unit != self.unit:
            raise DerivationError(
                f"Expected figures in one unit, got {self.expression} in {self.unit} and {other.expression} in "
                f"{other.unit}."
            )
        if isinstance(other, Amount):
            from .refusals import refuse_two_readings

            refuse_two_readings((self, other))
            return other
        from .relating import number_to_compare

        return number_to_compare(other)

    def __add__(self, other: object) -> Derived:
        from .combining import added

        return added(self, other)

    def __radd__(self, other: object) -> Derived:
        from .combining import begun

        return begun(self, other)

    def __sub__(self, other: object) -> Derived:
        from .combining import subtracted

        return subtracted(self, other)

    def __truediv__(self, other: object) -> Derived:
        from .combining import divided

        return divided(self, other)

    if not TYPE_CHECKING:
        # Hidden from type checkers, which then refuse the operators in an editor.

        def __lt__(self, other: object) -> NoReturn:
            from .refusals import refuse_order

            refuse_order(self)

        __le__ = __gt__ = __ge__ = __lt__

    def share_of(self, whole: Amount, *, across_reports: bool = False, readings: Readings = "all") -> Derived:
        """Compute the amount as a percentage of another amount in the same unit.

        With readings="chosen", the doubts about the figures are left out, and the result says so.

        Raises:
            DerivationError: the two count different things, the whole is zero or no amount, or the two are different
                figures of different reports and `across_reports` is not given.

        >>> staff = report.personnel.staff
        >>> print(staff.women.share_of(staff.total))
        ≈31.4257% = personnel.staff.women / personnel.staff.total
        """
        from .combining import share_of

        return share_of(self, whole, across_reports=across_reports, readings=readings)

    def rate(self, unit: TimeUnit, *, readings: Readings = "all") -> Derived:
        """Divide the amount by the length of its period. `unit` is second, minute, hour, day or week.

        Under a reading with another period the rate is another one, or does not exist.

        Raises:
            DerivationError: the amount does not grow over its period, or the unit has no fixed length.

        >>> print(report.organised_crime.investigations.money_laundering.rate("day"))
        ≈2.19945 case/day = organised_crime.investigations.money_laundering / 366 day
        """
        from .combining import rate

        return rate(self, unit, readings)

    def per(
        self,
        population: Exact | Amount,
        times: Exact = 1,
        *,
        label: str | None = None,
        readings: Readings = "all",
    ) -> Derived:
        """Relate the amount to a population: per inhabitant, or with `times` per 100 000 of them.

        The population is a number with a `label` that says what it counts, or another amount. A number is taken as
        exact. The doubts are those of the amount.

        Raises:
            DerivationError: the amount is a share or a ratio; the population is not above zero, has no label, or is an
                amount of another report; or a number is a float.

        >>> print(report.personnel.staff.women.per(11_763_650, 100_000, label="inhabitants"))
        ≈37.3439 person per 100 000 inhabitants = personnel.staff.women / 11 763 650 inhabitants × 100 000
        """
        from .relating import per

        return per(self, population, times, label, readings)

    def growth_from(
        self,
        earlier: Exact | Amount | Observation,
        *,
        label: str | None = None,
        insist: bool = False,
        readings: Readings = "all",
    ) -> Derived:
        """Compute the growth from an earlier number, in percent of it; for shares, in percentage points.

        The earlier number is a number, with a `label` for the formula; the same amount in another report; or an
        observation of the series of this figure. Another quantity, and an observation that is not comparable or
        lies before a break, are refused unless `insist` is given. From an observation, the result says how
        comparable the two are.

        Raises:
            DerivationError: the earlier number is not above zero, is a float, is in another unit, is of another report,
                or is an observation that is not earlier or not comparable.

        >>> print(report.personnel.staff.women.growth_from(4292, label="2023"))
        ≈2.35322% = personnel.staff.women / 4 292 (2023) - 1
        >>> print(report.personnel.staff.women.growth_from(report.series("personnel.staff.women").at(2023)).short)
        ≈2.35322%
        """
        from .relating import growth_from

        return growth_from(self, earlier, label, insist, readings)

    def __round__(self, places: int | None = None) -> Derived:
        """Round the amount, and its other possible numbers, away from zero where two are equally near.

        Raises:
            DerivationError: `places` is beyond 100.

        >>> print(round(report.personnel.staff.women.share_of(report.personnel.staff.total), 1).short)
        31.4%
        """
        from .relating import rounded

        return rounded(self, 0 if places is None else places)

    def formatted(self, language: Language, places: int | None = None) -> str:
        """Write the amount in nl, fr or de as is usual in Belgium, or in en: `plus de 300 personnes`, `31,4 %`.

        The text has the qualifier, the number, the unit and the doubt; `places` is a number of decimals. An f-string
        does the same: `f"{amount:fr}"`, `f"{amount:fr.1f}"`. `f"{amount:.1f}"` needs no Babel.

        Raises:
            MissingExtraError: Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> staff = report.personnel.staff
        >>> print(f"{staff.women.share_of(staff.total):.1f}", staff.women.share_of(staff.total).formatted("en", 1))
        31.4% 31.4%
        """
        from ..writing.formatting import formatted

        return formatted(self, language, places)

    def __format__(self, form: str) -> str:
        if not form:
            return str(self)
        from ..writing.formatting import in_form

        return in_form(self, form)

    def __float__(self) -> float:
        from .numbers import as_float

        return as_float(self.value)
