"""Read a report that is not in the package, from one file in the report format."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from ..errors import DataError, Fault, clean, shown
from ..model.report import Report
from ..strict_json import Json, parse_json
from .own_report import report_of

__all__ = ["LARGEST", "parse", "read"]

LARGEST = 2**28
"""The most bytes that are read: some hundred thousand figures."""
_DEEPEST = 8
"""The most levels of containers in the format. Deeper data is refused because of its depth, whatever its keys are."""


def read(source: str | PathLike[str] | IO[str] | IO[bytes]) -> Report:
    """Read a report from a path or from an open file. A str is a path; `parse` takes a text.

    Raises:
        DataError: the file holds no report, or is larger than 256 MiB; all its faults are named.
        OSError: the file cannot be read.
    """
    # One byte more than the limit is enough to see that a file is too long. The size that a file reports can be wrong.
    if isinstance(source, (str, PathLike)):
        with Path(source).open("rb") as file:
            return _report(file.read(LARGEST + 1), fspath(source))
    return _report(source.read(LARGEST + 1), clean(str(getattr(source, "name", "the file"))))


def parse(report: str | dict[str, Any]) -> Report:
    """Read a report from its text, or from the objects that a JSON reader made from it.

    In such objects numbers are ints and Decimals; floats are refused, since they are not exact.

    Raises:
        DataError: this is no report; all its faults are named.
    """
    if isinstance(report, str):
        return _report(report, "the text")
    if faults := list(_keys_that_are_no_texts("$", report, _DEEPEST)):
        raise DataError.of("the data", faults)
    with _no_collecting():
        return report_of(report, "the data")


def _report(content: str | bytes, name: str) -> Report:
    if len(content) > LARGEST:
        raise DataError.of(name, [Fault("the file", f"at most {LARGEST} bytes", "more")])
    with _no_collecting():
        return report_of(parse_json(content, name), name)


def _keys_that_are_no_texts(path: str, part: Json, levels: int) -> Iterator[Fault]:
    if not levels or not isinstance(part, (dict, list)):
        return
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(part, list):
            yield from _keys_that_are_no_texts(f"{path}[{key}]", value, levels - 1)
        elif type(key) is str:
            yield from _keys_that_are_no_texts(f"{path}.{clean(key)}", value, levels - 1)
        else:
            yield Fault(path, "keys that are texts", shown(key))


@contextmanager
def _no_collecting() -> Generator[None]:
    """Pause the garbage collector: the data has no cycles, and collecting costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
