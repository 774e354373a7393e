"""A tuple that a notebook shows as a card, and whose repr is short."""

from __future__ import annotations

from typing import TypeVar

from .bases import HasCard

__all__ = ["Listing"]

_T = TypeVar("_T")

_MOST = 10
"""The items that a repr shows."""


class Listing(HasCard, tuple[_T, ...]):
    """Several objects of one sort. It is a tuple in every other way.

    >>> len(report.discrepancies), report.discrepancies[0].id
    (16, 'corruption-share')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        # An object can have a line for each of its parts.
        shown = [repr(item).partition("\n")[0] for item in self[:_MOST]]
        if len(self) <= 1:
            return f"({''.join(f'{item},' for item in shown)})"
        more = [f"… and {len(self) - _MOST} more"] if len(self) > _MOST else []
        return "\n".join(["(", *(f"  {item}," for item in shown), *(f"  {line}" for line in more), ")"])
