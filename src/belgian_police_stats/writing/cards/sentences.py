"""A figure explained in whole English sentences."""

from __future__ import annotations

from ...model.certainty import Qualifier
from ...model.doubts import Doubt
from ...model.figure import Count, Figure, Share
from ...model.numbers import number_text
from ...model.period import PeriodKind
from ...model.readings import alternative_text
from ...model.rules import Verdict
from ...model.words import meaning_of, name_of
from ...querying.checking import Explanation
from ...querying.judging import RuleResult
from ...querying.series import Series
from .figures import in_english, other_year

__all__ = ["in_sentences"]

_SMALL = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
"""Numbers that are written as words."""


def in_sentences(explained: Explanation) -> str:
    """Explain a figure, one paragraph a line: number, certainty, place, checks and discrepancies."""
    figure = explained.figure
    paragraphs = (
        _number(figure),
        _certainty(figure),
        *(_doubt(doubt, figure) for doubt in explained.doubts),
        _places(figure),
        [_how_many(len(explained.results)), *(_check(result) for result in explained.results)],
        [f"Discrepancy: {d.arithmetic}. {d.explanation}" for d in explained.discrepancies]
        or ["No discrepancy is listed for it."],
        *([[f"Other years: {_other_years(explained.series)}."]] if explained.series else ()),
        *([f"Cited: {source}."] for source in explained.cited),
    )
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _other_years(series: Series) -> str:
    return "; ".join(other_year(one) for one in series if one.own is None)


def _number(figure: Figure) -> list[str]:
    sentences = [f"“{figure.label('en')}” ({figure.id}) is {in_english(figure)}{_when(figure)}."]
    if figure.qualifier is not Qualifier.EXACT:
        name = name_of(figure.qualifier).en
        sentences.append(f"The qualifier “{name}” gives it the bounds {figure.bounds}.")
    elif not figure.interval_if_rounded.is_point:
        sentences.append(
            f"The printed number stands for {figure.interval_if_rounded} if it was rounded, and for "
            f"{figure.interval_if_truncated} if it was truncated."
        )
    if isinstance(figure, Share):
        whole = f"It is a share of {figure.of}." if figure.of else "The report does not say what it is a share of."
        sentences.append(whole)
    return sentences


def _when(figure: Figure) -> str:
    period = figure.period
    if period.kind is PeriodKind.STOCK:
        return f", held {period}"
    if period.kind is PeriodKind.STANDING:
        return ", a rule in force"
    verb = ", counted" if isinstance(figure, Count) else " for the period"
    if period.kind is PeriodKind.FLOW:
        return f"{verb} from {period.start} to {period.end}"
    return f"{verb} since {period.start}, until {period.end}"


def _certainty(figure: Figure) -> list[str]:
    return [
        f"Its certainty is “{name_of(figure.certainty).en}”: {meaning_of(figure.certainty).en}.",
        *([figure.evidence] if figure.evidence else []),
        *([figure.note] if figure.note else []),
    ]


def _doubt(doubt: Doubt, figure: Figure) -> list[str]:
    """Give the question, the reading that was taken, and what the figure is under the others."""
    chosen = doubt.chosen
    others = [
        f"{alternative.why} It is then: {alternative_text(figure, alternative)}."
        for alternative in figure.alternatives
        if alternative.doubt == doubt.id
    ]
    return [
        f"In doubt ({doubt.id}): {doubt.question}",
        f"The chosen reading is “{chosen.label}”. {chosen.evidence}",
        *others,
    ]


def _places(figure: Figure) -> list[str]:
    first, *others = figure.sources
    return [
        f"It is printed as “{first.printed}” on {first}, under the heading “{first.heading}”.",
        *(f"It is printed again as “{other.printed}” on {other}." for other in others),
        f"In Dutch it is called “{figure.label('nl')}”.",
    ]


def _how_many(checks: int) -> str:
    number = _SMALL[checks] if checks < len(_SMALL) else str(checks)
    return f"{number} check binds it." if checks < 2 else f"{number} checks bind it."


def _check(result: RuleResult) -> str:
    numbers = ""
    if result.verdict is Verdict.VIOLATED and result.computed is not None:
        numbers = f" ({number_text(result.computed)} computed, {number_text(result.printed)} printed)"
    verdict = f"“{name_of(result.verdict).en}”: {meaning_of(result.verdict).en}{numbers}"
    guards = " The figures were read so that it holds: it guards nothing." if result.rule.evidence else ""
    return f"The verdict on “{result.rule.brief}” is {verdict}. {result.rule.why}{guards}"
