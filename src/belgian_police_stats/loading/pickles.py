"""Open pickles of reports, chapters, sections and figures, also those of another version.

A pickle names these functions, so they stay in their place until the next first number of the version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..frozen import restored
from ..model.chapters import CHAPTERS, chapter_class
from ..model.own import OwnChapter, OwnSection
from ..model.units import is_plain_name, packaged_units
from .newer import labels_of_newer_unit
from .own_report import report_of
from .reading import no_collecting

if TYPE_CHECKING:
    from ..model.figure import Figure
    from ..model.labels import Labels
    from ..model.report import Report

__all__ = ["class_of", "restored_figure", "restored_part", "restored_report"]


def restored_report(data: dict[str, Any]) -> Report:
    """Make a report from its pickle, which holds the data of a report file.

    Raises:
        DataError: this version cannot read the data.
    """
    with no_collecting():
        return report_of(data, "the pickle")


def restored_part(kind: Any, path: str, labels: Labels, members: dict[str, Any]) -> Any:
    """Make a chapter or section from its pickle, in the class that this version has for it.

    `kind` is None if the class follows from the id.
    """
    found = kind or class_of(path)
    if found is None or found in (OwnChapter, OwnSection):
        own: Any = OwnSection if "." in path else OwnChapter
        return own(id=path, labels=labels, members=tuple(members.values()))
    return found.holding(path, labels, members)


def restored_figure(kind: type[Figure], fields: dict[str, Any]) -> Figure:
    """Make a figure from its pickle. A unit that only a newer version has is treated as a counted thing.

    Raises:
        FieldError: the figure contradicts itself.
        WrongUnitError: the unit does not fit the kind.
    """
    unit = fields.get("unit")
    unknown = isinstance(unit, str) and is_plain_name(unit) and not packaged_units().kinds_of(unit)
    if unknown and fields.get("unit_labels") is None:
        fields = {**fields, "unit_labels": labels_of_newer_unit(str(unit))}
    figure: Figure = restored(kind, fields)
    return figure


def class_of(path: str) -> Any:
    """Give the class of the chapter or section with this id; None if the library has none."""
    chapter, _, section = path.partition(".")
    kind = chapter_class(chapter) if chapter in CHAPTERS else None
    return kind.MEMBERS.get(section) if kind and section else kind
