"""Derived numbers know their operands and their exact bounds. Amounts that do not mix are refused."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from decimal import localcontext
from fractions import Fraction
from functools import reduce
from operator import add, sub, truediv  # pyright: ignore[reportUnknownVariableType]
from typing import Any, cast

import attrs
import pytest
from hypothesis import assume, given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.amount import Amount
from belgian_police_stats.model.combining import share_of
from belgian_police_stats.model.interval import Interval
from support.judged import LEAP_YEAR, PLAIN_YEAR, count, figure

STOCK = bps.Period(start=date(2024, 12, 31), end=date(2024, 12, 31), kind=bps.PeriodKind.STOCK)
ONE, KILOGRAM = count("a", "1"), figure(bps.Mass, "b", "1")
HELD = figure(bps.Count, "b", "1", period=STOCK)
PRINTS = st.tuples(st.integers(0, 10**6), st.sampled_from(["", ",0", ",5", ",25"])).map(lambda n: f"{n[0]}{n[1]}")
Operation = Callable[[Any, Any], Any]
OPERATIONS: dict[str, Operation] = {
    "sum": add,
    "difference": sub,
    "quotient": truediv,
    "share": bps.Figure.share_of,
}
EXACTLY: dict[str, Callable[[Fraction, Fraction], Any]] = {
    "sum": add,
    "difference": sub,
    "quotient": truediv,
    "share": lambda a, b: 100 * a / b,
}


def share_in(name: str, whole: str) -> bps.Share:
    """A share whose whole is known."""
    one = figure(bps.Share, name, "1")
    assert isinstance(one, bps.Share)
    return attrs.evolve(one, of=whole)


def masses(name: str) -> st.SearchStrategy[bps.Figure]:
    """Masses with any qualifier, printed with 0 to 2 decimals."""
    return st.builds(figure, st.just(bps.Mass), st.just(name), PRINTS, qualifier=st.sampled_from(bps.Qualifier))


def possible(data: st.DataObject, one: bps.Figure) -> Fraction:
    """Draw a number that the figure can be, including its bounds."""
    lower, upper = one.bounds.lower, one.bounds.upper
    low = Fraction(lower) if lower is not None else min(Fraction(0), Fraction(upper or 0)) - 10**7
    high = Fraction(upper) if upper is not None else max(low, Fraction(one.value)) + 10**7
    number = data.draw(st.one_of(st.fractions(low, high, max_denominator=10**4), st.sampled_from([low, high])))
    assume(number in one.bounds)
    return number


@pytest.mark.slow
@pytest.mark.parametrize("name", OPERATIONS)
@given(st.data())
def test_every_possible_result_is_within_the_bounds(name: str, data: st.DataObject) -> None:
    """For all numbers within the bounds of the operands, the result is within the bounds of the derived number."""
    one, other = data.draw(masses("a")), data.draw(masses("b"))
    assume(name in ("sum", "difference") or other.value != 0)
    derived = OPERATIONS[name](one, other)
    a, b = (possible(data, operand) for operand in (one, other))
    assume(name in ("sum", "difference") or b > 0)

    assert EXACTLY[name](a, b) in derived.bounds
    assert EXACTLY[name](Fraction(one.value), Fraction(other.value)) == derived.value


@pytest.mark.slow
@pytest.mark.parametrize("name", OPERATIONS)
@given(st.data())
def test_the_bounds_of_exact_operands_are_as_narrow_as_possible(name: str, data: st.DataObject) -> None:
    """The bounds are the least and the greatest result of the bounds of the operands."""
    one, other = data.draw(masses("a")), data.draw(masses("b"))
    one, other = (attrs.evolve(operand, qualifier=bps.Qualifier.EXACT) for operand in (one, other))
    assume(name in ("sum", "difference") or other.value >= 1)
    corners = [
        EXACTLY[name](Fraction(a), Fraction(b))
        for a in (one.bounds.lower or 0, one.bounds.upper or 0)
        for b in (other.bounds.lower or 0, other.bounds.upper or 0)
    ]
    derived = OPERATIONS[name](one, other)

    assert (min(corners), max(corners)) == (derived.bounds.lower, derived.bounds.upper)


def test_lineage_and_units(report: bps.Report) -> None:
    """A derived number has operands, a formula, a unit, and the period that its operands share."""
    staff, calls = report.personnel.staff, report.information_exchange.emergency_calls.calls
    both, more = staff.women + staff.men, staff.men - staff.women
    per, part = staff.men / staff.women, staff.women.share_of(staff.total)

    assert (staff.women.id, staff.men.id) == both.operands
    assert ("personnel.staff.women + personnel.staff.men", "person") == (both.formula, both.unit)
    assert ("personnel.staff.men - personnel.staff.women", "person") == (more.formula, more.unit)
    assert ("personnel.staff.men / personnel.staff.women", "person/person") == (per.formula, per.unit)
    assert ("personnel.staff.women / personnel.staff.total", "percent") == (part.formula, part.unit)
    expected = [Fraction(13_979), Fraction(5_193), Fraction(9_586, 4_393), Fraction(439_300, 13_979)]
    assert expected == [derived.value for derived in (both, more, per, part)]
    assert staff.total.period == both.period == part.period
    assert (staff.total / calls).period is None
    assert "≈31.4257% = personnel.staff.women / personnel.staff.total" == str(part)
    assert 439_300 / 13_979 == float(part)


def test_a_derived_number_never_equals_a_figure(report: bps.Report) -> None:
    """The numbers can be the same, but a derived number has no source. Plain numbers cannot be operands."""
    staff = report.personnel.staff
    both: Any = staff.women + staff.men

    assert (both.value, both.unit) == (staff.total.value, staff.total.unit)
    assert both != staff.total
    assert staff.total != both
    assert both not in list(report)
    assert [] == [name for name in ("id", "source", "sources", "printed") if hasattr(both, name)]
    for compute in (
        lambda: staff.total / 2,
        lambda: staff.total + 1,
        lambda: staff.total - 1,
        lambda: both / 2,
        lambda: both + 1,
        lambda: both - 1,
        lambda: 1 + both,
        lambda: 1 + staff.total,
    ):
        with pytest.raises(TypeError, match="unsupported operand"):
            compute()


@given(
    st.lists(
        st.builds(count, st.sampled_from("abcdef"), st.integers(0, 10**6).map(str)),
        min_size=1,
        max_size=5,
        unique_by=lambda figure: figure.id,
    )
)
def test_any_number_of_figures_has_a_sum(figures: list[bps.Figure]) -> None:
    """With + or sum: the exact sum, each operand once and in order, and a point as the bounds of counts."""
    expected = sum(figure.value for figure in figures)
    total, zero = cast("Any", sum(figures)), cast("Any", 0)

    assert total == reduce(add, figures, zero)
    assert (expected, Interval.point(expected)) == (total.value, total.bounds)
    assert " + ".join(figure.id for figure in figures) == total.formula
    assert tuple(dict.fromkeys(figure.id for figure in figures)) == total.operands


@pytest.mark.slow
@given(st.data())
def test_every_possible_result_of_a_longer_computation_is_within_the_bounds(data: st.DataObject) -> None:
    """The share of a sum in a difference: every step keeps exact bounds."""
    figures = [data.draw(masses(name)) for name in "abcd"]
    one, two, three, four = figures
    a, b, c, d = (possible(data, figure) for figure in figures)
    whole = three + four - one
    assume(whole.value != 0)
    assume(c + d - a > 0)
    part = (one + two).share_of(whole)

    assert 100 * (a + b) / (c + d - a) in part.bounds
    assert (("a", "b", "c", "d"), "(a + b) / (c + d - a)") == (part.operands, part.formula)


def test_formulas_have_brackets_where_they_need_them() -> None:
    """A sum has brackets if it is subtracted or divided, but not if the order of operations is clear."""
    a, b, c, d = (count(name, number) for name, number in zip("abcd", ("7", "4", "2", "1"), strict=True))
    computed = [a + b + c, (a + b) + (c + d), a - b - c, a - (b + c), (a - b) - (c - d), (a + b) / (c + d), a / (b - c)]

    assert [
        ("a + b + c", 13),
        ("a + b + c + d", 14),
        ("a - b - c", 1),
        ("a - (b + c)", 1),
        ("a - b - (c - d)", 2),
        ("(a + b) / (c + d)", Fraction(11, 3)),
        ("a / (b - c)", Fraction(7, 2)),
    ] == [(derived.formula, derived.value) for derived in computed]
    assert ("a", "b", "c") == ((a + b) / (a - c)).operands
    assert a + b == sum((a + b,))


def test_a_computed_share_keeps_its_whole() -> None:
    """The difference of two shares can be added to shares of one whole only."""
    rest = share_in("a", "w") - share_in("b", "w")

    more = rest + share_in("c", "w")
    assert "a - b + c" == more.formula
    assert 1 == more.value
    with pytest.raises(bps.DerivationError) as caught:
        _ = rest + share_in("c", "x")
    assert "Expected shares of one whole, got a - b of w and c of x." == str(caught.value)
    with pytest.raises(bps.DerivationError) as caught:
        _ = share_in("a", "w") + share_in("b", "w") - share_in("c", "x")
    assert "Expected shares of one whole, got a + b of w and c of x." == str(caught.value)


LONG = count("a", "1" + "0" * 400)
SAID = {
    "a whole number": (count("a", "12 345 678") + count("b", "1"), "12345679 person = a + b"),
    "a fraction that ends": (count("a", "1") / count("b", "8"), "0.125 person/person = a / b"),
    "one that does not": (count("a", "2") / count("b", "3"), "≈0.666667 person/person = a / b"),
    "one that ends late": (count("a", "8 000 001") / count("b", "8"), "1000000.125 person/person = a / b"),
    "a qualifier": (ONE + count("b", "599", bps.Qualifier.MORE_THAN), "600 person, in (600, …) = a + b"),
    "a long whole number": (LONG + count("b", "0"), f"1{'0' * 400} person = a + b"),
    "a long fraction": (LONG / count("b", "3"), "≈3.33333e+399 person/person = a / b"),
}


@pytest.mark.parametrize("case", SAID)
def test_a_derived_number_says_how_exact_it_is(case: str) -> None:
    """Whole numbers are written in full, others with six digits and ≈. The bounds follow unless they are a point."""
    derived, expected = SAID[case]

    assert expected == str(derived)
    with localcontext(prec=2):
        assert expected == str(derived)


def test_a_figure_is_compared_to_a_derived_number() -> None:
    """They are compared by their bounds. With another unit, the error names the formula."""
    both = ONE + count("b", "1", bps.Qualifier.AT_LEAST)

    assert bps.Truth.TRUE is count("c", "1").is_below(both)
    assert bps.Truth.UNKNOWN is count("c", "3").is_above(both)
    assert bps.Truth.TRUE is count("c", "2").is_equal_to(ONE + count("b", "1"))
    with pytest.raises(bps.DerivationError) as caught:
        KILOGRAM.is_above(both)
    assert "Expected figures in one unit, got b in kilogram and a + b in person." == str(caught.value)


def test_a_derived_number_is_a_frozen_value(report: bps.Report) -> None:
    """It cannot be changed, can be a key, and is equal after pickling."""
    part = report.personnel.staff.women.share_of(report.personnel.staff.total)

    assert part == pickle.loads(pickle.dumps(part))
    assert 1 == len({part, report.personnel.staff.women.share_of(report.personnel.staff.total)})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        part.value = Fraction(1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("unit", "length"),
    [("second", 31_622_400), ("minute", 527_040), ("hour", 8_784), ("day", 366), ("week", Fraction(366, 7))],
)
def test_a_rate_is_by_the_length_of_the_period(unit: str, length: Fraction) -> None:
    """A leap year has 366 days, 31 622 400 seconds, and a little more than 52 weeks."""
    leap, plain = (figure(bps.Count, "a", "3 045 594", period=period) for period in (LEAP_YEAR, PLAIN_YEAR))
    rate = leap.rate(unit)

    assert Fraction(3_045_594) / length == rate.value
    assert Fraction(366, 365) * rate.value == plain.rate(unit).value
    assert (f"person/{unit}", ("a",), f"a / {length} {unit}") == (rate.unit, rate.operands, rate.formula)
    assert (rate.value, rate.value, LEAP_YEAR) == (rate.bounds.lower, rate.bounds.upper, rate.period)


def test_a_rate_keeps_the_qualifier_and_the_precision() -> None:
    """More than 300 a year is more than 300 / 366 a day. A rounded number has two bounds."""
    above = count("a", "300", bps.Qualifier.MORE_THAN).rate("day")
    rounded = figure(bps.Mass, "a", "36,6").rate("day")

    assert (Fraction(300, 366), None, False) == (above.bounds.lower, above.bounds.upper, above.bounds.includes_lower)
    assert (Fraction("36.55") / 366, Fraction("36.65") / 366) == (rounded.bounds.lower, rounded.bounds.upper)


def magnitude(quantity: Any, unit: str) -> float:
    """The number of a quantity in a unit. The type is Any because pyright does not know those of pint's methods."""
    return float(quantity.m_as(unit))


