"""Measure the pages of a Parquet file before pyarrow unpacks them.

The sizes in the footer of a file can be smaller than those of its pages, and pyarrow reserves what a page asks for, up
to 2 GB. The header of each page says how much it unpacks to. It is a structure of Thrift, in the compact protocol.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from ...loading.files import OpenedFile

__all__ = ["refuse_large_pages"]

_MOST_PAGES = 100_000
"""The most pages that are looked at. A table within the limits has some hundreds."""
_DEEPEST = 16
"""How deeply structures and lists can be nested. Those of a footer have ten levels."""
_NO_BYTES, _BYTE, _VARINTS, _DOUBLE, _BYTES, _LISTS, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, (9, 10), 12
"""The kinds of values. True and false have no byte after their head."""
_UNPACKED, _PACKED = 2, 3
_DATA, _DATA_2 = 5, 8
_ENCODINGS = {_DATA: 2, _DATA_2: 4}
"""The header of the data in a page, with the place of its encoding; the number of its values comes first."""
_SHARED_BEGINNINGS = 7
"""The encoding DELTA_BYTE_ARRAY: each text says how much it has in common with the one before it."""


_ROW_GROUPS, _COLUMNS, _FACTS = 4, 1, 3
"""The places of the row groups in the footer, of the columns in a row group, and of the facts about a column."""
_VALUES, _SIZE, _FIRST_PAGE, _DICTIONARY = 5, 7, 9, 11
"""The places of these facts: the number of values, the packed size, and where the data and the dictionary begin."""


def refuse_large_pages(file: OpenedFile) -> None:
    """Refuse a file whose pages unpack to more than the limit.

    The footer is read here as well: pyarrow ends Python if it is asked for a column whose facts contradict each other.

    Raises:
        DataError: the pages are too large or too many, or a page cannot be read or measured.
    """
    unpacked = pages = 0
    for chunk in _columns(file.content):
        # pyarrow reads from the first page of a chunk on, and stops after its number of values.
        at: int = chunk[_FIRST_PAGE]
        if 0 < chunk.get(_DICTIONARY, 0) < at:
            at = chunk[_DICTIONARY]
        end, values = at + chunk[_SIZE], 0
        while at < end and values < chunk[_VALUES]:
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


def _columns(content: bytes) -> Iterator[dict[int, Any]]:
    """Give the facts about each column of each row group, by their places."""
    (length,) = struct.unpack_from("<I", content, len(content) - 8)
    footer, _ = _struct(content, len(content) - 8 - length)
    for group in footer.get(_ROW_GROUPS, ()):
        for column in group.get(_COLUMNS, ()):
            yield column[_FACTS]


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
    if kind in _LISTS:
        return _list(content, at, depth + 1)
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


def _list(content: bytes, at: int, depth: int) -> tuple[list[Any], int]:
    head, at = content[at], at + 1
    many, kind = head >> 4, head & 0x0F
    if many == 0x0F:
        many, at = _varint(content, at, zigzag=False)
    if not 0 <= many <= len(content) - at or depth > _DEEPEST:
        raise ValueError("a list that is longer than the file")
    items: list[Any] = []
    for _ in range(many):
        # In a list, true and false have a byte.
        item, at = (None, at + 1) if kind in _NO_BYTES else _value(content, at, kind, depth)
        items.append(item)
    return items, at


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
