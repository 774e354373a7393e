"""The Railway Police (SPC)."""

from ..chapter import Chapter, Section, part
from ..figure import Count
from ..rules import days_within, ordered, tuple_of


@part
class Operations(Section):
    """Operations of the Railway Police in the whole country."""

    international_patrol_days: Count
    """Days of international patrols with foreign police services."""
    operations: Count
    """Operations: actions against certain phenomena, and public-order services."""
    action_days: Count
    """Days with preventive patrols on trains."""
    persons_checked: Count
    """Persons checked on trains."""

    RULES = tuple_of(
        days_within("international_patrol_days", why="There cannot be more days with patrols than days in the year."),
        days_within("action_days", why="There cannot be more days with actions than days in the year."),
    )


@part
class BrusselsSouth(Section):
    """Brussels-South: the new police post, and the staff of the Railway Police in Brussels."""

    complaints: Count
    """Crime reports filed at the police post since its opening."""
    inspectors: Count
    """Inspectors of the Railway Police in Brussels after its expansion."""
    chief_inspectors: Count
    """Chief inspectors of the Railway Police in Brussels after its expansion."""
    commissioners: Count
    """Commissioners of the Railway Police in Brussels after its expansion."""


@part
class Results(Section):
    """Results of patrols. The slide does not say whether they cover the whole country or Brussels-South."""

    arrests: Count
    """Arrests during patrols."""
    official_reports: Count
    """Official reports during patrols."""

    RULES = tuple_of(
        ordered("arrests", "official_reports", evidence=True, why="An arrest leads to an official report.")
    )


@part
class RailPolice(Chapter):
    """The Railway Police (SPC)."""

    operations: Operations
    brussels_south: BrusselsSouth
    results: Results
