"""Computations over figures: a share, a rate, a difference, a growth, a sum.

Each function gives the computation that a number follows from, or None. Only figures that a rule, a section or the text
itself ties together are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import fsum

from attrs import frozen

from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.period import PeriodKind
from ..model.report import Report
from ..texts.written import WrittenNumber
from .comparing import GOOD, SECONDS, relation, relation_to
from .facts import Fact
from .ties import AMOUNTS, Ties

__all__ = ["Derivation", "difference", "growth", "per_thing", "per_time", "ratio_to_other_year", "share", "sum_of"]

_DAYS_OF_A_LEAP_YEAR = 366
_ALIKE = frozenset({"person", "arrest", "case", "response", "screening", "certificate"})
"""Things of which one can be a part of another: the persons among the arrests."""
_LONG = {"person_hour": "hour", "flight_hour": "hour"}
_TIED, _SAID, _WHOLE = 1.5, 1.5, 0.6
"""The extra weight of a pair that a rule ties, the weight of each of its figures with a number in the text, and that of
the words for the whole beside those for the part."""
_PLAIN_NAME = 2.5
"""From this weight on, the words name a part of a sum."""


@frozen(kw_only=True)
class Derivation:
    """A computation over figures that gives the number in the text."""

    figures: tuple[Figure, ...]
    formula: str
    weight: float = 0.0
    """How clearly the words name its figures."""
    score: float = 0.7
    printed: Figure | None = None
    """The figure of the report with exactly this value, if there is one."""


def share(
    number: WrittenNumber, report: Report, ties: Ties, named: Mapping[str, float], facts: Sequence[Fact]
) -> Derivation | None:
    """A part of a whole, in percent or as a ratio. `named` maps each figure that the words name to its weight."""
    factor = 1 if number.form == "ratio" else 100
    mentioned = {fact.figure.id for fact in facts if not fact.other_year}
    found = list(_shares_of_sums(number, report, ties, named, factor))
    for part_id, weight in named.items():
        part = report[part_id]
        for whole_id in _wholes(part, ties, mentioned):
            whole, tied = report[whole_id], whole_id in ties.wholes.get(part_id, ())
            if not (tied or whole_id in named) or not _is_share(part, whole):
                continue
            if gives(number, factor * Fraction(part.value) / Fraction(whole.value)):
                total = weight + named.get(whole_id, 0) * _WHOLE + tied * _TIED
                total += ((part_id in mentioned) + (whole_id in mentioned)) * _SAID
                name = ties.shares.get((part_id, whole_id))
                printed = None if name is None else report[name]
                found.append(
                    Derivation(
                        figures=(part, whole) if printed is None else (printed,),
                        formula=_times(factor, f"{part_id} / {whole_id}"),
                        weight=total,
                        printed=None if printed is None or relation(number, printed) not in GOOD else printed,
                    )
                )
    return max(found, key=lambda derivation: derivation.weight, default=None)


def _shares_of_sums(
    number: WrittenNumber, report: Report, ties: Ties, named: Mapping[str, float], factor: int
) -> Iterator[Derivation]:
    """Several parts together as a share of their whole."""
    for whole_id, listed in ties.parts.items():
        several = [part for part in listed if named.get(part, 0) > _PLAIN_NAME]
        if 2 <= len(several) < len(listed):
            parts = [report[part] for part in several]
            total = sum((Fraction(part.value) for part in parts), Fraction(0))
            if gives(number, factor * total / Fraction(report[whole_id].value)):
                formula = f"({' + '.join(several)}) / {whole_id}"
                weight = fsum(named[part] for part in several)
                figures = (*parts, report[whole_id])
                yield Derivation(figures=figures, formula=_times(factor, formula), weight=weight)


def _wholes(part: Figure, ties: Ties, mentioned: Iterable[str]) -> list[str]:
    section = part.id.rpartition(".")[0] + "."
    near = [name for name in mentioned if name.startswith(section)]
    return list(dict.fromkeys((*ties.wholes.get(part.id, ()), *ties.siblings.get(part.id, ()), *near)))


def _is_share(part: Figure, whole: Figure) -> bool:
    """Whether one figure can be a part of the other: the same things, or things and the persons among them."""
    alike = part.unit == whole.unit or {part.unit, whole.unit} <= _ALIKE
    amounts = part.kind in AMOUNTS and whole.kind in AMOUNTS
    return part.id != whole.id and alike and amounts and 0 < part.value <= whole.value


def per_time(number: WrittenNumber, figure: Figure, unit: str) -> Derivation | None:
    """A figure that was counted over a time, for each day, week, month or hour of it."""
    if figure.period.kind in (PeriodKind.STOCK, PeriodKind.STANDING) or figure.kind not in AMOUNTS:
        return None
    days = Fraction(figure.period.days)
    many = {"day": days, "week": days / 7, "month": 12 * days / _DAYS_OF_A_LEAP_YEAR, "hour": 24 * days}[unit]
    if not gives(number, Fraction(figure.value) / many):
        return None
    return Derivation(figures=(figure,), formula=f"{figure.id} / {_written(many)}")


def per_thing(number: WrittenNumber, ties: Ties, facts: Sequence[Fact]) -> Derivation | None:
    """One figure divided by another of its section that the text names: minutes a flight, persons a trip."""
    mentioned = [fact.figure for fact in reversed(facts) if not fact.other_year and fact.figure.kind in AMOUNTS]
    for below in mentioned:
        for above in mentioned:
            factor = _time_factor(number, above)
            tied = below.id != above.id and below.id in ties.siblings[above.id] and above.unit != below.unit
            if factor is None or not tied or below.value == 0:
                continue
            if gives(number, factor * Fraction(above.value) / Fraction(below.value)):
                formula = _times(factor, f"{above.id} / {below.id}")
                return Derivation(figures=(above, below), formula=formula)
    return None


def _time_factor(number: WrittenNumber, figure: Figure) -> Fraction | None:
    """The factor from the unit of a figure to the unit of time in the text; None if they are of different kinds."""
    own = _LONG.get(figure.unit, figure.unit)
    if number.unit is None or (number.unit == "year" and own in ("year", "prison_year")):
        return Fraction(1)
    if own not in SECONDS or number.unit not in SECONDS:
        return None
    return Fraction(SECONDS[own], SECONDS[number.unit])


def difference(number: WrittenNumber, facts: Sequence[Fact], direction: int) -> Derivation | None:
    """The difference between a figure and the number that the text has for another year.

    `direction` is 1 if the words speak of more, and -1 if they speak of less, than in the year that came before.
    """
    for fact in _of_other_years(facts):
        value = Fraction(fact.figure.value)
        if gives(number, abs(value - fact.value)) and _is_way(fact, direction):
            terms = [fact.figure.id, _written(fact.value)]
            formula = " - ".join(terms if value > fact.value else reversed(terms))
            return Derivation(figures=(fact.figure,), formula=formula)
    return None


def growth(number: WrittenNumber, facts: Sequence[Fact], direction: int) -> Derivation | None:
    """The growth or the fall of a figure against the number that the text has for another year, in percent.

    `direction` is that of `difference`.
    """
    for fact in _of_other_years(facts):
        ratio = Fraction(fact.figure.value) / fact.value
        formula = f"{fact.figure.id} / {_written(fact.value)}"
        if number.form == "multiple":
            if gives(number, ratio):
                return Derivation(figures=(fact.figure,), formula=formula)
        elif gives(number, 100 * abs(ratio - 1)) and _is_way(fact, direction):
            change = f"({formula} - 1)" if ratio > 1 else f"(1 - {formula})"
            return Derivation(figures=(fact.figure,), formula=f"100 * {change}")
    return None


def _is_way(fact: Fact, direction: int) -> bool:
    """Whether a figure rose or fell as the words have it, from the earlier year to the later one."""
    earlier, later = fact.value, Fraction(fact.figure.value)
    if fact.year is not None and fact.year > fact.figure.period.end.year:
        earlier, later = later, earlier
    return direction == 0 or (later - earlier) * direction > 0


def ratio_to_other_year(number: WrittenNumber, facts: Sequence[Fact]) -> Derivation | None:
    """A figure as a part of the number that the text has for another year: half of the 1 852."""
    for fact in _of_other_years(facts):
        if gives(number, Fraction(fact.figure.value) / fact.value):
            return Derivation(figures=(fact.figure,), formula=f"{fact.figure.id} / {_written(fact.value)}")
    return None


def sum_of(number: WrittenNumber, report: Report, ties: Ties, facts: Sequence[Fact]) -> Derivation | None:
    """The sum of the figures that the text has named last, in one unit and over one period."""
    mentioned = list(
        dict.fromkeys(fact.figure for fact in facts if not fact.other_year and fact.figure.kind in AMOUNTS)
    )
    for many in range(2, len(mentioned) + 1):
        figures = mentioned[-many:]
        if len({(figure.unit, figure.period) for figure in figures}) > 1:
            return None
        if gives(number, sum((Fraction(figure.value) for figure in figures), Fraction(0))):
            ids = {figure.id for figure in figures}
            whole = next((name for name, parts in ties.parts.items() if ids <= set(parts)), None)
            printed = report[whole] if whole is not None and gives(number, Fraction(report[whole].value)) else None
            formula = " + ".join(figure.id for figure in figures)
            return Derivation(figures=tuple(figures), formula=formula, printed=printed)
    return None


def _of_other_years(facts: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in reversed(facts) if fact.other_year and fact.value != 0)


def gives(number: WrittenNumber, value: Fraction) -> bool:
    """Whether a computed value is what a number says: in its last digit, or as its qualifier has it."""
    if relation_to(number, value) in GOOD:
        return True
    digits = number.form == "digits" and number.qualifier is Qualifier.EXACT
    return digits and value != 0 and abs(number.value - value) <= number.place / 2


def _times(factor: Fraction | int, formula: str) -> str:
    return formula if factor == 1 else f"{_written(Fraction(factor))} * {formula}"


def _written(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"({number.numerator} / {number.denominator})"
