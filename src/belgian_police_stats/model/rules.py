"""The vocabulary of rules: what must be true between figures, as values beside the fields that they bind.

A rule says nothing of one year. Where the print itself breaks one, discrepancies.json of that edition says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

import attrs
from attrs import frozen

from .bases import Value

if TYPE_CHECKING:
    from .figure import Figure
    from .ledger import Entry

__all__ = [
    "DATES",
    "Exhaustive",
    "Overlap",
    "Rule",
    "RuleKind",
    "Verdict",
    "adds_up",
    "complement",
    "days_within",
    "falling",
    "ordered",
    "overlapping",
    "parts_within",
    "rules_across",
    "share",
    "shares_within",
    "time_per",
    "within",
]


class RuleKind(StrEnum):
    """What a rule says of its result r and its operands a, b and so on."""

    TOTAL = "total"
    """r = a + b + …"""
    SHARE = "share"
    """r % = a / b"""
    COMPLEMENT = "complement"
    """a + b + … = 100 %; there is no result."""
    WITHIN = "within"
    """a ≤ r"""
    PARTS_WITHIN = "parts_within"
    """a + b + … ≤ r; without a result, shares that together are no more than 100 %."""
    TIME_PER = "time_per"
    """r = the length of the period of a, divided by a"""
    DAYS_WITHIN = "days_within"
    """a is no more days than its period has; there is no result."""
    ORDERED = "ordered"
    """a ≤ b ≤ …; there is no result."""
    REPEATED = "repeated"
    """r is the same at each place where it is printed; there are no operands."""
    REAL_DATE = "real_date"
    """The date printed on line r exists; there are no operands."""
    SAME_DATE = "same_date"
    """The dates printed on line r and on line a are one."""


DATES = (RuleKind.REAL_DATE, RuleKind.SAME_DATE)
"""The rules that bind printed dates; all others bind figures."""


class Verdict(StrEnum):
    """How a rule comes out: the first that fits."""

    EXACT = "exact"
    """The printed numbers make it true as they stand."""
    ROUNDED = "rounded"
    """It is true if the printed number was rounded, ties up or to even."""
    TRUNCATED = "truncated"
    """It is true if the printed number was cut off, and not if it was rounded."""
    HOLDS = "holds"
    """A bound is kept."""
    UNDECIDED = "undecided"
    """A hedge or a rounded number leaves both answers open."""
    VIOLATED = "violated"
    """Nothing that the printed numbers can stand for makes it true."""


class Exhaustive(StrEnum):
    """Whether the parts that are printed are all the parts of their whole."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@frozen(kw_only=True, eq=False, repr=False)
class Rule(Value):
    """One rule. The names are those of fields, and become ids when the rule is bound to a place."""

    kind: RuleKind
    result: str | None = None
    operands: tuple[str, ...] = ()
    why: str
    """One line: why it should hold."""
    exhaustive: Exhaustive | None = None
    """Of a total or of parts within a whole: whether the parts are all the parts."""
    name: str = ""
    """Tells two rules of one kind on one figure apart."""
    contains: bool = False
    """Of a bound: whether the result counts all that the operand counts. A total, parts and a share say so anyway."""
    evidence: bool = False
    """Whether its figures were read so that it holds. Then it cannot fail, guards nothing, and is no check."""

    @property
    def contained(self) -> tuple[tuple[str, str], ...]:
        """Each part with the whole that counts it too, so that adding the two up would count it twice."""
        if self.kind is RuleKind.SHARE:
            return ((self.operands[0], self.operands[1]),)
        has_parts = self.contains or self.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN)
        return tuple((part, self.result) for part in self.operands) if self.result and has_parts else ()

    @property
    def figures(self) -> tuple[str, ...]:
        """Every name in it, the result first."""
        return (*((self.result,) if self.result else ()), *self.operands)

    @property
    def id(self) -> str:
        """The first figure, the kind and the name."""
        return "/".join(part for part in (self.figures[0], self.kind.value, self.name) if part)

    def inside(self, place: str) -> Rule:
        """The same rule with the names made longer by the id of a section or chapter."""
        result = f"{place}.{self.result}" if self.result else None
        return attrs.evolve(self, result=result, operands=tuple(f"{place}.{name}" for name in self.operands))

    @property
    def formula(self) -> str:
        """The rule as one line of arithmetic."""
        a = self.operands
        match self.kind:
            case RuleKind.TOTAL:
                return f"{self.result} = {' + '.join(a)}"
            case RuleKind.SHARE:
                return f"{self.result} = {a[0]} / {a[1]}"
            case RuleKind.COMPLEMENT:
                return f"{' + '.join(a)} = 100 %"
            case RuleKind.WITHIN | RuleKind.PARTS_WITHIN:
                return f"{' + '.join(a)} ≤ {self.result or '100 %'}"
            case RuleKind.TIME_PER:
                return f"{self.result} = length of the period / {a[0]}"
            case RuleKind.DAYS_WITHIN:
                return f"{a[0]} ≤ days of the period"
            case RuleKind.ORDERED:
                return " ≤ ".join(a)
            case RuleKind.REPEATED:
                return f"{self.result} is the same at each place"
            case RuleKind.REAL_DATE:
                return f"the date on {self.result} exists"
            case RuleKind.SAME_DATE:
                return f"the dates on {self.result} and {a[0]} are one"
            case _:
                assert_never(self.kind)

    @property
    def brief(self) -> str:
        """The formula, with the place that all figures share left out of their names."""
        places = {name.rpartition(".")[0] for name in self.figures}
        while len(places) > 1:
            places = {place.rpartition(".")[0] for place in places}
        cut = len(f"{places.pop()}.") if places != {""} else 0
        result = self.result[cut:] if self.result else None
        return attrs.evolve(self, result=result, operands=tuple(name[cut:] for name in self.operands)).formula


