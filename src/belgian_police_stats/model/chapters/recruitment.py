"""Recruitment for the Integrated Police."""

from ..chapter import Chapter, Section, part
from ..figure import Count
from ..rules import adds_up, tuple_of, within


@part
class Selection(Section):
    """Candidates who passed the selection tests."""

    successful_candidates: Count
    """Candidates for an operational post in the Integrated Police."""
    successful_inspector_candidates: Count
    """Of these, candidates for the basic grade of inspector."""

    RULES = tuple_of(
        within(
            "successful_inspector_candidates",
            whole="successful_candidates",
            contains=True,
            why="The basic grade is one of the operational posts.",
        ),
    )


@part
class BasicTraining(Section):
    """Aspirants who were recruited or began their training."""

    aspirant_inspectors: Count
    """Aspirant inspectors who began their basic training in the year."""
    direct_recruitments: Count
    """Of the aspirant inspectors, those recruited directly for a local police zone."""
    aspirant_chief_inspectors: Count
    """Aspirant chief inspectors with a specialisation."""

    RULES = tuple_of(
        within(
            "direct_recruitments",
            whole="aspirant_inspectors",
            contains=True,
            why="The slide says that the direct recruits are among the aspirant inspectors.",
        ),
    )


@part
class CivilianStaff(Section):
    """Civilian staff recruited for the Integrated Police."""

    total: Count
    """Recruited in total."""
    federal_police: Count
    """For the Federal Police."""
    local_police: Count
    """For the Local Police."""

    RULES = tuple_of(
        adds_up(
            "total",
            parts=("federal_police", "local_police"),
            why="The Integrated Police is the Federal Police and the Local Police.",
        ),
    )


@part
class Campaigns(Section):
    """Recruitment campaigns."""

    events: Count
    """Recruitment events."""
    ambassadors: Count
    """Contact points and ambassadors."""
    website_visitors: Count
    """Visitors to the recruitment website."""


@part
class Recruitment(Chapter):
    """Recruitment for the Integrated Police."""

    selection: Selection
    basic_training: BasicTraining
    civilian_staff: CivilianStaff
    campaigns: Campaigns
