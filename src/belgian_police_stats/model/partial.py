"""The parts of a chapter or section. A report file of another version can have fewer parts than the class, or more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs.exceptions import FrozenInstanceError

from ..errors import AbsentFigureError, short_repr

if TYPE_CHECKING:
    from .labels import Labels

__all__ = ["NO_PARTS", "Partial"]

NO_PARTS = ("id", "labels")
"""The fields of a chapter or section that are not parts of it."""


class _WithDict:
    """The base that gives chapters and sections the dictionary of their fields."""


_dict_of = vars(_WithDict)["__dict__"].__get__


class Partial(_WithDict):
    """The base of chapters and sections. Their parts are the attributes that the object has.

    An object without slots has its attributes in a dict. So a part that a report lacks costs nothing, and a part that
    only a newer version knows has a place.
    """

    if TYPE_CHECKING:
        id: str
        labels: Labels
        MEMBERS: ClassVar[Mapping[str, type[Any]]]
        YEARS: ClassVar[Mapping[str, tuple[int | None, int | None]]]

    else:
        # Type checkers know the arguments from the annotations of each class.

        def __init__(self, *, id: str, labels: Labels, **parts: Any) -> None:  # noqa: A002
            fields = _dict_of(self)
            if fields:
                raise FrozenInstanceError
            if parts.keys() != self.MEMBERS.keys():
                parts = self._complete(parts)
            fields["id"], fields["labels"] = id, labels
            for name in self.MEMBERS:
                fields[name] = parts[name]

        @property
        def __dict__(self) -> dict[str, Any]:
            # `vars` and `dir` get a copy, so that nobody changes a chapter with it.
            return dict(_dict_of(self))

    @classmethod
    def _complete(cls, parts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add None for each part that only some editions have.

        Raises:
            TypeError: another part is missing, or the class does not have one.
        """
        complete = {**dict.fromkeys(cls.YEARS), **parts}
        if complete.keys() != cls.MEMBERS.keys():
            lacking = [name for name in cls.MEMBERS if name not in complete]
            more = [name for name in complete if name not in cls.MEMBERS]
            wanted = ", ".join([f"the argument {name}" for name in lacking[:1]] or ["only parts of the class"])
            got = short_repr(more[0]) if more else ", ".join(parts) or "none"
            raise TypeError(f"Expected {wanted} for {cls.__name__}, got {got}.")
        return complete

    @classmethod
    def holding(cls, path: str, labels: Labels, parts: Mapping[str, Any]) -> Self:
        """Make a chapter or section with parts of its class, and with parts that only a newer version knows."""
        known = {name: parts.get(name) for name in cls.MEMBERS if name in parts or name in cls.YEARS}
        made = object.__new__(cls)
        # The constructor wants every part.
        _dict_of(made).update({"id": path, "labels": labels, **known, **parts})
        return made

    def _members(self) -> tuple[Any, ...]:
        return tuple([part for name, part in _dict_of(self).items() if part is not None and name not in NO_PARTS])

    def with_members(self, members: Iterable[Any]) -> Self:
        """Copy the chapter or section with other members, one for each present member."""
        names = (member.id.rpartition(".")[2] for member in self._members())
        return self.holding(self.id, self.labels, dict(zip(names, members, strict=True)))

    @property
    def absent(self) -> tuple[str, ...]:
        """The ids of the figures that the library knows in this part, and that the report does not have.

        They are absent from a report that has a part of a chapter only, and from a file of an older version. A packaged
        edition lacks none; a figure that is printed in other years is None, and not absent.

        >>> report.personnel.staff.absent
        ()
        """
        lacking = (name for name in self.MEMBERS if name not in _dict_of(self))
        inner = (name for part in self._members() if isinstance(part, Partial) for name in part.absent)
        return (*inner, *(name for part in lacking for name in _ids(f"{self.id}.{part}", self.MEMBERS[part])))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[Any, ...]:
        return (self.id, self.labels, self._members())

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        # Without the name of a class: a chapter that has none in this version can have one in another version.
        from ..loading.pickles import class_of, restored_part

        kind = type(self)
        members = {member.id.rpartition(".")[2]: member for member in self._members()}
        return restored_part, (None if class_of(self.id) is kind else kind, self.id, self.labels, members)

    if not TYPE_CHECKING:
        # Type checkers know the parts of the class, and would otherwise accept any name.

        def __getattr__(self, name: str) -> Any:
            if name not in self.MEMBERS:
                # With these arguments, Python suggests a similar attribute.
                message = f"{type(self).__name__!r} object has no attribute {short_repr(name)}"
                raise AttributeError(message, name=name, obj=self)
            raise AbsentFigureError.of(f"{self.id}.{name}")


def _ids(path: str, kind: Any) -> tuple[str, ...]:
    """The ids of a part: of itself if it is a figure, of all its figures if it is a section."""
    return tuple(f"{path}.{name}" for name in kind.MEMBERS) if issubclass(kind, Partial) else (path,)
