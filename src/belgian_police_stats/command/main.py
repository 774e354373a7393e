"""Read the arguments, ask for the answer, write it, and give the exit code."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence

from ..errors import BelgianPoliceStatsError, DataError
from ..loading.packaged import load
from ..loading.reading import read
from ..model.labels import LANGUAGES
from ..model.report import Report
from ..model.rules import Verdict
from ..writing.citation import STYLES
from ..writing.files.formats import FORMATS
from ..writing.json_text import json_text
from .answer import ANSWERED, CANNOT, NO, Answer
from .comparing import comparison
from .exporting import ALL, every, export
from .listing import ledger, units
from .overview import overview
from .proving import check, verify
from .showing import find, show
from .starting import template

__all__ = ["main"]

_EXAMPLES = """\
examples:
  belgian-police-stats                              the newest edition on one screen
  belgian-police-stats find blanchiment --lang fr   figures by words, in any of the four languages
  belgian-police-stats show personnel.staff.women   one figure with its doubt and its source
  belgian-police-stats show border_management       all figures of a chapter
  belgian-police-stats ledger                     every number that the source prints
  belgian-police-stats units --json                 the units, for another program
  belgian-police-stats check --verdict violated       the rules between the figures, those that the print breaks
  belgian-police-stats check copy.json              the same rules on a report of your own
  belgian-police-stats verify report.txt            every printed number found again in your copy of the source
  belgian-police-stats compare 2024 own.json        what another report says otherwise
  belgian-police-stats template report.txt 2025     the numbers of a text, as the start of a new edition
  belgian-police-stats cite bibtex                  the report and this package, for a list of references
  belgian-police-stats export csv figures.csv       the table of all figures in a file
  belgian-police-stats export all folder            a file of every format

exit codes: 0 answered, 1 a check says no, 2 the call cannot be carried out"""

_VERIFY = """\
Find every printed number again in your own copy of the source. Numbers are checked at their places, with their signs
and marks; not checked are the words and hedges around them, and numbers that the copy has and the source has not."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        answer = options.ask(load(options.edition), options)
        print(_json(answer) if options.json else "\n".join(answer.lines), flush=True)
    except BelgianPoliceStatsError as error:
        print(f"belgian-police-stats: {error}", file=sys.stderr)
        return CANNOT
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except OSError as error:
        print(f"belgian-police-stats: {error.filename or 'the file'}: {error.strerror or error}.", file=sys.stderr)
        return CANNOT
    code: int = answer.code
    return code


def _json(answer: Answer) -> str:
    """Where the terminal lacks a letter, escape it: in JSON nothing may be lost."""
    text = json_text(answer.data)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return re.sub("[^\0-\x7f]", lambda letter: json.dumps(letter[0])[1:-1], text)
    return text


_Ask = Callable[[Report, argparse.Namespace], Answer]
_Add = Callable[[str, str, _Ask], argparse.ArgumentParser]
"""Adds a subcommand by its name, what it does, and the function that answers it."""


def _parser() -> argparse.ArgumentParser:
    from .. import __version__

    shared = _options(default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="belgian-police-stats",
        description="The annual report of the Belgian Federal Police as a dataset. Without a subcommand: the overview.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_options(default=None)],
    )
    parser.add_argument("--version", action="version", version=f"belgian-police-stats {__version__}")
    parser.set_defaults(ask=_overview)
    commands = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND")

    def add(name: str, text: str, ask: _Ask) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        command.set_defaults(ask=ask)
        return command

    for group in (_add_asking, _add_proving, _add_making):
        group(add)
    return parser


def _add_asking(add: _Add) -> None:
    add("show", "One figure, or the figures of a section or chapter.", _show).add_argument("id", metavar="ID")
    add("find", "Find figures by words in any language.", _find).add_argument("words", metavar="WORD", nargs="+")
    add("ledger", "Every number that the source prints, and what it is.", _ledger)
    add("units", "The units of the figures.", _units)


