"""`check`: the figures of a report against each other."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.answer import Line
from belgian_police_stats.command.main import main
from belgian_police_stats.model.chapters import CHAPTERS
from belgian_police_stats.model.rules import Verdict
from belgian_police_stats.testing import changed, slips, small_report
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words
from belgian_police_stats.writing.report_file import report_text
from support.command_line import Output, ask, data, joined, refusal, text

EVERYTHING = {"file": None, "chapter": None, "verdict": None, "all": True}


def rows(output: str) -> list[str]:
    """The id of the rule of each check that is shown."""
    _, shown_first, *_ = [*output.split("\n\n"), "", ""]
    shown = shown_first.splitlines() if shown_first[:1] in ("✓", "✂", "○", "✗") else []
    after = [*shown[1:], "✓"][: len(shown)]
    return [line.strip() for line, later in zip(shown, after, strict=True) if not later.startswith(" ")]


def within(chapter: str, figures: tuple[str, ...]) -> bool:
    """Whether one of the figures is in the chapter."""
    return any(name.startswith(f"{chapter}.") for name in figures)


def test_the_check_of_a_small_report() -> None:
    """A row for each check, with what was computed and what is printed, and a summary."""
    answer = ask("check", small_report(), **EVERYTHING)

    assert 0 == answer.code
    assert [
        "9 checks of the figures: exact (4), rounded (2), holds (3).",
        "All of them hold.",
        "",
        "✓ exact: 1 200 + 300 + 500 = 2 000",
        (
            "  Passengers checked at the Schengen external borders = Passengers checked at the Schengen external "
            "borders:"
        ),
    ] == answer.lines[:5]
    assert [
        "  border_management.passengers.airports/within/passengers",
        "✓ holds: 170 ≤ 1 200",
    ] == [line for line in answer.lines if "/within/passengers" in line or "170" in line]
    assert [result.rule.id for result in small_report().check()] == rows("\n".join(answer.lines))


def test_the_answer_has_the_words_of_the_language() -> None:
    """Verdicts, labels and sentences; what the data has in English only says so."""
    answer = ask("check", small_report(), **EVERYTHING | {"lang": "fr"})

    assert "Tout est conforme." == answer.lines[1]
    assert "✓ exacte : 40 + 60 = 100" in answer.lines
    assert "Unstimmigkeiten im Bericht (Englisch)" in ask("check", bps.load(2024), **EVERYTHING | {"lang": "de"}).lines


def test_the_checks_that_hold_are_counted_and_not_listed(capsys: Output, report: bps.Report) -> None:
    """What needs attention comes after the summary; --all lists the others too."""
    urgent = [r.rule.id for r in report.check().results if r.verdict in ("violated", "undecided", "truncated")]
    output = text(capsys, "check")

    assert urgent == rows(output)
    assert f"Others, which hold: {len(report.rules) - len(urgent)} (--all lists them).\n" in output
    assert len(report.rules) == len(data(capsys, "check")["rules"])


def test_every_rule_is_judged(capsys: Output, report: bps.Report) -> None:
    """One row a rule, in order. Every violation is listed as a discrepancy, so that the answer is yes."""
    output = text(capsys, "check", "--all")

    assert [result.rule.id for result in report.check().results] == rows(output)
    assert "Every violation is listed as a discrepancy.\n" in output
    assert [] == [d.id for d in report.discrepancies if f"\n  {d.id}\n    {d.arithmetic[:40]}" not in output]
    assert "Shown: " not in output


def test_the_answer_as_json_has_the_rules_as_data(capsys: Output, report: bps.Report) -> None:
    """Kind, figures, reason, verdict and exact numbers of each, enough to run the rules in another language."""
    answer = data(capsys, "check")

    assert (True, [], []) == (answer["passed"], answer["unlisted"], answer["stale"])
    for rule, result in zip(answer["rules"], report.check().results, strict=True):
        assert (result.rule.id, result.rule.kind, result.rule.why) == (rule["id"], rule["kind"], rule["why"])
        assert list(result.figures) == [*([rule["result"]] if rule["result"] else []), *rule["operands"]]
        assert (result.verdict, result.rule.formula) == (rule["verdict"], rule["formula"])
    share = next(
        rule for rule in answer["rules"] if rule["id"] == "organised_crime.investigation_shares.corruption/share"
    )
    assert ("225/196", Decimal("1.2")) == (share["computed"], share["printed"])
    assert {"lower": Decimal("1.15"), "upper": Decimal("1.25"), "includes_lower": True, "includes_upper": True} == (
        share["printed_interval"]
    )
    assert [d.id for d in report.discrepancies] == [found["id"] for found in answer["discrepancies"]]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_checks_of_one_chapter(capsys: Output, report: bps.Report, chapter: str) -> None:
    """Only those on its figures are shown, with its discrepancies; all are made."""
    expected = [result.rule.id for result in report.check().results if within(chapter, result.figures)]
    discrepancies = [d.id for d in report.discrepancies if within(chapter, d.figures)]
    output, answer = text(capsys, "check", "--chapter", chapter), data(capsys, "check", "--chapter", chapter)

    assert expected == rows(output) == [rule["id"] for rule in answer["rules"]]
    assert discrepancies == [found["id"] for found in answer["discrepancies"]]
    assert discrepancies == [d.id for d in report.discrepancies if f"\n  {d.id}\n" in f"\n{output}"]
    assert f"Shown: {len(expected)} of {len(report.rules)}.\n" in output
    assert f"Not counted as checks: {len(report.rules) - len(report.check())}, since figures were read" in output


@pytest.mark.parametrize("verdict", Verdict)
def test_the_checks_with_one_verdict(capsys: Output, report: bps.Report, verdict: Verdict) -> None:
    """Only those are shown."""
    expected = [result.rule.id for result in report.check().results if result.verdict is verdict]
    output = text(capsys, "check", "--verdict", verdict)

    assert expected == rows(output)
    assert f"Shown: {len(expected)} of {len(report.rules)}.\n" in output
    assert [] == [
        line for line in output.splitlines() if line[:1] in ("✓", "✂", "○", "✗") and f" {verdict}" not in line
    ]


def test_a_chapter_that_the_report_does_not_have(capsys: Output) -> None:
    """The error names the nearest."""
    assert (
        "belgian-police-stats: Expected one of the 15 chapters of the report, got 'personel'. "
        "Did you mean 'personnel'?\n"
    ) == refusal(capsys, "check", "--chapter", "personel")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_number_is_cut(capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """In a terminal of any width, the relation of each check is whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    output = joined(text(capsys, "check", "--all"))

    for result in report.check().results:
        assert relation_in_numbers(result, "en") in output
        assert relation_in_words(result, "en") in output


