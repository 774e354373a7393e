"""Chapters and sections without a class in this library: their members come from the file of the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from ..errors import short_repr
from .chapter import Chapter, Section, part
from .figure import Figure
from .rules import Rule

__all__ = ["OwnChapter", "OwnSection"]


def _member(container: OwnChapter | OwnSection, name: str) -> Any:
    """Find a member by the last part of its id. Python calls this only for names that normal lookup did not find."""
    if name.startswith("_") or name in ("id", "members"):
        # A copy or a pickle in the making has no fields yet.
        raise AttributeError(name)
    wanted = f"{container.id}.{name}"
    for member in container.members:
        if member.id == wanted:
            return member
    raise AttributeError(f"{container.id} has no member {short_repr(name)}", name=name, obj=container)


@part
class OwnSection(Section):
    """A section of an own chapter. Each figure is an attribute by its name."""

    members: tuple[Figure, ...]
    """Its figures, in the order of the file."""

    @classmethod
    def _names(cls) -> set[str]:
        return set()

    def _members(self) -> tuple[Figure, ...]:
        return self.members

    def with_members(self, members: Iterable[Any]) -> Self:
        """Copy it with other members."""
        return type(self)(id=self.id, labels=self.labels, members=tuple(members))

    def __getattr__(self, name: str) -> Figure:
        figure: Figure = _member(self, name)
        return figure

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *(figure.id.rpartition(".")[2] for figure in self.members)})


@part
class OwnChapter(Chapter):
    """A chapter that this library has no class for. Each section is an attribute by its name."""

    members: tuple[OwnSection, ...]
    """Its sections, in the order of the file."""

    @property
    def waiting_rules(self) -> tuple[Rule, ...]:
        """The library has no rules for it."""
        return ()

    @classmethod
    def _names(cls) -> set[str]:
        return set()

    def _members(self) -> tuple[OwnSection, ...]:
        return self.members

    def with_members(self, members: Iterable[Any]) -> Self:
        """Copy it with other members."""
        return type(self)(id=self.id, labels=self.labels, members=tuple(members))

    def __getattr__(self, name: str) -> OwnSection:
        section: OwnSection = _member(self, name)
        return section

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *(section.id.rpartition(".")[2] for section in self.members)})
