"""`export`: the report as a file of any format, or of each."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import get_args

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.extras import install_command
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.files.formats import FORMATS
from support.command_line import Output, ask, data, help_of, joined, refusal, text
from support.running import posix, run
from support.tables import with_figure


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written(capsys: Output, report: bps.Report, tmp_path: Path, name: bps.FormatName) -> None:
    """The file is the one that the library writes."""
    path, expected = tmp_path / "by command", tmp_path / "by library"
    bps.export(report, name, expected)

    assert f"Written: {path}\n" == text(capsys, "export", name, str(path))
    assert expected.read_bytes() == path.read_bytes()


def test_the_answer_as_json(capsys: Output, tmp_path: Path) -> None:
    """The path, as it was given."""
    path = str(tmp_path / "figures.csv")

    assert {"written": path} == data(capsys, "export", "csv", path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "csv-european", "json", "parquet"])
def test_a_hyphen_means_the_standard_output(report: bps.Report, name: bps.FormatName) -> None:
    """The file, and nothing behind it."""
    done = run(["-m", "belgian_police_stats", "--edition", "2024", "export", name, "-"])

    assert (0, b"") == (done.returncode, done.stderr)
    assert bps.export(report, name) == done.stdout


def test_an_output_that_takes_text_alone_gets_the_text(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a notebook. A format of bytes is refused there."""
    output, errors = io.StringIO(newline=""), io.StringIO()
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "stderr", errors)

    assert 0 == main(["--edition", "2024", "export", "csv", "-"])
    assert bps.export(report, "csv").decode() == output.getvalue()
    assert 2 == main(["--edition", "2024", "export", "parquet", "-"])
    assert "Expected an output that takes any bytes, got the format parquet." in errors.getvalue()


def test_a_terminal_gets_no_code_that_it_obeys(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """A label of a stranger's report can have any. Elsewhere the file is as it is."""
    small = small_report()
    women = small.personnel.staff.women
    labels = attrs.evolve(women.labels, en="Women \x1b[31m")
    loud = with_figure(small, attrs.evolve(women, labels=labels))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    answer = ask("export", loud, format="csv", path="-", json=False)
    assert answer.content is not None

    assert b"\x1b" not in answer.content
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert bps.export(loud, "csv") == ask("export", loud, format="csv", path="-", json=False).content
    assert b"\x1b" in bps.export(loud, "csv")
    capsys.readouterr()


@pytest.mark.parametrize("call", [["all", "-"], ["csv", "-", "--json"]], ids=" ".join)
def test_a_hyphen_stands_for_one_file_alone(capsys: Output, call: list[str]) -> None:
    """Not for a folder, and not for a file and an answer at once."""
    got = "- with all" if "all" in call else "- with --json"

    assert (f"belgian-police-stats: Expected one format without --json for the path -, got {got}.\n") == refusal(
        capsys, "export", *call
    )


@posix
def test_nothing_is_written_behind_a_file_in_a_device_or_a_pipe(report: bps.Report) -> None:
    """The message would be read as a part of the file."""
    done = run(["-m", "belgian_police_stats", "--edition", "2024", "export", "csv", "/dev/stdout"])

    assert (0, b"") == (done.returncode, done.stderr)
    assert bps.export(report, "csv") == done.stdout


@pytest.mark.slow
def test_all_formats_are_written(capsys: Output, report: bps.Report, tmp_path: Path) -> None:
    """Each into its file, in a folder that need not exist; a second time gives the same bytes."""
    folder = tmp_path / "new"
    files = [folder / listed.file_name for listed in FORMATS.values()]

    assert "".join(f"Written: {path}\n" for path in files) == text(capsys, "export", "all", str(folder))
    assert sorted(files) == sorted(folder.iterdir())
    assert [] == [
        n for n in get_args(bps.TableFormatName) if bps.read_table(n, folder / FORMATS[n].file_name) != report.table()
    ]
    before = {path: path.read_bytes() for path in files}
    assert {"written": list(map(str, files)), "missing": [], "refused": []} == data(
        capsys, "export", "all", str(folder)
    )
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_a_format_that_lacks_its_extra(tmp_path: Path) -> None:
    """Among all formats it is named with its extra, and the exit code is 0. Alone, it cannot be written."""
    blocked = "import sys; sys.modules.update(dict.fromkeys(('pyarrow', 'openpyxl')))"
    calling = "from belgian_police_stats.command.main import main; sys.exit(main(sys.argv[1:]))"
    missing = [listed for listed in FORMATS.values() if listed.extra in ("arrow", "excel")]
    written = [str(tmp_path / listed.file_name) for listed in FORMATS.values() if listed not in missing]
    done = run(["-c", f"{blocked}; {calling}", "export", "all", str(tmp_path)])
    advice = [
        f"Not written: {listed.file_name}. For {listed.name}, run `{install_command(str(listed.extra))}`."
        for listed in missing
    ]

    assert (0, b"") == (done.returncode, done.stderr)
    assert [*(f"Written: {path}" for path in written), *advice] == done.stdout.decode().splitlines()
    assert sorted(written) == sorted(map(str, tmp_path.iterdir()))
    as_data = run(["-c", f"{blocked}; {calling}", "export", "all", str(tmp_path), "--json"])
    assert {
        "written": written,
        "missing": [{"format": listed.name, "extra": listed.extra} for listed in missing],
        "refused": [],
    } == json.loads(as_data.stdout)
    alone = run(["-c", f"{blocked}; {calling}", "export", "excel", str(tmp_path / "figures.xlsx")])
    assert (2, b"") == (alone.returncode, alone.stdout)
    assert alone.stderr.startswith(b"belgian-police-stats: Expected the package openpyxl, ")


def test_a_format_that_cannot_hold_the_report(tmp_path: Path) -> None:
    """A number of sixteen digits is in some files and not in others. The reason is printed; the exit code is 0."""
    report = changed(small_report(), {"personnel.staff.women": 1_234_567_890_123_456})
    why: dict[str, str] = {}
    for name in ("parquet", "feather", "sqlite", "excel"):
        with pytest.raises(bps.ExportError) as caught:
            bps.export(report, name, tmp_path / "unwritten")
        why[name] = str(caught.value)
    answer = ask("export", report, format="all", path=str(tmp_path))

    assert 0 == answer.code
    assert [f"{FORMATS[name].file_name}. {reason}" for name, reason in why.items()] == [
        joined(part) for part in "\n".join(answer.lines).split("Not written: ")[1:]
    ]
    assert [{"format": name, "why": reason} for name, reason in why.items()] == answer.data["refused"]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (["json", "gone/report.json"], "No such file or directory"),
        (["all", "file"], "File exists"),
        (["all", "gone/new"], "No such file or directory"),
    ],
    ids=" ".join,
)
def test_a_place_where_nothing_can_be_written(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: list[str], reason: str
) -> None:
    """A folder that does not exist is made for all formats, but not the folder around it."""
    monkeypatch.chdir(tmp_path)
    Path("file").touch()

    assert f"belgian-police-stats: {call[1]}: {reason}.\n" == refusal(capsys, "export", *call)
    assert [Path("file")] == list(Path().iterdir())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_help_lists_every_format(capsys: Output, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """With its description, and the extra that it needs."""
    monkeypatch.setenv("COLUMNS", str(columns))
    formats = joined(help_of(capsys, "export").partition("\nformats:\n")[2])

    assert [] == [
        name
        for name, listed in FORMATS.items()
        if f"{name} {listed.description}{f' (extra {listed.extra})' if listed.extra else ''}" not in formats
    ]
