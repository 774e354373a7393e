"""Files of every format: the same bytes each time, and read back the same table."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pyarrow.feather
import pyarrow.parquet
import pytest
from hypothesis import given, settings

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.files.csv_file import csv_bytes, defused, undone
from belgian_police_stats.writing.files.exporting import export_all
from belgian_police_stats.writing.files.format import Format
from belgian_police_stats.writing.files.formats import FORMATS
from support.running import output_of
from support.tables import FORMULAS, TEXTS, reworded_reports, tables, with_figure

TABULAR = [name for name, listed in FORMATS.items() if listed.read is not None]
Folders = pytest.TempPathFactory
every_format = pytest.mark.parametrize("name", TABULAR)


@pytest.fixture(scope="module")
def folder(report: bps.Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of 2024 in every format."""
    place = tmp_path_factory.mktemp("export")
    for name, listed in FORMATS.items():
        bps.export(report, name, place / listed.file_name)
    return place


def read_back(name: str, content: bytes, folder: Path) -> bps.Table:
    """The table of a file with this content."""
    path = folder / "file"
    path.write_bytes(content)
    return bps.read_table(name, path)


def same(one: bps.Table, other: bps.Table) -> None:
    """The rows are equal, and so are the types and the decimals of every value."""
    assert one == other
    assert repr(one.rows) == repr(other.rows)


def test_formats_have_names_and_files_of_their_own() -> None:
    """No file of one format takes the place of that of another, and each format says what is in it."""
    files = [listed.file_name for listed in FORMATS.values()]

    assert {"csv", "ndjson", "json", "parquet", "feather", "sqlite", "excel"} <= set(FORMATS)
    assert len(files) == len(set(files))
    assert [] == [name for name, listed in FORMATS.items() if not listed.description or name != listed.name]


@pytest.mark.slow
@every_format
def test_2024_comes_back_equal(report: bps.Report, folder: Path, name: str) -> None:
    """Every value of every row, digit for digit."""
    same(report.table(), bps.read_table(name, folder / FORMATS[name].file_name))


@pytest.mark.slow
@every_format
@given(made=reports())
@settings(max_examples=15)
def test_generated_reports_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, name: str, made: bps.Report
) -> None:
    """Whatever numbers a report has."""
    same(made.table(), read_back(name, FORMATS[name].content(made), tmp_path_factory.mktemp("read")))


# The report format refuses control characters when it is read; tests/loading/test_own_report.py has its round trip.
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in TABULAR if name != "json"])
@given(made=reworded_reports())
@settings(max_examples=40)
def test_any_text_comes_back_equal(tmp_path_factory: Folders, name: str, made: bps.Report) -> None:
    """Formulas, quotes, line ends, control characters and what looks like an escape."""
    same(made.table(), read_back(name, FORMATS[name].content(made), tmp_path_factory.mktemp("read")))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_the_same_each_time(report: bps.Report, folder: Path, tmp_path: Path, name: str) -> None:
    """In another process with other hashes and another time zone, and from a copy of the report."""
    path, copy = tmp_path / "file", tmp_path / "copy.json"
    bps.write(report, copy)
    code = f"import belgian_police_stats as bps; bps.export(bps.read({str(copy)!r}), {name!r}, {str(path)!r})"
    output_of(code, PYTHONHASHSEED="7", TZ="Asia/Tokyo")

    assert (folder / FORMATS[name].file_name).read_bytes() == path.read_bytes()


def test_a_workbook_does_not_say_when_it_was_made(report: bps.Report, folder: Path) -> None:
    """The times of its parts and of its properties are fixed."""
    with zipfile.ZipFile(folder / "figures.xlsx") as parts:
        assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in parts.infolist()}
    properties = openpyxl.load_workbook(folder / "figures.xlsx").properties
    day = datetime.combine(report.edition.presented, datetime.min.time())
    assert (day, day) == (properties.created, properties.modified)


