"""Tables of other versions: which columns a file can have, and which statements a database."""

from __future__ import annotations

import io
import json
import sqlite3
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.versions import is_newer_minor, is_older_minor, lacks
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.columns import COLUMNS, Column, ColumnType
from belgian_police_stats.writing.files import reading_back
from belgian_police_stats.writing.files.exporting import content_of
from support.next_version import MAKER, VERSION

LATER = Column("footnote", ColumnType.TEXT, "A foot.", optional=True, since=VERSION)
OURS = f"belgian-police-stats {bps.__version__}"


def lines_with(name: str, values: list[Any]) -> bytes:
    """The rows of the small edition as NDJSON, with one key more in the first ones."""
    rows = [json.loads(line) for line in content_of(small_report(), "ndjson").decode().splitlines()]
    kept = rows[: len(values)]
    return "\n".join(json.dumps({**row, name: value}) for row, value in zip(kept, values, strict=True)).encode()


def read_with(values: list[Any], name: str = "more") -> bps.Table:
    """The table of these rows, as a newer version would have written them."""
    return bps.read_table("ndjson", io.BytesIO(lines_with(name, values)), version=VERSION)


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        (["a", None], ColumnType.TEXT, ["a", None]),
        ([None, None], ColumnType.TEXT, [None, None]),
        ([1, 2], ColumnType.INTEGER, [1, 2]),
        ([1, 2.5], ColumnType.NUMBER, [1, Decimal("2.5")]),
        (["2024-01-02", ""], ColumnType.TEXT, ["2024-01-02", None]),
    ],
    ids=["texts", "nothing", "integers", "numbers", "days"],
)
def test_an_unknown_column_has_the_type_of_its_values(values: list[Any], kind: ColumnType, expected: list[Any]) -> None:
    """It is the last, says that it is of a newer version, and goes into frames."""
    table = read_with(values)
    column = table.columns[-1]

    assert ("more", kind, None in expected) == (column.name, column.type, column.optional)
    assert expected == [row["more"] for row in table]
    assert "newer version" in column.description
    assert expected == table.to_polars()["more"].to_list()


def test_a_day_in_an_unknown_column_stays_a_day() -> None:
    """Parquet has days. A workbook has times at the beginning of the day."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = small_report().table().to_arrow()
    days = pa.array([date(2024, 1, 2)] * len(arrow), pa.date32())
    metadata = {key: value for key, value in arrow.schema.metadata.items() if key != b"made_by"}
    made = arrow.append_column("day", days).replace_schema_metadata({**metadata, b"made_by": MAKER.encode()})
    parquet.write_table(made, sink := io.BytesIO())
    table = bps.read_table("parquet", io.BytesIO(sink.getvalue()))

    assert (ColumnType.DATE, False) == (table.columns[-1].type, table.verified)
    assert {date(2024, 1, 2)} == {row["day"] for row in table}


@pytest.mark.parametrize("values", [["a", 1], [True, False], [["a"], ["b"]]], ids=["mixed", "booleans", "lists"])
def test_an_unknown_column_of_no_type_is_refused(values: list[Any]) -> None:
    """A column has one of the types that columns have."""
    with pytest.raises(bps.DataError, match="more: expected"):
        read_with(values)


@pytest.mark.parametrize("name", ["No Name", "a.b", "", "é", "x" * 61])
def test_an_unknown_column_has_a_plain_name(name: str) -> None:
    """Other names are refused as in any file."""
    with pytest.raises(bps.DataError, match="no such column"):
        read_with(["a"], name)


def test_every_row_has_the_columns_of_the_first() -> None:
    """A later row without the new column is another table."""
    first, second = lines_with("more", ["a", "b"]).splitlines()
    without = json.dumps({key: value for key, value in json.loads(second).items() if key != "more"}).encode()

    for content, expected in ((first + b"\n" + without, "this column"), (without + b"\n" + first, "no such column")):
        with pytest.raises(bps.DataError) as caught:
            bps.read_table("ndjson", io.BytesIO(content), version=VERSION)
        assert ["row 2, more"] == [fault.path for fault in caught.value.faults]
        assert [expected] == [fault.expected for fault in caught.value.faults]


def test_a_file_can_lack_only_what_came_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of a later version is absent from the table of an older file, and required in one of that version."""
    content = content_of(small_report(), "csv")
    monkeypatch.setattr(reading_back, "COLUMNS", (*COLUMNS, LATER))
    monkeypatch.setattr(reading_back, "_KNOWN", {**{c.name: c for c in COLUMNS}, LATER.name: LATER})

    for version in (None, bps.__version__):
        table = bps.read_table("csv", io.BytesIO(content), version=version)
        assert [column.name for column in COLUMNS] == [column.name for column in table.columns]
        assert small_report().table().rows == table.rows
    with pytest.raises(bps.DataError, match="footnote: expected this column, got none"):
        bps.read_table("csv", io.BytesIO(content), version=VERSION)


@pytest.mark.parametrize("version", ["1", "0.2", "x", ""])
def test_a_version_that_is_none_is_refused(version: str) -> None:
    """It is refused before the file is read."""
    with pytest.raises(bps.FilterError, match=r"a version such as 0\.1\.0"):
        bps.read_table("csv", io.BytesIO(content_of(small_report(), "csv")), version=version)


