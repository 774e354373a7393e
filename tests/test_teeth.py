"""Every law of 2024 bites: it is broken through each figure in it, by the smallest change that its print can show."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN
from fractions import Fraction
from itertools import pairwise, product

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.laws import LawKind, Verdict
from belgian_police_stats.querying.judging import Printed, judge
from belgian_police_stats.testing import small_report
from belgian_police_stats.testing.strategies import BrokenReport, broken_reports
from lawful import BOUNDS, EQUALITIES, ROUNDINGS, is_count_in_full, printing, stepped, verdict_with

FURTHEST = 10**7
"""No equality of 2024 lets a figure go further than this many printed places."""
HEDGED_BOUND = "special_support.olympic_games.officers/within/belgian_officers"
"""Its part is printed as about a hundred: nothing can break it, and it is undecided."""


def broken_by_hand(law: bps.Law, figures: dict[str, bps.Figure]) -> bool:
    """Whether no rounding and no cut makes an equality true, computed without the library's intervals."""
    operands = [figures[name] for name in law.operands]
    values = [Fraction(one.value) for one in operands]
    if law.kind is LawKind.COMPLEMENT:
        places, total = sum((Fraction(one.place) for one in operands), Fraction(0)), sum(values, Fraction(0))
        even = all(value / Fraction(one.place) % 2 == 0 for value, one in zip(values, operands, strict=True))
        rounds = abs(total - 100) < places / 2 or total == 100 + places / 2 or (even and total == 100 - places / 2)
        return not (rounds or total <= 100 < total + places)
    assert all(is_count_in_full(one) for one in operands)
    result = figures[str(law.result)]
    exact = {
        LawKind.TOTAL: lambda: sum(values, Fraction(0)),
        LawKind.SHARE: lambda: 100 * values[0] / values[1],
        LawKind.TIME_PER: lambda: Fraction(366 * 24 * 60 * 60) / values[0],
    }[law.kind]()
    if is_count_in_full(result):
        return exact != result.value
    place = Fraction(result.place)
    prints = [Fraction(bps.parse_printed(printing(exact / place, 0, rule)).value) for rule in (*ROUNDINGS, ROUND_DOWN)]
    return Fraction(result.value) / place not in prints


def laws_of(report: bps.Report, kinds: Iterable[LawKind]) -> list[bps.Law]:
    """The laws of these kinds."""
    return [law for law in report.laws if law.kind in kinds]


def least_visible(law: bps.Law, report: bps.Report, name: str, sign: int) -> int | None:
    """The fewest steps of a figure in one direction that break an equality by hand; None if zero comes first."""
    one, figures = report[name], {other: report[other] for other in law.figures}
    divides = law.kind in (LawKind.SHARE, LawKind.TIME_PER) and name == law.operands[-1]
    most = FURTHEST if sign > 0 else int(Fraction(one.value) / Fraction(one.place)) - divides

    def breaks(steps: int) -> bool:
        return broken_by_hand(law, figures | {name: stepped(one, sign * steps)})

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
    """Each figure of each equality moves both ways until the hand computation says broken: so does the library.

    It says the same at each of the first steps and around the least that shows. The count that is divided by can need
    many: 3 920 investigations can be some more or less before the share of any phenomenon shows it.
    """
    wrong, toothless = list[tuple[str, str, int, str]](), list[tuple[str, str, int]]()
    for law in laws_of(report, EQUALITIES):
        figures = {name: report[name] for name in law.figures}
        for name, sign in product(law.figures, (1, -1)):
            least = least_visible(law, report, name, sign)
            if least is None:
                toothless.append((law.id, name, sign))
                continue
            for size in {*range(1, min(least, 25)), max(least - 1, 1), least}:
                moved = stepped(report[name], sign * size)
                verdict = verdict_with(report, law, moved)
                if (verdict is Verdict.BROKEN) != broken_by_hand(law, figures | {name: moved}):
                    wrong.append((law.id, name, sign * size, str(verdict)))

    assert [] == wrong
    assert [] == toothless


def test_equalities_of_counts_in_full_break_at_the_first_step(report: bps.Report) -> None:
    """A sum of counts that is exact leaves nothing open: one up or one down of any number breaks it."""
    laws = [
        law for law in laws_of(report, [LawKind.TOTAL]) if all(is_count_in_full(report[name]) for name in law.figures)
    ]
    kept = [
        (law.id, name, steps)
        for law in laws
        for name in law.figures
        for steps in (1, -1)
        if verdict_with(report, law, stepped(report[name], steps)) is not Verdict.BROKEN
    ]

    assert 5 == len(laws)
    assert [] == kept


