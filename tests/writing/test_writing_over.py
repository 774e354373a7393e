"""A file that is written over keeps its owner, its rights and its place, and its content is never shown in between."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.whole_file import temporary_folder, write_whole
from support.running import posix

pytestmark = posix
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="Only root gives files away.")
NOBODY = 65534


def as_nobody(code: str) -> str:
    """Run code as a user without rights, and give what it printed."""
    # Imported as root, since the library can lie where nobody else may read.
    start = "import os, fcntl\nfrom belgian_police_stats.writing.whole_file import write_whole"
    code = f"{start}\nos.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n{code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip() or done.stderr


def attempt(path: Path) -> str:
    """Code that writes a file over and prints the error."""
    return (
        f"try: write_whole({str(path)!r}, b'new')\n"
        "except OSError as error: print(error.strerror, error.filename)\n"
        "else: print('written')"
    )


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666])
def test_a_private_file_is_private_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """The temporary file has no right that the old one does not have."""
    path, seen = tmp_path / "file", list[int]()
    path.touch()
    path.chmod(mode)
    real = os.fdopen

    def noted(handle: int, mode: Literal["wb"]) -> object:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, mode)

    monkeypatch.setattr(os, "fdopen", noted)
    write_whole(path, b"secret")

    assert [0o600] == seen
    assert (mode, b"secret") == (stat.S_IMODE(path.stat().st_mode), path.read_bytes())


@as_root
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    """If root writes over it, its owner can still read it."""
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o640)
    os.chown(path, 1000, 1001)
    write_whole(path, b"new")

    assert (1000, 1001, 0o640) == (path.stat().st_uid, path.stat().st_gid, stat.S_IMODE(path.stat().st_mode))


@as_root
def test_a_file_that_must_not_be_written_is_refused(tmp_path: Path) -> None:
    """Examples are a read-only file, and a file of another user in a folder that everyone may write to."""
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)
    tmp_path.chmod(0o777)
    for name, mode, owner in (("mine", 0o444, NOBODY), ("of root", 0o644, 0)):
        path = tmp_path / name
        path.write_text("old")
        path.chmod(mode)
        os.chown(path, owner, owner)
        assert f"Permission denied {path}" == as_nobody(attempt(path))
        assert "old" == path.read_text()
    assert ["mine", "of root"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_link_to_itself_is_an_error(tmp_path: Path) -> None:
    """It stays a link."""
    path = tmp_path / "link"
    path.symlink_to(path)
    with pytest.raises(OSError, match="symbolic links") as refused:
        write_whole(path, b"new")

    assert (str(path), True) == (refused.value.filename, path.is_symlink())


def test_attributes_are_kept(tmp_path: Path) -> None:
    """This holds if the file system supports them."""
    path = tmp_path / "file"
    path.touch()
    try:
        os.setxattr(path, "user.note", b"mine")
    except (AttributeError, OSError):
        pytest.skip("This file system has no attributes.")
    write_whole(path, b"new")

    assert b"mine" == os.getxattr(path, "user.note")


def test_a_file_that_is_mounted_by_itself_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system would refuse to rename it."""
    path = tmp_path / "file"
    path.write_text("a longer old content")

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "replace", busy)
    write_whole(path, b"new")

    assert (["file"], b"new") == ([one.name for one in tmp_path.iterdir()], path.read_bytes())


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b", ""])
def test_a_name_that_no_file_has_is_an_error_of_the_system(name: str, tmp_path: Path) -> None:
    """This holds when a file is written, read or opened."""
    path = f"{tmp_path}/{name}" if name else ""
    report = small_report()
    calls = (
        *(lambda: bps.export(report, "csv", path), lambda: bps.write(report, path)),
        *(lambda: bps.read(path), lambda: bps.read_table("csv", path)),
    )
    for call in calls:
        with pytest.raises(OSError) as refused:  # noqa: PT011
            call()
        assert "\0" not in str(refused.value)
        str(refused.value).encode()


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    """The error has the name that was given, and nothing else."""
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError) as refused:
        write_whole(tmp_path / "file" / "figures.csv", b"new")

    assert f"[Errno {errno.ENOTDIR}] Not a directory: '{tmp_path / 'file' / 'figures.csv'}'" == str(refused.value)


def test_what_an_interrupted_writer_left_is_removed(tmp_path: Path) -> None:
    """It is removed if it is old and no process is writing it."""
    left, young, strange = (tmp_path / name for name in (f".{'a' * 16}.part", f".{'b' * 16}.part", ".mine.part"))
    for path in (left, young, strange):
        path.touch()
    old = time.time() - 3_600
    os.utime(left, (old, old))
    os.utime(strange, (old, old))
    write_whole(tmp_path / "file", b"new")

    assert {".mine.part", young.name, "file"} == {path.name for path in tmp_path.iterdir()}


def test_what_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    """This holds however long the writing takes."""
    import fcntl

    path = tmp_path / f".{'a' * 16}.part"
    with path.open("wb") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        os.utime(path, (0, 0))
        write_whole(tmp_path / "file", b"new")
        assert path.exists()
    os.utime(path, (0, 0))
    write_whole(tmp_path / "file", b"new")
    assert not path.exists()


@pytest.mark.parametrize("error", [OSError(errno.ENOLCK, "No locks available"), BlockingIOError()])
def test_a_file_system_without_locks_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    """Only the age of a leftover counts then. A locked leftover stays."""
    import fcntl

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(fcntl, "flock", refuse)
    left = tmp_path / f".{'a' * 16}.part"
    left.touch()
    os.utime(left, (0, 0))
    write_whole(tmp_path / "file", b"new")

    assert isinstance(error, BlockingIOError) == left.exists()


def test_a_rename_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rename fails for another reason than a mount."""

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_whole(tmp_path / "file", b"new")
    assert [] == list(tmp_path.iterdir())


def test_a_leftover_folder_without_an_owner_is_removed(tmp_path: Path) -> None:
    """Its writer was interrupted before it could lock it; one that cannot be looked at stays."""
    left, strange = tmp_path / ".writing-left", tmp_path / ".writing-strange"
    left.mkdir()
    (strange / "owner").mkdir(parents=True)
    for path in (left, strange):
        os.utime(path, (0, 0))
    with temporary_folder(tmp_path) as folder:
        assert folder.parent == tmp_path

    assert [strange] == list(tmp_path.iterdir())


def _no_right(*_: object) -> bool:
    return False


def test_a_file_without_the_right_to_write_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would only need the right to write into the folder."""
    path = tmp_path / "file"
    path.write_text("old")
    monkeypatch.setattr(os, "access", _no_right)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")

    assert "old" == path.read_text()
    assert [path] == [*tmp_path.iterdir()]


def test_a_file_is_written_where_files_have_no_such_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has locks of another kind; a leftover is then removed by its age."""
    left = tmp_path / f".{'a' * 16}.part"
    left.touch()
    os.utime(left, (0, 0))
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", "win32")
        write_whole(tmp_path / "file", b"new")

    assert [tmp_path / "file"] == [*tmp_path.iterdir()]


def _write(path: str) -> None:
    write_whole(path, b"new")


@pytest.mark.parametrize("use", [_write, bps.read], ids=["write", "read"])
def test_the_path_of_a_folder_is_no_file(use: Callable[[str], object], tmp_path: Path) -> None:
    """Python would overlook the slash at the end."""
    (tmp_path / "file").write_text("old")
    for name in ("file", "new"):
        with pytest.raises(IsADirectoryError):
            use(f"{tmp_path}/{name}/")

    assert [tmp_path / "file"] == [*tmp_path.iterdir()]
