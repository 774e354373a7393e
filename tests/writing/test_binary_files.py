"""Untrusted binary files: a changed file gives the same table or our error, and no file crashes Python."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import random
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import attrs
import openpyxl
import pyarrow as pa
import pytest
from pyarrow import feather, parquet

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.types import Limits
from belgian_police_stats.writing.files import arrow_reading, formats
from belgian_police_stats.writing.files.digest import DIGEST
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.files.sqlite_file import SCHEMA

BINARY = ("parquet", "feather", "sqlite", "excel")
CHANGES = 250
TABLE = small_report().table()
CONTENT = {name: content_of(small_report(), name) for name in BINARY}


def read(name: Any, content: bytes, **limits: int) -> bps.Table:
    """The table of a file with this content."""
    return bps.read_table(name, BytesIO(content), limits=Limits(**limits))


def refusal(name: str, content: bytes, **limits: int) -> str:
    """The first fault of a file that is refused."""
    with pytest.raises(bps.DataError) as caught:
        read(name, content, **limits)
    return str(caught.value.faults[0])


def outcome(name: str, content: bytes) -> bps.Table | bps.DataError:
    """A table or our error; any other error fails the test."""
    try:
        return read(name, content)
    except bps.DataError as error:
        return error


def changed_bytes(content: bytes, seed: str) -> list[bytes]:
    """The content with one byte changed at a time, at random places."""
    chance, results = random.Random(seed), list[bytes]()
    for _ in range(CHANGES):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        results.append(bytes(changed))
    return results


def without_digest(name: str) -> bytes:
    """The same file as another program could have written it."""
    if name in ("parquet", "feather"):
        arrow, sink = TABLE.to_arrow(), BytesIO()
        if name == "parquet":
            parquet.write_table(arrow, sink)
        else:
            feather.write_feather(arrow, sink, compression="uncompressed")
        return sink.getvalue()
    if name == "sqlite":
        return database(lambda made: made.execute("DELETE FROM about WHERE name = ?", (DIGEST,)))
    book, sink = openpyxl.load_workbook(BytesIO(CONTENT["excel"])), BytesIO()
    del book["about"]
    book.save(sink)
    return sink.getvalue()


def database(change: Callable[[sqlite3.Connection], object]) -> bytes:
    """The exported database with a change."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        made.deserialize(CONTENT["sqlite"])
        change(made)
        return made.serialize()
    finally:
        made.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", BINARY)
def test_a_changed_byte_gives_the_same_table_or_our_error(name: str) -> None:
    """This holds wherever the byte is."""
    outcomes = [outcome(name, content) for content in changed_bytes(CONTENT[name], name)]
    tables = [table for table in outcomes if isinstance(table, bps.Table)]

    assert [TABLE] * len(tables) == tables
    assert CHANGES // 10 < CHANGES - len(tables)
    assert max(len(str(error)) for error in outcomes if isinstance(error, bps.DataError)) < 30_000


@pytest.mark.slow
@pytest.mark.parametrize("name", BINARY)
def test_a_changed_byte_in_a_foreign_file_gives_a_table_or_our_error(name: str) -> None:
    """Without a digest nobody can tell that it was changed, but it is read without harm."""
    outcomes = [outcome(name, content) for content in changed_bytes(without_digest(name), f"foreign {name}")]

    assert CHANGES == len(outcomes)
    assert {False} == {table.verified for table in outcomes if isinstance(table, bps.Table)}


@pytest.mark.parametrize("name", BINARY)
def test_a_file_says_whether_it_is_verified(name: str) -> None:
    """One of ours has a digest, and a foreign one has none."""
    ours, foreign = read(name, CONTENT[name]), read(name, without_digest(name))

    assert (TABLE, True) == (ours, ours.verified)
    assert (TABLE, False) == (foreign, foreign.verified)
    assert ("columns: " in repr(ours), "columns (unverified): " in repr(foreign)) == (True, True)
    assert TABLE.verified is None


