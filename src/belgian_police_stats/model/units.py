"""The units that figures are checked against, read from data/units.txt without pint."""

from collections import Counter
from functools import cache
from types import MappingProxyType

from attrs import frozen

from ..data import parse_json, read_text
from ..errors import DataError, Fault
from .labels import Labels

__all__ = ["UnitList", "is_plain_name", "packaged_units"]

_LONGEST_NAME = 60


@frozen(eq=False, repr=False)
class UnitList:
    """Every unit by the kind of figure that can have it, and the definitions that pint lacks."""

    by_kind: MappingProxyType[str, tuple[str, ...]]
    definitions: MappingProxyType[str, str]
    fitting: frozenset[tuple[str, str]]
    """Each kind with each of its units."""
    sole_kinds: MappingProxyType[str, str]
    """The kind of each unit that no other kind can have."""

    def labels(self, language: str) -> dict[str, str]:
        """Name every unit in one language, as it stands after a number.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        return {unit: label.text(language) for unit, label in _packaged_labels().items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Every unit once, in the order of the file."""
        return tuple(dict.fromkeys(name for names in self.by_kind.values() for name in names))

    def kinds_of(self, unit: str) -> tuple[str, ...]:
        """The kinds of figure that can have a unit."""
        return tuple(kind for kind, names in self.by_kind.items() if unit in names)


def is_plain_name(text: str) -> bool:
    """Whether a text is a name and nothing more: small letters, digits and underscores, a letter first, 60 at most."""
    # A pattern that says the same takes longer than all else that is done with a name.
    return text.isascii() and text.isidentifier() and text.islower() and text[0] != "_" and len(text) <= _LONGEST_NAME


@cache
def _packaged_labels() -> dict[str, Labels]:
    labels = parse_json(read_text("labels", "units.json"), "data/labels/units.json")
    return {unit: Labels(**words) for unit, words in labels.items()}


@cache
def packaged_units() -> UnitList:
    """Read the packaged list, once."""
    by_kind: dict[str, tuple[str, ...]] = {}
    definitions: dict[str, str] = {}
    kind = ""
    lines = read_text("units.txt").splitlines()
    if not lines or not lines[-1].startswith("# The end"):
        raise DataError.of("data/units.txt", [Fault("the last line", '"# The end"', "another: the file was cut short")])
    for line in lines:
        if line.startswith("## "):
            kind, _, names = line.removeprefix("## ").partition(":")
            by_kind[kind] = tuple(names.split())
        elif line and not line.startswith("#"):
            name, _, definitions[name] = line.partition(" = ")
            by_kind[kind] += (name,)
    fitting = frozenset((kind, unit) for kind, units in by_kind.items() for unit in units)
    kinds = Counter(unit for units in by_kind.values() for unit in units)
    sole = {unit: kind for kind, units in by_kind.items() for unit in units if kinds[unit] == 1}
    return UnitList(MappingProxyType(by_kind), MappingProxyType(definitions), fitting, MappingProxyType(sole))
