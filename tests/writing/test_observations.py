"""The table of observations, and the frames, files and charts that are made from it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow as pa
import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.outside import packaged_outside
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.words import name_of, unit_label, word
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.observations import OBSERVATION_COLUMNS
from support.chart_specs import layers, rows, spec_of
from support.exports import exports

FUGITIVES = "organised_crime.fugitives.fugitives_arrested"
NAMES = [column.name for column in OBSERVATION_COLUMNS]


def test_each_number_of_each_series_is_a_row(report: bps.Report) -> None:
    """This includes numbers for a period that the report prints itself, and no row is repeated."""
    table = report.observations()
    numbers = [one for series in report.series() for one in (*series, *series.beside)]

    assert len(numbers) == len(table)
    assert [(one.figure, one.value, str(one.period.end)) for one in numbers] == [
        (row["id"], row["value"], str(row["period_end"])) for row in table
    ]
    assert table == bps.observations()
    assert len([*packaged_outside()]) == sum(row["source"] is not None for row in table)
    assert NAMES == list(table.to_records()[0])


def test_a_row_says_where_its_number_comes_from(report: bps.Report) -> None:
    """It names a page with its address, or the report."""
    rows_of = {row["year"]: row for row in report.series("personnel.staff.women").table()}

    assert {
        "id": "personnel.staff.women",
        "year": 2023,
        "period_start": date(2023, 12, 31),
        "period_end": date(2023, 12, 31),
        "period_kind": "stock",
        "value": 4292,
        "value_text": "4292",
        "unit": "person",
        "printed": "4 292",
        "qualifier": "exact",
        "certainty": "certain",
        "doubts": None,
        "alternatives": None,
        "comparability": "same",
        "difference": None,
        "break_before": None,
        "edition": None,
        "source": "federal-police-2023-staff-fr",
        "publisher": "Belgian Federal Police",
        "title": "Rapport annuel 2023: Appui non-opérationnel à la Police Intégrée",
        "url": "https://police.be/rapportannuel-policefederale/fr/node/4729",
        "published": "2024-02-15",
        "source_kind": "official",
    } == rows_of[2023]
    assert (2024, None, "Jaarverslag 2024", "2025-02-24") == (
        *(rows_of[2024][name] for name in ("edition", "url", "title")),
        rows_of[2024]["published"],
    )


def test_a_row_after_a_break_says_why(report: bps.Report) -> None:
    """A reader of the file alone must not compute a change across it. Each reason of each break is in a row."""
    table = report.observations()
    reasons = {row["year"]: row["break_before"] for row in report.series(FUGITIVES).table()}

    assert [2020, 2023] == sorted(year for year, reason in reasons.items() if reason)
    assert "suspects" in reasons[2020]
    assert [] == [
        found.why
        for found in report.outside.breaks
        if not any(row["id"] in found.figures and found.why in (row["break_before"] or "") for row in table)
    ]
    assert {None} == {row["break_before"] for row in table if not report.series(row["id"]).breaks}


def test_frames_have_the_types_of_the_columns(report: bps.Report) -> None:
    """Empty editions are empty, numbers are floats or exact, and words are categories."""
    table = report.observations()
    exact = report.observations(numeric="exact").to_pandas()
    frame, polars, arrow = table.to_pandas(), table.to_polars(), pa.table(table)

    assert len(table) == len(frame) == len(polars) == arrow.num_rows
    assert ["same", "comparable", "different"] == list(frame["comparability"].cat.categories)
    assert ("Int64", "float64") == (str(frame["edition"].dtype), str(frame["value"].dtype))
    assert Decimal("15.9") in set(exact["value"])
    assert len([*report.outside]) == frame["edition"].isna().sum() == polars["edition"].null_count()
    with pytest.raises(bps.ExportError, match="float or exact"):
        report.observations(numeric="round")  # type: ignore[arg-type]


def test_a_report_without_other_years_has_an_empty_table(report: bps.Report) -> None:
    """The table keeps its columns, so that programs can read it."""
    alone = bps.parse({**json.loads(content_of(small_report(), "json"), parse_float=Decimal), "outside": {}})

    assert (0, NAMES) == (len(alone.observations()), [column.name for column in alone.observations().columns])
    assert ",".join(NAMES) + "\r\n" == content_of(alone, "observations").decode()


def test_the_csv_file_has_every_row(report: bps.Report) -> None:
    """Numbers are exact, and no cell begins a formula."""
    listed = list(csv.DictReader(io.StringIO(content_of(report, "observations").decode(), newline="")))

    assert [row["value_text"] for row in report.observations()] == [row["value_text"] for row in listed]
    assert [] == [row for row in listed if row["printed"].startswith(("=", "+", "-", "@"))]
    assert {row["source"] for row in listed} - {""} <= report.outside.sources.keys()


def test_descriptors_describe_its_columns() -> None:
    """The data package, CSV on the Web and Croissant have every column, and catalogues have the file."""
    package = json.loads(exports()["data-package"])["resources"][1]
    csvw = json.loads(exports()["csvw-observations"])
    croissant = json.loads(exports()["croissant"])["recordSet"][1]
    files = json.loads(exports()["schema-org"])["distribution"]

    assert ("observations.csv", NAMES) == (package["path"], [field["name"] for field in package["schema"]["fields"]])
    assert "figures-csv" == package["schema"]["foreignKeys"][0]["reference"]["resource"]
    assert ("observations.csv", NAMES) == (csvw["url"], [column["name"] for column in csvw["tableSchema"]["columns"]])
    assert [name for name in NAMES if name != "value_text"] == [field["name"] for field in croissant["field"]]
    assert {"observations.csv"} == {f["source"]["fileObject"]["@id"] for f in croissant["field"]}
    assert "observations.csv" in {file["name"] for file in files}


def test_sqlite_has_the_keys(report: bps.Report) -> None:
    """Every observation belongs to a figure and to a page, and so does every citation."""
    database = sqlite3.connect(":memory:")
    database.deserialize(exports()["sqlite"])
    one: Any = database.execute(
        "SELECT o.value, p.publisher FROM observations o JOIN pages p ON p.slug = o.source "
        "WHERE o.id = 'personnel.staff.women' AND o.year = 2023"
    ).fetchall()
    cited = database.execute("SELECT count(DISTINCT figure) FROM cited").fetchone()
    counted = database.execute("SELECT count(*), count(source) FROM observations").fetchone()
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()

    assert [(4292, "Belgian Federal Police")] == one
    assert ((len(report.observations()), len([*report.outside])), []) == (counted, broken)
    assert (sum(bool(figure.cited) for figure in report),) == cited


def test_the_workbook_has_a_row_for_each(report: bps.Report) -> None:
    """The sheet has the columns of the table."""
    book = openpyxl.load_workbook(io.BytesIO(exports()["excel"]))
    header, *listed = book["observations"].iter_rows(values_only=True)

    assert (sorted(NAMES), len(report.observations())) == (sorted(map(str, header)), len(listed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_draws_each_number_once(report: bps.Report, language: bps.Language) -> None:
    """Every point has its value, what its source prints, its comparability and its source, all in the language."""
    series = report.series(FUGITIVES)
    spec = spec_of(series.chart(language))
    points = [row for row in rows(spec, "point") if "printed" in row]
    tooltips = next(layer["encoding"]["tooltip"] for layer in layers(spec) if layer["mark"]["type"] == "point")

    assert [(one.year, float(one.value), one.printed) for one in series] == [
        (row["year"], row["value"], row["printed"]) for row in points
    ]
    assert [name_of(one.comparability).text(language) for one in series] == [row["comparability"] for row in points]
    assert [one.source.publisher for one in series if one.source] == [
        row["source"].partition(", ")[0] for row in points[:-1]
    ]
    assert {"source", "printed", "comparability"} <= {tip["field"] for tip in tooltips}
    assert f"{series.label(language)}, 2013–2024" == spec["title"]["text"]
    assert unit_label("person", language) in {
        layer["encoding"]["y"]["title"] for layer in layers(spec) if "y" in layer["encoding"]
    }
    first = f"{series.label(language)}, 2013–2024; {word('other_count', day=2020).text(language)}"
    assert spec["description"].startswith(first)


def test_a_line_stops_at_each_break(report: bps.Report) -> None:
    """Three ways of counting are three lines, and a stroke with its reason stands between them."""
    spec = spec_of(report.series(FUGITIVES).chart())
    segments = [(row["segment"], row["year"]) for row in rows(spec, "line")]
    strokes = rows(spec, "rule")

    assert [0] * 5 + [1] * 3 + [2] * 2 == [segment for segment, _ in segments]
    assert [2019.5, 2022.5] == [row["year"] for row in strokes]
    assert "sentence of five years" in strokes[1]["why"]


def test_another_scope_is_hollow_and_on_no_line(report: bps.Report) -> None:
    """The number of a part of a year or of another body is a mark without a line."""
    spec = spec_of(report.series("border_management.irregular_migration.transit_migrants").chart())
    scale = next(layer["encoding"]["fill"]["scale"] for layer in layers(spec) if "fill" in layer["encoding"])

    assert "transparent" == dict(zip(scale["domain"], scale["range"], strict=True))["different"]
    assert [2024] == [row["year"] for row in rows(spec, "line")]
    assert 7 == len(rows(spec, "point"))


def test_the_number_of_the_report_is_written_beside_its_point(report: bps.Report) -> None:
    """It is in the language of the chart. A doubtful number has a question mark."""
    written = {
        (figure, language): [row["own"] for row in rows(spec_of(report.series(figure).chart(language)), "text")]
        for figure in ("organised_crime.capacity_shares.drug_crime", "protection.close_protection.valuables_escorts")
        for language in ("en", "nl")
    }

    assert [["21.69%"], ["21,69%"], ["573 ?"], ["573 ?"]] == list(written.values())


def test_each_number_stands_nearest_to_its_own_year(report: bps.Report) -> None:
    """A stock of the middle of a year is on the line too, and stands before the end of that year."""
    series = report.series("organised_crime.fugitives.open_files")
    drawn = rows(spec_of(series.chart()), "line")
    places = [row["year"] for row in drawn]

    assert len(series) == len(drawn)
    assert sorted(set(places)) == places
    assert [one.year for one in series] == [round(place + 0.001) for place in places]


def test_a_reason_of_two_breaks_is_given_once(report: bps.Report) -> None:
    """In English charts, it is below the title with both years. Reasons are in English only."""
    series = report.series("organised_crime.drug_trends.cocaine_seized")
    below = " ".join(spec_of(series.chart("en"))["title"]["subtitle"])
    dutch = spec_of(series.chart("nl"))["title"]["subtitle"]

    assert 1 == below.count(series.breaks[0].why)
    assert "break in the series from 2024, 2025: The 2024 report" in below
    assert 1 == " ".join(dutch).count("breuk in de reeks vanaf 2024, 2025")
    assert 1 == " ".join(dutch).count("breuk in de reeks")
    assert "Source: Belgian Federal Police, " in below


def test_an_ambiguous_number_has_its_other_values(report: bps.Report) -> None:
    """They are diamonds, and the number itself has a question mark."""
    spec = spec_of(report.series("protection.close_protection.valuables_escorts").chart())
    others = [(row["year"], row["value"]) for row in rows(spec, "point") if "alternative" in row]

    assert [(2024, 178.0)] == others
    assert ["573 ?"] == [row["printed"] for row in rows(spec, "point") if row.get("printed", "").endswith("?")]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_series_can_be_drawn(language: bps.Language) -> None:
    """The specification is valid, and its subtitle ends with the publishers."""
    for series in bps.series():
        lines = spec_of(series.chart(language))["title"]["subtitle"]
        assert any(line.startswith(word("source_line", source="").text(language).strip()) for line in lines)
        assert lines[-1].endswith(bps.__version__)
