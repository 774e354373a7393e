"""The door to what was printed. README.md in this folder names every file."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from json import loads
from typing import TYPE_CHECKING, Any

from importlib_resources import files

from ..errors import DataError, Fault

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["folders", "parse_json", "read_text"]


@cache
def _folder(*path: str) -> Traversable:
    """Finding the package anew for each file would take longer than reading it."""
    return files(__name__).joinpath(*path)


def read_text(*path: str) -> str:
    """Read a packaged file, from a folder or from a zip.

    Raises:
        DataError: the file is not there, or holds no text: the package is damaged.
    """
    try:
        return (_folder(*path[:-1]) / path[-1]).read_text(encoding="utf-8")
    except (OSError, KeyError, UnicodeDecodeError) as error:
        # A zip says KeyError of a file that it does not have.
        got = str(error) if isinstance(error, UnicodeDecodeError) else "no such file"
        raise DataError.of("/".join(("data", *path)), [Fault("the file", "a text in UTF-8", got)]) from None


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
