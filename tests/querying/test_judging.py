"""Verdicts follow from what printed numbers can stand for: no honest rounding is ever called a violation."""

from decimal import ROUND_DOWN
from fractions import Fraction

import pytest
from hypothesis import example, given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Interval, half_even, half_up
from belgian_police_stats.model.rules import Verdict, adds_up, complement, ordered, share as share_rule, time_per
from support.judged import LEAP_YEAR, PLAIN_YEAR, PRINTINGS, ROUNDINGS, count, figure, judged, printing, share

EXACT, ROUNDED, TRUNCATED = Verdict.EXACT, Verdict.ROUNDED, Verdict.TRUNCATED
VIOLATED, UNDECIDED = Verdict.VIOLATED, Verdict.UNDECIDED
PART_OF_WHOLE = share_rule("s", part="p", whole="w", why="Because.")
TOTAL = adds_up("r", parts=("a", "b"), why="Because.")
HALVES = complement("a", "b", why="Because.")
EACH = time_per("t", amount="n", why="Because.")
QUALIFIERS = [qualifier for qualifier in bps.Qualifier if qualifier is not bps.Qualifier.EXACT]
DECIMALS = st.integers(0, 4)


def expected_of(exact: Fraction, printed: str, decimals: int) -> Verdict:
    """The first that fits: the printed number is exact, or a rounding with ties up or to even, or cut off."""
    value = Fraction(bps.parse_printed(printed).value)
    prints = {
        rounding: Fraction(bps.parse_printed(printing(exact, decimals, rounding)).value) for rounding in PRINTINGS
    }
    if value == exact:
        return EXACT
    if value in (prints[rounding] for rounding in ROUNDINGS):
        return ROUNDED
    return TRUNCATED if value == prints[ROUND_DOWN] else VIOLATED


@given(st.integers(0, 10**6), st.integers(1, 10**6), DECIMALS, st.sampled_from(PRINTINGS))
@example(1, 8, 2, PRINTINGS[0])
@example(1, 8, 2, PRINTINGS[1])
@example(1, 40, 0, PRINTINGS[1])
@example(2, 3, 1, ROUND_DOWN)
def test_a_share_that_was_rounded_or_cut_off_is_never_violated(
    part: int, whole: int, decimals: int, rounding: str
) -> None:
    """With 0 to 4 decimals and ties up or to even. A number that only cutting off gives has its own verdict."""
    exact = Fraction(100 * part, whole)
    printed = printing(exact, decimals, rounding)
    verdict = judged(PART_OF_WHOLE, share("s", printed), count("p", str(part)), count("w", str(whole))).verdict

    assert expected_of(exact, printed, decimals) is verdict
    assert verdict in ((EXACT, ROUNDED) if rounding in ROUNDINGS else (EXACT, ROUNDED, TRUNCATED))


@given(st.integers(0, 10**4), st.integers(1, 10**4), DECIMALS, st.integers(-3, 3), st.sampled_from(PRINTINGS))
def test_a_share_a_few_steps_off_has_the_verdict_of_its_number(
    part: int, whole: int, decimals: int, steps: int, rounding: str
) -> None:
    """Any number near the exact share has the verdict that the roundings of the decimal module give it."""
    exact = Fraction(100 * part, whole)
    place = Fraction(1, 10**decimals)
    near = Fraction(bps.parse_printed(printing(exact, decimals, rounding)).value) + steps * place
    printed = printing(max(near, Fraction(0)), decimals, ROUND_DOWN)
    verdict = judged(PART_OF_WHOLE, share("s", printed), count("p", str(part)), count("w", str(whole))).verdict

    assert expected_of(exact, printed, decimals) is verdict


@given(st.integers(1, 10**8), DECIMALS, st.sampled_from(PRINTINGS), st.sampled_from([LEAP_YEAR, PLAIN_YEAR]))
def test_the_time_for_each_is_never_violated_by_rounding(
    amount: int, decimals: int, rounding: str, year: bps.Period
) -> None:
    """The time is the seconds of the period, with a leap day if there is one, divided by the number."""
    days = 366 if year is LEAP_YEAR else 365
    exact = Fraction(days * 86_400, amount)
    printed = printing(exact, decimals, rounding)
    amounts = figure(bps.Count, "n", str(amount), period=year)

    assert expected_of(exact, printed, decimals) is judged(EACH, figure(bps.Rate, "t", printed), amounts).verdict


