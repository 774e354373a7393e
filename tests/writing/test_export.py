"""Files of every format: the same bytes each time, and the same table when read back."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import csv
import inspect
import io
import json
import re
import sqlite3
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import attrs
import openpyxl
import pyarrow.feather
import pyarrow.parquet
import pytest
from hypothesis import given, settings

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.escapes import defused, undone
from belgian_police_stats.writing.files.csv_file import csv_of
from belgian_police_stats.writing.files.digest import DIGEST
from belgian_police_stats.writing.files.exporting import content_of, export_all
from belgian_police_stats.writing.files.formats import FORMATS, READERS, Descriptor
from belgian_police_stats.writing.marks import CERTAINTIES
from support.exports import exports
from support.running import output_of
from support.tables import FORMULAS, TEXTS, reworded_reports, tables, with_figure

Folders = pytest.TempPathFactory
every_readable_format = pytest.mark.parametrize("name", READERS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of 2024 in every format."""
    place = tmp_path_factory.mktemp("export")
    for name, content in exports().items():
        (place / FORMATS[name].file_name).write_bytes(content)
    return place


def read_back(name: Any, content: bytes, folder: Path) -> bps.Table:
    """The table of a file with this content."""
    path = folder / "file"
    path.write_bytes(content)
    return bps.read_table(name, path)


def same(one: bps.Table, other: bps.Table) -> None:
    """Assert that the rows are equal, with the types and decimals of every value."""
    assert one == other
    assert repr(one.rows) == repr(other.rows)


def test_formats_have_names_and_files_of_their_own() -> None:
    """No two formats write the same file, and each has a description."""
    files = [listed.file_name for listed in FORMATS.values()]

    assert {"csv", "ndjson", "json", "parquet", "feather", "sqlite", "excel"} <= set(FORMATS)
    assert len(files) == len(set(files))
    assert [] == [name for name, listed in FORMATS.items() if not listed.description or name != listed.name]


@pytest.mark.slow
@every_readable_format
def test_2024_comes_back_equal(report: bps.Report, folder: Path, name: bps.TableFormatName) -> None:
    """Every value of every row is equal, digit for digit."""
    same(report.table(), bps.read_table(name, folder / FORMATS[name].file_name))


@pytest.mark.slow
@every_readable_format
@given(made=reports())
@settings(max_examples=15)
def test_generated_reports_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, name: str, made: bps.Report
) -> None:
    """This holds for any numbers."""
    same(made.table(), read_back(name, content_of(made, name), tmp_path_factory.mktemp("read")))


# The report format refuses control characters when it is read; tests/loading/test_own_report.py has its round trip.
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in READERS if name != "json"])
@given(made=reworded_reports())
@settings(max_examples=40)
def test_any_text_comes_back_equal(tmp_path_factory: Folders, name: str, made: bps.Report) -> None:
    """Examples are formulas, quotes, line ends, control characters, and texts that look like an escape."""
    same(made.table(), read_back(name, content_of(made, name), tmp_path_factory.mktemp("read")))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_the_same_each_time(report: bps.Report, folder: Path, tmp_path: Path, name: str) -> None:
    """This also holds for a copy in another process, with other hashes and another time zone."""
    path, copy = tmp_path / "file", tmp_path / "copy.json"
    bps.write(report, copy)
    code = f"import belgian_police_stats as bps; bps.export(bps.read({str(copy)!r}), {name!r}, {str(path)!r})"
    output_of(code, PYTHONHASHSEED="7", TZ="Asia/Tokyo")

    assert (folder / FORMATS[name].file_name).read_bytes() == path.read_bytes()


def calls_during(work: Callable[[], object]) -> Counter[str]:
    """How often the content function of each format is called, also where it is called by another format."""

    def key(code: CodeType, variables: Mapping[str, object]) -> tuple[CodeType, object]:
        # Formats of one shape share their code, and differ by the function that it calls.
        return code, variables.get("of_table", variables.get("maker"))

    functions: dict[tuple[CodeType, object], str] = {}
    for name, listed in FORMATS.items():
        content: Any = getattr(listed, "content")  # noqa: B009
        functions[key(content.__code__, inspect.getclosurevars(content).nonlocals)] = name
    assert set(FORMATS) == set(functions.values())
    codes = {code for code, _ in functions}
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in codes:
            calls[functions[key(frame.f_code, frame.f_locals)]] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.slow
