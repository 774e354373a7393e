"""The version that wrote a file, and whether it is a newer or an older one than this version."""

from __future__ import annotations

import re

from .. import __version__

__all__ = ["MADE_BY", "is_newer_minor", "is_older_minor", "made_by", "version_in"]

MADE_BY = "made_by"
"""The name under which a file says which program and version wrote it."""
_PROGRAM = "belgian-police-stats"
_MADE_BY = re.compile(rf"{_PROGRAM} ([0-9]{{1,6}})\.([0-9]{{1,6}})\.([0-9]{{1,6}})")


def made_by() -> str:
    """Name this program and its version, as in every file that it writes."""
    return f"{_PROGRAM} {__version__}"


def version_in(maker: str | None) -> tuple[int, ...] | None:
    """Read the version from the name of the maker. None if another program made the file, or none is named."""
    found = _MADE_BY.fullmatch(maker or "")
    return tuple(map(int, found.groups())) if found else None


def is_newer_minor(maker: str | None) -> bool:
    """Whether a version with the same first number and a greater second number than this one made the file.

    Such a version can have written more than this one knows. The first number changes where a meaning does.
    """
    version, ours = version_in(maker), version_in(made_by())
    return version is not None and ours is not None and version[0] == ours[0] and version[1] > ours[1]


def is_older_minor(maker: str | None) -> bool:
    """Whether a version with the same first number and a smaller second number than this one made the file."""
    version, ours = version_in(maker), version_in(made_by())
    return version is not None and ours is not None and version[0] == ours[0] and version[1] < ours[1]
