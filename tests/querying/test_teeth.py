"""Every rule of 2024 is violated through each of its figures by the smallest change that its print can show."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from itertools import pairwise, product

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.rules import RuleKind, Verdict
from belgian_police_stats.querying.judging import Facts, judge
from belgian_police_stats.testing import small_report
from belgian_police_stats.testing.strategies import ViolatedReport, violated_reports
from support.judged import BOUNDS, EQUALITIES, ROUNDINGS, is_count_in_full, printing, reprinted, stepped, verdict_with

FURTHEST = 10**7
"""No equality of 2024 lets a figure go further than this many printed places."""
BOUND_ON_ABOUT = "special_support.olympic_games.officers/within/belgian_officers"
"""Its part is printed as about a hundred, which is anything from half to double of it."""


def violated_by_hand(rule: bps.Rule, figures: dict[str, bps.Figure]) -> bool:
    """Whether no rounding and no cut makes an equality true, computed without the library's intervals."""
    operands = [figures[name] for name in rule.operands]
    values = [Fraction(one.value) for one in operands]
    if rule.kind is RuleKind.COMPLEMENT:
        places, total = sum((Fraction(one.place) for one in operands), Fraction(0)), sum(values, Fraction(0))
        even = all(value / Fraction(one.place) % 2 == 0 for value, one in zip(values, operands, strict=True))
        rounds = abs(total - 100) < places / 2 or total == 100 + places / 2 or (even and total == 100 - places / 2)
        return not (rounds or total <= 100 < total + places)
    assert all(is_count_in_full(one) for one in operands)
    result = figures[str(rule.result)]
    exact = {
        RuleKind.TOTAL: lambda: sum(values, Fraction(0)),
        RuleKind.SHARE: lambda: 100 * values[0] / values[1],
        RuleKind.TIME_PER: lambda: Fraction(366 * 24 * 60 * 60) / values[0],
    }[rule.kind]()
    if is_count_in_full(result):
        return exact != result.value
    place = Fraction(result.place)
    prints = [
        Fraction(bps.parse_printed(printing(exact / place, 0, rounding)).value) for rounding in (*ROUNDINGS, ROUND_DOWN)
    ]
    return Fraction(result.value) / place not in prints


def rules_of(report: bps.Report, kinds: Iterable[RuleKind]) -> list[bps.Rule]:
    """The rules of these kinds."""
    return [rule for rule in report.rules if rule.kind in kinds]


def least_visible(rule: bps.Rule, report: bps.Report, name: str, sign: int) -> int | None:
    """The fewest steps of a figure in one direction that break an equality by hand; None if zero comes first."""
    one, figures = report[name], {other: report[other] for other in rule.figures}
    divides = rule.kind in (RuleKind.SHARE, RuleKind.TIME_PER) and name == rule.operands[-1]
    most = FURTHEST if sign > 0 else int(Fraction(one.value) / Fraction(one.place)) - divides

    def breaks(steps: int) -> bool:
        return violated_by_hand(rule, figures | {name: stepped(one, sign * steps)})

    high = 1
    while not breaks(high):
        if high == most:
            return None
        high = min(2 * high, most)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if breaks(middle) else (middle, high)
    return high


def test_equalities_break_at_the_least_visible_step(report: bps.Report) -> None:
    """Each figure of each equality moves both ways until the hand computation says violated: so does the library.

    It says the same at each of the first steps and around the least that shows. The count that is divided by can need
    many: 3 920 investigations can be some more or less before the share of any phenomenon shows it.
    """
    wrong, toothless = list[tuple[str, str, int, str]](), list[tuple[str, str, int]]()
    for rule in rules_of(report, EQUALITIES):
        figures = {name: report[name] for name in rule.figures}
        for name, sign in product(rule.figures, (1, -1)):
            least = least_visible(rule, report, name, sign)
            if least is None:
                toothless.append((rule.id, name, sign))
                continue
            for size in {*range(1, min(least, 25)), max(least - 1, 1), least}:
                moved = stepped(report[name], sign * size)
                verdict = verdict_with(report, rule, moved)
                if (verdict is Verdict.VIOLATED) != violated_by_hand(rule, figures | {name: moved}):
                    wrong.append((rule.id, name, sign * size, str(verdict)))

    assert [] == wrong
    assert [] == toothless


def test_equalities_of_counts_in_full_break_at_the_first_step(report: bps.Report) -> None:
    """A sum of counts that is exact leaves nothing open: one up or one down of any number breaks it."""
    rules = [
        rule
        for rule in rules_of(report, [RuleKind.TOTAL])
        if all(is_count_in_full(report[name]) for name in rule.figures)
    ]
    kept = [
        (rule.id, name, steps)
        for rule in rules
        for name in rule.figures
        for steps in (1, -1)
        if verdict_with(report, rule, stepped(report[name], steps)) is not Verdict.VIOLATED
    ]

    assert 5 == len(rules)
    assert [] == kept


def _limit(rule: bps.Rule, report: bps.Report) -> int | Decimal:
    """What the operands of a bound are held against."""
    if rule.result:
        return report[rule.result].value
    return report[rule.operands[0]].period.days if rule.kind is RuleKind.DAYS_WITHIN else 100


