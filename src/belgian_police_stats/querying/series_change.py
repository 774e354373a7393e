"""The change between two numbers of a series."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from ..errors import DerivationError
from ..model.certainty import Readings
from ..model.derived import Derived, Operation, Term, computed
from ..model.outside import Break, Comparability, Observation, OutsideSource

__all__ = ["SeriesChange", "change_between"]

_FROM_WORST = (Comparability.DIFFERENT, Comparability.COMPARABLE, Comparability.SAME)


@frozen(kw_only=True, repr=False)
class SeriesChange(Derived):
    """The change between two numbers of a series, in percent of the earlier one, or for shares in percentage points.

    >>> import belgian_police_stats as bps
    >>> change = bps.load(2024).series("personnel.staff.women").change(2023, 2024)
    >>> round(float(change), 2), change.comparability.value
    (2.35, 'same')
    """

    earlier: Observation
    later: Observation
    comparability: Comparability
    """The less comparable of the two numbers."""
    breaks: tuple[Break, ...] = ()
    """The breaks between the two."""

    @property
    def operands(self) -> tuple[str, ...]:
        """The id of the figure."""
        return (self.later.figure,)

    @property
    def sources(self) -> tuple[OutsideSource, ...]:
        """The pages that print the numbers, without the report itself."""
        return tuple(observation.source for observation in (self.earlier, self.later) if observation.source is not None)

    @property
    def reservations(self) -> tuple[str, ...]:
        """Everything that speaks against the comparison, apart from doubts about figures, which `caveat` names."""
        return (
            *(
                f"{observation.year}: {observation.difference}"
                for observation in (self.earlier, self.later)
                if observation.difference
            ),
            *(found.why for found in self.breaks),
        )

    def __str__(self) -> str:
        return f"{super().__str__()} ({'; '.join((self.comparability, *self.reservations))})"

    def __repr__(self) -> str:
        return f"<SeriesChange {self}>"


def change_between(
    earlier: Observation, later: Observation, breaks: tuple[Break, ...], insist: bool, readings: Readings = "all"
) -> SeriesChange:
    """Compute the change between two numbers of one series; `breaks` are those between the two.

    Raises:
        DerivationError: the two are not comparable and `insist` is not given, or the earlier one is zero.
    """
    comparability = next(mark for mark in _FROM_WORST if mark in (earlier.comparability, later.comparability))
    reasons = [found.why for found in breaks]
    reasons += [
        f"{observation.year}: {observation.difference}."
        for observation in (earlier, later)
        if observation.comparability is Comparability.DIFFERENT and observation.difference
    ]
    if reasons and not insist:
        raise DerivationError(
            f"Expected numbers that can be compared, got {later.figure} for {earlier.year} and {later.year}. "
            f"{' '.join(reasons)} To compare them anyway, use insist=True."
        )
    share = later.unit == "percent"
    if not share and earlier.value == 0:
        raise DerivationError(f"Expected an earlier number other than 0 for {later.figure}, got 0 in {earlier.year}.")
    names = (f"{later.figure} ({observation.period})" for observation in (later, earlier))
    # The figure itself is taken where the number is one of the report: the change then has its doubts.
    terms: tuple[Term, ...] = (later.own or later, earlier.own or earlier)
    operation, factor = (Operation.DIFFERENCE, Fraction(1)) if share else (Operation.GROWTH, Fraction(100))
    return SeriesChange(
        unit="percentage_point" if share else "percent",
        formula=" - ".join(names) if share else " / ".join(names) + " - 1",
        **computed(operation, terms, factor, readings),
        earlier=earlier,
        later=later,
        comparability=comparability,
        breaks=breaks,
    )
