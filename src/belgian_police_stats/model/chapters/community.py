"""Serving the community."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Share
from ..rules import share, tuple_of


@part
class SecurityMonitor(Section):
    """The survey of the population."""

    police_zones: Count
    """Police zones that took part."""
    municipalities: Count
    """Municipalities that took part."""
    persons_invited: Count
    """Citizens who received a questionnaire."""
    valid_responses: Count
    """Valid responses."""
    participation: Share
    """Share of the citizens invited who responded."""

    RULES = tuple_of(
        share(
            "participation",
            part="valid_responses",
            whole="persons_invited",
            why="The participation rate is the share of the citizens invited who gave a valid response.",
        ),
    )


@part
class PoliceOnWeb(Section):
    """Reports of incidents that are not urgent, filed online."""

    declarations: Count
    """Reports filed in the year."""


@part
class Community(Chapter):
    """Serving the community."""

    security_monitor: SecurityMonitor
    police_on_web: PoliceOnWeb
