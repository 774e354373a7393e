"""Check a report: judge its rules, and compare the violations with the discrepancies that the edition lists."""

from __future__ import annotations

import re
from collections import ChainMap, Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Unpack, cast, overload

from attrs import evolve, frozen

from ..model.bases import HasCard
from ..model.discrepancy import Discrepancy
from ..model.doubts import Doubt, Reading
from ..model.figure import Figure
from ..model.labels import Language
from ..model.outside import OutsideSource
from ..model.report import Report
from ..model.rules import DATES, Rule, RuleKind, Verdict, rules_across
from .judging import Facts, RuleResult, judge
from .series import Series

if TYPE_CHECKING:
    import altair as alt

    from ..writing.charts.style import ChartStyle

__all__ = ["Check", "Explanation", "check", "explain", "judge_discrepancy"]


@frozen(repr=False)
class Check(HasCard, Sequence[RuleResult]):
    """The checks of a report, and whether the discrepancies account for every violated rule.

    Iterating gives the result of every rule that can fail. A rule by which a figure was read cannot fail: its result
    is in `results`, and not among the checks.
    """

    results: tuple[RuleResult, ...]
    """The result of every rule, in the order of `Report.rules`."""
    unlisted: tuple[RuleResult, ...]
    """Violated rules that no discrepancy lists."""
    stale: tuple[Discrepancy, ...]
    """Discrepancies whose verdict is not the listed one, or whose arithmetic lacks the number of a figure."""

    misread: tuple[tuple[str, str], ...]
    """Each doubt and its reading whose listed violations are not the ones that occur under it."""

    @property
    def passed(self) -> bool:
        """Whether violated rules are listed, discrepancies occur, and readings violate the rules that they name."""
        return not self.unlisted and not self.stale and not self.misread

    @property
    def checks(self) -> tuple[RuleResult, ...]:
        """The results of the rules that can fail."""
        return tuple(result for result in self.results if not result.rule.evidence)

    @property
    def date_checks(self) -> tuple[RuleResult, ...]:
        """The checks that bind printed dates; all others bind figures."""
        return tuple(result for result in self.checks if result.rule.kind in DATES)

    @property
    def tally(self) -> str:
        """The number of checks with each verdict: `44 exact, 52 hold, 3 violated`."""
        return _tally(self.checks)

    @property
    def summary(self) -> str:
        """The number of checks of figures and of dates with each verdict, and whether all passed, in one line."""
        on_dates = self.date_checks
        on_figures = [result for result in self.checks if result.rule.kind not in DATES]
        kinds = {"of figures": on_figures, "of dates": on_dates}
        parts = [f"{len(results)} {name} ({_tally(results)})" for name, results in kinds.items() if results]
        outcome = "passed: every violation is listed" if self.passed else "not passed"
        return f"{', '.join(parts) or 'none'}; {outcome}"

    def chart(self, language: Language = "en", **style: Unpack[ChartStyle]) -> alt.LayerChart:
        """Draw every rule by its verdict, as an Altair chart.

        The style is width, colors, title and theme.

        Raises:
            FilterError: a choice of style does not exist, or has a value that it cannot have.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.rules import check_chart
        from ..writing.charts.style import style_of

        return check_chart(self, language, style_of(style))

    @overload
    def __getitem__(self, key: int) -> RuleResult: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[RuleResult]: ...
    def __getitem__(self, key: int | slice) -> RuleResult | Sequence[RuleResult]:
        return self.checks[key]

    def __len__(self) -> int:
        return len(self.checks)

    def __iter__(self) -> Iterator[RuleResult]:
        return iter(self.checks)

    def __repr__(self) -> str:
        return f"<Check: {self.summary}>"


def _tally(results: Sequence[RuleResult]) -> str:
    counts = Counter(result.verdict for result in results)
    words = {verdict: str(verdict) for verdict in Verdict}
    if counts[Verdict.HOLDS] > 1:
        # The other verdicts are adjectives, and this one is a verb.
        words[Verdict.HOLDS] = "hold"
    return ", ".join(f"{counts[verdict]} {word}" for verdict, word in words.items() if counts[verdict])


@frozen(kw_only=True, repr=False)
class Explanation(HasCard):
    """A figure with its rules and discrepancies. `str` explains it in whole sentences."""

    figure: Figure
    results: tuple[RuleResult, ...]
    """The results of the rules that bind the figure."""
    discrepancies: tuple[Discrepancy, ...]
    """The discrepancies that concern the figure."""
    doubts: tuple[Doubt, ...]
    """The doubts about the figure."""
    cited: tuple[OutsideSource, ...] = ()
    """The pages that its evidence, its note and its alternatives lean on."""
    series: Series | None = None
    """The numbers of other years; None if none are known."""

    def __str__(self) -> str:
        from ..writing.cards.sentences import in_sentences

        return in_sentences(self)

    def __repr__(self) -> str:
        return f"<Explanation of {self.figure!r}; rules: {len(self.results)}, discrepancies: {len(self.discrepancies)}>"


def check(report: Report) -> Check:
    """See `Report.check`."""
    rules = report.rules
    facts = Facts.of(report.figures, report.ledger, _if_needed(report, rules))
    results = tuple(judge(rule, facts) for rule in rules)
    listed = {discrepancy.rule for discrepancy in report.discrepancies}
    unlisted = tuple(r for r in results if r.verdict is Verdict.VIOLATED and r.rule.id not in listed)
    by_id = {rule.id: rule for rule in rules}
    waiting = {rule.id for rule in report.waiting_rules}
    headings = _Headings(facts)
    stale = tuple(
        discrepancy
        for discrepancy in report.discrepancies
        if (
            discrepancy.rule not in waiting
            and judge_discrepancy(discrepancy, by_id, facts, headings) is not discrepancy.verdict
        )
        or not _has_the_numbers(discrepancy, facts)
    )
    return Check(results, unlisted, stale, tuple(_misread(report, rules, facts, waiting)))


def _misread(
    report: Report, rules: Sequence[Rule], facts: Facts, waiting: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give each reading that does not say which rules it violates, beyond those that its chosen reading violates."""
    binding = defaultdict[str, list[int]](list)
    for place, rule in enumerate(rules):
        for name in rule.figures if rule.kind not in DATES else ():
            binding[name].append(place)
    for doubt in report.doubts:
        # In the order of the rules, without going through all of them again for each doubt.
        bound = [rules[place] for place in sorted({place for name in doubt.figures for place in binding[name]})]
        before = _violated(bound, facts, doubt.chosen)
        for reading in doubt.readings:
            if {*reading.violates}.difference(waiting) != _violated(bound, facts, reading) - before:
                yield doubt.id, reading.id


