"""`show`: one figure in full, or the figures of a section or chapter."""

from __future__ import annotations

import re

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.answer import Line
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.cards.card import with_sign
from belgian_police_stats.writing.cards.figures import figure_rows
from belgian_police_stats.writing.plain import plain_figure
from support.command_line import Output, ask, data, joined, refusal, text


def test_a_figure_is_shown_under_its_label() -> None:
    """Fact by fact: those of its card."""
    report = small_report()
    label, line, number, blank, *wrapped = ask("show", report, id="personnel.staff.women", lang="nl").lines
    facts = re.sub(r"\n +", " ", "\n".join(wrapped)).splitlines()
    explained = report.explain("personnel.staff.women")

    assert (report["personnel.staff.women"].label("nl"), "=" * len(label)) == (label, line)
    assert ("● 450 personen", "") == (number, blank)
    # A text that is too long for one line goes on below itself.
    whole = re.sub(r"\n +", " ", "\n".join(facts)).split("\n")
    assert [f"{name}  {with_sign(cell, 'nl')}" for name, cell in figure_rows(explained.figure, explained, "nl")] == [
        f"{name}  {fact.strip()}" for name, _, fact in (fact.partition("  ") for fact in whole)
    ]


def test_every_figure_is_shown_in_full(report: bps.Report) -> None:
    """Value, unit, printed form and doubt of each are in the text and, exactly, in the data."""
    wrong: list[tuple[str, str]] = []
    for figure in report:
        answer = ask("show", report, id=figure.id)
        record, card, source = answer.data, joined("\n".join(answer.lines)), figure.source
        facts = [record[name] for name in ("id", "value", "unit", "printed", "line", "certainty")]
        if facts != [figure.id, figure.value, figure.unit, figure.printed, source.line, figure.certainty]:
            wrong.append((figure.id, "data"))
        if not all(part in card for part in (figure.id, figure.printed, figure.unit, str(source))):
            wrong.append((figure.id, "card"))
        if len(record["alternatives"]) != len(figure.alternatives) or len(record["sources"]) != len(figure.sources):
            wrong.append((figure.id, "doubt"))

    assert [] == wrong


def test_a_figure_has_its_rules_and_discrepancies(capsys: Output, report: bps.Report) -> None:
    """As `Report.explain` gives them."""
    figure = "organised_crime.investigation_shares.corruption"
    record, explained = data(capsys, "show", figure), report.explain(figure)

    assert [result.rule.id for result in explained.results] == [rule["id"] for rule in record["rules"]]
    assert ["corruption-share"] == [found["id"] for found in record["discrepancies"]]


def test_a_section_is_shown_as_a_table() -> None:
    """A row for each figure, with its qualified number and its unit."""
    report = small_report()
    courses, participants = (report[f"personnel.training.{name}"].label("fr") for name in ("courses", "participants"))

    assert [
        "identifiant                             valeur  certitude  chiffre",
        f"personnel.training.courses       61 formations  ● certain  {courses}",
        f"personnel.training.participants  254 personnes  ● certain  {participants}",
    ] == ask("show", report, id="personnel.training", lang="fr").lines


@pytest.mark.parametrize("columns", [40, 99])
def test_in_a_narrow_terminal_a_figure_takes_two_lines(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The number and the label, and below them the id; the signs are explained at the end."""
    monkeypatch.setenv("COLUMNS", str(columns))
    report = small_report()
    lines = ask("show", report, id="personnel.training", lang="fr").lines

    ids = [f"  {figure.id}" for figure in report.personnel.training]

    assert lines[0].startswith("● 61 formations")
    assert ids == [line for line in lines if "personnel." in line]
    assert "quiet" == next(line.style for line in lines if isinstance(line, Line) and "personnel." in line)
    assert joined(" ".join(lines)).endswith("n’admet qu’une seule lecture")


def test_an_ambiguous_figure_stands_out(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its other number, in a narrow terminal and in a wide one."""
    shown: dict[int, list[Line]] = {}
    for columns in (60, 300):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = ask("show", report, id="organised_crime.antwerp_port", lang="nl").lines
        shown[columns] = [line for line in lines if isinstance(line, Line) and line.style == "loud"]

    assert all("7 290" in " ".join(lines) for lines in shown.values())
    assert ["? 7 290 personen (of 5 511)", "? 5 511 voertuigen (of 7 290)"] == [
        line.partition("  ")[0] for line in shown[60] if line.startswith("?")
    ]
    assert 2 == len(shown[300])


def test_a_chapter_or_a_section_has_all_its_figures(capsys: Output, report: bps.Report) -> None:
    """And no other, in the order of the report."""
    for part in ("border_management", "border_management.removals"):
        expected = [figure.id for figure in report if figure.id.startswith(part + ".")]
        assert expected == [row["id"] for row in data(capsys, "show", part)]
        assert expected == [line.split()[0] for line in text(capsys, "show", part).splitlines()[1:]]


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_number_is_cut(capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """In a terminal of any width the number of every figure is whole, with its qualifier."""
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = {chapter.id: f" {joined(text(capsys, 'show', chapter.id))} " for chapter in report.chapters}

    assert [] == [f.id for f in report if f" {plain_figure(f, 'en')} " not in shown[f.chapter]]


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("personnel.staf.women", " Did you mean 'personnel.staff.women' or 'personnel.staff.men'?"),
        ("personel", " Did you mean 'personnel'?"),
        ("x", ""),
    ],
)
def test_an_id_that_the_report_does_not_have(capsys: Output, asked: str, advice: str) -> None:
    """The error counts the ids that there are, and names those that are nearest."""
    assert (
        "belgian-police-stats: Expected the id of one of 224 figures, 60 sections or 15 chapters, got "
        f"{asked!r}.{advice}\n"
    ) == refusal(capsys, "show", asked)
