"""One file for each chapter: a class for each slide or part of one, a field for each figure."""

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
