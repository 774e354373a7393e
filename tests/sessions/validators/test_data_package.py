"""Frictionless checks the CSV file against the data package beside it, cell for cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import frictionless
import pytest
from frictionless.resources import TableResource

import belgian_police_stats as bps
from sessions.validators.damage import in_json, in_text, records_of, rows_in_csv


def errors_of(folder: Path) -> set[str]:
    """The types of the errors that Frictionless finds."""
    found = frictionless.validate(str(folder / "datapackage.json"))
    return {kind for (kind,) in found.flatten(["type"])}


def rows_of(resource: frictionless.Resource) -> list[dict[str, Any]]:
    """The rows that Frictionless reads."""
    assert isinstance(resource, TableResource)
    return [row.to_dict() for row in resource.read_rows()]


def test_the_package_and_its_content_are_valid(folder: Path) -> None:
    """Every cell is read with its type, its words and its keys."""
    assert set() == errors_of(folder)


def test_the_rows_are_those_of_the_table(folder: Path, report: bps.Report) -> None:
    """Each value comes back as it was, and numbers are exact."""
    figures, observations = frictionless.Package(str(folder / "datapackage.json")).resources

    assert records_of(report) == rows_of(figures)
    assert rows_in_csv(report.observations()) == rows_of(observations)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (",exact,certain,", ",exact,sure,", "constraint-error"),
        ("2024,organised_crime.investigations.drug_crime,", "2024,,", "constraint-error"),
        ("organised_crime.investigations.drug_crime", "organised_crime.investigations.money_laundering", "primary-key"),
        ("2024-12-31", "2024-12-32", "type-error"),
        ("Count,805,", "Count,many,", "type-error"),
        ("edition,id", "edition,name", "incorrect-label"),
        ("2024,organised_crime", "2024,organised_crime,more", "extra-cell"),
        ("805", "806", "hash-count"),
    ],
)
def test_a_damaged_file_is_refused(folder: Path, old: str, new: str, error: str) -> None:
    """With a wrong word, key, type, header, number of cells or hash."""
    in_text(folder / "figures.csv", old, new)

    assert error in errors_of(folder)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (",same,", ",similar,", "constraint-error"),
        ("period_start", "period_begin", "incorrect-label"),
        ("\norganised_crime.", "\nother_crime.", "foreign-key"),
        ("2023-12-31", "2023-12-32", "type-error"),
    ],
)
def test_damaged_observations_are_refused(folder: Path, old: str, new: str, error: str) -> None:
    """With a wrong word, header or date, or of a figure that the report does not have."""
    in_text(folder / "observations.csv", old, new)

    assert error in errors_of(folder)


def test_a_whole_that_is_no_figure_is_refused(folder: Path, report: bps.Report) -> None:
    """A share refers to a row of the same file."""
    whole = next(figure.of for figure in report if isinstance(figure, bps.Share) and figure.of)
    in_text(folder / "figures.csv", f"\n2024,{whole},", f"\n2024,{whole}_of_another_name,")

    assert "foreign-key" in errors_of(folder)


def test_a_package_with_another_type_is_refused(folder: Path) -> None:
    """The validator finds faults of the descriptor too."""
    in_json(folder / "datapackage.json", lambda d: d["resources"][0]["schema"]["fields"][1].update(type="integer"))

    assert "type-error" in errors_of(folder)