def test_an_exported_copy_is_checked_as_the_edition(capsys: Output, report: bps.Report, tmp_path: Path) -> None:
    """The export is the report, and so is its check."""
    path = tmp_path / "copy.json"

    assert f"Written: {path}\n" == text(capsys, "export", "json", str(path))
    assert report == bps.read(path)
    assert text(capsys, "check") == text(capsys, "check", str(path))


@pytest.mark.slow
def test_a_changed_number_fails_the_check_where_a_rule_binds_it(
    capsys: Output, report: bps.Report, tmp_path: Path
) -> None:
    """For each rule and each discrepancy one slip that it catches: the exit code is 1, and it is named."""
    slip_of = {rule_id: slip for slip in slips(report) for rule_id in slip.caught_by}
    path, wrong = tmp_path / "copy.json", list[tuple[str, str, str]]()
    for rule_id, slip in slip_of.items():
        bps.write(changed(report, {slip.figure.id: slip.value}), path)
        code = main(["check", str(path), "--json"])
        answer = json.loads(capsys.readouterr().out)
        if (code, answer["passed"]) != (1, False) or rule_id not in (*answer["unlisted"], *answer["stale"]):
            wrong.append((rule_id, slip.figure.id, str(slip.value)))

    assert [] == wrong
    assert len(slip_of) > 20


def test_a_violation_that_is_not_listed() -> None:
    """It is explained with what was computed and what is printed."""
    report = changed(small_report(), {"personnel.staff.women": 451})
    answer = ask("check", report, **EVERYTHING | {"chapter": "border_management", "verdict": "holds"})

    assert 1 == answer.code
    assert [
        "9 checks of the figures: exact (3), rounded (2), holds (3), violated (1).",
        "Not passed: see below.",
        "Shown: 2 of 9.",
        "",
        "✓ holds: 900 ≤ 1 200",
    ] == answer.lines[:5]
    assert {"loud"} == {line.style for line in answer.lines[:2] if isinstance(line, Line)}
    assert [
        "Violated, but not listed as a discrepancy",
        "  personnel.staff.total/total/sex",
        (
            "    Staff of the Federal Police = Women in the Federal Police + Men in the Federal Police: 451 + 550 ≠ "
            "1 000"
        ),
    ] == answer.lines[-3:]


def test_a_date_that_is_not_listed(report: bps.Report) -> None:
    """It has nothing computed: what should be true is enough."""
    unlisted = json.loads(report_text(report), parse_float=Decimal)
    unlisted["discrepancies"] = [d for d in unlisted["discrepancies"] if d["id"] != "last-day-of-june"]
    answer = ask("check", bps.parse(unlisted), **EVERYTHING)

    assert 1 == answer.code
    assert [
        "Violated, but not listed as a discrepancy",
        "  line 1739: 31/real_date",
        "    the date on line 1739 (31) exists",
    ] == answer.lines[-3:]


def test_a_discrepancy_that_is_gone(report: bps.Report) -> None:
    """A share of corruption that fits is no longer what is listed."""
    path = "organised_crime.investigation_shares.corruption"
    answer = ask("check", changed(report, {path: Decimal("1.1")}), **EVERYTHING)
    lines = joined("\n".join(answer.lines))

    assert 1 == answer.code
    assert ("Listed as a discrepancy, but the figures say otherwise corruption-share violated: 45 / 3920 = ") in lines


def test_a_value_that_is_not_what_is_printed(capsys: Output, tmp_path: Path) -> None:
    """A file in which the two differ is not a report: the answer is no, with the path of the fault."""
    path = tmp_path / "copy.json"
    content = report_text(small_report())
    fault = "$.chapters.border_management.passengers.total.value"
    for old, new in (('"value": 2000', '"value": 2001'), ('"printed": "2 000",\n', '"printed": "2 001",\n')):
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        assert fault in text(capsys, "check", str(path), code=1)
        answer = data(capsys, "check", str(path), code=1)
        assert (False, [fault]) == (answer["passed"], [found["path"] for found in answer["faults"]])


@pytest.mark.parametrize(("name", "reason"), [("gone.json", "No such file or directory"), ("", "Is a directory")])
def test_a_file_that_cannot_be_opened(capsys: Output, tmp_path: Path, name: str, reason: str) -> None:
    """The error says why."""
    path = tmp_path / name

    assert f"belgian-police-stats: {path}: {reason}.\n" == refusal(capsys, "check", str(path))
