"""The files of the dataset, as text. README.md in this folder says what is in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from importlib_resources import files

from ..errors import DataError, Fault

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["MANIFEST", "content_of", "folders", "names", "package_folder", "read_text"]

MANIFEST = "manifest.json"
"""The file that holds the hash of every other one."""


@cache
def _folder(*path: str) -> Traversable:
    # Kept, since finding the package again for each file would take longer than reading the file.
    return files(__name__).joinpath(*path)


def package_folder() -> Traversable:
    """Give the folder of the whole package, on the disk or in a zip."""
    return files(__name__.partition(".")[0])


def content_of(*path: str) -> bytes:
    """Read the bytes of a packaged file, from a folder or from a zip.

    Raises:
        DataError: the file is missing: the package is damaged.
    """
    try:
        return (_folder(*path[:-1]) / path[-1]).read_bytes()
    except (FileNotFoundError, KeyError):
        # KeyError is what zipfile raises for a missing member.
        raise _damage(path, "no such file") from None


def read_text(*path: str) -> str:
    """Read a packaged file as text.

    Raises:
        DataError: the file is missing or not in UTF-8: the package is damaged.
    """
    try:
        return content_of(*path).decode()
    except UnicodeDecodeError as error:
        raise _damage(path, str(error)) from None


def _damage(path: tuple[str, ...], got: str) -> DataError:
    return DataError.of("/".join(("data", *path)), [Fault("the file", "a text in UTF-8", got)])


@cache
def folders() -> tuple[str, ...]:
    """List the folders of data, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_dir()))


def names() -> tuple[str, ...]:
    """List the files of data, sorted, with their folders: all but the manifest, which has their hashes."""
    return tuple(sorted(_names(_folder())))


def _names(folder: Traversable, before: str = "") -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _names(entry, f"{before}{entry.name}/")
        elif entry.name.endswith((".json", ".txt")) and entry.name != MANIFEST:
            yield before + entry.name
