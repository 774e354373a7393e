"""The errors that this library raises. All have one base class, and each has a built-in base class that fits as well.

A message says in whole sentences what was expected, what was found instead, where, and what to do about it. The same
facts are attributes of the error, so that no program has to parse the message. Raise an error with its facts, as in
`WrongUnitError(expected="a unit of mass", got="'hour'")`: `sentence` writes the message. Pass values from files and
callers through `shown`, `short_repr` or `clean`, which keep a message short, however long a value is.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from operator import add

from attrs import frozen

from .frozen import Frozen

__all__ = [
    "AbsentFigureError",
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
    "TooManyReadingsError",
    "UndecidedError",
    "UnitConflictError",
    "UnknownDoubtError",
    "UnknownEditionError",
    "UnknownFigureError",
    "UnknownLanguageError",
    "UnknownUnitError",
    "WrongUnitError",
]

_MOST_OF_A_VALUE = 60
"""The most characters of a value in a message: enough to recognize the value, and the message fits on one screen."""
_MOST_OF_A_NAME = 200
"""The most characters of a name or an id. An id is three names, and a file may have names of up to 60 characters."""
_MOST_OF_A_PATH = 4_096
"""The most characters of the path of a file. Operating systems accept no longer path."""
_MOST_DIGITS = 640
"""The most digits of an int that is written out. `sys.set_int_max_str_digits` accepts no lower limit."""
_MOST_WORDS = 5_000
"""The most known words with which a wrong one is compared, since a file may declare any number of them."""
_MOST_COMPARED = 4_096
"""Up to this many names, all of them are compared by the letters that they share."""
_BESIDE = 24
"""With more names, how many are compared on each side of the place where a wrong one would be sorted."""
_MOST_READ = 6
"""The most names that are compared letter by letter."""
_ALIKE = 0.6
"""How alike two words must be for a hint. `difflib.get_close_matches` has the same default."""


HIDDEN = (
    "\0-\x1f\x7f-\x9f"  # Control characters.
    "\u2028\u2029\ud800-\udfff"  # Line breaks, and halves of pairs.
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Changes of direction.
    "\xad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"  # Invisible characters.
)
"""The characters, as in the brackets of a pattern, that are invisible or harmful to a terminal."""


def sentence(expected: str, got: str, hint: str = "", *, path: str = "") -> str:
    """Write the message of an error: "Expected …, got …." and then the hint, which is a whole sentence.

    With a path, the message begins with it: "$.edition.year: expected …, got ….".
    """
    start = f"{path}: expected" if path else "Expected"
    return f"{start} {expected}, got {got}." + (f" {hint}" if hint else "")


class BelgianPoliceStatsError(Exception):
    """The base class of every error that this library raises.

    An error is made from its facts or from a message.
    """

    expected: str
    """What was expected; empty if the error was made from a message."""
    got: str
    """What was found instead; empty if the error was made from a message."""
    hint: str
    """What to do about it, in a sentence; can be empty."""

    def __init__(self, message: str = "", *, expected: str = "", got: str = "", hint: str = "") -> None:
        # Exception keeps the message as its only argument, and the facts are in __dict__: a pickle has both.
        super().__init__(message or (sentence(expected, got, hint) if expected else ""))
        self.expected, self.got, self.hint = expected, got, hint


class UnknownFigureError(BelgianPoliceStatsError, LookupError):
    """No figure, chapter or section has this id."""


class AbsentFigureError(UnknownFigureError, AttributeError):
    """The library knows this figure, section or chapter, and the report does not have it.

    A report can have a part of a chapter only, and a file of an older version lacks what came later.
    """

    figure: str = ""
    """The id of the figure, section or chapter that is absent."""

    @classmethod
    def of(cls, absent: str) -> "AbsentFigureError":
        """Make the error from the id of what is absent."""
        error = cls(
            expected="a figure, section or chapter that this report has",
            got=short_repr(absent),
            hint="The library knows it, and this report does not have it.",
        )
        error.figure = absent
        return error


class UnknownDoubtError(BelgianPoliceStatsError, LookupError):
    """No doubt or reading has this id, or the doubt is settled."""


class UnknownEditionError(BelgianPoliceStatsError, LookupError):
    """No edition of this year is in the package."""


class UnknownLanguageError(BelgianPoliceStatsError, LookupError):
    """Labels are not written in this language."""


class UnknownUnitError(BelgianPoliceStatsError, LookupError):
    """No unit has this name."""


class FilterError(BelgianPoliceStatsError, ValueError):
    """The filter does not exist, or cannot have this value."""


class ExportError(BelgianPoliceStatsError, ValueError):
    """The format does not exist, or cannot hold the data."""


class MissingExtraError(BelgianPoliceStatsError, ImportError):
    """A package that is needed is not installed. The hint has the command that installs it."""

    package: str
    """The name by which the missing package is imported."""
    extra: str
    """The extra of this library that asks for the package."""
    name: str | None
    """The same as `package`, under the name that every ImportError has for it; None if no package is named."""

    def __init__(self, message: str = "", *, package: str = "", extra: str = "", **facts: str) -> None:
        super().__init__(message, **facts)
        self.package, self.extra = package, extra
        self.name = package or None


class NotOneError(BelgianPoliceStatsError, LookupError):
    """Exactly one figure was asked for, but none or several fit."""

    candidates: tuple[str, ...] = ()
    """The ids that fit."""


class PrintedNumberError(BelgianPoliceStatsError, ValueError):
    """The text is not a number in the form that the report uses."""


class WrongUnitError(BelgianPoliceStatsError, ValueError):
    """The unit does not fit the kind of the figure."""


class NumberTooLargeError(BelgianPoliceStatsError, OverflowError):
    """The number is too large for a float, which a quantity or a chart needs."""


class FieldError(BelgianPoliceStatsError, ValueError):
    """Fields contradict each other: a period ends before it starts, or a value is not the printed one."""

    field: str
    """The name of the wrong field; empty if more than one is wrong."""

    def __init__(self, message: str = "", *, field: str = "", **facts: str) -> None:
        super().__init__(message, **facts)
        self.field = field


class UndecidedError(BelgianPoliceStatsError, ValueError):
    """The answer must be yes or no, but the report leaves both open."""


class TooManyReadingsError(BelgianPoliceStatsError, ValueError):
    """The doubts about an amount have more joint readings than can be gone through one by one."""


class UnitConflictError(BelgianPoliceStatsError, ValueError):
    """The caller's registry has a unit of this name with another meaning."""


