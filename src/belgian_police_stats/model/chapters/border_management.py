"""Integrated border management."""

from ..chapter import Chapter, Section, part
from ..figure import Count, Duration, Share
from ..rules import adds_up, within


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

    RULES = (
        adds_up(
            "total",
            parts=("airports", "seaports", "eurostar"),
            why="The three kinds of border are all the external Schengen borders of the country.",
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

    RULES = (adds_up("total", parts=("turned_back", "repatriated"), why="A removal is the one or the other."),)


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

    RULES = (
        within(
            "e_gates.passengers",
            whole="passengers.airports",
            why="The passengers through the gates of one airport are among those of all airports.",
        ),
        within(
            "irregular_migration.second_line_referrals",
            whole="passengers.airports",
            why="Who is sent on at the airports is one of the passengers checked there.",
        ),
    )
