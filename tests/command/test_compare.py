"""`compare`: the differences between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.report_file import report_data
from support.command_line import Output, data, refusal, text
from support.own_reports import HORSES, MARES, SHARE, names, plain, plain_figure

FOALS = "horse_brigade.stable.foals"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of an old report, and of new ones with other figures and with another year."""
    monkeypatch.chdir(tmp_path)
    bps.write(bps.parse(plain()), "old.json")
    other, next_year = plain(rules=[]), plain()
    stable: Any = other["chapters"]["horse_brigade"]["stable"]
    stable["foals"] = plain_figure("2", 2, "horse")
    stable["horses"].update(printed="41", value=41)
    del stable["share_of_mares"], other["labels"][SHARE]
    other["labels"] |= {FOALS: names("foals"), MARES: {**names(MARES), "en": "she-horses"}}
    bps.write(bps.parse(other), "other.json")
    year_before = next_year["edition"]["period"]
    next_year["edition"] |= {"year": 2000, "period": {"start": "2000-01-01", "end": "2000-12-31"}}
    stable = next_year["chapters"]["horse_brigade"]["stable"]
    stable["horses"].update(printed="44", value=44)
    stable["mares"].update(printed="11", value=11, period=year_before)
    stable["share_of_mares"].update(certainty="inferred", evidence="Drawn beside it.", period=year_before)
    bps.write(bps.parse(next_year), "next_year.json")


@pytest.mark.usefixtures("reports")
def test_other_figures(capsys: Output) -> None:
    """Each difference has a heading, and a row with what is in the one report, in the other, or in both."""
    assert [
        "Invented (1999) → Invented (1999): 1 added, 1 gone, 1 revised, 1 relabelled, 1 rules gone, 0 unchanged.",
        "",
        "Only in the new report: 1.",
        f"  {FOALS}  2 horse  1999-01-01 to 1999-12-31  foals (en)",
        "",
        "Only in the old report: 1.",
        f"  {SHARE}  25%  1999-01-01 to 1999-12-31  {SHARE} (en)",
        "",
        "Another number or period in the same edition: 1.",
        f"  {HORSES}  40 horse → 41 horse  1999-01-01 to 1999-12-31  {HORSES} (en)",
        "",
        "With another label: 1.",
        f"  {MARES}  {MARES} (en) → she-horses",
        "",
        "Checks only in the old report: 1.",
        f"  {SHARE}/share  The mares are counted as horses.",
    ] == text(capsys, "compare", "old.json", "other.json").splitlines()


@pytest.mark.usefixtures("reports")
def test_another_year(capsys: Output) -> None:
    """A figure for another period has both periods. The labels are in the language that is asked for."""
    assert [
        "Invented (1999) → Invented (2000): 1 restated, 1 reread, 1 other period, 2 elsewhere, 0 unchanged.",
        "",
        "Another number for a period that the old edition has as well: 1.",
        f"  {MARES}  10 horse → 11 horse  1999-01-01 to 1999-12-31  {MARES} (fr)",
        "",
        "The same number, with another kind, certainty, printed form, base, evidence or note: 1.",
        f"  {SHARE}  25% → 25%  1999-01-01 to 1999-12-31  {SHARE} (fr)",
        "",
        "For another period: 1.",
        f"  {HORSES}  40 horse → 44 horse  1999-01-01 to 1999-12-31 → 2000-01-01 to 2000-12-31  {HORSES} (fr)",
        "",
        "Elsewhere in the report file: 2.",
        "  edition.year",
        "  edition.period",
    ] == text(capsys, "compare", "old.json", "next_year.json", "--lang", "fr").splitlines()


