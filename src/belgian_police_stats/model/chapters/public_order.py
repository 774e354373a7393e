"""Crisis management and support of public order."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Duration, Rate, Share
from ..rules import complement, days_within, tuple_of, within


@part
class Reinforcements(Section):
    """Reinforcement of police zones at events, by the Federal Police and by other zones."""

    federal_share: Share
    """Share given by the intervention corps (CIK) and the directorate of public security (DAS)."""
    hycap_share: Share
    """Share given by other zones of the Local Police (pledged capacity, HyCap)."""
    federal_hours: Duration
    """Hours worked by CIK and DAS."""
    eu_presidency_hours: Duration
    """Hours worked by CIK and DAS for the Belgian EU presidency."""

    RULES = tuple_of(
        complement(
            "federal_share",
            "hycap_share",
            why="Reinforcements come from the Federal Police or from other zones of the Local Police.",
        ),
        within(
            "eu_presidency_hours",
            whole="federal_hours",
            contains=True,
            why="Both are hours of the same corps, and the presidency lies within the year.",
        ),
    )


@part
class SpecialisedMeans(Section):
    """Specialised teams and means for public order."""

    mounted_police: Count
    """Patrols of the mounted police."""
    water_cannon: Count
    """Missions of the water cannon."""
    event_missions: Count
    """Missions of the Federal Reserve (FERES) at events."""
    event_days: Count
    """Days over which the missions of FERES were spread."""
    event_staff_per_day: Rate
    """Staff of FERES deployed per day."""
    counter_drone: Count
    """Missions of the counter-drone systems."""

    RULES = tuple_of(
        days_within("event_days", why="There cannot be more days with missions than days in the year."),
        within(
            "event_days",
            whole="event_missions",
            evidence=True,
            why="The missions are spread over these days, with at least one on each.",
        ),
    )


@part
class PublicOrder(Chapter):
    """Crisis management and support of public order."""

    reinforcements: Reinforcements
    specialised_means: SpecialisedMeans
