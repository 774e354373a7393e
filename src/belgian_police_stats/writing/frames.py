"""The table as a data frame of pandas or Polars, or as a table of Arrow. None of them is imported before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from ..extras import need
from .columns import Column, ColumnType
from .exact_numbers import PRECISION, SCALE, refuse_what_frames_lack

if TYPE_CHECKING:
    from .table import Table

__all__ = ["arrow_schema", "columns_of", "polars_schema", "to_arrow", "to_pandas", "to_polars"]


def to_pandas(table: Table) -> Any:
    """Table.to_pandas is the public door and tells the types."""
    pandas = need("pandas", "pandas", "make a data frame of the table")
    if table.numeric == "float":
        refuse_what_frames_lack(table)
    number = float if table.numeric == "float" else _itself
    frame = pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=_pandas_type(pandas, column, table.numeric))
            for column, values in columns_of(table, number)
        }
    )
    frame.attrs = dict(table.metadata)
    return frame


def _pandas_type(pandas: Any, column: Column, numeric: str) -> Any:
    match column.type:
        case ColumnType.INTEGER:
            return "Int64"
        case ColumnType.NUMBER:
            return "object" if numeric == "exact" else "Float64"
        case ColumnType.WORD:
            return pandas.CategoricalDtype(column.words)
        case ColumnType.DATE:
            return "datetime64[s]"
        case ColumnType.TEXT:
            # Without a storage of its own, the type would follow from what else is installed.
            return pandas.StringDtype("python")
        case _:
            assert_never(column.type)


def to_polars(table: Table) -> Any:
    """Table.to_polars is the public door and tells the types."""
    polars = need("polars", "polars", "make a data frame of the table")
    return polars.DataFrame(_decimal_columns(table), schema=polars_schema(table))


def polars_schema(table: Table) -> Any:
    """The names and types of the columns as Polars has them."""
    polars = need("polars", "polars", "make a data frame of the table")
    number = polars.Decimal(PRECISION, SCALE) if table.numeric == "exact" else polars.Float64()
    types = {
        ColumnType.INTEGER: polars.Int64(),
        ColumnType.NUMBER: number,
        ColumnType.DATE: polars.Date(),
    }
    return polars.Schema({column.name: types.get(column.type, polars.String()) for column in table.columns})


def to_arrow(table: Table) -> Any:
    """Table.to_arrow is the public door and tells the types."""
    pyarrow = need("pyarrow", "arrow", "make an Arrow table")
    return pyarrow.table(_decimal_columns(table), schema=arrow_schema(table))


def arrow_schema(table: Table) -> Any:
    """The names, types and descriptions of the columns as Arrow has them, and what the table is of."""
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


def _decimal_columns(table: Table) -> dict[str, list[Any]]:
    refuse_what_frames_lack(table)
    number = float if table.numeric == "float" else Decimal
    return {column.name: values for column, values in columns_of(table, number)}


def _itself(number: Any) -> Any:
    return number


def columns_of(table: Table, number: Callable[[Any], Any]) -> Iterator[tuple[Column, list[Any]]]:
    """Each column with its values, those of a column of numbers converted."""
    turned = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    for column, values in zip(table.columns, turned, strict=True):
        yield column, [number(v) for v in values] if column.type is ColumnType.NUMBER else list(values)