@pytest.mark.usefixtures("reports")
def test_the_differences_as_json(capsys: Output) -> None:
    """A row of the table for a figure in one report, with the year of that report, and two for a figure in both."""
    other, next_year = (data(capsys, "compare", "old.json", f"{name}.json") for name in ("other", "next_year"))
    back = data(capsys, "compare", "next_year.json", "other.json")

    assert (1999, 1999, []) == (other["old"], other["new"], other["unchanged"])
    assert [(1999, FOALS, 2)] == [(row["edition"], row["id"], row["value"]) for row in other["added"]]
    assert [SHARE] == [row["id"] for row in other["gone"]]
    assert [(1999, FOALS)] == [(row["edition"], row["id"]) for row in back["added"]]
    assert [(2000, SHARE)] == [(row["edition"], row["id"]) for row in back["gone"]]
    assert [(40, 41)] == [(pair["old"]["value"], pair["new"]["value"]) for pair in other["revised"]]
    assert [MARES] == [pair["new"]["id"] for pair in other["relabelled"]]
    assert ([], [f"{SHARE}/share"]) == (other["rules_added"], other["rules_gone"])
    assert (1999, 2000) == (next_year["old"], next_year["new"])
    assert ["edition.year", "edition.period"] == next_year["elsewhere"]
    assert [MARES, SHARE, HORSES] == [
        next_year[name][0]["old"]["id"] for name in ("restated", "reread", "other_period")
    ]


@pytest.mark.usefixtures("reports")
def test_in_a_narrow_terminal_the_id_is_above(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a line of its own, with the rest below it."""
    monkeypatch.setenv("COLUMNS", "60")

    assert [
        "  horse_brigade.stable.foals",
        "    2 horse  1999-01-01 to 1999-12-31  foals (en)",
    ] == text(capsys, "compare", "old.json", "other.json").splitlines()[4:6]


def test_a_packaged_edition_is_named_by_its_year(capsys: Output, report: bps.Report) -> None:
    """An edition has no difference from itself."""
    title = f"{report.edition.title} (2024)"

    assert f"{title} → {title}: no difference, {len(report)} unchanged.\n" == text(capsys, "compare", "2024", "2024")
    assert [figure.id for figure in report] == data(capsys, "compare", "2024", "2024")["unchanged"]


def test_a_file_that_is_named_like_a_year(
    capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Digits alone are a year only if there is no file of that name."""
    monkeypatch.chdir(tmp_path)
    bps.write(report, "2023")

    assert "no difference" in text(capsys, "compare", "2024", "2023")


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("20244", "Expected the year of an edition in the package ({}), got 20244. Did you mean '2024'?"),
        ("gone.json", "gone.json: No such file or directory."),
        ("../../x", "../../x: No such file or directory."),
        ("9999999999", "9999999999: No such file or directory."),
    ],
)
def test_a_report_that_does_not_exist(capsys: Output, named: str, reason: str) -> None:
    """Up to nine digits are taken as a year; anything else is a path."""
    years = ", ".join(map(str, bps.editions()))

    assert f"belgian-police-stats: {reason.format(years)}\n" == refusal(capsys, "compare", "2024", named)


def test_what_is_absent_is_said(
    capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file with a part of a chapter: the other report has more, and the library knows it."""
    monkeypatch.chdir(tmp_path)
    data_of_report = report_data(report)
    del data_of_report["chapters"]["personnel"]["training"]["courses"]
    del data_of_report["labels"]["personnel.training.courses"]
    data_of_report["ledger"] = []
    bps.write(bps.parse(data_of_report), "part.json")
    said = text(capsys, "compare", "part.json", "2024")

    assert "Absent from one of the files, though the library knows them: personnel.training.courses." in said
    assert ["personnel.training.courses"] == data(capsys, "compare", "part.json", "2024")["absent"]


@pytest.mark.usefixtures("reports")
def test_a_figure_on_another_line_has_both_places(capsys: Output) -> None:
    """Its number, which is the same, is shown too."""
    moved = plain()
    moved["chapters"]["horse_brigade"]["stable"]["mares"]["line"] = 4
    bps.write(bps.parse(moved), "moved.json")

    assert (
        f"  {MARES}  10 horse  slide 1, line 3 → slide 1, line 4"
        in text(capsys, "compare", "old.json", "moved.json").splitlines()
    )
