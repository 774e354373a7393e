"""Read a report that is not in the package, from one file in the report format."""

from __future__ import annotations

import gc
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from ..errors import DataError, Fault, clean, shown
from ..model.report import Report
from ..strict_json import Json, parse_json
from .files import OpenedFile, Readable, open_file
from .limits import LIMITS, Limits, refuse_beyond, refuse_many_nodes
from .own_report import report_of

__all__ = ["SHAPELESS_LETTERS", "data_in", "no_collecting", "parse", "read", "report_in"]

_DEEPEST = 8
"""The most levels of containers in the format. Deeper data is refused because of its depth, whatever its keys are."""


def read(source: Readable, *, limits: Limits = LIMITS) -> Report:
    """Read a report from a path or from an open file. A str is a path; `parse` takes a text.

    Raises:
        DataError: the file holds no report, or is beyond the limits; all its faults are named.
        OSError: the file cannot be opened.
    """
    return report_in(open_file(source, limits))


def report_in(file: OpenedFile) -> Report:
    """Read a report from a file that is open already.

    Raises:
        DataError: the file holds no report; all its faults are named.
    """
    return _report(file.content, file.name, file.limits)


def parse(report: str | dict[str, Any], *, limits: Limits = LIMITS) -> Report:
    """Read a report from its text, or from the objects that a JSON reader made from it.

    In such objects numbers are ints and Decimals; floats are refused, since they are not exact.

    Raises:
        DataError: this is not a report, or is beyond the limits; all its faults are named.
    """
    if isinstance(report, str):
        refuse_beyond(limits.size, len(report), "the text", "characters", "size")
        return _report(report, "the text", limits)
    if faults := list(_faults_of_texts("$", report, _DEEPEST)):
        raise DataError.of("the data", faults)
    with no_collecting():
        return report_of(report, "the data", limits.faults)


SHAPELESS_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_SHAPELESS = re.compile(f"[{SHAPELESS_LETTERS}]")
"""Invisible letters. Python calls them printable, so the quick test of the converter lets them pass."""
_NO_HIDDEN_LETTERS = "a text without control characters"
_MARK = "\N{BYTE ORDER MARK}"
"""The byte order mark, which editors on Windows put before a text in UTF-8. JSON allows readers to ignore it."""


def _report(content: str | bytes, name: str, limits: Limits) -> Report:
    with no_collecting():
        return report_of(data_in(content, name, limits), name, limits.faults)


def data_in(content: str | bytes, name: str, limits: Limits) -> Json:
    """Give the data in the JSON of a file of a user.

    Raises:
        DataError: the file is not JSON, has too many values, or has invisible letters.
    """
    content = content.removeprefix(_MARK) if isinstance(content, str) else content.removeprefix(_MARK.encode())
    refuse_many_nodes(limits, content, name)
    data: Json = parse_json(content, name)
    if _may_have_shapeless(content) and (faults := list(_faults_of_texts("$", data, _DEEPEST))):
        raise DataError.of(name, faults[: limits.faults])
    return data


def _may_have_shapeless(content: str | bytes) -> bool:
    """Whether a text may have such letters, as they are or as escapes. Most texts have none and need no closer look."""
    if isinstance(content, str):
        return "\\u" in content or any(letter in content for letter in SHAPELESS_LETTERS)
    return b"\\u" in content or any(letter.encode() in content for letter in SHAPELESS_LETTERS)


def _faults_of_texts(path: str, part: Json, levels: int) -> Iterator[Fault]:
    if isinstance(part, str) and (found := _SHAPELESS.search(part)):
        yield Fault(path, _NO_HIDDEN_LETTERS, f"U+{ord(found[0]):04X} at {found.start()}")
    if not levels or not isinstance(part, (dict, list)):
        return
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(part, list):
            yield from _faults_of_texts(f"{path}[{key}]", value, levels - 1)
        elif type(key) is str:
            yield from _faults_of_texts(f"{path}.{clean(key)}", value, levels - 1)
        else:
            yield Fault(path, "keys that are texts", shown(key))


@contextmanager
def no_collecting() -> Generator[None]:
    """Pause the garbage collector: the data has no cycles, and collecting costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
