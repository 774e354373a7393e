"""Open the files of users: each is opened once and read up to a limit, and its errors become ours."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from attrs import evolve, frozen

from ..errors import BelgianPoliceStatsError, DataError, Fault, FieldError, clean, short_repr, shown
from .limits import Limits, refuse_beyond

__all__ = ["OpenedFile", "Readable", "only_our_errors", "open_file", "possible_file", "possible_path"]

Readable: TypeAlias = str | PathLike[str] | IO[str] | IO[bytes]
"""A path, or an open file."""
_CHUNK = 2**24
_LONGEST_PATH = 4_096
"""The most bytes of a path. The usual operating systems accept no longer path."""


@frozen(kw_only=True)
class OpenedFile:
    """The content of a file, and the facts that errors about it need."""

    name: str
    """How errors name the file."""
    content: bytes
    limits: Limits
    path: Path | None = None
    """Where the file lies; None for an open file."""
    made_by: str | None = None
    """The program and the version that wrote the file, if the caller or the file names them."""

    def error(self, expected: str, got: str, hint: str = "") -> DataError:
        """Make an error about the file as a whole."""
        return DataError.of(self.name, [Fault("the file", expected, got, hint)])

    def of_maker(self, maker: str | None) -> OpenedFile:
        """Give the same file with the maker that its content names, unless the caller has named one."""
        return evolve(self, made_by=self.made_by or maker)

    def refuse_beyond(self, limit: str, number: int, what: str) -> None:
        """Refuse the file if it has a greater number of something than the limit of this name allows."""
        refuse_beyond(getattr(self.limits, limit), number, self.name, what, limit)


def open_file(source: Readable, limits: Limits, limit: str = "size") -> OpenedFile:
    """Read a file, no further than the limit of this name.

    Raises:
        DataError: the file is too large, or reading fails after it was opened.
        FieldError: this is neither a path nor a file.
        OSError: the file cannot be opened.
    """
    if isinstance(source, (str, PathLike)):
        path = possible_file(source)
        with path.open("rb", buffering=0) as file:
            content = _read(file, clean(os.fspath(path)), limits, limit)
        return OpenedFile(name=os.fspath(path), content=content, limits=limits, path=path)
    if not hasattr(source, "read"):
        raise FieldError(expected="a path or an open file", got=short_repr(source))
    name = clean(str(getattr(source, "name", "the file")))
    return OpenedFile(name=name, content=_read(source, name, limits, limit), limits=limits)


def possible_path(path: str | PathLike[str]) -> Path:
    """Give a path that the system can look for.

    Raises:
        FileNotFoundError: the path has a null character or half of a surrogate pair, which no name of a file has.
            Python would raise a ValueError, which does not say which file is meant.
    """
    name = os.fspath(path)
    try:
        possible = b"" if "\0" in name else os.fsencode(name)
    except UnicodeEncodeError:
        possible = b""
    if not possible:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), clean(name))
    if len(possible) > _LONGEST_PATH:
        # The error of the system would repeat the whole name.
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), clean(name))
    return Path(name)


def possible_file(path: str | PathLike[str]) -> Path:
    """Give a path that can be that of a file.

    Raises:
        IsADirectoryError: the path ends as those of folders do, which Python would overlook.
        FileNotFoundError: no file can have this name.
    """
    possible = possible_path(path)
    if os.fspath(path).endswith(("/", os.sep)):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), clean(os.fspath(path)))
    return possible


class _HasRead(Protocol):
    """A file as a user passes it: its method can give anything."""

    def read(self, size: int, /) -> object: ...


def _read(file: _HasRead, name: str, limits: Limits, limit: str) -> bytes:
    """Read to the end: a pipe or a socket gives its content in parts. One byte more than the limit is enough."""
    most: int = getattr(limits, limit)
    read, whole, room = file.read, BytesIO(), most + 1
    while room > 0:
        # A closed file raises a ValueError, and a damaged file of gzip or lzma an EOFError or an error of its own.
        with only_our_errors(name, "content that can be read"):
            part = read(min(room, _CHUNK))
        if isinstance(part, str):
            part = part.encode("utf-8", "surrogatepass")
        if not isinstance(part, bytes):
            raise DataError.of(name, [Fault("the file", "bytes or text from its method read", shown(part))])
        if not part:
            break
        room -= whole.write(part)
    content = whole.getvalue()
    refuse_beyond(most, len(content), name, "bytes", limit)
    return content


@contextmanager
def only_our_errors(name: str, expected: str) -> Generator[None]:
    """Turn the error that a library raises for a damaged file into a DataError: each library has its own errors.

    Raises:
        DataError: the code inside raised an error that is not one of ours.
    """
    try:
        yield
    except (BelgianPoliceStatsError, RecursionError):
        # No format is read by recursion on its content, so a RecursionError is due to the caller.
        raise
    except MemoryError:
        got = "one for which there is not enough memory"
        raise DataError.of(name, [Fault("the file", expected, got)]) from None
    except Exception as error:
        got = clean(str(error)).rstrip(".") or type(error).__name__
        raise DataError.of(name, [Fault("the file", expected, got)]) from None