class DerivationError(BelgianPoliceStatsError, ValueError):
    """The computation makes no sense: the units do not mix, or the whole of a share is zero."""


@frozen
class Fault(Frozen):
    """One fault in a file."""

    path: str
    """The keys and indexes that lead to the fault, as in `$.edition.slides[3].number`."""
    expected: str
    got: str
    hint: str = ""
    """What to do about it, in a sentence; can be empty."""

    def __str__(self) -> str:
        return sentence(self.expected, self.got, self.hint, path=self.path)


class DataError(BelgianPoliceStatsError, ValueError):
    """The contents of a file do not fit its format. The message lists all faults, one on each line."""

    faults: tuple[Fault, ...] = ()
    """Every fault, in the order in which it was found."""

    @classmethod
    def of(cls, name: str, faults: Iterable[Fault]) -> "DataError":
        """Make the error of a file from its name and its faults."""
        found = tuple(faults)
        first = f"{_cut(_escaped(name), _MOST_OF_A_PATH)} has {how_many(len(found), 'fault')}."
        error = cls("\n".join([first, *map(str, found)]))
        error.faults = found
        return error


def how_many(number: int, noun: str) -> str:
    """Write a number of things in English, with the noun in the singular or the plural: "1 figure", "2 figures"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shown(value: object) -> str:
    """Write a value from a file as JSON, cut short. An object or a list is written as these words alone."""
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
    """Write a value from a caller as Python code, cut short."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    # Errors are rare, so this is not imported before the first one.
    from reprlib import Repr

    writer = Repr()
    writer.maxstring = writer.maxother = _MOST_OF_A_VALUE
    return clean(writer.repr(value))


def clean(text: str) -> str:
    """Write a name or a text, cut short, with escapes for characters that could upset a terminal."""
    return _cut(_escaped(_cut(text, _MOST_OF_A_NAME)), _MOST_OF_A_NAME)


