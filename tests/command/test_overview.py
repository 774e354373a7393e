"""`overview`: a report on one screen."""

from __future__ import annotations

import re

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from support.command_line import Output, ask, data, text


def test_the_overview_of_a_small_report() -> None:
    """Its chapters by the certainty of their figures, its numbers and its checks."""
    report = small_report()
    borders, personnel = (chapter.label("de") for chapter in report.chapters)

    assert [
        "An invented report, Nobody",
        "Vorgestellt am 1. Januar 2000, über 1999",
        "",
        f"1 000 Personen  {report.personnel.staff.total.label('de')}",
        f"2 000 Personen  {report.border_management.passengers.total.label('de')}",
        "",
        "Kapitel            Zahlen  ● sicher  ◐ abgeleitet  ? mehrdeutig",
        f"border_management      16        16             0             0  {borders}",
        f"personnel              13        13             0             0  {personnel}",
        "insgesamt              29        29             0             0",
        "",
        "30 gedruckte Zahlen: 29 für diese 29 Werte, 1 für Daten, Namen und Ähnliches.",
        "9 Prüfungen der Zahlen: genau (4), nach Rundung (2), erfüllt (3).",
        "Alles ist in Ordnung.",
        "Unstimmigkeiten im Bericht: 0 (check)",
        "Offene Fragen: 0 (doubts)",
        "Dies ist keine amtliche Veröffentlichung.",
        "",
        "Weiter: belgian-police-stats find women · show personnel.staff.women · check · series · --help",
    ] == ask("overview", report, lang="de").lines


def test_the_overview_shows_three_figures(capsys: Output) -> None:
    """Certain wholes of three chapters, the one with most breakdowns first."""
    assert ["13 979 persons", "3 920 case files", "14.5 million persons"] == [
        line.partition("  ")[0] for line in (line.strip() for line in text(capsys).splitlines()[3:6])
    ]


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
def test_the_overview_is_on_one_screen(
    capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """Every chapter with its numbers, in forty lines from eighty columns on."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = text(capsys).splitlines()
    counts = [
        [len(c.figures), *(len(report.select(chapter=c.id, certainty=certainty)) for certainty in bps.Certainty)]
        for c in report.chapters
    ]
    rows = re.findall(r"^(\w+)\s+(\d+) +(\d+) +(\d+) +(\d+)(?: |$)", "\n".join(lines), re.MULTILINE)

    assert columns < 80 or len(lines) <= 40
    assert [c.id for c in report.chapters] == [name for name, *_ in rows[:-1]]
    assert counts == [[int(number) for number in numbers] for _, *numbers in rows[:-1]]
    assert ["total", str(len(report))] == list(rows[-1][:2])


@pytest.mark.parametrize(("columns", "shown"), [(60, False), (80, False), (100, True), (120, True)])
def test_labels_are_whole_or_left_out(
    capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, columns: int, shown: bool
) -> None:
    """Half a label would say less than the id beside it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    table = text(capsys, "--lang", "fr").split("\n\n")[2]
    words = {word for chapter in report.chapters for word in chapter.label("fr").split()}

    assert words & set(table.split()) == (words if shown else set())


def test_the_overview_as_json_adds_up(capsys: Output, report: bps.Report) -> None:
    """The chapters make the total, and every printed number is a place of a figure or is none."""
    overview = data(capsys)

    assert [chapter.id for chapter in report.chapters] == [chapter["id"] for chapter in overview["chapters"]]
    assert len(report) == overview["total"]["figures"] == sum(chapter["figures"] for chapter in overview["chapters"])
    numbers = overview["numbers"]
    assert numbers["printed"] == numbers["places of figures"] + numbers["no figure"] == 298
    assert len(report.check()) == overview["checks"] == sum(overview["rules"].values())
    assert len(report.doubts) == overview["doubts"]
    assert (len(report.discrepancies), True) == (overview["discrepancies"], overview["passed"])
    assert report.edition.source_sha256 == overview["source_sha256"]
