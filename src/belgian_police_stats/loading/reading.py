"""Read a report that is not in the package, from one file in the report format."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from ..model.report import Report
from .own_report import report_of
from .strict import LARGEST, plain_data, refuse_other_keys

__all__ = ["parse", "read"]


def read(source: str | PathLike[str] | IO[str] | IO[bytes]) -> Report:
    """Read a report from a path or from an open file. A str is a path; `parse` takes a text.

    Raises:
        DataError: the file holds no report, or is larger than 256 MiB; all its faults are named.
        OSError: the file cannot be read.
    """
    # One byte more than the most is enough to see that a file has too many, whatever it says of its size.
    if isinstance(source, (str, PathLike)):
        with Path(source).open("rb") as file:
            return _report(file.read(LARGEST + 1), fspath(source))
    return _report(source.read(LARGEST + 1), str(getattr(source, "name", "the file")))


def parse(report: str | dict[str, Any]) -> Report:
    """Read a report from its text, or from what a JSON reader made of it: numbers are ints and Decimals, no floats.

    Raises:
        DataError: this is no report; all its faults are named.
    """
    if isinstance(report, str):
        return _report(report, "the text")
    refuse_other_keys(report, "the data")
    with _no_collecting():
        return report_of(report, "the data")


def _report(content: str | bytes, name: str) -> Report:
    with _no_collecting():
        return report_of(plain_data(content, name), name)


@contextmanager
def _no_collecting() -> Generator[None]:
    """Nothing that is read refers to itself: to look for what does would take a fifth of the time, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
