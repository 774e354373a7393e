"""export on the command line: every format by its name, and all of them into a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.extras import PACKAGES
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.files.formats import FORMATS
from support.running import run

Output = pytest.CaptureFixture[str]
OF_2024 = ("--edition", "2024")
TABULAR = [name for name, listed in FORMATS.items() if listed.read is not None]


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_each_format(report: bps.Report, capsys: Output, tmp_path: Path, name: str) -> None:
    """The file is the one that the library writes."""
    path, expected = tmp_path / "by command", tmp_path / "by library"
    bps.export(report, name, expected)

    assert 0 == main([*OF_2024, "export", name, str(path)])
    assert (f"Written: {path}\n", "") == capsys.readouterr()
    assert expected.read_bytes() == path.read_bytes()


def test_export_all_writes_every_format(report: bps.Report, capsys: Output, tmp_path: Path) -> None:
    """Each into its file, in a folder that need not be there; a second time gives the same bytes."""
    folder = tmp_path / "new"
    files = [folder / listed.file_name for listed in FORMATS.values()]

    assert 0 == main([*OF_2024, "export", "all", str(folder)])
    assert ("".join(f"Written: {path}\n" for path in files), "") == capsys.readouterr()
    assert sorted(files) == sorted(folder.iterdir())
    assert [] == [n for n in TABULAR if bps.read_table(n, folder / FORMATS[n].file_name) != report.table()]
    before = {path: path.read_bytes() for path in files}
    assert 0 == main([*OF_2024, "export", "all", str(folder), "--json"])
    assert {"written": list(map(str, files)), "missing": [], "refused": []} == json.loads(capsys.readouterr().out)
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_export_all_says_what_is_missing(tmp_path: Path) -> None:
    """What needs no extra is written and the exit code is 0; each other format is named with its extra."""
    blocked = "import sys; sys.modules.update(dict.fromkeys(('pyarrow', 'openpyxl')))"
    calling = "from belgian_police_stats.command.main import main; sys.exit(main(sys.argv[1:]))"
    missing = [listed for listed in FORMATS.values() if listed.extra in ("arrow", "excel")]
    written = [str(tmp_path / listed.file_name) for listed in FORMATS.values() if listed not in missing]
    done = run(["-c", f"{blocked}; {calling}", "export", "all", str(tmp_path)])
    said = [
        f"Not written: {listed.file_name}. For {listed.name}, run `pip install {PACKAGES[str(listed.extra)][0]}`."
        for listed in missing
    ]

    assert (0, b"") == (done.returncode, done.stderr)
    assert [*(f"Written: {path}" for path in written), *said] == done.stdout.decode().splitlines()
    assert sorted(written) == sorted(map(str, tmp_path.iterdir()))
    as_data = run(["-c", f"{blocked}; {calling}", "export", "all", str(tmp_path), "--json"])
    assert {
        "written": written,
        "missing": [{"format": listed.name, "extra": listed.extra} for listed in missing],
        "refused": [],
    } == json.loads(as_data.stdout)
    alone = run(["-c", f"{blocked}; {calling}", "export", "excel", str(tmp_path / "figures.xlsx")])
    assert (2, b"") == (alone.returncode, alone.stdout)
    assert (
        "belgian-police-stats: Expected the package openpyxl, which is needed to write a workbook, got none. "
        "Run `pip install openpyxl`.\n"
    ) == alone.stderr.decode()


def test_export_all_says_what_is_refused(capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number of sixteen digits is in some files and not in others; the reason is said, and the exit code is 0."""
    long = changed(small_report(), {"personnel.staff.women": 1_234_567_890_123_456})

    def load(_: object) -> bps.Report:
        return long

    monkeypatch.setattr("belgian_police_stats.command.main.load", load)
    ending = "got 1234567890123456 as value of personnel.staff.women. Records, csv, ndjson and json have every number."
    refused = {
        "sqlite": f"Expected numbers that SQLite keeps, with up to 15 digits, {ending}",
        "excel": f"Expected numbers that a spreadsheet keeps, with up to 15 digits, {ending}",
    }

    assert 0 == main([*OF_2024, "export", "all", str(tmp_path)])
    _, *said = capsys.readouterr().out.split("Not written: ")
    assert [f"{FORMATS[name].file_name}. {why}" for name, why in refused.items()] == [
        " ".join(text.split()) for text in said
    ]
    assert 0 == main([*OF_2024, "export", "all", str(tmp_path), "--json"])
    assert [{"format": name, "why": why} for name, why in refused.items()] == (
        json.loads(capsys.readouterr().out)["refused"]
    )


def test_export_all_into_a_file_is_refused(capsys: Output, tmp_path: Path) -> None:
    """A path that is a file is no folder, and a folder within one that is not there is not made."""
    (tmp_path / "file").touch()
    for path, reason in ((tmp_path / "file", "File exists"), (tmp_path / "gone" / "new", "No such file or directory")):
        assert 2 == main([*OF_2024, "export", "all", str(path)])
        assert ("", f"belgian-police-stats: {path}: {reason}.\n") == capsys.readouterr()


def test_the_help_lists_every_format(capsys: Output) -> None:
    """With what is in it and the extra that it needs."""
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]

    for name, listed in FORMATS.items():
        assert f"{name} {listed.description}{f' (extra {listed.extra})' if listed.extra else ''}" in lines
