"""Read Parquet and Arrow files that anyone may have written: everything is checked before pyarrow opens a value.

pyarrow does not check whether the offsets in a file stay within it. Reading a text with a wrong offset crashes Python
or gives memory from elsewhere, so the types are checked first, then the sizes, and then every value.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from ...errors import DataError, Fault, clean
from ...loading.files import OpenedFile
from ...loading.versions import MADE_BY
from ..columns import COLUMNS, ColumnType
from ..table import Table
from .digest import DIGEST, verified
from .parquet_pages import refuse_large_pages
from .reading_back import table_from_rows

__all__ = ["feather_table", "parquet_table"]

_MAGIC = b"ARROW1"
_MOST_MESSAGES = 10_000
"""The most messages of a Feather file. pyarrow makes an array for each column of each message, even of an empty one."""
_MOST_COLUMNS = 1_000
"""The most columns that are looked at. The table has far fewer, and a message names the superfluous ones."""


def parquet_table(file: OpenedFile) -> Table:
    """Read a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    # A file of an older version lacks some columns.
    names = parquet.read_schema(pa.BufferReader(file.content)).names
    texts = [c.name for c in COLUMNS if c.type in (ColumnType.TEXT, ColumnType.WORD) and c.name in names]
    opened = parquet.ParquetFile(
        pa.BufferReader(file.content),
        page_checksum_verification=True,
        # A long text that the file stores once for all rows stays a single text in memory.
        read_dictionary=texts,
    )
    about = opened.metadata
    file.refuse_beyond("rows", about.num_rows, "rows")
    # A file can state negative sizes, which must not offset others in the sum.
    sizes = [abs(about.row_group(i).total_byte_size) for i in range(about.num_row_groups)]
    file.refuse_beyond("unpacked_size", sum(sizes), "bytes when it is unpacked")
    _refuse_types(pa, file, opened.schema_arrow)
    refuse_large_pages(file)
    return _table(pa, file, opened.read(use_threads=False))


def feather_table(file: OpenedFile) -> Table:
    """Read a Feather file of version 2, which is the file format of Arrow, whichever program wrote it.

    Its footer lists the places of its messages, and pyarrow reads them there. So these messages are measured first.
    """
    import pyarrow as pa

    if not (file.content.startswith(_MAGIC) and file.content.endswith(_MAGIC)):
        raise file.error("a Feather file of version 2", "another file")
    whole = pa.py_buffer(file.content)
    rows = unpacked = 0
    for start, head, body in _blocks(file):
        message: Any = pa.ipc.read_message(whole.slice(start))
        if message.body.size != body:
            raise file.error("messages of the size that the footer gives", f"one of {message.body.size} bytes")
        rows_here, bytes_here = _measure(message.metadata.to_pybytes(), message.body)
        rows, unpacked = rows + rows_here, unpacked + head + bytes_here
        file.refuse_beyond("rows", rows, "rows")
        file.refuse_beyond("unpacked_size", unpacked, "bytes when it is unpacked")
    reader = pa.ipc.open_file(whole)
    _refuse_types(pa, file, reader.schema)
    return _table(pa, file, reader.read_all())


def _blocks(file: OpenedFile) -> Iterator[tuple[int, int, int]]:
    """Give the place of each message that the footer lists, and the sizes of its head and its body."""
    (length,) = struct.unpack_from("<i", file.content, len(file.content) - len(_MAGIC) - 4)
    start = len(file.content) - len(_MAGIC) - 4 - length
    if length <= 0 or start < len(_MAGIC):
        raise file.error("a footer in the file", "one outside of it")
    footer = _FlatTable.root(file.content[start : start + length])
    blocks = [*footer.structs(2, "<qi4xq"), *footer.structs(3, "<qi4xq")]
    if len(blocks) > _MOST_MESSAGES:
        raise file.error(f"at most {_MOST_MESSAGES} messages", "more")
    for at, head, body in blocks:
        if not (len(_MAGIC) <= at and 0 < head and 0 <= body and at + head + body <= start):
            raise file.error("messages within the file", f"one of {head + body} bytes at {at}")
        yield at, head, body


def _refuse_types(pa: Any, file: OpenedFile, schema: Any) -> None:
    """Refuse types that no table of ours has: nested ones, extensions and the like."""
    types = pa.types
    if len(schema.names) > _MOST_COLUMNS:
        raise file.error(f"at most {_MOST_COLUMNS} columns", "more")
    simple = (
        *(types.is_integer, types.is_floating, types.is_decimal),
        *(types.is_date, types.is_timestamp, types.is_null),
        *(types.is_string, types.is_large_string, types.is_string_view),
    )

    def is_known(kind: Any) -> bool:
        if types.is_dictionary(kind):
            kind = kind.value_type
            return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))
        return any(is_of(kind) for is_of in simple)

    faults = [
        Fault(f"the header, {clean(field.name)}", "a column of numbers, dates or texts", clean(str(field.type)))
        for field in schema
        if not is_known(field.type)
    ]
    if faults:
        raise DataError.of(file.name, faults[: file.limits.row_faults])


