"""The Federal Highway Police (DAH)."""

from ..chapter import Chapter, Section, part
from ..figure import Count


@part
class Actions(Section):
    """Actions for road safety by theme. One action can have several themes, so the themes are no partition."""

    miscellaneous: Count
    """Other themes."""
    speed: Count
    """On speed."""
    alcohol: Count
    """On driving under the influence of alcohol."""
    phone: Count
    """On the use of a phone at the wheel."""
    drugs: Count
    """On driving under the influence of drugs."""
    seat_belts: Count
    """On seat belts and child seats."""


@part
class RoadPolice(Chapter):
    """The Federal Highway Police (DAH)."""

    actions: Actions