@given(
    st.lists(st.fractions(0, 1000, max_denominator=10**5), min_size=2, max_size=2),
    st.lists(DECIMALS, min_size=3, max_size=3),
    st.sampled_from(PRINTINGS),
)
@example([Fraction(1, 2), Fraction(1, 2)], [0, 0, 0], PRINTINGS[0])
@example([Fraction(3, 2), Fraction(1, 2)], [0, 0, 0], PRINTINGS[1])
def test_a_total_of_measures_is_never_violated_by_printing(
    parts: list[Fraction], decimals: list[int], rounding: str
) -> None:
    """The parts and the total are printed by the same rounding, each with its own number of decimals."""
    numbers = [sum(parts, Fraction(0)), *parts]
    prints = [printing(number, places, rounding) for number, places in zip(numbers, decimals, strict=True)]
    figures = [figure(bps.Mass, name, printed) for name, printed in zip("rab", prints, strict=True)]

    assert judged(TOTAL, *figures).verdict in (
        (EXACT, ROUNDED) if rounding in ROUNDINGS else (EXACT, ROUNDED, TRUNCATED)
    )


@given(
    st.fractions(0, 100, max_denominator=10**5), st.lists(DECIMALS, min_size=2, max_size=2), st.sampled_from(PRINTINGS)
)
@example(Fraction(109, 2), [0, 0], PRINTINGS[0])
def test_shares_that_make_a_whole_are_never_violated_by_printing(
    first: Fraction, decimals: list[int], rounding: str
) -> None:
    """The two shares are printed by the same rounding, each with its own number of decimals."""
    shares = [
        share(name, printing(number, places, rounding))
        for name, number, places in zip("ab", (first, 100 - first), decimals, strict=True)
    ]

    assert judged(HALVES, *shares).verdict is not VIOLATED


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("54", "46", EXACT),
        ("55", "46", ROUNDED),  # 54,5 and 45,5 with ties up
        ("54", "45", TRUNCATED),  # no rounding rounds both 54,5 and 45,5 down
        ("54", "44", VIOLATED),
        ("55", "47", VIOLATED),
        ("54,3", "46", ROUNDED),
        ("54,6", "45", ROUNDED),
        ("54,4", "45", TRUNCATED),
    ],
)
def test_all_numbers_of_a_rule_are_rounded_in_the_same_way(first: str, second: str, verdict: Verdict) -> None:
    """Ties go up for every number or to the even digit for every number, not as each number needs it."""
    result = judged(HALVES, share("a", first), share("b", second))

    assert (verdict, 100, Interval.point(100)) == (result.verdict, result.printed, result.printed_interval)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "verdict"),
    [
        ("1", "8", "12,5", EXACT),
        ("1", "8", "13", ROUNDED),  # ties up
        ("1", "8", "12", ROUNDED),  # ties to even
        ("3", "8", "37", TRUNCATED),  # 37,5: neither up nor even
        ("3", "8", "38", ROUNDED),
        ("2", "3", "66", TRUNCATED),
        ("2", "3", "67", ROUNDED),
        ("2", "3", "65", VIOLATED),
        ("2", "3", "68", VIOLATED),
        ("45", "3 920", "1,1", ROUNDED),
        ("45", "3 920", "1,2", VIOLATED),
        ("45", "3 920", "1", ROUNDED),
        ("0", "7", "0", EXACT),
        ("0", "7", "0,1", VIOLATED),
        ("7", "7", "100", EXACT),
        ("7", "7", "99,9", VIOLATED),
        ("7", "0", "100", UNDECIDED),
        ("0", "0", "0", UNDECIDED),
    ],
)
def test_shares_by_hand(part: str, whole: str, printed: str, verdict: Verdict) -> None:
    """Ties, numbers cut off, 0 and 100 percent, and a whole of zero, which leaves the rule undecided."""
    assert verdict is judged(PART_OF_WHOLE, share("s", printed), count("p", part), count("w", whole)).verdict


