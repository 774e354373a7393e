"""`verify`: the printed numbers in a copy of the report."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.testing import small_report
from support.command_line import Output, ask, data, help_of, joined, refusal, text
from support.copies import made_text, real_text, with_another_digit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a copy."""
    return tmp_path / "copy.txt"


def test_a_copy_with_every_number(capsys: Output, report: bps.Report, path: Path) -> None:
    """The answer is yes, in one sentence; as JSON it has a finding for each number."""
    path.write_text(made_text(report), encoding="utf-8")
    answer = data(capsys, "verify", str(path))

    assert "298 printed numbers: 298 in place, 0 moved, 0 different, 0 missing.\n" == text(capsys, "verify", str(path))
    assert (True, False) == (answer["passed"], answer["same_text"])
    assert {"in_place": 298, "moved": 0, "different": 0, "missing": 0} == answer["counts"]
    assert [(entry.printed, "in_place", entry.line) for entry in report.ledger] == [
        (finding["printed"], finding["kind"], finding["at"]) for finding in answer["findings"]
    ]


def test_the_text_that_the_edition_was_read_from(path: Path) -> None:
    """Its hash tells; here it is the hash of a text that has every number and little else."""
    report = small_report()
    path.write_bytes(made_text(report).encode())
    edition = attrs.evolve(report.edition, source_sha256=sha256(path.read_bytes()).hexdigest())
    answer = ask("verify", bps.Report(edition, HeldContents(report.chapters, report.ledger.entries)), file=path)

    assert answer.data["same_text"]
    assert [
        "30 printed numbers: 30 in place, 0 moved, 0 different, 0 missing. The file is the very text that this edition",
        "was read from.",
    ] == answer.lines


def test_a_changed_digit_is_named(capsys: Output, report: bps.Report, path: Path) -> None:
    """The exit code is 1. The entry, its line, its figure and the other number are on one line."""
    entry = next(entry for entry in report.ledger if entry.figure == "border_management.removals.total")
    path.write_text(with_another_digit(made_text(report), entry.line, entry.printed)[0], encoding="utf-8")
    (finding,) = [found for found in report.verify(path.read_text("utf-8")).findings if found.kind != "in_place"]

    assert [
        str(finding),
        "298 printed numbers: 297 in place, 0 moved, 1 different, 0 missing.",
    ] == text(capsys, "verify", str(path), code=1).splitlines()
    assert f"line {entry.line}: '4 596' (border_management.removals.total) is different: the copy has '4 597'" in str(
        finding
    )
    assert not data(capsys, "verify", str(path), code=1)["passed"]


def test_another_text(path: Path) -> None:
    """Its missing numbers are counted, and not listed."""
    path.write_text("Once upon a time.", encoding="utf-8")
    answer = ask("verify", small_report(), file=path)

    assert 1 == answer.code
    assert [
        "30 printed numbers: 0 in place, 0 moved, 0 different, 30 missing. The file does not look like this report."
    ] == answer.lines
    assert 30 == len(answer.data["findings"])


def test_the_real_text(capsys: Output, path: Path) -> None:
    """It is known as the text of the edition. With one digit changed the answer is no, and the entry is named."""
    path.write_bytes(real_text().encode())
    assert "298 in place" in text(capsys, "verify", str(path))
    assert data(capsys, "verify", str(path))["same_text"]

    line = real_text()[: real_text().index("3 920")].count("\n") + 1
    path.write_bytes(with_another_digit(real_text(), line, "3 920")[0].encode())
    first = text(capsys, "verify", str(path), code=1).splitlines()[0]
    assert f"line {line}: '3 920' (organised_crime.investigations.new) is different: the copy has '3 921'" in first


def test_the_help_says_what_is_not_checked(capsys: Output) -> None:
    """The words around the numbers, and numbers that only the copy has."""
    assert ("The words around it are not checked, and neither are numbers that only your copy has.") in joined(
        help_of(capsys, "verify")
    )


def test_a_copy_that_cannot_be_read(capsys: Output, path: Path) -> None:
    """The error says why."""
    assert f"belgian-police-stats: {path}: No such file or directory.\n" == refusal(capsys, "verify", str(path))