def test_bounds_break_one_step_past_the_bound(report: bps.Report) -> None:
    """Each figure goes to where its bound is just kept, which holds or is open, and past it, which is broken."""
    wrong: list[tuple[str, str, str, str, str]] = []
    for law in laws_of(report, BOUNDS):
        if law.id == HEDGED_BOUND:
            continue
        operands = [report[name] for name in law.operands]
        limit = Fraction(report[law.result].value if law.result else operands[0].period.days)
        room = limit - sum(Fraction(one.value) for one in operands)
        open_width = sum(
            Fraction(one.place) / 2 for one in map(report.__getitem__, law.figures) if not is_count_in_full(one)
        )
        for name in law.figures:
            one, sign = report[name], -1 if name == law.result else 1
            place = Fraction(one.place)
            within = int(room / place)
            past = int((room + open_width) / place) + 1
            kept = verdict_with(report, law, stepped(one, sign * within))
            broken = verdict_with(report, law, stepped(one, sign * past))
            just_past = verdict_with(report, law, stepped(one, sign * (past - 1)))
            if kept is Verdict.BROKEN or broken is not Verdict.BROKEN or just_past is Verdict.BROKEN:
                wrong.append((law.id, name, str(kept), str(just_past), str(broken)))

    assert [] == wrong


def test_a_bound_on_a_number_of_about_is_undecided_and_cannot_break(report: bps.Report) -> None:
    """The one law without teeth says so, and is the only law of the report that a hedge leaves open."""
    law = next(law for law in report.laws if law.id == HEDGED_BOUND)

    assert bps.Qualifier.ABOUT is report[law.operands[0]].qualifier
    about = [attrs.evolve(report[law.operands[0]], value=n, printed=str(n)) for n in (0, 100, 10**9)]
    assert {Verdict.UNDECIDED} == {verdict_with(report, law, one) for one in about}
    assert [HEDGED_BOUND] == [result.law.id for result in report.check() if result.verdict is Verdict.UNDECIDED]


def test_orders_break_when_neighbours_pass_each_other(report: bps.Report) -> None:
    """The lower one of each pair goes one step above the higher one, or the higher one step below the lower."""
    wrong: list[tuple[str, str, str, str]] = []
    for law in laws_of(report, [LawKind.ORDERED]):
        for low, high in pairwise([report[name] for name in law.operands]):
            gap = int((Fraction(high.value) - Fraction(low.value)) / Fraction(low.place))
            for one, sign in ((low, 1), (high, -1)):
                kept = verdict_with(report, law, stepped(one, sign * gap))
                passed = verdict_with(report, law, stepped(one, sign * (gap + 1)))
                if (kept, passed) != (Verdict.HOLDS, Verdict.BROKEN):
                    wrong.append((law.id, one.id, str(kept), str(passed)))

    assert [] == wrong


def test_repeats_break_at_any_place_by_one_step(report: bps.Report) -> None:
    """One more or one less at any one of the places where a quantity is printed."""
    kept: list[tuple[str, int, int]] = []
    for law in laws_of(report, [LawKind.REPEATED]):
        one = report[str(law.result)]
        for place in range(1, len(one.sources)):
            for steps in (1, -1):
                sources = list(one.sources)
                sources[place] = attrs.evolve(sources[place], printed=stepped(one, steps).printed)
                if verdict_with(report, law, attrs.evolve(one, sources=tuple(sources))) is not Verdict.BROKEN:
                    kept.append((law.id, place, steps))

    assert [] == kept


def test_dates_break_when_their_day_does(report: bps.Report) -> None:
    """Each real date breaks on the 32nd of its month, and each pair of dates when either is a day off."""
    printed = Printed.of(report.figures, report.coverage())
    kept: list[tuple[str, str]] = []
    for law in laws_of(report, [LawKind.REAL_DATE, LawKind.SAME_DATE]):
        for place in law.figures:
            others = {**printed.dates, place: printed.dates[place][:8] + "32"}
            if judge(law, Printed(printed.figures, others)).verdict is not Verdict.BROKEN:
                kept.append((law.id, place))

    assert [] == kept


def assert_broken(broken: BrokenReport) -> None:
    """The named law is broken, through a figure of its own, and `check` says so."""
    verdicts = {result.law.id: result.verdict for result in broken.report.check()}

    assert broken.figure in broken.law.figures
    assert Verdict.BROKEN is verdicts[broken.law.id]
    assert not broken.report.check().passed


@given(broken_reports())
def test_a_broken_report_breaks_its_law(broken: BrokenReport) -> None:
    """Any law of the small edition, with any numbers that obeyed it, is tripped through any figure in it."""
    assert_broken(broken)


@given(st.data())
@settings(max_examples=25)
def test_a_broken_report_of_the_real_shape_breaks_its_law(report: bps.Report, data: st.DataObject) -> None:
    """The same with the chapters and laws of 2024 and other numbers."""
    assert_broken(data.draw(broken_reports(template=report)))


@pytest.mark.parametrize("law", small_report().laws, ids=lambda law: law.id)
@given(st.data())
@settings(max_examples=15)
def test_one_named_law_is_broken_on_demand(law: bps.Law, data: st.DataObject) -> None:
    """The law that is asked for is the one that is broken."""
    broken = data.draw(broken_reports(law))

    assert law == broken.law
    assert_broken(broken)
