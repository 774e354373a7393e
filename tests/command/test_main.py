"""The command as a whole: its options, its exit codes, pipes, and JSON beside text."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.answer import Answer, Line
from belgian_police_stats.command.main import main
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.marks import CERTAINTIES, VERDICTS
from support.command_line import Output, help_of, refusal, text
from support.packaged_files import PROJECT
from support.running import run

MODULE = ["-m", "belgian_police_stats"]
CALLS = [
    ["overview"],
    ["show", "personnel.staff.women"],
    ["show", "rail_police.results.arrests"],
    ["show", "border_management"],
    ["show", "border_management.removals"],
    ["find", "politie"],
    ["find", "xyzzy", "and", "other", "words", "that", "are", "nowhere"],
    ["ledger"],
    ["units"],
    ["check"],
    ["compare", "2024", "2024"],
    ["cite"],
]


def test_the_version_is_that_of_the_package(capsys: Output) -> None:
    """On a line of its own, after the name of the command."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (0, f"belgian-police-stats {bps.__version__}\n") == (ended.value.code, capsys.readouterr().out)


def test_the_overview_is_the_default(capsys: Output) -> None:
    """Without a subcommand the command answers as `overview` does."""
    assert text(capsys, "overview") == text(capsys)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", [True, False])
def test_the_language_can_stand_on_both_sides_of_the_subcommand(
    capsys: Output, report: bps.Report, language: bps.Language, before: bool
) -> None:
    """In every subcommand that prints labels."""
    label = report.personnel.staff.women.label(language)
    for call in (["show", "personnel.staff.women"], ["show", "personnel.staff"], ["find", "vrouwen"], ["ledger"]):
        option = ["--lang", language]
        assert label in text(capsys, *(option + call if before else call + option))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_json_can_stand_on_both_sides_of_the_subcommand(capsys: Output, call: list[str]) -> None:
    """`--json` gives the same JSON on both sides."""
    assert json.loads(text(capsys, "--json", *call)) == json.loads(text(capsys, *call, "--json"))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_only_a_word_alone_is_wider_than_the_terminal(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, call: list[str], width: int
) -> None:
    """All else is wrapped or shortened. The citation is to be copied, and stays as it is."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = [] if call == ["cite"] else text(capsys, *call).splitlines()

    assert [] == [line for line in lines if len(line) > width and len(line.split()) > 1]


@pytest.mark.parametrize("width", [1, 20, 60, 80, 120])
def test_no_id_is_cut(capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """In a terminal of any width the ids of figures, chapters and checks can be copied into the next call."""
    monkeypatch.setenv("COLUMNS", str(width))
    figures = set(report.figures.ids)
    words = {
        name: set(text(capsys, *call).split())
        for name, call in {"ledger": ["ledger"], "overview": [], "show": ["show", "forensics"]}.items()
    }
    lines = {line.strip() for line in text(capsys, "check", "--all").splitlines()}

    assert set() == figures - words["ledger"]
    assert set() == {chapter.id for chapter in report.chapters} - words["overview"]
    assert set() == {figure.id for figure in report.forensics.figures} - words["show"]
    assert [] == [rule.id for rule in report.rules if not any(line.endswith(rule.id) for line in lines)]


def test_an_edition_that_is_not_in_the_package(capsys: Output) -> None:
    """The error names those that are."""
    years = ", ".join(map(str, bps.editions()))

    assert (f"belgian-police-stats: Expected the year of an edition in the package ({years}), got 1999.\n") == refusal(
        capsys, "--edition", "1999"
    )


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (["shwo"], "got 'shwo'. Did you mean 'show'?"),
        (["show"], "the following arguments are required: ID"),
        (["show", "a", "b"], "unrecognized arguments: b"),
        (["find"], "the following arguments are required: WORD"),
        (["--lang", "it"], "argument --lang: Expected one of nl, fr, de, en, got 'it'."),
        (["--edition", "x"], "argument --edition: Expected a year, got 'x'."),
        (
            ["check", "--verdict", "perhaps"],
            "argument --verdict: Expected one of exact, rounded, truncated, holds,",
        ),
        (["cite", "apa"], "Expected one of text, bibtex, csl-json, got 'apa'."),
        (["export", "gold", "figures"], "argument FORMAT: Expected one of csv, "),
    ],
)
def test_a_wrong_call_ends_with_2(capsys: Output, call: list[str], complaint: str) -> None:
    """The usage and the complaint are errors, and nothing is printed as an answer."""
    with pytest.raises(SystemExit) as ended:
        main(call)
    output, error = capsys.readouterr()

    assert (2, "") == (ended.value.code, output)
    assert error.startswith("usage: belgian-police-stats")
    assert complaint in error


def test_the_module_is_the_command(capsys: Output) -> None:
    """`python -m belgian_police_stats` prints what main prints, and pyproject.toml names main as the command."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = run([*MODULE, "--edition", "2024", "find", "blanchiment", "--lang", "fr"])

    assert "belgian_police_stats.command.main:main" == project["scripts"]["belgian-police-stats"]
    assert (0, b"") == (done.returncode, done.stderr)
    assert text(capsys, "find", "blanchiment", "--lang", "fr") == done.stdout.decode()
    assert 2 == run([*MODULE, "show", "x"]).returncode


def test_main_prints_to_anything_that_takes_text(capsys: Output) -> None:
    """Not only to a terminal or a file: a notebook, for one, has an output of another class."""
    for call in (["cite"], ["cite", "--json"]):
        output = io.StringIO()
        with redirect_stdout(output):
            assert 0 == main(["--edition", "2024", *call])
        assert text(capsys, *call) == output.getvalue()


