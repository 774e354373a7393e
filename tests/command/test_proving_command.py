"""check, verify and export on the command line: what they answer, and with which exit code."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.model.chapters import CHAPTERS
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.model.rules import Verdict
from belgian_police_stats.testing import changed, slips, small_report
from belgian_police_stats.writing.report_file import report_text
from support.copies import made_text, real_text, with_another_digit

Output = pytest.CaptureFixture[str]


def answer(capsys: Output, *arguments: str, code: int = 0) -> str:
    """Run the command on 2024, which must end with this code and say nothing of errors."""
    found = main(["--edition", "2024", *arguments])
    output, error = capsys.readouterr()
    assert (code, "") == (found, error)
    return output


def data(capsys: Output, *arguments: str, code: int = 0) -> Any:
    """Run the command and read its JSON."""
    return json.loads(answer(capsys, *arguments, "--json", code=code), parse_float=Decimal)


def rows(output: str) -> list[tuple[str, str]]:
    """The verdict and the rule of each row of a table of rules."""
    table = output.partition("\n\n")[0].splitlines()[1:]
    return [(line.split()[0], line.split("  ")[-1].strip()) for line in table]


def test_check_prints_every_rule_with_its_verdict(report: bps.Report, capsys: Output) -> None:
    """One row a rule, in order; the breaks are in the register, so that the answer is yes."""
    output = answer(capsys, "check")

    assert [(str(result.verdict), result.rule.id) for result in report.check()] == rows(output)
    assert f"Check of {len(report.rules)} rules: " in output
    assert [] == [d.id for d in report.discrepancies if f"  {d.id} " not in output]
    violated = sum(result.verdict is Verdict.VIOLATED for result in report.check())
    assert f"{violated} violated; passed: every break is listed." in " ".join(output.split())
    assert "Shown: " not in output


def test_check_as_json_has_the_rules_as_data(report: bps.Report, capsys: Output) -> None:
    """Kind, figures, reason, verdict and exact numbers of each, enough to run the rules in another language."""
    said = data(capsys, "check")
    judged = report.check()

    assert (True, [], []) == (said["passed"], said["unlisted"], said["stale"])
    for rule, result in zip(said["rules"], judged, strict=True):
        assert (result.rule.id, result.rule.kind, result.rule.why) == (rule["id"], rule["kind"], rule["why"])
        assert list(result.figures) == [*([rule["result"]] if rule["result"] else []), *rule["operands"]]
        assert (result.verdict, result.rule.formula) == (rule["verdict"], rule["formula"])
    share = next(
        rule for rule in said["rules"] if rule["id"] == "organised_crime.investigation_shares.corruption/share"
    )
    assert ("225/196", Decimal("1.2")) == (share["computed"], share["printed"])
    assert {"lower": Decimal("1.15"), "upper": Decimal("1.25"), "includes_lower": True, "includes_upper": True} == (
        share["printed_interval"]
    )
    assert [d.id for d in report.discrepancies] == [found["id"] for found in said["discrepancies"]]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_check_of_one_chapter(report: bps.Report, capsys: Output, chapter: str) -> None:
    """Only the rules that bind its figures; all of them are still judged."""
    expected = [r.rule.id for r in report.check() if any(name.startswith(f"{chapter}.") for name in r.figures)]
    output = answer(capsys, "check", "--chapter", chapter)

    assert expected == [rule_id for _, rule_id in rows(output)]
    assert f"Check of {len(report.rules)} rules: " in output
    assert f"Shown: {len(expected)} of {len(report.rules)} rules.\n" in output
    assert ("No rule binds the figures of " in output) == (not expected)
    said = data(capsys, "check", "--chapter", chapter)
    assert expected == [rule["id"] for rule in said["rules"]]
    odd = [d.id for d in report.discrepancies if any(name.startswith(f"{chapter}.") for name in d.figures)]
    assert odd == [found["id"] for found in said["discrepancies"]]
    assert odd == [d.id for d in report.discrepancies if f"  {d.id} " in output]


@pytest.mark.parametrize("verdict", Verdict)
def test_check_of_one_verdict(report: bps.Report, capsys: Output, verdict: Verdict) -> None:
    """Only the rules that come out so."""
    expected = [(str(verdict), r.rule.id) for r in report.check() if r.verdict is verdict]

    output = answer(capsys, "check", "--verdict", verdict)

    assert expected == rows(output)
    assert f"Shown: {len(expected)} of {len(report.rules)} rules.\n" in output


def test_check_of_a_verdict_that_is_none(capsys: Output) -> None:
    """The call cannot be carried out, and the choices are named."""
    with pytest.raises(SystemExit) as caught:
        main(["check", "--verdict", "perhaps"])
    assert 2 == caught.value.code
    assert "invalid choice" in capsys.readouterr().err


def test_check_of_a_chapter_that_is_none(capsys: Output) -> None:
    """The chapters are those of the report, which can be one's own."""
    assert 2 == main(["check", "--chapter", "personel"])
    assert (
        "belgian-police-stats: Expected one of the 15 chapters of the report, got 'personel'. "
        "Did you mean 'personnel'?\n"
    ) == capsys.readouterr().err