def test_a_measure_of_zero_does_not_excuse_its_share() -> None:
    """Zero kilograms can stand for half a kilogram, but not for fifty of a hundred."""
    parts = figure(bps.Mass, "p", "0"), figure(bps.Mass, "w", "100")

    assert VIOLATED is judged(PART_OF_WHOLE, share("s", "50"), *parts).verdict
    assert ROUNDED is judged(PART_OF_WHOLE, share("s", "0,4"), *parts).verdict


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("5", ("2", "3"), EXACT),
        ("6", ("2", "3"), VIOLATED),
        ("14,5 miljoen", ("14 000 000", "449 999"), VIOLATED),
        ("14,5 miljoen", ("14 000 000", "450 000"), ROUNDED),  # ties up
        ("14,4 miljoen", ("14 000 000", "450 000"), ROUNDED),  # ties to even
        ("14,6 miljoen", ("14 000 000", "550 000"), ROUNDED),  # both
        ("14,5 miljoen", ("14 000 000", "550 000"), TRUNCATED),
        ("14,5 miljoen", ("14 000 000", "549 999"), ROUNDED),
        ("14,5 miljoen", ("14 000 000", "599 999"), TRUNCATED),
        ("14,5 miljoen", ("14 000 000", "600 000"), VIOLATED),
    ],
)
def test_totals_by_hand(total: str, parts: tuple[str, str], verdict: Verdict) -> None:
    """A count in full stands for itself, and a total in millions for what rounds to it or is cut off to it."""
    operands = (count(name, printed) for name, printed in zip("ab", parts, strict=True))

    assert verdict is judged(TOTAL, count("r", total), *operands).verdict


@pytest.mark.parametrize("qualifier", QUALIFIERS)
@pytest.mark.parametrize("qualified", ["r", "a", "b"])
@pytest.mark.parametrize("total", ["5", "6"])
def test_a_qualifier_anywhere_leaves_an_equality_undecided(
    qualifier: bps.Qualifier, qualified: str, total: str
) -> None:
    """It does not matter which number has the qualifier, or whether the numbers fit."""
    numbers = {"r": total, "a": "2", "b": "3"}
    figures = [count(name, n, qualifier if name == qualified else bps.Qualifier.EXACT) for name, n in numbers.items()]

    assert UNDECIDED is judged(TOTAL, *figures).verdict


def test_a_result_carries_its_numbers() -> None:
    """It has the computed and the printed number, both also as intervals, and the figures."""
    result = judged(PART_OF_WHOLE, share("s", "1,2"), count("p", "45"), count("w", "3 920"))

    assert (Fraction(4500, 3920), Fraction(12, 10)) == (result.computed, Fraction(str(result.printed)))
    assert ("[≈1.14796, ≈1.14796]", "[1.15, 1.25]") == (str(result.computed_interval), str(result.printed_interval))
    assert ("s", "p", "w") == result.figures
    assert "<RuleResult violated: s = p / w>" == repr(result)


@given(st.integers(-50, 50), st.integers(0, 3), st.integers(-500, 500))
def test_the_interval_of_a_rounding_has_what_rounds_so(steps: int, decimals: int, hundredths: int) -> None:
    """A number is in the interval if and only if the rounding turns it into the printed number."""
    place = bps.parse_printed(printing(Fraction(1, 10**decimals), decimals, ROUND_DOWN)).place
    value = bps.parse_printed(printing(Fraction(steps, 10**decimals), decimals, ROUND_DOWN)).value
    near = Fraction(value) + Fraction(hundredths, 200) * Fraction(place)

    for rounding, stands_for in zip(ROUNDINGS, (half_up, half_even), strict=True):
        printed = bps.parse_printed(printing(near, decimals, rounding)).value
        assert (printed == value) == (near in stands_for(value, place))


@given(st.permutations(["3", "2", "1"]), st.sampled_from(QUALIFIERS))
def test_a_qualified_number_in_an_order_does_not_excuse_its_neighbours(
    numbers: list[str], qualifier: bps.Qualifier
) -> None:
    """The first number and the last are compared with each other, whatever the middle one can be."""
    middle = count("b", numbers[1], qualifier)
    rule = ordered("a", "b", "c", why="Because.")
    verdict = judged(rule, count("a", numbers[0]), middle, count("c", numbers[2])).verdict

    assert (int(numbers[0]) > int(numbers[2])) <= (verdict is VIOLATED)
