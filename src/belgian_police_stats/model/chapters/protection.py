"""Protection and security of property and persons."""

from ..chapter import Chapter, Section, part
from ..figure import Change, Count, Duration, Share
from ..rules import adds_up, complement, ordered, tuple_of, within


@part
class CloseProtection(Section):
    """Missions and training of the directorate of protection."""

    vip_missions: Count
    """Missions related to VIPs."""
    valuables_escorts: Count
    """Escorts of valuables in transit."""
    dangerous_prisoner_transfers: Count
    """Transfers of dangerous prisoners."""
    training_sessions: Count
    """Training sessions."""
    new_officers: Count
    """New Close Protection Officers."""

    RULES = tuple_of(
        ordered(
            "training_sessions",
            "new_officers",
            evidence=True,
            why="A session is assumed to train at least one new officer.",
        ),
    )


@part
class Security(Section):
    """Missions of the directorate of security."""

    missions: Count
    """Missions of all kinds."""
    courthouse_missions: Count
    """Of these, missions in courthouses."""
    transfers: Count
    """Of these, transfers."""
    persons_transferred: Count
    """Prisoners and minors involved in the transfers."""

    RULES = tuple_of(
        adds_up(
            "missions",
            parts=("courthouse_missions", "transfers"),
            why="All missions are missions in courthouses or transfers, although the slide calls these examples.",
        ),
        within("transfers", whole="persons_transferred", why="Each transfer is assumed to move at least one person."),
    )


@part
class Screening(Section):
    """Security screenings by the Federal Police."""

    screenings: Count
    """Screenings carried out."""
    growth: Change
    """Change from the year before."""
    negative_decisions: Count
    """Negative certificates or advice."""
    badge_validity_before: Duration
    """Validity of airport badges before the change."""
    badge_validity: Duration
    """Validity of airport badges after the change."""

    RULES = tuple_of(
        within(
            "negative_decisions",
            whole="screenings",
            why="A negative certificate or advice is the outcome of a screening.",
        ),
        ordered("badge_validity", "badge_validity_before", why="The slide says that the validity was shortened."),
    )


@part
class SecurityClearances(Section):
    """Applications for security clearances filed by members of the Integrated Police."""

    requests: Count
    """Applications filed."""
    growth: Change
    """Change from the year before."""
    local_police_share: Share
    """Share of the applications that were for the Local Police."""
    federal_police_share: Share
    """Share of the applications that were for the Federal Police."""

    RULES = tuple_of(
        complement(
            "local_police_share",
            "federal_police_share",
            why="The Integrated Police is the Local Police and the Federal Police.",
        ),
    )


@part
class Protection(Chapter):
    """Protection and security of property and persons."""

    close_protection: CloseProtection
    security: Security
    screening: Screening
    security_clearances: SecurityClearances
