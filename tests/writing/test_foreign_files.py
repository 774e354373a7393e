"""Parquet and Arrow files of other programs: a sound one is read as unverified, a lying one is refused in time."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import inspect
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import feather, parquet

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.types import Limits

TABLE = small_report().table()
ROWS = len(TABLE)
TEXTS = [name for name in TABLE.to_arrow().column_names if pa.types.is_string(TABLE.to_arrow().schema.field(name).type)]
POLARS = pl.DataFrame(TABLE)
PANDAS = TABLE.to_pandas()


def _written(write: Callable[[BytesIO], object]) -> bytes:
    sink = BytesIO()
    write(sink)
    return sink.getvalue()


def _file_of(arrow: Any, size: int | None = None) -> bytes:
    sink = BytesIO()
    with pa.ipc.new_file(sink, arrow.schema) as writer:
        writer.write_table(arrow, size)
    return sink.getvalue()


def _as(kind: Any) -> Any:
    arrow = TABLE.to_arrow()
    fields = [field.with_type(kind) if field.name in TEXTS else field for field in arrow.schema]
    return arrow.cast(pa.schema(fields))


def _sunk(tmp_path: Path) -> bytes:
    path = tmp_path / "sunk.arrow"
    POLARS.lazy().sink_ipc(path)
    return path.read_bytes()


def _of_duckdb(tmp_path: Path) -> bytes:
    path = tmp_path / "duckdb.parquet"
    connection = duckdb.connect()
    connection.register("t", TABLE.to_arrow())
    connection.execute(f"COPY (FROM t) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


OLDEST = pl.CompatLevel.oldest()
CATEGORIES = POLARS.with_columns(pl.col(pl.String).cast(pl.Categorical))
NO_NOTES = POLARS.with_columns(pl.lit(None).alias("note"))
SHORT = POLARS.with_columns(pl.col("slide").cast(pl.UInt16), pl.col("line").cast(pl.Int8))
ARROW_FILES: dict[str, Callable[[Path], bytes]] = {
    "Polars": lambda _: _written(POLARS.write_ipc),
    "Polars, lz4": lambda _: _written(lambda sink: POLARS.write_ipc(sink, compression="lz4")),
    "Polars, zstd": lambda _: _written(lambda sink: POLARS.write_ipc(sink, compression="zstd")),
    "Polars, oldest": lambda _: _written(lambda sink: POLARS.write_ipc(sink, compat_level=OLDEST)),
    "Polars, small batches": lambda _: _written(lambda sink: POLARS.write_ipc(sink, record_batch_size=7)),
    "Polars, sink": _sunk,
    "Polars, categories": lambda _: _written(CATEGORIES.write_ipc),
    "Polars, short integers": lambda _: _written(SHORT.write_ipc),
    "Polars, nothing but nulls": lambda _: _written(NO_NOTES.write_ipc),
    "Polars, exact": lambda _: _written(pl.DataFrame(small_report().table(numeric="exact")).write_ipc),
    "pandas": lambda _: _written(PANDAS.to_feather),
    "pandas, nothing but nulls": lambda _: _written(PANDAS.assign(note=None).to_feather),
    "pandas, times": lambda _: _written(PANDAS.assign(period_start=pd.to_datetime(PANDAS["period_start"])).to_feather),
    "pyarrow": lambda _: _file_of(TABLE.to_arrow()),
    "pyarrow, small batches": lambda _: _file_of(TABLE.to_arrow(), 5),
    "pyarrow, views": lambda _: _file_of(_as(pa.string_view())),
    "pyarrow, large texts": lambda _: _file_of(_as(pa.large_string())),
    "pyarrow, Feather": lambda _: _written(lambda sink: feather.write_feather(TABLE.to_arrow(), sink)),
}
PARQUET_FILES: dict[str, Callable[[Path], bytes]] = {
    "Polars": lambda _: _written(POLARS.write_parquet),
    "Polars, categories": lambda _: _written(CATEGORIES.write_parquet),
    "Polars, nothing but nulls": lambda _: _written(NO_NOTES.write_parquet),
    "pandas": lambda _: _written(lambda sink: PANDAS.to_parquet(sink, index=False)),
    "pyarrow, views": lambda _: _written(lambda sink: parquet.write_table(_as(pa.string_view()), sink)),
    "pyarrow, version 2": lambda _: _written(
        lambda sink: parquet.write_table(TABLE.to_arrow(), sink, data_page_version="2.0", compression="gzip")
    ),
    "pyarrow, small pages": lambda _: _written(
        lambda sink: parquet.write_table(TABLE.to_arrow(), sink, data_page_size=64, row_group_size=20)
    ),
    "pyarrow, no dictionary": lambda _: _written(
        lambda sink: parquet.write_table(TABLE.to_arrow(), sink, use_dictionary=False)
    ),
    "pyarrow, lengths": lambda _: _written(
        lambda sink: parquet.write_table(
            TABLE.to_arrow(),
            sink,
            use_dictionary=False,
            column_encoding={"edition": "DELTA_BINARY_PACKED", "value": "BYTE_STREAM_SPLIT"},
        )
    ),
    "DuckDB": _of_duckdb,
}


def _views(count: int, text: bytes, dictionary: bool) -> bytes:
    """A Feather file in which any number of notes show one long text."""
    view = struct.pack("<i4sii", len(text), text[:4], 0, 0)
    parts = [None, pa.py_buffer(view * count), pa.py_buffer(text)]
    views = pa.Array.from_buffers(pa.string_view(), count, parts)
    arrow = TABLE.to_arrow().slice(0, 1)
    columns = {
        name: pa.array([arrow.column(name)[0].as_py()] * count, arrow.column(name).type) for name in arrow.column_names
    }
    note: Any = pa.DictionaryArray.from_arrays(pa.array(range(count), pa.int32()), views) if dictionary else views
    return _file_of(pa.table({**columns, "note": note}))


_PYARROW = int(pa.__version__.partition(".")[0])
# The oldest versions that the package takes cannot write these files.
if _PYARROW < 21:
    del PARQUET_FILES["pyarrow, views"]
if "record_batch_size" not in inspect.signature(pl.DataFrame.write_ipc).parameters:
    del ARROW_FILES["Polars, small batches"]


def _rows_of(case: str) -> list[tuple[Any, ...]]:
    """The rows of a file: those of the table, without the notes if the file has none."""
    without = case.endswith("nothing but nulls")
    note = [column.name for column in TABLE.columns].index("note")
    return [(*row[:note], None, *row[note + 1 :]) if without else row for row in TABLE.rows]


@pytest.mark.parametrize("case", ARROW_FILES)
def test_an_arrow_file_of_another_program_is_read(case: str, tmp_path: Path) -> None:
    """Programs use different views, dictionaries, packings and batches."""
    read = bps.read_table("feather", BytesIO(ARROW_FILES[case](tmp_path)))

    assert _rows_of(case) == [*read.rows]
    assert read.verified is False


@pytest.mark.parametrize("case", PARQUET_FILES)
def test_a_parquet_file_of_another_program_is_read(case: str, tmp_path: Path) -> None:
    """This holds for both versions of pages, and for every encoding that can be measured."""
    read = bps.read_table("parquet", BytesIO(PARQUET_FILES[case](tmp_path)))

    assert _rows_of(case) == [*read.rows]
    assert read.verified is False


def _refusal(name: bps.TableFormatName, content: bytes, **limits: int) -> str:
    with pytest.raises(bps.DataError) as caught:
        bps.read_table(name, BytesIO(content), limits=Limits(**limits))
    return str(caught.value)


def _varint(number: int, length: int = 0) -> bytes:
    """A number of Thrift, with superfluous bytes if it is to be longer."""
    number, parts = 2 * number if number >= 0 else -2 * number - 1, list[int]()
    while number or not parts or len(parts) < length:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    parts[-1] &= 0x7F
    return bytes(parts)


def _long_texts() -> bytes:
    """A Parquet file with a page of some million letters that repeat."""
    arrow = TABLE.to_arrow()
    place = arrow.column_names.index("note")
    long = arrow.set_column(place, "note", pa.array([f"{row}{'a' * 10**5}" for row in range(ROWS)]))
    sink = BytesIO()
    parquet.write_table(long, sink, use_dictionary=False, compression="zstd")
    return sink.getvalue()


def test_a_footer_that_lies_about_its_pages_is_found_out() -> None:
    """The pages are measured by their own headers, before anything is unpacked."""
    content = _long_texts()
    stated = parquet.read_metadata(BytesIO(content)).row_group(0).total_byte_size
    lying = content.replace(_varint(stated), _varint(1, len(_varint(stated))))
    assert 1 == parquet.read_metadata(BytesIO(lying)).row_group(0).total_byte_size

    assert "at most 1000000 bytes when it is unpacked" in _refusal("parquet", lying, unpacked_size=10**6)


@pytest.mark.parametrize("size", [2**31 - 1, 2**30, -1, -(2**31)])
def test_a_page_that_asks_for_any_size_gets_none(size: int) -> None:
    """Otherwise, pyarrow would reserve up to 2 GB for it."""
    content = _long_texts()
    note: Any = parquet.read_metadata(BytesIO(content)).row_group(0).column(TABLE.to_arrow().column_names.index("note"))
    # The header of a page begins with its kind and its size, each behind a byte 0x15.
    at = note.data_page_offset + 3
    assert b"\x15\0\x15" == content[at - 3 : at]
    changed = content[:at] + _varint(size) + content[content.index(b"\x15", at) :]

    expected = "at most 268435456 bytes when it is unpacked" if size > 0 else "pages with their sizes"
    assert f"expected {expected}" in _refusal("parquet", changed)


def test_texts_with_shared_beginnings_are_refused() -> None:
    """Twenty kilobytes of them can unpack to gigabytes, and no header says so."""
    sink = BytesIO()
    parquet.write_table(TABLE.to_arrow(), sink, use_dictionary=False, column_encoding={"note": "DELTA_BYTE_ARRAY"})

    assert "expected pages that can be measured, got texts with shared beginnings. Write it with a dictionary" in (
        _refusal("parquet", sink.getvalue())
    )


def test_very_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page takes time, even if it is empty."""
    monkeypatch.setattr("belgian_police_stats.writing.files.parquet_pages._MOST_PAGES", 20)

    assert "expected at most 20 pages, got more." in _refusal("parquet", _long_texts())


