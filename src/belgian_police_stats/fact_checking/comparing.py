"""Compare a written number with the value of a figure: equal, a fair rounding, or neither."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from ..model.figure import Figure, Qualifier
from ..model.interval import Interval
from ..texts.written import WrittenNumber

__all__ = ["Relation", "convert", "fits_kind", "has_alternative", "interval_of", "is_scaled", "is_slip", "is_swapped", "relation", "relation_to"]

_SHARES = ("Share", "Change")
_TIME = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800}
_MASS = {"gram": Fraction(1, 1000), "kilogram": Fraction(1), "metric_ton": Fraction(1000)}
_LONG = {"person_hour": "hour", "flight_hour": "hour", "prison_year": "year", "second/call": "second"}
"""The unit of time that a text writes for each of these units."""
_MARGIN = Fraction(1, 10)
"""A qualified number lies within a tenth of the true one, or within its last digit that is not zero."""
_FAIR = Fraction(1, 25)
"""A number without a qualifier counts as rounded only if it is within four percent."""


class Relation(StrEnum):
    """How a written number stands to a value."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    WRONG_SIDE = "wrong_side"
    """The value is near, but on the other side of what the qualifier says."""
    OTHER = "other"


def fits_kind(number: WrittenNumber, figure: Figure) -> bool:
    """Whether a number can be about a figure at all, by what is written with it."""
    kind, unit = figure.kind, number.unit
    if unit in ("point", "other_money", "metre") or number.form == "multiple":
        return False
    if number.form == "ratio":
        return kind == "Share"
    if unit == "percent":
        return kind in _SHARES
    if unit == "EUR":
        return kind == "Money"
    if unit in _MASS:
        return kind == "Mass"
    if unit is not None:
        if figure.unit in _LONG and figure.unit != "second/call":
            return unit == _LONG[figure.unit]
        return _LONG.get(figure.unit, figure.unit) in (*_TIME, "year") and (kind in ("Duration", "Rate"))
    if kind == "Rate" and figure.unit.partition("/")[0] in _TIME:
        return False
    if kind == "Money":
        return number.scaled
    return kind not in (*_SHARES, "Mass")


def convert(number: WrittenNumber, figure: Figure) -> Fraction | None:
    """The factor from the unit of the number to that of the figure; None if the units do not convert."""
    if number.form == "ratio":
        return Fraction(100)
    own = _LONG.get(figure.unit, figure.unit)
    unit = number.unit
    if unit in _MASS and own in _MASS:
        return _MASS[unit] / _MASS[own]
    if unit in _TIME and own in _TIME:
        return Fraction(_TIME[unit], _TIME[own])
    if unit in (*_TIME, "month") and own == "year":
        return None
    return None if unit == "year" and own != "year" else Fraction(1)


def interval_of(number: WrittenNumber) -> Interval:
    """All values that a written number can stand for: a count in full is a point, a qualified number is open."""
    value, half = number.value, number.place / 2
    match number.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(lower=value, upper=None, includes_lower=number.qualifier is Qualifier.AT_LEAST)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(lower=None, upper=value, includes_upper=number.qualifier is Qualifier.AT_MOST)
        case Qualifier.ABOUT:
            spread = max(half, value * _MARGIN)
            return Interval(lower=value - spread, upper=value + spread)
        case Qualifier.EXACT:
            exact = number.place == 1 and not number.scaled and number.unit not in ("percent", "point")
            return Interval.point(value) if exact else Interval(lower=value - half, upper=value + half)


def relation(number: WrittenNumber, figure: Figure) -> Relation:
    """Compare a number with the value of a figure, in each way in which the number can be read."""
    factor = convert(number, figure)
    if factor is None:
        return Relation.OTHER
    best = Relation.OTHER
    for value, place in ((number.value, number.place), *number.others):
        found = relation_to(number, Fraction(figure.value), value * factor, place * factor, figure.qualifier)
        if list(Relation).index(found) < list(Relation).index(best):
            best = found
    return best


def relation_to(
    number: WrittenNumber,
    true: Fraction,
    value: Fraction | None = None,
    place: Fraction | None = None,
    printed: Qualifier = Qualifier.EXACT,
) -> Relation:
    """Compare a number with an exact value that is printed with a qualifier."""
    said = number.value if value is None else value
    rough = _rough(said, number.place if place is None else place)
    qualifier = number.qualifier
    if said == true:
        strict = qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
        return Relation.WRONG_SIDE if strict and printed is Qualifier.EXACT else Relation.EQUAL
    away = abs(said - true)
    margin = max(rough, true * _MARGIN) if number.form != "ratio" else max(number.place * 100 / 8, true * _MARGIN)
    match qualifier:
        case Qualifier.EXACT:
            half = (rough if number.form == "digits" else number.place) / 2
            fair = away <= half and away <= abs(true) * _FAIR
            if number.form == "ratio":
                fair = away <= abs(true) * _FAIR * 2
            return Relation.ROUNDED if fair else Relation.OTHER
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            if number.form == "collective":
                return Relation.ROUNDED if said < true < said * 10 else Relation.OTHER
            near = said < true
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            near = said > true
        case Qualifier.ABOUT:
            return Relation.ROUNDED if away <= max(rough / 2, abs(true) * _MARGIN) else Relation.OTHER
    if away > margin:
        return Relation.OTHER
    return Relation.ROUNDED if near else Relation.WRONG_SIDE


def _rough(value: Fraction, place: Fraction) -> Fraction:
    if value == 0:
        return place
    while (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def has_alternative(number: WrittenNumber, figure: Figure) -> bool:
    """Whether another reading of an ambiguous figure has the value of the number."""
    return any(other.value is not None and Fraction(other.value) == number.value for other in figure.alternatives)


def is_slip(number: WrittenNumber, figure: Figure) -> bool:
    """Whether a number looks like a slip for the value of a figure: digits exchanged, or zeros too many or too few."""
    value, true = number.value, Fraction(figure.value)
    if value <= 0 or value == true or number.form == "ratio":
        return False
    return is_scaled(value, true) or is_swapped(value, true)


def is_scaled(value: Fraction, true: Fraction) -> bool:
    """Whether the digits are the same, and one number has zeros that the other lacks: 60 000 for 6 000."""
    small, large = sorted((value, true))
    ratio = large / small if small > 0 else Fraction(1)
    while ratio > 1 and ratio.denominator == 1 and ratio % 10 == 0:
        ratio /= 10
    return ratio == 1


def is_swapped(value: Fraction, true: Fraction) -> bool:
    """Whether two digits of one number are exchanged in the other: 546 for 564."""
    if value.denominator != 1 or true.denominator != 1:
        return False
    one, two = str(value.numerator), str(true.numerator)
    if len(one) != len(two) or len(one) < 2:
        return False
    places = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(places) == 2 and one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]]
