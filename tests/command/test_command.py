"""The command: what it answers, in which form, and with which exit code."""

import json
import os
import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.layout import columns
from belgian_police_stats.command.main import main
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.numbers import number_text
from belgian_police_stats.model.units import packaged_units
from support.packaged_files import PROJECT
from support.running import run

YEARS = ", ".join(map(str, bps.editions()))
MODULE = ["-m", "belgian_police_stats"]
CALLS = [
    [],
    ["show", "personnel.staff.women"],
    ["show", "rail_police.results.arrests"],
    ["show", "border_management"],
    ["show", "border_management.removals"],
    ["find", "politie"],
    ["find", "xyzzy", "and", "other", "words", "that", "are", "nowhere"],
    ["ledger"],
    ["units"],
    ["check"],
]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command writes of 2024; it must have answered, and not complained."""
    code = main(["--edition", "2024", *arguments])
    written = capsys.readouterr()
    assert (0, "") == (code, written.err)
    return written.out


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The answer as JSON, with exact decimals."""
    return json.loads(answer(capsys, *arguments, "--json"), parse_float=Decimal)


def test_without_arguments_the_overview_is_on_one_screen(
    capsys: pytest.CaptureFixture[str], report: bps.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Title, every chapter with its number of figures, and the account of the source, in 80 by 40."""
    monkeypatch.setenv("COLUMNS", "100")
    lines = answer(capsys).splitlines()
    rows = {words[0]: words[1] for line in lines if len(words := line.split()) > 1}

    assert len(lines) <= 40
    assert lines[0].startswith("Jaarverslag 2024, Belgian Federal Police")
    assert {c.id: str(len(c.figures)) for c in report.chapters} == {c.id: rows[c.id] for c in report.chapters}
    assert "The source prints 298 numbers" in " ".join(lines)
    assert "This is no official publication." in lines


def test_the_overview_as_json_adds_up(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """The chapters make the total, and the numbers printed are figures or none."""
    got = data(capsys)

    assert [chapter.id for chapter in report.chapters] == [chapter["id"] for chapter in got["chapters"]]
    assert len(report) == got["total"]["figures"] == sum(chapter["figures"] for chapter in got["chapters"])
    assert got["numbers"]["printed"] == got["numbers"]["places of figures"] + got["numbers"]["no figure"] == 298
    assert report.edition.source_sha256 == got["source_sha256"]


def test_show_gives_every_figure_whole(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """Value, unit, print and doubt of each figure are in the card and, exactly, in the JSON."""
    wrong: list[tuple[str, str]] = []
    for figure in report:
        got = data(capsys, "show", figure.id)
        card = " ".join(answer(capsys, "show", figure.id).split())
        told = (got["id"], repr(got["value"]), got["unit"], got["printed"], got["line"], got["certainty"])
        if told != (figure.id, repr(figure.value), figure.unit, figure.printed, figure.source.line, figure.certainty):
            wrong.append((figure.id, "json"))
        if not all(part in card for part in (figure.id, figure.printed, figure.unit, str(figure.source))):
            wrong.append((figure.id, "card"))
        if len(got["alternatives"]) != len(figure.alternatives) or len(got["sources"]) != len(figure.sources):
            wrong.append((figure.id, "doubt"))

    assert [] == wrong


def test_show_lists_a_chapter_or_a_section(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """All figures of the part and no others."""
    for part in ("border_management", "border_management.removals"):
        expected = [figure.id for figure in report if figure.id.startswith(part + ".")]
        assert expected == [row["id"] for row in data(capsys, "show", part)]
        assert expected == [line.split()[0] for line in answer(capsys, "show", part).splitlines()[1:]]


def test_find_ranks_and_says_what_matched(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """The same figures as report.find, in the same order; nothing found is an answer as well."""
    rows = data(capsys, "find", "police", "fédérale")

    assert [match.figure.id for match in report.find("police fédérale")] == [row["id"] for row in rows]
    assert all(len(row["matched"]) == 2 for row in rows)
    assert [] == data(capsys, "find", "xyzzy")
    none = "No figure fits {!r} in any language. {}\n"
    assert none.format("xyzzy", "Fewer or shorter words find more.") == answer(capsys, "find", "xyzzy")
    assert none.format("blanchimant", "Did you mean 'blanchiment'?") == answer(capsys, "find", "blanchimant")


def test_a_printed_number_is_found_where_no_words_fit(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """With Dutch or English marks; each figure once, and it is said that the print matched."""
    for words in (["4 393"], ["4", "393"], ["4,393"], ["14,5 miljoen"], ["25,917"]):
        asked = " ".join(words)
        figures = {match.figure.id for match in report.find_printed(asked) if match.figure}
        rows = data(capsys, "find", *words)
        assert figures
        assert sorted(figures) == sorted(row["id"] for row in rows)
        assert [("printed", [asked])] * len(rows) == [(row["matched_in"], row["matched"]) for row in rows]
        assert f"printed: {asked}" in answer(capsys, "find", *words)


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """On a line of its own, as programs say it."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])

    assert (0, f"belgian-police-stats {bps.__version__}\n") == (caught.value.code, capsys.readouterr().out)


def test_a_file_that_is_called_like_a_year_is_compared(
    capsys: pytest.CaptureFixture[str], report: bps.Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Digits alone are a year only where no file has that name."""
    monkeypatch.chdir(tmp_path)
    bps.write(report, "2023")

    assert "no difference" in answer(capsys, "compare", "2024", "2023")


def test_ledger_lists_every_number(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """298 rows, each with a figure or a reason."""
    rows = data(capsys, "ledger")

    assert [(t.line, t.printed, t.figure, t.reason) for t in report.ledger] == [
        (row["line"], row["printed"], row["figure"], row["reason"]) for row in rows
    ]
    assert len(answer(capsys, "ledger").splitlines()) > 298


def test_units_lists_every_unit(capsys: pytest.CaptureFixture[str], report: bps.Report) -> None:
    """Each kind with its units, and how many figures have the unit."""
    rows = data(capsys, "units")
    listed = [(kind, unit) for kind, units in packaged_units().by_kind.items() for unit in units]

    assert listed == [(row["kind"], row["unit"]) for row in rows]
    assert [len(report.select(unit=unit)) for _, unit in listed] == [row["figures"] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", [True, False])
def test_language_stands_before_or_behind_the_subcommand(
    capsys: pytest.CaptureFixture[str], report: bps.Report, language: str, before: bool
) -> None:
    """--lang chooses the label on both sides, in every subcommand that shows labels."""
    label = report.personnel.staff.women.label(language)
    for call in (["show", "personnel.staff.women"], ["show", "personnel.staff"], ["find", "vrouwen"], ["ledger"]):
        option = ["--lang", language]
        assert label in answer(capsys, *(option + call if before else call + option))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_json_stands_before_or_behind_the_subcommand(capsys: pytest.CaptureFixture[str], call: list[str]) -> None:
    """--json gives the same JSON on both sides."""
    assert json.loads(answer(capsys, "--json", *call)) == json.loads(answer(capsys, *call, "--json"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            ["show", "personnel.staf.women"],
            (
                "belgian-police-stats: Expected the id of one of 224 figures, 60 sections or 15 chapters, got "
                "'personnel.staf.women'. Did you mean 'personnel.staff.women' or 'personnel.staff.men'?\n"
            ),
        ),
        (
            ["show", "personel"],
            (
                "belgian-police-stats: Expected the id of one of 224 figures, 60 sections or 15 chapters, got "
                "'personel'. Did you mean 'personnel'?\n"
            ),
        ),
        (
            ["compare", "2024", "20244"],
            (
                f"belgian-police-stats: Expected the year of an edition in the package ({YEARS}), got 20244. "
                "Did you mean '2024'?\n"
            ),
        ),
        (
            ["--edition", "1999"],
            f"belgian-police-stats: Expected the year of an edition in the package ({YEARS}), got 1999.\n",
        ),
    ],
)
def test_what_cannot_be_answered_is_exit_code_2(
    capsys: pytest.CaptureFixture[str], call: list[str], message: str
) -> None:
    """The sentence of the error goes to stderr, and nothing to stdout."""
    assert 2 == main(["--edition", "2024", *call])
    assert ("", message) == capsys.readouterr()


@pytest.mark.parametrize(
    "call", [["shwo"], ["show"], ["--lang", "it"], ["--edition", "x"], ["find"], ["show", "a", "b"]]
)
def test_a_wrong_call_is_exit_code_2(capsys: pytest.CaptureFixture[str], call: list[str]) -> None:
    """Argparse says what is wrong on stderr."""
    with pytest.raises(SystemExit) as caught:
        main(call)

    written = capsys.readouterr()
    assert (2, "") == (caught.value.code, written.out)
    assert "usage: belgian-police-stats" in written.err


def test_help_shows_examples_that_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every example of the help that needs no file of the caller's can be called and answers."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    text = capsys.readouterr().out
    examples = [
        line.split("  ")[1].split()[1:] for line in text.splitlines() if line.startswith("  belgian-police-stats")
    ]
    runnable = [
        call for call in examples if not any("." in word and word.split(".")[-1] in ("json", "txt") for word in call)
    ]

    assert 0 == caught.value.code
    assert len(runnable) >= 6
    assert [0] * len(runnable) == [main(call) for call in runnable]


@pytest.mark.parametrize("columns", ["1", "20", "40", "80"])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_line_is_longer_than_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, call: list[str], columns: str
) -> None:
    """Text is cut or wrapped to the width, down to twenty; nothing crashes below."""
    monkeypatch.setenv("COLUMNS", columns)
    long = [line for line in answer(capsys, *call).splitlines() if len(line) > max(int(columns), 20)]

    assert [] == long


def cells(output: str) -> list[list[str]]:
    """The rows of a table below its heading, by columns, which at least two blanks part."""
    return [re.split(r" {2,}", line) for line in output.partition("\n\n")[0].splitlines()[1:]]


def test_no_number_is_cut_in_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], report: bps.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In forty columns every figure is shown whole, whether its chapter is asked for or its words."""
    monkeypatch.setenv("COLUMNS", "40")
    wrong: list[tuple[str, list[str]]] = []
    for chapter in report.chapters:
        inside = [figure for figure in report if figure.id.startswith(f"{chapter.id}.")]
        for figure, row in zip(inside, cells(answer(capsys, "show", chapter.id)), strict=True):
            if row[1] != str(figure).removesuffix(f" {figure.unit}"):
                wrong.append((figure.id, row))
    for asked in ("politie", "police", "staff", "personnes", "aanhoudingen"):
        for match, row in zip(report.find(asked), cells(answer(capsys, "find", asked)), strict=True):
            if row[1] != str(match.figure).removesuffix(f" {match.figure.unit}"):
                wrong.append((match.figure.id, row))

    assert [] == wrong


def test_no_number_of_an_overview_or_a_check_is_cut(
    capsys: pytest.CaptureFixture[str], report: bps.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In forty columns: what is counted of each chapter, and both numbers of each rule."""
    monkeypatch.setenv("COLUMNS", "40")
    overview = [line for line in answer(capsys).splitlines() if re.search(r"\d +\d+ +\d+ +\d", line)]
    counted = [
        [len(c.figures), *(len(report.select(chapter=c.id, certainty=certainty)) for certainty in bps.Certainty)]
        for c in report.chapters
    ]

    assert counted == [[int(n) for n in re.findall(r" (\d+)(?= |$)", line)][:4] for line in overview[:-1]]
    rules = [" ".join(row[1:3]) for row in cells(answer(capsys, "check"))]
    both = [[number_text(result.computed), number_text(result.printed)] for result in report.check()]
    assert [] == [
        rule for rule, numbers in zip(rules, both, strict=True) if not rule.startswith(" ".join(numbers).strip())
    ]


def test_texts_stay_whole_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last column gives first, then the widest text, then the headings of numbers."""
    rows = [("name", "number", "what it is"), ("a long name", "12 345", "and some words")]
    shown = {}
    for room in (35, 30, 24):
        monkeypatch.setenv("COLUMNS", str(room))
        shown[room] = columns(rows, numbers=(1,))[1]

    assert {
        35: "a long name  12 345  and some words",
        30: "a long name  12 345  and some…",
        24: "a long …  12 345  and s…",
    } == shown


def test_the_module_is_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Python -m belgian_police_stats writes what main writes; pyproject.toml names main as the command."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = run([*MODULE, "--edition", "2024", "find", "blanchiment", "--lang", "fr"])

    assert "belgian_police_stats.command.main:main" == project["scripts"]["belgian-police-stats"]
    assert (0, b"") == (done.returncode, done.stderr)
    assert answer(capsys, "find", "blanchiment", "--lang", "fr") == done.stdout.decode()
    assert 2 == run([*MODULE, "show", "x"]).returncode


@pytest.mark.parametrize("call", [["ledger"], ["ledger", "--json"], ["--help"]], ids=" ".join)
def test_a_closed_pipe_is_no_crash(call: list[str]) -> None:
    """The reader goes away before the first line: no complaint, and the exit code is 0."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-W", "error", *MODULE, *call]
    try:
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60)
    finally:
        os.close(writer)

    assert (0, b"") == (done.returncode, done.stderr)


def test_a_terminal_with_ascii_alone_gets_all_but_the_accents() -> None:
    """What cannot be shown is replaced in text, and escaped in JSON, where nothing may be lost."""
    call = ["show", "cybercrime.phish_nemo.victims_prevented"]
    plain, full = (run([*MODULE, *call, "--lang", "fr"], PYTHONIOENCODING=code) for code in ("ascii", "utf-8"))
    exact, known = (run([*MODULE, *call, "--json"], PYTHONIOENCODING=code) for code in ("ascii", "utf-8"))

    assert [(0, b"")] * 4 == [(done.returncode, done.stderr) for done in (plain, full, exact, known)]
    assert full.stdout.decode().encode("ascii", "replace") == plain.stdout
    assert json.loads(known.stdout) == json.loads(exact.stdout)