def test_all_formats_together_are_made_once_each(report: bps.Report, tmp_path: Path) -> None:
    """The descriptors take sizes and hashes from the files that were just made, and make none again."""
    assert dict.fromkeys(FORMATS, 1) == calls_during(lambda: export_all(report, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_one_format_makes_only_what_it_describes(report: bps.Report, name: str) -> None:
    """It makes each of these files once. A data file makes no other file."""
    listed = FORMATS[name]
    needed = (*listed.describes, name) if isinstance(listed, Descriptor) else (name,)

    assert dict.fromkeys(needed, 1) == calls_during(lambda: content_of(report, name))


@pytest.mark.slow
def test_one_format_is_as_in_all_formats(report: bps.Report, tmp_path: Path) -> None:
    """Files made one by one equal those made together."""
    export_all(report, tmp_path)

    assert {listed.file_name: content_of(report, name) for name, listed in FORMATS.items()} == {
        path.name: path.read_bytes() for path in tmp_path.iterdir()
    }


def test_a_workbook_does_not_say_when_it_was_made(report: bps.Report, folder: Path) -> None:
    """The times of its parts and in its properties are fixed."""
    with zipfile.ZipFile(folder / "figures.xlsx") as parts:
        assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in parts.infolist()}
    properties = openpyxl.load_workbook(folder / "figures.xlsx").properties
    day = datetime.combine(report.edition.presented, datetime.min.time())
    assert (day, day) == (properties.created, properties.modified)


def test_a_workbook_has_a_codebook(report: bps.Report, folder: Path) -> None:
    """Numbers and days have their types, each column is described, and a sheet has the provenance."""
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    figures, codebook, about = book["figures"], book["codebook"], book["about"]
    header, first = (tuple(cell.value for cell in row) for row in figures.iter_rows(max_row=2))
    row = dict(zip(header, first, strict=True))

    assert ["figures", "about", "observations", "checks", "discrepancies", "codebook"] == book.sheetnames
    assert len(report) + 1 == figures.max_row
    assert (int, datetime) == (type(row["value"]), type(row["period_start"]))
    described = [tuple(cell.value for cell in row) for row in codebook.iter_rows(min_row=2)]
    tables = {"figures": report.table(), "observations": report.observations()}
    assert [(sheet, c.name, c.type, c.description) for sheet, listed in tables.items() for c in listed.columns] == [
        row[:4] for row in described
    ]
    *provenance, (digest_name, _) = [(row[0].value, row[1].value) for row in about.iter_rows(min_row=2)]
    assert (report.table().metadata, DIGEST) == (tuple(provenance), digest_name)
    at = header.index("value") + 1
    formats = {figures.cell(i + 2, at).number_format for i, f in enumerate(report) if f.value == Decimal("20.5")}
    assert ({"#,##0.0"}, "#,##0") == (formats, figures.cell(2, at).number_format)


def _workbook(folder: Path) -> Any:
    return openpyxl.load_workbook(folder / "figures.xlsx")


def test_a_workbook_can_be_read_as_it_is(report: bps.Report, folder: Path) -> None:
    """Labels come first, headings are bold and stay in view, a page has the columns that people read."""
    book = _workbook(folder)
    figures = book["figures"]
    header = [cell.value for cell in figures[1]]

    assert ["label_en", "label_nl", "label_fr", "label_de", "printed", "value", "unit", "certainty"] == header[:8]
    assert "personnel.staff.women" in [row[header.index("id")] for row in figures.iter_rows(values_only=True)]
    for sheet in book:
        assert ("B2", "landscape", 1, 0) == (
            sheet.freeze_panes,
            sheet.page_setup.orientation,
            sheet.page_setup.fitToWidth,
            sheet.page_setup.fitToHeight,
        )
        assert all(cell.font.bold for cell in sheet[1] if cell.value)
    widest = max(len(figure.label("en")) for figure in report)
    assert figures.column_dimensions["A"].width == min(widest + 2, 60)
    assert figures.print_area == f"'figures'!$A$1:$I${len(report) + 1}"


def test_a_workbook_colours_doubt(folder: Path) -> None:
    """What is ambiguous stands out, and what is inferred is pale, wherever a row is sorted to."""
    figures = _workbook(folder)["figures"]
    rules = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for r in figures.conditional_formatting for rule in r.rules}

    assert {'$H2="ambiguous"', '$H2="inferred"'} == set(rules)
    assert rules['$H2="ambiguous"'].endswith(CERTAINTIES[bps.Certainty.AMBIGUOUS].fill.removeprefix("#"))


