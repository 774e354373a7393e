"""The door to what was printed. README.md in this folder names every file."""

from __future__ import annotations

from functools import cache

from ..errors import DataError, Fault

# What a type checker reads here would take as long to import as all the files to read.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["folders", "parse_json", "read_text"]

_loader: Any = __spec__.loader


def read_text(*path: str) -> str:
    """Read a packaged file, from a folder or from a zip, by the loader that found this module.

    Raises:
        DataError: the file is not there, or holds no text: the package is damaged.
    """
    try:
        content: bytes = _loader.get_data("/".join((__path__[0], *path)))
        return content.decode()
    except (OSError, UnicodeDecodeError) as error:
        got = "no such file" if isinstance(error, OSError) else str(error)
        raise DataError.of("/".join(("data", *path)), [Fault("the file", "a text in UTF-8", got)]) from None


def parse_json(text: str, name: str) -> Any:
    """Read the text of the file `name`; its decimals stay exact.

    Raises:
        DataError: the text is no JSON.
    """
    from decimal import Decimal
    from json import loads

    try:
        return loads(text, parse_float=Decimal)
    except ValueError as error:
        raise DataError.of(name, [Fault("the file", "JSON", str(error))]) from None


@cache
def folders() -> tuple[str, ...]:
    """Name the folders beside this file, sorted."""
    from importlib_resources import files

    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if entry.is_dir()))
