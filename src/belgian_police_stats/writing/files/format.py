"""What there is to say of a format of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from ...model.report import Report
from ..table import Table

__all__ = ["Format"]


@frozen(kw_only=True)
class Format:
    """One format of files."""

    name: str
    file_name: str
    """What its file is called among those of all formats."""
    media_type: str
    description: str
    """What is in the file, in one line."""
    extra: str | None = None
    """The extra that brings the package which it needs."""
    content: Callable[[Report], bytes]
    """Make the file of a report; it is the same for the same report, version and packages."""
    read: Callable[[Path], Table] | None = None
    """Read the table back from such a file, where it has the whole table."""
