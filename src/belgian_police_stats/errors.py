"""What goes wrong on purpose: one base class, and a built-in class beside it where one fits.

Every message is whole sentences: what was expected, what came, where, and what to do about it.
"""

from collections.abc import Iterable

__all__ = [
    "BelgianPoliceStatsError",
    "DataError",
    "DerivationError",
    "ExportError",
    "Fault",
    "FilterError",
    "InvalidFigureError",
    "MissingExtraError",
    "NotOneError",
    "NumberTooLargeError",
    "PrintedNumberError",
    "UndecidedError",
    "UnitConflictError",
    "UnknownEditionError",
    "UnknownFigureError",
    "UnknownLanguageError",
    "UnknownUnitError",
    "WrongUnitError",
]


_LONGEST, _WRITABLE = 200, 4_000
"""The most letters of a text in a message, and the most digits of a number."""


class BelgianPoliceStatsError(Exception):
    """The base of every error that this library raises on purpose."""


class UnknownFigureError(BelgianPoliceStatsError, LookupError):
    """No figure, chapter or section has this id."""


class UnknownEditionError(BelgianPoliceStatsError, LookupError):
    """No edition of this year is in the package."""


class UnknownLanguageError(BelgianPoliceStatsError, LookupError):
    """Labels are not written in this language."""


class UnknownUnitError(BelgianPoliceStatsError, LookupError):
    """No unit has this name."""


class FilterError(BelgianPoliceStatsError, ValueError):
    """A filter that does not exist, or a value that it cannot take."""


class ExportError(BelgianPoliceStatsError, ValueError):
    """A format that does not exist, or a number that it cannot hold."""


class MissingExtraError(BelgianPoliceStatsError, ImportError):
    """Something was asked for that needs a package which is not installed; the message names the extra."""


class NotOneError(BelgianPoliceStatsError, LookupError):
    """Exactly one figure was asked for, and none or several fit."""

    candidates: tuple[str, ...] = ()
    """The ids that fit."""


class NumberTooLargeError(BelgianPoliceStatsError, OverflowError):
    """A number that a float cannot hold was asked for as a float, as a quantity or in a chart."""


class PrintedNumberError(BelgianPoliceStatsError, ValueError):
    """A text that is no number as the source prints them."""


class InvalidFigureError(BelgianPoliceStatsError, ValueError):
    """A figure that contradicts itself, or lacks a part."""


class WrongUnitError(BelgianPoliceStatsError, ValueError):
    """A unit that does not fit the kind of the figure."""


class UndecidedError(BelgianPoliceStatsError, ValueError):
    """A yes or no was asked for where the print leaves both open."""


class UnitConflictError(BelgianPoliceStatsError, ValueError):
    """The caller's registry has a unit of the same name that means something else."""


class DerivationError(BelgianPoliceStatsError, ValueError):
    """Figures that cannot be computed with in this way: things that do not mix, or a rate over no time."""


class Fault:
    """One thing that is wrong in a file: where it stands, what was expected, what came."""

    __slots__ = ("expected", "got", "path")

    def __init__(self, path: str, expected: str, got: str) -> None:
        self.path: str = path
        self.expected: str = expected
        self.got: str = got

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.got}" + ("" if self.got.endswith("?") else ".")

    def __repr__(self) -> str:
        return f"Fault({self.path!r}, {self.expected!r}, {self.got!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fault):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class DataError(BelgianPoliceStatsError, ValueError):
    """A file that does not hold what the format asks for; all its faults at once."""

    faults: tuple[Fault, ...] = ()
    """Every fault, in the order of the file."""

    @classmethod
    def of(cls, name: str, faults: Iterable[Fault]) -> "DataError":
        """Make the error for the file `name`."""
        found = tuple(faults)
        noun = "fault" if len(found) == 1 else "faults"
        error = cls("\n".join([f"{name} has {len(found)} {noun}.", *map(str, found)]))
        error.faults = found
        return error


def shown(value: object) -> str:
    """Show a value as JSON would write it, cut short."""
    words = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and abs(value) >= 10**_WRITABLE:
        # Python itself refuses to write a very long one.
        return f"a number of more than {_WRITABLE} digits"
    text = f'"{clean(value)}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def clean(text: str) -> str:
    """A name or text as one can show it: cut short, and with escapes for what no terminal should get."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text[:_LONGEST])


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """Say which of the known words come closest, as a sentence to append; empty if none does."""
    from difflib import SequenceMatcher

    # Nobody meant a word that is longer, and looking at one would take very long.
    word = word[:100]
    likeness = {there: SequenceMatcher(None, word, there).ratio() for there in known}
    best = max(likeness.values(), default=0)
    near = [there for there in sorted(likeness, key=lambda there: -likeness[there]) if likeness[there] > best - 0.1]
    if best < 0.6:
        near = [there for there in likeness if len(word) > 2 and word in there]
    if not near:
        return ""
    return f" Did you mean {' or '.join(map(repr, near[:most]))}?"
