"""The base of all frozen classes: once an object is made, nothing that can be called on it changes it.

A report is read once and then shared by everything in the process, so that one change would reach all its users. attrs
refuses assignments. It leaves two other ways, which this module closes: to call `__init__` a second time, and to call
the `__setstate__` that it gives to each class with slots. `object.__setattr__` still works, as in every Python class.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Parameter, Signature
from types import MappingProxyType
from typing import Any, cast

from attrs.exceptions import FrozenInstanceError

__all__ = ["Frozen", "read_only", "restored"]


class Frozen:
    """The base of classes that `attrs.frozen` makes."""

    __slots__ = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        for name in ("__getstate__", "__setstate__"):
            if name in vars(cls):
                delattr(cls, name)

    def __attrs_pre_init__(self) -> None:
        # By name, since type checkers do not know the attribute that attrs adds.
        fields: Any = getattr(self, "__attrs_attrs__")  # noqa: B009
        # The fields are set in order, so that the first one tells whether the object is made.
        if fields and hasattr(self, fields[0].name):
            raise FrozenInstanceError

    # attrs asks for the signature of this method when it makes a class, and finding it takes longer than the rest.
    __attrs_pre_init__.__signature__ = Signature([Parameter("self", Parameter.POSITIONAL_ONLY)])  # type: ignore[attr-defined]

    def __reduce__(self) -> tuple[Any, ...]:
        # Copies and pickles are made by the constructor, which checks what it gets.
        fields: Any = getattr(self, "__attrs_attrs__")  # noqa: B009
        return restored, (type(self), {f.alias: _plain(getattr(self, f.name)) for f in fields if f.init})


def read_only(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """Copy a mapping so that nobody can change it."""
    return MappingProxyType(dict(mapping))


def _plain(value: Any) -> Any:
    # Python cannot pickle a read-only mapping.
    return dict(cast("Mapping[str, Any]", value)) if isinstance(value, MappingProxyType) else value


def restored(kind: type[Any], fields: dict[str, Any]) -> Any:
    """Make an object again from a copy or a pickle, which names this function. Another version may have written it.

    A field that the pickle lacks gets its default value. A field that only a newer version has is left out, and a
    warning names it.

    Raises:
        DataError: the pickle lacks a field that has no default value.
    """
    # By name, since type checkers do not know the attribute that attrs adds.
    known = {field.alias for field in getattr(kind, "__attrs_attrs__") if field.init}  # noqa: B009
    if more := sorted(fields.keys() - known):
        from warnings import warn

        warn(
            f"Expected a pickle with the fields of {kind.__name__} in this version, got {', '.join(more)} as well, "
            "which only a newer version has: left out. Upgrade belgian-police-stats to keep them.",
            stacklevel=2,
        )
    try:
        return kind(**{name: value for name, value in fields.items() if name in known})
    except TypeError as error:
        from .errors import DataError, Fault, clean

        hint = "Another version of the library wrote it. Pass reports on as report files, which stay readable."
        fault = Fault(kind.__name__, "the fields of this version", clean(str(error)), hint)
        raise DataError.of("The pickle", [fault]) from None
