"""The Railway Police (SPC)."""

from ..chapter import Chapter, Section, part
from ..figure import Count
from ..rules import days_within


@part
class Operations(Section):
    """Operations of the Railway Police in the whole country."""

    international_patrol_days: Count
    """Together with foreign police services."""
    operations: Count
    """Actions on phenomena and public-order services."""
    action_days: Count
    """Preventive patrols on trains."""
    persons_checked: Count
    """Persons checked on trains."""

    RULES = (days_within("action_days", why="There are no more days with actions than days in the year."),)


@part
class BrusselsSouth(Section):
    """Brussels-South: the new police post, and the staff of the Railway Police in Brussels."""

    complaints: Count
    """Registered since the opening."""
    inspectors: Count
    """Inspectors of the Railway Police in Brussels, after its extension."""
    chief_inspectors: Count
    """Chief inspectors of the Railway Police in Brussels, after its extension."""
    commissioners: Count
    """Commissioners of the Railway Police in Brussels, after its extension."""


@part
class Results(Section):
    """Arrests and official reports. The slide does not say whether of the whole country or of Brussels-South."""

    arrests: Count
    """Arrests."""
    official_reports: Count
    """Official reports."""


@part
class RailPolice(Chapter):
    """The Railway Police (SPC)."""

    operations: Operations
    brussels_south: BrusselsSouth
    results: Results
