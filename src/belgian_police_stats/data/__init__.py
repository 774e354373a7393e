"""The door to what was printed. README.md in this folder names every file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from json import loads
from typing import TYPE_CHECKING, Any

from importlib_resources import files

from ..errors import DataError, Fault

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["MANIFEST", "content_of", "folders", "names", "parse_json", "read_text"]

MANIFEST = "manifest.json"
"""The hashes of all other files of data."""


@cache
def _folder(*path: str) -> Traversable:
    """Finding the package anew for each file would take longer than reading it."""
    return files(__name__).joinpath(*path)


def content_of(*path: str) -> bytes:
    """Read the bytes of a packaged file, from a folder or from a zip.

    Raises:
        DataError: the file is not there: the package is damaged.
    """
    try:
        return (_folder(*path[:-1]) / path[-1]).read_bytes()
    except (OSError, KeyError):
        # A zip says KeyError of a file that it does not have.
        raise _damage(path, "no such file") from None


def read_text(*path: str) -> str:
    """Read a packaged file as text.

    Raises:
        DataError: the file is not there, or holds no text: the package is damaged.
    """
    try:
        return content_of(*path).decode()
    except UnicodeDecodeError as error:
        raise _damage(path, str(error)) from None


def _damage(path: tuple[str, ...], got: str) -> DataError:
    return DataError.of("/".join(("data", *path)), [Fault("the file", "a text in UTF-8", got)])


def parse_json(text: str, name: str) -> Any:
    """Read the text of the file `name`; its decimals stay exact.

    Raises:
        DataError: the text is no JSON.
    """
    try:
        return loads(text, parse_float=Decimal)
    except ValueError as error:
        raise DataError.of(name, [Fault("the file", "JSON", str(error))]) from None


@cache
def folders() -> tuple[str, ...]:
    """Name the folders beside this file, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_dir()))


def names() -> tuple[str, ...]:
    """Name every file of data below this folder and in it: all but the manifest, the explanation and this door."""
    return tuple(sorted(_names(_folder())))


def _names(folder: Traversable, before: str = "") -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _names(entry, f"{before}{entry.name}/")
        elif entry.name.endswith((".json", ".txt")) and entry.name != MANIFEST:
            yield before + entry.name
