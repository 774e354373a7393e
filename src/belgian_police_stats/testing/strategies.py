"""Hypothesis strategies: figures, reports that obey their rules, and reports with one rule violated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count, islice
from math import floor
from typing import Any, NamedTuple

from hypothesis import strategies as st

from ..errors import HIDDEN
from ..loading.reading import SHAPELESS_LETTERS
from ..model.bases import Number
from ..model.certainty import Certainty, Qualifier
from ..model.figure import KINDS, Change, Count, Figure, Share
from ..model.labels import Labels
from ..model.period import Period, PeriodKind
from ..model.printed import SCALES, format_printed, parse_printed
from ..model.report import Report
from ..model.rules import Rule, RuleKind, Verdict
from ..model.source import Alternative, Source
from ..model.units import packaged_units
from ..querying.judging import Facts, judge
from .changing import changed, without_doubts
from .small import small_report

__all__ = ["ViolatedReport", "figures", "labels", "numbers", "periods", "reports", "violated_reports"]

_LARGEST = 10**7
_QUOTIENTS = (RuleKind.SHARE, RuleKind.TIME_PER)
_UNSEEN = re.compile(f"[{HIDDEN}{SHAPELESS_LETTERS}]")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not _UNSEEN.search(text)
)
"""Texts with any letters and signs, without the invisible ones that a file may not have."""


class ViolatedReport(NamedTuple):
    """A report, the rule that it violates, and the figure that was changed for it."""

    report: Report
    rule: Rule
    figure: str


def labels() -> st.SearchStrategy[Labels]:
    """Labels in four languages."""
    return st.builds(Labels, nl=TEXTS, fr=TEXTS, de=TEXTS, en=TEXTS)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of every kind, which do not end before they start."""
    start, end = sorted(draw(st.tuples(*[st.dates(date(1990, 1, 1), date(2050, 1, 1))] * 2)))
    return Period(start=start, end=end, kind=draw(st.sampled_from(PeriodKind)))


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    """Whole numbers, and decimals with up to four places, above and below zero."""
    places = draw(st.integers(0, 4))
    digits = draw(st.integers(-(10**12), 10**12))
    return Decimal(digits).scaleb(-places) if places else digits


@st.composite
def figures(draw: st.DrawFn, kinds: Iterable[type[Figure]] = KINDS) -> Figure:
    """Figures of the given kinds, in any of their units, with any qualifier, period and certainty.

    Only a Change can be below zero, and a Count is whole.
    """
    kind = draw(st.sampled_from(list(kinds)))
    values = numbers() if kind is Change else st.integers(0, 10**12) if kind is Count else _amounts()
    printed, certainty = draw(_printed(kind, values)), draw(st.sampled_from(Certainty))
    qualifier, period = draw(st.sampled_from(Qualifier)), draw(periods())
    differences = _differences(printed, _printed(kind, values), qualifier, period)
    doubts = draw(_doubts(differences)) if certainty is Certainty.AMBIGUOUS else ()
    slides = draw(st.lists(st.integers(1, 99), min_size=1, max_size=2, unique=True))
    title, heading = draw(st.none() | TEXTS), draw(TEXTS)
    return kind(
        id="chapter.section." + draw(st.from_regex(r"[a-z]{1,12}", fullmatch=True)),
        value=parse_printed(printed).value,
        unit=draw(st.sampled_from(packaged_units().by_kind[kind.__name__])),
        printed=printed,
        labels=draw(labels()),
        period=period,
        qualifier=qualifier,
        certainty=certainty,
        evidence=None if certainty is Certainty.CERTAIN else draw(TEXTS),
        alternatives=tuple(alternative for _, others in doubts for alternative in others),
        agreeing_readings=tuple(agreeing for agreeing, _ in doubts),
        note=draw(st.none() | TEXTS),
        sources=tuple(
            Source(slide=slide, title=title, heading=heading, line=slide * 9, printed=printed) for slide in slides
        ),
    )


