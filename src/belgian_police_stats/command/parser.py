"""The list of subcommands, and the parser that is built from it."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Container
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from ..errors import nearest, short_repr
from ..model.labels import LANGUAGES

if TYPE_CHECKING:
    from ..model.report import Report
    from .answer import Answer

__all__ = ["SUBCOMMANDS", "Subcommand", "command_parser", "one_language", "subcommand"]

SUBCOMMANDS = {
    "overview": "Show the report on one screen (the default).",
    "show": "Show a figure in full, or list a section or chapter.",
    "find": "Find figures by words or by a printed number.",
    "doubts": "List the questions that the report leaves open.",
    "ledger": "List every number that the report prints.",
    "units": "List the units, and how many figures have each.",
    "series": "Show the numbers of other years beside a figure.",
    "check": "Check the figures of a report against each other.",
    "verify": "Find every printed number in your copy of the report.",
    "fact-check": "Compare the numbers in a text with the report.",
    "compare": "Compare two reports, figure by figure.",
    "template": "Start a new edition from the text of a report.",
    "cite": "Cite the report and this package.",
    "export": "Write the report to a file in one format, or in all.",
}
"""Each subcommand and its line in the help. The module of the same name in this folder is a `Subcommand`.
A hyphen is an underscore there."""

_ONE_LANGUAGE = {
    "export": "Every file has the labels in all four languages.",
    "template": "Its answer is in English.",
    "verify": "Its answer is in English.",
}
"""The subcommands that refuse the option --lang, with the reason. It would change nothing there."""

_EPILOG = """\
examples:
  belgian-police-stats find blanchiment --lang fr
  belgian-police-stats show personnel.staff.women
  belgian-police-stats check --verdict violated
  belgian-police-stats export csv figures.csv

For more on a subcommand: belgian-police-stats SUBCOMMAND --help

exit codes:
  0  the call was answered
  1  check, verify or fact-check found something wrong
  2  the call could not be carried out"""


class Subcommand(Protocol):
    """The contents of the module of a subcommand."""

    EXAMPLES: tuple[str, ...]
    """Calls for its help, without the name of the command."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments of the subcommand. Its description and its epilog can be extended as well."""

    def answer(self, report: Report, options: argparse.Namespace) -> Answer:
        """Answer a call on the edition that it asks for."""
        ...


def subcommand(name: str) -> Subcommand:
    """Import the module of a subcommand."""
    return cast("Subcommand", import_module(f".{name.replace('-', '_')}", __package__))


def one_language(options: argparse.Namespace) -> str:
    """Refuse a language where it would change nothing; otherwise fill in English if none was given."""
    reason = _ONE_LANGUAGE.get(options.subcommand)
    if options.lang is not None and reason:
        return f"Expected no --lang with {options.subcommand}, got {options.lang!r}. {reason}"
    options.lang = options.lang or "en"
    return ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose prose and examples are wrapped to the terminal."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        # Lines of prose are wrapped together; a line that begins with a space, or an empty one, stands alone.
        groups = groupby(text.splitlines(), lambda line: bool(line) and not line.startswith(" "))
        parts = [part for is_prose, lines in groups for part in ([" ".join(lines)] if is_prose else lines)]
        return "\n".join(indent + line for part in parts for line in _help_lines(part, width))


def _help_lines(line: str, width: int) -> list[str]:
    """Wrap a line. A call of the command goes on behind a backslash, so that it can be copied."""
    if len(line) <= width:
        return [line]
    start = line[: len(line) - len(line.lstrip())]
    is_call = line.lstrip().startswith("belgian-police-stats ")
    room = width - 2 if is_call else width
    lines = textwrap.wrap(
        line, room, subsequent_indent=start + "    " * is_call, break_long_words=False, break_on_hyphens=False
    )
    return [*(f"{part} \\" for part in lines[:-1]), lines[-1]] if is_call else lines


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are whole sentences, name what is near, and fit the terminal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, **options)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            hint = nearest(str(value), choices)
            told = f"Expected one of {', '.join(choices)}, got {short_repr(value)}."
            raise argparse.ArgumentError(action, f"{told} {hint}".rstrip())

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, and end with 2."""
        from .terminal import error_lines

        self.print_usage(sys.stderr)
        self.exit(2, "\n".join([*error_lines(f"{self.prog}: error: {message}"), ""]))


def command_parser(words: Container[str] = SUBCOMMANDS) -> argparse.ArgumentParser:
    """Build the parser of the command for a call with these arguments.

    A subcommand that is not among the words gets a line in the help and no arguments. To import all of them, with
    what they need, takes longer than most answers.
    """
    from .. import __version__

    parser = _Parser(
        prog="belgian-police-stats",
        description="The annual report of the Belgian Federal Police as a dataset.",
        epilog=_EPILOG,
        parents=[_common_options()],
    )
    parser.add_argument("--version", action="version", version=f"belgian-police-stats {__version__}")
    adder = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", dest="subcommand")
    parser.set_defaults(subcommand="overview", json=False, lang=None, edition=None)
    common = _common_options()
    for name, summary in SUBCOMMANDS.items():
        added = adder.add_parser(name, help=summary, description=summary, parents=[common])
        if name in words:
            module = subcommand(name)
            added.epilog = "\n".join(["examples:", *(f"  belgian-police-stats {call}" for call in module.EXAMPLES)])
            module.add_arguments(added)
    return parser


_MOST_DIGITS = 9


def _year(text: str) -> int:
    """Read a year. `int` would also take 20_24 and the digits of any script."""
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return int(text)
    raise argparse.ArgumentTypeError(f"Expected a year, got {short_repr(text)}.")


def _common_options() -> _Parser:
    """Make the options that can be given before a subcommand as well as after it.

    They have no defaults: the default of the subcommand would overwrite an option given before it.
    """
    options = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("common options")
    group.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON instead of text")
    group.add_argument(
        "--lang",
        choices=LANGUAGES,
        help="the language of the answer (default: en)",
    )
    group.add_argument("--edition", type=_year, metavar="YEAR", help="the year of the report (default: the newest)")
    return options
