"""`series`: the numbers of other years beside a figure."""

from __future__ import annotations

import io
import json

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from support.command_line import Output, ask, data, refusal, text

WOMEN = "personnel.staff.women"


def test_a_series_has_a_bar_for_each_number() -> None:
    """The longest bar is that of the greatest number; then come sources, with their years."""
    answer = ask("series", small_report(), id=WOMEN)

    assert [
        "Women in the Federal Police (persons)",
        "=====================================",
        "1998  409  ██████████████████████    same",
        "1999  450  ████████████████████████  report",
        "",
        "1998  Nobody, “An invented page”, 1999 (https://example.org/1998)",
    ] == answer.lines


def test_breaks_differences_and_numbers_beside_it_are_listed(capsys: Output) -> None:
    """Each text once, with the years that it is about."""
    output = text(capsys, "series", "organised_crime.drug_trends.cocaine_seized")
    arrests = text(capsys, "series", "organised_crime.fugitives.fugitives_arrested")

    assert "Published elsewhere for a period that the report prints itself:" in output
    assert "44 Tonnen (comparable; BRF (Belga), Zoll 2024: 44 Tonnen Kokain, 2025-01)" in " ".join(output.split())
    assert 1 == arrests.count("FAST had a wider target group then")
    assert "2013, 2014, 2017, 2018  FAST had a wider target group then" in arrests
    assert "break in the series from 1 January 2023" in arrests
    assert "From 2023 on, FAST looks only for persons" in arrests
    french = text(capsys, "series", "organised_crime.fugitives.fugitives_arrested", "--lang", "fr")
    assert "rupture de série à partir du 1er janvier 2023" in french
    assert " largement comparable\n" in french
    assert 2 == french.count("rupture\n")
    assert "it looks for suspects too. (anglais)" in french
    assert "FAST had a wider target group then (anglais)" in french


def test_a_row_stands_for_each_place_with_a_break(capsys: Output) -> None:
    """Between the last number of the old count and the first one of the new count."""
    lines = text(capsys, "series", "organised_crime.fugitives.fugitives_arrested").splitlines()
    years = [line.split()[0] for line in lines[2 : lines.index("")]]

    assert [2013, 2014, 2017, 2018, 2019, "----", 2020, 2021, 2022, "----", 2023, 2024] == [
        int(year) if year.isdigit() else year for year in years
    ]


def test_numbers_of_all_sources_are_written_in_one_way(capsys: Output) -> None:
    """The sources print 1484, 1.476 and "mehr als 2,7 Millionen"."""
    missing = text(capsys, "series", "special_support.missing_persons.disappearances")
    calls = text(capsys, "series", "information_exchange.emergency_calls.calls")

    assert "\n2007  1 484  " in missing
    assert "\n2013  1 476  " in missing
    assert "2021  more than 2 700 000  " in calls


def test_a_jump_to_a_doubtful_number_shows_its_other_readings(report: bps.Report) -> None:
    """The doubt of the report's own figure goes with it."""
    figure = "protection.close_protection.valuables_escorts"
    page = {
        "publisher": "A",
        "title": "A",
        "url": "https://a.be",
        "language": "nl",
        "published": "2024",
        "kind": "press",
    }
    number = {
        "value": 9,
        "printed": "9",
        "unit": "mission",
        "period": {"start": "2023-01-01", "end": "2023-12-31"},
        "comparability": "same",
        "source": "a",
    }
    own = report.with_outside(io.StringIO(json.dumps({"sources": {"a": page}, "observations": {figure: [number]}})))
    lines = " ".join(" ".join(ask("series", own, id=None).lines).split())

    assert f"{figure} 9 (2023) → 573 (or 178; doubt: valuables-and-prisoners) (2024)" in lines


def test_a_figure_without_other_years_has_one_bar() -> None:
    """A number of zero has an empty one."""
    nothing = changed(small_report(), {"personnel.training.courses": 0})

    assert ["1999  0    report"] == ask("series", nothing, id="personnel.training.courses").lines[2:]


def test_without_an_id_every_series_is_listed(capsys: Output, report: bps.Report) -> None:
    """With the years and the number of each, and the jumps that need a look."""
    output = text(capsys, "series")

    assert [] == [series.figure for series in report.series() if f"\n{series.figure} " not in output]
    assert "community.police_on_web.declarations 5 550 (2014) → 89 978 (2024)" in " ".join(output.split())
    assert output.endswith(f"\n{len(report.series())} series.\n")
    assert "1 series." == ask("series", small_report(), id=None).lines[-1]
    assert [] == [line for line in ask("series", small_report(), id=None).lines if "five times" in line]


def test_the_answer_as_json_has_sources_and_breaks(capsys: Output, report: bps.Report) -> None:
    """Every number with its comparability and its source, and the same for all series."""
    one = data(capsys, "series", "organised_crime.fugitives.fugitives_arrested")
    every = data(capsys, "series")

    assert {"figure", "unit", "observations", "beside", "confirmations", "breaks", "jumps"} == one.keys()
    assert [325, 105] == [one["observations"][0]["value"], one["observations"][-1]["value"]]
    assert "vrt-2015-fast" == one["observations"][0]["source"]
    assert ["2020-01-01", "2023-01-01"] == [found["since"] for found in one["breaks"]]
    assert [series.figure for series in report.series()] == [series["figure"] for series in every]
    assert [{"earlier": 2011, "later": 2021}] == next(s["jumps"] for s in every if s["figure"].endswith("dumpings"))


def test_an_unknown_figure_is_refused(capsys: Output) -> None:
    """The message suggests the nearest."""
    assert "Did you mean 'personnel.staff.women'" in refusal(capsys, "series", "personnel.staff.womem")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit_the_terminal(capsys: Output, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Only a word that is longer than the terminal, such as an address, reaches over its edge."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = text(capsys, "series", WOMEN).splitlines()

    assert [] == [line for line in lines if len(line) > columns and "http" not in line]
