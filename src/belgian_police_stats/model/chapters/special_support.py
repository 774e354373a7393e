"""Specialised operational support."""

from ..bases import Truth
from ..chapter import Chapter, Section, part
from ..figure import Count, Duration, Mass, Money, Share
from ..rules import parts_within, share, tuple_of, within


@part
class ClandestineLaboratories(Section):
    """Sites of synthetic drug production where the Clan Lab Response Unit gave support."""

    laboratories: Count
    """Clandestine laboratories."""
    dumpings: Count
    """Illegal dump sites of production waste."""
    storage_sites: Count
    """Storage sites."""


@part
class SpecialUnits(Section):
    """Missions of the special units. The three kinds that are named do not make up the total."""

    missions: Count
    """All missions."""
    crisis_interventions: Count
    """Crisis interventions."""
    observations: Count
    """Observations."""
    reinforced_searches: Count
    """Secured house searches."""

    RULES = tuple_of(
        parts_within(
            "missions",
            parts=("crisis_interventions", "observations", "reinforced_searches"),
            exhaustive=Truth.FALSE,
            why="Each is a kind of mission; each mission is assumed to be of one kind.",
        ),
    )


@part
class DogSupport(Section):
    """Missions of the dog teams, and what was seized thanks to them."""

    missions: Count
    """Missions of the dog teams."""
    drugs_seized: Mass
    """Cocaine and heroin seized."""
    cash_seized: Money
    """Money seized."""


@part
class OlympicGames(Section):
    """Police at the Olympic and Paralympic Games in Paris."""

    dog_teams: Count
    """Belgian dog teams that search for explosives."""
    officers: Count
    """Officers whom other countries sent to help the French police."""
    countries: Count
    """Countries that sent officers."""
    belgian_officers: Count
    """Of these, members of the Belgian Federal and Local Police."""

    RULES = tuple_of(
        within(
            "belgian_officers",
            whole="officers",
            contains=True,
            why="The slide says that the Belgian officers are among those of all countries.",
        ),
    )


@part
class MissingPersons(Section):
    """Worrying disappearances registered by the Missing Persons Unit."""

    disappearances: Count
    """Disappearances registered in the year."""
    found_alive: Count
    """Case files in which the missing person was found alive."""
    found_alive_share: Share
    """Share of the disappearances in which the person was found alive."""

    RULES = tuple_of(
        share(
            "found_alive_share",
            part="found_alive",
            whole="disappearances",
            why="The share is printed in brackets after its part, and the whole is in the sentence before.",
        ),
    )


@part
class AirSupport(Section):
    """Flights of the air support."""

    flight_hours: Duration
    """Hours flown."""
    missions: Count
    """Missions flown."""


@part
class ShippingPoliceSupport(Section):
    """Missions of the Technical Support Team of the Maritime and River Police, and what its searches found."""

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


@part
class SpecialSupport(Chapter):
    """Specialised operational support."""

    clandestine_laboratories: ClandestineLaboratories
    special_units: SpecialUnits
    dog_support: DogSupport
    olympic_games: OlympicGames
    missing_persons: MissingPersons
    air_support: AirSupport
    shipping_police_support: ShippingPoliceSupport