@pytest.mark.parametrize("name", ["parquet", "feather"])
def test_another_value_with_the_old_digest_is_refused(name: str) -> None:
    """The values of a file must be those that were hashed."""
    arrow, sink = parquet.read_table(BytesIO(CONTENT["parquet"])), BytesIO()
    place = arrow.column_names.index("label_en")
    labels = ["another", *arrow.column(place).to_pylist()[1:]]
    changed = arrow.set_column(place, "label_en", pa.array(labels, pa.string()))
    if name == "parquet":
        parquet.write_table(changed, sink)
    else:
        feather.write_feather(changed, sink)

    assert "The file was changed after it was written." in refusal(name, sink.getvalue())


def feather_with(column: str, array: Any) -> bytes:
    """A Feather file in which one column is another array."""
    arrow, sink = TABLE.to_arrow(), BytesIO()
    changed = arrow.set_column(arrow.column_names.index(column), column, array)
    feather.write_feather(changed, sink)
    return sink.getvalue()


def feather_with_offset(place: int, number: int) -> bytes:
    """A Feather file without a digest, with another offset of a text in one column."""
    content = without_digest("feather")
    texts: Any = TABLE.to_arrow().column("label_en").combine_chunks()
    offsets = texts.buffers()[1].to_pybytes()[: 4 * (len(texts) + 1)]
    assert 1 == content.count(offsets)
    at = content.index(offsets) + 4 * (place % (len(texts) + 1))
    return content[:at] + number.to_bytes(4, "little", signed=True) + content[at + 4 :]


@pytest.mark.parametrize("place", [0, 1, -2, -1])
@pytest.mark.parametrize("number", [-1, 10**4, 2**31 - 1, -(2**31)])
def test_offsets_outside_of_the_file_are_refused(place: int, number: int) -> None:
    """They would crash Python, or give a text from elsewhere in the memory."""
    assert "a file of the format feather, got " in refusal("feather", feather_with_offset(place, number))


ROWS = len(TABLE)
PACKINGS: tuple[Literal["lz4", "zstd"], ...] = ("lz4", "zstd")
TYPES: dict[str, Any] = {
    "nested": pa.array([["a"]] * ROWS),
    "struct": pa.array([{"a": 1}] * ROWS),
    "binary": pa.array([b"a"] * ROWS),
    "boolean": pa.array([True] * ROWS),
    "time": pa.array([1] * ROWS, pa.time32("s")),
    "binary view": pa.array([b"a"] * ROWS, pa.binary_view()),
    "dictionary of numbers": pa.array([1] * ROWS).dictionary_encode(),
}


@pytest.mark.parametrize("case", TYPES)
def test_other_types_are_refused_before_their_values_are_read(case: str) -> None:
    """Only numbers, dates and texts are looked into."""
    assert "the header, note: expected a column of numbers, dates or texts" in refusal(
        "feather", feather_with("note", TYPES[case])
    )


@pytest.mark.parametrize("name", ["parquet", "feather"])
def test_texts_in_a_dictionary_are_read(name: str) -> None:
    """In this way, pandas writes categories. Every packing is tried."""
    arrow = TABLE.to_arrow()
    place = arrow.column_names.index("kind")
    changed = arrow.set_column(place, "kind", arrow.column(place).dictionary_encode())
    for packing in PACKINGS:
        sink = BytesIO()
        if name == "parquet":
            parquet.write_table(changed, sink, compression=packing)
        else:
            feather.write_feather(changed, sink, compression=packing)
        assert TABLE == read(name, sink.getvalue())


@pytest.mark.parametrize("name", ["parquet", "feather"])
def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(name: str) -> None:
    """A text of a million letters takes a hundred bytes when it is packed."""
    arrow, sink = TABLE.to_arrow(), BytesIO()
    place = arrow.column_names.index("note")
    changed = arrow.set_column(place, "note", pa.array([f"{row}{'a' * 10**6}" for row in range(ROWS)]))
    if name == "parquet":
        parquet.write_table(changed, sink, compression="zstd")
    else:
        feather.write_feather(changed, sink, compression="zstd")

    assert "at most 1000000 bytes when it is unpacked, got more." in refusal(name, sink.getvalue(), unpacked_size=10**6)
    assert ROWS == len(read(name, sink.getvalue()))


