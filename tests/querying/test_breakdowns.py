"""Breakdowns: a whole with its printed parts, and whether these are all of them."""

from fractions import Fraction

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.rules import RuleKind
from support.own_reports import HORSES, MARES, plain

PHENOMENA = "organised_crime.investigations.new/parts_within"


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each packaged edition in turn."""
    return bps.load(request.param)


def test_the_ten_phenomena_leave_a_remainder() -> None:
    """They add up to 3 292 of the 3 920 new investigations, so that 628 belong to none of them."""
    phenomena = next(one for one in bps.load(2024).breakdowns if one.rule.id == PHENOMENA)
    explained, remainder = phenomena.explained, phenomena.remainder

    assert (bps.Truth.FALSE, 10, 3920) == (phenomena.exhaustive, len(phenomena.parts), phenomena.whole.value)
    assert (Fraction(3292), Fraction(628)) == (explained.value, remainder.value)
    assert ("[3292, 3292]", "[628, 628]") == (str(explained.bounds), str(remainder.bounds))
    assert ("case", phenomena.whole.period) == (remainder.unit, remainder.period)
    assert remainder.formula.startswith(
        "organised_crime.investigations.new - organised_crime.investigations.money_laundering - "
    )
    assert remainder.formula.endswith(" - organised_crime.investigations.corruption")
    assert "<Breakdown organised_crime.investigations.new: 10 parts, exhaustive: no>" == repr(phenomena)


def test_the_remainder_fits_what_the_rule_says(report: bps.Report) -> None:
    """The parts of a total leave nothing but rounding; other parts leave at least zero."""
    breakdowns = report.breakdowns
    complete = [one for one in breakdowns if one.exhaustive is bps.Truth.TRUE]
    others = [one for one in breakdowns if one.exhaustive is not bps.Truth.TRUE]

    assert complete
    assert others
    assert [] == [one.rule.id for one in complete if 0 not in one.remainder.bounds]
    assert [] == [one.rule.id for one in others if one.remainder.value < 0]
    assert [] == [one.rule.id for one in breakdowns if one.explained.value + one.remainder.value != one.whole.value]


def test_a_rule_makes_a_breakdown_where_whole_and_parts_have_one_unit_and_period(report: bps.Report) -> None:
    """Every total and every rule of parts within a whole makes one, and no other rule does."""
    expected = [
        rule.id
        for rule in report.rules
        if rule.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN)
        and rule.result is not None
        and 1 == len({(report[name].unit, report[name].period) for name in rule.figures})
    ]

    assert expected == [breakdown.rule.id for breakdown in report.breakdowns]


@pytest.mark.parametrize(("word", "answer"), [("yes", bps.Truth.TRUE), ("no", bps.Truth.FALSE)])
def test_whether_the_parts_are_all_can_be_used_as_a_condition(word: str, answer: bps.Truth) -> None:
    """A report file says yes, no or unknown; `if breakdown.exhaustive` reads the first two."""
    (breakdown,) = breakdowns_of_horses(word)

    assert answer is breakdown.exhaustive
    assert word == str(breakdown.exhaustive)
    assert (word == "yes") == bool(breakdown.exhaustive)


def test_not_knowing_whether_the_parts_are_all_is_no_condition() -> None:
    """`if breakdown.exhaustive` raises an error for a rule that says unknown."""
    (breakdown,) = breakdowns_of_horses("unknown")

    assert bps.Truth.UNKNOWN is breakdown.exhaustive
    with pytest.raises(bps.UndecidedError):
        bool(breakdown.exhaustive)


def breakdowns_of_horses(exhaustive: str) -> tuple[bps.Breakdown, ...]:
    """The breakdowns of an own report whose only rule says that mares are a part of the horses."""
    rule = {"kind": "parts_within", "result": HORSES, "operands": [MARES], "why": "w", "exhaustive": exhaustive}
    return bps.parse(plain(rules=[rule])).breakdowns
