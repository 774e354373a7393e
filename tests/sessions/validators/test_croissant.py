"""mlcroissant loads the rows of the CSV file through the Croissant descriptor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
from mlcroissant._src.core.issues import GenerationError

import belgian_police_stats as bps
from sessions.validators.damage import in_json, in_text, records_of

REFUSALS = (mlcroissant.ValidationError, GenerationError, ValueError)


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """The records as a user gets them, with short names and texts."""
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    return [
        {
            name.removeprefix("figures/"): value.decode() if isinstance(value, bytes) else value
            for name, value in row.items()
        }
        for row in dataset.records("figures")
    ]


def expected(report: bps.Report) -> list[dict[str, Any]]:
    """The table as Croissant holds it: numbers are floats, and value_text is left out."""
    rows = records_of(report)
    for row in rows:
        del row["value_text"]
        row.update({name: float(row[name]) for name in ("value", "lower", "upper")})
    return rows


def day(value: Any) -> Any:
    """The date of a timestamp."""
    return value.date() if hasattr(value, "date") else value


def test_the_records_are_the_rows(folder: Path, report: bps.Report) -> None:
    """Each text, word, date and number, in printed order."""
    rows = [{name: day(value) for name, value in row.items()} for row in rows_of(folder)]

    assert expected(report) == rows


def test_the_only_thing_that_is_missing_is_a_licence(folder: Path) -> None:
    """We invent none."""
    issues = mlcroissant.Dataset(str(folder / "croissant.json")).metadata.issues

    assert not issues.errors
    assert ["license"] == [warning.partition("schema.org/")[2].partition('"')[0] for warning in issues.warnings]


DAMAGES: dict[str, Callable[[Any], object]] = {
    "no context": lambda d: d["@context"].pop("recordSet"),
    "no hash": lambda d: d["distribution"][0].pop("sha256"),
    "no field": lambda d: d["recordSet"][0]["field"][0].pop("dataType"),
    "unknown file": lambda d: d["recordSet"][0]["field"][0]["source"]["fileObject"].update({"@id": "other.csv"}),
    "unknown column": lambda d: d["recordSet"][0]["field"][0]["source"]["extract"].update(column="more"),
    "another type": lambda d: d["recordSet"][0]["field"][1].update(dataType="sc:Date"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_descriptor_is_refused(folder: Path, name: str) -> None:
    """When it is loaded, or when the rows are read."""
    in_json(folder / "croissant.json", DAMAGES[name])

    with pytest.raises(REFUSALS):
        rows_of(folder)


def test_a_file_that_is_another_one_is_refused(folder: Path) -> None:
    """Its header differs from the one described."""
    in_text(folder / "figures.csv", "edition,id", "edition,name")

    with pytest.raises(REFUSALS):
        rows_of(folder)
