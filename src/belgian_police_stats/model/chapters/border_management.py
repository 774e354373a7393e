"""Integrated border management."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Duration, Share
from ..rules import adds_up, overlapping, tuple_of, within


@part
class Passengers(Section):
    """Passengers checked by the first-line services at the external Schengen borders."""

    total: Count
    """At all borders, printed rounded."""
    airports: Count
    """At the airports."""
    seaports: Count
    """At the seaports, crews included."""
    eurostar: Count
    """On the Eurostar at Brussels-South."""

    RULES = tuple_of(
        adds_up(
            "total",
            parts=("airports", "seaports", "eurostar"),
            why="Airports, seaports and the Eurostar terminal are all the external Schengen borders.",
        ),
    )


@part
class Removals(Section):
    """People removed from the territory by the Aviation Police."""

    total: Count
    """Removed in total."""
    turned_back: Count
    """Of these, turned back at border control without valid documents."""
    repatriated: Count
    """Of these, repatriated after staying illegally."""

    RULES = tuple_of(
        adds_up(
            "total", parts=("turned_back", "repatriated"), why="Every removal is a refusal of entry or a repatriation."
        ),
    )


@part
class Frontex(Section):
    """Contribution to the European Border and Coast Guard Agency."""

    working_hours: Duration
    """Hours worked by staff of the Integrated Police."""


@part
class IrregularMigration(Section):
    """Irregular migration and people smuggling."""

    smuggling_arrests: Count
    """Arrests for people smuggling."""
    second_line_referrals: Count
    """People whom border control at the airports referred for further inquiry."""
    eurostar_official_reports: Count
    """Official reports drawn up by the Railway Police at the Eurostar border control."""
    illegal_residence: Count
    """People staying illegally whom the first-line services intercepted."""
    transit_migrants: Count
    """Transit migrants without valid papers whom the first-line services intercepted."""

    OVERLAPS = tuple_of(
        overlapping("illegal_residence", "transit_migrants", why="A transit migrant may also be staying illegally."),
    )


@part
class EGates(Section):
    """The e-gates at Brussels Airport."""

    gates: Count
    """Gates in place."""
    passengers: Count
    """Passengers who entered or left the Schengen area through the gates."""
    belgian_share: Share
    """Share of Belgian nationals among these passengers."""


@part
class BorderManagement(Chapter):
    """Integrated border management."""

    passengers: Passengers
    removals: Removals
    frontex: Frontex
    irregular_migration: IrregularMigration
    e_gates: EGates

    RULES = tuple_of(
        within(
            "e_gates.passengers",
            whole="passengers.airports",
            contains=True,
            why="The passengers of one airport are among those of all airports.",
        ),
        within(
            "irregular_migration.second_line_referrals",
            whole="passengers.airports",
            contains=True,
            why="Everyone referred was one of the passengers checked there.",
        ),
    )
