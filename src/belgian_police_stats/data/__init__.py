"""The door to what was printed. README.md in this folder names every file."""

from functools import cache

from importlib_resources import files
from importlib_resources.abc import Traversable

__all__ = ["folders", "read_text"]


@cache
def _folder(*path: str) -> Traversable:
    """Finding the package anew for each file would take longer than reading it."""
    return files(__name__).joinpath(*path)


def read_text(*path: str) -> str:
    """Read a packaged file, from a folder or from a zip."""
    return (_folder(*path[:-1]) / path[-1]).read_text(encoding="utf-8")


def folders() -> tuple[str, ...]:
    """Name the folders beside this file, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_dir()))
