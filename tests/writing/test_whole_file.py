"""A file is written completely or not at all, has the usual permissions, and replaces nothing but a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.formats import FORMATS
from support.running import UNMEASURED, output_of, posix

every_format = pytest.mark.parametrize("name", FORMATS)


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


@every_format
def test_a_format_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bps.FormatName
) -> None:
    """If the bytes do not reach the disk, the old file is unchanged and no temporary file is left."""
    path = tmp_path / "file"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            bps.export(small_report(), name, path)
    assert (["file"], "old") == (names_in(tmp_path), path.read_text())
    bps.export(small_report(), name, path)
    assert (["file"], "old") != (names_in(tmp_path), path.read_text(errors="replace"))


@pytest.mark.slow
@posix
@every_format
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    """If the system stops the write halfway, the old file is unchanged and no temporary file is left."""
    path = tmp_path / "file"
    path.write_text("old")
    code = f"""
import resource
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.whole_file import write_whole
# Made before the disk is full: some libraries write temporary files on the way.
content = content_of(small_report(), {name!r})
assert len(content) > 500
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
try:
    write_whole({str(path)!r}, content)
except OSError as error:
    print(error.strerror)
"""
    assert "File too large" == output_of(code, **UNMEASURED)
    assert (["file"], "old") == (names_in(tmp_path), path.read_text())


def test_a_write_that_is_interrupted_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C reaches the caller as it is, and no temporary file is left."""
    path = tmp_path / "file"
    path.write_text("old")
    pressed = KeyboardInterrupt()

    def press(*_: object) -> None:
        raise pressed

    monkeypatch.setattr(os, "fsync", press)
    with pytest.raises(KeyboardInterrupt) as caught:
        bps.export(small_report(), "csv", path)
    assert pressed is caught.value
    assert (["file"], "old") == (names_in(tmp_path), path.read_text())


@posix
def test_a_write_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    """If the process ends before the rename, the old file still has the name."""
    path = tmp_path / "file"
    path.write_text("old")
    code = f"""
import os
import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
def killed(_):
    if os.fork() == 0:
        os._exit(0)
    print("killed", flush=True)
    os._exit(0)
os.fsync = killed
bps.export(small_report(), "csv", {str(path)!r})
"""
    assert "killed" == output_of(code)
    assert "old" == path.read_text()


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_rights_of_any_file(tmp_path: Path, mask: int) -> None:
    """The umask of the user decides, for export and for write."""
    before = os.umask(mask)
    try:
        bps.export(small_report(), "csv", tmp_path / "figures.csv")
        bps.write(small_report(), tmp_path / "report.json")
        (tmp_path / "other").touch()
    finally:
        os.umask(before)

    assert {0o666 & ~mask} == {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}


@posix
def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    """A private file stays private."""
    path = tmp_path / "figures.csv"
    path.touch(0o600)
    bps.export(small_report(), "csv", path)

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert path.stat().st_size


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The target of the link is written, also if it does not exist yet."""
    for name in ("old", "new"):
        if name == "old":
            (tmp_path / name).write_text("old")
        (tmp_path / f"link to {name}").symlink_to(tmp_path / name)
        bps.export(small_report(), "csv", tmp_path / f"link to {name}")

        assert (tmp_path / f"link to {name}").is_symlink()
        assert small_report().table() == bps.read_table("csv", tmp_path / name)


@posix
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    """The bytes go through a pipe, which stays a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        bps.export(small_report(), "csv", pipe)
        assert os.read(reading, 100).startswith(b"edition,id,")
    finally:
        os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert ["pipe"] == names_in(tmp_path)
