"""SDMX: the code lists, the identifiers, and the figures as SDMX-CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from attrs import frozen

from ...model.figure import KINDS, Certainty, Qualifier
from ...model.labels import LANGUAGES, Labels
from ...model.period import PeriodKind
from ...model.report import Report
from ...model.units import packaged_units
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
"""Each dimension and what it says."""

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


def list_of(identifier: str) -> str:
    """Name the code list of a dimension or an attribute."""
    return f"CL_{identifier}"


def flow(report: Report) -> str:
    """Name the dataflow of a report."""
    return f"FIGURES_{report.edition.year}"


def code_lists(report: Report) -> dict[str, tuple[Code, ...]]:
    """Every dimension or attribute that has codes, with its codes."""
    lists = {
        "FREQ": (Code(id="A", names=Labels(nl="jaarlijks", fr="annuel", de="jährlich", en="annual")),),
        "REF_AREA": (Code(id="BE", names=Labels(nl="België", fr="Belgique", de="Belgien", en="Belgium")),),
        "FIGURE": _figures(report),
        "UNIT_MEASURE": _units(report),
    }
    for column in ATTRIBUTES:
        if column.words:
            lists[component(column)] = tuple(Code(id=word, names=_WORDS[word]) for word in column.words)
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


_WORDS: dict[str, Labels] = {
    **{
        kind.__name__: Labels(nl=nl, fr=fr, de=de, en=en)
        for kind, (nl, fr, de, en) in zip(
            KINDS,
            (
                ("aantal", "nombre", "Anzahl", "count"),
                ("aandeel", "part", "Anteil", "share"),
                ("verandering", "évolution", "Veränderung", "change"),
                ("geldbedrag", "montant", "Geldbetrag", "amount of money"),
                ("massa", "masse", "Masse", "mass"),
                ("duur", "durée", "Dauer", "duration"),
                ("verhouding", "taux", "Rate", "rate"),
            ),
            strict=True,
        )
    },
    Qualifier.EXACT: Labels(nl="exact", fr="exact", de="genau", en="exact"),
    Qualifier.ABOUT: Labels(nl="ongeveer", fr="environ", de="ungefähr", en="about"),
    Qualifier.MORE_THAN: Labels(nl="meer dan", fr="plus de", de="mehr als", en="more than"),
    Qualifier.AT_LEAST: Labels(nl="minstens", fr="au moins", de="mindestens", en="at least"),
    Qualifier.LESS_THAN: Labels(nl="minder dan", fr="moins de", de="weniger als", en="less than"),
    Qualifier.AT_MOST: Labels(nl="hoogstens", fr="au plus", de="höchstens", en="at most"),
    Certainty.CERTAIN: Labels(nl="zeker", fr="certaine", de="sicher", en="certain"),
    Certainty.INFERRED: Labels(
        nl="uit de opmaak", fr="d’après la mise en page", de="aus der Anordnung", en="from the layout"
    ),
    Certainty.AMBIGUOUS: Labels(nl="dubbelzinnig", fr="ambiguë", de="mehrdeutig", en="ambiguous"),
    PeriodKind.FLOW: Labels(
        nl="tijdens de periode", fr="pendant la période", de="während des Zeitraums", en="during the period"
    ),
    PeriodKind.STOCK: Labels(nl="op de laatste dag", fr="au dernier jour", de="am letzten Tag", en="on the last day"),
    PeriodKind.CUMULATIVE: Labels(
        nl="sinds de eerste dag", fr="depuis le premier jour", de="seit dem ersten Tag", en="since the first day"
    ),
    PeriodKind.STANDING: Labels(nl="geldende regel", fr="règle en vigueur", de="geltende Regel", en="rule in force"),
}
"""The names of the words that a column can have."""


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