def _table(pa: Any, file: OpenedFile, arrow: Any) -> Table:
    arrow.validate(full=True)
    _refuse_long_views(pa, file, arrow)
    columns = [_values(pa, column) for column in arrow.columns]
    metadata: dict[bytes, bytes] = arrow.schema.metadata or {}
    stated, maker = (_decoded(metadata.get(name.encode())) for name in (DIGEST, MADE_BY))
    file = file.of_maker(maker)
    table = table_from_rows(file, arrow.column_names, zip(*columns, strict=True))
    return verified(file, table, stated)


def _decoded(text: bytes | None) -> str | None:
    return None if text is None else text.decode()


def _refuse_long_views(pa: Any, file: OpenedFile, arrow: Any) -> None:
    """Refuse views whose texts are longer in all than the limit: any number of views can show the same text."""
    chunks = (chunk for column in arrow.columns for chunk in column.chunks)
    texts = (chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk for chunk in chunks)
    length = sum(_length_of_views(array) for array in texts if pa.types.is_string_view(array.type))
    file.refuse_beyond("unpacked_size", length, "bytes in all texts")


def _length_of_views(array: Any) -> int:
    # pyarrow has no function for this. A view has 16 bytes, and begins with its length.
    views = array.buffers()[1]
    numbers = memoryview(views or b"").cast("i")
    return sum(numbers[4 * array.offset : 4 * (array.offset + len(array)) : 4])


def _values(pa: Any, column: Any) -> Iterator[Any]:
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            words = chunk.dictionary.to_pylist()
            yield from (None if place is None else words[place] for place in chunk.indices.to_pylist())
        else:
            yield from chunk.to_pylist()


_DICTIONARY, _RECORDS = 2, 3
"""The kinds of message that have values, as the format of Arrow numbers them."""
_NOT_PACKED = -1


def _measure(head: bytes, body: Any) -> tuple[int, int]:
    """Count the rows of a message, and the bytes that its values unpack to.

    pyarrow does not give these sizes before it unpacks. The head of a message is a FlatBuffer; the numbers below are
    the places of its fields in Message.fbs, which is a part of the format of Arrow.
    """
    message = _FlatTable.root(head)
    kind, batch = message.byte(1), message.table(2)
    if kind == _DICTIONARY and batch is not None:
        batch = batch.table(1)
    if kind not in (_DICTIONARY, _RECORDS) or batch is None:
        return 0, 0
    # pyarrow refuses numbers below zero later. Here they must not offset others in the sum.
    rows, size = abs(batch.long(0)), body.size
    if batch.table(3) is not None:
        for start, length in batch.structs(2, "<qq"):
            if length:
                (unpacked,) = struct.unpack_from("<q", body, start)
                size += length if unpacked == _NOT_PACKED else abs(unpacked)
    return rows, size


class _FlatTable:
    """A table of a FlatBuffer: a list of places that says where each field lies, or that it is left out."""

    def __init__(self, buffer: bytes, at: int) -> None:
        self.buffer, self.at = buffer, at
        self.places = at - self._read("<i", at)

    @classmethod
    def root(cls, buffer: bytes) -> _FlatTable:
        return cls(buffer, struct.unpack_from("<I", buffer)[0])

    def _read(self, form: str, at: int) -> int:
        number: int = struct.unpack_from(form, self.buffer, at)[0]
        return number

    def _field(self, number: int) -> int | None:
        slot = 4 + 2 * number
        if slot >= self._read("<H", self.places):
            return None
        offset = self._read("<H", self.places + slot)
        return self.at + offset if offset else None

    def byte(self, number: int) -> int:
        at = self._field(number)
        return 0 if at is None else self._read("<B", at)

    def long(self, number: int) -> int:
        at = self._field(number)
        return 0 if at is None else self._read("<q", at)

    def table(self, number: int) -> _FlatTable | None:
        at = self._field(number)
        return None if at is None else _FlatTable(self.buffer, at + self._read("<I", at))

    def structs(self, number: int, form: str) -> list[tuple[int, ...]]:
        """Give a list of structures of numbers in this form."""
        at = self._field(number)
        if at is None:
            return []
        start = at + self._read("<I", at)
        count = self._read("<I", start)
        return list(struct.iter_unpack(form, self.buffer[start + 4 : start + 4 + struct.calcsize(form) * count]))
