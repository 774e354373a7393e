"""`export`: the report as a file of any format, or of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

import belgian_police_stats as bps
from belgian_police_stats.extras import install_command
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.files.formats import FORMATS
from support.command_line import Output, ask, data, help_of, joined, refusal, text
from support.running import run


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