def _amounts() -> st.SearchStrategy[Number]:
    """Numbers that are not below zero."""
    return numbers().map(lambda number: -number if number < 0 else number)


def _printed(kind: type[Figure], values: st.SearchStrategy[Number]) -> st.SearchStrategy[str]:
    """Printed forms: in full, with a percent sign, or shortened by a word."""
    if kind is Share:
        return values.map(lambda value: format_printed(value, like="%"))
    words = st.sampled_from([word for word in SCALES if word])
    short = st.builds("{},{} {}".format, st.integers(0, 999), st.integers(0, 99), words)
    return values.map(format_printed) | short


_Doubt = tuple[tuple[str, tuple[str, ...]], tuple[Alternative, ...]]
"""A doubt with the readings that agree with a figure, and what the figure is under the other readings."""


@st.composite
def _doubts(draw: st.DrawFn, differences: st.SearchStrategy[dict[str, Any]]) -> tuple[_Doubt, ...]:
    names = draw(st.lists(st.sampled_from(("first-doubt", "second-doubt", "third-doubt")), min_size=1, unique=True))
    found: list[_Doubt] = []
    for name in names:
        agreeing, *others = draw(st.lists(st.integers(1, 2), min_size=2, max_size=3))
        readings = (f"reading-{number}" for number in count(1))
        chosen = tuple(islice(readings, agreeing))
        alternatives = tuple(
            Alternative(
                doubt=name,
                readings=tuple(islice(readings, size)),
                why=draw(TEXTS),
                **draw(differences),
            )
            for size in others
        )
        found.append(((name, chosen), alternatives))
    return tuple(found)


@st.composite
def _differences(
    draw: st.DrawFn, printed: str, prints: st.SearchStrategy[str], qualifier: Qualifier, period: Period
) -> dict[str, Any]:
    """What an alternative says: another number, qualifier, period or scope than the given ones of the figure."""
    match draw(st.sampled_from(("number", "qualifier", "period", "scope"))):
        case "number":
            other = draw(prints.filter(lambda form: form != printed))
            return {"value": parse_printed(other).value, "printed": other, "line": draw(st.integers(1, 999))}
        case "qualifier":
            return {"qualifier": draw(st.sampled_from([other for other in Qualifier if other is not qualifier]))}
        case "period":
            return {"period": draw(periods().filter(lambda other: other != period))}
        case _:
            return {"scope": draw(TEXTS)}


@st.composite
def reports(draw: st.DrawFn, template: Report | None = None) -> Report:
    """Reports that violate no rule, with the chapters of a template (the small edition) and other numbers."""
    return _Drawing(draw, template or small_report()).report()


@st.composite
def violated_reports(draw: st.DrawFn, rule: Rule | None = None, template: Report | None = None) -> ViolatedReport:
    """Reports that violate one rule, because one figure was changed by just enough."""
    report = draw(reports(template))
    candidates = [rule for rule in report.rules if _can_be_violated(rule, report)] if rule is None else [rule]
    chosen = draw(st.sampled_from(candidates))
    for figure_id in draw(st.permutations(sorted(set(chosen.figures)))):
        for value in _further_and_further(report[figure_id]):
            violated = changed(report, {figure_id: value})
            if judge(chosen, Facts.of(violated.figures, violated.ledger, violated)).verdict is Verdict.VIOLATED:
                return ViolatedReport(violated, chosen, figure_id)
    raise AssertionError(f"Expected a change of one figure to violate {chosen.id}, and none does.")


def _further_and_further(figure: Figure) -> Iterator[Number]:
    """Values that are one step up, one down, two up, two down, four up and so on, without any below zero."""
    for exponent in range(26):
        for step in (figure.place, -figure.place):
            value = figure.value + step * 2**exponent
            if value >= 0:
                yield value


def _can_be_violated(rule: Rule, report: Report) -> bool:
    dates = (RuleKind.REAL_DATE, RuleKind.SAME_DATE, RuleKind.REPEATED)
    if rule.kind is RuleKind.GROWTH and _earlier(report, rule.operands[0]) is None:
        return False
    return rule.kind not in dates and all(report[name].qualifier is Qualifier.EXACT for name in rule.figures)