def test_a_derived_number_becomes_a_quantity_of_pint(report: bps.Report) -> None:
    """The magnitude is an int if the number is whole and a float otherwise. The unit is made of our units."""
    calls = report.information_exchange.emergency_calls.calls
    staff = report.personnel.staff

    assert "13979 person" == str((staff.women + staff.men).quantity)
    assert pytest.approx(float(calls.value) / 366 / 24) == magnitude(calls.rate("day").quantity, "call/hour")
    assert pytest.approx(0.314257, abs=1e-6) == magnitude(staff.women.share_of(staff.total).quantity, "dimensionless")


MIXED = "Expected figures that count the same thing, got a in person and b in kilogram."
KINDS_OF_PERIOD = (
    "Expected figures of one kind of period, got {}. Numbers with different kinds of period cannot be added or "
    "subtracted."
)
REFUSALS: dict[str, tuple[Operation, Amount, Amount, str]] = {
    "sum of two things": (add, ONE, KILOGRAM, MIXED),
    "difference of two things": (sub, ONE, KILOGRAM, MIXED),
    "share of another thing": (bps.Figure.share_of, ONE, KILOGRAM, MIXED),
    "flow and stock": (add, ONE, HELD, KINDS_OF_PERIOD.format("a (flow) and b (stock)")),
    "stock and flow": (sub, HELD, ONE, KINDS_OF_PERIOD.format("b (stock) and a (flow)")),
    "two years": (
        add,
        ONE,
        figure(bps.Count, "b", "1", period=PLAIN_YEAR),
        "Expected figures of one period, got a (2024-01-01 to 2024-12-31) and b (2023-01-01 to 2023-12-31).",
    ),
    "divided by zero": (truediv, ONE, count("b", "0"), "Expected a divisor other than 0, got b, which is 0."),
    "share of zero": (bps.Figure.share_of, ONE, count("b", "0"), "Expected a divisor other than 0, got b, which is 0."),
    "divided by a share": (
        truediv,
        ONE,
        figure(bps.Share, "b", "1"),
        "Expected an amount, got b, which is a Share: it cannot be divided.",
    ),
    "a rate divided": (
        truediv,
        figure(bps.Rate, "b", "1"),
        ONE,
        "Expected an amount, got b, which is a Rate: it cannot be divided.",
    ),
    "share of a share": (
        bps.Figure.share_of,
        figure(bps.Share, "b", "1"),
        figure(bps.Share, "c", "1"),
        "Expected an amount, got b, which is a Share: it cannot be a share of something.",
    ),
    "a sum and another thing": (add, ONE + count("c", "1"), KILOGRAM, MIXED.replace("got a in", "got a + c in")),
    "a quotient added": (
        add,
        ONE / count("b", "2"),
        ONE,
        "Expected an amount, got a / b, which is a Ratio: it cannot be added up.",
    ),
    "a quotient divided": (
        truediv,
        ONE,
        ONE / count("b", "2"),
        "Expected an amount, got a / b, which is a Ratio: it cannot be divided.",
    ),
    "share of a computed zero": (share_of, ONE, ONE - ONE, "Expected a divisor other than 0, got a - a, which is 0."),
    "changes": (
        add,
        figure(bps.Change, "a", "1"),
        figure(bps.Change, "b", "1"),
        "Expected an amount, got a, which is a Change: it cannot be added up.",
    ),
    "a change taken off a share": (
        sub,
        figure(bps.Share, "a", "1"),
        figure(bps.Change, "b", "1"),
        "Expected an amount, got b, which is a Change: it cannot be added up.",
    ),
    "shares of two wholes": (
        add,
        share_in("a", "c"),
        share_in("b", "d"),
        "Expected shares of one whole, got a of c and b of d.",
    ),
    "shares of wholes that nobody knows": (
        sub,
        figure(bps.Share, "x.y.a", "1"),
        figure(bps.Share, "x.z.b", "1"),
        "Expected shares of one whole, got x.y.a of the unnamed whole in x.y and x.z.b of the unnamed whole in x.z.",
    ),
    "added shares and one of another whole": (
        add,
        figure(bps.Share, "x.y.a", "1") + figure(bps.Share, "x.y.b", "1"),
        share_in("x.y.c", "d"),
        "Expected shares of one whole, got x.y.a + x.y.b of the unnamed whole in x.y and x.y.c of d.",
    ),
}
NO_RATES = {
    "stock": (
        HELD,
        "day",
        (
            "Expected a figure that was counted over a period, got b, which is a stock on 2024-12-31: it has no rate "
            "over time."
        ),
    ),
    "rule in force": (
        figure(bps.Duration, "b", "5", period=attrs.evolve(LEAP_YEAR, kind=bps.PeriodKind.STANDING)),
        "day",
        (
            "Expected a figure that was counted over a period, got b, which is a rule in force: it has no rate over "
            "time."
        ),
    ),
    "change": (
        figure(bps.Change, "b", "1"),
        "day",
        "Expected an amount, got b, which is a Change: it cannot be spread over time.",
    ),
    "month": (
        ONE,
        "month",
        "Expected a unit of time with a fixed length, one of second, minute, hour, day, week, got 'month'.",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_does_not_mix_is_refused_with_a_sentence(case: str) -> None:
    """Different units, a stock and a flow, two periods, a ratio, or a division by zero."""
    operation, one, other, sentence = REFUSALS[case]

    with pytest.raises(bps.DerivationError) as caught:
        operation(one, other)

    assert sentence == str(caught.value)


@pytest.mark.parametrize("case", NO_RATES)
def test_what_has_no_rate_is_refused_with_a_sentence(case: str) -> None:
    """A stock, a ratio, and a unit of time without a fixed length have no rate."""
    one, unit, sentence = NO_RATES[case]

    with pytest.raises(bps.DerivationError) as caught:
        one.rate(unit)

    assert sentence == str(caught.value)
