"""Shared by the classes of the model: exact numbers, answers that can be unknown, comparison by fields, and cards."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter, index
from typing import Any, SupportsIndex

import attrs

from ..errors import UndecidedError
from ..frozen import Frozen

__all__ = ["HasCard", "Number", "Truth", "Value", "whole_number"]


Number = int | Decimal
"""An int, or a Decimal with the printed decimals."""


def whole_number(value: object) -> int | None:
    """Give a value as an int if it is one, or is an integer of numpy, as frames have; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        return None
    try:
        return index(value)
    except TypeError:
        # Booleans and arrays of numpy have the method, and it fails.
        return None


class Truth(StrEnum):
    """Yes, no or unknown. Yes and no can be used as conditions; `if unknown:` raises UndecidedError."""

    # Not "true" and "false": readers of CSV would turn a column of them into booleans, unless one of them is unknown.
    TRUE = "yes"
    FALSE = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, surely: bool, possible: bool) -> Truth:
        """Give yes if the statement is surely true, no if it cannot be true, and unknown otherwise."""
        return cls.TRUE if surely else cls.UNKNOWN if possible else cls.FALSE

    def __bool__(self) -> bool:
        if self is Truth.UNKNOWN:
            raise UndecidedError(
                "Expected a yes or a no, but the report leaves both open. Compare with Truth.TRUE, Truth.FALSE or "
                "Truth.UNKNOWN to decide what to do then."
            )
        return self is Truth.TRUE


class Value(Frozen):
    """The base of classes made with `frozen(eq=False, repr=False)`. It compares and shows objects by their fields."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: Any = type(self)
        compared = _compared(kind)
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        kind: Any = type(self)
        return hash(_compared(kind)(self))

    def __repr__(self) -> str:
        kind: Any = type(self)
        fields = [f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(kind)]
        return f"{kind.__name__}({', '.join(fields)})"


@cache
def _compared(kind: type[Any]) -> Callable[[Any], Any]:
    """Make the function that gives the fields to compare: a tuple, or the value itself if there is only one field."""
    return attrgetter(*(field.name for field in attrs.fields(kind)))


class HasCard(Frozen):
    """The base of objects that a notebook shows as a card."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        """Give the object as HTML, as Markdown and as text; a notebook takes the form that it can show."""
        from ..writing.cards.bundle import bundle

        return bundle(self)
