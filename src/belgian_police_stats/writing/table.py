"""The table: one row a figure, for every tool that reads tables. It needs no library, and is no frame of any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, Unpack, get_args

from attrs import field, frozen

from ..errors import ExportError, nearest, short_repr
from ..loading.packaged import load
from ..model.bases import Shown
from ..model.labels import check_language
from ..model.report import Report
from ..model.source import Edition
from .columns import COLUMNS, LABEL, Column
from .records import table_record

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ..querying.selecting import Filters

__all__ = ["Numeric", "Table", "table", "table_of"]

Numeric = Literal["exact", "float"]


@frozen(repr=False, kw_only=True)
class Table(Shown):
    """One row a figure, in printed order. pl.DataFrame(t), pa.table(t) and duckdb.sql("from t") read it as it is.

    Records are exact. In frames and in Arrow the columns value, lower and upper are exact or floats, as `numeric` says.
    """

    columns: tuple[Column, ...] = COLUMNS
    """Name, type and description of each column, in order."""
    rows: tuple[tuple[Any, ...], ...]
    """The values of each row, in the order of the columns."""
    numeric: Numeric = "exact"
    metadata: tuple[tuple[str, str], ...] = field(default=(), eq=False)
    """What the table is of, as names and texts; a file in a format without room for it comes back without."""

    def to_records(self) -> list[dict[str, Any]]:
        """A dict a row: texts, ints, dates, None, and each number as the int or Decimal that it is."""
        return list(self)

    def to_pandas(self) -> pd.DataFrame:
        """A pandas frame; `attrs` has the metadata.

        edition, slide and line are Int64; kind, qualifier, certainty and period_kind are categories, with all the words
        that they can have; dates are datetime64[s]; texts are string. value, lower and upper are objects, int or
        Decimal; with numeric="float" they are Float64.

        Raises:
            MissingExtraError: pandas is not installed.
            ExportError: a number is beyond the floats that were asked for.
        """
        from .frames import to_pandas

        made: pd.DataFrame = to_pandas(self)
        return made

    def to_polars(self) -> pl.DataFrame:
        """A Polars frame: String, Int64, Date, and Decimal(38, 9) for value, lower and upper, or Float64.

        Raises:
            MissingExtraError: polars is not installed.
            ExportError: a number does not fit.
        """
        from .frames import to_polars

        made: pl.DataFrame = to_polars(self)
        return made

    def to_arrow(self) -> pa.Table:
        """An Arrow table: string, int64, date32, and decimal128(38, 9) for value, lower and upper, or float64.

        The schema has the metadata, and each field its description.

        Raises:
            MissingExtraError: pyarrow is not installed.
            ExportError: a number does not fit.
        """
        from .frames import to_arrow

        made: pa.Table = to_arrow(self)
        return made

    def __arrow_c_schema__(self) -> object:
        from .arrow_stream import schema_capsule

        return schema_capsule(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from .arrow_stream import stream_capsule

        return stream_capsule(self, requested_schema)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        names = ", ".join(column.name for column in self.columns)
        return f"<Table: {len(self)} rows of {len(self.columns)} columns: {names}>"


def table(
    edition: int | None = None, *, language: str | None = None, numeric: Numeric = "exact", **filters: Unpack[Filters]
) -> Table:
    """Make the table of the report of a year; without a year, of the newest one. Report.table tells the rest.

    Raises:
        UnknownEditionError: no report of this year is in the package.
    """
    return load(edition).table(language=language, numeric=numeric, **filters)


def table_of(report: Report, *, language: str | None, numeric: str, filters: Filters) -> Table:
    """Report.table is the public door and tells the arguments."""
    if numeric not in get_args(Numeric):
        known = get_args(Numeric)
        raise ExportError(
            expected="exact or float for the numbers of a table",
            got=short_repr(numeric),
            hint=nearest(numeric, known),
        )
    columns = COLUMNS if language is None else _with_one_label(language)
    records = (table_record(figure, report.edition) for figure in report.select(**filters))
    source = {column.name: column.name for column in columns} | {LABEL.name: f"label_{language}"}
    rows = tuple(tuple(record[source[column.name]] for column in columns) for record in records)
    return Table(columns=columns, rows=rows, numeric=numeric, metadata=_metadata(report.edition))  # type: ignore[arg-type]


def _with_one_label(language: str) -> tuple[Column, ...]:
    check_language(language)
    first = next(i for i, column in enumerate(COLUMNS) if column.name.startswith("label_"))
    others = [column for column in COLUMNS if not column.name.startswith("label_")]
    return (*others[:first], LABEL, *others[first:])


def _metadata(edition: Edition) -> tuple[tuple[str, str], ...]:
    from .. import __version__

    return (
        ("title", edition.title),
        ("publisher", edition.publisher),
        ("edition", str(edition.year)),
        ("presented", edition.presented.isoformat()),
        ("language", edition.language),
        ("source_sha256", edition.source_sha256),
        ("terms", edition.terms),
        ("made_by", f"belgian-police-stats {__version__}"),
    )
