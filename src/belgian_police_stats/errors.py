"""What goes wrong on purpose: one base class, and a built-in class beside it where one fits.

A message says in whole sentences what was expected, what came instead, where, and what to do about it. The error has
the same facts as attributes, so that nobody needs to take the message apart. Raise an error with its facts, as in
`WrongUnitError(expected="a unit of mass", got="'hour'")`, and `sentence` makes the message. Values that come from
outside go through `shown`, `short_repr` or `clean`: these keep a message short, whatever the value is.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from attrs import frozen

__all__ = [
    "BelgianPoliceStatsError",
    "DataError",
    "DerivationError",
    "ExportError",
    "Fault",
    "FieldError",
    "FilterError",
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

_MOST_OF_A_VALUE = 60
"""The most characters of a value in a message: enough to recognize it by, and the sentence stays on one screen."""
_MOST_OF_A_NAME = 200
"""The most characters of a name or an id. Three names of 60 characters, the most that a file may have, make an id."""
_MOST_OF_A_PATH = 4_096
"""The most characters of the path of a file; systems take no longer one."""
_MOST_DIGITS = 640
"""The most digits of an int that is written out. `sys.set_int_max_str_digits` takes no lower limit than this one."""
_MOST_WORDS = 5_000
"""The most known words that a wrong one is compared with: a file may declare any number of them."""
_ALIKE = 0.6
"""How much of a word must agree with a known one to suggest it. `difflib.get_close_matches` has the same default."""


HIDDEN = (
    "\0-\x1f\x7f-\x9f"  # Control characters.
    "\u2028\u2029\ud800-\udfff"  # Line breaks, and halves of pairs.
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Changes of direction.
    "\xad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"  # Nothing to see.
)
"""The characters, as in the brackets of a pattern, that are invisible or harmful to a terminal."""


def sentence(expected: str, got: str, hint: str = "", *, path: str = "") -> str:
    """Write the message of an error: "Expected …, got ….", and the hint, which is a sentence of its own, behind it.

    A path comes first: "$.edition.year: expected …, got ….".
    """
    start = f"{path}: expected" if path else "Expected"
    return f"{start} {expected}, got {got}." + (f" {hint}" if hint else "")


class BelgianPoliceStatsError(Exception):
    """The base of every error that this library raises on purpose.

    An error is made from its facts, or from a message alone.
    """

    expected: str
    """What was expected; empty where the message is all that there is."""
    got: str
    """What came instead; empty in the same case."""
    hint: str
    """What to do about it, as a sentence, or nothing."""

    def __init__(self, message: str = "", *, expected: str = "", got: str = "", hint: str = "") -> None:
        # The message is the only argument that Exception keeps, and the facts lie in __dict__: a pickle holds both.
        super().__init__(message or (sentence(expected, got, hint) if expected else ""))
        self.expected, self.got, self.hint = expected, got, hint


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
    """A package is needed that is not installed. The hint is the command that installs it."""

    package: str
    """The name by which the missing package is imported; `name`, which every ImportError has, says the same."""
    extra: str
    """The extra of this library that asks for the package."""

    def __init__(self, message: str = "", *, package: str = "", extra: str = "", **facts: str) -> None:
        super().__init__(message, **facts)
        self.package, self.extra = package, extra
        self.name = package or None


class NotOneError(BelgianPoliceStatsError, LookupError):
    """Exactly one figure was asked for, and none or several fit."""

    candidates: tuple[str, ...] = ()
    """The ids that fit."""


class PrintedNumberError(BelgianPoliceStatsError, ValueError):
    """A text that is not a number as the source prints them."""


class WrongUnitError(BelgianPoliceStatsError, ValueError):
    """A unit that does not fit the kind of the figure."""


class NumberTooLargeError(BelgianPoliceStatsError, OverflowError):
    """A number that a float cannot hold was asked for as a float, as a quantity or in a chart."""


class FieldError(BelgianPoliceStatsError, ValueError):
    """Fields that do not go together: a period that ends before it starts, a value that is not what is printed."""

    field: str
    """The name of the field that is wrong, where one alone is; empty otherwise."""

    def __init__(self, message: str = "", *, field: str = "", **facts: str) -> None:
        super().__init__(message, **facts)
        self.field = field


class UndecidedError(BelgianPoliceStatsError, ValueError):
    """A yes or no was asked for where the report leaves both open."""


class UnitConflictError(BelgianPoliceStatsError, ValueError):
    """The caller's registry has a unit of the same name that means something else."""


