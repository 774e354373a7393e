"""Export of parts of a report and tables, to paths, open files and bytes."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.formats import FORMATS, READERS, DataFormat

REPORT = bps.load(2024)
TABLES = [name for name, listed in FORMATS.items() if isinstance(listed, DataFormat) and listed.of_table]
PARTS = {
    "chapter": REPORT.personnel,
    "section": REPORT.personnel.staff,
    "selection": REPORT.select(kind="Share"),
    "none": REPORT.figures[:0],
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_report_is_read_back(name: bps.TableFormatName, part: str) -> None:
    """This holds in every format of tables. The table of the part gives the same bytes."""
    subject = PARTS[part]
    content = bps.export(subject, name)

    assert subject.table() == bps.read_table(name, io.BytesIO(content))
    assert content == bps.export(subject.table(), name)


@pytest.mark.parametrize("name", TABLES)
def test_the_table_of_a_report_is_the_file_of_the_report(name: bps.TableFormatName) -> None:
    """This holds for either kind of numbers. Only the workbook of a report has one more sheet, other years."""
    report = small_report()
    exact = report.table(numeric="exact")

    assert report.table() == bps.read_table(name, io.BytesIO(bps.export(exact, name)))
    assert name == "excel" or bps.export(report, name) == bps.export(exact, name)


def test_a_table_in_one_language_is_written() -> None:
    """It keeps its columns. It lacks some columns of the whole table, so it cannot be read back."""
    content = bps.export(REPORT.table(language="fr", kind="Share"), "csv").decode()

    assert "label" in content.splitlines()[0].split(",")
    with pytest.raises(bps.DataError):
        bps.read_table("csv", io.StringIO(content))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in TABLES])
def test_the_other_formats_ask_for_a_report(name: bps.FormatName) -> None:
    """The error lists the formats that also take tables."""
    for subject, got in ((REPORT.personnel, "some of its figures"), (REPORT.table(), "a table")):
        with pytest.raises(bps.ExportError) as caught:
            bps.export(subject, name)
        assert (
            f"Expected a report for the format {name}, got {got}. Formats that hold a table are {', '.join(TABLES)}."
        ) == str(caught.value)


@pytest.mark.parametrize("subject", [None, 5, "personnel.staff", {}, REPORT.personnel.staff.women])
def test_anything_else_is_refused(subject: Any) -> None:
    """A single figure is refused too, since it is not a list of figures."""
    with pytest.raises(bps.ExportError, match=r"^Expected a report, some of its figures, or a table, got "):
        bps.export(subject, "csv")


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_an_open_file_has_the_bytes_of_the_file_at_a_path(name: bps.FormatName, tmp_path: Path) -> None:
    """The caller's file stays open."""
    path, report = tmp_path / "file", small_report()
    bps.export(report, name, path)
    buffer = io.BytesIO()
    bps.export(report, name, buffer)

    assert path.read_bytes() == buffer.getvalue() == bps.export(report, name)
    assert not buffer.closed


def test_a_text_file_takes_a_text() -> None:
    """It refuses every format that is not text. The report format is text too."""
    report, text = small_report(), io.StringIO(newline="")
    bps.export(report, "csv", text)
    written = io.StringIO()
    bps.write(report, written)

    assert bps.export(report, "csv").decode() == text.getvalue()
    assert report == bps.parse(written.getvalue())
    with pytest.raises(bps.ExportError) as caught:
        bps.export(report, "parquet", io.StringIO())
    assert "Expected a file opened for bytes, as in open(path, 'wb'), got one opened as text." == str(caught.value)


def test_a_file_without_a_buffer_gets_everything() -> None:
    """Such a file takes a part at a time."""

    class Slow(io.RawIOBase):
        """Takes at most seven bytes at once."""

        taken = b""

        def writable(self) -> bool:
            return True

        def write(self, part: Any) -> int:
            self.taken += bytes(part[:7])
            return len(part[:7])

    slow = Slow()
    bps.export(small_report(), "csv", slow)  # type: ignore[call-overload]

    assert bps.export(small_report(), "csv") == slow.taken


def test_a_pipe_gets_everything() -> None:
    """The file is larger than the buffer that the system has for a slow reader."""
    reading, writing = os.pipe()
    got: list[bytes] = []

    def read() -> None:
        with os.fdopen(reading, "rb") as pipe:
            got.append(pipe.read())

    reader = threading.Thread(target=read)
    reader.start()
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        bps.export(REPORT, "csv", pipe)
    reader.join()

    assert [bps.export(REPORT, "csv")] == got


def test_a_file_that_takes_nothing_is_refused(tmp_path: Path) -> None:
    """The error is ours, unless the system refuses the file."""
    closed = io.BytesIO()
    closed.close()
    for target in (closed, 7, object()):
        bad: Any = target
        with pytest.raises(bps.ExportError, match=r"^Expected a path, or an open file that takes bytes or text, got "):
            bps.export(small_report(), "csv", bad)
    path = tmp_path / "old"
    path.write_bytes(b"old")
    with path.open("rb") as file, pytest.raises(OSError, match="write"):
        bps.export(small_report(), "csv", file)
    assert b"old" == path.read_bytes()


