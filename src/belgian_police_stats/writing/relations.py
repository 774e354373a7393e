"""A judged rule as people read it: with the labels of its figures, and with their numbers.

`New investigations ≤ Running investigations` and `3 920 ≤ 6 505`, in four languages.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.labels import Labels, Language
from ..model.numbers import Exact
from ..model.rules import DATES, RuleKind, Verdict
from ..model.words import dictionary, qualified, short_labels, unit_of, word
from ..querying.judging import RuleResult
from .plain import plain_amount, plain_number

__all__ = ["relation_in_numbers", "relation_in_words"]

_MOST_LABELS, _MOST_NUMBERS = 3, 6
"""The most operands that are written out. If there are more, only the first and the last are written."""
_QUOTIENTS = (RuleKind.SHARE, RuleKind.TIME_PER, RuleKind.GROWTH)
_SUMS = (RuleKind.TOTAL, RuleKind.COMPLEMENT)
_EQUAL = {Verdict.EXACT: "=", Verdict.VIOLATED: "≠"}
"""The sign of an equality by its verdict; all others are approximate."""


def relation_in_words(result: RuleResult, language: Language) -> str:
    """Write the rule with labels for its figures."""
    rule = result.rule
    if rule.kind in DATES:
        places = [_date_place(name).text(language) for name in rule.figures]
        return _formula(rule.kind, language).format(r=places[0], a=places[-1])
    labels = [figure.label(language) for figure in result.about]
    names = short_labels(labels)
    # A common beginning of all labels is written once: "Validity of airport badges: now ≤ previously".
    shared = "" if names == labels else labels[0].removesuffix(names[0])
    first, others = (names[0], names[1:]) if rule.result else ("100 %", names)
    parts = _few(others, _MOST_LABELS)
    return shared + _formula(rule.kind, language).format(
        r=first, sum=" + ".join(parts), order=" ≤ ".join(parts), **dict(zip("ab", others, strict=False))
    )


def relation_in_numbers(result: RuleResult, language: Language) -> str:
    """Write the rule with the numbers of its figures; empty for a rule on dates."""
    rule, violated = result.rule, result.verdict is Verdict.VIOLATED
    if rule.kind in DATES or result.printed is None:
        return ""
    figures = list(result.about)
    whole = figures.pop(0) if rule.result else None
    printed = _amount(result.printed, whole or figures[0], language)
    if rule.kind in _QUOTIENTS:
        return _quotient(result, figures, printed, language)
    numbers = _few([_number(figure, language) for figure in figures], _MOST_NUMBERS)
    computed = plain_number(result.computed, language)
    if rule.kind is RuleKind.REPEATED:
        return f"{computed} {_EQUAL[result.verdict]} {printed}"
    if rule.kind is RuleKind.ORDERED:
        return f"{computed} > {plain_number(result.printed, language)}" if violated else " ≤ ".join(numbers)
    left = " + ".join(numbers)
    if rule.kind in _SUMS:
        return f"{left} {_EQUAL.get(result.verdict, '≈')} {printed}"
    if len(figures) > 1:
        left = f"{left} = {computed}"
    return f"{left} {'>' if violated else '≤'} {printed}"


def _quotient(result: RuleResult, figures: Sequence[Figure], printed: str, language: Language) -> str:
    """Write a share, a growth or a time: `45 / 3 920 ≈ 1.14796%, printed 1.2%`."""
    if result.computed is None:
        return f"{word('printed').text(language)} {printed}"
    share = result.about[0]
    computed = _amount(result.computed, share, language)
    parts = [_number(figure, language) for figure in figures]
    parts += [plain_number(observation.value, language) for observation in result.observations]
    if result.rule.kind is RuleKind.TIME_PER:
        parts.insert(0, plain_amount(figures[0].period.days, "day", language))
    minus_one = " − 1" if result.rule.kind is RuleKind.GROWTH else ""
    sign = "≈" if computed.startswith("≈") else "="
    text = f"{' / '.join(parts)}{minus_one} {sign} {computed.removeprefix('≈')}"
    return text if result.verdict is Verdict.EXACT else f"{text}, {word('printed').text(language)} {printed}"


def _formula(kind: RuleKind, language: Language) -> str:
    """Give the formula of a kind; those that have words are in the dictionary."""
    told = dictionary().get(f"rule.{kind}")
    return told.text(language) if told else kind.formula


def _few(texts: Sequence[str], most: int) -> list[str]:
    return [*texts] if len(texts) <= most else [texts[0], "…", texts[-1]]


def _number(figure: Figure, language: Language) -> str:
    exact = figure.qualifier is Qualifier.EXACT
    number = plain_number(figure.value, language)
    return number if exact else qualified(figure.qualifier, number, language)


def _amount(number: Exact, figure: Figure, language: Language) -> str:
    """Write a number of the figure's kind: with its sign of percent, without the name of another unit."""
    if figure.unit == "percent":
        return plain_amount(number, figure.unit, language, unit_of(figure, language))
    return plain_number(number, language)


def _date_place(place: str) -> Labels:
    """Name the place of a printed date: `line 306: 6`."""
    line, _, printed = place.removeprefix("line ").partition(": ")
    return word("line_and_number", line=line, number=printed)
