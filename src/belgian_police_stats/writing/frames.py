"""The table as a data frame of pandas or Polars, or as an Arrow table. Each library is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from ..extras import need
from .columns import Column, ColumnType
from .exact_numbers import PRECISION, SCALE, refuse_unfit_numbers

if TYPE_CHECKING:
    from .table import Table

__all__ = ["arrow_schema", "columns_of", "polars_schema", "to_arrow", "to_pandas", "to_polars"]


def to_pandas(table: Table) -> Any:
    """See `Table.to_pandas`."""
    pandas = need("pandas", "pandas", "make a data frame of the table")
    if table.numeric == "float":
        refuse_unfit_numbers(table)
    frame = pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=_pandas_type(pandas, column, table.numeric))
            for column, values in columns_of(table, _number(table))
        }
    )
    frame.attrs = dict(table.metadata)
    return frame


def _pandas_type(pandas: Any, column: Column, numeric: str) -> Any:
    match column.type:
        case ColumnType.INTEGER:
            # Not every library accepts the nullable integers of pandas.
            return "Int64" if column.optional else "int64"
        case ColumnType.NUMBER:
            return "object" if numeric == "exact" else "float64"
        case ColumnType.WORD:
            return pandas.CategoricalDtype(column.words)
        case ColumnType.DATE:
            return "datetime64[s]"
        case ColumnType.TEXT:
            # Without a named storage, pandas picks Arrow's wherever pyarrow is installed.
            return pandas.StringDtype("python")
        case _:
            assert_never(column.type)


def to_polars(table: Table) -> Any:
    """See `Table.to_polars`."""
    polars = need("polars", "polars", "make a data frame of the table")
    return polars.DataFrame(_checked_columns(table), schema=polars_schema(table))


def polars_schema(table: Table) -> Any:
    """Make the Polars schema: the name and type of each column."""
    polars = need("polars", "polars", "make a data frame of the table")
    number = polars.Decimal(PRECISION, SCALE) if table.numeric == "exact" else polars.Float64()
    types = {
        ColumnType.INTEGER: polars.Int64(),
        ColumnType.NUMBER: number,
        ColumnType.DATE: polars.Date(),
    }
    return polars.Schema({column.name: types.get(column.type, polars.String()) for column in table.columns})


def to_arrow(table: Table) -> Any:
    """See `Table.to_arrow`."""
    pyarrow = need("pyarrow", "arrow", "make an Arrow table")
    return pyarrow.table(_checked_columns(table), schema=arrow_schema(table))


def arrow_schema(table: Table) -> Any:
    """Make the Arrow schema: the name, type and description of each column, and the provenance of the table."""
    pyarrow = need("pyarrow", "arrow", "make an Arrow table")
    number = pyarrow.decimal128(PRECISION, SCALE) if table.numeric == "exact" else pyarrow.float64()
    types = {ColumnType.INTEGER: pyarrow.int64(), ColumnType.NUMBER: number, ColumnType.DATE: pyarrow.date32()}
    fields = [
        pyarrow.field(
            column.name,
            types.get(column.type, pyarrow.string()),
            nullable=column.optional,
            metadata={"description": column.description},
        )
        for column in table.columns
    ]
    return pyarrow.schema(fields, metadata=dict(table.metadata))


def _checked_columns(table: Table) -> dict[str, list[Any]]:
    refuse_unfit_numbers(table)
    return {column.name: values for column, values in columns_of(table, _number(table))}


def _number(table: Table) -> Callable[[Any], Any]:
    # Never ints beside Decimals: Polars takes no ints in a column of decimals, and pyarrow guesses the type of a column
    # of objects from the first ones.
    return float if table.numeric == "float" else Decimal


def columns_of(table: Table, number: Callable[[Any], Any]) -> Iterator[tuple[Column, list[Any]]]:
    """Turn rows into columns, and convert the values in columns of numbers."""
    by_column = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    for column, values in zip(table.columns, by_column, strict=True):
        yield column, [number(v) for v in values] if column.type is ColumnType.NUMBER else list(values)
