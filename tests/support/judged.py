"""What the tests of the rules share: figures made by hand, rules judged on them, and other printings of a number."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import attrs

import belgian_police_stats as bps
from belgian_police_stats.model.printed import format_printed
from belgian_police_stats.model.rules import RuleKind
from belgian_police_stats.querying.judging import Facts, RuleResult, judge

LABEL = bps.Labels(nl="a", fr="b", de="c", en="d")
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
PRINTINGS = (*ROUNDINGS, ROUND_DOWN)
EQUALITIES = (RuleKind.TOTAL, RuleKind.SHARE, RuleKind.COMPLEMENT, RuleKind.TIME_PER)
BOUNDS = (RuleKind.WITHIN, RuleKind.PARTS_WITHIN, RuleKind.DAYS_WITHIN)
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
        certainty=bps.Certainty.CERTAIN,
        sources=(bps.Source(slide=1, title=None, heading="", line=1, printed=printed),),
    )


def count(figure_id: str, printed: str, qualifier: bps.Qualifier = bps.Qualifier.EXACT) -> bps.Figure:
    """A count of persons."""
    return figure(bps.Count, figure_id, printed, qualifier=qualifier)


def share(figure_id: str, printed: str) -> bps.Figure:
    """A share in percent."""
    return figure(bps.Share, figure_id, printed)


def judged(rule: bps.Rule, *figures: bps.Figure, dates: dict[str, str] | None = None) -> RuleResult:
    """Judge a rule on these figures."""
    return judge(rule, Facts({one.id: one for one in figures}, dates or {}))


def verdict_with(report: bps.Report, rule: bps.Rule, *others: bps.Figure) -> bps.Verdict:
    """Judge a rule of a report on its figures, with these in place of those of the same ids."""
    there = {name: report[name] for name in rule.figures}
    return judge(rule, Facts(there | {one.id: one for one in others}, {})).verdict


def printing(number: Fraction | int, decimals: int, rounding: str) -> str:
    """Print a number to so many decimals by a rounding of the decimal module."""
    exact = Fraction(number)
    long = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return format_printed(long.quantize(Decimal(1).scaleb(-decimals), rounding=rounding, context=_WIDE))


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
    return reprinted(one, printed)


def reprinted(one: bps.Figure, printed: str) -> bps.Figure:
    """The figure with another number at its first place."""
    sources = (attrs.evolve(one.source, printed=printed), *one.sources[1:])
    return attrs.evolve(one, value=bps.parse_printed(printed).value, printed=printed, sources=sources)


def is_count_in_full(one: bps.Figure) -> bool:
    """Whether the printed number is the number itself (ruling of the house: a count printed down to its units)."""
    return isinstance(one, bps.Count) and one.place == 1
