"""Computations that make no sense, each refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from ..errors import DerivationError, clean, short_repr
from .amount import Amount
from .derived import RATIO, Derived, Operation, Term
from .figure import Figure
from .report_key import is_read_otherwise

__all__ = [
    "is_growth",
    "is_plain_number",
    "refuse_double_counting",
    "refuse_mixture",
    "refuse_no_amount",
    "refuse_number",
    "refuse_order",
    "refuse_other_unit",
    "refuse_ratio",
    "refuse_reports",
    "refuse_two_readings",
    "reports_of",
]

_AMOUNTS = {"Count", "Money", "Mass", "Duration"}
_INSIST = "Leave one of them out, or add figures with `Figures.total(count_twice=True)`."


def reports_of(terms: Sequence[Amount]) -> list[str]:
    """Give the publisher and the year of each report that the amounts come from."""
    return [*dict.fromkeys(figure.report_key for term in terms for figure in term.figures)]


def refuse_double_counting(added: Sequence[Amount], taken: Sequence[Amount] = ()) -> None:
    """Refuse to add up amounts, or to subtract them, if one is counted in another.

    Raises:
        DerivationError: a figure is added twice, contains another figure, or overlaps one; the rule is named.
    """
    for side in _weights(added, taken):
        places = {(figure.report_key, figure.id) for figure in side}
        if len(places) < len(side):
            twice = next(figure for figure in side if [other.id for other in side].count(figure.id) > 1)
            raise DerivationError(f"Expected figures that count nothing twice, got {twice.id} twice. {_INSIST}")
        for figure in side:
            for whole, rule in figure.wholes:
                if (figure.report_key, whole) in places:
                    raise DerivationError(
                        f"Expected figures that count nothing twice, got {whole} and {figure.id}, "
                        f"which is part of it by the rule {rule}. {_INSIST}"
                    )
            for other, why in figure.overlaps:
                if (figure.report_key, other) in places:
                    raise DerivationError(
                        f"Expected figures that count nothing twice, got {figure.id} and {other}, which overlap. "
                        f"{why} {_INSIST}"
                    )


def is_growth(a: Amount, b: Amount) -> bool:
    """Whether both are the same figure in two reports, none of which is read in another way."""
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.id != b.id or a.report_key == b.report_key:
        return False
    return not is_read_otherwise(a.report_key) and not is_read_otherwise(b.report_key)


def refuse_two_readings(terms: Sequence[Amount]) -> None:
    """Refuse figures of one report that is read in two ways.

    Raises:
        DerivationError: the figures are of a report and of the same report under a reading of a doubt.
    """
    reports = reports_of(terms)
    if len(reports) > 1 and any(map(is_read_otherwise, reports)):
        refuse_reports(terms)


def refuse_reports(terms: Sequence[Amount]) -> None:
    """Refuse amounts of several reports.

    Raises:
        DerivationError: the amounts come from more than one report, or from one report in two readings.
    """
    reports = reports_of(terms)
    if len(reports) > 1:
        ids = ", ".join(term.expression for term in terms[:3])
        raise DerivationError(
            f"Expected figures of one report in one reading, got {ids} of {' and '.join(reports[:3])}. Across reports, "
            "a figure combines only with the figure of the same id. To combine others, use `share_of` or "
            "`Figures.total` with across_reports=True."
        )


def refuse_mixture(a: Amount, b: Amount, *, other_period: bool = False) -> None:
    """Refuse to add or subtract two amounts that do not count the same thing in the same period.

    Raises:
        DerivationError: the kinds, units, wholes, kinds of period or, without `other_period`, periods differ.
    """
    for term in (a, b):
        if term.kind in ("Change", RATIO):
            refuse_ratio(term, "added up")
    refuse_other_unit(a, b)
    if a.base != b.base:
        raise DerivationError(
            f"Expected shares of one whole, got {a.expression} of {a.base} and {b.expression} of {b.base}."
        )
    first, second = a.period, b.period
    if first is None or second is None:
        several = a if first is None else b
        raise DerivationError(f"Expected figures of one period, got {several.expression}, which covers several.")
    if first.kind is not second.kind:
        raise DerivationError(
            f"Expected figures of one kind of period, got {a.expression} ({first.kind}) and {b.expression} "
            f"({second.kind}). Numbers with different kinds of period cannot be added or subtracted."
        )
    if first != second and not other_period:
        raise DerivationError(
            f"Expected figures of one period, got {a.expression} ({first}) and {b.expression} ({second})."
        )


def refuse_other_unit(a: Amount, b: Amount) -> None:
    """Refuse two amounts in different units.

    Raises:
        DerivationError: the units differ.
    """
    if a.unit != b.unit:
        raise DerivationError(
            f"Expected figures that count the same thing, got {a.expression} in {a.unit} and {b.expression} in "
            f"{b.unit}."
        )


def refuse_ratio(term: Amount, what: str) -> None:
    """Refuse what is not an amount, such as a share or a change. `what` says what was to be done with it.

    Raises:
        DerivationError: the term is a share, a change, a rate or a computed ratio.
    """
    if term.kind not in _AMOUNTS:
        raise DerivationError(
            f"Expected an amount, got {term.expression}, which is a {term.kind}: it cannot be {what}."
        )


def refuse_no_amount(whole: object) -> None:
    """Refuse a plain number, an observation or anything else that is not an amount as the whole of a share.

    Raises:
        DerivationError: it is neither a figure nor a computed number.
    """
    if isinstance(whole, Amount):
        return
    hint = "Give the figure of the whole, such as `report.personnel.staff.total`."
    if is_plain_number(whole):
        hint += f" For a number of your own, write `per({short_repr(whole)}, 100, label='…')`."
    raise DerivationError(expected="a figure or a computed number as the whole", got=short_repr(whole), hint=hint)


def refuse_number(amount: Amount, other: object, operator: str) -> None:
    """Refuse a plain number in arithmetic.

    Raises:
        TypeError: the other operand is a plain number, which has no unit and no source.
    """
    if is_plain_number(other):
        raise TypeError(
            f"unsupported operand for {operator}: {clean(amount.expression)} counts {clean(amount.unit)}, and "
            f"{short_repr(other)} is a plain number. Use `per` for a population, `growth_from` for an earlier number, "
            "or compute with `value`."
        )


def refuse_order(amount: Amount) -> NoReturn:
    """Refuse to compare amounts with an operator, which has no answer for what is unknown.

    Raises:
        TypeError: always.
    """
    raise TypeError(
        f"operators such as < are not supported for {clean(amount.expression)}, since the answer can be unknown. Use "
        "`is_below` or `is_above`, and `Figures.ranking` to sort."
    )


def is_plain_number(value: object) -> bool:
    """Whether a value is a number of Python or of another library, such as numpy."""
    return isinstance(value, (int, float, Decimal, Fraction)) or hasattr(type(value), "__index__")


def _weights(added: Sequence[Term], taken: Sequence[Term]) -> tuple[list[Figure], list[Figure]]:
    """Give the figures that sums and differences of the terms add up, and those that they subtract.

    A figure that is both added and subtracted is in neither list; one that is added twice is listed twice.
    """
    plus: list[Figure] = []
    minus: list[Figure] = []
    for sign, terms in ((1, added), (-1, taken)):
        for term in terms:
            if not isinstance(term, Derived):
                (plus if sign > 0 else minus).extend(term.figures)
                continue
            first, *others = term.terms
            inner = _weights(term.terms, ()) if term.operation is Operation.SUM else _weights((first,), others)
            plus += inner[sign < 0]
            minus += inner[sign > 0]
    for figure in [*plus]:
        if figure in minus:
            plus.remove(figure)
            minus.remove(figure)
    return plus, minus
