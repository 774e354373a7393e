"""`show`: one figure in full, or the figures of a section or chapter."""

from __future__ import annotations

import re

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.cards.card import in_words
from belgian_police_stats.writing.cards.figures import figure_rows
from support.command_line import Output, ask, data, joined, refusal, text


def test_a_figure_is_shown_under_its_label() -> None:
    """Fact by fact: those of its card."""
    report = small_report()
    label, line, *wrapped = ask("show", report, id="personnel.staff.women", lang="nl").lines
    facts = re.sub(r"\n +", " ", "\n".join(wrapped)).splitlines()
    explained = report.explain("personnel.staff.women")

    assert (report["personnel.staff.women"].label("nl"), "=" * len(label)) == (label, line)
    # A text that is too long for one line goes on below itself.
    whole = re.sub(r"\n +", " ", "\n".join(facts)).split("\n")
    assert [f"{name}  {in_words(cell)}" for name, cell in figure_rows(explained.figure, explained)] == [
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
        "id                               printed  unit    certainty  label",
        f"personnel.training.courses            61  course  certain    {courses}",
        f"personnel.training.participants      254  person  certain    {participants}",
    ] == ask("show", report, id="personnel.training", lang="fr").lines


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
    shown = {chapter.id: f"{joined(text(capsys, 'show', chapter.id))} " for chapter in report.chapters}

    assert [] == [f.id for f in report if f"{f.id} {f.qualified} " not in shown[f.chapter]]


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
