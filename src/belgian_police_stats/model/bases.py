"""What the classes of the model have in common: exact numbers, comparison by fields, and a card in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

__all__ = ["HasCard", "Number", "Value"]


Number = int | Decimal
"""Whole, or with the decimals that are printed."""


class Value:
    """The base of a class that is made with `frozen(eq=False, repr=False)`."""

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
    """Give a function that makes a tuple of the fields, or gives the one field there is."""
    return attrgetter(*(field.name for field in attrs.fields(kind)))


class HasCard:
    """The base of what a notebook shows as a card."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        """Give the object as HTML, as Markdown and as text; a notebook takes the form that it can show."""
        from ..writing.cards.bundle import bundle

        return bundle(self)
