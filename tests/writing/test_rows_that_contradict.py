"""A table says only what the table of a report could say: each value of a row goes with the others."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.files.formats import READERS
from support.next_version import VERSION

REPORT = bps.load(2024)
ROWS = content_of(REPORT, "ndjson").decode().splitlines()
COUNT, SHARE, IN_DOUBT = (
    next(i for i, line in enumerate(ROWS) if sign in line)
    for sign in ('"kind": "Count"', '"kind": "Share"', '"certainty": "ambiguous"')
)


def faults_of(place: int, change: Callable[[dict[str, Any]], object]) -> list[str]:
    """The columns with a fault after a change to one row."""
    rows = [*ROWS]
    row = json.loads(rows[place])
    change(row)
    rows[place] = json.dumps(row)
    with pytest.raises(bps.DataError) as caught:
        bps.read_table("ndjson", io.BytesIO("\n".join(rows).encode()))
    return [fault.path.removeprefix(f"row {place + 1}, ") for fault in caught.value.faults]


def to(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """A row with other values."""
    return lambda row: row.update(changes)


CHANGES: dict[str, tuple[int, Callable[[dict[str, Any]], object], list[str]]] = {
    "the section of another figure": (COUNT, to(section="personnel.women"), ["section"]),
    "no section": (COUNT, to(section=None), ["section"]),
    "an id in capitals": (COUNT, lambda row: row.update(id=row["id"].upper()), ["id"]),
    "an id with a space behind it": (COUNT, lambda row: row.update(id=row["id"] + " "), ["id"]),
    "an id of a section": (COUNT, lambda row: row.update(id=row["section"]), ["id"]),
    "an id without names": (COUNT, lambda row: row.update(id=f"{row['chapter']}.."), ["id"]),
    "another chapter": (COUNT, to(chapter="other"), ["chapter"]),
    "no unit": (COUNT, to(unit=None), ["unit"]),
    "the unit of another kind": (COUNT, to(unit="percent"), ["unit"]),
    "the kind of another unit": (COUNT, to(kind="Share"), ["unit"]),
    "a unit that is no name": (COUNT, to(unit="two words"), ["unit"]),
    "no text of the value": (COUNT, to(value_text=None), ["value_text"]),
    "a text with zeros before the value": (
        COUNT,
        lambda row: row.update(value_text=f"0{row['value']}"),
        ["value_text"],
    ),
    "a lower bound that was not printed": (COUNT, to(lower=1), ["lower"]),
    "an upper bound that was not printed": (COUNT, to(upper=10**6), ["upper"]),
    "bounds of a share": (SHARE, to(lower=0, upper=100), ["lower", "upper"]),
    "a count below zero": (
        COUNT,
        to(value=-5, value_text="-5", printed="-5", lower=-5, upper=-5),
        ["value"],
    ),
    "the whole of a count": (COUNT, to(of="personnel.staff.women"), ["of"]),
    "an ambiguous figure without a doubt": (IN_DOUBT, to(doubts=None), ["doubts"]),
    "a period backwards": (COUNT, to(period_start="2025-01-01"), ["period_end"]),
    "a line before the first": (COUNT, to(line=0), ["line"]),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_row_that_contradicts_itself_is_refused(case: str) -> None:
    """At the column that does not go with the others."""
    place, change, columns = CHANGES[case]

    assert columns == faults_of(place, change)


def test_a_unit_of_a_newer_version_is_not_known() -> None:
    """It can be one of the kind, so that the row is read with it."""
    row = json.loads(ROWS[COUNT]) | {"unit": "drone/day"}
    content = json.dumps(row).encode()

    (read,) = bps.read_table("ndjson", io.BytesIO(content), version=VERSION)
    assert "drone/day" == read["unit"]
    with pytest.raises(bps.DataError, match="row 1, unit: expected a unit of Count"):
        bps.read_table("ndjson", io.BytesIO(content))


@pytest.mark.parametrize("name", READERS)
def test_every_row_of_the_report_goes_together(name: bps.TableFormatName) -> None:
    """In every format."""
    assert REPORT.table() == bps.read_table(name, io.BytesIO(content_of(REPORT, name)))
