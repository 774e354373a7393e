"""SDMX: the code lists, the identifiers, and the figures as SDMX-CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from attrs import frozen

from ...model.labels import LANGUAGES, Labels
from ...model.report import Report
from ...model.units import packaged_units
from ...model.words import Word, column_name, column_word, word
from ..columns import COLUMNS, Column
from ..json_text import json_text
from ..records import table_record

__all__ = [
    "AGENCY",
    "ATTRIBUTES",
    "DIMENSIONS",
    "Code",
    "code",
    "code_lists",
    "component",
    "component_names",
    "flow",
    "list_of",
    "sdmx_csv",
]


AGENCY = "BELGIAN_POLICE_STATS"

DIMENSIONS = {
    "FREQ": "How often the report appears.",
    "REF_AREA": "The country that the report is about.",
    "FIGURE": "What is counted or measured; the chapters and sections of the report are above it.",
    "TIME_PERIOD": "The year of the report; the days that a figure is about are attributes.",
}
"""Each dimension with its description."""

_NAMES: dict[str, Word] = {
    "FREQ": "frequency",
    "REF_AREA": "reference_area",
    "FIGURE": "figure",
    "TIME_PERIOD": "time_period",
    "OBS_VALUE": "observation",
}
"""Each component that is no column, with its name in the dictionary."""

_CARRIED = {"edition", "id", "chapter", "value", "value_text"}
"""The columns that are dimensions or the observation itself; the names of the figures are in their code list."""

ATTRIBUTES: tuple[Column, ...] = tuple(
    column for column in COLUMNS if column.name not in _CARRIED and not column.name.startswith("label_")
)
"""The columns of the table that are attributes of an observation."""


@frozen(kw_only=True)
class Code:
    """One code with its names, and the code above it."""

    id: str
    names: Labels
    parent: str | None = None


def code(name: str) -> str:
    """Make a code of an id or a unit: neither dots nor slashes can stand in one, and hyphens stand in neither."""
    return name.replace(".", "-").replace("/", "-")


def component(column: Column) -> str:
    """Name the attribute of a column."""
    return {"unit": "UNIT_MEASURE", "note": "COMMENT_OBS"}.get(column.name, column.name.upper())


def component_names() -> dict[str, Labels]:
    """Name every dimension, the measure and every attribute in four languages."""
    others = {name: word(key) for name, key in _NAMES.items()}
    return others | {component(column): column_name(column.name) for column in ATTRIBUTES}


def list_of(identifier: str) -> str:
    """Name the code list of a dimension or an attribute."""
    return f"CL_{identifier}"


def flow(report: Report) -> str:
    """Name the dataflow of a report."""
    return f"FIGURES_{report.edition.year}"


def code_lists(report: Report) -> dict[str, tuple[Code, ...]]:
    """Every dimension or attribute that has codes, with its codes."""
    lists = {
        "FREQ": (Code(id="A", names=word("annual")),),
        "REF_AREA": (Code(id="BE", names=word("belgium")),),
        "FIGURE": _figures(report),
        "UNIT_MEASURE": _units(report),
    }
    for column in ATTRIBUTES:
        if column.words:
            codes = (Code(id=name, names=column_word(column.name, name)) for name in column.words)
            lists[component(column)] = tuple(codes)
    return lists


def _figures(report: Report) -> tuple[Code, ...]:
    codes: list[Code] = []
    for chapter in report.chapters:
        codes.append(Code(id=code(chapter.id), names=chapter.labels))
        for section in chapter:
            codes.append(Code(id=code(section.id), names=section.labels, parent=code(chapter.id)))
            codes += [Code(id=code(figure.id), names=figure.labels, parent=code(section.id)) for figure in section]
    return tuple(codes)


def _units(report: Report) -> tuple[Code, ...]:
    """The units that figures have, those of the library in its order, then those of the report itself."""
    used = {figure.unit: figure.unit_labels for figure in report}
    names = {language: packaged_units().labels(language) for language in LANGUAGES}
    known = {
        unit: Labels(**{language: names[language][unit] for language in LANGUAGES})
        for unit in packaged_units().names
        if unit in used
    }
    own = {unit: labels for unit, labels in used.items() if labels is not None}
    return tuple(Code(id=code(unit), names=labels) for unit, labels in {**known, **own}.items())


def sdmx_csv(report: Report) -> str:
    """The contents of figures.sdmx.csv, in SDMX-CSV 2.0.0: one observation a line, its number exact."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *(component(column) for column in ATTRIBUTES)]
    )
    flow_id = f"{AGENCY}:{flow(report)}(1.0)"
    for figure in report:
        row = table_record(figure, report.edition)
        attributes = [_cell(column.name, row[column.name]) for column in ATTRIBUTES]
        key = ["A", "BE", code(figure.id), report.edition.year]
        writer.writerow(["dataflow", flow_id, "I", *key, json_text(figure.value), *attributes])
    return file.getvalue()


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in ("unit", "of"):
        return code(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else json_text(value)
