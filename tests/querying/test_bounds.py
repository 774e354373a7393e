"""Bounds, orders, repeats and dates: what holds, what is violated, and what a qualifier leaves open."""

from datetime import date

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.rules import RuleKind, Verdict, days_within, falling, ordered, parts_within, within
from support.judged import LEAP_YEAR, PLAIN_YEAR, count, figure, judged

HOLDS, VIOLATED, UNDECIDED = Verdict.HOLDS, Verdict.VIOLATED, Verdict.UNDECIDED
PART = within("a", whole="r", why="Because.")
PARTS = parts_within("r", parts=("a", "b"), exhaustive=bps.Truth.FALSE, why="Because.")
DAYS = days_within("a", why="Because.")
RISING = ordered("a", "b", "c", why="Because.")
REPEATED = bps.Rule(kind=RuleKind.REPEATED, result="a", why="Because.")
REAL = bps.Rule(kind=RuleKind.REAL_DATE, result="line 1: 31", why="Because.")
SAME = bps.Rule(kind=RuleKind.SAME_DATE, result="line 2: 31", operands=("line 1: 31",), why="Because.")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_part_in_full_is_within_its_whole_or_not(part: int, whole: int) -> None:
    """Two counts in full leave nothing open. A part may equal its whole."""
    assert (HOLDS if part <= whole else VIOLATED) is judged(PART, count("a", str(part)), count("r", str(whole))).verdict


@pytest.mark.parametrize(
    ("next_one", "verdict"), [("14 560 000", HOLDS), ("14 540 000", UNDECIDED), ("14 440 000", VIOLATED)]
)
def test_a_count_that_was_shortened_leaves_an_order_open(next_one: str, verdict: Verdict) -> None:
    """14,5 miljoen can be more or less than a number within half of its last printed place."""
    rising = ordered("a", "b", why="Because.")

    assert verdict is judged(rising, count("a", "14,5 miljoen"), count("b", next_one)).verdict


@given(st.integers(0, 10**3), st.integers(0, 10**3), st.integers(0, 10**3))
def test_parts_together_are_within_their_whole_or_not(one: int, other: int, whole: int) -> None:
    """The sum decides, even if each part alone would fit."""
    figures = count("a", str(one)), count("b", str(other)), count("r", str(whole))
    result = judged(PARTS, *figures)

    assert (HOLDS if one + other <= whole else VIOLATED) is result.verdict
    assert (one + other, whole) == (result.computed, result.printed)


@pytest.mark.parametrize(
    ("part", "qualifier", "whole", "whole_qualifier", "verdict"),
    [
        ("301", "exact", "300", "more_than", UNDECIDED),
        ("300", "exact", "300", "more_than", HOLDS),
        ("300", "exact", "300", "at_least", HOLDS),
        ("299", "exact", "300", "less_than", UNDECIDED),
        ("300", "exact", "300", "less_than", VIOLATED),
        ("300", "exact", "300", "at_most", UNDECIDED),
        ("301", "exact", "300", "at_most", VIOLATED),
        ("150", "exact", "300", "about", HOLDS),
        ("151", "exact", "300", "about", UNDECIDED),
        ("601", "exact", "300", "about", VIOLATED),
        ("300", "more_than", "300", "exact", VIOLATED),
        ("299", "more_than", "300", "exact", UNDECIDED),
        ("300", "at_least", "300", "exact", UNDECIDED),
        ("301", "at_least", "300", "exact", VIOLATED),
        ("300", "at_most", "300", "exact", HOLDS),
        ("300", "less_than", "300", "exact", HOLDS),
        ("301", "at_most", "300", "exact", UNDECIDED),
        ("150", "about", "300", "exact", HOLDS),
        ("151", "about", "300", "exact", UNDECIDED),
        ("602", "about", "300", "exact", VIOLATED),
        ("300", "at_least", "300", "less_than", VIOLATED),
        ("300", "more_than", "300", "at_most", VIOLATED),
        ("300", "at_least", "300", "at_most", UNDECIDED),
        ("300", "at_most", "300", "at_least", HOLDS),
        ("300", "less_than", "300", "more_than", HOLDS),
    ],
)
def test_a_qualifier_opens_one_side_of_a_bound(
    part: str, qualifier: str, whole: str, whole_qualifier: str, verdict: Verdict
) -> None:
    """The rule is violated only if no numbers that the qualifiers allow fit, and holds only if all of them fit."""
    figures = count("a", part, bps.Qualifier(qualifier)), count("r", whole, bps.Qualifier(whole_qualifier))

    assert verdict is judged(PART, *figures).verdict


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [("2", "3", HOLDS), ("3", "3", UNDECIDED), ("4", "3", UNDECIDED), ("5", "3", VIOLATED), ("3,4", "4", HOLDS)],
)
def test_rounded_measures_near_each_other_are_undecided(part: str, whole: str, verdict: Verdict) -> None:
    """Half a printed place on each side may reverse the order, or make both numbers equal."""
    assert verdict is judged(PART, figure(bps.Mass, "a", part), figure(bps.Mass, "r", whole)).verdict


