"""The Forensic Police."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Share
from ..rules import ordered, tuple_of, within


@part
class Laboratory(Section):
    """Work in the laboratories."""

    identified_traces: Count
    """Traces linked to an identity through fingerprints."""
    identification_rate: Share
    """Share of the usable traces that were identified."""


@part
class CrimeScene(Section):
    """Work at the scene."""

    interventions: Count
    """Interventions at the scene."""
    composite_drawings: Count
    """Composite drawings."""


@part
class Counterfeiting(Section):
    """Banknotes and coins, and how many of them were counterfeit."""

    euro_examined: Count
    """Banknotes and coins in euro."""
    euro_counterfeit: Count
    """Of these, counterfeit."""
    foreign_examined: Count
    """Banknotes and coins in foreign currency."""
    foreign_counterfeit: Count
    """Of these, counterfeit."""

    RULES = tuple_of(
        within(
            "euro_counterfeit",
            whole="euro_examined",
            contains=True,
            why="The counterfeit ones are among all the euro banknotes and coins.",
        ),
        within(
            "foreign_counterfeit",
            whole="foreign_examined",
            contains=True,
            why="The counterfeit ones are among all the foreign banknotes and coins.",
        ),
    )


@part
class VirtualSceneTraining(Section):
    """Training in virtual crime scenes by the Federal Judicial Police, for the Local Police."""

    sessions: Count
    """Training sessions."""
    participants: Count
    """Police staff trained."""

    RULES = tuple_of(ordered("sessions", "participants", why="Every session has at least one participant."))


@part
class Forensics(Chapter):
    """The Forensic Police."""

    laboratory: Laboratory
    crime_scene: CrimeScene
    counterfeiting: Counterfeiting
    virtual_scene_training: VirtualSceneTraining
