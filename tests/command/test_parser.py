"""The list of subcommands, their modules, and their help."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.command.parser import SUBCOMMANDS, command_parser, subcommand
from belgian_police_stats.testing import small_report
from support.command_line import Output, help_of, joined
from support.copies import made_text
from support.packaged_files import PACKAGE
from support.running import output_of


def test_every_module_with_arguments_is_listed() -> None:
    """A module that adds arguments is a subcommand, and the list has no other."""
    modules = [path.stem for path in PACKAGE.glob("command/*.py") if "\ndef add_arguments(" in path.read_text("utf-8")]

    assert sorted(SUBCOMMANDS) == sorted(module.replace("_", "-") for module in modules)


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_a_subcommand_has_all_that_is_asked_of_it(name: str) -> None:
    """The names of the protocol, and a docstring that begins with its own name."""
    module = subcommand(name)

    assert ["EXAMPLES", "add_arguments", "answer"] == module.__all__  # type: ignore[attr-defined]
    assert (module.__doc__ or "").startswith(f"`{name}`: ")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_the_help_of_a_subcommand(capsys: Output, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It has the line of the list, the common options and the examples, and fits eighty columns."""
    monkeypatch.setenv("COLUMNS", "80")
    text = help_of(capsys, name)
    examples = "".join(f"  belgian-police-stats {call}\n" for call in subcommand(name).EXAMPLES)

    assert f"\n\n{SUBCOMMANDS[name]}\n" in text
    assert text.endswith(f"\n\nexamples:\n{examples}")
    assert "common options:\n  --json " in text
    assert [] == [line for line in text.splitlines() if len(line) > 80 and len(line.split()) > 1]


def test_the_help_of_the_command(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lists every subcommand on one line, and the exit codes, and fits eighty columns."""
    monkeypatch.setenv("COLUMNS", "80")
    text = help_of(capsys)

    assert [] == [name for name, line in SUBCOMMANDS.items() if f"\n    {name:<20}{line}\n" not in text]
    assert "  1  check, verify or fact-check found something wrong\n" in text
    assert [] == [line for line in text.splitlines() if len(line) > 80]


@pytest.mark.slow
def test_the_help_shows_examples_that_work(capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every call in the help of the command and of each subcommand answers, with files of the names that it gives."""
    monkeypatch.chdir(tmp_path)
    # The input of `mcp`, which ends at once.
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"")))
    for name in ("own-report.json", "old.json", "new.json"):
        bps.write(small_report(), name)
    for name in ("report.txt", "report.pdf"):
        # Whether a file is a PDF shows in its content.
        Path(name).write_text(made_text(bps.load()), encoding="utf-8")
    for name in ("article.txt", "article.html", "known.txt"):
        Path(name).write_text("", encoding="utf-8") if name == "known.txt" else Path(name).write_text(
            "5", encoding="utf-8"
        )
    helps = [help_of(capsys), *(help_of(capsys, name) for name in SUBCOMMANDS)]
    start = "  belgian-police-stats "
    calls = {line.removeprefix(start) for text in helps for line in text.splitlines() if line.startswith(start)}

    assert len(calls) > 2 * len(SUBCOMMANDS)
    assert [] == [call for call in sorted(calls) if main(call.split()) != 0]


def test_only_the_subcommand_that_is_called_is_imported() -> None:
    """The others, and what they need, would take most of the time of a call."""
    code = """
import json, sys
from belgian_police_stats.command.main import main
main(["cite"])
command = "belgian_police_stats.command."
print(json.dumps([name.removeprefix(command) for name in sorted(sys.modules) if name.startswith(command)]))
"""

    assert ["answer", "cite", "main", "parser"] == json.loads(output_of(code).splitlines()[-1])


def test_help_and_version_do_not_load_the_report() -> None:
    """They are there at once."""
    code = """
import sys
from belgian_police_stats.command.main import main
for option in ("--version", "--help"):
    try:
        main([option])
    except SystemExit:
        print("belgian_police_stats.model.report" in sys.modules)
"""

    assert ["False", "False"] == [line for line in output_of(code).splitlines() if line in ("True", "False")]


def test_a_word_that_is_also_the_name_of_a_subcommand(capsys: Output) -> None:
    """It can be searched for: the first of the two is the subcommand."""
    assert 0 == main(["find", "check"])
    assert joined(capsys.readouterr().out).startswith(("id ", "No figure matches 'check'"))


def test_without_words_every_subcommand_has_its_arguments() -> None:
    """The documentation is made from this parser."""
    parse = command_parser().parse_args

    assert "personnel.staff" == parse(["show", "personnel.staff"]).id
    assert "bibtex" == parse(["cite", "bibtex"]).style
