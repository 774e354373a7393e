"""The doubt about a number in words, in four languages: `7 290 personnes (ou 5 511)`."""

from __future__ import annotations

from collections.abc import Callable

from ..model.amount import Amount
from ..model.derived import Derived
from ..model.labels import Language
from ..model.numbers import Exact
from ..model.readings import FEW, JointReadings, open_questions, other_numbers
from ..model.words import qualified, word

__all__ = ["with_doubt"]


def with_doubt(written: str, amount: Amount, language: Language, write: Callable[[Exact], str]) -> str:
    """Put the doubt about an amount in brackets after its number, which has been written already.

    `write` writes another number in the same way. An amount without doubts stays as it is.
    """
    told = _told(amount, language, write)
    return f"{written} ({told})" if told else written


def _told(amount: Amount, language: Language, write: Callable[[Exact], str]) -> str:
    if isinstance(amount, Derived) and amount.readings == "chosen":
        doubtful = any(figure.doubts for figure in amount.figures)
        return word("chosen_readings").text(language) if doubtful else ""
    if not amount.doubts:
        return ""
    if JointReadings(amount.open_figures).are_too_many:
        return word("or_bounds", bounds=amount.possible_bounds).text(language)
    others = [qualified(qualifier, write(value), language) for qualifier, value, _ in other_numbers(amount)]
    if len(others) > FEW:
        return word("or_between", first=others[0], last=others[-1]).text(language)
    if others:
        conjunction = word("or").text(language)
        return " ".join(f"{conjunction} {other}" for other in others)
    questions = open_questions(amount)
    period, scope = word("period_in_doubt").text(language), word("scope_in_doubt").text(language)
    return ", ".join({"period": period, "scope": scope}[question] for question in questions)
