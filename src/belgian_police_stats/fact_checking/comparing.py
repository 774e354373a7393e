"""Compare a written number with the value of a figure: equal, a fair rounding, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from math import inf, lcm

from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.interval import Interval
from ..texts.written import WrittenNumber

__all__ = [
    "GOOD",
    "MASSES",
    "SECONDS",
    "Relation",
    "bounds_of",
    "fits_kind",
    "has_alternative",
    "is_scaled",
    "is_swapped",
    "ranges_of",
    "relation",
    "relation_to",
]

SECONDS: Mapping[str, int] = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800
}  # fmt: skip
MASSES: Mapping[str, Fraction] = {"gram": Fraction(1, 1000), "kilogram": Fraction(1), "metric_ton": Fraction(1000)}
_WRITTEN = {"person_hour": "hour", "flight_hour": "hour", "prison_year": "year", "second/call": "second"}
"""The unit of time that a text writes for each of these units."""
_MARGIN = 20
"""A qualified number is within one part in this many of the true one, or within its last digit that is not zero …"""
_MOST_ROUGH = 4
"""… if that digit is at most one part in this many of the number."""
_FAIR = 25
"""A number without a qualifier counts as rounded only if it is within one part in this many of the true one."""
_SIDES = {
    Qualifier.EXACT: 0, Qualifier.ABOUT: 0,
    Qualifier.MORE_THAN: 1, Qualifier.AT_LEAST: 1, Qualifier.LESS_THAN: -1, Qualifier.AT_MOST: -1,
}  # fmt: skip
"""The side to which each qualifier is open."""
_SAYS_SOMETHING = 10
"""A number below this shares its digits with too many others to be a misprint of one of them."""
_FARTHEST = 2
"""A number that is twice the value, or half of it, is neither a rounding nor on the wrong side."""


class Relation(StrEnum):
    """How a written number compares with a value. The first relation that fits is given."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    WRONG_SIDE = "wrong_side"
    """The value is near, but on the side that the qualifier excludes."""
    OTHER = "other"


GOOD = (Relation.EQUAL, Relation.ROUNDED)
_ORDER = {found: place for place, found in enumerate(Relation)}


def fits_kind(number: WrittenNumber, figure: Figure) -> bool:
    """Whether a number can be about a figure at all, judging by the unit and form in which it is written."""
    kind, unit = figure.kind, number.unit
    if unit in ("point", "other_money", "metre") or number.form == "multiple":
        return False
    if number.form == "ratio":
        return kind == "Share"
    if unit == "percent":
        return kind in ("Share", "Change")
    if unit == "EUR":
        return kind == "Money"
    if unit in MASSES:
        return kind == "Mass"
    written = _WRITTEN.get(figure.unit, figure.unit)
    if unit == "day" and figure.unit.endswith("_day"):
        return True
    if unit is not None:
        exact = figure.unit in _WRITTEN and kind == "Duration"
        return unit == written if exact else kind in ("Duration", "Rate") and written in (*SECONDS, "year")
    if kind == "Rate":
        return written not in SECONDS
    return number.scaled if kind == "Money" else kind in ("Count", "Duration")


def bounds_of(number: WrittenNumber) -> Interval:
    """All values that a written number can stand for: a count in full is a point, a qualified number is open."""
    value, half = number.value, number.place / 2
    match number.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(lower=value, upper=None, includes_lower=number.qualifier is Qualifier.AT_LEAST)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(lower=None, upper=value, includes_upper=number.qualifier is Qualifier.AT_MOST)
        case Qualifier.ABOUT:
            spread = max(number.rough / 2, value / _MARGIN)
            return Interval(lower=value - spread, upper=value + spread)
        case _:
            exact = number.place == 1 and not number.scaled and number.unit not in ("percent", "point")
            exact = exact or number.form in ("ratio", "multiple")
            return Interval.point(value) if exact else Interval(lower=value - half, upper=value + half)


def ranges_of(number: WrittenNumber) -> tuple[tuple[float, float], ...]:
    """The sizes that a value can have for a number to be near it, as floats that spare most exact comparisons."""
    if number.form == "collective" or number.unit in SECONDS or number.unit in MASSES:
        return ((-inf, inf),)
    # A little wider than the exact comparison, which floats cannot replace.
    room = 1.12 if number.qualifier is Qualifier.EXACT else 1.7
    factor = 100 if number.form == "ratio" else 1
    values = (number.size, *(float(value) for value, _ in number.others))
    return tuple((value * factor / room, value * factor * room) for value in values)


