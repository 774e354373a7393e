"""Tells PyInstaller what a program in one file needs of this package. PyInstaller finds this by its entry point."""

from __future__ import annotations

__all__ = ["hook_dirs"]


def hook_dirs() -> list[str]:
    """Give the folder with the hook, as PyInstaller asks for it."""
    # A folder of its own, since the name of the hook is not a name of a module.
    return [f"{folder}/hooks" for folder in __path__]