@pytest.mark.parametrize("name", BINARY)
def test_too_many_rows_are_refused(name: str) -> None:
    """The limit can be raised by the caller."""
    assert (
        f"the file: expected at most {ROWS - 1} rows, got more. If you trust the file, raise the limit: "
        "limits=Limits(rows=…)."
    ) == refusal(name, CONTENT[name], rows=ROWS - 1)
    assert TABLE == read(name, CONTENT[name], rows=ROWS)


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS rowid FROM c"
PROGRAMS = {
    "a view for the table": ("DROP TABLE figures", f"CREATE VIEW figures AS {ENDLESS}"),
    "another view": (f"CREATE VIEW more AS {ENDLESS}",),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON about BEGIN SELECT 1; END",),
    "an index": ("CREATE INDEX i ON figures (value)",),
    "an index on an expression": ("CREATE INDEX i ON figures (abs(value))",),
    "another table": ("CREATE TABLE more (a)",),
    "a generated column": ("ALTER TABLE figures ADD COLUMN more AS (abs(value))",),
    "a column more": ("ALTER TABLE figures ADD COLUMN more",),
    "a virtual table": ("CREATE VIRTUAL TABLE more USING fts5(a)",),
    "a table with another check": ("DROP TABLE about", "CREATE TABLE about (name TEXT CHECK (abs(1) = 1), text TEXT)"),
    "statistics": ("ANALYZE",),
}


@pytest.mark.parametrize("case", PROGRAMS)
def test_a_database_with_anything_but_our_tables_is_refused(case: str) -> None:
    """A view, a trigger or a generated column is code of its author."""

    def change(made: sqlite3.Connection) -> None:
        made.execute("PRAGMA foreign_keys = OFF")
        for statement in PROGRAMS[case]:
            made.execute(statement)

    assert "expected the tables that export writes and nothing else" in refusal("sqlite", database(change))


def test_a_schema_that_lies_is_refused() -> None:
    """A view that calls itself a table, or another statement under the name of ours."""
    for kind, statement in (
        ("view", f"CREATE VIEW figures AS {ENDLESS}"),
        ("table", f"CREATE VIEW figures AS {ENDLESS}"),
    ):

        def change(made: sqlite3.Connection, kind: str = kind, statement: str = statement) -> None:
            made.execute("PRAGMA writable_schema = ON")
            made.execute("UPDATE sqlite_master SET type = ?, sql = ? WHERE name = 'figures'", (kind, statement))

        assert refusal("sqlite", database(change))


def test_a_database_needs_the_table_alone() -> None:
    """The other tables can be missing, and the table cannot."""
    others = [line.split()[2] for line in SCHEMA.splitlines() if line.startswith("CREATE TABLE")]

    def without(names: list[str]) -> bytes:
        return database(lambda made: made.executescript("".join(f"DROP TABLE {name};" for name in names)))

    read_alone = read("sqlite", without([name for name in others[::-1] if name != "figures"]))
    assert (TABLE, False) == (read_alone, read_alone.verified)
    assert "the table figures: expected this table, got none." == refusal("sqlite", without(["figures"]))


@pytest.mark.parametrize("column", ["value", "lower", "printed", "note", "period_start", "slide"])
@pytest.mark.parametrize("value", [b"\x00\xff", "١٠", 1e308, float("inf"), 2**62])
def test_a_value_of_another_type_in_a_database_is_refused(column: str, value: object) -> None:
    """SQLite keeps any type in any column."""
    content = database(lambda made: made.execute(f"UPDATE figures SET {column} = ?", (value,)))

    assert refusal("sqlite", content)


def test_a_number_that_differs_from_its_text_is_refused() -> None:
    """It is also refused if both agree and the printed number differs."""

    def change(made: sqlite3.Connection) -> None:
        made.execute("UPDATE figures SET value = 7, value_text = '7', lower = 7, upper = 7")

    assert "row 1, value: expected 2000 as the value of " in refusal("sqlite", database(change))
    only_the_number = database(lambda made: made.execute("UPDATE figures SET value = 2000.4 WHERE rowid = 1"))
    assert 'row 1, value: expected the number in value_text, "2000", got 2000.4.' == refusal("sqlite", only_the_number)


