"""What cattrs found wrong, as faults with a path, an expectation and what came instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from ..errors import Fault, clean, shown

__all__ = ["EnoughFaults", "Faults", "Unfit", "clean", "faults_of", "shown"]


class Unfit(Exception):
    """A value that does not fit; only the converter and this module see it."""

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(expected, got)
        self.expected: str = expected
        self.got: str = got


class EnoughFaults(Exception):
    """So much is wrong that it does not help to go on; only those who collect faults see it."""


class Faults(list[Fault]):
    """What is wrong, as far as anybody would mend it: a file that is wrong throughout must not fill the memory."""

    MOST = 1_000

    def append(self, fault: Fault) -> None:
        """Add a fault.

        Raises:
            EnoughFaults: it is the last one that is taken.
        """
        super().append(fault)
        if len(self) >= self.MOST:
            raise EnoughFaults

    def extend(self, faults: Iterable[Fault]) -> None:
        """Add some, as `append` does."""
        for fault in faults:
            self.append(fault)


def faults_of(error: BaseException, path: str = "$") -> Iterator[Fault]:
    """Walk the groups that the careful converter raises, in the order of the data."""
    if isinstance(error, ClassValidationError):
        with_notes, others = error.group_exceptions()
        for inner, note in with_notes:
            yield from _at(inner, f"{path}.{note.name}")
        for inner in others:
            yield from _at(inner, path)
    elif isinstance(error, IterableValidationError):
        with_indexes, _ = error.group_exceptions()
        for inner, index in with_indexes:
            step = f"[{index.index}]" if isinstance(index.index, int) else f".{clean(str(index.index))}"
            yield from _at(inner, path + step)
    else:
        yield from _at(error, path)


def _at(error: BaseException, path: str) -> Iterator[Fault]:
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        yield from faults_of(error, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield Fault(f"{path}.{clean(name)}", "no such key", "one")
    elif isinstance(error, KeyError):
        yield Fault(path, "this key", "none")
    elif isinstance(error, Unfit):
        yield Fault(path, error.expected, error.got)
    else:
        yield (
            Fault(path, str(error), "another") if str(error) else Fault(path, "a value that fits", type(error).__name__)
        )
