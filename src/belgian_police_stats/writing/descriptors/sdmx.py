"""SDMX: the code lists and identifiers, and the figures as SDMX-CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from attrs import frozen

from ...model.labels import LANGUAGES, Labels
from ...model.report import Report
from ...model.units import packaged_units
from ...model.word_keys import Word
from ...model.words import column_name, column_word, word
from ..columns import COLUMNS, Column
from ..escapes import defused
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
    "REF_AREA": "The country that the report covers.",
    "FIGURE": "What is counted or measured. Its parent is its section, and the parent of that is its chapter.",
    "TIME_PERIOD": "The year of the report. The period of the figure itself is in the attributes.",
}
"""Each dimension with its description."""

_NAMES: dict[str, Word] = {
    "FREQ": "frequency",
    "REF_AREA": "reference_area",
    "FIGURE": "figure",
    "TIME_PERIOD": "time_period",
    "OBS_VALUE": "observation",
}
"""Each component that is not a column, with its name in the dictionary."""

_NOT_ATTRIBUTES = {"edition", "id", "chapter", "value", "value_text"}
"""These columns become dimensions or the observation; the labels go into the code list of the figures."""

ATTRIBUTES: tuple[Column, ...] = tuple(
    column for column in COLUMNS if column.name not in _NOT_ATTRIBUTES and not column.name.startswith("label_")
)
"""The columns of the table that become attributes of an observation."""


@frozen(kw_only=True)
class Code:
    """One code of a code list, with its names and its parent."""

    id: str
    names: Labels
    parent: str | None = None


def code(name: str) -> str:
    """Make a code from an id or a unit. SDMX allows no dots and slashes; hyphens occur in no id and in no unit."""
    return name.replace(".", "-").replace("/", "-")


def component(column: Column) -> str:
    """Give the name of the attribute for a column."""
    return {"unit": "UNIT_MEASURE", "note": "COMMENT_OBS"}.get(column.name, column.name.upper())


def component_names() -> dict[str, Labels]:
    """Name every dimension, the measure and every attribute in four languages."""
    others = {name: word(key) for name, key in _NAMES.items()}
    return others | {component(column): column_name(column.name) for column in ATTRIBUTES}


def list_of(identifier: str) -> str:
    """Give the name of the code list for a dimension or an attribute."""
    return f"CL_{identifier}"


def flow(report: Report) -> str:
    """Give the name of the dataflow for a report."""
    return f"FIGURES_{report.edition.year}"


def code_lists(report: Report) -> dict[str, tuple[Code, ...]]:
    """List the codes of each dimension and attribute that has a code list."""
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
        for section in chapter.sections:
            codes.append(Code(id=code(section.id), names=section.labels, parent=code(chapter.id)))
            codes += [Code(id=code(figure.id), names=figure.labels, parent=code(section.id)) for figure in section]
    return tuple(codes)


def _units(report: Report) -> tuple[Code, ...]:
    """List the units in use: first those of the library in its order, then those that the report declares."""
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
    """Make the contents of figures.sdmx.csv, in SDMX-CSV 2.0.0: one observation per line, with its exact number."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *(component(column) for column in ATTRIBUTES)]
    )
    flow_id = f"{AGENCY}:{flow(report)}(1.0)"
    for figure in report:
        row: Any = table_record(figure, report.edition)
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
    return defused(value) if isinstance(value, str) else json_text(value)
