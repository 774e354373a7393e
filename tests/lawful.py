"""What the tests of the laws share: figures made by hand, laws judged on them, and other printings of a number."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import attrs

import belgian_police_stats as bps
from belgian_police_stats.model.laws import LawKind
from belgian_police_stats.model.printed import format_printed
from belgian_police_stats.querying.judging import LawResult, Printed, judge

LABEL = bps.Label(nl="a", fr="b", de="c", en="d")
LEAP_YEAR = bps.Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
PLAIN_YEAR = bps.Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
UNITS: dict[type[bps.Figure], str] = {
    bps.Count: "person",
    bps.Share: "percent",
    bps.Change: "percent",
    bps.Mass: "kilogram",
    bps.Duration: "day",
    bps.Money: "EUR",
    bps.Rate: "second/call",
}
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
RULES = (*ROUNDINGS, ROUND_DOWN)
EQUALITIES = (LawKind.TOTAL, LawKind.SHARE, LawKind.COMPLEMENT, LawKind.TIME_PER)
BOUNDS = (LawKind.WITHIN, LawKind.PARTS_WITHIN, LawKind.DAYS_WITHIN)
_WIDE = Context(prec=120)


def figure(
    kind: type[bps.Figure],
    figure_id: str,
    printed: str,
    *,
    qualifier: bps.Qualifier = bps.Qualifier.EXACT,
    period: bps.Period = LEAP_YEAR,
) -> bps.Figure:
    """A figure that says what is printed, and no more than it must."""
    return kind(
        id=figure_id,
        value=bps.parse_printed(printed).value,
        unit=UNITS[kind],
        printed=printed,
        labels=LABEL,
        period=period,
        qualifier=qualifier,
        reading=bps.Reading.CERTAIN,
        sources=(bps.Source(slide=1, title=None, heading="", line=1, printed=printed),),
    )


def count(figure_id: str, printed: str, qualifier: bps.Qualifier = bps.Qualifier.EXACT) -> bps.Figure:
    """A count of persons."""
    return figure(bps.Count, figure_id, printed, qualifier=qualifier)


def share(figure_id: str, printed: str) -> bps.Figure:
    """A share in percent."""
    return figure(bps.Share, figure_id, printed)


def judged(law: bps.Law, *figures: bps.Figure, dates: dict[str, str] | None = None) -> LawResult:
    """Judge a law on these figures."""
    return judge(law, Printed({one.id: one for one in figures}, dates or {}))


def verdict_with(report: bps.Report, law: bps.Law, *others: bps.Figure) -> bps.Verdict:
    """Judge a law of a report on its figures, with these in place of those of the same ids."""
    there = {name: report[name] for name in law.figures}
    return judge(law, Printed(there | {one.id: one for one in others}, {})).verdict


def printing(number: Fraction | int, decimals: int, rule: str) -> str:
    """Print a number to so many decimals by a rule of the decimal module."""
    exact = Fraction(number)
    long = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return format_printed(long.quantize(Decimal(1).scaleb(-decimals), rounding=rule, context=_WIDE))


def stepped(one: bps.Figure, steps: int) -> bps.Figure:
    """The figure so many units of its last printed place away, printed down to the same place."""
    place = Fraction(one.place)
    value = Fraction(one.value) + steps * place
    word = next((word for word in (" miljoen", " miljard") if one.printed.endswith(word)), "")
    scale = {" miljoen": 10**6, " miljard": 10**9}.get(word, 1)
    decimals = len(one.printed.removesuffix(word).partition(",")[2].rstrip(" %"))
    printed = printing(value / scale, decimals, ROUND_DOWN) + word
    read = bps.parse_printed(printed)
    assert (value, place) == (Fraction(read.value), Fraction(read.place))
    return attrs.evolve(one, value=read.value, printed=printed)


def is_count_in_full(one: bps.Figure) -> bool:
    """Whether the printed number is the number itself (ruling of the house: a count printed down to its units)."""
    return isinstance(one, bps.Count) and one.place == 1
