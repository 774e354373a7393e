"""The classes of the chapters. Each module is imported when its class is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.chapters import CHAPTERS, chapter_class

if TYPE_CHECKING:
    from .model.chapters.border_management import BorderManagement
    from .model.chapters.community import Community
    from .model.chapters.cybercrime import Cybercrime
    from .model.chapters.forensics import Forensics
    from .model.chapters.information_exchange import InformationExchange
    from .model.chapters.international_cooperation import InternationalCooperation
    from .model.chapters.organised_crime import OrganisedCrime
    from .model.chapters.personnel import Personnel
    from .model.chapters.protection import Protection
    from .model.chapters.public_order import PublicOrder
    from .model.chapters.radicalism import Radicalism
    from .model.chapters.rail_police import RailPolice
    from .model.chapters.recruitment import Recruitment
    from .model.chapters.road_police import RoadPolice
    from .model.chapters.special_support import SpecialSupport

__all__ = [
    "BorderManagement",
    "Community",
    "Cybercrime",
    "Forensics",
    "InformationExchange",
    "InternationalCooperation",
    "OrganisedCrime",
    "Personnel",
    "Protection",
    "PublicOrder",
    "Radicalism",
    "RailPolice",
    "Recruitment",
    "RoadPolice",
    "SpecialSupport",
]


if not TYPE_CHECKING:
    # Type checkers see the imports above; with this they would take any name.

    def __getattr__(name: str) -> object:
        from sys import modules

        for stem, title in CHAPTERS.items():
            if title == name:
                globals()[name] = kind = chapter_class(stem)
                return kind
        # With these arguments, Python suggests a similar name.
        message = f"module {__name__!r} has no attribute {name[:200]!r}"
        raise AttributeError(message, name=name, obj=modules[__name__])


def __dir__() -> list[str]:
    return sorted(__all__)
