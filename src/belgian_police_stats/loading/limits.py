"""The limits within which a file is read: one table for every format."""

from __future__ import annotations

from attrs import fields, frozen

from ..errors import DataError, Fault, FieldError, short_repr
from ..frozen import Frozen
from ..model.bases import whole_number
from .faults import Faults

__all__ = ["LIMITS", "Limits", "refuse_beyond", "refuse_many_nodes"]


@frozen(kw_only=True)
class Limits(Frozen):
    """The most that a file may have to be read. Pass others to read a larger file of your own.

    A file beyond a limit is refused with a `DataError` that names the limit.

    >>> import belgian_police_stats as bps
    >>> bps.read("report.json", limits=bps.types.Limits(nodes=50_000_000))  # doctest: +SKIP
    """

    size: int = 2**28
    """The bytes of a report file or of a file with the table, or the characters of a text."""
    text_size: int = 2**26
    """The bytes of a copy of the source, whether text or PDF, and the characters of the text in the PDF."""
    unpacked_size: int = 2**28
    """The bytes that a packed file (Parquet, Feather, a workbook) unpacks to, and the characters of all cells."""
    rows: int = 250_000
    """The rows of a table."""
    cells: int = 8_000_000
    """The cells of a table, empty ones included."""
    nodes: int = 5_000_000
    """The values in a JSON file, or in a line of NDJSON, counted by commas and brackets, with those in texts."""
    faults: int = Faults.MOST
    """The faults of a report file that are listed before reading stops."""
    row_faults: int = 100
    """The faults of a table that are listed before reading stops."""

    def __attrs_post_init__(self) -> None:
        for one in fields(Limits):
            value = getattr(self, one.name)
            number = whole_number(value)
            if number is None or number < 1:
                raise FieldError(
                    field=one.name, expected=f"a whole number above zero as {one.name}", got=short_repr(value)
                )


LIMITS = Limits()
"""The limits that hold by default."""


def refuse_beyond(most: int, number: int, name: str, what: str, limit: str) -> None:
    """Refuse the file `name` if it has a greater number of something than the limit allows.

    Raises:
        DataError: the message names the limit.
    """
    if number > most:
        hint = f"If you trust the file, raise the limit: limits=Limits({limit}=…)."
        raise DataError.of(name, [Fault("the file", f"at most {most} {what}", "more", hint)])


_SIGNS = (",", "[", "{")
"""The signs of JSON before a value or a key: each value or member has one of them."""


def refuse_many_nodes(limits: Limits, content: str | bytes, name: str) -> None:
    """Refuse JSON with too many values before anything is made of it: two bytes such as `[]` take sixty as a list.

    Raises:
        DataError: the message names the limit.
    """
    signs = map(content.count, _SIGNS) if isinstance(content, str) else map(content.count, map(str.encode, _SIGNS))
    refuse_beyond(limits.nodes, sum(signs), name, "values in JSON", "nodes")
