"""Joint readings: the value of figures and computed numbers under each reading of the doubts about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Any, Literal, NamedTuple

import attrs

from ..errors import TooManyReadingsError, clean, short_repr
from ..frozen import Frozen
from .amount import Amount
from .bases import Truth
from .certainty import Certainty, Qualifier, Readings, check_readings
from .derived import Derived, Extent, Term, result_of
from .figure import Figure
from .interval import Exact, Interval, hull
from .numbers import number_text
from .report_key import key_under
from .source import Alternative

__all__ = [
    "FEW",
    "MOST_JOINT_READINGS",
    "JointReadings",
    "Possibility",
    "SizeComparison",
    "alternative_text",
    "alternative_texts",
    "answer",
    "caveat",
    "compared_with",
    "open_questions",
    "other_numbers",
    "possibilities",
    "possible_bounds",
    "read_as",
]

MOST_JOINT_READINGS = 4_096
"""The most joint readings that are gone through one by one. Twenty doubts of two readings each have a million."""

_DoubtKey = tuple[str, str]
"""The key of a report, and the id of a doubt in it."""
_FigureKey = tuple[str, str]
"""The key of a report, and the id of a figure in it."""


class Possibility(NamedTuple):
    """One possible value, and the joint reading under which an amount has it."""

    value: Exact | None
    """The value; None if the amount does not exist under this reading, such as a rate over an unstated period."""
    readings: tuple[tuple[str, str], ...]
    """The id of each doubt with the id of its reading."""


class JointReadings:
    """Every joint reading of the doubts about some figures; in the first one, every reading is the chosen one."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = {(figure.report_key, figure.id): figure for figure in figures if figure.alternatives}
        self.readings: dict[_DoubtKey, list[str]] = {}
        """The readings of each doubt, the chosen one first."""
        for (key, _), figure in self._figures.items():
            for doubt, names in readings_of(figure).items():
                listed = self.readings.setdefault((key, doubt), [])
                listed += [name for name in names if name not in listed]
        self._variants: dict[_FigureKey, dict[tuple[str, ...], Figure]] = {key: {} for key in self._figures}

    @property
    def count(self) -> int:
        """The number of joint readings. It is not `__len__`, which cannot give a number beyond 2**63."""
        return prod(map(len, self.readings.values()))

    @property
    def are_too_many(self) -> bool:
        """Whether there are too many to go through one by one."""
        return self.count > MOST_JOINT_READINGS

    def __iter__(self) -> Iterator[Mapping[_DoubtKey, str]]:
        for names in product(*self.readings.values()):
            yield dict(zip(self.readings, names, strict=True))

    def figures_under(self, joint: Mapping[_DoubtKey, str]) -> dict[_FigureKey, Figure]:
        """Give the doubtful figures as a joint reading has them."""
        read: dict[_FigureKey, Figure] = {}
        for place, figure in self._figures.items():
            own = tuple(joint[place[0], doubt] for doubt in figure.doubts)
            known = self._variants[place]
            if own not in known:
                known[own] = read_as(figure, dict(zip(figure.doubts, own, strict=True)))
            read[place] = known[own]
        return read

    def named(self, joint: Mapping[_DoubtKey, str]) -> tuple[tuple[str, str], ...]:
        """Give the id of each doubt with its reading, and with the report if there are several."""
        several = len({key for key, _ in self.readings}) > 1
        return tuple((f"{doubt} in {key}" if several else doubt, name) for (key, doubt), name in joint.items())


def readings_of(figure: Figure) -> dict[str, tuple[str, ...]]:
    """Give the readings of each doubt about a figure, the chosen one first."""
    return {
        doubt: (*agreeing, *(r for other in figure.alternatives if other.doubt == doubt for r in other.readings))
        for doubt, agreeing in figure.agreeing_readings
    }


def read_as(figure: Figure, readings: Mapping[str, str]) -> Figure:
    """Give a figure as it is under one reading of some doubts. These doubts about it are closed.

    A figure without doubts is given as it is, and so is one that none of the doubts touches.
    """
    if not any(doubt in readings for doubt in figure.doubts):
        return figure
    changes: dict[str, Any] = {}
    reasons: list[str] = []
    for other in figure.alternatives:
        if readings.get(other.doubt) in other.readings:
            reasons.append(other.why)
            if other.value is not None and other.printed is not None:
                line = figure.source.line if other.line is None else other.line
                first = attrs.evolve(figure.source, printed=other.printed, line=line)
                changes |= {"value": other.value, "printed": other.printed, "sources": (first, *figure.sources[1:])}
            if other.qualifier is not None:
                changes["qualifier"] = other.qualifier
            if other.period is not None:
                changes["period"] = other.period
            if other.scope is not None:
                changes["note"] = " ".join(filter(None, (figure.note, f"Read here as: {other.scope}.")))
    still_open = tuple((doubt, agreeing) for doubt, agreeing in figure.agreeing_readings if doubt not in readings)
    is_settled = figure.certainty is Certainty.AMBIGUOUS and not still_open
    return attrs.evolve(
        figure,
        report_key=key_under(figure.report_key, {d: readings[d] for d in figure.doubts if d in readings}),
        agreeing_readings=still_open,
        alternatives=tuple(other for other in figure.alternatives if other.doubt not in readings),
        certainty=Certainty.INFERRED if is_settled else figure.certainty,
        evidence=" ".join(reasons) or figure.evidence,
        **changes,
    )


