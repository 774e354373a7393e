"""The kinds of figure. A kind is a type: it completes in an editor, and it refuses a wrong unit."""

from typing import ClassVar

from attrs import frozen

from .figure import Figure

__all__ = ["KINDS", "Change", "Count", "Duration", "Mass", "Money", "Rate", "Share"]


class Count(Figure):
    """How many things there are; the unit says which."""

    __slots__ = ()
    POINT_WHEN_WHOLE: ClassVar[bool] = True


@frozen(kw_only=True, eq=False, repr=False)
class Share(Figure):
    """A part of a whole, in percent."""

    of: str | None = None
    """The id of the whole; None where the print does not give it."""


class Change(Figure):
    """How much something grew, in percent of what it was."""

    __slots__ = ()
    CAN_FALL: ClassVar[bool] = True


class Money(Figure):
    """An amount of money, in euro."""

    __slots__ = ()


class Mass(Figure):
    """A mass, in kilograms or metric tonnes."""

    __slots__ = ()


class Duration(Figure):
    """A length of time, or time summed over people, aircraft or sentences."""

    __slots__ = ()


class Rate(Figure):
    """An amount for each unit of something else."""

    __slots__ = ()


KINDS: tuple[type[Figure], ...] = (Count, Share, Change, Money, Mass, Duration, Rate)
