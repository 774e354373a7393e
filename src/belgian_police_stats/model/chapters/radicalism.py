"""The fight against radicalism, violent extremism and terrorism."""

from ..chapter import Chapter, Section, part
from ..figure import Count
from ..rules import tuple_of, within

YEAR_WITHIN_ALL_YEARS = within(
    "participants",
    whole="participants_since_start",
    contains=True,
    why="The year is one of the years since the start.",
)
"""The rule of both kinds of training."""


@part
class Reinforcements(Section):
    """Reinforcements after the attack of 16 October 2023 in Brussels."""

    judicial_police: Count
    """People added to the Federal Judicial Police."""
    railway_police: Count
    """Extra staff of the Railway Police in Brussels."""


@part
class Consultation(Section):
    """Meetings of the Joint Intelligence Center (JIC) and the Joint Decision Center (JDC)."""

    jic_periodic: Count
    """Periodic meetings of the Joint Intelligence Center."""
    jic_ad_hoc: Count
    """Ad hoc meetings of the Joint Intelligence Center."""
    jdc: Count
    """Meetings of the Joint Decision Center."""


@part
class CoppraTraining(Section):
    """Training of the Community Policing and Prevention of Radicalisation project."""

    participants: Count
    """Staff of the Integrated Police trained in the year."""
    participants_since_start: Count
    """Police staff trained since the start of the project in 2011."""

    RULES = tuple_of(YEAR_WITHIN_ALL_YEARS)


@part
class HpmTraining(Section):
    """Training with Kazerne Dossin and Unia."""

    participants: Count
    """Police staff trained in the year."""
    participants_since_start: Count
    """Police staff trained since the start in 2014."""

    RULES = tuple_of(YEAR_WITHIN_ALL_YEARS)


@part
class Radicalism(Chapter):
    """The fight against radicalism, violent extremism and terrorism."""

    reinforcements: Reinforcements
    consultation: Consultation
    coppra_training: CoppraTraining
    hpm_training: HpmTraining