@pytest.mark.parametrize(
    ("maker", "newer", "older"),
    [
        (None, False, False),
        ("", False, False),
        ("belgian-police-stats", False, False),
        ("another 9.9.9", False, False),
        (f"{OURS}.dev1", False, False),
        (OURS, False, False),
        (MAKER, True, False),
        (f"{OURS.rpartition('.')[0]}.9", False, False),
        ("belgian-police-stats 0.0.9", False, True),
        ("belgian-police-stats 9.0.0", False, False),
    ],
)
def test_the_maker_says_which_version_it_was(maker: str | None, newer: bool, older: bool) -> None:
    """Only a version with the same first number is newer or older in the sense of files."""
    assert (newer, older) == (is_newer_minor(maker), is_older_minor(maker))


def test_versions_are_compared_by_their_numbers() -> None:
    """0.10.0 comes after 0.9.0. Without a version, a file can lack what came later."""
    assert lacks("belgian-police-stats 0.9.0", "0.10.0")
    assert not lacks("belgian-police-stats 0.10.0", "0.10.0")
    assert not lacks("belgian-police-stats 0.10.0", "0.9.0")
    assert lacks(None, "0.1.0")
    assert not lacks(None, "")


def changed_database(maker: str, *statements: str) -> io.BytesIO:
    """The database of the small edition, after some statements."""
    database = sqlite3.connect(":memory:")
    database.deserialize(content_of(small_report(), "sqlite"))
    database.execute("UPDATE about SET text = ? WHERE name = 'made_by'", (maker,))
    for statement in statements:
        database.execute(statement)
    database.commit()
    content = database.serialize()
    database.close()
    return io.BytesIO(content)


PLAIN = (
    "CREATE TABLE posters (id TEXT PRIMARY KEY, figure TEXT NOT NULL REFERENCES figures (id), height NUMERIC)",
    'CREATE TABLE posters (\n    "id" TEXT REFERENCES figures (id), place INTEGER,\n    PRIMARY KEY (id, place)\n)',
    "CREATE TABLE posters (id TEXT, place INTEGER, FOREIGN KEY (id, place) REFERENCES sources (figure, place))",
)
PROGRAMS: dict[str, str] = {
    "view": "CREATE VIEW posters AS SELECT 1",
    "trigger": "CREATE TRIGGER posters AFTER INSERT ON about BEGIN SELECT 1; END",
    "virtual table": "CREATE VIRTUAL TABLE posters USING fts5(text)",
    "check": "CREATE TABLE posters (id TEXT CHECK (length(id) > 1))",
    "default": "CREATE TABLE posters (id TEXT DEFAULT (hex(randomblob(9))))",
    "computed": "CREATE TABLE posters (id TEXT, twice TEXT GENERATED ALWAYS AS (id || id))",
    "computed in small letters": "CREATE TABLE posters (id TEXT, twice as (id || id))",
    "collation": "CREATE TABLE posters (id TEXT COLLATE NOCASE)",
    "index of an expression": "CREATE INDEX posters ON about (lower(text))",
    "from a query": "CREATE TABLE posters AS SELECT 1 AS id",
    "strict": "CREATE TABLE posters (id TEXT) STRICT",
}


@pytest.mark.parametrize("statement", PLAIN)
@pytest.mark.parametrize("maker", [MAKER, "belgian-police-stats 0.0.9"], ids=["newer", "older"])
def test_a_database_of_another_version_can_have_other_plain_tables(statement: str, maker: str) -> None:
    """They are not read. In a database of this version they are refused."""
    assert small_report().table().rows == bps.read_table("sqlite", changed_database(maker, statement)).rows
    with pytest.raises(bps.DataError, match="the table posters: expected the tables that export writes"):
        bps.read_table("sqlite", changed_database(OURS, statement))


@pytest.mark.parametrize("case", PROGRAMS)
def test_a_database_of_another_version_has_no_programs(case: str) -> None:
    """No statement that computes something is accepted, whichever version the file names."""
    with pytest.raises(bps.DataError, match="posters: expected the tables that export writes"):
        bps.read_table("sqlite", changed_database(MAKER, PROGRAMS[case]))


def test_the_table_of_a_database_can_have_a_column_more() -> None:
    """A newer version writes it with a type alone."""
    more = "ALTER TABLE figures ADD COLUMN footnote TEXT"
    with pytest.raises(bps.DataError, match="the table figures: expected the tables that export writes"):
        bps.read_table("sqlite", changed_database(OURS, more))


def test_a_day_in_an_unknown_column_of_a_workbook_stays_a_day() -> None:
    """A workbook has times at the beginning of the day."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content_of(small_report(), "excel")))
    sheet, column = book["figures"], book["figures"].max_column + 1
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, column).value = "day" if row == 1 else datetime(2024, 1, 2)  # noqa: DTZ001
    book.remove(book["about"])
    book.save(sink := io.BytesIO())
    table = bps.read_table("excel", io.BytesIO(sink.getvalue()), version=VERSION)

    assert {date(2024, 1, 2)} == {row["day"] for row in table}


def test_a_time_in_a_day_of_a_workbook_is_refused() -> None:
    """Only the beginning of a day stands for the day."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content_of(small_report(), "excel")))
    sheet = book["figures"]
    place = [cell.value for cell in sheet[1]].index("period_start") + 1
    sheet.cell(2, place).value = datetime(2024, 1, 2, 12)  # noqa: DTZ001
    book.save(sink := io.BytesIO())

    with pytest.raises(bps.DataError, match="row 1, period_start: expected"):
        bps.read_table("excel", io.BytesIO(sink.getvalue()))
