"""What the printed parts leave of their whole, and whether that is anything at all."""

from __future__ import annotations

from ...model.interval import Interval
from ...querying.grouping import Group
from .figures import amount

__all__ = ["is_unexplained", "remainder_text"]

_NOTHING = Interval.point(0)


def is_unexplained(group: Group) -> bool:
    """Whether something is left, whatever the printed numbers stand for."""
    return group.remainder.range.exceeds(_NOTHING)


def remainder_text(group: Group) -> str:
    """Say what is left, and no more than the print can bear."""
    left = group.remainder
    number = amount(abs(left.value), left.unit)
    if is_unexplained(group):
        return f"{number}, in no part that is printed"
    if _NOTHING.exceeds(left.range):
        return f"nothing: the parts are {number} more than the whole"
    if left.range.is_point:
        return "nothing: the parts make the whole"
    return f"nothing that can be told: as far as they are printed, the numbers leave {left.range}"
