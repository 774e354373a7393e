"""Protection and security of goods and persons."""

from ..chapter import Chapter, Section, frozen
from ..kinds import Change, Count, Duration, Share


@frozen
class CloseProtection(Section):
    """Missions and training of the directorate of protection."""

    vip_missions: Count
    """Missions related to VIPs."""
    valuables_escorts: Count
    """Escorts of transports of valuables."""
    dangerous_prisoner_transfers: Count
    """Transfers of dangerous prisoners."""
    training_sessions: Count
    """Training sessions."""
    new_officers: Count
    """New Close Protection Officers."""


@frozen
class Security(Section):
    """Missions of the directorate of security."""

    missions: Count
    """Missions of all kinds."""
    courthouse_missions: Count
    """Of which in courthouses."""
    transfers: Count
    """Of which transfers."""
    persons_transferred: Count
    """Prisoners and minors concerned."""


@frozen
class Screening(Section):
    """Security screenings by the Federal Police."""

    screenings: Count
    """Screenings carried out."""
    growth: Change
    """Change from the year before."""
    negative_decisions: Count
    """Negative certificates or advices."""
    badge_validity_before: Duration
    """Validity before the change."""
    badge_validity: Duration
    """Validity after the change."""


@frozen
class SecurityClearances(Section):
    """Requests for security clearances filed by members of the Integrated Police."""

    requests: Count
    """Requests filed."""
    growth: Change
    """Change from the year before."""
    local_police_share: Share
    """Share of the Local Police."""
    federal_police_share: Share
    """Share of the Federal Police."""


@frozen
class Protection(Chapter):
    """Protection and security of goods and persons."""

    close_protection: CloseProtection
    """Missions and training of the directorate of protection."""
    security: Security
    """Missions of the directorate of security."""
    screening: Screening
    """Security screenings by the Federal Police."""
    security_clearances: SecurityClearances
    """Requests for security clearances filed by members of the Integrated Police."""
