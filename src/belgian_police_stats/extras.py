"""Bring in a package that comes with an extra, when something is asked for that needs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtraError

__all__ = ["need"]


def need(module: str, extra: str, purpose: str) -> Any:
    """Import a module of a package that the library works without.

    Raises:
        MissingExtraError: the package is not installed.
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            # It is there, and lacks something of its own.
            raise
        raise MissingExtraError(
            f"Expected {package} to {purpose}, and it is not installed. Install belgian-police-stats[{extra}]."
        ) from None
    return import_module(module)
