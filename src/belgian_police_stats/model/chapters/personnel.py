"""Personnel, training and the vehicle fleet."""

from ..chapter import Chapter, Section, part
from ..figure import Change, Count, Share
from ..rules import adds_up, grows, ordered, overlapping, share, tuple_of


@part
class Staff(Section):
    """Staff of the Federal Police at the end of the year."""

    total: Count
    """All staff."""
    police_officers: Count
    """Of these, police officers."""
    civilians: Count
    """Of these, civilian staff."""
    women: Count
    """Of these, women."""
    men: Count
    """Of these, men."""
    women_growth: Change
    """Change in the number of women from the year before."""

    RULES = tuple_of(
        adds_up(
            "total",
            parts=("police_officers", "civilians"),
            why="All staff are either police or civilian.",
            name="status",
        ),
        adds_up("total", parts=("women", "men"), why="All staff are counted as women or men.", name="sex"),
        grows("women_growth", amount="women", why="The change is that of the women since the end of the year before."),
    )
    OVERLAPS = tuple_of(
        overlapping("police_officers", "civilians", "women", "men", why="Each member of staff has a status and a sex."),
    )


@part
class Training(Section):
    """Training by the National Police Academy."""

    courses: Count
    """Courses given."""
    participants: Count
    """Staff of the Integrated Police who took part."""

    RULES = tuple_of(ordered("courses", "participants", why="Every course has at least one participant."))


@part
class Uniform(Section):
    """The survey on the new uniform."""

    staff_surveyed: Count
    """Staff of the Integrated Police who were surveyed."""


@part
class Fleet(Section):
    """Vehicles and vessels."""

    new_vehicles: Count
    """New vehicles."""
    new_vehicle_share: Share
    """Share of new vehicles in the fleet."""
    vehicles: Count
    """The whole fleet."""
    new_patrol_vessels: Count
    """New patrol vessels."""

    RULES = tuple_of(
        share(
            "new_vehicle_share",
            part="new_vehicles",
            whole="vehicles",
            why="The slide names the fleet as the whole, beside the share.",
        ),
    )


@part
class Personnel(Chapter):
    """Personnel, training and the vehicle fleet."""

    staff: Staff
    training: Training
    uniform: Uniform
    fleet: Fleet