def _add_proving(add: _Add) -> None:
    checking = add("check", "Judge every rule between the figures.", _check)
    checking.add_argument("file", metavar="FILE", nargs="?", help="a report file; without it, the packaged edition")
    checking.add_argument("--chapter", metavar="CHAPTER", help="only the rules of one chapter")
    checking.add_argument("--verdict", choices=tuple(map(str, Verdict)), help="only the rules that come out so")
    verifying = add("verify", "Find every printed number again in your own copy of the source.", _verify)
    verifying.description = _VERIFY
    verifying.add_argument("file", metavar="FILE", help="a text file, or a PDF if pypdf is installed")
    comparing = add("compare", "What differs between two reports.", _compare)
    for place in ("old", "new"):
        comparing.add_argument(place, metavar=place.upper(), help="the year of a packaged edition, or a report file")


def _add_making(add: _Add) -> None:
    starting = add("template", "Start a new edition from a text: its numbers as a ledger to fill in.", _template)
    starting.add_argument("file", metavar="TEXTFILE", help="the text of the report")
    starting.add_argument("folder", metavar="FOLDER", help="a new folder, called like the year of the report")
    citing = add("cite", "How to cite the report and this package.", _cite)
    citing.add_argument("style", nargs="?", choices=tuple(STYLES), default="text")
    citing.add_argument("--figure", metavar="ID", help="cite the place of one figure")
    _add_export(add("export", "Write an edition to a file, or to a file of each format.", _export))


def _add_export(command: argparse.ArgumentParser) -> None:
    wide = max(map(len, FORMATS)) + 2
    listed = [
        f"  {name:<{wide}}{kind.description}" + (f" (extra {kind.extra})" if kind.extra else "")
        for name, kind in FORMATS.items()
    ]
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    listed.append(f"  {ALL:<{wide}}every one whose extra is installed, into a folder")
    command.epilog = "\n".join(["formats:", *listed])
    command.add_argument("format", metavar="FORMAT", choices=(*FORMATS, ALL), help="one of those below")
    command.add_argument("path", metavar="PATH", help=f"the file; with {ALL}, the folder")


def _options(default: str | None) -> argparse.ArgumentParser:
    """The options that stand before a subcommand as well as behind it; the second place leaves the first alone."""
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("options everywhere")
    group.add_argument("--json", action="store_true", default=default or False, help="write JSON")
    group.add_argument("--lang", choices=LANGUAGES, default=default, help="the language of the labels (en)")
    group.add_argument("--edition", type=int, metavar="YEAR", default=default, help="the year of the report (newest)")
    return options


def _language(options: argparse.Namespace) -> str:
    return options.lang or "en"


def _overview(report: Report, options: argparse.Namespace) -> Answer:
    return overview(report, _language(options))


def _ledger(report: Report, options: argparse.Namespace) -> Answer:
    return ledger(report, _language(options))


def _units(report: Report, options: argparse.Namespace) -> Answer:
    return units(report, _language(options))


def _show(report: Report, options: argparse.Namespace) -> Answer:
    return show(report, options.id, _language(options))


def _find(report: Report, options: argparse.Namespace) -> Answer:
    return find(report, " ".join(options.words), _language(options))


def _check(report: Report, options: argparse.Namespace) -> Answer:
    if options.file is not None:
        try:
            report = read(options.file)
        except DataError as error:
            # The question is whether the file is in order, and it is not.
            faults = [{"path": f.path, "expected": f.expected, "got": f.got} for f in error.faults]
            return Answer({"passed": False, "faults": faults}, str(error).splitlines(), NO)
    return check(report, options.chapter, options.verdict)


def _verify(report: Report, options: argparse.Namespace) -> Answer:
    return verify(report, options.file)


def _compare(_: Report, options: argparse.Namespace) -> Answer:
    return comparison(options.old, options.new, _language(options))


def _template(_: Report, options: argparse.Namespace) -> Answer:
    return template(options.file, options.folder)


def _cite(report: Report, options: argparse.Namespace) -> Answer:
    said = report.cite(options.style, figure=options.figure)
    return Answer({"style": options.style, "citation": said}, said.splitlines())


def _export(report: Report, options: argparse.Namespace) -> Answer:
    if options.format == ALL:
        return every(report, options.path)
    return export(report, options.format, options.path)
