"""`check`: the figures of a report against each other."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from ..errors import DataError
from ..loading.reading import read
from ..model.discrepancy import Discrepancy
from ..model.labels import Language
from ..model.report import Report
from ..model.rules import Verdict
from ..model.words import name_of, word
from ..querying.checking import Check
from ..querying.judging import RuleResult
from ..writing.cards.figures import ATTENTION
from ..writing.check_summary import check_summary
from ..writing.marks import VERDICTS
from ..writing.plain import in_english
from ..writing.records import discrepancy_record, result_record
from ..writing.relations import relation_in_numbers, relation_in_words
from .answer import ANSWERED, NO, Answer, Line
from .terminal import marked, prose, quiet, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = (
    "check",
    "check --all --lang fr",
    "check --chapter personnel",
    "check --verdict violated",
    "check own-report.json",
)


_DETAILS = """\
A check passes if the report keeps to a rule, such as a total that is the sum of
its parts, or if a listed discrepancy says why it does not. All checks are made,
whichever are shown: by default those that do not simply hold."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file and the filters."""
    parser.description = f"{parser.description}\n\n{_DETAILS}"
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a report of your own, as a file (default: the edition in the package)"
    )
    parser.add_argument("--all", action="store_true", help="show the checks that hold as well")
    parser.add_argument("--chapter", metavar="CHAPTER", help="show only the checks on one chapter")
    verdicts = tuple(map(str, Verdict))
    parser.add_argument(
        "--verdict",
        metavar="VERDICT",
        choices=verdicts,
        help=f"show only the checks with this verdict: {', '.join(verdicts)}",
    )


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give every rule with its verdict.

    The answer is no if the file is not a report, if a violated rule is not listed as a discrepancy, or if a
    discrepancy is not as its entry says.

    Raises:
        OSError: the file cannot be opened.
        UnknownFigureError: the report has no such chapter.
    """
    if options.file is not None:
        try:
            report = read(options.file)
        except DataError as error:
            faults = [{"path": f.path, "expected": f.expected, "got": f.got} for f in error.faults]
            return Answer({"passed": False, "faults": faults}, str(error).splitlines(), NO)
    chapter: str | None = options.chapter
    if chapter is not None:
        report.chapter(chapter)
    check = report.check()
    fitting = [
        result
        for result in check.results
        if _within(chapter, result.figures) and options.verdict in (None, str(result.verdict))
    ]
    filtered = options.all or chapter is not None or options.verdict is not None
    shown = fitting if filtered else [result for result in fitting if result.verdict in ATTENTION]
    discrepancies = [found for found in report.discrepancies if _within(chapter, found.figures)]
    data = {
        "passed": check.passed,
        "rules": [result_record(result) for result in fitting],
        "unlisted": [result.rule.id for result in check.unlisted],
        "stale": [found.id for found in check.stale],
        "misread": [{"doubt": doubt, "reading": reading} for doubt, reading in check.misread],
        "discrepancies": [discrepancy_record(found) for found in discrepancies],
    }
    language: Language = options.lang
    lines = [
        *(line for told in check_summary(check, language) for line in marked(prose(told), not check.passed)),
        *_remarks(check, len(shown), language, filtered),
        *([""] if shown else ()),
        *(line for result in shown for line in _block(result, language)),
        *_listed(check, discrepancies, language),
    ]
    return Answer(data, lines, ANSWERED if check.passed else NO)


def _remarks(check: Check, shown: int, language: Language, filtered: bool) -> list[str]:
    """Say how many checks are not shown, and how many rules are not checks."""
    results = len(check.results)
    lines: list[str] = []
    if filtered and shown < results:
        lines += prose(word("shown_of", shown=shown, number=results).text(language))
    elif shown < results:
        lines += prose(word("others_hold", number=results - shown).text(language))
    evidence = results - len(check)
    if evidence:
        lines += prose(word("not_counted", number=evidence).text(language))
    return quiet(lines)


def _block(result: RuleResult, language: Language) -> list[str]:
    """Write one check: its verdict and its numbers, below them the relation with labels, and its id."""
    look = VERDICTS[result.verdict]
    verdict = f"{look.sign} {name_of(result.verdict).text(language)}"
    numbers = relation_in_numbers(result, language)
    first = word("named", name=verdict, text=numbers).text(language) if numbers else verdict
    return [
        *marked(prose(first), look.loud),
        *prose(relation_in_words(result, language), indent=2),
        Line(f"  {result.rule.id}", "quiet"),
    ]


def _within(chapter: str | None, figures: Iterable[str]) -> bool:
    return chapter is None or any(name.partition(".")[0] == chapter for name in figures)


def _listed(check: Check, discrepancies: Iterable[Discrepancy], language: Language) -> list[str]:
    """List the discrepancies, and everything that does not fit them. Their explanations are in English only."""
    parts: dict[str, list[tuple[str, str]]] = {
        in_english(word("listed_discrepancies").text(language), language): [
            (d.id, f"{d.arithmetic}. {d.explanation}") for d in discrepancies
        ],
        word("listed_unlisted").text(language): [(r.rule.id, _violated(r, language)) for r in check.unlisted],
        word("listed_stale").text(language): [
            (d.id, word("named", name=name_of(d.verdict), text=d.arithmetic).text(language)) for d in check.stale
        ],
        word("listed_misread").text(language): [
            (doubt, word("under_reading", reading=reading).text(language)) for doubt, reading in check.misread
        ],
    }
    lines: list[str] = []
    for heading, entries in parts.items():
        if entries:
            lines += ["", *strong(prose(heading))]
            for name, text in entries:
                lines += [f"  {name}", *prose(text, indent=4)]
    return lines


def _violated(result: RuleResult, language: Language) -> str:
    words, numbers = relation_in_words(result, language), relation_in_numbers(result, language)
    return word("named", name=words, text=numbers).text(language) if numbers else words
