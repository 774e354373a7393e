"""Check a report: every rule judged, and held against the register of what the print gets wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, overload

from attrs import frozen

from ..model.bases import Shown
from ..model.discrepancy import Discrepancy
from ..model.figure import Figure
from ..model.report import Report
from ..model.rules import Rule, Verdict
from .judging import Printed, RuleResult, judge

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Check", "Explanation", "check", "explain", "judge_discrepancy"]


_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))*(?:[.,]\d+)?")


@frozen(repr=False)
class Check(Shown, Sequence[RuleResult]):
    """One result for each rule, and whether the register accounts for what is violated."""

    results: tuple[RuleResult, ...]
    unlisted: tuple[RuleResult, ...]
    """Rules that are violated, and no discrepancy says so."""
    stale: tuple[Discrepancy, ...]
    """Discrepancies that do not come out as they are listed, or whose arithmetic has other numbers than the figures."""

    @property
    def passed(self) -> bool:
        """Whether every break is listed, and everything listed occurs."""
        return not self.unlisted and not self.stale

    def chart(self, language: str = "en") -> alt.LayerChart:
        """Draw every rule by its verdict, as an Altair chart.

        Raises:
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.rules import check_chart

        return check_chart(self, language)

    @overload
    def __getitem__(self, key: int) -> RuleResult: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[RuleResult]: ...
    def __getitem__(self, key: int | slice) -> RuleResult | Sequence[RuleResult]:
        return self.results[key]

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[RuleResult]:
        return iter(self.results)

    def __repr__(self) -> str:
        counts = {verdict: sum(result.verdict is verdict for result in self) for verdict in Verdict}
        said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
        outcome = "passed: every break is listed" if self.passed else "not passed"
        return f"<Check of {len(self)} rules: {said}; {outcome}>"


def check(report: Report) -> Check:
    """Report.check is the public door."""
    printed = Printed.of(report.figures, report.ledger)
    rules = report.rules
    results = tuple(judge(rule, printed) for rule in rules)
    listed = {discrepancy.rule for discrepancy in report.discrepancies}
    unlisted = tuple(r for r in results if r.verdict is Verdict.VIOLATED and r.rule.id not in listed)
    by_id = {rule.id: rule for rule in rules}
    stale = tuple(
        discrepancy
        for discrepancy in report.discrepancies
        if judge_discrepancy(discrepancy, by_id, printed) is not discrepancy.verdict
        or not _has_the_numbers(discrepancy, printed)
    )
    return Check(results, unlisted, stale)


def judge_discrepancy(discrepancy: Discrepancy, rules: dict[str, Rule], printed: Printed) -> Verdict | None:
    """Do the arithmetic of a discrepancy again; None where its rule or its figures are not there."""
    if discrepancy.slides is not None:
        return _judge_headings(discrepancy.slides, printed)
    rule = discrepancy.relation or rules.get(discrepancy.rule or "")
    known = printed.figures.keys() | printed.dates.keys()
    if rule is None or not known.issuperset(rule.figures):
        return None
    return judge(rule, printed).verdict


def _judge_headings(slides: tuple[int, ...], printed: Printed) -> Verdict | None:
    """Whether other slides of the same chapter are printed under one of the headings of these."""
    figures = printed.figures.values()
    chapters = {figure.chapter for figure in figures if figure.source.slide in slides}
    if not chapters:
        return None
    here = {figure.source.heading for figure in figures if figure.source.slide in slides}
    others = {f.source.heading for f in figures if f.chapter in chapters and f.source.slide not in slides}
    return Verdict.VIOLATED if here.isdisjoint(others) else Verdict.HOLDS


def _has_the_numbers(discrepancy: Discrepancy, printed: Printed) -> bool:
    """A rule stays violated under most other numbers: the listed numbers must still be the printed ones."""
    numbers = (text.replace(" ", "").replace(",", ".") for text in _NUMBER.findall(discrepancy.arithmetic))
    there = Counter(map(Decimal, numbers))
    wanted = Counter(
        abs(Decimal(printed.figures[name].value)) for name in discrepancy.figures if name in printed.figures
    )
    return wanted <= there


@frozen(kw_only=True, repr=False)
class Explanation(Shown):
    """A figure with its rules and discrepancies. As a text it is whole sentences."""

    figure: Figure
    results: tuple[RuleResult, ...]
    """The rules that bind the figure, and how they come out."""
    discrepancies: tuple[Discrepancy, ...]
    """What the print gets wrong about it."""

    def __str__(self) -> str:
        from ..writing.cards.sentences import in_sentences

        return in_sentences(self)

    def __repr__(self) -> str:
        return f"<Explanation of {self.figure!r}; rules: {len(self.results)}, discrepancies: {len(self.discrepancies)}>"


def explain(report: Report, asked: str | Figure) -> Explanation:
    """Report.explain is the public door."""
    figure = report[asked.id if isinstance(asked, Figure) else asked]
    return Explanation(
        figure=figure,
        results=tuple(result for result in check(report) if figure.id in result.figures),
        discrepancies=tuple(d for d in report.discrepancies if figure.id in d.figures),
    )
