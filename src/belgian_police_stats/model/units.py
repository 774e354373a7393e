"""The units that figures are checked against, read from data/units.txt without pint."""

from functools import cache
from types import MappingProxyType
from typing import Literal

from ..data import read_text
from ..errors import DataError, Fault, shown
from ..strict_json import parse_json
from .labels import Labels, Language

__all__ = ["Form", "UnitList", "is_plain_name", "packaged_units"]

Form = Literal["one", "other"]
"""The singular or the plural of a noun, by the names that Unicode has for them."""

_LONGEST_NAME = 60


class UnitList:
    """Every unit with the kinds of figure that can have it, and the definitions that pint lacks."""

    __slots__ = ("definitions", "kinds")

    # A plain class: only one list exists, so it needs no comparison, and attrs would take longer than reading the list.
    def __init__(self, *, kinds: dict[str, tuple[str, ...]], definitions: dict[str, str]) -> None:
        self.kinds: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(kinds)
        """Maps each unit to the names of its kinds, in the order of the file."""
        self.definitions: MappingProxyType[str, str] = MappingProxyType(definitions)
        """Maps each unit that pint lacks to its definition for pint."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every unit once, in the order of the file."""
        return tuple(self.kinds)

    @property
    def by_kind(self) -> dict[str, tuple[str, ...]]:
        """Maps the name of each kind to its units, both in the order of the file."""
        kinds = dict.fromkeys(kind for kinds in self.kinds.values() for kind in kinds)
        return {kind: tuple(unit for unit, fitting in self.kinds.items() if kind in fitting) for kind in kinds}

    def kinds_of(self, unit: str) -> tuple[str, ...]:
        """Name the kinds of figure that can have a unit; none if the unit is not in the list."""
        return self.kinds.get(unit, ())

    def labels(self, language: Language, form: Form = "other") -> dict[str, str]:
        """Name every unit in one language, in the plural or in the singular.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        return {unit: labels[form].text(language) for unit, labels in _packaged_labels().items()}


def is_plain_name(text: str) -> bool:
    """Whether a text is a name: small letters, digits and underscores, a letter first, 60 characters at most."""
    # A regular expression would take longer than everything else that is done with a name.
    return text.isascii() and text.isidentifier() and text.islower() and text[0] != "_" and len(text) <= _LONGEST_NAME


@cache
def _packaged_labels() -> dict[str, dict[Form, Labels]]:
    units = parse_json(read_text("labels", "units.json"), "data/labels/units.json")
    return {unit: {form: Labels(**words) for form, words in forms.items()} for unit, forms in units.items()}


@cache
def packaged_units() -> UnitList:
    """Read the packaged list, once."""
    kinds: dict[str, tuple[str, ...]] = {}
    definitions: dict[str, str] = {}
    kind = ""
    lines = read_text("units.txt").splitlines()
    last = lines[-1] if lines else ""
    if not last.startswith("# The end"):
        fault = Fault("the last line", '"# The end"', shown(last), "The file was cut short.")
        raise DataError.of("data/units.txt", [fault])
    for line in lines:
        if line.startswith("## "):
            # The names behind the colon are units that pint has.
            kind, _, units = line.removeprefix("## ").partition(":")
            for unit in units.split():
                kinds[unit] = (*kinds.get(unit, ()), kind)
        elif line and not line.startswith("#"):
            unit, _, definition = line.partition(" = ")
            definitions[unit] = definition
            kinds[unit] = (*kinds.get(unit, ()), kind)
    return UnitList(kinds=kinds, definitions=definitions)
