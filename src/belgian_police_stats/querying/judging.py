"""Judge rules with exact arithmetic on all numbers that the printed ones can represent, without any tolerance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import combinations
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..model.bases import HasCard, Number
from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.interval import Exact, Interval, half_even, half_up, rounded, truncated
from ..model.ledger import Entry, is_real_day, places_of_dates
from ..model.outside import Comparability, Observation
from ..model.printed import reading_of
from ..model.rules import DATES, Rule, RuleKind, Verdict

if TYPE_CHECKING:
    from ..model.report import Report

__all__ = ["Facts", "RuleResult", "judge"]


@frozen(kw_only=True, repr=False)
class RuleResult(HasCard):
    """The verdict on one rule, and the numbers that decide it."""

    rule: Rule
    verdict: Verdict
    computed: Exact | None = None
    """The result of the operands, computed from the printed numbers."""
    computed_interval: Interval | None = None
    """All possible results, for all numbers that the printed operands can represent."""
    printed: Exact | None = None
    """The printed number that `computed` is compared with."""
    printed_interval: Interval | None = None
    """All numbers that this printed number can represent."""
    observations: tuple[Observation, ...] = ()
    """The numbers of other years that decided the verdict. They are not figures of the report."""
    about: tuple[Figure, ...] = ()
    """The figures that the rule binds, its result first; empty for a rule on dates."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that the rule binds."""
        return self.rule.figures

    def __repr__(self) -> str:
        return f"<RuleResult {self.verdict}: {self.rule.formula}>"


@frozen
class Facts:
    """The facts that decide rules: the figures by id, the printed dates by place, and the numbers of other years."""

    figures: Mapping[str, Figure]
    dates: Mapping[str, str]
    observations: Mapping[str, tuple[Observation, ...]] = MappingProxyType({})

    @classmethod
    def of(cls, figures: Iterable[Figure], ledger: Iterable[Entry] = (), report: Report | None = None) -> Facts:
        """Collect the facts. Without a ledger no rule on dates can be judged, and without a report no growth."""
        dates = {place: entry.date or "" for place, entry in places_of_dates(ledger)}
        by_id = {figure.id: figure for figure in figures}
        return cls(by_id, dates) if report is None else cls(by_id, dates, report.outside.observations)

    def earlier(self, figure: Figure) -> Observation | None:
        """Give the number that was published for the year before, if it counts the same thing as the figure."""
        period = figure.period
        wanted = evolve(period, start=_year_before(period.start), end=_year_before(period.end))
        same = (o for o in self.observations.get(figure.id, ()) if o.comparability is Comparability.SAME)
        return next((observation for observation in same if observation.period == wanted), None)


def _year_before(day: date) -> date:
    # 29 February has no day in the year before.
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def judge(rule: Rule, facts: Facts) -> RuleResult:
    """Judge one rule whose names are ids."""
    if rule.kind in DATES:
        return _judge_date(rule, facts)
    result = facts.figures[rule.result] if rule.result else None
    operands = [facts.figures[name] for name in rule.operands]
    if rule.kind is RuleKind.GROWTH:
        found = _growth(rule, result, operands[0], facts.earlier(operands[0]))
    else:
        found = _JUDGES[rule.kind](rule, result, operands)
    return evolve(found, about=(*((result,) if result else ()), *operands))


