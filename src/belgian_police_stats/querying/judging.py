"""Judge rules: exact arithmetic on what the printed numbers can stand for, and no tolerance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import reduce
from itertools import combinations
from operator import add

from attrs import frozen

from ..model.bases import Number, Shown
from ..model.extent import interval_of, range_of
from ..model.figure import Figure, Qualifier
from ..model.interval import Exact, Interval, half_even, half_up, rounded, truncated
from ..model.ledger import Entry, is_real_day
from ..model.printed import parse_printed
from ..model.rules import DATES, Rule, RuleKind, Verdict

__all__ = ["Printed", "RuleResult", "judge"]

_Compute = Callable[[list[Interval]], Interval]
"""What the operands of an equality give."""
_Rounding = Callable[[Number, Number], Interval]
"""What a value with a last printed place stands for."""


@frozen(kw_only=True, repr=False)
class RuleResult(Shown):
    """How one rule comes out, and the numbers that say so."""

    rule: Rule
    verdict: Verdict
    computed: Exact | None = None
    """What the operands give, from the printed numbers as they stand."""
    computed_interval: Interval | None = None
    """What the operands can give, from all that they can stand for."""
    printed: Exact | None = None
    """The printed number that it is held against."""
    printed_interval: Interval | None = None
    """All that this printed number can stand for."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that the rule binds."""
        return self.rule.figures

    def __repr__(self) -> str:
        return f"<RuleResult {self.verdict}: {self.rule.formula}>"


@frozen
class Printed:
    """What rules are judged on: figures by id, and the printed dates by place."""

    figures: Mapping[str, Figure]
    dates: Mapping[str, str]

    @classmethod
    def of(cls, figures: Iterable[Figure], ledger: Iterable[Entry]) -> Printed:
        """Collect them."""
        dates = {entry.place: entry.date for entry in ledger if entry.date is not None}
        return cls({figure.id: figure for figure in figures}, dates)


def judge(rule: Rule, printed: Printed) -> RuleResult:
    """Judge one rule whose names are ids."""
    if rule.kind in DATES:
        return _judge_date(rule, printed)
    result = printed.figures[rule.result] if rule.result else None
    operands = [printed.figures[name] for name in rule.operands]
    return _JUDGES[rule.kind](rule, result, operands)


def _equality(rule: Rule, result: Figure | None, operands: list[Figure], compute: _Compute) -> RuleResult:
    """Hold what the operands give against the printed result; without one, against one hundred percent."""
    at = compute([Interval.point(figure.value) for figure in operands]).lower
    can = compute([interval_of(figure, rounded) for figure in operands])
    value: Exact = 100 if result is None else result.value
    interval = Interval.point(100) if result is None else interval_of(result, rounded)
    hedged = [figure for figure in (result, *operands) if figure and figure.qualifier is not Qualifier.EXACT]
    if hedged or at is None:
        verdict = Verdict.UNDECIDED
    elif at == value:
        verdict = Verdict.EXACT
    elif any(_possible(result, operands, compute, rounding) for rounding in (half_up, half_even)):
        verdict = Verdict.ROUNDED
    elif _possible(result, operands, compute, truncated):
        verdict = Verdict.TRUNCATED
    else:
        verdict = Verdict.VIOLATED
    return RuleResult(
        rule=rule, verdict=verdict, computed=at, computed_interval=can, printed=value, printed_interval=interval
    )


def _possible(result: Figure | None, operands: list[Figure], compute: _Compute, rounding: _Rounding) -> bool:
    """Whether the rule can be true if every number was printed by one rounding; a count printed in full is itself."""

    def can_be(figure: Figure) -> Interval:
        return interval_of(figure, rounding)

    return compute([can_be(figure) for figure in operands]).meets(can_be(result) if result else Interval.point(100))


def _bound(rule: Rule, low: Interval, high: Interval, at: Exact | None, limit: Exact | None) -> RuleResult:
    """`low` must be no more than `high`."""
    if low.precedes(high):
        verdict = Verdict.HOLDS
    elif low.exceeds(high):
        verdict = Verdict.VIOLATED
    else:
        verdict = Verdict.UNDECIDED
    return RuleResult(
        rule=rule, verdict=verdict, computed=at, computed_interval=low, printed=limit, printed_interval=high
    )


def _total(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    return _equality(rule, result, operands, _sum)


def _share(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    return _equality(rule, result, operands, lambda i: (i[0] / i[1]).times(100))


def _time_per(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    seconds = Interval.point(operands[0].period.days * 86_400)
    return _equality(rule, result, operands, lambda i: seconds / i[0])


def _within(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    """Hold the parts against the whole; without one, against one hundred percent."""
    together = sum((Fraction(figure.value) for figure in operands), Fraction(0))
    limit = Interval.point(100) if result is None else range_of(result)
    at: Exact = 100 if result is None else result.value
    return _bound(rule, _sum([range_of(figure) for figure in operands]), limit, together, at)


def _days_within(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    days = operands[0].period.days
    return _bound(rule, range_of(operands[0]), Interval.point(days), operands[0].value, days)


def _ordered(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    """The first pair that does not hold decides; limits such as "at least" are ordered by their printed numbers."""
    worst = None
    # Neighbours alone would not do: a hedged number between two others does not excuse them.
    limits = [(_limit(figure), figure.value) for figure in operands]
    for (low, at), (high, limit) in combinations(limits, 2):
        found = _bound(rule, low, high, at, limit)
        if found.verdict is Verdict.VIOLATED:
            return found
        if worst is None or found.verdict is Verdict.UNDECIDED:
            worst = found
    assert worst is not None
    return worst


def _limit(figure: Figure) -> Interval:
    is_limit = figure.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
    if is_limit or (not figure.POINT_WHEN_WHOLE and figure.qualifier is Qualifier.EXACT):
        # An order is that of the numbers as printed: 6,29 comes before 6,18 whatever was cut off.
        return Interval.point(figure.value)
    return range_of(figure)


def _repeated(rule: Rule, result: Figure | None, operands: list[Figure]) -> RuleResult:
    assert result is not None
    values = [parse_printed(source.printed).value for source in result.sources]
    other = next((value for value in values if value != result.value), result.value)
    verdict = Verdict.EXACT if other == result.value else Verdict.VIOLATED
    return RuleResult(
        rule=rule, verdict=verdict, computed=other, printed=result.value, printed_interval=interval_of(result, rounded)
    )


def _judge_date(rule: Rule, printed: Printed) -> RuleResult:
    assert rule.result is not None
    here = printed.dates[rule.result]
    if rule.kind is RuleKind.REAL_DATE:
        return RuleResult(rule=rule, verdict=Verdict.HOLDS if is_real_day(here) else Verdict.VIOLATED)
    there = printed.dates[rule.operands[0]]
    return RuleResult(rule=rule, verdict=Verdict.EXACT if here == there else Verdict.VIOLATED)


def _sum(intervals: list[Interval]) -> Interval:
    return reduce(add, intervals)


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
