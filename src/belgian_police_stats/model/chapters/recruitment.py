"""Recruitment for the Integrated Police."""

from ..chapter import Chapter, Section, frozen
from ..kinds import Count


@frozen
class Selection(Section):
    """Candidates who passed the selection tests."""

    successful_candidates: Count
    """For an operational post in the Integrated Police."""
    successful_inspector_candidates: Count
    """Of which for the basic grade of inspector."""


@frozen
class BasicTraining(Section):
    """Aspirants who were recruited or began their training."""

    aspirant_inspectors: Count
    """Began their basic training in the year."""
    direct_recruitments: Count
    """Of the aspirant inspectors, those recruited for a local police zone."""
    aspirant_chief_inspectors: Count
    """With a special skill."""


@frozen
class CivilianStaff(Section):
    """Civilian staff recruited for the Integrated Police."""

    total: Count
    """Recruited in total."""
    federal_police: Count
    """For the Federal Police."""
    local_police: Count
    """For the Local Police."""


@frozen
class Campaigns(Section):
    """Recruitment campaigns."""

    events: Count
    """Recruitment events."""
    ambassadors: Count
    """Contact points and ambassadors."""
    website_visitors: Count
    """Visitors of the recruitment website."""


@frozen
class Recruitment(Chapter):
    """Recruitment for the Integrated Police."""

    selection: Selection
    """Candidates who passed the selection tests."""
    basic_training: BasicTraining
    """Aspirants who were recruited or began their training."""
    civilian_staff: CivilianStaff
    """Civilian staff recruited for the Integrated Police."""
    campaigns: Campaigns
    """Recruitment campaigns."""