class DerivationError(BelgianPoliceStatsError, ValueError):
    """Figures that cannot be computed with in this way: things that do not mix, or a rate over no time."""


@frozen
class Fault:
    """One thing that is wrong in a file."""

    path: str
    """Where: the keys and indexes that lead there, as in `$.edition.slides[3].number`."""
    expected: str
    got: str
    hint: str = ""
    """What to do about it, as a sentence, or nothing."""

    def __str__(self) -> str:
        return sentence(self.expected, self.got, self.hint, path=self.path)


class DataError(BelgianPoliceStatsError, ValueError):
    """A file that does not hold what the format asks for. All its faults come at once, one on each line."""

    faults: tuple[Fault, ...] = ()
    """Every fault, in the order in which they were found."""

    @classmethod
    def of(cls, name: str, faults: Iterable[Fault]) -> "DataError":
        """Make the error for the file `name`."""
        found = tuple(faults)
        noun = "fault" if len(found) == 1 else "faults"
        error = cls("\n".join([f"{_cut(_escaped(name), _MOST_OF_A_PATH)} has {len(found)} {noun}.", *map(str, found)]))
        error.faults = found
        return error


def shown(value: object) -> str:
    """Write a value from a file as JSON does, cut short. An object or a list is only named."""
    kind = type(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is dict:
        return "an object"
    if kind is list:
        return "a list"
    if isinstance(value, str):
        return _cut(f'"{clean(value)}"', _MOST_OF_A_VALUE)
    if type(value) is int:
        return _digits(value)
    if kind in (float, Decimal):
        return _cut(str(value), _MOST_OF_A_VALUE)
    return _cut(f"a value of the type {kind.__name__}", _MOST_OF_A_VALUE)


def short_repr(value: object) -> str:
    """Write a value from a caller as Python does, cut short."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    # An error is rare, so that what it needs is imported only then.
    from reprlib import Repr

    writer = Repr()
    writer.maxstring = writer.maxother = _MOST_OF_A_VALUE
    return clean(writer.repr(value))


def clean(text: str) -> str:
    """Write a name or a text cut short, with escapes for what could upset a terminal."""
    return _cut(_escaped(_cut(text, _MOST_OF_A_NAME)), _MOST_OF_A_NAME)


def _escaped(text: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _digits(number: int) -> str:
    if abs(number) >= 10**_MOST_DIGITS:
        return f"a number of more than {_MOST_DIGITS} digits"
    return _cut(str(number), _MOST_OF_A_VALUE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def nearest(word: object, known: Iterable[str], most: int = 3) -> str:
    """Ask whether one of the known words that come closest was meant; empty if none is close."""
    from difflib import SequenceMatcher

    # The time for two words grows with the square of their length, and no id or unit is longer than this.
    wanted = (word if isinstance(word, str) else short_repr(word))[:_MOST_OF_A_NAME]
    listed = (name for name in islice(known, _MOST_WORDS) if len(name) <= _MOST_OF_A_NAME)
    likeness = {name: SequenceMatcher(None, wanted, name).ratio() for name in listed}
    best = max(likeness.values(), default=0)
    if best >= _ALIKE:
        near = [name for name in sorted(likeness, key=lambda name: -likeness[name]) if likeness[name] > best - 0.1]
    else:
        near = [name for name in likeness if len(wanted) > 2 and wanted in name]
    return f"Did you mean {' or '.join(map(repr, near[:most]))}?" if near else ""
