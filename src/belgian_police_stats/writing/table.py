"""The table: one row per figure, for every tool that reads tables. Making it needs no other library."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast, get_args, overload

from attrs import field, frozen

from ..errors import ExportError, clean, how_many, nearest, short_repr
from ..loading.packaged import load
from ..loading.versions import MADE_BY, made_by
from ..model.bases import HasCard
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.labels import Language, check_language
from ..model.report import Report
from ..model.report_key import ReportName, report_name
from ..model.source import Edition
from .columns import COLUMNS, LABEL, Column, ColumnType
from .records import table_record

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ..querying.selecting import Filters, KnownFilters

__all__ = ["Numeric", "Table", "check_numeric", "table", "table_of"]

Numeric = Literal["float", "exact"]
"""The type of the columns value, lower and upper in frames and in Arrow: floats, or exact decimals."""


@frozen(repr=False, kw_only=True)
class Table(HasCard):
    """One row per figure, in printed order.

    Libraries that know Arrow read it directly: `pl.DataFrame(t)`, `pa.table(t)`, `duckdb.sql("from t")`. In frames and
    in Arrow, value, lower and upper are floats, with which every library computes and draws. With `numeric="exact"`
    they are decimals. Records are always exact, and the column value_text has the exact value everywhere.

    >>> import belgian_police_stats as bps
    >>> t = bps.load(2024).table(unit="percent")
    >>> t.to_records()[0]["value"]
    Decimal('20.5')
    """

    columns: tuple[Column, ...] = COLUMNS
    """The name, type and description of each column, in order."""
    rows: tuple[tuple[Any, ...], ...]
    """The values of each row, in the order of the columns."""
    numeric: Numeric = "float"
    """Whether value, lower and upper are floats or exact decimals in frames and in Arrow."""
    metadata: tuple[tuple[str, str], ...] = field(default=(), eq=False)
    """The provenance, as names and texts. A table read back from a file has none, so it does not count in `==`."""
    verified: bool | None = field(default=None, eq=False)
    """For a table read from a binary file: whether it has the digest with which `export` writes it. A file that another
    program wrote has none. None for a table that comes from elsewhere."""

    def to_records(self) -> list[dict[str, Any]]:
        """Give one dict per row, with str, int, Decimal, date and None as values.

        value, lower and upper are Decimals in every row, with the printed decimals.
        """
        return list(self)

    def to_pandas(self) -> pd.DataFrame:
        """Make a pandas frame. Its `attrs` hold the metadata.

        edition, slide and line are int64. value, lower and upper are float64; with numeric="exact" they are objects,
        each a Decimal. kind, qualifier, certainty and period_kind are categories with every word that the column can
        hold. Dates are datetime64[s], texts are string. A column of integers with empty cells is Int64.

        Raises:
            MissingExtraError: pandas is not installed.
            ExportError: a number is too large for a float.
        """
        from .frames import to_pandas

        frame: pd.DataFrame = to_pandas(self)
        return frame

    def to_polars(self) -> pl.DataFrame:
        """Make a Polars frame.

        Columns are String, Int64 or Date. value, lower and upper are Float64; with numeric="exact" they are
        Decimal(38, 9).

        Raises:
            MissingExtraError: polars is not installed.
            ExportError: a number does not fit the type of its column.
        """
        from .frames import to_polars

        frame: pl.DataFrame = to_polars(self)
        return frame

    def to_arrow(self) -> pa.Table:
        """Make a pyarrow table. Its schema holds the metadata and the description of each column.

        Columns are string, int64 or date32. value, lower and upper are float64; with numeric="exact" they are
        decimal128(38, 9).

        Raises:
            MissingExtraError: pyarrow is not installed.
            ExportError: a number does not fit the type of its column.
        """
        from .frames import to_arrow

        arrow: pa.Table = to_arrow(self)
        return arrow

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
        numbers = [column.name for column in self.columns if column.type is ColumnType.NUMBER]
        for row in self.rows:
            record = dict(zip(names, row, strict=True))
            # One type in every row: libraries that guess the type of a column refuse a mixture of int and Decimal.
            yield record | {name: Decimal(record[name]) for name in numbers}

    def __repr__(self) -> str:
        names = ", ".join(column.name for column in self.columns)
        unverified = " (unverified)" if self.verified is False else ""
        return f"<Table: {how_many(len(self), 'row')} of {how_many(len(self.columns), 'column')}{unverified}: {names}>"


if TYPE_CHECKING:

    @overload
    def table(
        edition: int | None = None,
        *,
        language: Language | None = None,
        numeric: Numeric = "float",
        **filters: Unpack[KnownFilters],
    ) -> Table: ...
    @overload
    def table(
        edition: int | None = None,
        *,
        language: Language | None = None,
        numeric: Numeric = "float",
        **filters: Unpack[Filters],
    ) -> Table: ...


def table(
    edition: int | None = None,
    *,
    language: Language | None = None,
    numeric: Numeric = "float",
    **filters: Unpack[Filters],
) -> Table:
    """Make the table of a packaged edition: of this year, or of the newest. See `Report.table` for the arguments.

    Raises:
        UnknownEditionError: the package has no edition of this year.
    """
    return load(edition).table(language=language, numeric=numeric, **filters)


def check_numeric(numeric: str) -> None:
    """Refuse anything but the words of Numeric.

    Raises:
        ExportError: the word is neither "float" nor "exact".
    """
    if numeric not in get_args(Numeric):
        raise ExportError(
            expected="float or exact for the numbers of a table",
            got=short_repr(numeric),
            hint=nearest(numeric, get_args(Numeric)),
        )


def table_of(figures: Figures, *, language: Language | None, numeric: Numeric, filters: Filters) -> Table:
    """See `HasFigures.table`."""
    check_numeric(numeric)
    columns = COLUMNS if language is None else _with_one_label(language)
    selected = figures.select(**filters)
    # For type checkers: here, the keys of a row are computed.
    records = (cast("dict[str, Any]", table_record(figure, edition_of(figure, selected))) for figure in selected)
    source = {column.name: column.name for column in columns} | {LABEL.name: f"label_{language}"}
    rows = tuple(tuple(record[source[column.name]] for column in columns) for record in records)
    return Table(columns=columns, rows=rows, numeric=numeric, metadata=_metadata(selected))


def edition_of(figure: Figure, figures: Figures) -> Edition | ReportName:
    """Give the edition of the report that figures come from, or the facts about it in the key of a figure.

    Raises:
        ExportError: the figure was made by hand, so that its report is not known.
    """
    if isinstance(figures.origin, Report):
        return figures.origin.edition
    name = report_name(figure.report_key)
    if name is None:
        raise ExportError(
            expected="figures of a report for a table",
            got=f"{clean(figure.id)}, whose report is not known",
            hint="Give it the `report_key` of its report.",
        )
    return name


def _with_one_label(language: Language) -> tuple[Column, ...]:
    check_language(language)
    first = next(i for i, column in enumerate(COLUMNS) if column.name.startswith("label_"))
    others = [column for column in COLUMNS if not column.name.startswith("label_")]
    return (*others[:first], LABEL, *others[first:])


def _metadata(figures: Figures) -> tuple[tuple[str, str], ...]:
    """List where the figures come from. A section and a chapter know of their report only what its key says."""
    if not isinstance(figures.origin, Report):
        names = [name for key in dict.fromkeys(figure.report_key for figure in figures) if (name := report_name(key))]
        facts = {
            "publisher": "; ".join(dict.fromkeys(name.publisher for name in names)),
            "edition": "; ".join(dict.fromkeys(str(name.year) for name in names)),
            "settled": "; ".join(dict.fromkeys(reading for name in names for reading in name.readings)),
        }
        return (*((name, text) for name, text in facts.items() if text), (MADE_BY, made_by()))
    report = figures.origin
    edition = report.edition
    taken = [f"{s.doubt} as {s.reading}: {s.why or 'assumed'}" for s in report.settlements]
    return (
        ("title", edition.title),
        ("publisher", edition.publisher),
        ("edition", str(edition.year)),
        ("presented", edition.presented.isoformat()),
        ("language", edition.language),
        ("source_sha256", edition.source_sha256),
        ("terms", edition.terms),
        *([("settled", "; ".join(taken))] if taken else []),
        (MADE_BY, made_by()),
    )
