"""A printed number represents an interval with exact bounds."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Interval, half_even, half_up, rounded, truncated
from belgian_police_stats.model.rules import adds_up
from belgian_police_stats.testing.strategies import figures, numbers
from support.judged import figure, judged
from support.strategies import places

WIDE = Context(prec=60)
HALF_OPEN = Interval(lower=2, upper=4, includes_upper=False)
BELOW_ZERO = Interval(lower=-4, upper=-2, includes_lower=False)


def steps_of(number: int | Decimal, place: int | Decimal, rounding: str) -> int:
    """Divide a number by a place, and round with the standard library."""
    return int(WIDE.divide(Decimal(number), Decimal(place)).quantize(Decimal(1), rounding=rounding, context=WIDE))


def bounds(interval: Interval) -> tuple[Fraction, Fraction]:
    """Both bounds, which every printed number has."""
    assert interval.lower is not None
    assert interval.upper is not None
    return Fraction(interval.lower), Fraction(interval.upper)


EXACT_NUMBERS = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)


@given(numbers(), places(), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN]))
def test_a_rounded_number_is_in_the_interval_of_its_printed_form(
    exact: int | Decimal, place: int | Decimal, rounding: str
) -> None:
    """The exact number is within the bounds for any rounding of ties and any place."""
    printed = steps_of(exact, place, rounding) * place

    assert exact in rounded(printed, place)


@given(numbers(), places())
def test_a_truncated_number_is_in_the_interval_of_its_printed_form(exact: int | Decimal, place: int | Decimal) -> None:
    """The exact number is within the bounds for any place. A printed zero has lost its sign."""
    size = max(exact, -exact)
    printed = steps_of(size, place, ROUND_DOWN) * place

    if exact < 0 and printed:
        assert exact in truncated(-printed, place)
    else:
        assert size in truncated(printed, place)


@pytest.mark.parametrize("printed", ["0", "0,0", "0,00"])
def test_a_change_truncates_to_zero_from_both_sides(printed: str) -> None:
    """A printed zero of a change has lost its sign. Figures of other kinds are never below zero."""
    place = bps.parse_printed(printed).place
    change, share_ = (figure(kind, "a", printed).interval_if_truncated for kind in (bps.Change, bps.Share))

    assert Interval(lower=-place, upper=place, includes_lower=False, includes_upper=False) == change
    assert Interval(lower=0, upper=place, includes_upper=False) == share_


def test_negative_changes_truncated_to_zero_add_up() -> None:
    """Each of four can be nearly minus one, so a total of minus three violates no rule."""
    total = adds_up("r", parts="abcd", why="Because.")
    falls = [figure(bps.Change, name, printed) for name, printed in zip("rabcd", ("-3", *"0000"), strict=True)]

    assert bps.Verdict.TRUNCATED is judged(total, *falls).verdict


@given(numbers(), places())
def test_both_intervals_are_one_place_wide_and_contain_the_value(value: int | Decimal, place: int | Decimal) -> None:
    """The width is exactly the last printed place."""
    for interval in (rounded(value, place), truncated(value, place)):
        assert value in interval
        lower, upper = bounds(interval)
        assert Fraction(place) == upper - lower


@given(numbers(), places())
def test_rounding_is_symmetric_and_truncation_goes_towards_zero(value: int | Decimal, place: int | Decimal) -> None:
    """Rounding: half a place to each side, with both ends. Truncation: a whole place outwards, without the far end."""
    around, outwards = rounded(value, place), truncated(value, place)

    assert Fraction(value) * 2 == sum(bounds(around))
    assert (True, True) == tuple(bound in around for bound in bounds(around))
    assert value == (outwards.upper if value < 0 else outwards.lower)
    assert (value >= 0, value < 0) == (outwards.includes_lower, outwards.includes_upper)


@given(EXACT_NUMBERS, EXACT_NUMBERS, EXACT_NUMBERS, st.booleans(), st.booleans())
def test_membership_is_that_of_the_bounds(
    number: Fraction, one_end: Fraction, other_end: Fraction, low: bool, high: bool
) -> None:
    """A number between the bounds is inside. A bound is inside only if the interval includes it."""
    lower, upper = sorted((one_end, other_end))
    interval = Interval(lower=lower, upper=upper, includes_lower=low, includes_upper=high)

    assert (lower < number < upper or (number in (lower, upper) and number in interval)) == (number in interval)
    assert (low and (high or lower < upper)) == (lower in interval)
    assert (high and (low or lower < upper)) == (upper in interval)


@pytest.mark.slow
@given(figures(), st.integers(1, 5))
def test_the_caller_s_decimal_context_does_not_move_a_bound(figure: bps.Figure, digits: int) -> None:
    """A low precision in the context of the caller does not round the bounds."""
    expected = figure.interval_if_rounded, figure.interval_if_truncated
    with localcontext(prec=digits):
        assert expected == (figure.interval_if_rounded, figure.interval_if_truncated)


@pytest.mark.parametrize(
    ("figure_id", "as_rounded", "as_truncated"),
    [
        ("organised_crime.investigation_shares.money_laundering", "[20.45, 20.55]", "[20.5, 20.6)"),
        ("border_management.passengers.total", "[14450000, 14550000]", "[14500000, 14600000)"),
        ("organised_crime.investigations.money_laundering", "[805, 805]", "[805, 805]"),
        ("border_management.removals.total", "[4596, 4596]", "[4596, 4596]"),
    ],
)
def test_intervals_of_real_figures(report: bps.Report, figure_id: str, as_rounded: str, as_truncated: str) -> None:
    """A share and a rounded number in words are intervals; a count printed in full is a point."""
    figure = report[figure_id]

    assert (as_rounded, as_truncated) == (str(figure.interval_if_rounded), str(figure.interval_if_truncated))


def test_only_a_count_printed_in_full_is_a_point(report: bps.Report) -> None:
    """Shares, measures and rates have a width even without printed decimals; a rule in force has none."""
    points = {figure.id for figure in report if figure.interval_if_rounded.is_point}
    whole_counts = {figure.id for figure in report if type(figure) is bps.Count and figure.place == 1}
    in_force = {figure.id for figure in report if figure.period.kind is bps.PeriodKind.STANDING}

    assert {"protection.screening.badge_validity", "protection.screening.badge_validity_before"} == in_force
    assert whole_counts | in_force == points
    assert points == {figure.id for figure in report if figure.interval_if_truncated.is_point}


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        (HALF_OPEN, Interval(lower=1, upper=2), "[1, 4)"),
        (HALF_OPEN, Interval(lower=1, upper=2, includes_upper=False), "(1, 4)"),
        (BELOW_ZERO, Interval(lower=1, upper=2), "(-4, -1]"),
        (BELOW_ZERO, Interval(lower=1, upper=2, includes_upper=False), "(-4, -1)"),
        (HALF_OPEN, Interval(lower=1, upper=None), "(0, 4)"),
        (Interval(lower=0, upper=None), HALF_OPEN, "[0, …)"),
        (Interval(lower=-4, upper=4), HALF_OPEN, "[-2, 2]"),
        (HALF_OPEN, Interval(lower=0, upper=2), "(…, …)"),
    ],
)
def test_a_quotient_includes_a_bound_if_both_operands_do(above: Interval, below: Interval, text: str) -> None:
    """Division by the smallest number gives the bound furthest from zero."""
    assert text == str(above / below)


@pytest.mark.parametrize(
    ("rounding", "value", "place", "text"),
    [
        (half_up, 3, 1, "[2.5, 3.5)"),
        (half_up, -3, 1, "(-3.5, -2.5]"),
        (half_up, 0, 1, "(-0.5, 0.5)"),
        (half_up, Decimal("0.5"), Decimal("0.1"), "[0.45, 0.55)"),
        (half_even, 2, 1, "[1.5, 2.5]"),
        (half_even, 3, 1, "(2.5, 3.5)"),
    ],
)
def test_ties_go_away_from_zero_or_to_the_even_digit(
    rounding: Callable[[Any, Any], Interval], value: int | Decimal, place: int | Decimal, text: str
) -> None:
    """A bound that rounds to another number is excluded."""
    assert text == str(rounding(value, place))


def test_subtraction_swaps_the_bounds() -> None:
    """An excluded bound stays excluded."""
    wide, half = Interval(lower=5, upper=7), Interval(lower=1, upper=2, includes_upper=False)

    assert Interval(lower=3, upper=6, includes_lower=False) == wide - half
    assert Interval(lower=-2, upper=-1, includes_lower=False) == -half
    assert HALF_OPEN == -BELOW_ZERO
    assert Interval(lower=None, upper=-1) == -Interval(lower=1, upper=None)
    assert Interval(lower=3, upper=6, includes_upper=False) == half.times(Fraction(3))


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(lower=1, upper=2, includes_upper=False), "[1, 2)"),
        (Interval(lower=1, upper=2, includes_lower=False), "(1, 2]"),
        (Interval(lower=1, upper=None), "[1, …)"),
        (Interval(lower=None, upper=2), "(…, 2]"),
        (Interval(lower=None, upper=None), "(…, …)"),
    ],
)
def test_brackets_show_which_bounds_are_included(interval: Interval, text: str) -> None:
    """A square bracket means included, a round bracket excluded, and three dots no bound."""
    assert text == str(interval)
