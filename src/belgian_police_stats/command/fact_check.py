"""`fact-check`: the numbers in an article, each with what the report has."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..errors import DataError, Fault, shown
from ..fact_checking.claims import Claim, FactCheck
from ..loading.article import read_article
from ..loading.files import open_file
from ..loading.limits import LIMITS
from ..loading.source_text import decoded
from ..model.labels import LANGUAGES, Language
from ..model.report import Report
from ..model.words import counted, word
from ..writing.cards.fact_check import claim_mark
from ..writing.escapes import in_markdown_line, visible
from ..writing.fact_checks import check_record, kind_in, reason_in, summary_in
from .answer import ANSWERED, NO, Answer
from .terminal import marked, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = (
    "fact-check article.txt",
    "fact-check article.html --published 2025-02-25",
    "fact-check article.txt --lang nl --format markdown",
    "fact-check article.txt --accepted known.txt --json",
)

_DETAILS = """\
Each number is read with its words and its year, and compared with the report.
The verdicts say what the report has, and not what is true. The exit code is 1
if the report has another number for a claim."""
_SEVERAL = 20
"""The least number of files for which a terminal shows how many are done."""
_KINDS = 12
"""The most numbers that are not claims that the terminal shows."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
_IN_NUMBERS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_STYLE = "<style>body { font-family: sans-serif; margin: 1em } :root { color-scheme: light dark }</style>\n"
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
        "--format",
        choices=("text", *_MAKERS),
        default="text",
        help="text for a terminal, or the card of each text as Markdown or as an HTML page",
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
        lines += _lines(check, accepted, options.lang)
    code = NO if wrong else ANSWERED
    if options.format != "text" and not options.json:
        written = _MAKERS[options.format](checks, options.lang)
        return Answer(None, (), code, written.encode())
    data: list[dict[str, Any]] = [{"file": path, **check_record(check, options.lang)} for path, check in checks.items()]
    return Answer({"passed": not wrong, "texts": data}, lines, code)


def _markdown(checks: Mapping[str, FactCheck], language: Language) -> str:
    names = {path: in_markdown_line(visible(path)) for path in checks}
    cards = (f"## {names[path]}\n\n{check.to_markdown(language=language)}" for path, check in checks.items())
    return "\n\n".join(cards) + "\n"


def _html(checks: Mapping[str, FactCheck], language: Language) -> str:
    """A page that works without anything else: no script, no style sheet, nothing to fetch."""
    year = next(iter(checks.values())).year
    title = escape(word("fact_check", year=year).text(language))
    cards = (f"<h2>{escape(visible(path))}</h2>\n{check.to_html(language=language)}" for path, check in checks.items())
    head = f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    return head + _STYLE + "\n".join(cards) + "\n</html>\n"


_MAKERS = {"markdown": _markdown, "html": _html}


def _accepted(path: str | None) -> set[tuple[str, str]]:
    """Read the known differences."""
    if path is None:
        return set()
    found: set[tuple[str, str]] = set()
    for number, line in enumerate(decoded(open_file(path, LIMITS, "text_size")).splitlines(), 1):
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


def _lines(check: FactCheck, accepted: set[tuple[str, str]], language: Language) -> list[str]:
    lines = [*_marked_text(check), ""]
    if check.claims:
        lines += [*prose(f"{counted('claim', len(check)).text(language)} ({summary_in(check, language)})"), ""]
    for claim in check.claims:
        lines += _claim_lines(claim, accepted, language)
    kinds = [f"{thing.quote} ({kind_in(thing, language)})" for thing in check.non_claims]
    if kinds:
        rest = len(kinds) - _KINDS
        more = [word("more", number=rest).text(language)] if rest > 0 else []
        numbers = ", ".join([*kinds[:_KINDS], *more])
        lines += ["", *prose(word("other_numbers_are", numbers=numbers).text(language))]
    return lines if check.claims or kinds else [*lines, word("no_numbers").text(language)]


def _claim_lines(claim: Claim, accepted: set[tuple[str, str]], language: Language) -> list[str]:
    mark = claim_mark(claim, language)
    verdict = mark.word
    known = mark.loud and _is_accepted(claim, accepted)
    if known:
        verdict = word("accepted", verdict=verdict).text(language)
    why = reason_in(claim, language)
    if claim.figures:
        why = f"{why} [{', '.join(claim.figures)}]"
    quote = " ".join(claim.quote.split())
    found = word("claim_line", sign=mark.sign, line=claim.line, quote=quote, verdict=verdict).text(language)
    # A number with spaces stays on one line.
    reason = [line.replace(_NO_BREAK, " ") for line in prose(_IN_NUMBERS.sub(_NO_BREAK, why), 4)]
    return [*marked(prose(found), mark.loud and not known), *reason]


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
