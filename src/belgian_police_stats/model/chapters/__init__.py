"""One file for each chapter: a class for each slide or part of one, a field for each figure."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..chapter import Chapter

__all__ = ["CHAPTERS", "chapter_class", "is_known"]

CHAPTERS = {
    "organised_crime": "OrganisedCrime",
    "radicalism": "Radicalism",
    "cybercrime": "Cybercrime",
    "road_police": "RoadPolice",
    "rail_police": "RailPolice",
    "border_management": "BorderManagement",
    "protection": "Protection",
    "public_order": "PublicOrder",
    "forensics": "Forensics",
    "special_support": "SpecialSupport",
    "recruitment": "Recruitment",
    "information_exchange": "InformationExchange",
    "personnel": "Personnel",
    "international_cooperation": "InternationalCooperation",
    "community": "Community",
}
"""The chapters and their classes, in printed order."""


def chapter_class(name: str) -> type[Chapter]:
    """Give the class of a chapter of the library; its module is imported when it is first asked for."""
    kind: type[Chapter] = getattr(import_module(f".{name}", __package__), CHAPTERS[name])
    return kind


def is_known(figure_id: object) -> bool:
    """Whether the library has a figure with this id, in some edition."""
    chapter, _, rest = str(figure_id).partition(".")
    section, _, name = rest.partition(".")
    if chapter not in CHAPTERS:
        return False
    sections = chapter_class(chapter).MEMBERS
    return section in sections and name in sections[section].MEMBERS
