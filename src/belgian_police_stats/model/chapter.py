"""What chapters and their sections have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar, dataclass_transform

import attrs

from .figure import Figure
from .label import Label
from .laws import Law

__all__ = ["Chapter", "Section", "frozen", "member_types"]

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(attrs.field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a chapter or a section: frozen and slotted.

    Comparison and repr are inherited and not generated: sixty classes with methods of their own would take
    longer to make than all the data takes to read.
    """
    return attrs.frozen(cls, kw_only=True, eq=False, repr=False, match_args=False)


def member_types(cls: type[_Container]) -> dict[str, type[Any]]:
    """Name the parts of a chapter or section and their types, in their order."""
    return cls.MEMBERS


@frozen
class _Container:
    id: str
    """The first parts of the ids of all figures in it."""
    labels: Label

    MEMBERS: ClassVar[dict[str, type[Any]]] = {}
    """Its parts and their types, taken from its fields."""
    LAWS: ClassVar[tuple[Law, ...]] = ()
    """What must be true between the figures in it."""

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """A law that names no figure is a slip, and shows when the class is made."""
        attributes: tuple[Any, ...] = cls.__attrs_attrs__  # type: ignore[attr-defined]
        cls.MEMBERS = {a.name: a.type for a in attributes if a.name not in ("id", "labels")}
        known = cls._names()
        for law in cls.LAWS:
            for name in law.figures:
                if name not in known:
                    raise TypeError(
                        f"Expected the laws of {cls.__name__} to name its figures, got {name!r} in {law.id}."
                    )

    @classmethod
    def _names(cls) -> set[str]:
        return set(member_types(cls))

    def label(self, language: str) -> str:
        """What it is called in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is another one.
        """
        return self.labels.text(language)

    def _members(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in member_types(type(self)))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, _Container)
        return (self.id, self.labels, self._members()) == (other.id, other.labels, other._members())

    def __hash__(self) -> int:
        return hash((self.id, self._members()))


@frozen
class Section(_Container):
    """A slide or a part of one. Its fields are figures."""

    @property
    def laws(self) -> tuple[Law, ...]:
        """Its laws, bound to its figures."""
        return tuple(law.inside(self.id) for law in self.LAWS)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, in the order of the fields."""
        return self._members()

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._members())

    def __repr__(self) -> str:
        lines = [f"<Section {self.id}: {self.label('en')}>", *(f"  {figure!r}" for figure in self)]
        return "\n".join(lines)


@frozen
class Chapter(_Container):
    """A chapter of the report. Its fields are sections; its laws name figures as `section.figure`."""

    @classmethod
    def _names(cls) -> set[str]:
        return {f"{section}.{name}" for section, kind in member_types(cls).items() for name in member_types(kind)}

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws of its sections and its own, bound to its figures."""
        inner = (law for section in self.sections for law in section.laws)
        return (*inner, *(law.inside(self.id) for law in self.LAWS))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in the order of the fields."""
        return self._members()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all its sections."""
        return tuple(figure for section in self.sections for figure in section)

    def __iter__(self) -> Iterator[Section]:
        return iter(self._members())

    def __repr__(self) -> str:
        lines = [f"<Chapter {self.id}: {self.label('en')}>"]
        lines += [f"  {section.id}: {section.label('en')}, {len(section.figures)} figures" for section in self]
        return "\n".join(lines)
