"""The Federal Highway Police (DAH)."""

from ..chapter import Chapter, Section, part
from ..figure import Count
from ..rules import overlapping, tuple_of


@part
class Actions(Section):
    """Actions for road safety by theme. One action can have several themes, so they must not be added up."""

    miscellaneous: Count
    """Actions on other themes."""
    speed: Count
    """Actions on speed."""
    alcohol: Count
    """Actions on driving under the influence of alcohol."""
    phone: Count
    """Actions on the use of a phone at the wheel."""
    drugs: Count
    """Actions on driving under the influence of drugs."""
    seat_belts: Count
    """Actions on seat belts and child seats."""

    OVERLAPS = tuple_of(
        overlapping(
            "miscellaneous",
            "speed",
            "alcohol",
            "phone",
            "drugs",
            "seat_belts",
            why="One action can have several themes.",
        ),
    )


@part
class RoadPolice(Chapter):
    """The Federal Highway Police (DAH)."""

    actions: Actions