def test_an_exported_copy_passes_its_check(report: bps.Report, capsys: Output, tmp_path: Path) -> None:
    """The export is the report, and its check is the report's."""
    path = tmp_path / "copy.json"

    assert f"Written: {path}\n" == answer(capsys, "export", "json", str(path))
    assert report == bps.read(path)
    assert answer(capsys, "check") == answer(capsys, "check", str(path))


@pytest.mark.slow
def test_a_copy_with_one_number_changed_fails_where_a_rule_binds_it(
    report: bps.Report, capsys: Output, tmp_path: Path
) -> None:
    """For each rule and each listed break one slip that it catches: exit code 1, and it is named."""
    slip_of = {rule_id: slip for slip in slips(report) for rule_id in slip.caught_by}
    path, wrong = tmp_path / "copy.json", list[tuple[str, str, str]]()
    for rule_id, slip in slip_of.items():
        bps.write(changed(report, {slip.figure.id: slip.value}), path)
        code = main(["check", str(path), "--json"])
        said = json.loads(capsys.readouterr().out)
        if (code, said["passed"]) != (1, False) or rule_id not in (*said["unlisted"], *said["stale"]):
            wrong.append((rule_id, slip.figure.id, str(slip.value)))

    assert [] == wrong
    assert 20 < len(slip_of)


def test_an_unlisted_break_is_told_in_words(capsys: Output, tmp_path: Path) -> None:
    """What was computed, what is printed, and that no discrepancy says so."""
    path = tmp_path / "copy.json"
    bps.write(changed(small_report(), {"personnel.staff.women": 451}), path)
    output = answer(capsys, "check", str(path), code=1)

    assert "not passed" in output
    assert (
        "Violated, and no discrepancy says so: personnel.staff.total/total/sex personnel.staff.total = "
        "personnel.staff.women + personnel.staff.men: 1001 against 1000 printed."
    ) in " ".join(output.split())


def test_a_listed_break_that_is_gone_is_told_in_words(report: bps.Report, capsys: Output, tmp_path: Path) -> None:
    """A share of corruption that fits is no longer what the register says."""
    path = tmp_path / "copy.json"
    bps.write(changed(report, {"organised_crime.investigation_shares.corruption": Decimal("1.1")}), path)
    output = " ".join(answer(capsys, "check", str(path), code=1).split())

    assert "Listed as a discrepancy, and not so: corruption-share listed as violated: 45 / 3920 = 1.148 %" in output


def test_a_value_that_is_not_what_is_printed_fails(capsys: Output, tmp_path: Path) -> None:
    """The value alone or the print alone is changed: the answer is no, with the path of the fault, as text and JSON."""
    path = tmp_path / "copy.json"
    text = report_text(small_report())
    where = "$.chapters.border_management.passengers.total.value"
    for old, new in (('"value": 2000', '"value": 2001'), ('"printed": "2 000",\n', '"printed": "2 001",\n')):
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert where in answer(capsys, "check", str(path), code=1)
        said = data(capsys, "check", str(path), code=1)
        assert (False, [where]) == (said["passed"], [fault["path"] for fault in said["faults"]])