def _total(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    return _equality(rule, result, operands, _sum)


def _share(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    return _equality(rule, result, operands, lambda i: (i[0] / i[1]).times(100))


def _time_per(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    seconds = Interval.point(operands[0].period.days * 86_400)
    return _equality(rule, result, operands, lambda i: seconds / i[0])


def _growth(rule: Rule, result: Figure | None, amount: Figure, earlier: Observation | None) -> RuleResult:
    """Compare the change since the year before, which is unknown without an observation above zero."""
    if earlier is None or earlier.value <= 0:
        assert result is not None
        interval = result.interval_by(rounded)
        return RuleResult(rule=rule, verdict=Verdict.UNDECIDED, printed=result.value, printed_interval=interval)
    found = _equality(rule, result, [amount, earlier], lambda i: (i[0] / i[1]).times(100) - Interval.point(100))
    return evolve(found, observations=(earlier,))


def _within(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    """Compare the parts with the whole, or with one hundred percent if there is no whole."""
    total = sum((Fraction(figure.value) for figure in operands), Fraction(0))
    limit = Interval.point(100) if result is None else result.bounds
    limit_value: Exact = 100 if result is None else result.value
    return _bound(rule, _sum([figure.bounds for figure in operands]), limit, total, limit_value)


def _days_within(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    days = operands[0].period.days
    return _bound(rule, operands[0].bounds, Interval.point(days), operands[0].value, days)


def _ordered(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    """Give the first pair that is violated, else the first that is undecided, else the first pair of all."""
    limits = [(_limit(figure), figure.value) for figure in operands]
    # Comparing neighbours would not be enough: the figures around a qualified one must be in order too.
    pairs = [
        _bound(rule, low, high, low_value, high_value)
        for (low, low_value), (high, high_value) in combinations(limits, 2)
    ]
    return min(pairs, key=lambda pair: _WORST_FIRST.index(pair.verdict))


_WORST_FIRST = (Verdict.VIOLATED, Verdict.UNDECIDED, Verdict.HOLDS)


def _repeated(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    assert result is not None
    values = [reading_of(source.printed, result.value).value for source in result.sources]
    other = next((value for value in values if value != result.value), result.value)
    verdict = Verdict.EXACT if other == result.value else Verdict.VIOLATED
    return RuleResult(
        rule=rule, verdict=verdict, computed=other, printed=result.value, printed_interval=result.interval_by(rounded)
    )


_JUDGES: dict[RuleKind, Callable[[Rule, Figure | None, list[Figure]], RuleResult]] = {
    RuleKind.TOTAL: _total,
    RuleKind.COMPLEMENT: _total,
    RuleKind.SHARE: _share,
    RuleKind.TIME_PER: _time_per,
    RuleKind.WITHIN: _within,
    RuleKind.PARTS_WITHIN: _within,
    RuleKind.DAYS_WITHIN: _days_within,
    RuleKind.ORDERED: _ordered,
    RuleKind.REPEATED: _repeated,
}


def _judge_date(rule: Rule, facts: Facts) -> RuleResult:
    assert rule.result is not None
    day = facts.dates[rule.result]
    if rule.kind is RuleKind.REAL_DATE:
        return RuleResult(rule=rule, verdict=Verdict.HOLDS if is_real_day(day) else Verdict.VIOLATED)
    other_day = facts.dates[rule.operands[0]]
    return RuleResult(rule=rule, verdict=Verdict.EXACT if day == other_day else Verdict.VIOLATED)


_Compute = Callable[[list[Interval]], Interval]
"""Computes a result from the intervals of the operands."""
_Operands = Sequence[Figure | Observation]
_Rounding = Callable[[Number, Number], Interval]
"""Gives all numbers that a value with a last printed place can represent."""


def _equality(rule: Rule, result: Figure | None, operands: _Operands, compute: _Compute) -> RuleResult:
    """Compare the result of the operands with the printed result, or with 100 percent for a rule without a result."""
    computed = compute([Interval.point(figure.value) for figure in operands]).lower
    printed: Exact = 100 if result is None else result.value
    qualified = any(figure.qualifier is not Qualifier.EXACT for figure in (result, *operands) if figure)
    if qualified or computed is None:
        verdict = Verdict.UNDECIDED
    elif computed == printed:
        verdict = Verdict.EXACT
    elif any(_possible(result, operands, compute, rounding) for rounding in (half_up, half_even)):
        verdict = Verdict.ROUNDED
    elif _possible(result, operands, compute, truncated):
        verdict = Verdict.TRUNCATED
    else:
        verdict = Verdict.VIOLATED
    return RuleResult(
        rule=rule,
        verdict=verdict,
        computed=computed,
        computed_interval=compute([figure.interval_by(rounded) for figure in operands]),
        printed=printed,
        printed_interval=_interval_of_result(result, rounded),
    )


def _possible(result: Figure | None, operands: _Operands, compute: _Compute, rounding: _Rounding) -> bool:
    """Whether the rule can be true if one and the same rounding made every printed number."""
    computed = compute([figure.interval_by(rounding) for figure in operands])
    return computed.meets(_interval_of_result(result, rounding))


def _interval_of_result(result: Figure | None, rounding: _Rounding) -> Interval:
    return result.interval_by(rounding) if result else Interval.point(100)


def _bound(rule: Rule, low: Interval, high: Interval, low_value: Exact, high_value: Exact) -> RuleResult:
    """Judge that `low` is no more than `high`."""
    if low.precedes(high):
        verdict = Verdict.HOLDS
    elif low.exceeds(high):
        verdict = Verdict.VIOLATED
    else:
        verdict = Verdict.UNDECIDED
    return RuleResult(
        rule=rule,
        verdict=verdict,
        computed=low_value,
        computed_interval=low,
        printed=high_value,
        printed_interval=high,
    )


def _limit(figure: Figure) -> Interval:
    """Give the interval that an order compares: the printed number, or the bounds of counts and open qualifiers."""
    is_limit = figure.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
    if is_limit or (not figure.POINT_WHEN_WHOLE and figure.qualifier is Qualifier.EXACT):
        # An order compares the printed numbers: 6,18 comes before 6,29 however they were rounded.
        return Interval.point(figure.value)
    return figure.bounds


def _sum(intervals: list[Interval]) -> Interval:
    return reduce(add, intervals)
