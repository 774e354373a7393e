"""SDMX-CSV: the figures as statistical offices exchange them. The structure message says what the codes mean."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from ...model.report import Report
from ..json_text import json_text
from ..records import table_record
from .sdmx_codes import AGENCY, ATTRIBUTES, DIMENSIONS, code, component, flow

__all__ = ["sdmx_csv"]


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
