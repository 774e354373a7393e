"""Reports in files: they are equal after writing and reading, and every fault is named."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.testing import small_report
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing import report_file
from belgian_police_stats.writing.report_file import report_text

SMALL = report_text(small_report())


def plain(report: bps.Report) -> Any:
    """The contents of a report file, with exact decimals."""
    return json.loads(report_text(report), parse_float=Decimal)


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def same(one: bps.Report, other: bps.Report) -> None:
    """Assert that two reports are equal in every part, and give the same file."""
    assert one == other
    assert list(one) == list(other)
    assert one.edition == other.edition
    assert one.rules == other.rules
    assert one.discrepancies == other.discrepancies
    assert one.ledger == other.ledger
    assert report_text(one) == report_text(other)


def test_2024_is_equal_after_a_round_trip(report: bps.Report, tmp_path: Path) -> None:
    """This covers figures and their doubt, verdicts, the ledger and the discrepancies."""
    path = tmp_path / "report.json"
    bps.write(report, path)
    copy = bps.read(path)

    same(report, copy)
    assert report.check() == copy.check()
    assert [repr(figure.value) for figure in report] == [repr(figure.value) for figure in copy]


def test_the_small_edition_is_equal_after_a_round_trip(tmp_path: Path) -> None:
    """It can be read from a path, from an open file and from its text."""
    path = tmp_path / "report.json"
    bps.write(small_report(), str(path))

    same(small_report(), bps.read(str(path)))
    with path.open(encoding="utf-8") as file:
        same(small_report(), bps.read(file))
    same(small_report(), bps.parse(path.read_text(encoding="utf-8")))
    same(small_report(), bps.read(io.StringIO(SMALL)))


def test_an_error_names_its_source(tmp_path: Path) -> None:
    """A file has its path. A file without a name, a text and parsed data are called that."""
    path = tmp_path / "report.json"
    path.write_text("{", encoding="utf-8")
    bad: Any = {**json.loads(SMALL), 7: "seven"}
    with path.open(encoding="utf-8") as file:
        asked: list[tuple[str, Callable[[], bps.Report]]] = [
            (str(path), lambda: bps.read(path)),
            (str(path), lambda: bps.read(file)),
            ("the file", lambda: bps.read(io.StringIO("{"))),
            ("the text", lambda: bps.parse("{")),
            ("the data", lambda: bps.parse(bad)),
            ("the data", lambda: bps.parse({"format": "another"})),
        ]
        for name, ask in asked:
            with pytest.raises(bps.DataError) as caught:
                ask()
            assert str(caught.value).startswith(f"{name} has ")


@pytest.mark.slow
@given(reports())
def test_generated_reports_are_equal_after_a_round_trip(made: bps.Report) -> None:
    """This holds for any numbers."""
    same(made, bps.parse(report_text(made)))


@pytest.mark.slow
@given(st.data())
@settings(max_examples=10)
def test_generated_reports_of_real_shape_are_equal_after_a_round_trip(report: bps.Report, data: st.DataObject) -> None:
    """All fifteen chapters have other numbers."""
    drawn = data.draw(reports(report))

    same(drawn, bps.parse(report_text(drawn)))


def test_a_text_is_never_taken_for_a_path(tmp_path: Path) -> None:
    """`read` takes a path and `parse` takes a text. Neither guesses."""
    with pytest.raises(OSError, match=re.escape(os.strerror(2))):
        bps.read(tmp_path / "gone.json")
    with pytest.raises(bps.DataError, match=r"^the text has 1 fault\."):
        bps.parse(str(tmp_path))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Expecting value: line 1 column 1"),
        (b"{", "Expecting property name"),
        (b'{"format": "\xff"}', "can't decode byte 0xff"),
        (SMALL.encode("utf-16"), "can't decode byte 0xff"),
        (b'{"format": "a", "format": "b"}', 'the key "format" twice in one object'),
        (b'{"format": NaN}', "the number NaN"),
        (b'{"format": [-Infinity]}', "the number -Infinity"),
        (b'{"format": ' + b"9" * 5000 + b"}", "Exceeds the limit"),
        (b"[" * 100_000, "objects or lists that are nested too deeply"),
        (SMALL.encode() + b"{}", "Extra data"),
    ],
    ids=["empty", "cut", "byte", "utf-16", "twice", "NaN", "infinity", "digits", "depth", "more"],
)
def test_text_that_is_not_json_is_one_fault(tmp_path: Path, content: bytes, fault: str) -> None:
    """The error has one sentence, which names the file."""
    path = tmp_path / "report.json"
    path.write_bytes(content)

    with pytest.raises(bps.DataError) as caught:
        bps.read(path)
    (found,) = caught.value.faults
    assert ("$", "JSON in UTF-8") == (found.path, found.expected)
    assert fault in found.got
    assert str(caught.value).startswith(f"{path} has 1 fault.\n$: expected JSON in UTF-8, got ")


def test_a_lone_surrogate_is_refused() -> None:
    """UTF-8 cannot encode a lone surrogate. It is a fault of the data and not of the program."""

    def from_a_file(text: str) -> bps.Report:
        return bps.read(io.StringIO(text))

    for read in (bps.parse, from_a_file):
        with pytest.raises(bps.DataError) as caught:
            read(SMALL.replace("Nobody", "\ud800"))
        (fault,) = caught.value.faults
        assert "$.edition.publisher: expected a text without control characters, got U+D800 at 0." == str(fault)


def changed_file(change: Callable[[Any], object]) -> str:
    """The text of the small edition with a change."""
    data = json.loads(SMALL)
    change(data)
    return json.dumps(data)


def total(data: Any) -> Any:
    """The record of one figure."""
    return data["chapters"]["border_management"]["passengers"]["total"]


WHERE = "$.chapters.border_management.passengers.total"


OF = "as the value of border_management.passengers.total"
NO_NUMBER = (
    "expected a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen', for "
    "border_management.passengers.total, got 'many'. If it stands for no single number, leave the figure out."
)
ELSEWHERE = {"printed": "many", "slide": 2, "line": 20}
FAULTS: dict[str, tuple[Callable[[Any], object], str]] = {
    "value": (lambda d: total(d).update(value=2001), f"{WHERE}.value: expected 2000 {OF}, as in '2 000', got 2001."),
    "print": (
        lambda d: total(d).update(printed="2 001"),
        f"{WHERE}.value: expected 2001 {OF}, as in '2 001', got 2000.",
    ),
    "decimals": (
        lambda d: total(d).update(printed="2 000,0"),
        f"{WHERE}.value: expected 2000.0 {OF}, as in '2 000,0', got 2000.",
    ),
    "float": (
        lambda d: total(d).update(value=2000.0),
        f"{WHERE}.value: expected 2000 {OF}, as in '2 000', got 2000.0.",
    ),
    "words": (lambda d: total(d).update(printed="many"), f"{WHERE}.printed: {NO_NUMBER}"),
    "words elsewhere": (lambda d: total(d).update(also=[ELSEWHERE]), f"{WHERE}.also[0].printed: {NO_NUMBER}"),
    "text": (lambda d: total(d).update(value="2000"), f'{WHERE}.value: expected a number, got "2000".'),
    "boolean": (lambda d: total(d).update(value=True), f"{WHERE}.value: expected a number, got true."),
    "format": (lambda d: d.update(format="b/1"), '$.format: expected "belgian-police-stats/1", got "b/1".'),
    "no format": (lambda d: d.pop("format"), "$.format: expected this key, got none."),
    "key": (lambda d: d.update(more=1), "$.more: expected no such key, got one."),
    "section": (
        lambda d: (d.update(ledger=[]), d["chapters"]["personnel"].update(staff=[])),
        "$.chapters.personnel.staff: expected an object, got a list.",
    ),
    "chapter that is not an object": (
        lambda d: (d.update(ledger=[]), d["chapters"].update(personnel=7)),
        "$.chapters.personnel: expected an object, got 7.",
    ),
    "chapter": (lambda d: d["chapters"].update(more={}), "$.labels.more: expected this key, got none."),
    "label": (
        lambda d: d["labels"].update(more=d["labels"]["personnel"]),
        "$.labels.more: expected no such key, got one.",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_named_by_its_path(case: str) -> None:
    """A value that differs from its printed form, a wrong type, and an unknown or missing key."""
    change, fault = FAULTS[case]

    with pytest.raises(bps.DataError) as caught:
        bps.parse(changed_file(change))

    assert f"the text has 1 fault.\n{fault}" == str(caught.value)


def test_every_fault_is_named_at_once() -> None:
    """Two wrong values are two faults of one error, in the order of the file."""

    def change(data: Any) -> None:
        total(data).update(value=1)
        data["chapters"]["personnel"]["staff"]["women"].update(value=2)

    with pytest.raises(bps.DataError, match=r"^the text has 2 faults\.") as caught:
        bps.parse(changed_file(change))
    assert [f"{WHERE}.value", "$.chapters.personnel.staff.women.value"] == [f.path for f in caught.value.faults]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If making or writing the text fails, the old file is unchanged, and no other file is left."""
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for place, name in ((report_file, "report_text"), (os, "fsync")):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, fail)
            with pytest.raises(OSError, match="No space left"):
                bps.write(small_report(), path)
        assert ["report.json"] == names_in(tmp_path)
        assert "old" == path.read_text(encoding="utf-8")


