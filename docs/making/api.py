"""A JSON file for each figure, so that other programs can read and link one number: `api/figures/<id>.json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import belgian_police_stats as bps
from belgian_police_stats.writing.json_text import json_text

__all__ = ["api_files"]


def api_files(report: bps.Report) -> Iterator[tuple[str, str]]:
    """The name and text of each file: an index, and one file for each figure."""
    edition = report.edition
    about = {
        "publisher": edition.publisher,
        "title": edition.title,
        "year": edition.year,
        "version": bps.__version__,
        "terms": edition.terms,
    }
    index: list[dict[str, Any]] = []
    for figure in report:
        index.append({"id": figure.id, "address": f"figures/{figure.id}.json"})
        yield f"api/figures/{figure.id}.json", json_text({"report": about, "figure": figure.to_dict()}) + "\n"
    yield "api/index.json", json_text({"report": about, "figures": index}) + "\n"
