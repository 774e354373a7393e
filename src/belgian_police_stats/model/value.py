"""What the small frozen classes have in common: they are compared, hashed and shown by their fields.

The methods stand here once. attrs would write and compile them for each class anew, and making the classes is most of
what opening a report takes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

__all__ = ["Value"]


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
