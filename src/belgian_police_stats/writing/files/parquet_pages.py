"""Measure the pages of a Parquet file before pyarrow unpacks them.

The sizes in the footer of a file can be smaller than those of its pages, and pyarrow reserves what a page asks for, up
to 2 GB. The header of each page says how much it unpacks to. It is a structure of Thrift, in the compact protocol.
"""

from __future__ import annotations

from typing import Any

from ...loading.files import OpenedFile

__all__ = ["refuse_large_pages"]

_MOST_PAGES = 100_000
"""The most pages that are looked at. A table within the limits has some hundreds."""
_DEEPEST = 8
"""How deeply structures can be nested. Those of a page header have three levels."""
_NO_BYTES, _BYTE, _VARINTS, _DOUBLE, _BYTES, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, 12
"""The kinds of values. True and false have no byte after their head."""
_UNPACKED, _PACKED = 2, 3
_DATA, _DATA_2 = 5, 8
_ENCODINGS = {_DATA: 2, _DATA_2: 4}
"""The header of the data in a page, with the place of its encoding; the number of its values comes first."""
_SHARED_BEGINNINGS = 7
"""The encoding DELTA_BYTE_ARRAY: each text says how much it has in common with the one before it."""


def refuse_large_pages(file: OpenedFile, about: Any) -> None:
    """Refuse a file whose pages unpack to more than the limit. `about` is what pyarrow knows from the footer.

    Raises:
        DataError: the pages are too large or too many, or a page cannot be read or measured.
    """
    unpacked = pages = 0
    chunks = (
        about.row_group(i).column(j) for i in range(about.num_row_groups) for j in range(about.row_group(i).num_columns)
    )
    for chunk in chunks:
        # pyarrow reads from the first page of a chunk on, and stops after its number of values.
        at = chunk.data_page_offset
        if chunk.has_dictionary_page and 0 < chunk.dictionary_page_offset < at:
            at = chunk.dictionary_page_offset
        end, values = at + chunk.total_compressed_size, 0
        while at < end and values < chunk.num_values:
            header, behind = _struct(file.content, at)
            size, packed = header.get(_UNPACKED, -1), header.get(_PACKED, -1)
            if size < 0 or packed < 0:
                raise file.error("pages with their sizes", "a page without them")
            unpacked, pages = unpacked + size, pages + 1
            file.refuse_beyond("unpacked_size", unpacked, "bytes when it is unpacked")
            if pages > _MOST_PAGES:
                raise file.error(f"at most {_MOST_PAGES} pages", "more")
            for kind, encoding in _ENCODINGS.items():
                values += header.get(kind, {}).get(1, 0)
                if header.get(kind, {}).get(encoding) == _SHARED_BEGINNINGS:
                    hint = "Write it with a dictionary, which is the default of most programs."
                    raise file.error("pages that can be measured", "texts with shared beginnings", hint)
            at = behind + packed


def _struct(content: bytes, at: int, depth: int = 0) -> tuple[dict[int, Any], int]:
    """Read the whole numbers and structures of a structure by their numbers, and the place behind it.

    Raises:
        ValueError: it is not a structure.
        IndexError: it goes on behind the end of the file.
    """
    if depth > _DEEPEST or at < 0:
        raise ValueError("a page without a header")
    fields: dict[int, Any] = {}
    number = 0
    while (head := content[at]) != 0:
        at += 1
        step, kind = head >> 4, head & 0x0F
        if step:
            number += step
        else:
            number, at = _varint(content, at)
        fields[number], at = _value(content, at, kind, depth)
    return fields, at + 1


def _value(content: bytes, at: int, kind: int, depth: int) -> tuple[Any, int]:
    if kind in _VARINTS:
        return _varint(content, at)
    if kind == _STRUCT:
        return _struct(content, at, depth + 1)
    if kind == _BYTES:
        length, at = _varint(content, at, zigzag=False)
        return None, at + length
    if kind == _DOUBLE:
        return None, at + 8
    if kind in _NO_BYTES:
        return None, at
    if kind == _BYTE:
        return None, at + 1
    raise ValueError("a page with an unknown header")


def _varint(content: bytes, at: int, *, zigzag: bool = True) -> tuple[int, int]:
    number = shift = 0
    while shift < 70:
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return ((number >> 1) ^ -(number & 1) if zigzag else number), at
    raise ValueError("a page with a number that is too long")
