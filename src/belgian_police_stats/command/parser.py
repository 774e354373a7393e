"""The list of subcommands, and the parser that is built from it."""

from __future__ import annotations

import argparse
from collections.abc import Container
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..errors import short_repr
from ..model.labels import LANGUAGES

if TYPE_CHECKING:
    from ..model.report import Report
    from .answer import Answer

__all__ = ["SUBCOMMANDS", "Subcommand", "command_parser", "subcommand"]

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
    "mcp": "Serve the report to an assistant as an MCP server.",
    "template": "Start a new edition from the text of a report.",
    "cite": "Cite the report and this package.",
    "export": "Write the report to a file in one format, or in all.",
}
"""Each subcommand and its line in the help. The module of the same name in this folder is a `Subcommand`.
A hyphen is an underscore there."""

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


def command_parser(words: Container[str] = SUBCOMMANDS) -> argparse.ArgumentParser:
    """Build the parser of the command for a call with these arguments.

    A subcommand that is not among the words gets a line in the help and no arguments. To import all of them, with
    what they need, takes longer than most answers.
    """
    from .. import __version__

    parser = argparse.ArgumentParser(
        prog="belgian-police-stats",
        description="The annual report of the Belgian Federal Police as a dataset.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common_options()],
    )
    parser.add_argument("--version", action="version", version=f"belgian-police-stats {__version__}")
    adder = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", dest="subcommand")
    parser.set_defaults(subcommand="overview", json=False, lang="en", edition=None)
    common = _common_options()
    for name, summary in SUBCOMMANDS.items():
        added = adder.add_parser(
            name,
            help=summary,
            description=summary,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common],
        )
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
    raise argparse.ArgumentTypeError(f"invalid int value: {short_repr(text)}")


def _common_options() -> argparse.ArgumentParser:
    """Make the options that can be given before a subcommand as well as after it.

    They have no defaults: the default of the subcommand would overwrite an option given before it.
    """
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group("common options")
    group.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON instead of text")
    group.add_argument("--lang", choices=LANGUAGES, help="the language of the labels (default: en)")
    group.add_argument("--edition", type=_year, metavar="YEAR", help="the year of the report (default: the newest)")
    return options
