"""The rules that must hold between figures. A chapter states them beside the fields that they are about.

A rule holds for every edition. Where an edition prints numbers that violate one, its discrepancies.json says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeVar

import attrs
from attrs import frozen

from .bases import HasCard, Truth, Value

if TYPE_CHECKING:
    from .figure import Figure
    from .ledger import Entry

__all__ = [
    "DATES",
    "Overlap",
    "Rule",
    "RuleKind",
    "Verdict",
    "adds_up",
    "complement",
    "days_within",
    "falling",
    "grows",
    "ordered",
    "overlapping",
    "parts_within",
    "rules_across",
    "share",
    "shares_within",
    "time_per",
    "tuple_of",
    "within",
]

_T = TypeVar("_T")

_MANY = 200
"""The most operands of a rule. The check of an order compares every pair of them, so more would take long."""


class RuleKind(StrEnum):
    """The kinds of rules, for a result r and operands a, b and so on.

    Each kind has a formula, and the least and the most operands that it takes.
    """

    formula: str
    least: int
    most: int

    def __new__(cls, word: str, formula: str, least: int, most: int) -> Self:
        """Make the member from its word, and its attributes from the rest."""
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.formula, kind.least, kind.most = formula, least, most
        return kind

    TOTAL = "total", "{r} = {sum}", 1, _MANY
    """The parts make the total."""
    SHARE = "share", "{r} = {a} / {b}", 2, 2
    """The share, in percent, is the part divided by the whole."""
    COMPLEMENT = "complement", "{sum} = 100 %", 1, _MANY
    """The shares make one hundred percent."""
    WITHIN = "within", "{a} ≤ {r}", 1, 1
    """The part is no more than the whole."""
    PARTS_WITHIN = "parts_within", "{sum} ≤ {r}", 1, _MANY
    """The parts do not overlap, and together they are no more than the whole, or for shares without a whole, 100 %."""
    TIME_PER = "time_per", "{r} = length of the period / {a}", 1, 1
    """The time for each thing is the length of the period of a, divided by how many there are."""
    GROWTH = "growth", "{r} = {a} / {a} of the year before - 1", 1, 1
    """The change, in percent, is that of a since the observation of the year before. Unknown without one."""
    DAYS_WITHIN = "days_within", "{a} ≤ days of the period", 1, 1
    """The days are no more than the period of a has."""
    ORDERED = "ordered", "{order}", 2, _MANY
    """The figures rise or stay the same."""
    REPEATED = "repeated", "{r} is the same at each place", 0, 0
    """The figure is printed with the same number at each of its places."""
    REAL_DATE = "real_date", "the date on {r} exists", 0, 0
    """The date printed on line r is a day of the calendar."""
    SAME_DATE = "same_date", "the dates on {r} and {a} are the same", 1, 1
    """The dates printed on line r and on line a are the same."""

    @property
    def has_result(self) -> bool | None:
        """Whether a rule of this kind has a result besides its operands. None if the result is optional."""
        return None if self is RuleKind.PARTS_WITHIN else "{r}" in self.formula


DATES = (RuleKind.REAL_DATE, RuleKind.SAME_DATE)
"""The rules that bind printed dates; all others bind figures."""


class Verdict(StrEnum):
    """The result of checking a rule. Of several verdicts that fit, the first one is given."""

    EXACT = "exact"
    """The printed numbers satisfy it exactly."""
    ROUNDED = "rounded"
    """The printed numbers satisfy it if they were rounded, ties up or to even."""
    TRUNCATED = "truncated"
    """The printed numbers satisfy it only if they were truncated."""
    HOLDS = "holds"
    """The printed numbers keep within the bound."""
    UNDECIDED = "undecided"
    """A word such as “about” or a rounding leaves both answers open."""
    VIOLATED = "violated"
    """The printed numbers do not satisfy it, even if they were rounded or truncated."""


@frozen(kw_only=True, eq=False, repr=False)
class Rule(Value, HasCard):
    """One rule. In a class, a rule names fields; `inside` turns the names into the ids of figures."""

    kind: RuleKind
    """What the rule says of its result and its operands."""
    result: str | None = None
    operands: tuple[str, ...] = ()
    why: str
    """One line that says why the rule should hold."""
    exhaustive: Truth | None = None
    """Whether the operands are all the parts of the result. None for a rule that does not say so."""
    name: str = ""
    """The name that distinguishes two rules of the same kind about the same figure."""
    contains: bool = False
    """Whether the result of a bound counts all that the operand counts. Totals, parts and shares do so anyway."""
    evidence: bool = False
    """Whether its figures were read so that it holds. Such a rule cannot fail, so it is not a check."""

    @property
    def contained(self) -> tuple[tuple[str, str], ...]:
        """Each part with the whole that counts it too: adding up both would count the part twice."""
        if self.kind is RuleKind.SHARE:
            return ((self.operands[0], self.operands[1]),)
        has_parts = self.contains or self.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN)
        return tuple((part, self.result) for part in self.operands) if self.result and has_parts else ()

    @property
    def figures(self) -> tuple[str, ...]:
        """Every name in the rule, the result first."""
        return (*((self.result,) if self.result else ()), *self.operands)

    @property
    def statement(self) -> tuple[RuleKind, str | None, tuple[str, ...]]:
        """What the rule says, without its name and reason. Two rules that say the same have the same statement."""
        in_any_order = self.kind in (RuleKind.TOTAL, RuleKind.COMPLEMENT, RuleKind.PARTS_WITHIN)
        return self.kind, self.result, tuple(sorted(self.operands)) if in_any_order else self.operands

    @property
    def id(self) -> str:
        """The first figure, the kind and the name, with slashes between."""
        return "/".join(part for part in (self.figures[0], self.kind.value, self.name) if part)

    def __repr__(self) -> str:
        return f"<Rule {self.id}: {self.brief}>"

    def inside(self, place: str) -> Rule:
        """Put the id of a section or chapter before each name."""
        result = f"{place}.{self.result}" if self.result else None
        return attrs.evolve(self, result=result, operands=tuple(f"{place}.{name}" for name in self.operands))

    @property
    def formula(self) -> str:
        """The rule as one line of arithmetic."""
        names = dict(zip("ab", self.operands, strict=False))
        # The only formula with a result that can be missing is that of shares without a whole.
        result = self.result or "100 %"
        return self.kind.formula.format(
            r=result, sum=" + ".join(self.operands), order=" ≤ ".join(self.operands), **names
        )

    @property
    def brief(self) -> str:
        """The formula without the chapter or section that all its figures share."""
        places = {name.rpartition(".")[0] for name in self.figures}
        while len(places) > 1:
            places = {place.rpartition(".")[0] for place in places}
        cut = len(f"{places.pop()}.") if places != {""} else 0
        result = self.result[cut:] if self.result else None
        return attrs.evolve(self, result=result, operands=tuple(name[cut:] for name in self.operands)).formula


def tuple_of(*items: _T) -> tuple[_T, ...]:
    """Make the RULES or OVERLAPS of a class.

    Type checkers see a tuple of any length, as the base class declares it, where brackets alone make a tuple of two.
    """
    return items


def adds_up(result: str, *, parts: Iterable[str], why: str, name: str = "") -> Rule:
    """The parts make the total, and no other part exists."""
    return Rule(kind=RuleKind.TOTAL, result=result, operands=tuple(parts), why=why, exhaustive=Truth.TRUE, name=name)


def share(result: str, *, part: str, whole: str, why: str) -> Rule:
    """The share is the part divided by the whole."""
    return Rule(kind=RuleKind.SHARE, result=result, operands=(part, whole), why=why)


def complement(*shares: str, why: str) -> Rule:
    """The shares make one hundred percent."""
    return Rule(kind=RuleKind.COMPLEMENT, operands=shares, why=why)


def shares_within(*shares: str, why: str) -> Rule:
    """The shares do not overlap, and together they are no more than one hundred percent."""
    return Rule(kind=RuleKind.PARTS_WITHIN, operands=shares, why=why, exhaustive=Truth.FALSE)


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


def parts_within(whole: str, *, parts: Iterable[str], why: str, exhaustive: Truth, name: str = "") -> Rule:
    """The parts do not overlap, and together they are no more than the whole."""
    return Rule(
        kind=RuleKind.PARTS_WITHIN, result=whole, operands=tuple(parts), why=why, exhaustive=exhaustive, name=name
    )


def time_per(result: str, *, amount: str, why: str) -> Rule:
    """The time for each thing is the length of the period divided by how many there are."""
    return Rule(kind=RuleKind.TIME_PER, result=result, operands=(amount,), why=why)


def grows(result: str, *, amount: str, why: str) -> Rule:
    """The change is that of the amount since the year before, whose number was published elsewhere."""
    return Rule(kind=RuleKind.GROWTH, result=result, operands=(amount,), why=why)


def days_within(days: str, *, why: str) -> Rule:
    """The days are no more than the period has, a leap day included."""
    return Rule(kind=RuleKind.DAYS_WITHIN, operands=(days,), why=why)


def ordered(*figures: str, why: str, evidence: bool = False) -> Rule:
    """The figures rise or stay the same."""
    return Rule(kind=RuleKind.ORDERED, operands=figures, why=why, evidence=evidence)


def falling(*figures: str, why: str, evidence: bool = False) -> Rule:
    """The figures fall or stay the same."""
    return ordered(*reversed(figures), why=why, evidence=evidence)


@frozen(kw_only=True, eq=False, repr=False)
class Overlap(Value):
    """Figures of which any two can count the same things, unless one rule names both as parts of a whole."""

    figures: tuple[str, ...]
    why: str
    """One line that says what can be counted twice."""

    def inside(self, place: str) -> Overlap:
        """Put the id of a section or chapter before each name."""
        return attrs.evolve(self, figures=tuple(f"{place}.{name}" for name in self.figures))


def overlapping(*figures: str, why: str) -> Overlap:
    """Any two of the figures can count the same things."""
    return Overlap(figures=figures, why=why)


def rules_across(figures: Iterable[Figure], ledger: Iterable[Entry]) -> Iterator[Rule]:
    """Make the rules that no class states, because they follow from the places of numbers and dates.

    A figure has the same number wherever it is printed, a date exists, and one event has one date. A date that does
    not exist is one misprint: it is not compared with another date as well.
    """
    from .ledger import is_real_day, places_of_dates

    for figure in figures:
        if len(figure.sources) > 1:
            yield Rule(
                kind=RuleKind.REPEATED,
                result=figure.id,
                why="The same quantity must have the same value wherever it is printed.",
            )
    first_dates: dict[str, str] = {}
    for place, entry in places_of_dates(ledger):
        yield Rule(kind=RuleKind.REAL_DATE, result=place, why="A printed date must exist.")
        if entry.event is None or not is_real_day(entry.date or ""):
            continue
        if entry.event in first_dates:
            yield Rule(
                kind=RuleKind.SAME_DATE,
                result=place,
                operands=(first_dates[entry.event],),
                why=f"Both dates are those of the {entry.event}.",
            )
        first_dates.setdefault(entry.event, place)
