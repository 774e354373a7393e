"""International police cooperation."""

from ..chapter import Chapter, Section, frozen
from ..figure import Count, Rate


@frozen
class EuPresidency(Section):
    """The Belgian presidency of the Council of the European Union."""

    events: Count
    """Events on the internal security of the EU."""
    event_participants: Count
    """Participants in these events."""
    texts: Count
    """Texts written."""
    website_visitors_per_day: Rate
    """Average per day."""
    newsletters: Count
    """Newsletters."""
    social_media_posts: Count
    """Posts."""
    podcasts: Count
    """Podcasts."""


@frozen
class InternationalCooperation(Chapter):
    """International police cooperation."""

    eu_presidency: EuPresidency
    """The Belgian presidency of the Council of the European Union."""
