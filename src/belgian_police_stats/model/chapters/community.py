"""Serving the community."""

from typing import ClassVar

from ..chapter import Chapter, Section, frozen
from ..figure import Count, Share
from ..rules import Rule, share, within


@frozen
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

    RULES: ClassVar[tuple[Rule, ...]] = (
        share(
            "participation",
            part="valid_responses",
            whole="persons_invited",
            why="The rate of participation is the valid responses for each citizen invited.",
        ),
        within("valid_responses", whole="persons_invited", why="Nobody responds twice."),
    )


@frozen
class PoliceOnWeb(Section):
    """Declarations of facts that are not urgent, made online."""

    declarations: Count
    """Declarations in the year."""


@frozen
class Community(Chapter):
    """Serving the community."""

    security_monitor: SecurityMonitor
    """The survey of the population."""
    police_on_web: PoliceOnWeb
    """Declarations of facts that are not urgent, made online."""