def _escaped(text: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _digits(number: int) -> str:
    if abs(number) >= 10**_MOST_DIGITS:
        return f"a number of more than {_MOST_DIGITS} digits"
    return _cut(str(number), _MOST_OF_A_VALUE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class Names:
    """Known names, prepared once so that the names closest to a wrong one are found quickly.

    Comparing two names letter by letter is slow, so only the names that share the most pairs of letters with the wrong
    one are compared in this way. If there are very many names, only those that begin or end like it are looked at.
    """

    __slots__ = ("_all", "_backwards", "_names", "_pairs", "_sorted")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if len(name) <= _MOST_OF_A_NAME))
        self._pairs: list[frozenset[str]] = []
        self._sorted: list[str] = []
        self._backwards: list[str] = []
        self._all = ""

    def __len__(self) -> int:
        return len(self._names)

    def has_start(self, start: str) -> bool:
        """Whether a name begins with this text."""
        return any(name.startswith(start) for name in self._beside(self._forwards(), start, 1))

    def near(self, word: str, most: int = 3, least: float | None = None) -> list[str]:
        """List the names that are closest to a word; none if none is close.

        With `least`, names are only close if they are so much alike, from 0 to 1.
        """
        wanted = word[:_MOST_OF_A_NAME]
        likeness = {name: _likeness(wanted, name) for name in self._alike(wanted)}
        best = max(likeness.values(), default=0)
        if best >= (least or _ALIKE):
            near = [name for name in sorted(likeness, key=lambda name: -likeness[name]) if likeness[name] > best - 0.1]
        else:
            # Usually no name contains the word, and one search through all names shows that quickly.
            inside = least is None and len(wanted) > 2 and wanted in self._joined()
            near = [name for name in self._names if wanted in name] if inside else []
        return near[:most]

    def _alike(self, wanted: str) -> list[str]:
        """The few names that share the most pairs of letters with a word, in the order of the names."""
        if len(self._names) <= _MOST_COMPARED:
            if not self._pairs:
                self._pairs = [*map(_letter_pairs, self._names)]
            among = list(zip(self._names, self._pairs, strict=True))
        else:
            names = [*self._beside(self._forwards(), wanted, _BESIDE)]
            if not self._backwards:
                self._backwards = sorted(name[::-1] for name in self._names)
            names += [name[::-1] for name in self._beside(self._backwards, wanted[::-1], _BESIDE)]
            among = [(name, _letter_pairs(name)) for name in dict.fromkeys(names)]
        pairs = _letter_pairs(wanted)
        # The share of pairs that both have. Names with equal shares stay in their order.
        shared = [(-len(pairs & own) / (len(pairs) + len(own)), place) for place, (_, own) in enumerate(among)]
        return [among[place][0] for place in sorted(place for _, place in sorted(shared)[:_MOST_READ])]

    def _joined(self) -> str:
        if not self._all:
            self._all = "\n".join(self._names)
        return self._all

    def _forwards(self) -> list[str]:
        if not self._sorted:
            self._sorted = sorted(self._names)
        return self._sorted

    @staticmethod
    def _beside(listed: list[str], wanted: str, many: int) -> list[str]:
        """The names before and behind the place that a word would have in a sorted list."""
        from bisect import bisect_left

        place = bisect_left(listed, wanted)
        return listed[max(0, place - many) : place + many]


def _letter_pairs(word: str) -> frozenset[str]:
    """Give every pair of neighbouring letters; a space stands before and after the word."""
    return frozenset(map(add, f" {word}", f"{word} "))


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def nearest(word: object, known: Iterable[str] | Names, most: int = 3) -> str:
    """Write the hint "Did you mean …?" with the known words that are closest; empty if none is close."""
    names = known if isinstance(known, Names) else Names(islice(known, _MOST_WORDS))
    return did_you_mean(names.near(word if isinstance(word, str) else short_repr(word), most))


def did_you_mean(names: Iterable[str]) -> str:
    """Write the hint with these words; empty if there are none."""
    listed = " or ".join(map(repr, names))
    return f"Did you mean {listed}?" if listed else ""
