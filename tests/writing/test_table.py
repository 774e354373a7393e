"""The table: its contents, and that every library reads the same rows from it."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from support.tables import pandas_records, tables

COLUMNS = [
    *(
        "edition",
        "id",
        "chapter",
        "section",
        "kind",
        "value",
        "value_text",
        "unit",
        "printed",
        "lower",
        "upper",
        "qualifier",
    ),
    *("certainty", "doubts", "alternatives", "evidence", "period_start", "period_end", "period_kind", "slide", "line"),
    *("of", "part_of"),
    *("label_nl", "label_fr", "label_de", "label_en", "note"),
]
NUMBERS = ("value", "lower", "upper")


@pytest.fixture(scope="module")
def t(report: bps.Report) -> bps.Table:
    """The table of the edition of 2024."""
    return report.table()


def names(t: bps.Table) -> list[str]:
    """The names of the columns."""
    return [column.name for column in t.columns]


def test_a_row_is_a_figure(report: bps.Report, t: bps.Table) -> None:
    """The rows are in printed order, with every field of the figure."""
    assert len(report) == len(t)
    for figure, row in zip(report, t, strict=True):
        assert (figure.id, figure.chapter, type(figure).__name__) == (row["id"], row["chapter"], row["kind"])
        assert repr(Decimal(figure.value)) == repr(row["value"])
        assert (figure.unit, figure.printed) == (row["unit"], row["printed"])
        assert figure.value == Decimal(row["value_text"])
        assert (figure.interval_if_rounded.lower, figure.interval_if_rounded.upper) == (row["lower"], row["upper"])
        assert (figure.qualifier, figure.certainty, figure.note) == (row["qualifier"], row["certainty"], row["note"])
        assert (figure.period.start, figure.period.end) == (row["period_start"], row["period_end"])
        assert figure.period.kind == row["period_kind"]
        assert (report.edition.year, figure.source.slide, figure.source.line) == (
            row["edition"],
            row["slide"],
            row["line"],
        )
        assert getattr(figure, "of", None) == row["of"]
        for language in ("nl", "fr", "de", "en"):
            assert figure.label(language) == row[f"label_{language}"]


def test_the_columns_are_named_in_order_and_described(t: bps.Table) -> None:
    """Each description is a sentence. A column of words lists every word in it, and only an optional one has None."""
    assert COLUMNS == names(t)
    assert COLUMNS == list(t.to_records()[0])
    assert [] == [column.name for column in t.columns if not column.description.endswith(".")]
    for column in t.columns:
        found = {row[column.name] for row in t}
        assert (column.type == "word") == bool(column.words)
        assert not column.words or found <= set(column.words)
        assert column.optional or None not in found


def test_the_table_of_an_edition_is_that_of_its_report(t: bps.Table) -> None:
    """`bps.table` takes the year."""
    assert t == bps.table(2024)
    with pytest.raises(bps.UnknownEditionError):
        bps.table(1830)


def test_filters_are_those_of_select(report: bps.Report) -> None:
    """The rows are the figures that select gives, and a wrong filter is refused."""
    chosen = report.select(unit="person", certainty="certain")

    assert list(chosen.ids) == [row["id"] for row in report.table(unit="person", certainty="certain")]
    assert report.table(unit="person") == bps.table(2024, unit="person")
    with pytest.raises(bps.FilterError, match="Expected a filter among"):
        report.table(units="person")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_labels_in_one_language(report: bps.Report, language: bps.Language) -> None:
    """One column replaces four."""
    t = report.table(language=language)
    first = COLUMNS.index("label_nl")

    assert [*COLUMNS[:first], "label", *COLUMNS[first + 4 :]] == names(t)
    assert [figure.label(language) for figure in report] == [row["label"] for row in t]


def test_a_language_without_labels_is_refused(report: bps.Report) -> None:
    """It is refused even if the table has no rows."""
    none: dict[str, Any] = {"slide": 9_999}
    for filters in ({}, none):
        with pytest.raises(bps.UnknownLanguageError, match=r"^Expected a language among nl, fr, de, en, got 'it'\.$"):
            report.table(language="it", **filters)  # type: ignore[call-overload]


def test_numbers_are_float_or_exact(report: bps.Report) -> None:
    """Floats come by default, and any other word is refused. Records are exact in both cases."""
    assert report.table() == report.table(numeric="float")
    assert report.table().to_records() == report.table(numeric="exact").to_records()
    assert {Decimal} == {type(row[name]) for row in report.table() for name in NUMBERS}
    with pytest.raises(bps.ExportError) as caught:
        report.table(numeric="floats")  # type: ignore[call-overload]
    assert "Expected float or exact for the numbers of a table, got 'floats'. Did you mean 'float'?" == str(
        caught.value
    )


def test_a_table_is_a_value(t: bps.Table) -> None:
    """Equal, hashable, and the same after a pickle or a copy."""
    assert 1 == len({t, pickle.loads(pickle.dumps(t)), copy.deepcopy(t), bps.table(2024)})
    assert t != bps.table(2024, unit="person")
    assert f"<Table: {len(t)} rows of 28 columns: {', '.join(COLUMNS)}>" == repr(t)
    with pytest.raises(AttributeError):
        t.rows = ()  # type: ignore[misc]


def rows_by_library(t: bps.Table) -> dict[str, Any]:
    """The rows that each library reads from the table, or gets from our method."""
    relation = duckdb.sql("from t")
    assert relation is not None
    # Newer pandas alone reads Arrow's interface by itself.
    from_arrow: Any = getattr(pd.DataFrame, "from_arrow", None)
    return {
        "polars": pl.DataFrame(t).to_dicts(),
        "to_polars": t.to_polars().to_dicts(),
        "pyarrow": pa.table(t).to_pylist(),
        "to_arrow": t.to_arrow().to_pylist(),
        "duckdb": [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()],
        "narwhals": list(nw.from_arrow(t, backend=pl).iter_rows(named=True)),
        "narwhals of to_pandas": pandas_records(nw.from_native(t.to_pandas()).to_native()),
        "to_pandas": pandas_records(t.to_pandas()),
        **({"pandas": pandas_records(from_arrow(t))} if from_arrow else {}),
    }


def test_every_library_reads_the_same_rows(report: bps.Report) -> None:
    """All figures, with the exact values of the records."""
    t = report.table(numeric="exact")
    records = t.to_records()

    assert [] == [library for library, rows in rows_by_library(t).items() if rows != records]


def test_every_library_reads_the_same_floats(report: bps.Report) -> None:
    """Each is the float nearest to the exact number, and nothing else changes."""
    t = report.table(language="fr")
    expected = [{**row, **{name: float(row[name]) for name in NUMBERS}} for row in t]

    for library, rows in rows_by_library(t).items():
        assert expected == rows, library
        assert {float} == {type(row[name]) for row in rows for name in NUMBERS}, library


def test_every_library_reads_a_table_without_rows(report: bps.Report) -> None:
    """It still has all columns with their types."""
    t = report.table(slide=9_999)

    assert [] == [library for library, rows in rows_by_library(t).items() if rows != []]
    assert report.table().to_arrow().schema == t.to_arrow().schema
    assert report.table().to_polars().schema == t.to_polars().schema
    assert report.table().to_pandas().dtypes.equals(t.to_pandas().dtypes)


@pytest.mark.slow
@given(tables())
def test_every_library_reads_the_same_rows_of_any_figures(t: bps.Table) -> None:
    """Figures of any kind, number, text and period, exact and as floats."""
    records = t.to_records()
    floats = [{**row, **{name: float(row[name]) for name in NUMBERS}} for row in records]
    exact = rows_by_library(attrs.evolve(t, numeric="exact"))

    assert [] == [library for library, rows in exact.items() if rows != records]
    assert [] == [library for library, rows in rows_by_library(t).items() if rows != floats]


def test_types_of_pandas(report: bps.Report) -> None:
    """The types are those that Table.to_pandas documents. Decimals keep their places: 20.50 has two."""
    frame = report.table().to_pandas()
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    words = ("kind", "qualifier", "certainty", "period_kind")

    assert {"int64"} == {types[name] for name in ("edition", "slide", "line")}
    assert {"float64"} == {types[name] for name in NUMBERS}
    assert {"category"} == {types[name] for name in words}
    assert {"datetime64[s]"} == {types[name] for name in ("period_start", "period_end")}
    assert list(map(str, bps.Certainty)) == list(frame["certainty"].cat.categories)
    others = set(types) - {"edition", "slide", "line", *NUMBERS, *words, "period_start", "period_end"}
    assert {"string"} == {types[name] for name in others}
    exact = report.table(numeric="exact").to_pandas()
    assert {"object"} == {str(exact[name].dtype) for name in NUMBERS}
    assert [repr(Decimal(figure.value)) for figure in report] == [repr(value) for value in exact["value"]]


def test_a_selection_has_the_types_of_the_whole_table(report: bps.Report) -> None:
    """This holds even if all its numbers are whole, so that two selections can be combined."""
    whole, people = report.table(), report.table(unit="person")

    assert all(row["value"] == int(row["value"]) for row in people)
    assert whole.to_pandas().dtypes.equals(people.to_pandas().dtypes)
    assert whole.to_polars().schema == people.to_polars().schema
    assert whole.to_arrow().schema == people.to_arrow().schema


def test_types_of_arrow_and_polars(report: bps.Report) -> None:
    """The types are those that to_arrow and to_polars document, also if the library reads the table itself."""
    t, exact = report.table(), report.table(numeric="exact")
    expected = {
        "value": (pa.float64(), pl.Float64()),
        "slide": (pa.int64(), pl.Int64()),
        "period_start": (pa.date32(), pl.Date()),
        "certainty": (pa.string(), pl.String()),
    }

    assert expected == {name: (t.to_arrow().schema.field(name).type, t.to_polars().schema[name]) for name in expected}
    assert (pa.decimal128(38, 9), pl.Decimal(38, 9)) == (
        exact.to_arrow().schema.field("lower").type,
        exact.to_polars().schema["lower"],
    )
    assert t.to_polars().schema == pl.DataFrame(t).schema
    assert t.to_arrow().schema.equals(pa.schema(t), check_metadata=True)  # type: ignore[arg-type]
    assert t.to_arrow().schema.equals(pa.table(t).schema, check_metadata=True)


def test_frames_say_what_they_are_of(report: bps.Report, t: bps.Table) -> None:
    """The schema of Arrow and the attrs of pandas hold the provenance."""
    said = {name.decode(): text.decode() for name, text in t.to_arrow().schema.metadata.items()}
    edition = report.edition

    assert (edition.title, edition.publisher, "2024") == (said["title"], said["publisher"], said["edition"])
    assert (edition.presented, edition.source_sha256) == (
        date.fromisoformat(said["presented"]),
        said["source_sha256"],
    )
    assert f"belgian-police-stats {bps.__version__}" == said["made_by"]
    assert said == t.to_pandas().attrs == dict(t.metadata)
    for column in t.columns:
        field = t.to_arrow().schema.field(column.name)
        described = field.metadata or {}
        assert (column.description, column.optional) == (described[b"description"].decode(), field.nullable)


AMOUNT = "border_management.frontex.working_hours"
"""A figure that can have decimals."""
FITTING = (10**28, Decimal("0.00000001"), 10**29 - 1)
UNFIT = {
    10**29: "1" + "0" * 29,
    Decimal("1E-10"): "1E-10",
    Decimal(f"{10**29}.5"): f"{10**29}.5",
    Decimal("1" * 29 + "." + "1" * 10): "1" * 29 + "." + "1" * 10,
}


@pytest.mark.parametrize("number", FITTING)
def test_numbers_that_decimals_hold(number: int | Decimal) -> None:
    """The largest and the smallest come back unchanged."""
    t = changed(small_report(), {AMOUNT: number}).table(numeric="exact")

    assert number in [row["value"] for row in t]
    assert [] == [library for library, rows in rows_by_library(t).items() if rows != t.to_records()]


@pytest.mark.parametrize("number", UNFIT)
def test_numbers_that_decimals_do_not_hold_are_refused(number: int | Decimal) -> None:
    """Nothing is rounded. The message names the figure and the column; records and pandas hold the number."""
    t = changed(small_report(), {AMOUNT: number}).table(numeric="exact")

    for made in (t.to_arrow, t.to_polars, t.__arrow_c_stream__):
        with pytest.raises(bps.ExportError) as caught:
            made()
        assert (
            f"Expected numbers that fit decimal128(38, 9), got {UNFIT[number]} as value of {AMOUNT}. "
            "Records and the formats csv, ndjson and json hold every number." == str(caught.value)
        )
    assert number in [row["value"] for row in t]
    assert number in list(t.to_pandas()["value"])


def test_numbers_beyond_floats_are_refused() -> None:
    """As a float, the number would be infinite."""
    t = changed(small_report(), {"personnel.staff.women": 10**400}).table()

    for made in (t.to_arrow, t.to_polars, t.to_pandas):
        with pytest.raises(bps.ExportError, match=r"^Expected numbers that fit a float, got 10000"):
            made()