def test_a_hyphen_is_a_name_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the command takes a hyphen as the standard output."""
    monkeypatch.chdir(tmp_path)
    bps.export(small_report(), "csv", "-")

    assert ["-"] == [path.name for path in tmp_path.iterdir()]


NUMBERS = ("value", "value_text", "lower", "upper")


def test_the_european_flavour_is_what_a_spreadsheet_in_belgium_wants() -> None:
    """It has a byte order mark, semicolons and decimal commas, and otherwise the cells of the CSV file."""
    import csv

    content = bps.export(REPORT, "csv-european")
    european = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    usual = list(csv.DictReader(io.StringIO(bps.export(REPORT, "csv").decode(), newline="")))

    assert content.startswith("\ufeff".encode())
    assert usual == [{**row, **{name: row[name].replace(",", ".") for name in NUMBERS}} for row in european]
    assert [] == [row["id"] for row in european for name in NUMBERS if "." in row[name]]
    assert {"20,5", "20,55"} <= {row["upper"] for row in european} | {row["value"] for row in european}


@pytest.mark.parametrize(
    ("cell", "changed", "names"),
    [
        (";20,5;20,5;", ";20.5;20,5;", {"value"}),
        (";20,5;20,5;", ";20,5;20.5;", {"value_text"}),
        (";20,45;", ";20.45;", {"lower"}),
        (";20,55;", ";1.020,55;", {"upper"}),
        (";20,55;", ";1 020,55;", {"upper"}),
        (";20,55;", ";20,5,5;", {"upper"}),
        (";20,55;", ";,55;", {"upper"}),
        (";20,55;", ";20,;", {"upper"}),
        (";20,55;", ";2055e-2;", {"upper"}),
        (";20,55;", ";٢٠,٥٥;", {"upper"}),
        ("2024-12-31", "31/12/2024", {"period_end"}),
    ],
)
def test_a_number_in_another_flavour_is_refused(cell: str, changed: str, names: set[str]) -> None:
    """It is not guessed. The error shows it as it is in the file."""
    text = bps.export(REPORT.figures[2:3], "csv-european").decode()
    assert 1 == text.count(cell)
    with pytest.raises(bps.DataError) as caught:
        bps.read_table("csv-european", io.StringIO(text.replace(cell, changed)))

    assert names == {fault.path.removeprefix("row 1, ") for fault in caught.value.faults}
    assert all(fault.got.strip('"') in changed for fault in caught.value.faults)


def test_a_number_that_only_looks_like_another_flavour_does_not_fit_its_neighbours() -> None:
    """A comma is always a decimal comma: 13,979 is not a number of thousands."""
    text = bps.export(REPORT.personnel.staff, "csv-european").decode()
    assert ";13979;13979;" in text
    with pytest.raises(bps.DataError, match="value_text"):
        bps.read_table("csv-european", io.StringIO(text.replace(";13979;13979;", ";13,979;13979;")))


@pytest.mark.parametrize(
    ("cell", "changed", "where"),
    [(";20,5;20,5;", ";;20,5;", "row 1, value"), (";20,55;", ";;", "row 1, upper"), ("2024;", "", "row 1")],
)
def test_an_empty_cell_and_a_short_row_are_refused(cell: str, changed: str, where: str) -> None:
    """This is as in the usual flavour."""
    text = bps.export(REPORT.figures[2:3], "csv-european").decode()
    with pytest.raises(bps.DataError) as caught:
        bps.read_table("csv-european", io.StringIO(text.replace(cell, changed, 1)))

    assert where in {fault.path for fault in caught.value.faults}
    header = text.splitlines()[0]
    with pytest.raises(bps.DataError, match="expected 28 cells, got 2"):
        bps.read_table("csv-european", io.StringIO(f"{header}\r\n2024;x\r\n"))


@pytest.mark.parametrize(
    ("written", "read", "got"), [("csv-european", "csv", "semicolons"), ("csv", "csv-european", "commas")]
)
def test_the_other_flavour_is_named(written: bps.TableFormatName, read: bps.TableFormatName, got: str) -> None:
    """The hint says how to read the file."""
    with pytest.raises(bps.DataError) as caught:
        bps.read_table(read, io.BytesIO(bps.export(REPORT.personnel, written)))
    (fault,) = caught.value.faults

    assert f"a header with {got}" == fault.got
    assert fault.hint.startswith(f"If `export` wrote it in the format {written}, read it as {written}. Save it with ")


@pytest.mark.parametrize("read", ["csv", "csv-european"])
def test_a_file_with_tabs_is_refused(read: bps.TableFormatName) -> None:
    """The error says what to do."""
    with pytest.raises(bps.DataError, match="a header with tabs"):
        bps.read_table(read, io.StringIO("edition\tid\n2024\tx\n"))


def test_every_format_of_a_table_can_be_read() -> None:
    """Of the formats that need a report, only its own format and the database can be read."""
    assert {"json", "sqlite"} == READERS.keys() - set(TABLES)
