"""A figure explained in whole sentences."""

from __future__ import annotations

from ...model.figure import Count, Figure, Qualifier, Share
from ...model.period import PeriodKind
from ...model.rules import Verdict
from ...model.source import Alternative
from ...querying.checking import Explanation
from ...querying.judging import RuleResult
from .figures import MEANINGS, in_english
from .rules import number_text

__all__ = ["in_sentences"]

_SMALL = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_OUTCOMES = {
    Verdict.EXACT: "comes out exactly",
    Verdict.ROUNDED: "comes out by rounding",
    Verdict.TRUNCATED: "comes out by cutting off, and not by rounding",
    Verdict.HOLDS: "holds",
    Verdict.UNDECIDED: "stays open, since the print is not exact enough",
    Verdict.VIOLATED: "is violated by the print",
}


def in_sentences(explained: Explanation) -> str:
    """Say what the figure is, how sure that is and why, where it stands, and how it agrees with the others."""
    figure = explained.figure
    paragraphs = (
        _what(figure),
        _doubt(figure),
        _places(figure),
        [_how_many(len(explained.results)), *(_rule(result) for result in explained.results)],
        [f"This is odd: {d.arithmetic}. {d.explanation}" for d in explained.discrepancies]
        or ["Nothing odd is listed about it."],
    )
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _what(figure: Figure) -> list[str]:
    said = [f"“{figure.label('en')}” ({figure.id}) is {in_english(figure)}, {_when(figure)}."]
    if figure.qualifier is not Qualifier.EXACT:
        said.append(f"By that hedge it is in {figure.bounds}.")
    elif not figure.interval_if_rounded.is_point:
        said.append(
            f"The printed number stands for {figure.interval_if_rounded} if it was rounded, and for "
            f"{figure.interval_if_truncated} if it was cut off."
        )
    if isinstance(figure, Share):
        base = f"It is a share of {figure.of}." if figure.of else "The print does not give what it is a share of."
        said.append(base)
    return said


def _when(figure: Figure) -> str:
    period = figure.period
    if period.kind is PeriodKind.STOCK:
        return f"held {period}"
    if period.kind is PeriodKind.STANDING:
        return "a rule in force"
    verb = "counted" if isinstance(figure, Count) else "over the time"
    first = "from" if period.kind is PeriodKind.FLOW else "since"
    return f"{verb} {first} {period.start} {'to' if period.kind is PeriodKind.FLOW else 'until'} {period.end}"


def _doubt(figure: Figure) -> list[str]:
    said = [f"The certainty is {figure.certainty}: {MEANINGS[figure.certainty]}."]
    said += [figure.evidence] if figure.evidence else []
    said += [_alternative(alternative) for alternative in figure.alternatives]
    said += [figure.note] if figure.note else []
    return said


def _alternative(alternative: Alternative) -> str:
    if alternative.value is None:
        return alternative.why
    owner = f", the number now given to {alternative.figure}" if alternative.figure else ""
    if alternative.why.startswith("If "):
        return f"{alternative.why.removesuffix('.')}, it is {alternative.value}{owner}."
    return f"{alternative.why} Then it is {alternative.value}{owner}."


def _places(figure: Figure) -> list[str]:
    first, *others = figure.sources
    said = [f"It is printed as “{first.printed}” on {first}, under the heading “{first.heading}”."]
    said += [f"It is printed again as “{other.printed}” on {other}." for other in others]
    return [*said, f"In Dutch it is called “{figure.label('nl')}”."]


def _how_many(rules: int) -> str:
    number = _SMALL[rules] if rules < len(_SMALL) else str(rules)
    return f"{number} rule binds it." if rules < 2 else f"{number} rules bind it."


def _rule(result: RuleResult) -> str:
    against = ""
    if result.verdict is Verdict.VIOLATED and result.computed is not None:
        against = f": it gives {number_text(result.computed)} where {number_text(result.printed)} is printed"
    return f"The rule “{result.rule.brief}” {_OUTCOMES[result.verdict]}{against}. {result.rule.why}"
