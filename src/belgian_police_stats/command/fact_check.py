"""`fact-check`: the numbers in an article, each with what the report has."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import DataError, Fault, shown
from ..fact_checking.claims import Claim, FactCheck
from ..loading.article import read_article
from ..model.labels import LANGUAGES
from ..model.report import Report
from ..writing.cards.fact_check import claim_mark
from ..writing.fact_checks import check_record
from .answer import ANSWERED, NO, Answer
from .terminal import prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = (
    "fact-check article.txt",
    "fact-check article.html --published 2025-02-25",
    "fact-check article.txt --accepted known.txt --json",
)

_DETAILS = """\
Each number is read with its words and its year, and compared with the report.
The verdicts say what the report has, and not what is true. The exit code is 1
if the report has another number for a claim."""
_SEVERAL = 20
"""From this many files on, a terminal shows how many are done."""
_SHOWN = 4_000
"""The most characters of a text that the terminal shows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files and the options of the text."""
    parser.description = f"{parser.description}\n\n{_DETAILS}"
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="text, Markdown, HTML, or a PDF if pypdf is installed; - for standard input",
    )
    parser.add_argument("--published", metavar="DATE", help="the day of the text, from which “last year” counts")
    parser.add_argument(
        "--text-lang", choices=LANGUAGES, help="the language of the text (default: told from each sentence)"
    )
    parser.add_argument(
        "--accepted",
        metavar="FILE",
        help="known differences: a line for each, with the id of the figure, a space, and the number as quoted",
    )


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Check the files. The exit code is 1 if the report has another number for a claim that is not accepted.

    Raises:
        DataError: a file holds no text, or a line of the accepted differences is not one.
        FieldError: the day of the text is not a day.
        MissingExtraError: a file is a PDF, and no PDF reader is installed.
        OSError: a file cannot be read.
    """
    accepted = _accepted(options.accepted)
    checks: dict[str, FactCheck] = {}
    for done, path in enumerate(options.files, 1):
        text = read_article(path)
        checks[path] = report.fact_check(text, language=options.text_lang, published=options.published)
        _show_progress(done, len(options.files))
    wrong = [claim for check in checks.values() for claim in check.contradicted if not _is_accepted(claim, accepted)]
    lines: list[str] = []
    for path, check in checks.items():
        if len(checks) > 1:
            lines += [*([""] if lines else []), f"{path}:"]
        lines += _lines(check, accepted)
    data: list[dict[str, Any]] = [{"file": path, **check_record(check)} for path, check in checks.items()]
    return Answer({"passed": not wrong, "texts": data}, lines, NO if wrong else ANSWERED)


def _accepted(path: str | None) -> set[tuple[str, str]]:
    """Read the known differences."""
    if path is None:
        return set()
    found: set[tuple[str, str]] = set()
    for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), 1):
        figure, space, quote = line.strip().partition(" ")
        if not figure or figure.startswith("#"):
            continue
        if not space:
            raise DataError.of(path, [Fault(f"line {number}", "an id, a space and a number", shown(line))])
        found.add((figure, quote.strip()))
    return found


def _is_accepted(claim: Claim, accepted: set[tuple[str, str]]) -> bool:
    return any((figure, claim.quote) in accepted for figure in claim.figures)


def _show_progress(done: int, files: int) -> None:
    if files >= _SEVERAL and sys.stderr.isatty():
        filled = 30 * done // files
        end = "\n" if done == files else ""
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {files}", end=end, file=sys.stderr, flush=True)


def _lines(check: FactCheck, accepted: set[tuple[str, str]]) -> list[str]:
    lines = [*_marked_text(check), ""]
    for claim in check.claims:
        mark = claim_mark(claim)
        known = " (accepted)" if claim in check.contradicted and _is_accepted(claim, accepted) else ""
        doubt = f" The report can be read in another way {claim.caveat}." if claim.doubtful else ""
        figures = f" [{', '.join(claim.figures)}]" if claim.figures else ""
        lines += prose(f"{mark.sign} line {claim.line}, {claim.quote}: {mark.word}{known}. {claim.why}{doubt}{figures}")
    told = ", ".join(f"{thing.quote} ({thing.kind})" for thing in check.non_claims[:12])
    more = f" and {len(check.non_claims) - 12} more" if len(check.non_claims) > 12 else ""
    if told:
        lines += ["", *prose(f"No claims: {told}{more}.")]
    return lines or ["No numbers."]


def _marked_text(check: FactCheck) -> Iterator[str]:
    """The text with a sign behind each claim. Signs that could upset a terminal are left out."""
    pieces: list[str] = []
    last = 0
    for claim in check.claims:
        if claim.end > _SHOWN:
            break
        pieces += [check.text[last : claim.end], f" [{claim_mark(claim).sign}]"]
        last = claim.end
    pieces += [check.text[last : max(last, _SHOWN)], "…" if len(check.text) > max(last, _SHOWN) else ""]
    for line in "".join(pieces).splitlines():
        yield from prose("".join(letter for letter in line if letter.isprintable()))