def printing_to(output: int, *call: str) -> tuple[int, bytes]:
    """The exit code and the errors of a call that prints to a file descriptor, through the buffer of Python."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-W", "error", *MODULE, *call]
    done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False, timeout=60, env=environment)
    return done.returncode, done.stderr


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """A pipe whose reader went away before the first line."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.parametrize("call", [["ledger"], ["ledger", "--json"], ["cite"], ["--help"], ["--version"]], ids=" ".join)
def test_a_closed_pipe_is_not_an_error(closed_pipe: int, call: list[str]) -> None:
    """The command says nothing, and its exit code is 0."""
    assert (0, b"") == printing_to(closed_pipe, *call)


def test_a_closed_pipe_does_not_change_the_exit_code(closed_pipe: int, tmp_path: Path) -> None:
    """A check that fails still ends with 1."""
    path = tmp_path / "report.json"
    bps.write(changed(small_report(), {"personnel.staff.women": 451}), path)

    assert (1, b"") == printing_to(closed_pipe, "check", str(path))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Only Linux has a file that is always full.")
@pytest.mark.parametrize("call", [["ledger"], ["cite"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_an_error(call: list[str]) -> None:
    """The exit code is 2, and one line says why."""
    with Path("/dev/full").open("wb") as full:
        done = printing_to(full.fileno(), *call)

    assert (2, b"belgian-police-stats: the output: No space left on device.\n") == done


@pytest.mark.slow
def test_a_terminal_without_accents() -> None:
    """A letter that it lacks is a question mark in text, and an escape in JSON, which must not lose any."""
    call = ["show", "cybercrime.phish_nemo.victims_prevented"]
    plain, full = (run([*MODULE, *call, "--lang", "fr"], PYTHONIOENCODING=code) for code in ("ascii", "utf-8"))
    exact, known = (run([*MODULE, *call, "--json"], PYTHONIOENCODING=code) for code in ("ascii", "utf-8"))

    assert [(0, b"")] * 4 == [(done.returncode, done.stderr) for done in (plain, full, exact, known)]
    signs = str.maketrans({look.sign: look.plain_sign for look in (*CERTAINTIES.values(), *VERDICTS.values())})
    assert full.stdout.decode().translate(signs).encode("ascii", "replace") == plain.stdout
    assert known.stdout != exact.stdout
    assert json.loads(known.stdout) == json.loads(exact.stdout)


def use_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the output say that it is a terminal. It is still captured."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_shows_what_stands_out(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """A title is bold, an ambiguous figure has a colour, and an id stands back."""
    use_a_terminal(monkeypatch)
    output = text(capsys, "show", "organised_crime.antwerp_port")

    assert "\x1b[1;38;5;166m? 7 290 persons (or 5 511)" in output
    assert "\x1b[2m  organised_crime.antwerp_port.persons_checked\x1b[0m\n" in output
    assert "\x1b[1mWomen in the Federal Police\x1b[0m\n" in text(capsys, "show", "personnel.staff.women")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_styles_can_be_switched_off(capsys: Output, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """By the variable that https://no-color.org names, and for a terminal that has none."""
    use_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)

    assert "\x1b" not in text(capsys, "show", "organised_crime.antwerp_port")


def test_a_pipe_has_no_styles(capsys: Output) -> None:
    """Programs read it."""
    assert "\x1b" not in text(capsys, "show", "organised_crime.antwerp_port")


def test_a_line_keeps_no_style_of_its_text(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """The styles are ours: those in a text are escaped."""
    use_a_terminal(monkeypatch)

    def answer(*_: object) -> Answer:
        return Answer(data=None, lines=[Line("\x1b[31mred", "strong"), "plain"])

    monkeypatch.setattr("belgian_police_stats.command.overview.answer", answer)

    assert "\x1b[1m\\x1b[31mred\x1b[0m\nplain\n" == text(capsys, "overview")


@pytest.mark.parametrize("name", ["export", "template", "verify"])
def test_a_language_that_would_change_nothing_is_refused(capsys: Output, name: str) -> None:
    """With the reason."""
    arguments = {"export": ["csv", "x"], "template": ["x", "y"], "verify": ["x"]}[name]

    assert f"Expected no --lang with {name}, got 'fr'. " in refusal(capsys, "--lang", "fr", name, *arguments)


def test_an_error_fits_the_terminal(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong id and a wrong subcommand have long ones; in a pipe they are one line."""
    call = ["show", "personnel.staf.women"]
    assert 1 == refusal(capsys, *call).count("\n")
    monkeypatch.setenv("COLUMNS", "60")
    error = refusal(capsys, *call)
    with pytest.raises(SystemExit):
        main(["shwo"])
    for line in (*error.splitlines(), *capsys.readouterr().err.splitlines()):
        assert len(line) <= 60

    assert 3 <= error.count("\n")


@pytest.mark.parametrize("width", [40, 60])
def test_help_is_wrapped(capsys: Output, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """A call that is too long goes on behind a backslash."""
    monkeypatch.setenv("COLUMNS", str(width))
    texts = {name: help_of(capsys, name) for name in ("fact-check", "check", "cite")}

    assert "  belgian-police-stats fact-check" in texts["fact-check"]
    assert " \\\n" in texts["fact-check"]
    for line in "\n".join(texts.values()).splitlines():
        assert len(line) <= width or len(line.split()) <= 2, line