def adds_up(result: str, *, parts: Iterable[str], why: str, name: str = "") -> Rule:
    """The parts make the total, and there are no others."""
    return Rule(
        kind=RuleKind.TOTAL, result=result, operands=tuple(parts), why=why, exhaustive=Exhaustive.YES, name=name
    )


def share(result: str, *, part: str, whole: str, why: str) -> Rule:
    """The share is the part divided by the whole."""
    return Rule(kind=RuleKind.SHARE, result=result, operands=(part, whole), why=why)


def complement(*shares: str, why: str) -> Rule:
    """The shares make one hundred percent."""
    return Rule(kind=RuleKind.COMPLEMENT, operands=shares, why=why)


def shares_within(*shares: str, why: str) -> Rule:
    """The shares do not overlap, and together they are no more than one hundred percent."""
    return Rule(kind=RuleKind.PARTS_WITHIN, operands=shares, why=why, exhaustive=Exhaustive.NO)


def within(part: str, *, whole: str, why: str, contains: bool = False, evidence: bool = False) -> Rule:
    """The part is no more than the whole; with `contains`, the whole counts the part too."""
    return Rule(
        kind=RuleKind.WITHIN,
        result=whole,
        operands=(part,),
        why=why,
        name=part.rpartition(".")[2],
        contains=contains,
        evidence=evidence,
    )


def parts_within(whole: str, *, parts: Iterable[str], why: str, exhaustive: Exhaustive, name: str = "") -> Rule:
    """The parts do not overlap, and together they are no more than the whole."""
    return Rule(
        kind=RuleKind.PARTS_WITHIN, result=whole, operands=tuple(parts), why=why, exhaustive=exhaustive, name=name
    )


def time_per(result: str, *, amount: str, why: str) -> Rule:
    """The time for each one is the length of the period divided by how many there are."""
    return Rule(kind=RuleKind.TIME_PER, result=result, operands=(amount,), why=why)


def days_within(days: str, *, why: str) -> Rule:
    """There are no more days than the period has, a leap day among them."""
    return Rule(kind=RuleKind.DAYS_WITHIN, operands=(days,), why=why)


def ordered(*figures: str, why: str, evidence: bool = False) -> Rule:
    """The figures rise, or stay the same."""
    return Rule(kind=RuleKind.ORDERED, operands=figures, why=why, evidence=evidence)


def falling(*figures: str, why: str, evidence: bool = False) -> Rule:
    """The figures fall, or stay the same."""
    return ordered(*reversed(figures), why=why, evidence=evidence)


@frozen(kw_only=True, eq=False, repr=False)
class Overlap(Value):
    """Figures of which any two can count the same things, unless one rule names both as parts of a whole."""

    figures: tuple[str, ...]
    why: str
    """One line: what can be counted twice."""

    def inside(self, place: str) -> Overlap:
        """The same with the names made longer by the id of a section or chapter."""
        return attrs.evolve(self, figures=tuple(f"{place}.{name}" for name in self.figures))


def overlapping(*figures: str, why: str) -> Overlap:
    """Any two of the figures can count the same things."""
    return Overlap(figures=figures, why=why)


def rules_across(figures: Iterable[Figure], ledger: Iterable[Entry]) -> Iterator[Rule]:
    """A quantity is the same wherever it is printed, a date exists, and the date of one event is one date.

    A date that does not exist is one misprint: it is not held against another date as well.
    """
    from .ledger import is_real_day

    for figure in figures:
        if len(figure.sources) > 1:
            yield Rule(
                kind=RuleKind.REPEATED,
                result=figure.id,
                why="The same quantity must have the same value wherever it is printed.",
            )
    first: dict[str, Entry] = {}
    for entry in ledger:
        if entry.date is None:
            continue
        yield Rule(kind=RuleKind.REAL_DATE, result=entry.place, why="A printed date must exist.")
        if entry.event is None or not is_real_day(entry.date):
            continue
        if entry.event in first:
            yield Rule(
                kind=RuleKind.SAME_DATE,
                result=entry.place,
                operands=(first[entry.event].place,),
                why=f"Both dates are those of the {entry.event}.",
            )
        first.setdefault(entry.event, entry)