def test_a_workbook_has_the_checks_and_the_discrepancies(report: bps.Report, folder: Path) -> None:
    """The checks are in words and in numbers."""
    book = openpyxl.load_workbook(folder / "figures.xlsx")
    checks = [row[-1] for row in book["checks"].iter_rows(min_row=2, values_only=True)]
    found = [row[-1] for row in book["discrepancies"].iter_rows(min_row=2, values_only=True)]

    assert [result.rule.id for result in report.check()] == checks
    assert [discrepancy.id for discrepancy in report.discrepancies] == found
    assert "3 920 ≤ 6 505" in [row[2] for row in book["checks"].iter_rows(values_only=True)]


@pytest.mark.slow
@pytest.mark.parametrize("text", [*FORMULAS, *(f"'{text}" for text in FORMULAS)])
def test_no_text_of_a_workbook_is_a_formula(tmp_path: Path, text: str) -> None:
    """The cell has the type of texts, and the quote prefix if an editor would take it for a formula."""
    bps.export(_with_note(text), "excel", tmp_path / "figures.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "figures.xlsx")["figures"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    (cell,) = [cell for cell in cells if text.replace("\r", "_x000D_") == cell.value]

    assert "s" == cell.data_type
    assert text.startswith(("=", "+", "-", "@")) == bool(cell.quotePrefix)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", [*FORMULAS, "a;\t=1", "a\n;@b", "''=1"])
def test_no_cell_of_a_csv_is_a_formula(text: str, separator: str) -> None:
    """A spreadsheet can split at any separator, and can ignore quotes."""
    content = csv_of(_with_note(text).table()).decode()
    splits = [list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))]
    if separator != ",":
        splits.append([line.split(separator) for line in re.split(r"[\r\n]", content)])
    cells = [cell for rows in splits for row in rows for cell in row]
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
    running = [cell for cell in cells if cell.startswith(starts) and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell)]

    assert [] == running


@given(TEXTS)
def test_what_is_defused_is_undone(text: str) -> None:
    """Every text comes back. A text that starts like a formula gets an apostrophe."""
    assert text == undone(defused(text))
    if text.startswith(("=", "@", "+a", "-a")):
        assert f"'{text[0]}" == defused(text)[:2]


@pytest.mark.parametrize("number", ["-5", "+5", "-0.25"])
def test_a_number_is_not_defused(number: str) -> None:
    """Spreadsheets read it as a number."""
    assert number == defused(number)