def _earlier(report: Report, figure_id: str) -> Number | None:
    observation = Facts.of((), (), report).earlier(report[figure_id])
    return observation.value if observation else None


class _Drawing:
    """Draws the numbers of one report: each whole before its parts, then what is computed from them."""

    def __init__(self, draw: st.DrawFn, template: Report) -> None:
        # With other numbers, other rules would be violated under the readings of a doubt.
        self.draw, self.template = draw, without_doubts(template)
        self.rules = [rule for rule in template.rules if rule.result is None or rule.result in template]
        self.values: dict[str, Number] = {}

    def report(self) -> Report:
        for figure in self.template:
            self._value(figure.id)
        for rule in self.rules:
            if rule.kind is RuleKind.ORDERED:
                rising = sorted(self.values[name] for name in rule.operands)
                self.values.update(zip(rule.operands, rising, strict=True))
        for rule in self.rules:
            self._follow(rule)
        return changed(self.template, self.values)

    def _value(self, figure_id: str) -> Number:
        if figure_id not in self.values:
            for rule in self._rules(figure_id, RuleKind.TOTAL, RuleKind.COMPLEMENT, RuleKind.PARTS_WITHIN):
                self._divide(rule)
                return self.values[figure_id]
            self.values[figure_id] = self._number(figure_id, self._most(figure_id))
        return self.values[figure_id]

    def _divide(self, rule: Rule) -> None:
        """Draw the whole, then give each part some of the rest. The last part of a total takes all that remains."""
        rest = self._value(rule.result) if rule.result else 100
        parts = sorted(rule.operands, key=self._most)
        for name in parts:
            takes_all = rule.kind is not RuleKind.PARTS_WITHIN and name == parts[-1]
            self.values[name] = rest if takes_all else self._number(name, min(rest, self._most(name)))
            rest -= self.values[name]

    def _most(self, figure_id: str) -> Number:
        """Give the greatest value of a figure, which its wholes and the days of its period limit."""
        wholes = [self._value(rule.result) for rule in self._rules(figure_id, RuleKind.WITHIN) if rule.result]
        days = [self.template[figure_id].period.days for _ in self._rules(figure_id, RuleKind.DAYS_WITHIN)]
        return min([_LARGEST, *wholes, *days])

    def _rules(self, figure_id: str, *kinds: RuleKind) -> list[Rule]:
        return [rule for rule in self.rules if rule.kind in kinds and figure_id in rule.operands]

    def _number(self, figure_id: str, most: Number) -> Number:
        figure = self.template[figure_id]
        top = 100 if figure.unit == "percent" else most
        divides = any(rule.operands[-1] == figure_id for rule in self.rules if rule.kind in _QUOTIENTS)
        bounds = any(rule.result == figure_id for rule in self.rules)
        return self.draw(st.integers(1 if divides or bounds else 0, int(min(top, most))))

    def _follow(self, rule: Rule) -> None:
        """Compute a share or a time from the other figures, to one decimal."""
        if rule.kind is RuleKind.GROWTH and rule.result and (earlier := _earlier(self.template, rule.operands[0])):
            ratio = Fraction(self.values[rule.operands[0]]) / Fraction(earlier)
            self.values[rule.result] = _tenths(100 * ratio - 100)
        if rule.result is None or rule.kind not in _QUOTIENTS:
            return
        if rule.kind is RuleKind.SHARE:
            part, whole = (Fraction(self.values[name]) for name in rule.operands)
            self.values[rule.result] = _tenths(100 * part / whole)
        else:
            amount = rule.operands[0]
            seconds = self.template[amount].period.days * 86_400
            self.values[rule.result] = _tenths(Fraction(seconds) / Fraction(self.values[amount]))


def _tenths(number: Fraction) -> Decimal:
    return Decimal(floor(number * 10 + Fraction(1, 2))).scaleb(-1)
