"""Import the package of an extra when something first needs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtraError

__all__ = ["PACKAGES", "install_command", "need"]

PACKAGES = {
    "archive": ("ibis-framework[duckdb]", "pyarrow"),
    "arrow": ("pyarrow",),
    "babel": ("babel",),
    "excel": ("openpyxl",),
    "mcp": ("mcp",),
    "pandas": ("pandas",),
    "pdf": ("pypdf",),
    "plot": ("altair", "babel", "vl-convert-python"),
    "polars": ("polars",),
    "sdmx": ("sdmx1",),
    "testing": ("hypothesis",),
}
"""What pip installs for each extra, as in pyproject.toml. Advice to install `belgian-police-stats[…]` itself would fail
where the library was not installed from an index, and from some shells without quotation marks."""


def install_command(extra: str) -> str:
    """Write the command that installs all packages of an extra."""
    # Some shells take square brackets for a pattern of file names.
    return " ".join(["pip install", *(f'"{package}"' if "[" in package else package for package in PACKAGES[extra])])


def need(module: str, extra: str, purpose: str, otherwise: str = "") -> Any:
    """Import a module that the library works without.

    The purpose is what the package is needed for, as in "write Parquet". What can be done without the package goes into
    `otherwise`, as in "pass a text file".

    Raises:
        MissingExtraError: the package is not installed.
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            # The package is installed, but lacks a package that it needs itself.
            raise
        raise MissingExtraError(
            expected=f"the package {package}, which is needed to {purpose}",
            got="none",
            hint=f"Run `{install_command(extra)}`" + (f", or {otherwise}." if otherwise else "."),
            package=package,
            extra=extra,
        ) from None
    return import_module(module)
