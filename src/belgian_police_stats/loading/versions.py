"""The version that wrote a file, and whether it is a newer or an older one than this version."""

from __future__ import annotations

import re

from ..errors import FilterError, short_repr

__all__ = [
    "MADE_BY",
    "check_version",
    "is_newer_minor",
    "is_older_minor",
    "lacks",
    "made_by",
    "numbers_of",
    "version_in",
]

MADE_BY = "made_by"
"""The name under which a file says which program and version wrote it."""
_PROGRAM = "belgian-police-stats"
_MADE_BY = re.compile(rf"{_PROGRAM} ([0-9]{{1,6}})\.([0-9]{{1,6}})\.([0-9]{{1,6}})")


def made_by(version: str | None = None) -> str:
    """Name this program and a version of it, by default this one, as in every file that it writes."""
    from .. import __version__

    return f"{_PROGRAM} {version or __version__}"


def check_version(version: str) -> str:
    """Refuse a text that is not a version.

    Raises:
        FilterError: it is not three numbers with points between.
    """
    if type(version) is not str or version_in(f"{_PROGRAM} {version}") is None:
        raise FilterError(expected="a version such as 0.1.0", got=short_repr(version))
    return version


def numbers_of(version: str) -> tuple[int, ...]:
    """The numbers of a version, to compare it with another."""
    return tuple(map(int, version.split(".")))


def version_in(maker: str | None) -> tuple[int, ...] | None:
    """Read the version from the name of the maker. None if another program made the file, or none is named."""
    found = _MADE_BY.fullmatch(maker or "")
    return numbers_of(".".join(found.groups())) if found else None


def is_newer_minor(maker: str | None) -> bool:
    """Whether a version with the same first number and a greater second number than this one made the file.

    Such a version can have written more than this one knows. A change of meaning would change the first number.
    """
    version, ours = version_in(maker), version_in(made_by())
    return version is not None and ours is not None and version[0] == ours[0] and version[1] > ours[1]


def is_older_minor(maker: str | None) -> bool:
    """Whether a version with the same first number and a smaller second number than this one made the file."""
    version, ours = version_in(maker), version_in(made_by())
    return version is not None and ours is not None and version[0] == ours[0] and version[1] < ours[1]


def lacks(maker: str | None, since: str) -> bool:
    """Whether a file can lack something that the version `since` added: its maker is older, or its version unknown."""
    version = version_in(maker)
    return bool(since) and (version is None or version < numbers_of(since))
