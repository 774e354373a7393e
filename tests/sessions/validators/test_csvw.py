"""A reader of CSV on the Web finds the metadata beside the CSV file and reads exact values with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import csvw
import pytest

import belgian_police_stats as bps
from sessions.validators.damage import in_json, in_text, records_of


def valid(folder: Path) -> bool:
    """Whether metadata and content fit each other; a warning counts as well."""
    try:
        read = csvw.CSVW(str(folder / "figures.csv-metadata.json"), validate=True)
        return bool(read.is_valid) and not read.warnings
    except (ValueError, UserWarning):
        return False


def day(value: Any) -> Any:
    """The date, of which the reader makes a time at midnight."""
    return value.date() if isinstance(value, datetime) else value


def test_metadata_and_content_fit(folder: Path) -> None:
    """By the rules of the standard."""
    assert valid(folder)


def test_the_rows_are_those_of_the_table(folder: Path, report: bps.Report) -> None:
    """Each value comes back as it was, and numbers are exact."""
    table = csvw.Table.from_file(folder / "figures.csv-metadata.json")
    assert isinstance(table, csvw.Table)
    rows = [{name: day(value) for name, value in row.items()} for row in cast("Iterable[dict[str, Any]]", table)]

    assert records_of(report) == rows
    assert date(2024, 1, 1) == rows[0]["period_start"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",exact,certain,", ",exact,sure,"),
        ("organised_crime.investigations.drug_crime", "organised_crime.investigations.money_laundering"),
        ("2024-12-31", "2024-12-32"),
        ("Count,805,", "Count,many,"),
        ("edition,id", "edition,name"),
        (",case,805,", ",,805,"),
    ],
)
def test_a_damaged_file_is_refused(folder: Path, old: str, new: str) -> None:
    """With a wrong word, key, date, number or header, or a cell that must not be empty."""
    in_text(folder / "figures.csv", old, new)

    assert not valid(folder)


def test_metadata_with_another_type_are_refused(folder: Path) -> None:
    """The validator finds faults of the descriptor too."""
    in_json(folder / "figures.csv-metadata.json", lambda d: d["tableSchema"]["columns"][1].update(datatype="integer"))

    assert not valid(folder)