def test_reading_a_database_ends_after_a_number_of_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged tree of pages can be circular, and then gives rows without end."""
    steps: list[int] = []

    class Counted(sqlite3.Connection):
        def set_progress_handler(self, progress_handler: Callable[[], int | None] | None, n: int) -> None:
            steps.append(n)
            super().set_progress_handler(progress_handler, 1)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Counted))
    assert "interrupted" in refusal("sqlite", CONTENT["sqlite"])
    assert 0 < steps[-1] < 10**8


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_database_with_changes_beside_it_is_refused(tmp_path: Path, ending: str) -> None:
    """Without these changes, it has data that was never committed, or lacks data that was."""
    path = tmp_path / "figures.sqlite"
    path.write_bytes(CONTENT["sqlite"])
    beside = path.with_name(path.name + ending)
    for content in (b"", bytes(600)):
        beside.write_bytes(content)
        assert TABLE == bps.read_table("sqlite", path)
    beside.write_bytes(b"\xd9\xd5\x05\xf9")
    with pytest.raises(bps.DataError) as refused:
        bps.read_table("sqlite", path)

    assert f"expected a database that is closed, got one with changes in figures.sqlite{ending}." in str(refused.value)
    assert "sqlite3" in refused.value.faults[0].hint


@pytest.mark.slow
def test_a_writer_that_died_leaves_nothing_that_is_read(tmp_path: Path) -> None:
    """It had changed pages of the database, and never committed them."""
    path = tmp_path / "figures.sqlite"
    path.write_bytes(CONTENT["sqlite"])
    open_one = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA cache_size = 2", "BEGIN", "UPDATE figures SET label_en = hex(randomblob(500))"):
        open_one.execute(statement)
    copy = tmp_path / "killed.sqlite"
    copy.write_bytes(path.read_bytes())
    copy.with_name("killed.sqlite-journal").write_bytes(Path(f"{path}-journal").read_bytes())
    open_one.close()

    with pytest.raises(bps.DataError, match="a database that is closed"):
        bps.read_table("sqlite", copy)


def test_a_database_that_kept_a_log_and_was_closed_is_read(tmp_path: Path) -> None:
    """Its header still says that it keeps a log."""
    path = tmp_path / "figures.sqlite"
    path.write_bytes(CONTENT["sqlite"])
    made = sqlite3.connect(path)
    made.execute("PRAGMA journal_mode = WAL")
    made.close()

    assert 2 == path.read_bytes()[18]
    assert TABLE == bps.read_table("sqlite", path)


def workbook_with(parts: dict[str, bytes]) -> bytes:
    """The exported workbook with other parts, or with more of them."""
    sink = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(CONTENT["excel"])) as old,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name, b"") or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return sink.getvalue()


@pytest.mark.slow
def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    """The limits are for the whole, for a part that is read at once, and for the number of parts."""
    texts = workbook_with({"xl/sharedStrings.xml": b" " * (2**28 + 1)})
    styles = workbook_with({"xl/styles.xml": b" " * 2**23})
    sheets = workbook_with({f"xl/worksheets/sheet{i}.xml": b"" for i in range(10, 300)})

    assert "at most 268435456 bytes when it is unpacked" in refusal("excel", texts)
    assert "at most 4194304 bytes in xl/styles.xml, got 8388608." in refusal("excel", styles)
    assert "a workbook of at most 200 parts" in refusal("excel", sheets)


def test_a_workbook_with_wide_or_many_rows_is_refused() -> None:
    """Openpyxl fills up each row to its last cell, and gives the rows that are left out."""
    book, sink = openpyxl.load_workbook(BytesIO(CONTENT["excel"])), BytesIO()
    book["figures"].cell(2_000, 1, 1)
    book.save(sink)
    assert "at most 1000 rows, got more." in refusal("excel", sink.getvalue(), rows=1_000, row_faults=10**6)
    assert "at most 500 cells, got more." in refusal("excel", sink.getvalue(), cells=500)
    book["figures"]["XFD2"], sink = 1, BytesIO()
    book.save(sink)
    with pytest.raises(bps.DataError) as refused:
        read("excel", sink.getvalue())
    assert len(refused.value.faults) <= 100


@pytest.mark.parametrize("name", BINARY)
def test_no_memory_ends_in_our_error(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """This holds whichever library runs out of memory."""

    def full(_: object) -> bps.Table:
        raise MemoryError

    monkeypatch.setitem(formats.READERS, name, attrs.evolve(formats.READERS[name], read=full))
    assert f"expected a file of the format {name}, got one for which there is not enough memory." in refusal(name, b"")


@pytest.mark.parametrize("content", [b"", b"FEA1", b"ARROW1", b"SQLite format 3\0", b"PAR1"])
@pytest.mark.parametrize("name", BINARY)
def test_the_beginning_of_a_file_alone_is_refused(name: str, content: bytes) -> None:
    """So is the beginning of a file of another format."""
    assert refusal(name, content).startswith("the file: expected ")


def test_a_file_with_very_many_columns_is_refused() -> None:
    """It is refused before any of the columns is named."""
    sink = BytesIO()
    feather.write_feather(pa.table({f"c{i}": [1] for i in range(1_001)}), sink, compression="uncompressed")

    assert "at most 1000 columns, got more." in refusal("feather", sink.getvalue())


def test_a_database_with_very_many_tables_is_refused_in_short() -> None:
    """The number of listed faults has a limit."""
    content = database(lambda made: made.executescript("".join(f"CREATE TABLE more{i} (a);" for i in range(300))))
    with pytest.raises(bps.DataError) as refused:
        read("sqlite", content, row_faults=10)

    assert 10 == len(refused.value.faults)


def test_a_record_batch_without_buffers_unpacks_to_nothing() -> None:
    """A FlatBuffer leaves out the fields that are empty."""
    empty = struct.pack("<IHHi", 8, 4, 4, 4)

    assert [] == arrow_reading._FlatTable.root(empty).structs(2, "<qq")  # pyright: ignore[reportPrivateUsage]


def test_a_footer_that_takes_the_schema_for_values_is_refused() -> None:
    """The schema is a message too, but has no values."""
    content = bytearray(CONTENT["feather"])
    (schema,) = struct.unpack_from("<i", content, 12)
    (values,) = struct.unpack_from("<i", content, 20 + schema)
    # The footer has the place of the only batch and the size of its head, each with the eight bytes before it.
    listed = content.rindex(struct.pack("<qi", 16 + schema, 8 + values))
    struct.pack_into("<qiiq", content, listed, 8, 8 + schema, 0, 0)

    assert "expected" in refusal("feather", bytes(content))


@pytest.mark.parametrize("rows", [1, 1_000], ids=["one row less", "no rows"])
def test_a_workbook_is_read_without_a_whole_codebook(rows: int) -> None:
    """The columns of this version are recognized by their names."""
    book = openpyxl.load_workbook(BytesIO(CONTENT["excel"]))
    book["codebook"].delete_rows(3, rows)
    book.save(sink := BytesIO())

    assert (TABLE, True) == (table := read("excel", sink.getvalue()), table.verified)


def test_facts_of_a_column_that_contradict_each_other_do_not_end_python() -> None:
    """A histogram of two levels where the column has one: pyarrow ends the process if it is asked for the column."""
    empty, of_two = b"\x19\x06\x19\x26", b"\x19\x2b\x19\x26"
    content = CONTENT["parquet"]
    assert empty in content

    assert "the file: expected " in refusal("parquet", content.replace(empty, of_two, 1))


@pytest.mark.parametrize("many", [b"\xf6\xff\xff\xff\x7f", b"\xf6\x80"])
def test_a_list_that_is_longer_than_the_file_is_refused(many: bytes) -> None:
    """Nothing is made of its length."""
    empty = b"\x19\x06\x19\x26"

    assert "the file: expected " in refusal("parquet", CONTENT["parquet"].replace(empty, b"\x19" + many, 1))
