"""`ledger`: every number that the report prints."""

from __future__ import annotations

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from support.command_line import Output, ask, data, joined, text


def test_every_printed_number_has_a_row(capsys: Output, report: bps.Report) -> None:
    """With its figure, or with the reason why it is not one."""
    rows = data(capsys, "ledger")

    assert [(entry.line, entry.printed, entry.figure, entry.reason) for entry in report.ledger] == [
        (row["line"], row["printed"], row["figure"], row["reason"]) for row in rows
    ]


def test_the_ledger_as_text() -> None:
    """The label of a figure before its id, or the reason, and a summary at the end."""
    report = small_report()
    heading, *rows, blank, summary = ask("ledger", report).lines
    total = report["border_management.passengers.total"]

    assert ["line", "printed", "label", "figure"] == heading.split()
    assert "  11     1999  not a figure: date" == rows[0]
    assert rows[1].startswith(f"  13    2 000  {total.label('en')}  ")
    assert rows[1].endswith(f"  {total.id}")
    assert len(report.ledger) == len(rows)
    assert ("", "30 printed numbers: 29 for 29 figures, 1 for other things (date: 1).") == (blank, summary)


def test_the_summary_counts_the_reasons(capsys: Output, report: bps.Report) -> None:
    """Places of figures and other things make all the numbers; each reason is in words, with its count."""
    summary = joined(text(capsys, "ledger").partition("\n\n")[2])
    reasons = ", ".join(f"{reason.replace('_', ' ')}: {count}" for reason, count in report.ledger.reasons)

    assert f"298 printed numbers: 227 for 224 figures, 71 for other things ({reasons})." == summary


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_in_a_terminal_the_id_is_below(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """On a line of its own, and only where there is one."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = ask("ledger", small_report()).lines

    assert ["line  printed  label", "  figure", "  11     1999  not a figure: date"] == lines[:3]
    assert "  border_management.passengers.total" in lines