def test_a_workbook_has_a_codebook(report: bps.Report, folder: Path) -> None:
    """Numbers are numbers and days are days; each column is described, and a sheet says what the figures are of."""
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    figures, codebook, about = book["figures"], book["codebook"], book["about"]
    header, first = (tuple(cell.value for cell in row) for row in figures.iter_rows(max_row=2))
    row = dict(zip(header, first, strict=True))

    assert ["figures", "codebook", "about"] == book.sheetnames
    assert len(report) + 1 == figures.max_row
    assert (int, datetime) == (type(row["value"]), type(row["period_start"]))
    described = [tuple(cell.value for cell in row) for row in codebook.iter_rows(min_row=2)]
    assert [(c.name, c.type, c.description) for c in report.table().columns] == [row[:3] for row in described]
    assert report.table().metadata == tuple((row[0].value, row[1].value) for row in about.iter_rows(min_row=2))
    formats = {figures.cell(i + 2, 5).number_format for i, f in enumerate(report) if f.value == Decimal("20.5")}
    assert {"0.0"} == formats


@pytest.mark.slow
@pytest.mark.parametrize("text", [*FORMULAS, *(f"'{text}" for text in FORMULAS)])
def test_no_text_of_a_workbook_is_a_formula(tmp_path: Path, text: str) -> None:
    """The cell is of the type of texts, and is quoted where an editor would take it for a formula."""
    bps.export(_with_note(text), "excel", tmp_path / "figures.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "figures.xlsx")["figures"]
    cells = [cell for (cell,) in sheet.iter_rows(min_row=2, min_col=23) if cell.value is not None]
    (cell,) = [cell for cell in cells if text.replace("\r", "_x000D_") == cell.value]

    assert "s" == cell.data_type
    assert text.startswith(("=", "+", "-", "@")) == bool(cell.quotePrefix)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", [*FORMULAS, "a;\t=1", "a\n;@b", "''=1"])
def test_no_cell_of_a_csv_is_a_formula(text: str, separator: str) -> None:
    """Whatever of the separators a spreadsheet splits at, and whether it heeds the quotes or not."""
    content = FORMATS["csv"].content(_with_note(text)).decode()
    splits = [list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))]
    if separator != ",":
        splits.append([line.split(separator) for line in re.split(r"[\r\n]", content)])
    cells = [cell for rows in splits for row in rows for cell in row]
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
    running = [cell for cell in cells if cell.startswith(starts) and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell)]

    assert [] == running


@given(TEXTS)
def test_what_is_defused_is_undone(text: str) -> None:
    """Every text comes back; one that starts as a formula does not stay as it is, and a number does."""
    assert text == undone(defused(text))
    if text.startswith(("=", "@", "+a", "-a")):
        assert f"'{text[0]}" == defused(text)[:2]


@pytest.mark.parametrize("number", ["-5", "+5", "-0.25"])
def test_a_number_is_not_defused(number: str) -> None:
    """A spreadsheet reads it as what it is."""
    assert number == defused(number)