def test_a_write_onto_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    """The temporary file is removed."""
    (tmp_path / "folder").mkdir()

    with pytest.raises(OSError, match="folder"):
        bps.write(small_report(), tmp_path / "folder")
    assert ["folder"] == names_in(tmp_path)


def test_a_write_replaces_the_old_file(tmp_path: Path) -> None:
    """Only the new file is left. Its bytes are UTF-8 with plain line ends, and always the same."""
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")
    bps.write(small_report(), path)

    assert ["report.json"] == names_in(tmp_path)
    assert SMALL.encode() == path.read_bytes()
    assert b"\r" not in path.read_bytes()


def test_reports_that_differ_anywhere_are_not_equal(report: bps.Report) -> None:
    """A difference in one figure, entry, discrepancy, observation or the edition is enough."""
    chapters, entries, listed = report.chapters, report.ledger.entries, report.discrepancies
    doubts = report.doubts
    whole = HeldContents(chapters, entries, listed, doubts=doubts, outside=report.outside)
    others = [
        bps.Report(report.edition, attrs.evolve(whole, outside=None)),
        bps.Report(report.edition, attrs.evolve(whole, doubts=doubts[1:])),
        bps.Report(report.edition, attrs.evolve(whole, settlements=(bps.Settlement(doubt="d", reading="r"),))),
        bps.Report(report.edition, attrs.evolve(whole, overlaps=(bps.Overlap(figures=("a", "b"), why="w"),))),
        bps.Report(report.edition, attrs.evolve(whole, chapters=chapters[:-1])),
        bps.Report(report.edition, attrs.evolve(whole, entries=entries[1:])),
        bps.Report(report.edition, attrs.evolve(whole, discrepancies=listed[1:])),
        bps.Report(attrs.evolve(report.edition, year=2025), whole),
    ]

    assert report == bps.Report(report.edition, whole)
    assert [] == [other for other in others if other == report]


def test_decimals_are_written_as_printed(report: bps.Report) -> None:
    """Each value in the file has the digits of the figure: 20.50 would stay 20.50."""
    chapters = plain(report)["chapters"]
    wrong: list[str] = []
    for figure in report:
        chapter, section, name = figure.id.split(".")
        if repr(chapters[chapter][section][name]["value"]) != repr(figure.value):
            wrong.append(figure.id)

    assert [] == wrong
