"""`units`: the units of the figures."""

from __future__ import annotations

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.units import packaged_units
from support.command_line import Output, data, text


def test_every_unit_has_a_row(capsys: Output, report: bps.Report) -> None:
    """Each kind with its units. The figures of a kind and a unit are counted once."""
    rows = data(capsys, "units")
    listed = [(kind, unit) for kind, units in packaged_units().by_kind.items() for unit in units]
    figures = [(type(figure).__name__, figure.unit) for figure in report]

    assert listed == [(row["kind"], row["unit"]) for row in rows]
    assert [figures.count(pair) for pair in listed] == [row["figures"] for row in rows]
    assert len(report) == sum(row["figures"] for row in rows)


def test_a_unit_has_its_definition_and_its_label(capsys: Output) -> None:
    """In the language that is asked for."""
    rows = {row["unit"]: row for row in data(capsys, "units", "--lang", "de")}

    assert ("person * hour", packaged_units().labels("de")["person_hour"]) == (
        rows["person_hour"]["definition"],
        rows["person_hour"]["label"],
    )
    assert {"unit", "kind", "definition", "figures", "label"} == rows["person"].keys()


@pytest.mark.parametrize(
    ("columns", "heading"),
    [
        (120, ["unit", "kind", "definition", "figures", "label"]),
        (80, ["unit", "kind", "definition", "figures", "label"]),
        (60, ["unit", "kind", "figures", "label"]),
    ],
)
def test_a_narrow_terminal_does_without_definitions(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, columns: int, heading: list[str]
) -> None:
    """What is shown is whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    output = text(capsys, "units")

    assert heading == output.splitlines()[0].split()
    assert "…" not in output