def test_a_database_has_the_report_in_tables_with_keys(report: bps.Report, folder: Path) -> None:
    """Every key leads somewhere, and each table has all that the report has."""
    database = sqlite3.connect(f"file:{folder / 'figures.sqlite'}?mode=ro", uri=True)
    rules = report.rules
    expected = {
        "about": len(report.table().metadata),
        "labels": sum(1 + len(chapter.sections) + len(chapter.figures) for chapter in report.chapters),
        "figures": len(report),
        "sources": sum(len(figure.sources) for figure in report),
        "alternatives": sum(len(figure.alternatives) for figure in report),
        "rules": len(rules),
        "rule_operands": sum(len(rule.operands) for rule in rules),
        "verdicts": len(rules),
        "discrepancies": len(report.discrepancies),
        "discrepancy_figures": sum(len(discrepancy.figures) for discrepancy in report.discrepancies),
    }
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    assert [] == database.execute("PRAGMA foreign_key_check").fetchall()
    assert [("ok",)] == database.execute("PRAGMA integrity_check").fetchall()
    assert list(expected) == tables
    assert expected == {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    for name in tables:
        assert any(column[5] for column in database.execute(f"PRAGMA table_info({name})")), name
        keyed = name in ("about", "labels", "discrepancies", "rules", "figures")
        assert keyed or database.execute(f"PRAGMA foreign_key_list({name})").fetchall(), name
    database.close()


def test_a_database_answers_across_its_tables(report: bps.Report, folder: Path) -> None:
    """The violated rules with the printed numbers that they bind, as the check has them."""
    database = sqlite3.connect(f"file:{folder / 'figures.sqlite'}?mode=ro", uri=True)
    found = database.execute(
        """
        SELECT rules.id, figures.printed FROM verdicts
        JOIN rules ON rules.id = verdicts.rule
        JOIN rule_operands ON rule_operands.rule = rules.id AND rule_operands.place = 1
        JOIN figures ON figures.id = rule_operands.figure
        WHERE verdicts.verdict = 'violated' ORDER BY rules.id
        """
    ).fetchall()
    database.close()
    violated = [
        result.rule for result in report.check() if result.verdict is bps.Verdict.VIOLATED and result.rule.operands
    ]

    assert (
        sorted((rule.id, report[rule.operands[0]].printed) for rule in violated if rule.operands[0] in report) == found
    )
    assert found


def test_files_of_arrow_say_what_they_are_of(report: bps.Report, folder: Path) -> None:
    """Types, descriptions and provenance are in Parquet and in Feather, as in to_arrow."""
    expected = report.table().to_arrow()

    for table in (
        pyarrow.parquet.read_table(folder / "figures.parquet"),
        pyarrow.feather.read_table(folder / "figures.feather"),
    ):
        assert expected.equals(table)
        assert expected.schema.metadata.items() <= table.schema.metadata.items()
        assert expected.schema.field("value").type == table.schema.field("value").type


LONG = 1_234_567_890_123_456
REFUSALS: dict[str, tuple[int, str]] = {
    "excel": (LONG, "a spreadsheet keeps, with up to 15 digits"),
    "sqlite": (LONG, "SQLite keeps, with up to 15 digits"),
    "parquet": (10**30 + 1, "decimal128(38, 9) holds"),
    "feather": (10**30 + 1, "decimal128(38, 9) holds"),
}


@every_format
def test_a_number_that_a_format_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is rounded: it comes back, or the format refuses it and leaves the old file."""
    number, holder = REFUSALS.get(name, (10**60 + 1, ""))
    made = changed(small_report(), {"personnel.staff.women": number})
    (tmp_path / "file").write_text("old")
    if name not in REFUSALS:
        bps.export(made, name, tmp_path / "file")
        same(made.table(), bps.read_table(name, tmp_path / "file"))
        return
    with pytest.raises(bps.ExportError) as caught:
        bps.export(made, name, tmp_path / "file")
    assert (
        f"Expected numbers that {holder}, got {number} as value of personnel.staff.women. Records, csv, ndjson and "
        "json have every number." == str(caught.value)
    )
    assert "old" == (tmp_path / "file").read_text()


def test_a_text_that_no_cell_holds_is_refused() -> None:
    """A spreadsheet would cut it off."""
    with pytest.raises(bps.ExportError) as caught:
        FORMATS["excel"].content(_with_note("a" * 32_768))
    assert f"Expected texts of at most 32767 letters, which a cell holds, got {'a' * 40!r}…." == str(caught.value)


def test_a_format_that_is_none_is_refused(tmp_path: Path) -> None:
    """By export and by read_table, with the nearest name."""
    for call in (lambda: bps.export(small_report(), "exel", tmp_path / "x"), lambda: bps.read_table("exel", "x")):
        with pytest.raises(bps.ExportError) as caught:
            call()
        assert f"Expected a format among {', '.join(FORMATS)}, got 'exel'. Did you mean 'excel'?" == str(caught.value)


def test_a_format_without_the_table_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format can be there for writing alone."""
    only = Format(name="only", file_name="only", media_type="text/plain", description="nothing", content=lambda _: b"")
    monkeypatch.setitem(FORMATS, "only", only)

    with pytest.raises(bps.ExportError) as caught:
        bps.read_table("only", "x")
    assert f"Expected a format that holds the table, one of {', '.join(TABULAR)}, got 'only'." == str(caught.value)


@every_format
def test_a_file_of_another_kind_is_a_fault(tmp_path: Path, name: str) -> None:
    """The library's own error, which names the file; one that is not there is the system's."""
    # Without a line, a file of lines is a table without rows.
    for content in (*([b""] if name != "ndjson" else []), b"\xff\xfe\0 no such file", b"PK\x03\x04", b"{}"):
        with pytest.raises(bps.DataError, match=f"^{re.escape(str(tmp_path / 'file'))} has "):
            read_back(name, content, tmp_path)
    with pytest.raises(FileNotFoundError):
        bps.read_table(name, tmp_path / "gone")


FAULTS: dict[str, tuple[Callable[[str], str], str]] = {
    "column gone": (
        lambda text: text.replace(',"kind"', "").replace('"kind": "Count", ', ""),
        "row 1, kind: expected this column, got none.",
    ),
    "column more": (
        lambda text: text.replace('{"edition"', '{"more": 1, "edition"'),
        "row 1, more: expected no such column, got one.",
    ),
    "no number": (
        lambda text: re.sub(r'"value": \d+', '"value": "many"', text),
        "row 1, value: expected a value of the type number, got 'many'.",
    ),
    "another number": (
        lambda text: re.sub(r'"value": \d+', '"value": 7', text),
        "row 1, value: expected a value of the type number, got 7.",
    ),
    "endless": (
        lambda text: re.sub(r'"lower": \d+', '"lower": "1e999999999"', text),
        "row 1, lower: expected a value of the type number, got '1e999999999'.",
    ),
    "endless decimals": (
        lambda text: re.sub(r'"lower": \d+', '"lower": "1e-5000"', text),
        "row 1, lower: expected a value of the type number, got '1e-5000'.",
    ),
    "no whole number": (
        lambda text: re.sub(r'"line": \d+', '"line": 1.5', text),
        "row 1, line: expected a value of the type integer, got Decimal('1.5').",
    ),
    "no date": (
        lambda text: re.sub(r'"period_start": "[\d-]+"', '"period_start": "soon"', text),
        "row 1, period_start: expected a value of the type date, got 'soon'.",
    ),
    "no text": (
        lambda text: re.sub(r'"unit": "\w+"', '"unit": 1', text),
        "row 1, unit: expected a value of the type text, got 1.",
    ),
    "no id": (
        lambda text: re.sub(r'"certainty": "\w+"', '"certainty": null', text),
        "row 1, certainty: expected a value of the type word, got None.",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_damaged_row_is_a_fault(tmp_path: Path, case: str) -> None:
    """Its row and column, what was expected and what came."""
    change, fault = FAULTS[case]
    line = FORMATS["ndjson"].content(small_report()).decode().splitlines()[0]

    with pytest.raises(bps.DataError) as caught:
        read_back("ndjson", change(line).encode(), tmp_path)
    assert f"{tmp_path / 'file'} has 1 fault.\n{fault}" == str(caught.value)


@given(tables())
@settings(max_examples=20)
def test_files_of_any_figures_hold_what_frames_hold(made: bps.Table) -> None:
    """Parquet through pyarrow is to_arrow, whatever the kinds and units."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(made.to_arrow(), sink)

    assert made.to_records() == pyarrow.parquet.read_table(sink).to_pylist()


def _with_note(text: str) -> bps.Report:
    report = small_report()
    return with_figure(report, attrs.evolve(report["personnel.staff.women"], note=text))


def test_what_one_format_cannot_hold_does_not_stop_the_others(tmp_path: Path) -> None:
    """A number of sixteen digits is refused by a workbook and a database, and is in every other file."""
    long = changed(small_report(), {"personnel.uniform.staff_surveyed": 1234567890123456})
    done = export_all(long, tmp_path / "all")

    assert {"sqlite", "excel"} <= {listed.name for listed, _ in done.refused}
    assert {"figures.csv", "report.json", "croissant.json"} <= {path.name for path in done.written}
    assert all(why.startswith("Expected numbers that ") for _, why in done.refused)


def test_a_text_that_csv_readers_do_not_take_is_refused(report: bps.Report) -> None:
    """What could not be read back is not written."""
    noted = attrs.evolve(report["personnel.staff.women"], note="a" * 131_073)
    changed_report = with_figure(report, noted)

    with pytest.raises(bps.ExportError) as caught:
        csv_bytes(changed_report)
    assert "Expected texts of at most 131072 characters for a CSV file, got 131073." == str(caught.value)
