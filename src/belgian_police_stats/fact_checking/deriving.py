"""Find the computation over figures that a number follows from: a share, a rate, a difference, a growth, a sum.

Only figures that a rule, a section or the text itself ties together are tried, and only where the words ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from ..model.figure import Figure
from ..model.period import PeriodKind
from ..model.report import Report
from ..model.rules import RuleKind
from ..texts.written import WrittenNumber
from .comparing import Relation, relation_to
from .facts import Fact

__all__ = ["Derivation", "Ties", "difference", "growth", "per_thing", "per_time", "share", "sum_of", "ties_of"]

_GOOD = (Relation.EQUAL, Relation.ROUNDED)
_AMOUNTS = ("Count", "Money", "Mass", "Duration")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_LONG = {"person_hour": 3600, "flight_hour": 3600, "prison_year": None}


@frozen(kw_only=True)
class Derivation:
    """A computation over figures that gives the number in the text."""

    figures: tuple[Figure, ...]
    formula: str
    weight: float = 0.0
    """How clearly the words name its figures."""


@frozen(kw_only=True, eq=False)
class Ties:
    """The figures of a report that belong together."""

    wholes: Mapping[str, tuple[str, ...]]
    """Maps each part to its wholes, by the rules."""
    parts: Mapping[str, tuple[str, ...]]
    """Maps each whole to the parts that do not overlap."""
    siblings: Mapping[str, tuple[str, ...]]
    """Maps each figure to the amounts of its section."""
    shares: Mapping[tuple[str, str], str]
    """Maps a part and its whole to the printed share."""


@lru_cache(maxsize=16)
def ties_of(report: Report) -> Ties:
    """Read the ties from the rules and the sections of a report, once."""
    wholes: dict[str, list[str]] = {}
    parts: dict[str, tuple[str, ...]] = {}
    shares: dict[tuple[str, str], str] = {}
    for rule in report.rules:
        pairs = list(rule.contained)
        if rule.kind is RuleKind.WITHIN and rule.result:
            pairs += [(operand, rule.result) for operand in rule.operands]
        for part, whole in pairs:
            wholes.setdefault(part, []).append(whole)
        if rule.kind is RuleKind.SHARE and rule.result:
            shares[rule.operands[0], rule.operands[1]] = rule.result
        if rule.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN) and rule.result:
            parts[rule.result] = tuple(dict.fromkeys((*parts.get(rule.result, ()), *rule.operands)))
    sections: dict[str, list[str]] = {}
    for figure in report.figures:
        if figure.kind in _AMOUNTS:
            sections.setdefault(figure.id.rpartition(".")[0], []).append(figure.id)
    siblings = {name: tuple(listed) for listed in sections.values() for name in listed}
    return Ties(
        wholes={part: tuple(dict.fromkeys(listed)) for part, listed in wholes.items()},
        parts=parts,
        siblings=siblings,
        shares=shares,
    )


def share(
    number: WrittenNumber,
    report: Report,
    ties: Ties,
    named: Mapping[str, float],
    facts: Sequence[Fact],
) -> Derivation | None:
    """A part of a whole, in percent or as a ratio. `named` maps each figure that the words name to its weight."""
    factor = 1 if number.form == "ratio" else 100
    found: list[Derivation] = []
    for part_id, weight in named.items():
        part = report[part_id]
        if part.kind not in _AMOUNTS:
            continue
        for whole_id in _wholes(part, ties, facts):
            whole = report[whole_id]
            tied = whole_id in ties.wholes.get(part_id, ())
            if not _is_share(part, whole) or not (tied or whole_id in named):
                continue
            total = weight + named.get(whole_id, 0) * 0.6 + (1.5 if tied else 0) + _said(part, whole, facts)
            if _gives(number, factor * Fraction(part.value) / Fraction(whole.value)):
                hundred = "100 * " if factor == 100 else ""
                printed = ties.shares.get((part.id, whole.id))
                figures = (part, whole) if printed is None else (report[printed],)
                found.append(
                    Derivation(figures=figures, formula=f"{hundred}{part.id} / {whole.id}", weight=total)
                )
    found += _shares_of_sums(number, report, ties, named, factor)
    return max(found, key=lambda derivation: derivation.weight, default=None)


def _shares_of_sums(
    number: WrittenNumber, report: Report, ties: Ties, named: Mapping[str, float], factor: int
) -> Iterator[Derivation]:
    """Several parts together as a share of their whole."""
    for whole_id, listed in ties.parts.items():
        several = [part for part in listed if named.get(part, 0) > 2.5]
        if 2 <= len(several) < len(listed):
            parts = [report[part] for part in several]
            total = sum((Fraction(part.value) for part in parts), Fraction(0))
            if _gives(number, factor * total / Fraction(report[whole_id].value)):
                hundred = "100 * " if factor == 100 else ""
                formula = f"{hundred}({' + '.join(several)}) / {whole_id}"
                weight = sum(named[part] for part in several)
                yield Derivation(figures=(*parts, report[whole_id]), formula=formula, weight=weight)


def _wholes(part: Figure, ties: Ties, facts: Sequence[Fact]) -> list[str]:
    section = part.id.rpartition(".")[0]
    near = [fact.figure.id for fact in facts if not fact.other_year and fact.figure.id.startswith(section)]
    return list(dict.fromkeys((*ties.wholes.get(part.id, ()), *ties.siblings.get(part.id, ()), *near)))


def _is_share(part: Figure, whole: Figure) -> bool:
    """Whether one figure can be a part of the other: the same things, or things and the persons among them."""
    same = part.unit == whole.unit or {part.unit, whole.unit} <= {"person", "arrest", "case", "response", "screening", "certificate"}  # fmt: skip
    return part.id != whole.id and same and whole.kind in _AMOUNTS and 0 < part.value <= whole.value


def _said(part: Figure, whole: Figure, facts: Sequence[Fact]) -> float:
    """How many of the two the text has named with a number."""
    ids = {fact.figure.id for fact in facts if not fact.other_year}
    return 1.5 * ((part.id in ids) + (whole.id in ids))


def per_time(number: WrittenNumber, figure: Figure, unit: str) -> Derivation | None:
    """A figure that was counted over a time, for each day, week, month or hour of it."""
    if figure.period.kind in (PeriodKind.STOCK, PeriodKind.STANDING) or figure.kind not in _AMOUNTS:
        return None
    days = figure.period.days
    many = {"day": Fraction(days), "week": Fraction(days, 7), "month": Fraction(12 * days, 366), "hour": 24 * days}
    parts = Fraction(many[unit])
    if not _gives(number, Fraction(figure.value) / parts):
        return None
    return Derivation(figures=(figure,), formula=f"{figure.id} / {_written(parts)}")


def per_thing(number: WrittenNumber, report: Report, ties: Ties, facts: Sequence[Fact]) -> Derivation | None:
    """One figure divided by another of its section that the text names: minutes for each flight, persons a trip."""
    said = [fact.figure for fact in facts if not fact.other_year and fact.figure.kind in _AMOUNTS]
    for below in reversed(said):
        for above in reversed(said):
            if above.id == below.id or below.id not in ties.siblings.get(above.id, ()):
                continue
            factor = _time_factor(number, above)
            if factor is None or below.value == 0 or above.unit == below.unit:
                continue
            if _gives(number, factor * Fraction(above.value) / Fraction(below.value)):
                times = f"{_written(factor)} * " if factor != 1 else ""
                return Derivation(figures=(above, below), formula=f"{times}{above.id} / {below.id}")
    return None


def _time_factor(number: WrittenNumber, figure: Figure) -> Fraction | None:
    seconds = _LONG.get(figure.unit, _SECONDS.get(figure.unit))
    if number.unit is None or (number.unit == "year" and figure.unit in ("year", "prison_year")):
        return Fraction(1)
    if seconds is None or number.unit not in _SECONDS:
        return None
    return Fraction(seconds, _SECONDS[number.unit])


def difference(number: WrittenNumber, facts: Sequence[Fact]) -> Derivation | None:
    """The difference between a figure and the number that the text has for another year."""
    for fact in reversed(facts):
        if not fact.other_year:
            continue
        value = Fraction(fact.figure.value)
        if _gives(number, abs(value - fact.said)):
            one, two = (fact.figure.id, _written(fact.said)) if value > fact.said else (_written(fact.said), fact.figure.id)
            return Derivation(figures=(fact.figure,), formula=f"{one} - {two}")
    return None


def growth(number: WrittenNumber, facts: Sequence[Fact]) -> Derivation | None:
    """The growth or the fall of a figure against the number that the text has for another year, in percent."""
    for fact in reversed(facts):
        if not fact.other_year or fact.said == 0:
            continue
        change = 100 * (Fraction(fact.figure.value) / fact.said - 1)
        said = _written(fact.said)
        if number.form == "multiple":
            if _gives(number, Fraction(fact.figure.value) / fact.said):
                return Derivation(figures=(fact.figure,), formula=f"{fact.figure.id} / {said}")
        elif _gives(number, abs(change)):
            formula = f"100 * ({fact.figure.id} / {said} - 1)" if change > 0 else f"100 * (1 - {fact.figure.id} / {said})"
            return Derivation(figures=(fact.figure,), formula=formula)
    return None


def sum_of(number: WrittenNumber, report: Report, ties: Ties, facts: Sequence[Fact]) -> Derivation | None:
    """The sum of the figures that the text has named last, in one unit."""
    said = [fact.figure for fact in facts if not fact.other_year and fact.figure.kind in _AMOUNTS]
    for many in range(2, min(len(said), 6) + 1):
        figures = list(dict.fromkeys(said[-many:]))
        if len(figures) < 2 or len({(figure.unit, figure.period) for figure in figures}) > 1:
            continue
        if _gives(number, sum((Fraction(figure.value) for figure in figures), Fraction(0))):
            ids = {figure.id for figure in figures}
            whole = next((name for name, parts in ties.parts.items() if ids <= set(parts)), None)
            if whole is not None and _gives(number, Fraction(report[whole].value)):
                return Derivation(figures=(report[whole],), formula="")
            return Derivation(figures=tuple(figures), formula=" + ".join(figure.id for figure in figures))
    return None


def _gives(number: WrittenNumber, value: Fraction) -> bool:
    if relation_to(number, value) in _GOOD:
        return True
    fine = number.place / 2
    # A computed number is rounded to the last written digit.
    return number.form == "digits" and number.qualifier == "exact" and abs(number.value - value) <= fine and value != 0


def _written(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else str(float(number))
