"""Start a new edition from the text of a report: list its numbers in a ledger, for people to explain each of them."""

from __future__ import annotations

import errno
import hashlib
import os
from os import PathLike
from pathlib import Path
from typing import Any

from ..loading.files import possible_path
from ..loading.source_text import printed_numbers
from .json_text import json_text
from .whole_file import sync_folder, temporary_folder, write_durably

__all__ = ["template_files", "write_template"]


def write_template(text: str, folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Write the files of a new edition into a new folder. A name such as 2025 gives the year of the edition.

    The folder has its name only when all its files are on the disk.

    Raises:
        OSError: the folder exists already, or cannot be made.
    """
    target = possible_path(folder)
    files = {name: (json_text(content) + "\n").encode() for name, content in template_files(text, target.name).items()}
    if target.exists() or target.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(target))
    try:
        with temporary_folder(target.parent) as temporary:
            new = temporary / "new"
            new.mkdir()
            for name, content in files.items():
                write_durably(new / name, content)
            sync_folder(new)
            new.rename(target)
    except OSError as error:
        # The user knows the name that was given, not the temporary one.
        raise OSError(error.errno, error.strerror, os.fspath(target)) from error
    sync_folder(target.parent)
    return tuple(target / name for name in files)


def template_files(text: str, name: str = "") -> dict[str, Any]:
    """Make the contents of each file, by its name. People fill in the facts that the text does not give.

    These are null in edition.json; in ledger.json, each entry lacks its figure or its reason.
    """
    year = int(name) if len(name) == 4 and name.isdecimal() and name.isascii() else None
    return {
        "edition.json": {
            "year": year,
            "title": None,
            "publisher": None,
            "language": None,
            "presented": None,
            "period": {"start": year and f"{year}-01-01", "end": year and f"{year}-12-31"},
            "source_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "source_lines": text.count("\n") + (not text.endswith("\n")),
            "terms": None,
            "slides": [],
        },
        "ledger.json": [{"line": line, "printed": printed} for line, printed in printed_numbers(text)],
        "discrepancies.json": [],
        "doubts.json": [],
    }
