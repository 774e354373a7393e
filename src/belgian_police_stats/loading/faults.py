"""The faults that are found while a file is read: their limit, and their extraction from the errors of cattrs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from ..errors import BelgianPoliceStatsError, Fault, FieldError, clean, nearest

__all__ = ["EnoughFaults", "Faults", "Unfit", "faults_of"]


_MOST_HINTS = 20
"""The most faults that get a hint, since searching for the nearest word is far slower than the rest of the work."""


class Unfit(BelgianPoliceStatsError):
    """A value does not fit its place. The converter raises this, and turns it into a fault."""


class EnoughFaults(Exception):
    """The limit of reported faults is reached. The code that collects faults catches this."""


class Faults(list[Fault]):
    """The faults of one file, up to a limit: a large file full of faults must not fill the memory."""

    MOST = 1_000
    """The limit where no other is given, as for the packaged files."""

    def __init__(self, *, most: int = MOST) -> None:
        super().__init__()
        self.most = most

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """Write the hint that names the nearest known words. Only the first faults get one."""
        return nearest(word, known) if len(self) < _MOST_HINTS else ""

    def append(self, fault: Fault) -> None:
        """Add a fault.

        Raises:
            EnoughFaults: with this fault the limit is reached.
        """
        super().append(fault)
        if len(self) >= self.most:
            raise EnoughFaults

    def extend(self, faults: Iterable[Fault]) -> None:
        """Add several faults, under the same limit."""
        for fault in faults:
            self.append(fault)


def faults_of(error: BaseException, path: str) -> Iterator[Fault]:
    """Give the faults in an error of the careful converter, in the order of the data.

    cattrs collects errors of every kind. One that is not about the data, such as a MemoryError, is raised again.
    """
    if isinstance(error, ClassValidationError):
        for inner, note in error.group_exceptions()[0]:
            yield from faults_of(inner, f"{path}.{note.name}")
        # Errors without a note are about the object as a whole.
        for inner in error.group_exceptions()[1]:
            yield from faults_of(inner, path)
    elif isinstance(error, IterableValidationError):
        for inner, place in error.group_exceptions()[0]:
            index: Any = place.index
            step = f"[{index}]" if isinstance(index, int) else f".{clean(str(index))}"
            yield from faults_of(inner, path + step)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield Fault(f"{path}.{clean(name)}", "no such key", "one")
    elif isinstance(error, KeyError):
        yield Fault(path, "this key", "none")
    elif isinstance(error, (Unfit, FieldError)):
        yield Fault(path, error.expected, error.got, error.hint)
    else:
        raise error
