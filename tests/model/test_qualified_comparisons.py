"""Comparisons respect the printed qualifier: the answer is yes, no or unknown, and never a guess."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Exact
from support.judged import ROUNDINGS, count, figure, printing

TRUE, FALSE, UNKNOWN = bps.Truth.TRUE, bps.Truth.FALSE, bps.Truth.UNKNOWN
NUMBERS = st.one_of(st.integers(0, 50), st.fractions(0, 50, max_denominator=40))
DECIMALS = st.tuples(st.integers(0, 50), st.sampled_from(["", ",0", ",5", ",25"]))
QUALIFIERS = st.sampled_from(bps.Qualifier)
FIGURES = st.one_of(
    # Things are counted in whole numbers.
    st.builds(figure, st.just(bps.Count), st.just("a"), st.integers(0, 50).map(str), qualifier=QUALIFIERS),
    st.builds(
        figure,
        st.just(bps.Share),
        st.just("a"),
        DECIMALS.map(lambda parts: f"{parts[0]}{parts[1]}"),
        qualifier=QUALIFIERS,
    ),
)


def allows(one: bps.Figure, number: Fraction) -> bool:
    """Whether a figure can be this number, given its rounding and its qualifier."""
    value = Fraction(one.value)
    match one.qualifier:
        case bps.Qualifier.MORE_THAN:
            return number > value
        case bps.Qualifier.AT_LEAST:
            return number >= value
        case bps.Qualifier.LESS_THAN:
            return number < value
        case bps.Qualifier.AT_MOST:
            return number <= value
        case bps.Qualifier.ABOUT:
            return value / 2 <= number <= 2 * value
        case bps.Qualifier.EXACT:
            return _prints(one, number)


def _prints(one: bps.Figure, number: Fraction) -> bool:
    """Whether the number can have been printed as this figure."""
    value = Fraction(one.value)
    if isinstance(one, bps.Count) and one.place == 1:
        return number == value
    decimals = len(one.printed.partition(",")[2])
    around = (printing(number, decimals, rounding) for rounding in ROUNDINGS)
    return abs(number - value) == Fraction(one.place) / 2 or value in (
        Fraction(bps.parse_printed(text).value) for text in around
    )


def candidates(one: bps.Figure, other: Fraction) -> list[Fraction]:
    """Numbers near the printed one and near `other` that the figure can be."""
    value = Fraction(one.value)
    ends = [value, other, value / 2, 2 * value, *(value + s * Fraction(one.place) / 2 for s in (1, -1))]
    near = [end + Fraction(step, 1000) for end in ends for step in (-1, 0, 1)]
    return [number for number in (*near, Fraction(-1000), Fraction(1000)) if allows(one, number)]


@given(FIGURES, NUMBERS)
def test_an_answer_is_that_of_every_possible_number(one: bps.Figure, other: Exact) -> None:
    """It is yes if all of them give yes, no if all of them give no, and otherwise unknown."""
    near = candidates(one, Fraction(other))
    answers = {
        one.is_above(other): {number > other for number in near},
        one.is_below(other): {number < other for number in near},
        one.is_equal_to(other): {number == other for number in near},
    }

    for answer, truths in answers.items():
        assert {TRUE: {True}, FALSE: {False}, UNKNOWN: {True, False}}[answer] == truths


@given(FIGURES, FIGURES)
def test_two_figures_are_never_contradicted_by_a_possible_pair(one: bps.Figure, other: bps.Figure) -> None:
    """A yes or no about two figures holds for all numbers that the two can be."""
    if one.unit != other.unit:
        return
    pairs = [(a, b) for a in candidates(one, Fraction(other.value)) for b in candidates(other, Fraction(one.value))]
    for answer, said in (
        (one.is_above(other), {a > b for a, b in pairs}),
        (one.is_below(other), {a < b for a, b in pairs}),
        (one.is_equal_to(other), {a == b for a, b in pairs}),
    ):
        assert answer is UNKNOWN or said == {answer is TRUE}
    assert one.is_above(other) is other.is_below(one)
    assert one.is_equal_to(other) is other.is_equal_to(one)


@pytest.mark.parametrize(
    ("figure_id", "number", "answers"),
    [
        ("information_exchange.wanted_notices.notices", 250, (TRUE, FALSE, FALSE)),
        ("information_exchange.wanted_notices.notices", 300, (TRUE, FALSE, FALSE)),
        ("information_exchange.wanted_notices.notices", 301, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ("information_exchange.wanted_notices.notices", 400, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ("organised_crime.human_trafficking.persons_in_online_advertisements", 16_000, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ("organised_crime.human_trafficking.persons_in_online_advertisements", 8_000, (UNKNOWN, FALSE, UNKNOWN)),
        ("organised_crime.human_trafficking.persons_in_online_advertisements", 7_999, (TRUE, FALSE, FALSE)),
        ("organised_crime.human_trafficking.persons_in_online_advertisements", 32_000, (FALSE, UNKNOWN, UNKNOWN)),
        ("organised_crime.human_trafficking.persons_in_online_advertisements", 32_001, (FALSE, TRUE, FALSE)),
        ("organised_crime.human_trafficking.cases_known_share", 14, (FALSE, TRUE, FALSE)),
        ("organised_crime.human_trafficking.cases_known_share", 13, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ("organised_crime.child_abuse.self_generated_share_minimum", 10, (UNKNOWN, FALSE, UNKNOWN)),
        ("organised_crime.child_abuse.self_generated_share_maximum", 15, (FALSE, UNKNOWN, UNKNOWN)),
        ("personnel.staff.women", 4393, (FALSE, FALSE, TRUE)),
        ("personnel.staff.women", 4392, (TRUE, FALSE, FALSE)),
        ("personnel.staff.women", 4394, (FALSE, TRUE, FALSE)),
        ("border_management.passengers.total", 14_500_000, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ("border_management.passengers.total", 14_550_001, (FALSE, TRUE, FALSE)),
        ("border_management.passengers.total", 14_449_999, (TRUE, FALSE, FALSE)),
        ("organised_crime.investigation_shares.corruption", Decimal("1.15"), (UNKNOWN, FALSE, UNKNOWN)),
        ("organised_crime.investigation_shares.corruption", Fraction(5, 4), (FALSE, UNKNOWN, UNKNOWN)),
    ],
)
def test_comparisons_of_real_figures(
    report: bps.Report, figure_id: str, number: Exact, answers: tuple[bps.Truth, bps.Truth, bps.Truth]
) -> None:
    """More than 300 is above 250 and above 300. Whether it is above 400 is unknown."""
    one = report[figure_id]

    assert answers == (one.is_above(number), one.is_below(number), one.is_equal_to(number))


def test_figures_are_compared_in_one_unit_only(report: bps.Report) -> None:
    """Women and men can be compared. Women and tonnes cannot, and the error names both."""
    staff, drugs = report.personnel.staff, report.organised_crime.drug_trends

    assert TRUE is staff.men.is_above(staff.women)
    for compare in (staff.women.is_above, staff.women.is_below, staff.women.is_equal_to):
        with pytest.raises(bps.DerivationError) as caught:
            compare(drugs.cocaine_seized)
        assert (
            "Expected figures in one unit, got personnel.staff.women in person and "
            f"organised_crime.drug_trends.cocaine_seized in {drugs.cocaine_seized.unit}."
        ) == str(caught.value)


def test_an_unknown_answer_cannot_be_a_condition() -> None:
    """Yes and no can be conditions; unknown raises an error. All three have a value."""
    assert (True, False) == (bool(TRUE), bool(FALSE))
    assert ("yes", "no", "unknown") == (str(TRUE), str(FALSE), str(UNKNOWN))
    with pytest.raises(bps.UndecidedError) as caught:
        bool(count("a", "300", bps.Qualifier.MORE_THAN).is_above(400))
    assert (
        "Expected a yes or a no, but the report leaves both open. Compare with Truth.TRUE, Truth.FALSE or "
        "Truth.UNKNOWN to decide what to do then."
    ) == str(caught.value)


def test_figures_have_no_comparison_operators(report: bps.Report) -> None:
    """The operator < would have to guess, so figures cannot be compared with it, nor with numbers."""
    women, men = report.personnel.staff.women, report.personnel.staff.men
    for other in (men, 4393):
        with pytest.raises(TypeError, match="not supported"):
            women < other  # type: ignore[operator]  # noqa: B015
