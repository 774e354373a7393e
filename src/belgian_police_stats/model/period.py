"""The periods of figures."""

from datetime import date
from enum import StrEnum
from typing import assert_never

from attrs import frozen

from ..errors import FieldError
from .bases import Value

__all__ = ["Period", "PeriodKind"]


class PeriodKind(StrEnum):
    """How a figure relates to its period."""

    FLOW = "flow"
    """Counted during the period."""
    STOCK = "stock"
    """Held on its last day, and on every day since the first if the period has more than one."""
    CUMULATIVE = "cumulative"
    """Counted since the first day, until the last."""
    STANDING = "standing"
    """A rule in force, not a count: it has no rate, and its number is exact."""
    UNSTATED = "unstated"
    """Counted over a period that the report does not state; the first and the last day are those of the report."""


@frozen(kw_only=True, eq=False, repr=False)
class Period(Value):
    """A first day, a last day, and the way in which a figure relates to them."""

    start: date
    end: date
    kind: PeriodKind = PeriodKind.FLOW

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise FieldError(
                expected=f"a period that ends on {self.start} or later", got=f"one that ends on {self.end}"
            )
        if type(self.kind) is not PeriodKind:
            raise TypeError(f"Expected a member of PeriodKind as the kind of a period, got {self.kind!r}.")

    @property
    def days(self) -> int:
        """The number of days, including the first and the last."""
        return (self.end - self.start).days + 1

    @property
    def is_whole_year(self) -> bool:
        """Whether the period is a year from its first day to its last, in which something is counted."""
        start, end = self.start, self.end
        days = (start.month, start.day, end.month, end.day)
        return self.kind is PeriodKind.FLOW and start.year == end.year and days == (1, 1, 12, 31)

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.STOCK:
                return f"on {self.end}"
            case PeriodKind.CUMULATIVE:
                return f"from {self.start} until {self.end}"
            case PeriodKind.STANDING:
                return f"a rule, {self.start} to {self.end}"
            case PeriodKind.UNSTATED:
                return "period not stated"
            case PeriodKind.FLOW:
                return f"{self.start} to {self.end}"
            case _:
                assert_never(self.kind)
