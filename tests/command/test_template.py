"""`template`: the start of a new edition."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import belgian_police_stats as bps
from belgian_police_stats.loading.source_text import printed_numbers
from belgian_police_stats.testing import small_report
from support.command_line import Output, ask, data, refusal
from support.copies import made_text


def test_the_files_of_a_new_edition(tmp_path: Path, report: bps.Report) -> None:
    """Year and period come from the name of the folder, the hash from the text, and the ledger has every number."""
    source, folder = tmp_path / "text.txt", tmp_path / "2025"
    source.write_text(made_text(report), encoding="utf-8", newline="\n")
    answer = ask("template", report, file=source, folder=folder)
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}
    edition, ledger = files["edition.json"], files["ledger.json"]

    assert ["discrepancies.json", "doubts.json", "edition.json", "ledger.json"] == sorted(files)
    assert (2025, {"start": "2025-01-01", "end": "2025-12-31"}) == (edition["year"], edition["period"])
    assert hashlib.sha256(source.read_bytes()).hexdigest() == edition["source_sha256"]
    assert list(printed_numbers(made_text(report))) == [(entry["line"], entry["printed"]) for entry in ledger]
    assert len(ledger) == answer.data["numbers"]


def test_the_answer_says_what_to_do_next(tmp_path: Path) -> None:
    """After the name of each file."""
    source, folder = tmp_path / "text.txt", tmp_path / "2025"
    source.write_text("805 of 3 920", encoding="utf-8")

    assert [
        *(f"Written: {folder / name}" for name in ("edition.json", "ledger.json", "discrepancies.json", "doubts.json")),
        "The ledger has 2 numbers. Give each the id of its figure, or the reason why it is not a figure, and split an",
        "entry that is two numbers. Then fill in edition.json and write a file for each chapter, as CONTRIBUTING.md",
        "explains.",
    ] == ask("template", small_report(), file=source, folder=folder).lines


def test_the_answer_as_json(capsys: Output, tmp_path: Path) -> None:
    """The files and the number of numbers."""
    source, folder = tmp_path / "text.txt", tmp_path / "2025"
    source.write_text("805", encoding="utf-8")
    written = [str(folder / name) for name in ("edition.json", "ledger.json", "discrepancies.json", "doubts.json")]

    assert {"written": written, "numbers": 1} == data(capsys, "template", str(source), str(folder))


def test_a_folder_that_exists_is_left_alone(capsys: Output, tmp_path: Path) -> None:
    """Nothing is written over what somebody has filled in, and a folder within a missing one is not made."""
    source, folder, lost = tmp_path / "text.txt", tmp_path / "2025", tmp_path / "gone" / "2025"
    source.write_text("805", encoding="utf-8")
    folder.mkdir()

    assert f"belgian-police-stats: {folder}: File exists.\n" == refusal(capsys, "template", str(source), str(folder))
    assert [] == list(folder.iterdir())
    assert f"belgian-police-stats: {lost}: No such file or directory.\n" == refusal(
        capsys, "template", str(source), str(lost)
    )
