"""Comparisons honour the hedge that is printed: true, false, or unknown, and no guess."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Exact
from support.judged import ROUNDINGS, count, figure, printing

TRUE, FALSE, UNKNOWN = bps.Truth.TRUE, bps.Truth.FALSE, bps.Truth.UNKNOWN
NUMBERS = st.one_of(st.integers(0, 50), st.fractions(0, 50, max_denominator=40))
FIGURES = st.builds(
    figure,
    st.sampled_from([bps.Count, bps.Share]),
    st.just("a"),
    st.tuples(st.integers(0, 50), st.sampled_from(["", ",0", ",5", ",25"])).map(lambda parts: f"{parts[0]}{parts[1]}"),
    qualifier=st.sampled_from(bps.Qualifier),
)


def allows(one: bps.Figure, number: Fraction) -> bool:
    """Whether a figure may be this number: what its print can have been rounded from, and what its hedge says."""
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
            return True
        case bps.Qualifier.EXACT:
            return _prints(one, number)


def _prints(one: bps.Figure, number: Fraction) -> bool:
    """Whether the number, printed as the figure is, can have given its print."""
    value = Fraction(one.value)
    if isinstance(one, bps.Count) and one.place == 1:
        return number == value
    decimals = len(one.printed.partition(",")[2])
    around = (printing(number, decimals, rounding) for rounding in ROUNDINGS)
    return abs(number - value) == Fraction(one.place) / 2 or value in (
        Fraction(bps.parse_printed(text).value) for text in around
    )


def candidates(one: bps.Figure, other: Fraction) -> list[Fraction]:
    """Numbers near the print and near what it is compared with, those that the figure may be."""
    ends = [Fraction(one.value), other, *(Fraction(one.value) + s * Fraction(one.place) / 2 for s in (1, -1))]
    near = [end + Fraction(step, 1000) for end in ends for step in (-1, 0, 1)]
    return [number for number in (*near, Fraction(-1000), Fraction(1000)) if allows(one, number)]


@given(FIGURES, NUMBERS)
def test_an_answer_is_what_every_possible_number_says(one: bps.Figure, other: Exact) -> None:
    """True where all of them say so, false where none does, unknown where they differ."""
    there = candidates(one, Fraction(other))
    answers = {
        one.is_above(other): {number > other for number in there},
        one.is_below(other): {number < other for number in there},
        one.is_equal_to(other): {number == other for number in there},
    }

    for answer, said in answers.items():
        assert {TRUE: {True}, FALSE: {False}, UNKNOWN: {True, False}}[answer] == said


@given(FIGURES, FIGURES)
def test_two_figures_are_never_contradicted_by_a_possible_pair(one: bps.Figure, other: bps.Figure) -> None:
    """A sure answer about two figures holds for whatever numbers the two may be."""
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
    """More than 300 is above 250 and above 300, and about 400 nobody knows."""
    one = report[figure_id]

    assert answers == (one.is_above(number), one.is_below(number), one.is_equal_to(number))


def test_figures_are_compared_in_one_unit_only(report: bps.Report) -> None:
    """Women and men can be; women and tonnes cannot, and the message names both."""
    staff, drugs = report.personnel.staff, report.organised_crime.drug_trends

    assert TRUE is staff.men.is_above(staff.women)
    for compare in (staff.women.is_above, staff.women.is_below, staff.women.is_equal_to):
        with pytest.raises(bps.DerivationError) as caught:
            compare(drugs.cocaine_seized)
        assert (
            "Expected figures in one unit, got personnel.staff.women in person and "
            f"organised_crime.drug_trends.cocaine_seized in {drugs.cocaine_seized.unit}."
        ) == str(caught.value)


def test_an_unknown_answer_is_no_condition() -> None:
    """True and false are conditions, unknown refuses with a sentence; all three have a word."""
    assert (True, False) == (bool(TRUE), bool(FALSE))
    assert ("yes", "no", "unknown") == (str(TRUE), str(FALSE), str(UNKNOWN))
    with pytest.raises(bps.UndecidedError) as caught:
        bool(count("a", "300", bps.Qualifier.MORE_THAN).is_above(400))
    assert (
        "Expected a yes or a no, and the print leaves both open. Compare with Truth.TRUE, Truth.FALSE or "
        "Truth.UNKNOWN to decide what to do then."
    ) == str(caught.value)


def test_there_is_no_order_by_signs(report: bps.Report) -> None:
    """A plain < would have to guess, so that there is none, neither with figures nor with numbers."""
    women, men = report.personnel.staff.women, report.personnel.staff.men
    for other in (men, 4393):
        with pytest.raises(TypeError, match="not supported"):
            women < other  # type: ignore[operator]  # noqa: B015