@pytest.mark.parametrize(("name", "reason"), [("gone.json", "No such file or directory"), ("", "Is a directory")])
def test_check_of_a_file_that_cannot_be_opened(capsys: Output, tmp_path: Path, name: str, reason: str) -> None:
    """The call cannot be carried out: exit code 2 and one line."""
    assert 2 == main(["check", str(tmp_path / name)])
    assert ("", f"belgian-police-stats: {tmp_path / name}: {reason}.\n") == capsys.readouterr()


def test_export_where_nothing_can_be_written(capsys: Output, tmp_path: Path) -> None:
    """A folder that is not there, and a format that is none."""
    path = tmp_path / "gone" / "copy.json"
    assert 2 == main(["export", "json", str(path)])
    assert ("", f"belgian-police-stats: {path}: No such file or directory.\n") == capsys.readouterr()
    with pytest.raises(SystemExit) as caught:
        main(["export", "gold", str(tmp_path / "copy")])
    assert 2 == caught.value.code


def test_verify_of_a_text_with_every_number(report: bps.Report, capsys: Output, tmp_path: Path) -> None:
    """The answer is yes, in one sentence; as JSON with a finding for each number."""
    path = tmp_path / "copy.txt"
    path.write_text(made_text(report), encoding="utf-8")
    sentence = "298 printed numbers: 298 in place, 0 moved, 0 different, 0 missing."

    assert sentence == " ".join(answer(capsys, "verify", str(path)).split())
    said = data(capsys, "verify", str(path))
    assert (True, False, 298) == (said["passed"], said["same_text"], len(said["findings"]))
    assert {"in_place": 298, "moved": 0, "different": 0, "missing": 0} == said["counts"]
    assert [entry.printed for entry in report.ledger] == [finding["printed"] for finding in said["findings"]]


def test_verify_knows_the_text_that_the_edition_was_read_from(
    report: bps.Report, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its hash, which the edition has; this one is that of a text that has every number and nothing else."""
    path = tmp_path / "copy.txt"
    path.write_bytes(made_text(report).encode())
    edition = attrs.evolve(report.edition, source_sha256=sha256(path.read_bytes()).hexdigest())
    read_from_it = bps.Report(edition, HeldContents(report.chapters, report.ledger.entries))

    def load(_: object) -> bps.Report:
        return read_from_it

    monkeypatch.setattr("belgian_police_stats.command.main.load", load)

    assert (
        "298 printed numbers: 298 in place, 0 moved, 0 different, 0 missing. "
        "The file is the very text that this edition was read from."
    ) == " ".join(answer(capsys, "verify", str(path)).split())
    assert data(capsys, "verify", str(path))["same_text"]


def test_verify_says_what_it_does_not_check(capsys: Output) -> None:
    """The help names what is checked and what is not."""
    with pytest.raises(SystemExit):
        main(["verify", "--help"])
    said = " ".join(capsys.readouterr().out.split())

    assert "Numbers are checked at their places" in said
    assert "not checked are the words and hedges around them, and numbers that the copy has" in said


def test_verify_names_a_changed_digit_and_its_line(report: bps.Report, capsys: Output, tmp_path: Path) -> None:
    """Exit code 1, the entry, its line, its figure and what stands there."""
    path = tmp_path / "copy.txt"
    entry = next(entry for entry in report.ledger if entry.figure == "border_management.removals.total")
    path.write_text(with_another_digit(made_text(report), entry.line, entry.printed)[0], encoding="utf-8")
    output = answer(capsys, "verify", str(path), code=1)

    expected = f"line {entry.line}: '4 596' (border_management.removals.total) is different: '4 597' stands there"
    assert expected == output.splitlines()[0]
    assert not data(capsys, "verify", str(path), code=1)["passed"]


def test_verify_of_the_real_text(capsys: Output, tmp_path: Path) -> None:
    """The very text is known as such; with one digit changed the answer is no, and the entry is named."""
    path = tmp_path / "copy.txt"
    path.write_bytes(real_text().encode())
    assert "298 in place" in answer(capsys, "verify", str(path))
    assert data(capsys, "verify", str(path))["same_text"]

    line = real_text()[: real_text().index("3 920")].count("\n") + 1
    path.write_bytes(with_another_digit(real_text(), line, "3 920")[0].encode())
    expected = f"line {line}: '3 920' (organised_crime.investigations.new) is different: '3 921' stands there"
    assert expected == answer(capsys, "verify", str(path), code=1).splitlines()[0]
