"""A figure explained in whole English sentences."""

from __future__ import annotations

from ...model.certainty import Qualifier
from ...model.doubts import Doubt
from ...model.figure import Count, Figure, Share
from ...model.period import PeriodKind
from ...model.readings import alternative_text
from ...model.words import meaning_of, name_of, word
from ...querying.checking import Explanation
from ...querying.judging import RuleResult
from ...querying.series import Series
from ..plain import plain_day, plain_figure
from ..relations import relation_in_numbers, relation_in_words
from .figures import other_year

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
    return "; ".join(other_year(observation) for observation in series if observation.own is None)


def _number(figure: Figure) -> list[str]:
    sentences = [f"“{figure.label('en')}” ({figure.id}) is {plain_figure(figure, 'en')}{_when(figure)}."]
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
    match period.kind:
        case PeriodKind.STOCK:
            return f", as at {plain_day(period.end, 'en')}"
        case PeriodKind.STANDING:
            return ", a rule in force"
        case PeriodKind.UNSTATED:
            return "; the report does not state its period"
        case _:
            counted = isinstance(figure, Count)
            if period.is_whole_year:
                return f"{', counted in' if counted else ' for'} {period.start.year}"
            start, end = plain_day(period.start, "en"), plain_day(period.end, "en")
            return f"{', counted' if counted else ' for the period'} from {start} to {end}"


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
    numbers = relation_in_numbers(result, "en")
    relation = f"“{relation_in_words(result, 'en')}”" + (f" ({numbers})" if numbers else "")
    verdict = f"“{name_of(result.verdict).en}”: {meaning_of(result.verdict).en}"
    guards = f" {word('guards_nothing').en}" if result.rule.evidence else ""
    return f"The verdict on {relation} is {verdict}. {result.rule.why}{guards}"
