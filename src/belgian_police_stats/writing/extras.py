"""Bring in a package that comes with an extra, when something is asked for that needs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import MissingExtraError

__all__ = ["is_missing", "need"]


def need(module: str, extra: str, purpose: str) -> Any:
    """Import a module of a package that the library works without.

    Raises:
        MissingExtraError: the package is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if not is_missing(error, module):
            raise
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"Expected {package} to {purpose}, and it is not installed. Install belgian-police-stats[{extra}]."
        ) from None


def is_missing(error: ModuleNotFoundError, module: str) -> bool:
    """Whether the package itself is not there; one that is there and lacks a part is another fault."""
    return error.name is not None and error.name == module[: len(error.name)]
