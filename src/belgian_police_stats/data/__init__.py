"""The door to what was printed. README.md in this folder names every file."""

from importlib_resources import files

__all__ = ["folders", "read_text"]


def read_text(*path: str) -> str:
    """Read a packaged file, from a folder or from a zip."""
    return files(__name__).joinpath(*path).read_text(encoding="utf-8")


def folders() -> tuple[str, ...]:
    """Name the folders beside this file, sorted."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if entry.is_dir()))
