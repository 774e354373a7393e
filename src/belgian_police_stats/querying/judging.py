"""Judge laws: exact arithmetic on what the printed numbers can stand for, and no tolerance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import combinations
from operator import add

from attrs import frozen

from ..model.extent import interval_of, range_of
from ..model.figure import Figure, Qualifier
from ..model.interval import Exact, Interval, half_even, half_up, rounded, truncated
from ..model.laws import Law, LawKind, Verdict
from ..model.ledger import Token
from ..model.number import Number
from ..model.printed import parse_printed
from ..model.shown import Shown

__all__ = ["LawResult", "Printed", "judge"]

_Compute = Callable[[list[Interval]], Interval]
"""What the operands of an equality give."""
_Rule = Callable[[Number, Number], Interval]
"""What a value with a last printed place stands for."""


@frozen(kw_only=True, repr=False)
class LawResult(Shown):
    """How one law comes out, and the numbers that say so."""

    law: Law
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
        """The ids of the figures that the law binds."""
        return self.law.figures

    def __repr__(self) -> str:
        return f"<LawResult {self.verdict}: {self.law.formula}>"


@frozen
class Printed:
    """What laws are judged on: figures by id, and the printed dates by place."""

    figures: Mapping[str, Figure]
    dates: Mapping[str, str]

    @classmethod
    def of(cls, figures: Iterable[Figure], ledger: Iterable[Token]) -> Printed:
        """Collect them."""
        dates = {token.place: token.date for token in ledger if token.date is not None}
        return cls({figure.id: figure for figure in figures}, dates)


def judge(law: Law, printed: Printed) -> LawResult:
    """Judge one law whose names are ids."""
    if law.kind in (LawKind.REAL_DATE, LawKind.SAME_DATE):
        return _judge_date(law, printed)
    result = printed.figures[law.result] if law.result else None
    operands = [printed.figures[name] for name in law.operands]
    return _JUDGES[law.kind](law, result, operands)


def _equality(law: Law, result: Figure | None, operands: list[Figure], compute: _Compute) -> LawResult:
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
    elif any(_possible(result, operands, compute, rule) for rule in (half_up, half_even)):
        verdict = Verdict.ROUNDED
    elif _possible(result, operands, compute, truncated):
        verdict = Verdict.TRUNCATED
    else:
        verdict = Verdict.BROKEN
    return LawResult(
        law=law, verdict=verdict, computed=at, computed_interval=can, printed=value, printed_interval=interval
    )


def _possible(result: Figure | None, operands: list[Figure], compute: _Compute, rule: _Rule) -> bool:
    """Whether the law can be true if every number was printed by one rule; a count printed in full is itself."""

    def can_be(figure: Figure) -> Interval:
        return interval_of(figure, rule)

    return compute([can_be(figure) for figure in operands]).meets(can_be(result) if result else Interval.point(100))


def _bound(law: Law, low: Interval, high: Interval, at: Exact | None, limit: Exact | None) -> LawResult:
    """`low` must be no more than `high`."""
    if low.precedes(high):
        verdict = Verdict.HOLDS
    elif low.exceeds(high):
        verdict = Verdict.BROKEN
    else:
        verdict = Verdict.UNDECIDED
    return LawResult(law=law, verdict=verdict, computed=at, computed_interval=low, printed=limit, printed_interval=high)


def _total(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    return _equality(law, result, operands, _sum)


def _share(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    return _equality(law, result, operands, lambda i: (i[0] / i[1]).times(100))


def _time_per(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    seconds = Interval.point(operands[0].period.days * 86_400)
    return _equality(law, result, operands, lambda i: seconds / i[0])


def _within(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    assert result is not None
    together = sum((Fraction(figure.value) for figure in operands), Fraction(0))
    return _bound(law, _sum([range_of(figure) for figure in operands]), range_of(result), together, result.value)


def _days_within(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    days = operands[0].period.days
    return _bound(law, range_of(operands[0]), Interval.point(days), operands[0].value, days)


def _ordered(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    """The first pair that does not hold decides; limits such as "at least" are ordered by their printed numbers."""
    worst = None
    # Neighbours alone would not do: a hedged number between two others does not excuse them.
    limits = [(_limit(figure), figure.value) for figure in operands]
    for (low, at), (high, limit) in combinations(limits, 2):
        found = _bound(law, low, high, at, limit)
        if found.verdict is Verdict.BROKEN:
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


def _repeated(law: Law, result: Figure | None, operands: list[Figure]) -> LawResult:
    assert result is not None
    values = [parse_printed(source.printed).value for source in result.sources]
    other = next((value for value in values if value != result.value), result.value)
    verdict = Verdict.EXACT if other == result.value else Verdict.BROKEN
    return LawResult(
        law=law, verdict=verdict, computed=other, printed=result.value, printed_interval=interval_of(result, rounded)
    )


def _judge_date(law: Law, printed: Printed) -> LawResult:
    assert law.result is not None
    here = printed.dates[law.result]
    if law.kind is LawKind.REAL_DATE:
        return LawResult(law=law, verdict=Verdict.HOLDS if _exists(here) else Verdict.BROKEN)
    there = printed.dates[law.operands[0]]
    return LawResult(law=law, verdict=Verdict.EXACT if here == there else Verdict.BROKEN)


def _exists(day: str) -> bool:
    try:
        # Python reads other forms too, such as 2024-W26-7; the ledger has one.
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _sum(intervals: list[Interval]) -> Interval:
    return reduce(add, intervals)


_JUDGES: dict[LawKind, Callable[[Law, Figure | None, list[Figure]], LawResult]] = {
    LawKind.TOTAL: _total,
    LawKind.COMPLEMENT: _total,
    LawKind.SHARE: _share,
    LawKind.TIME_PER: _time_per,
    LawKind.WITHIN: _within,
    LawKind.PARTS_WITHIN: _within,
    LawKind.DAYS_WITHIN: _days_within,
    LawKind.ORDERED: _ordered,
    LawKind.REPEATED: _repeated,
}
