"""The first things that people do with the table, with a test for each tool."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import altair as alt
import duckdb
import ibis
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import belgian_police_stats as bps

UNITS = "EUR", "percent", "person"


@pytest.fixture(scope="module")
def t(report: bps.Report) -> bps.Table:
    """The table of the edition of 2024, as everyone gets it."""
    return report.table()


@pytest.fixture(scope="module")
def sums(report: bps.Report) -> dict[str, float]:
    """The sum of the exact values of each of a few units."""
    return {unit: float(sum(Decimal(figure.value) for figure in report.select(unit=unit))) for unit in UNITS}


@pytest.fixture(scope="module")
def frame(t: bps.Table) -> pd.DataFrame:
    """The table in pandas."""
    return t.to_pandas()


@pytest.mark.parametrize("numeric", ["float", "exact"])
@pytest.mark.parametrize("ending", ["parquet", "feather"])
def test_a_pandas_frame_is_saved_and_read_back(
    report: bps.Report, ending: Literal["parquet", "feather"], numeric: Any, tmp_path: Path
) -> None:
    """`read_table` reads the file, and the values are equal to those of the report."""
    path = tmp_path / f"figures.{ending}"
    getattr(report.table(numeric=numeric).to_pandas(), f"to_{ending}")(path)

    assert report.table() == bps.read_table(ending, path)


def test_a_pandas_frame_goes_into_a_database(frame: pd.DataFrame, sums: dict[str, float]) -> None:
    """SQL can add up its numbers."""
    database = sqlite3.connect(":memory:")
    frame.to_sql("figures", database, index=False)
    found = dict(database.execute("select unit, sum(value) from figures group by unit").fetchall())
    kinds = set(database.execute("select typeof(value), typeof(slide) from figures").fetchall())
    database.close()

    assert sums == pytest.approx({unit: found[unit] for unit in UNITS})
    assert {("real", "integer")} == kinds


def test_pandas_computes_with_the_numbers(report: bps.Report, frame: pd.DataFrame, sums: dict[str, float]) -> None:
    """It finds the largest, describes, adds up by group, and multiplies."""
    largest = sorted((float(figure.value) for figure in report), reverse=True)
    described = frame.describe()
    by_unit = frame.groupby("unit")["value"].sum()

    assert largest[:3] == frame.nlargest(3, "value")["value"].to_list()
    assert (len(report), largest[0]) == (described.loc["count", "value"], described.loc["max", "value"])
    assert {"edition", "value", "lower", "upper", "slide", "line"} <= set(described.columns)
    assert sums == pytest.approx({unit: by_unit[unit] for unit in UNITS})
    assert max(largest) * 1.1 == pytest.approx((frame["value"] * 1.1).max())
    assert frame["value"].std() > 0


@pytest.mark.parametrize("make", [pl.from_pandas, pa.Table.from_pandas], ids=["polars", "pyarrow"])
@pytest.mark.parametrize("numeric", ["float", "exact"])
def test_a_pandas_frame_goes_on_to_arrow(report: bps.Report, make: Callable[[Any], Any], numeric: Any) -> None:
    """It goes to Polars, and to pyarrow, through which Streamlit and others show it."""
    converted = nw.from_native(make(report.table(numeric=numeric).to_pandas()))

    assert [float(figure.value) for figure in report] == [float(value) for value in converted["value"].to_list()]


def test_polars_adds_up_by_group(t: bps.Table, sums: dict[str, float]) -> None:
    """This holds for the frame of the method and for the frame that Polars makes itself."""
    for made in (t.to_polars(), pl.DataFrame(t)):
        found = dict(made.group_by("unit").agg(pl.col("value").sum()).iter_rows())
        assert sums == pytest.approx({unit: found[unit] for unit in UNITS})


def test_a_polars_frame_is_saved_and_read_back(t: bps.Table, tmp_path: Path) -> None:
    """`read_table` reads the file."""
    path = tmp_path / "figures.parquet"
    t.to_polars().write_parquet(path)

    assert t == bps.read_table("parquet", path)


def test_pyarrow_guesses_the_types_of_records(t: bps.Table) -> None:
    """It needs no schema, since every row has the same types."""
    guessed = pa.Table.from_pylist(t.to_records())

    assert t.to_records() == guessed.to_pylist()
    assert pa.types.is_decimal(guessed.schema.field("value").type)


def test_a_file_of_records_in_pandas(t: bps.Table) -> None:
    """A frame that somebody makes of the records is saved too."""
    sink = BytesIO()
    pd.DataFrame(t.to_records()).to_parquet(sink)

    assert t == bps.read_table("parquet", BytesIO(sink.getvalue()))


def test_arrow_computes_with_the_numbers(report: bps.Report, t: bps.Table) -> None:
    """Decimals of 38 digits would leave no digit for the result."""
    arrow = pa.table(t)
    widths = [float(row["upper"] - row["lower"]) for row in report.table()]

    assert pytest.approx(widths) == pc.subtract(arrow["upper"], arrow["lower"]).to_pylist()
    assert [float(figure.value) * 2 for figure in report] == pc.add(arrow["value"], arrow["value"]).to_pylist()


def test_duckdb_adds_up(t: bps.Table, sums: dict[str, float]) -> None:
    """It reads the table by the name of the variable."""
    relation = duckdb.sql("select unit, sum(value) from t group by unit")

    assert relation is not None
    assert len(t) > 0
    found = dict(relation.fetchall())
    assert sums == pytest.approx({unit: found[unit] for unit in UNITS})


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_narwhals_adds_up(t: bps.Table, backend: Any, sums: dict[str, float]) -> None:
    """This holds with each library behind it."""
    made = nw.from_arrow(t, backend=backend)
    found = dict(made.group_by("unit").agg(nw.col("value").sum()).iter_rows())
    widths = made.select(width=nw.col("upper") - nw.col("lower"))["width"]

    assert sums == pytest.approx({unit: found[unit] for unit in UNITS})
    assert 0 <= widths.min() < widths.max()


def test_ibis_adds_up(t: bps.Table, sums: dict[str, float]) -> None:
    """It reads the table itself."""
    figures = ibis.memtable(t)
    # The type of a column is known only when the table is.
    values: Any = figures["value"]
    found = figures.group_by("unit").agg(total=values.sum()).to_pyarrow().to_pylist()
    totals = {row["unit"]: row["total"] for row in found}

    assert sums == pytest.approx({unit: totals[unit] for unit in UNITS})


@pytest.mark.parametrize("make", ["to_pandas", "to_polars", "to_arrow"])
def test_altair_draws_a_frame(report: bps.Report, make: str) -> None:
    """The numbers are numbers on its axes and in its JSON, and the chart is saved as a picture."""
    chart = alt.Chart(getattr(report.table(unit="percent"), make)()).mark_bar().encode(x="value", y="id")
    drawn = json.loads(chart.to_json())
    (rows,) = drawn["datasets"].values()
    picture = BytesIO()
    chart.save(picture, format="png")

    assert picture.getvalue().startswith(b"\x89PNG")
    assert "quantitative" == drawn["encoding"]["x"]["type"]
    assert [float(figure.value) for figure in report.select(unit="percent")] == [row["value"] for row in rows]


def test_json_of_a_frame_has_numbers(report: bps.Report, frame: pd.DataFrame) -> None:
    """A page or a service can use it."""
    expected = [float(figure.value) for figure in report]

    assert expected == [row["value"] for row in json.loads(frame.to_json(orient="records", date_format="iso"))]
    assert expected == [row["value"] for row in json.loads(report.table().to_polars().write_json())]
