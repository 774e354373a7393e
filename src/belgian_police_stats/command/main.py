"""Read the arguments, ask for the answer, write it, and give the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from ..errors import BelgianPoliceStatsError
from ..loading.packaged import load
from ..model.label import LANGUAGES
from ..model.report import Report
from ..writing.json_text import json_text
from .answer import ANSWERED, CANNOT, Answer
from .listing import coverage, units
from .overview import overview
from .showing import find, show

__all__ = ["main"]

_EXAMPLES = """\
examples:
  belgian-police-stats                              the newest edition on one screen
  belgian-police-stats find blanchiment --lang fr   figures by words, in any of the four languages
  belgian-police-stats show personnel.staff.women   one figure with its doubt and its source
  belgian-police-stats show border_management       all figures of a chapter
  belgian-police-stats coverage                     every number that the source prints
  belgian-police-stats units --json                 the units, for another program

exit codes: 0 answered, 1 a check says no, 2 the call cannot be carried out"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        answer = options.ask(load(options.edition), options)
        print(json_text(answer.data) if options.json else "\n".join(answer.lines), flush=True)
    except BelgianPoliceStatsError as error:
        print(f"belgian-police-stats: {error}", file=sys.stderr)
        return CANNOT
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    code: int = answer.code
    return code


def _parser() -> argparse.ArgumentParser:
    shared = _options(default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="belgian-police-stats",
        description="The annual report of the Belgian Federal Police as a dataset. Without a subcommand: the overview.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_options(default=None)],
    )
    parser.set_defaults(ask=lambda report, options: overview(report, _language(options)))
    commands = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND")

    def add(name: str, text: str, ask: Callable[[Report, argparse.Namespace], Answer]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        command.set_defaults(ask=ask)
        return command

    add("show", "One figure, or the figures of a section or chapter.", _show).add_argument("id", metavar="ID")
    add("find", "Find figures by words in any language.", _find).add_argument("words", metavar="WORD", nargs="+")
    add("coverage", "Every number that the source prints, and what it is.", lambda r, o: coverage(r, _language(o)))
    add("units", "The units of the figures.", lambda r, o: units(r, _language(o)))
    return parser


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


def _show(report: Report, options: argparse.Namespace) -> Answer:
    return show(report, options.id, _language(options))


def _find(report: Report, options: argparse.Namespace) -> Answer:
    return find(report, " ".join(options.words), _language(options))