def extent_under(amount: Term, read: Mapping[_FigureKey, Figure]) -> Extent | None:
    """Give value, bounds and period of an amount, with some of its figures read in another way."""
    if isinstance(amount, Derived):
        if amount.readings == "chosen":
            return Extent(amount.value, amount.bounds, amount.period)
        parts = [extent_under(term, read) for term in amount.terms]
        known = [part for part in parts if part is not None]
        return result_of(amount.operation, known, amount.factor) if len(known) == len(parts) else None
    figure = read.get((amount.report_key, amount.id), amount) if isinstance(amount, Figure) else amount
    return Extent(figure.value, figure.bounds, figure.period)


def possibilities(amount: Amount) -> tuple[Possibility, ...]:
    """See `Amount.possible`."""
    joint = JointReadings(amount.open_figures)
    if joint.are_too_many:
        raise TooManyReadingsError(
            expected=f"at most {MOST_JOINT_READINGS} joint readings for {clean(amount.expression)}",
            got=short_repr(joint.count),
            hint="Its `possible_bounds` cover all of them.",
        )
    found: list[Possibility] = []
    for each in joint:
        extent = extent_under(amount, joint.figures_under(each))
        found.append(Possibility(None if extent is None else extent.value, joint.named(each)))
    return tuple(found)


def possible_bounds(amount: Term) -> Interval:
    """See `Amount.possible_bounds`."""
    joint = JointReadings(amount.open_figures)
    if joint.are_too_many:
        return _bounds_apart(amount)
    extents = [extent_under(amount, joint.figures_under(each)) for each in joint]
    return hull([extent.bounds for extent in extents if extent is not None])


def _bounds_apart(amount: Term) -> Interval:
    """Bounds that hold under every joint reading, from the bounds of each figure by itself: wide, but quick."""
    if isinstance(amount, Derived) and amount.readings == "all":
        parts = [Extent(term.value, _bounds_apart(term), term.period) for term in amount.terms]
        result = result_of(amount.operation, parts, amount.factor)
        # The operation is defined for the chosen readings, or the amount would not exist.
        assert result is not None
        return result.bounds
    return possible_bounds(amount)


def answer(
    a: Amount, b: Amount | Exact, ask: Callable[[Interval, Interval], Truth], readings: Readings = "all"
) -> Truth:
    """Answer a question about two amounts: yes or no only if every joint reading gives this answer."""
    check_readings(readings)
    if readings == "chosen" or not _open(a, b):
        return ask(a.bounds, _bounds(b))
    return _over_all({truth for _, truth in _answers(a, b, ask)})


def _over_all(answers: set[Truth]) -> Truth:
    return answers.pop() if len(answers) == 1 else Truth.UNKNOWN


def _answers(
    a: Amount, b: Amount | Exact, ask: Callable[[Interval, Interval], Truth]
) -> Iterator[tuple[Mapping[_DoubtKey, str], Truth]]:
    """Answer the question under each joint reading, or once for all if they are too many."""
    joint = JointReadings(_open(a, b))
    if joint.are_too_many:
        yield {}, ask(possible_bounds(a), possible_bounds(b) if isinstance(b, Amount) else _bounds(b))
        return
    for each in joint:
        read = joint.figures_under(each)
        first = extent_under(a, read)
        second = extent_under(b, read) if isinstance(b, Amount) else Extent(b, _bounds(b), None)
        yield each, Truth.UNKNOWN if first is None or second is None else ask(first.bounds, second.bounds)


@attrs.frozen(kw_only=True)
class SizeComparison(Frozen):
    """How two amounts compare over all joint readings, and the doubts on which the answers depend."""

    above: Truth
    """Whether the first amount is greater."""
    below: Truth
    """Whether the first amount is smaller."""
    equal: Truth
    """Whether they are the same."""
    doubts: tuple[str, ...]
    """The ids of the doubts that change an answer."""
    caveats: tuple[str, ...]
    """The ids of the other doubts about the two amounts: about periods, scopes or sizes."""

    def __str__(self) -> str:
        answers = f"above: {self.above}, below: {self.below}, equal: {self.equal}"
        depends = f"; it depends on {', '.join(self.doubts)}" if self.doubts else ""
        return answers + depends + (f"; also in doubt: {', '.join(self.caveats)}" if self.caveats else "")