HEADERS = {
    "no header": b"\x00",
    "a number without an end": b"\x15" + b"\xff" * 12,
    "nested without an end": b"\x1c" * 40,
    "an unknown kind": b"\x1f\x00",
    "a list": b"\x19\x15\x02\x00",
    "a text beyond the end": b"\x18\xff\xff\xff\x7f",
    "steps and kinds": b"\x11\x12\x13\x00\x17" + b"\x00" * 8 + b"\x05\x02\x04\x00",
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_page_without_a_sound_header_is_refused(case: str) -> None:
    """This holds for any bytes in its place."""
    content = _long_texts()
    at = parquet.read_metadata(BytesIO(content)).row_group(0).column(0).data_page_offset
    changed = content[:at] + HEADERS[case] + content[at + len(HEADERS[case]) :]

    assert _refusal("parquet", changed).startswith("the file has 1 fault.\nthe file: expected ")


@pytest.mark.skipif(_PYARROW < 19, reason="pyarrow 19 is the first that can make an array of views from its parts.")
@pytest.mark.parametrize("dictionary", [False, True])
def test_many_views_of_one_text_are_counted_in_full(dictionary: bool) -> None:
    """Otherwise, a file of a megabyte could fill any memory."""
    content = _views(20_000, b"x" * 100_000, dictionary)

    assert 10**7 > len(content)
    assert "at most 268435456 bytes in all texts, got more." in _refusal("feather", content)


def _footer(start: bytes, *blocks: tuple[int, int, int], length: int | None = None) -> bytes:
    """A file of Arrow with these blocks in its footer, and no schema."""
    listed = struct.pack("<I", len(blocks)) + b"".join(struct.pack("<qi4xq", *block) for block in blocks)
    table = struct.pack("<IHHHHHHI", 16, 12, 8, 0, 0, 0, 4, 0)[:16] + struct.pack("<iI", 12, 4)
    footer = table + listed
    return start + footer + struct.pack("<i", len(footer) if length is None else length) + b"ARROW1"


@pytest.mark.parametrize(
    "block", [(-8, 8, 0), (8, -8, 0), (8, 0, 8), (8, 8, -8), (8, 10**6, 0), (8, 8, 2**60), (2**60, 8, 0)]
)
def test_messages_outside_of_the_file_are_refused(block: tuple[int, int, int]) -> None:
    """The footer can name any place."""
    content = _footer(b"ARROW1\0\0" + b"\0" * 64, block)

    assert "expected messages within the file" in _refusal("feather", content)


def test_very_many_messages_are_refused() -> None:
    """All of them can be the same message."""
    content = _footer(b"ARROW1\0\0" + b"\0" * 64, *[(8, 8, 0)] * 10_001)

    assert "expected at most 10000 messages, got more." in _refusal("feather", content)


@pytest.mark.parametrize("length", [0, -1, 2**31 - 1, -(2**31)])
def test_a_footer_outside_of_the_file_is_refused(length: int) -> None:
    """Its length stands before the end of the file."""
    content = _footer(b"ARROW1\0\0", length=length)

    assert "expected a footer in the file, got one outside of it." in _refusal("feather", content)


def test_a_message_of_another_size_than_the_footer_gives_is_refused() -> None:
    """What is measured must be what pyarrow reads."""
    content = _file_of(TABLE.to_arrow())
    *_, last = pa.ipc.MessageReader.open_stream(pa.py_buffer(content).slice(8))
    body: Any = last.body
    at = content.rindex(struct.pack("<q", body.size))
    content = content[:at] + struct.pack("<q", body.size - 64) + content[at + 8 :]

    assert "expected messages of the size that the footer gives" in _refusal("feather", content)
