"""Write a file completely or not at all."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, TypeAlias

from ..errors import ExportError, clean
from ..loading.files import possible_path

__all__ = ["Writable", "sync_folder", "temporary_folder", "write_durably", "write_to", "write_whole"]

Writable: TypeAlias = str | PathLike[str] | IO[str] | IO[bytes]
"""A path, or a file that is open for writing."""

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_WRITING = ".writing-"
_OWNER = "owner"
"""The file in a temporary folder that its writer keeps locked."""
_OLD = 60 if sys.platform != "win32" else 86_400
"""The seconds after which a leftover is removed, unless its writer has it locked."""


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write a file under a temporary name in the same folder, and rename it once it is on the disk.

    A new file gets the default permissions of its user. An existing file keeps its owner, permissions and
    attributes, and at no time can anyone else read the new content. A link stays a link. A file that is mounted by
    itself cannot be renamed, and is overwritten. Files that an interrupted writer left in the folder are removed.

    Raises:
        OSError: the file cannot be written; an older file of this name is unchanged.
    """
    given = possible_path(path)
    try:
        older = _stat(given)
        if older is not None and not stat.S_ISREG(older.st_mode):
            # Write into a pipe or a device: a rename would replace it by a file. A folder raises IsADirectoryError.
            given.write_bytes(content)
        else:
            # Follow a link first: a rename would replace the link itself.
            _write(Path(os.path.realpath(given)), content, older)
    except OSError as error:
        # The user knows the name that was given, not the temporary one.
        raise OSError(error.errno, error.strerror, os.fspath(given)) from error


def write_to(target: Writable, content: bytes) -> None:
    """Write a file under a path, or into a file that a caller opened as bytes or as text, and closes again.

    Raises:
        ExportError: the open file is closed, or is opened as text and the content is not text.
        OSError: the file cannot be written; an older file at a path is unchanged.
    """
    if isinstance(target, (str, PathLike)):
        write_whole(target, content)
        return
    try:
        _write_into(target, content)
    except io.UnsupportedOperation:
        # An OSError and a ValueError, which says that the file is open for reading alone.
        raise
    except UnicodeDecodeError:
        got = "one opened as text"
        raise ExportError(expected="a file opened for bytes, as in open(path, 'wb')", got=got) from None
    except (AttributeError, TypeError, ValueError) as error:
        got = clean(str(error)).rstrip(".")
        raise ExportError(expected="a path, or an open file that takes bytes or text", got=got) from error


def _write_into(file: Any, content: bytes) -> None:
    if isinstance(file, io.TextIOBase):
        file.write(content.decode())
        return
    rest = content
    while rest:
        # A file without a buffer, such as a pipe, takes a part at a time and returns its length.
        taken = file.write(rest)
        rest = rest[taken:] if isinstance(taken, int) else b""


def _stat(path: Path) -> os.stat_result | None:
    """Look at a file. A link to itself and a file in place of a folder raise an OSError; a missing file is None."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write(target: Path, content: bytes, older: os.stat_result | None) -> None:
    if older is not None and not os.access(target, os.W_OK):
        # A rename only needs the right to write into the folder.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _remove_leftovers(target.parent)
    # In the same folder, because a rename is atomic only within one file system; and with a random name, so that two
    # processes that write the same file do not meet.
    beside = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        write_durably(beside, content, like=None if older is None else target)
        try:
            beside.replace(target)
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            _overwrite(target, content)
            beside.unlink()
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_durably(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a new file and wait until it is on the disk. It gets the owner and the rights of another one, if given.

    Raises:
        OSError: the file cannot be written, or exists.
    """
    # The rights of the other file belong to its owner, who is set later. Until then, only this user has any rights.
    handle = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666 if like is None else 0o600
    )
    with os.fdopen(handle, "wb") as file:
        _lock(file.fileno())
        file.write(content)
        file.flush()
        if like is not None:
            _make_like(path, like)
        # Without this, a crash of the machine can leave an empty file under the new name.
        os.fsync(file.fileno())


def _make_like(path: Path, other: Path) -> None:
    wanted = other.stat()
    if hasattr(os, "chown") and (wanted.st_uid, wanted.st_gid) != (path.stat().st_uid, path.stat().st_gid):
        os.chown(path, wanted.st_uid, wanted.st_gid)
    # The access list is one of the attributes. Not every file system has them.
    for name in os.listxattr(other) if hasattr(os, "listxattr") else ():
        with suppress(OSError):
            os.setxattr(path, name, os.getxattr(other, name))
    path.chmod(stat.S_IMODE(wanted.st_mode))


def _overwrite(target: Path, content: bytes) -> None:
    with target.open("r+b") as file:
        file.write(content)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can tell."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def temporary_folder(parent: Path) -> Generator[Path]:
    """Make a folder that is removed in the end; and remove those of writers that were interrupted."""
    for leftover in parent.glob(f"{_WRITING}*"):
        if _is_left(leftover, leftover / _OWNER):
            shutil.rmtree(leftover, ignore_errors=True)
    with TemporaryDirectory(prefix=_WRITING, dir=parent) as name, Path(name, _OWNER).open("wb") as owner:
        _lock(owner.fileno())
        yield Path(name)


def _remove_leftovers(folder: Path) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PART.fullmatch(entry.name) and _is_left(Path(entry.path), Path(entry.path)):
                Path(entry.path).unlink()


def _is_left(path: Path, locked: Path) -> bool:
    """Whether the writer of a temporary file or folder is gone."""
    try:
        if time.time() - path.stat().st_mtime < _OLD:
            return False
        with locked.open("rb") as file:
            return _lock(file.fileno())
    except FileNotFoundError:
        return path.exists()
    except OSError:
        return False


def _lock(handle: int) -> bool:
    """Lock a file until it is closed; False if another process has locked it. A process that ends loses its locks."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some file systems have no locks: the age alone decides.
        return True
    return True