def compared_with(a: Amount, b: Amount | Exact) -> SizeComparison:
    """See `Amount.compared_with`."""
    questions = (Interval.is_above, Interval.is_below, Interval.is_equal_to)
    answers = [[*_answers(a, b, ask)] for ask in questions]
    joint = JointReadings(_open(a, b))
    deciding: dict[str, None] = {}
    for listed in answers:
        for doubt in joint.readings if not joint.are_too_many else ():
            among: dict[tuple[str, ...], set[Truth]] = {}
            for each, truth in listed:
                others = tuple(name for other, name in each.items() if other != doubt)
                among.setdefault(others, set()).add(truth)
            if any(len(found) > 1 for found in among.values()):
                deciding[doubt[1]] = None
    above, below, equal = (_over_all({truth for _, truth in listed}) for listed in answers)
    every = dict.fromkeys(doubt for _, doubt in joint.readings)
    if joint.are_too_many and Truth.UNKNOWN in (above, below, equal):
        deciding = every
    return SizeComparison(
        above=above,
        below=below,
        equal=equal,
        doubts=tuple(deciding),
        caveats=tuple(doubt for doubt in every if doubt not in deciding),
    )


def _open(a: Amount, b: Amount | Exact) -> tuple[Figure, ...]:
    return (*a.open_figures, *(b.open_figures if isinstance(b, Amount) else ()))


def _bounds(b: Amount | Exact) -> Interval:
    return b.bounds if isinstance(b, Amount) else Interval.point(b)


def other_numbers(amount: Amount) -> tuple[tuple[Qualifier, Exact, str], ...]:
    """Give the other possible numbers of an amount, the smallest first: qualifier, value and text.

    Raises:
        TooManyReadingsError: the joint readings are too many to go through.
    """
    listed: list[tuple[Qualifier, Exact, str]]
    if isinstance(amount, Figure):
        joint = JointReadings((amount,))
        place = (amount.report_key, amount.id)
        read = [joint.figures_under(each).get(place, amount) for each in joint]
        listed = [(figure.qualifier, figure.value, figure.qualified) for figure in (amount, *read)]
    else:
        values = [value for value, _ in possibilities(amount) if value is not None]
        listed = [(Qualifier.EXACT, value, number_text(value)) for value in (amount.value, *values)]
    chosen, *others = dict.fromkeys(listed)
    return tuple(sorted((other for other in others if other[:2] != chosen[:2]), key=lambda other: other[1]))


def alternative_texts(figure: Figure) -> tuple[str, ...]:
    """Say for each alternative of a figure what differs: the number with its qualifier, the period, the scope."""
    return tuple(alternative_text(figure, other) for other in figure.alternatives)


def alternative_text(figure: Figure, other: Alternative) -> str:
    """Say what differs in one alternative of a figure."""
    read = read_as(figure, {other.doubt: other.readings[0]})
    number = other.value is not None or other.qualifier is not None
    parts = (read.qualified if number else None, str(other.period) if other.period else None, other.scope)
    return ", ".join(filter(None, parts))


def open_questions(amount: Amount) -> list[Literal["period", "scope"]]:
    """Say whether the period or the scope of the figures in an amount is in doubt."""
    others = [other for figure in amount.open_figures for other in figure.alternatives]
    questions: list[Literal["period", "scope"]] = []
    if any(other.period is not None for other in others):
        questions.append("period")
    if any(other.scope is not None and other.period is None for other in others):
        questions.append("scope")
    return questions


FEW = 3
"""The most other numbers that are listed one by one."""


def caveat(amount: Amount) -> str:
    """See `Amount.caveat`."""
    if isinstance(amount, Derived) and amount.readings == "chosen":
        return "(chosen readings only)" if any(figure.doubts for figure in amount.figures) else ""
    doubts = amount.doubts
    if not doubts:
        return ""
    ids = f"{'doubt' if len(doubts) == 1 else 'doubts'}: {', '.join(doubts)}"
    if JointReadings(amount.open_figures).are_too_many:
        return f"(bounds over all readings: {amount.possible_bounds}; {ids})"
    others = [text for _, _, text in other_numbers(amount)]
    if not others:
        questions = " and ".join(open_questions(amount))
        return f"({questions} in doubt: {', '.join(doubts)})" if questions else f"(the same under every reading; {ids})"
    if len(others) > FEW:
        return f"(or another number from {others[0]} to {others[-1]}; {ids})"
    return f"(or {' or '.join(others)}; {ids})"
