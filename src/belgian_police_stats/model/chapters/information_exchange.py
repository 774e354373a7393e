"""Information exchange."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Rate, Share
from ..rules import time_per, tuple_of


@part
class EmergencyCalls(Section):
    """Emergency calls to 101 and 112 in the communication and information centres."""

    calls: Count
    """Calls in the year."""
    time_per_call: Rate
    """Average time between two calls."""

    RULES = tuple_of(
        time_per("time_per_call", amount="calls", why="The slide says that one call comes in every so many seconds."),
    )


@part
class WantedNotices(Section):
    """Public appeals of the Federal Judicial Police in the media, for wanted or missing persons."""

    notices: Count
    """Appeals produced or co-produced in the year."""
    clearance_rate: Share
    """Share of the cases that were cleared up. The report does not say of which cases."""


@part
class Bulletin(Section):
    """The bulletin of the Federal Judicial Police for the Integrated Police."""

    messages: Count
    """Messages published."""
    suspects_identified: Count
    """Suspects identified through the bulletin."""


@part
class International(Section):
    """Exchange through the Single Point of Operational Contact."""

    messages: Count
    """Messages exchanged."""
    hits_in_belgium: Count
    """Hits in Belgium on international alerts."""
    hits_abroad: Count
    """Hits abroad on Belgian alerts in the Schengen system."""


@part
class InformationExchange(Chapter):
    """Information exchange."""

    emergency_calls: EmergencyCalls
    wanted_notices: WantedNotices
    bulletin: Bulletin
    international: International
