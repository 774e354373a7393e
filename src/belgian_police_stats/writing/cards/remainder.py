"""What the printed parts leave of their whole, and whether that is anything at all."""

from __future__ import annotations

from ...model.interval import Interval
from ...querying.breakdowns import Breakdown
from .figures import amount

__all__ = ["is_unexplained", "remainder_text"]

_NOTHING = Interval.point(0)


def is_unexplained(breakdown: Breakdown) -> bool:
    """Whether something is left, whatever the printed numbers stand for."""
    return breakdown.remainder.bounds.exceeds(_NOTHING)


def remainder_text(breakdown: Breakdown) -> str:
    """Say what is left, and no more than the print can bear."""
    left = breakdown.remainder
    number = amount(abs(left.value), left.unit)
    if is_unexplained(breakdown):
        return f"{number}, in no part that is printed"
    if _NOTHING.exceeds(left.bounds):
        return f"nothing: the parts are {number} more than the whole"
    if left.bounds.is_point:
        return "nothing: the parts make the whole"
    return f"nothing that can be told: as far as they are printed, the numbers leave {left.bounds}"
