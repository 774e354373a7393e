"""The outcome of a check in a few lines, in four languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.labels import Language
from ..model.rules import DATES, Verdict
from ..model.word_keys import Countable
from ..model.words import counted, name_of, word
from ..querying.checking import Check
from ..querying.judging import RuleResult

__all__ = ["check_outcome", "check_summary", "tally"]


def check_summary(check: Check, language: Language) -> list[str]:
    """Count the checks of figures and of dates by their verdicts, and say whether every violation is listed."""
    on_figures = [result for result in check if result.rule.kind not in DATES]
    kinds: dict[Countable, Sequence[RuleResult]] = {"check_of_figures": on_figures, "check_of_dates": check.date_checks}
    lines = [
        word("named", name=counted(thing, len(results)), text=f"{tally(results, language)}.").text(language)
        for thing, results in kinds.items()
        if results
    ]
    return [*lines, check_outcome(check, language)]


def check_outcome(check: Check, language: Language) -> str:
    """Say in one sentence whether all checks hold, or every violation is listed, or not."""
    if not check.passed:
        return word("violations_not_listed").text(language)
    violated = any(result.verdict is Verdict.VIOLATED for result in check)
    return word("every_violation_listed" if violated else "all_hold").text(language)


def tally(results: Sequence[RuleResult], language: Language) -> str:
    """Count the results by their verdicts: `exact (10), violated (1)`."""
    counts = Counter(result.verdict for result in results)
    return ", ".join(f"{name_of(verdict).text(language)} ({counts[verdict]})" for verdict in Verdict if counts[verdict])