def test_a_database_has_the_report_in_tables_with_keys(report: bps.Report, folder: Path) -> None:
    """Every foreign key is valid, and each table has as many rows as the report has items."""
    database = sqlite3.connect(f"file:{folder / 'figures.sqlite'}?mode=ro", uri=True)
    rules = report.rules
    expected = {
        "about": len(report.table().metadata) + 1,
        "labels": sum(1 + len(chapter.sections) + len(chapter.figures) for chapter in report.chapters),
        "figures": len(report),
        "sources": sum(len(figure.sources) for figure in report),
        "wholes": sum(len(figure.part_of) for figure in report),
        "overlaps": sum(len(figure.overlaps) for figure in report),
        "doubts": len(report.doubts),
        "readings": sum(len(doubt.readings) for doubt in report.doubts),
        "figure_readings": sum(len(doubt.readings) * len(doubt.figures) for doubt in report.doubts),
        "alternatives": sum(len(figure.alternatives) for figure in report),
        "settlements": len(report.settlements),
        "rules": len(rules),
        "rule_operands": sum(len(rule.operands) for rule in rules),
        "verdicts": len(rules),
        "discrepancies": len(report.discrepancies),
        "discrepancy_figures": sum(len(discrepancy.figures) for discrepancy in report.discrepancies),
        "pages": len(report.outside.sources),
        "cited": sum(len(figure.cited) for figure in report),
        "observations": len(report.observations()),
    }
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    assert [] == database.execute("PRAGMA foreign_key_check").fetchall()
    assert [("ok",)] == database.execute("PRAGMA integrity_check").fetchall()
    assert list(expected) == tables
    assert expected == {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    for name in tables:
        assert any(column[5] for column in database.execute(f"PRAGMA table_info({name})")), name
        keyed = name in ("about", "labels", "discrepancies", "rules", "figures", "doubts", "settlements", "pages")
        assert keyed or database.execute(f"PRAGMA foreign_key_list({name})").fetchall(), name
    database.close()


def test_a_database_answers_across_its_tables(report: bps.Report, folder: Path) -> None:
    """A join gives the violated rules with their printed numbers, as the check does."""
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
    """Parquet and Feather hold the types, descriptions and provenance of to_arrow.

    Only the integers of Feather are shorter, because JavaScript makes no plain numbers of those with 64 bits.
    """
    expected: Any = report.table().to_arrow()
    # The stubs of pyarrow leave the types of fields open.
    parquet: Any = pyarrow.parquet.read_table(folder / "figures.parquet")
    feather: Any = pyarrow.feather.read_table(folder / "figures.feather")
    short = {field.name for field in feather.schema if field.type == pyarrow.int32()}

    assert {"edition", "slide", "line"} == short
    assert pyarrow.float64() == parquet.schema.field("value").type == feather.schema.field("value").type
    for table in (parquet, feather.cast(expected.schema)):
        assert expected.equals(table)
    for table in (parquet, feather):
        assert expected.schema.metadata.items() <= table.schema.metadata.items()
        described = [(field.name, field.metadata, field.nullable) for field in expected.schema]
        assert described == [(field.name, field.metadata, field.nullable) for field in table.schema]


LONG = 1_234_567_890_123_456
REFUSALS: dict[str, tuple[int, str]] = {
    "excel": (LONG, "with at most 15 digits, which a spreadsheet keeps"),
    "sqlite": (LONG, "with at most 15 digits, which SQLite keeps"),
    "parquet": (LONG, "with at most 15 digits, which a float keeps"),
    "feather": (LONG, "with at most 15 digits, which a float keeps"),
}


@every_readable_format
def test_a_number_that_a_format_cannot_hold_is_refused(tmp_path: Path, name: bps.TableFormatName) -> None:
    """Nothing is rounded. A number comes back, or is refused and the old file is unchanged."""
    number, fitting = REFUSALS.get(name, (10**60 + 1, ""))
    made = changed(small_report(), {"personnel.staff.women": number})
    (tmp_path / "file").write_text("old")
    if name not in REFUSALS:
        bps.export(made, name, tmp_path / "file")
        same(made.table(), bps.read_table(name, tmp_path / "file"))
        return
    with pytest.raises(bps.ExportError) as caught:
        bps.export(made, name, tmp_path / "file")
    assert (
        f"Expected numbers {fitting}, got {number} as value of personnel.staff.women. Records and the formats csv, "
        "ndjson and json hold every number." == str(caught.value)
    )
    assert "old" == (tmp_path / "file").read_text()


def test_a_text_that_no_cell_holds_is_refused() -> None:
    """A spreadsheet would truncate it."""
    with pytest.raises(bps.ExportError) as caught:
        content_of(_with_note("a" * 32_768), "excel")
    assert f"Expected texts of at most 32767 characters for a cell of a workbook, got 32768 in {'a' * 40!r}…." == str(
        caught.value
    )


def test_a_format_that_is_none_is_refused(tmp_path: Path) -> None:
    """`export` and `read_table` suggest a format by its name or by the usual ending of its files."""
    ending: Any = "xlsx"
    with pytest.raises(bps.ExportError, match=r"got 'xlsx'\. Did you mean 'excel'\?$"):
        bps.export(small_report(), ending)
    wrong: Any = "exel"
    for call in (lambda: bps.export(small_report(), wrong, tmp_path / "x"), lambda: bps.read_table(wrong, "x")):
        with pytest.raises(bps.ExportError) as caught:
            call()
        assert f"Expected a format among {', '.join(FORMATS)}, got 'exel'. Did you mean 'excel'?" == str(caught.value)


def test_a_format_without_the_table_is_not_read() -> None:
    """The message lists the formats that can be read."""
    with pytest.raises(bps.ExportError) as caught:
        bps.read_table("dcat-ap", "x")  # type: ignore[arg-type]
    assert f"Expected a format that holds the table, one of {', '.join(READERS)}, got 'dcat-ap'." == str(caught.value)


@every_readable_format
def test_a_file_of_another_kind_is_a_fault(tmp_path: Path, name: bps.TableFormatName) -> None:
    """Our error names the file. A missing file gives the error of the system."""
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
        'row 1, value: expected a value of the type number, got "many".',
    ),
    "another number": (
        lambda text: re.sub(r'"value": \d+', '"value": 7', text),
        'row 1, value: expected the number in value_text, "2000", got 7.',
    ),
    "no number in the text": (
        lambda text: re.sub(r'"value_text": "\d+"', '"value_text": "many"', text),
        'row 1, value_text: expected the text of a number, got "many".',
    ),
    "endless": (
        lambda text: re.sub(r'"lower": \d+', '"lower": "1e999999999"', text),
        'row 1, lower: expected a value of the type number, got "1e999999999".',
    ),
    "endless decimals": (
        lambda text: re.sub(r'"lower": \d+', '"lower": "1e-5000"', text),
        'row 1, lower: expected a value of the type number, got "1e-5000".',
    ),
    "no whole number": (
        lambda text: re.sub(r'"line": \d+', '"line": 1.5', text),
        "row 1, line: expected a value of the type integer, got 1.5.",
    ),
    "no date": (
        lambda text: re.sub(r'"period_start": "[\d-]+"', '"period_start": "soon"', text),
        'row 1, period_start: expected a value of the type date, got "soon".',
    ),
    "no text": (
        lambda text: re.sub(r'"unit": "\w+"', '"unit": 1', text),
        "row 1, unit: expected a value of the type text, got 1.",
    ),
    "no id": (
        lambda text: re.sub(r'"certainty": "\w+"', '"certainty": null', text),
        "row 1, certainty: expected a value of the type word, got null.",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_damaged_row_is_a_fault(tmp_path: Path, case: str) -> None:
    """The fault names its row and column, and what was expected."""
    change, fault = FAULTS[case]
    line = content_of(small_report(), "ndjson").decode().splitlines()[0]

    with pytest.raises(bps.DataError) as caught:
        read_back("ndjson", change(line).encode(), tmp_path)
    assert f"{tmp_path / 'file'} has 1 fault.\n{fault}" == str(caught.value)


WRONG_TABLES: dict[str, tuple[Callable[[str], str], str]] = {
    "short row": (lambda text: text + "\r\n", "row {last}: expected 28 cells, got 0."),
    "long row": (lambda text: text.rstrip() + ",1\r\n", "row {end}: expected 28 cells, got 29."),
    "column twice": (
        lambda text: text.replace("edition,id,", "edition,edition,", 1),
        "the header, id: expected this column, got none.",
    ),
    "column twice and all there": (
        lambda text: text.replace(",note\r\n", ",note,note\r\n", 1),
        "the header, note: expected one column of this name, got 2.",
    ),
    "control character": (
        lambda text: text.replace(",note\r\n", ",note,\x1b[31m\r\n", 1),
        r"the header, \x1b[31m: expected no such column, got one.",
    ),
}


@pytest.mark.parametrize("case", WRONG_TABLES)
def test_a_table_of_another_shape_is_a_fault(tmp_path: Path, case: str) -> None:
    """The message counts the cells of the row, or names the column of the header."""
    change, fault = WRONG_TABLES[case]
    report = small_report()

    with pytest.raises(bps.DataError) as caught:
        read_back("csv", change(csv_of(report.table()).decode()).encode(), tmp_path)
    assert fault.format(last=len(report) + 1, end=len(report)) in str(caught.value).splitlines()


def test_a_row_that_is_no_object_is_a_fault(tmp_path: Path) -> None:
    """This holds for any other JSON on the line."""
    with pytest.raises(bps.DataError) as caught:
        read_back("ndjson", b'[1]\n1\n"a"\n', tmp_path)
    assert ["a list", "1", '"a"'] == [fault.got for fault in caught.value.faults]
    assert {"an object"} == {fault.expected for fault in caught.value.faults}


@pytest.mark.parametrize(
    "content",
    [
        "{}\n" * 1_000,
        "".join(f'{{"{"x" * 10_000}{number}": 1}}\n' for number in range(1_000)),
        '{"value_text": "' + "x" * 100_000 + '"}\n',
    ],
)
def test_the_message_about_a_wrong_file_is_short(tmp_path: Path, content: str) -> None:
    """This holds for any number of wrong rows, and for names and values of any length."""
    with pytest.raises(bps.DataError) as caught:
        read_back("ndjson", content.encode(), tmp_path)
    assert len(caught.value.faults) <= 100
    assert len(str(caught.value)) < 100 * 300


def test_wrong_values_in_all_rows_end_in_a_hundred_faults(tmp_path: Path) -> None:
    """Each message stays short as well."""
    line = content_of(small_report(), "ndjson").decode().splitlines()[0]
    damaged = re.sub(r'"lower": \d+', f'"lower": "{"x" * 10_000}"', line)

    with pytest.raises(bps.DataError) as caught:
        read_back("ndjson", "\n".join([damaged] * 1_000).encode(), tmp_path)
    assert 100 == len(caught.value.faults)
    assert len(str(caught.value)) < 100 * 300


@given(tables())
@settings(max_examples=20)
def test_files_of_any_figures_hold_what_frames_hold(made: bps.Table) -> None:
    """What pyarrow reads back from Parquet equals the records, for any kinds and units, exact and as floats."""
    records = made.to_records()
    floats = [{**row, **{name: float(row[name]) for name in ("value", "lower", "upper")}} for row in records]
    for table, expected in ((made, floats), (attrs.evolve(made, numeric="exact"), records)):
        sink = io.BytesIO()
        pyarrow.parquet.write_table(table.to_arrow(), sink)

        assert expected == pyarrow.parquet.read_table(sink).to_pylist()


def _with_note(text: str) -> bps.Report:
    report = small_report()
    return with_figure(report, attrs.evolve(report["personnel.staff.women"], note=text))


def test_what_one_format_cannot_hold_does_not_stop_the_others(tmp_path: Path) -> None:
    """A number of sixteen digits is refused by the binary formats, and written in the others."""
    long = changed(small_report(), {"personnel.uniform.staff_surveyed": 1234567890123456})
    done = export_all(long, tmp_path / "all")

    assert {"parquet", "feather", "sqlite", "excel"} <= {listed.name for listed, _ in done.refused}
    assert {"figures.csv", "report.json", "croissant.json"} <= {path.name for path in done.written}
    assert all(why.startswith("Expected numbers with ") for _, why in done.refused)


TOO_LONG_FOR_CSV = "a" * 131_073


def test_a_text_that_csv_readers_do_not_take_is_refused() -> None:
    """It could not be read back."""
    with pytest.raises(bps.ExportError) as caught:
        csv_of(_with_note(TOO_LONG_FOR_CSV).table())
    assert "Expected texts of at most 131072 characters for a CSV file, got 131073." == str(caught.value)


def test_no_descriptor_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Without a CSV file, those that describe its columns are refused too, and the others leave the file out."""
    done = export_all(_with_note(TOO_LONG_FOR_CSV), tmp_path)
    refused = {listed.name: why for listed, why in done.refused}
    why = "Expected a CSV file to describe, got none: the format csv cannot hold this report."

    assert {"csv", "csv-european", "excel", "data-package", "csvw", "croissant"} == set(refused)
    assert {why} == {refused[name] for name in ("data-package", "csvw", "croissant")}
    for name in ("dcat-ap.jsonld", "schema-org.jsonld"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert ("figures.csv" in text, "figures.ndjson" in text) == (False, True)
    for name in ("data-package", "csvw", "croissant"):
        with pytest.raises(bps.ExportError, match=re.escape(why)):
            content_of(_with_note(TOO_LONG_FOR_CSV), name)


def test_empty_lines_between_rows_are_no_rows() -> None:
    """Programs that join files of lines can leave empty lines."""
    lines = content_of(small_report(), "ndjson").replace(b"\n", b"\n\n\r\n")

    assert small_report().table() == bps.read_table("ndjson", io.BytesIO(lines))


def test_a_number_with_decimals_is_no_line() -> None:
    """A line, a slide and a year are whole numbers."""
    rows = [json.loads(line) for line in content_of(small_report(), "ndjson").splitlines()]
    rows[0]["line"] = 10.5
    with pytest.raises(bps.DataError, match=r"row 1, line: expected a value of the type integer, got 10\.5"):
        bps.read_table("ndjson", io.BytesIO("\n".join(map(json.dumps, rows)).encode()))