def test_bounds_break_one_step_past_the_bound(report: bps.Report) -> None:
    """Each figure goes to where its bound is just kept, which holds or is open, and past it, which is violated."""
    wrong: list[tuple[str, str, str, str, str]] = []
    for rule in rules_of(report, BOUNDS):
        if rule.id == BOUND_ON_ABOUT:
            continue
        operands = [report[name] for name in rule.operands]
        limit = Fraction(_limit(rule, report))
        room = limit - sum(Fraction(one.value) for one in operands)
        open_width = sum(
            Fraction(one.place) / 2 for one in map(report.__getitem__, rule.figures) if not is_count_in_full(one)
        )
        for name in rule.figures:
            one, sign = report[name], -1 if name == rule.result else 1
            place = Fraction(one.place)
            within = int(room / place)
            past = int((room + open_width) / place) + 1
            kept = verdict_with(report, rule, stepped(one, sign * within))
            violated = verdict_with(report, rule, stepped(one, sign * past))
            just_past = verdict_with(report, rule, stepped(one, sign * (past - 1)))
            if kept is Verdict.VIOLATED or violated is not Verdict.VIOLATED or just_past is Verdict.VIOLATED:
                wrong.append((rule.id, name, str(kept), str(just_past), str(violated)))

    assert [] == wrong


def test_a_bound_on_a_number_of_about_breaks_beyond_its_span(report: bps.Report) -> None:
    """About a hundred of 1 800 is kept; twice the number can be past the bound, and half of it too."""
    rule = next(rule for rule in report.rules if rule.id == BOUND_ON_ABOUT)
    belgian = report[rule.operands[0]]

    assert (bps.Qualifier.ABOUT, 1_800) == (belgian.qualifier, report[str(rule.result)].value)
    about = {n: reprinted(belgian, str(n)) for n in (100, 900, 901, 3_600, 3_601)}
    assert {
        100: Verdict.HOLDS,
        900: Verdict.HOLDS,
        901: Verdict.UNDECIDED,
        3_600: Verdict.UNDECIDED,
        3_601: Verdict.VIOLATED,
    } == {n: verdict_with(report, rule, one) for n, one in about.items()}


def test_no_rule_of_2024_is_left_open(report: bps.Report) -> None:
    """No qualifier of a figure with a rule is so vague."""
    assert [] == [result.rule.id for result in report.check().results if result.verdict is Verdict.UNDECIDED]


def test_orders_break_when_neighbours_pass_each_other(report: bps.Report) -> None:
    """The lower one of each pair goes one step above the higher one, or the higher one step below the lower."""
    wrong: list[tuple[str, str, str, str]] = []
    for rule in rules_of(report, [RuleKind.ORDERED]):
        for low, high in pairwise([report[name] for name in rule.operands]):
            gap = int((Fraction(high.value) - Fraction(low.value)) / Fraction(low.place))
            for one, sign in ((low, 1), (high, -1)):
                kept = verdict_with(report, rule, stepped(one, sign * gap))
                passed = verdict_with(report, rule, stepped(one, sign * (gap + 1)))
                if (kept, passed) != (Verdict.HOLDS, Verdict.VIOLATED):
                    wrong.append((rule.id, one.id, str(kept), str(passed)))

    assert [] == wrong


def test_repeats_break_at_any_place_by_one_step(report: bps.Report) -> None:
    """One more or one less at any one of the places where a quantity is printed."""
    kept: list[tuple[str, int, int]] = []
    for rule in rules_of(report, [RuleKind.REPEATED]):
        one = report[str(rule.result)]
        for place in range(1, len(one.sources)):
            for steps in (1, -1):
                sources = list(one.sources)
                sources[place] = attrs.evolve(sources[place], printed=stepped(one, steps).printed)
                if verdict_with(report, rule, attrs.evolve(one, sources=tuple(sources))) is not Verdict.VIOLATED:
                    kept.append((rule.id, place, steps))

    assert [] == kept


def test_dates_break_when_their_day_does(report: bps.Report) -> None:
    """Each real date breaks on the 32nd of its month, and each pair of dates when either is a day off."""
    printed = Facts.of(report.figures, report.ledger)
    kept: list[tuple[str, str]] = []
    for rule in rules_of(report, [RuleKind.REAL_DATE, RuleKind.SAME_DATE]):
        for place in rule.figures:
            others = {**printed.dates, place: printed.dates[place][:8] + "32"}
            if judge(rule, Facts(printed.figures, others)).verdict is not Verdict.VIOLATED:
                kept.append((rule.id, place))

    assert [] == kept


def assert_violated(violated: ViolatedReport) -> None:
    """The named rule is violated, through a figure of its own, and `check` says so."""
    verdicts = {result.rule.id: result.verdict for result in violated.report.check().results}

    assert violated.figure in violated.rule.figures
    assert Verdict.VIOLATED is verdicts[violated.rule.id]
    assert not violated.report.check().passed


@pytest.mark.slow
@given(violated_reports())
def test_a_violated_report_breaks_its_rule(violated: ViolatedReport) -> None:
    """Any rule of the small edition, with any numbers that obeyed it, is tripped through any figure in it."""
    assert_violated(violated)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=25)
def test_a_violated_report_of_the_real_shape_breaks_its_rule(report: bps.Report, data: st.DataObject) -> None:
    """The same with the chapters and rules of 2024 and other numbers."""
    assert_violated(data.draw(violated_reports(template=report)))


@pytest.mark.slow
@pytest.mark.parametrize("rule", small_report().rules, ids=lambda rule: rule.id)
@given(st.data())
@settings(max_examples=15)
def test_one_named_rule_is_violated_on_demand(rule: bps.Rule, data: st.DataObject) -> None:
    """The rule that is asked for is the one that is violated."""
    violated = data.draw(violated_reports(rule))

    assert rule == violated.rule
    assert_violated(violated)