@pytest.mark.parametrize(
    ("days", "period", "verdict"),
    [
        ("366", LEAP_YEAR, HOLDS),
        ("367", LEAP_YEAR, VIOLATED),
        ("365", PLAIN_YEAR, HOLDS),
        ("366", PLAIN_YEAR, VIOLATED),
        ("29", bps.Period(start=date(2024, 2, 1), end=date(2024, 2, 29)), HOLDS),
        ("30", bps.Period(start=date(2024, 2, 1), end=date(2024, 2, 29)), VIOLATED),
        ("29", bps.Period(start=date(2023, 2, 1), end=date(2023, 2, 28)), VIOLATED),
        ("1", bps.Period(start=date(2024, 1, 1), end=date(2024, 1, 1)), HOLDS),
    ],
)
def test_days_are_no_more_than_the_period_has(days: str, period: bps.Period, verdict: Verdict) -> None:
    """Both ends of the period are days of it, and a leap year has one more day."""
    result = judged(DAYS, figure(bps.Count, "a", days, period=period))

    assert (verdict, period.days) == (result.verdict, result.printed)


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_an_order_holds_if_the_numbers_never_fall(numbers: list[int]) -> None:
    """Counts in full that fall violate the rule, and counts that rise violate the reversed rule."""
    figures = [count(name, str(number)) for name, number in zip("abc", numbers, strict=True)]

    assert (HOLDS if sorted(numbers) == numbers else VIOLATED) is judged(RISING, *figures).verdict
    fallen = judged(falling("a", "b", "c", why="Because."), *figures).verdict
    assert (HOLDS if sorted(numbers, reverse=True) == numbers else VIOLATED) is fallen


@pytest.mark.parametrize("qualifier", [word for word in bps.Qualifier if word in ("about", "more_than", "less_than")])
def test_a_qualified_number_leaves_an_order_open_only_at_its_place(qualifier: bps.Qualifier) -> None:
    """The numbers around it can still violate the rule. If they are in order, the rule is undecided."""
    middle = count("b", "2", qualifier)

    assert VIOLATED is judged(RISING, count("a", "3"), middle, count("c", "1")).verdict
    assert UNDECIDED is judged(RISING, count("a", "1"), middle, count("c", "3")).verdict


def test_an_undecided_order_shows_the_first_open_pair() -> None:
    """Of several pairs that a qualifier leaves open, the numbers of the first are given."""
    figures = count("a", "2"), count("b", "3", bps.Qualifier.ABOUT), count("c", "4")
    result = judged(RISING, *figures)

    assert (UNDECIDED, 2, 3) == (result.verdict, result.computed, result.printed)


def test_the_ends_of_a_range_are_ordered_as_printed() -> None:
    """From at least ten to at most fifteen is in order. From at least sixteen to at most fifteen is not."""
    rule = ordered("a", "b", why="Because.")
    upper = count("b", "15", bps.Qualifier.AT_MOST)

    assert HOLDS is judged(rule, count("a", "10", bps.Qualifier.AT_LEAST), upper).verdict
    assert HOLDS is judged(rule, count("a", "15", bps.Qualifier.AT_LEAST), upper).verdict
    assert VIOLATED is judged(rule, count("a", "16", bps.Qualifier.AT_LEAST), upper).verdict


def repeated(*printed: str) -> bps.Figure:
    """A count that is printed in these forms at several places."""
    one = count("a", printed[0])
    sources = tuple(attrs.evolve(one.source, line=line, printed=text) for line, text in enumerate(printed, 1))
    return attrs.evolve(one, sources=sources)


@pytest.mark.parametrize(
    ("printed", "verdict", "computed"),
    [
        (("25 917", "25 917"), Verdict.EXACT, 25_917),
        (("25 917", "25917"), Verdict.EXACT, 25_917),
        (("25 917", "(25 917)"), Verdict.EXACT, 25_917),
        (("25 917", "25 918"), VIOLATED, 25_918),
        (("25 917", "25 917", "25 916"), VIOLATED, 25_916),
    ],
)
def test_a_quantity_is_the_same_at_each_place(printed: tuple[str, ...], verdict: Verdict, computed: int) -> None:
    """The grouping of digits does not matter. A number that differs is the computed one of the result."""
    result = judged(REPEATED, repeated(*printed))

    assert (verdict, computed, 25_917) == (result.verdict, result.computed, result.printed)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2024-06-30", HOLDS),
        ("2024-06-31", VIOLATED),
        ("2024-02-29", HOLDS),
        ("2023-02-29", VIOLATED),
        ("2024-13-01", VIOLATED),
        ("2024-00-10", VIOLATED),
        ("2024-10-00", VIOLATED),
        ("20240630", VIOLATED),
        ("2024-W26-7", VIOLATED),
    ],
)
def test_a_date_is_one_of_the_calendar(day: str, verdict: Verdict) -> None:
    """It must have the form that the ledger uses, and a leap day needs a leap year."""
    assert verdict is judged(REAL, dates={"line 1: 31": day}).verdict


def test_two_dates_of_one_event_are_the_same() -> None:
    """The day must be the same. It need not exist."""
    first = {"line 1: 31": "2024-06-31"}

    assert Verdict.EXACT is judged(SAME, dates={**first, "line 2: 31": "2024-06-31"}).verdict
    assert VIOLATED is judged(SAME, dates={**first, "line 2: 31": "2024-06-30"}).verdict
