"""Specialised operational support."""

from typing import ClassVar

from ..chapter import Chapter, Section, frozen
from ..figure import Count, Duration, Mass, Money, Share
from ..rules import Exhaustive, Rule, parts_within, share, within


@frozen
class ClandestineLaboratories(Section):
    """Sites of synthetic drugs at which the unit gave support."""

    laboratories: Count
    """Clandestine laboratories."""
    dumpings: Count
    """Illegal dumpings of production waste."""
    storage_sites: Count
    """Storage sites."""


@frozen
class SpecialUnits(Section):
    """Missions of the special units; the three kinds that are named are no partition of the total."""

    missions: Count
    """All missions."""
    crisis_interventions: Count
    """Crisis interventions."""
    observations: Count
    """Observations."""
    reinforced_searches: Count
    """Reinforced house searches."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        parts_within(
            "missions",
            parts=("crisis_interventions", "observations", "reinforced_searches"),
            exhaustive=Exhaustive.NO,
            why="Each is a kind of mission, and a mission is of one kind.",
        ),
    )


@frozen
class DogSupport(Section):
    """Missions of the dog teams, and what their dogs found."""

    missions: Count
    """Missions of the dog teams."""
    drugs_seized: Mass
    """Cocaine and heroin seized."""
    cash_seized: Money
    """Money seized."""


@frozen
class OlympicGames(Section):
    """Police from abroad at the Olympic and Paralympic Games in Paris."""

    dog_teams: Count
    """Belgian dog teams for explosives."""
    officers: Count
    """Officers of all countries that sent some."""
    countries: Count
    """Countries that sent officers."""
    belgian_officers: Count
    """Of which of the Federal and Local Police of Belgium."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        within("belgian_officers", whole="officers", why="They are among the officers of all countries."),
    )


@frozen
class MissingPersons(Section):
    """Worrying disappearances registered by the unit."""

    disappearances: Count
    """Registered in the year."""
    found_alive: Count
    """Case files in which the missing person was found alive."""
    found_alive_share: Share
    """Share of the disappearances."""

    RULES: ClassVar[tuple[Rule, ...]] = (
        share(
            "found_alive_share",
            part="found_alive",
            whole="disappearances",
            why="The share stands in brackets beside the part, and the whole is in the sentence before.",
        ),
        within("found_alive", whole="disappearances", why="The print says that they are among the disappearances."),
    )


@frozen
class AirSupport(Section):
    """Flights of the air support."""

    flight_hours: Duration
    """Hours flown."""
    missions: Count
    """Missions flown."""


@frozen
class ShippingPoliceSupport(Section):
    """Missions of the team, and what its searches in the water found."""

    transmigration_missions: Count
    """Missions on transmigration."""
    searches: Count
    """Search missions that led to a find in the water."""
    bodies: Count
    """Bodies found."""
    vehicles: Count
    """Vehicles found."""
    weapon_cases: Count
    """Case files in which weapons were found."""


@frozen
class SpecialSupport(Chapter):
    """Specialised operational support."""

    clandestine_laboratories: ClandestineLaboratories
    """Sites of synthetic drugs at which the unit gave support."""
    special_units: SpecialUnits
    """Missions of the special units; the three kinds that are named are no partition of the total."""
    dog_support: DogSupport
    """Missions of the dog teams, and what their dogs found."""
    olympic_games: OlympicGames
    """Police from abroad at the Olympic and Paralympic Games in Paris."""
    missing_persons: MissingPersons
    """Worrying disappearances registered by the unit."""
    air_support: AirSupport
    """Flights of the air support."""
    shipping_police_support: ShippingPoliceSupport
    """Missions of the team, and what its searches in the water found."""
