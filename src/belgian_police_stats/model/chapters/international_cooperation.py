"""International police cooperation."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Rate
from ..rules import ordered, tuple_of


@part
class EuPresidency(Section):
    """The Belgian presidency of the Council of the European Union."""

    events: Count
    """Events on the internal security of the EU."""
    event_participants: Count
    """Participants in these events."""
    texts: Count
    """Texts written."""
    website_visitors_per_day: Rate
    """Average number of visitors to the website per day."""
    newsletters: Count
    """Newsletters."""
    social_media_posts: Count
    """Posts on social media."""
    podcasts: Count
    """Podcasts."""

    RULES = tuple_of(ordered("events", "event_participants", why="Every event has at least one participant."))


@part
class InternationalCooperation(Chapter):
    """International police cooperation."""

    eu_presidency: EuPresidency