def relation(number: WrittenNumber, figure: Figure) -> Relation:
    """Compare a number with the value of a figure, in each way in which the number can be read."""
    factor = _factor(number, figure)
    true, value, place = Fraction(figure.value), number.value, number.place
    if factor != 1:
        value, place = value * factor, place * factor
    found = relation_to(number, true, value, place, figure.qualifier)
    for value, place in number.others:
        other = relation_to(number, true, value * factor, place * factor, figure.qualifier)
        found = min(found, other, key=_ORDER.__getitem__)
    return found


def _factor(number: WrittenNumber, figure: Figure) -> Fraction | int:
    """The factor from the unit of the number to that of the figure."""
    if number.form == "ratio":
        return 100
    unit, written = number.unit, _WRITTEN.get(figure.unit, figure.unit)
    if unit is None or unit == written:
        return 1
    for sizes in (MASSES, SECONDS):
        if unit in sizes and written in sizes:
            return Fraction(sizes[unit]) / Fraction(sizes[written])
    return 1


def relation_to(
    number: WrittenNumber,
    true: Fraction,
    value: Fraction | None = None,
    place: Fraction | None = None,
    printed: Qualifier = Qualifier.EXACT,
) -> Relation:
    """Compare a number with an exact value, which is printed with a qualifier."""
    stated = number.value if value is None else value
    last = number.place if place is None else place
    # The same numbers as integers, in a common unit: a text has many numbers, and fractions are slow.
    parts = lcm(stated.denominator, true.denominator, last.denominator)
    says, has = stated.numerator * (parts // stated.denominator), true.numerator * (parts // true.denominator)
    qualifier = number.qualifier
    if _SIDES[qualifier] * _SIDES[printed] < 0:
        # "More than 616 000" is printed: "fewer than 616 000" and "fewer than 620 000" do not follow.
        return Relation.WRONG_SIDE if says == has else Relation.OTHER
    if says == has:
        strict = qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN) and not _SIDES[printed]
        return Relation.WRONG_SIDE if strict else Relation.EQUAL
    if number.form == "collective":
        return Relation.ROUNDED if says < has < says * 10 else Relation.OTHER
    if not has < says * _FARTHEST < has * _FARTHEST * _FARTHEST:
        return Relation.OTHER
    return _near(number, has, says, last.numerator * (parts // last.denominator))


def _near(number: WrittenNumber, true: int, stated: int, place: int) -> Relation:
    """Compare a number with a positive value of about its size, all in one unit."""
    away, ratio = abs(stated - true), number.form == "ratio"
    rough = place
    while stated % (rough * 10) == 0:
        rough *= 10
    near = away * _MARGIN <= true
    match number.qualifier:
        case Qualifier.EXACT:
            if ratio:
                fair = away * _FAIR <= true * 2
            else:
                fair = away * 2 <= (rough if number.form == "digits" else place) and away * _FAIR <= true
            return Relation.ROUNDED if fair else Relation.OTHER
        case Qualifier.ABOUT:
            return Relation.ROUNDED if near or away * 2 <= rough else Relation.OTHER
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            right = stated < true
        case _:
            right = stated > true
    if not near:
        near = away * 4 <= place if ratio else away <= rough and away * _MOST_ROUGH <= stated
    if not near:
        return Relation.OTHER
    return Relation.ROUNDED if right else Relation.WRONG_SIDE


def has_alternative(number: WrittenNumber, figure: Figure) -> bool:
    """Whether another reading of an ambiguous figure has the value of the number."""
    others = figure.alternatives
    return bool(others) and any(other.value is not None and Fraction(other.value) == number.value for other in others)


def is_scaled(value: Fraction, true: Fraction) -> bool:
    """Whether the digits are the same, and one number has zeros that the other lacks: 60 000 for 6 000."""
    small, large = sorted((value, true))
    if value < _SAYS_SOMETHING or small <= 0 or small == large:
        return False
    ratio = large / small
    while ratio.denominator == 1 and ratio % 10 == 0:
        ratio /= 10
    return ratio == 1


def is_swapped(value: Fraction, true: Fraction, place: Fraction) -> bool:
    """Whether two digits of one number are exchanged in the other: 546 for 564, 321,7 million for 231 709 179."""
    one, two = str(round(value / place)), str(round(true / place))
    if len(one) != len(two) or len(one) < 2:
        return False
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(places) == 2 and one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]]