def _violated(rules: Sequence[Rule], facts: Facts, reading: Reading) -> set[str]:
    """The rules that are violated under a reading."""
    # A report can have any number of figures and readings, so no figures are copied for a reading.
    # A ChainMap writes into its first mapping alone.
    read = evolve(
        facts, figures=ChainMap({figure.id: figure for figure in reading.figures}, cast("Any", facts.figures))
    )
    return {rule.id for rule in rules if judge(rule, read).verdict is Verdict.VIOLATED}


def explain(report: Report, figure_or_id: str | Figure) -> Explanation:
    """See `Report.explain`."""
    figure = report[figure_or_id.id if isinstance(figure_or_id, Figure) else figure_or_id]
    rules = _rules_on(figure, report)
    facts = Facts.of((report[name] for rule in rules for name in rule.figures), (), _if_needed(report, rules))
    outside = report.outside
    return Explanation(
        figure=figure,
        results=tuple(judge(rule, facts) for rule in rules),
        discrepancies=tuple(d for d in report.discrepancies if figure.id in d.figures),
        doubts=tuple(doubt for doubt in report.doubts if doubt.id in figure.doubts) if figure.doubts else (),
        cited=tuple(outside.sources[slug] for slug in figure.cited if slug in outside.sources),
        series=report.series(figure) if figure.id in outside.observations else None,
    )


def _if_needed(report: Report, rules: Iterable[Rule]) -> Report | None:
    """Give the report if a rule needs the numbers of other years. For other rules, reading them would be wasted."""
    return report if any(rule.kind is RuleKind.GROWTH for rule in rules) else None


def _rules_on(figure: Figure, report: Report) -> list[Rule]:
    """The rules that bind a figure, in the order of `Report.rules`.

    The rules of other chapters cannot name the figure and are not even made.
    """
    candidates = (*report.chapter(figure.chapter).rules, *rules_across([figure], ledger=()), *report.own_rules)
    return [rule for rule in candidates if figure.id in rule.figures]


def judge_discrepancy(
    discrepancy: Discrepancy, rules: dict[str, Rule], facts: Facts, headings: _Headings | None = None
) -> Verdict | None:
    """Repeat the arithmetic of a discrepancy. Gives None if its rule or its figures do not exist."""
    if discrepancy.slides is not None:
        return (headings or _Headings(facts)).judge(discrepancy.slides)
    rule = discrepancy.relation or rules.get(discrepancy.rule or "")
    if rule is None or not all(name in facts.figures or name in facts.dates for name in rule.figures):
        return None
    return judge(rule, facts).verdict


class _Headings:
    """The headings of the slides, read from the figures once for all discrepancies."""

    def __init__(self, facts: Facts) -> None:
        self.on_slide: dict[int, set[tuple[str, str]]] = defaultdict(set)
        self.slides: dict[tuple[str, str], set[int]] = defaultdict(set)
        for figure in facts.figures.values():
            key = (figure.chapter, figure.source.heading)
            self.on_slide[figure.source.slide].add(key)
            self.slides[key].add(figure.source.slide)

    def judge(self, slides: tuple[int, ...]) -> Verdict | None:
        """Judge whether another slide of the same chapter is printed under one of the headings of these slides."""
        keys = {key for slide in slides for key in self.on_slide[slide]}
        if not keys:
            return None
        chapters, headings = {chapter for chapter, _ in keys}, {heading for _, heading in keys}
        found = (self.slides[chapter, heading] for chapter in chapters for heading in headings)
        return Verdict.HOLDS if any(other not in slides for others in found for other in others) else Verdict.VIOLATED


def _has_the_numbers(discrepancy: Discrepancy, facts: Facts) -> bool:
    """Whether the arithmetic contains the number of each figure.

    The verdict alone does not show that a discrepancy is the listed one: most other numbers violate the rule too.
    """
    numbers = (text.replace(" ", "").replace(",", ".") for text in _NUMBER.findall(discrepancy.arithmetic))
    written = Counter(map(Decimal, numbers))
    expected = Counter(abs(Decimal(facts.figures[name].value)) for name in discrepancy.figures if name in facts.figures)
    return expected <= written


_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))*(?:[.,]\d+)?")
"""A number in the arithmetic of a discrepancy. The text is written by this project and not by the source: plain spaces
separate thousands, decimals have a comma or a point, and the number has no sign, since a minus may mean subtraction."""
