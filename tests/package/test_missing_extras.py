"""Without the libraries of the extras: the table works, says what to install, and is handed over by what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belgian_police_stats.extras import need
from support.running import output_of

LIBRARIES = ("nanoarrow", "openpyxl", "pandas", "polars", "pyarrow")


def without(*libraries: str) -> str:
    """The start of a program in which these libraries are not installed."""
    return f"""
import json, sys
for name in {libraries!r}:
    sys.modules[name] = None
import belgian_police_stats as bps
t = bps.table()
def sentence(call):
    try:
        call()
    except bps.MissingExtraError as error:
        return str(error)
    return "no error"
"""


CALLS = {
    "t.to_pandas()": ("pandas", "Expected pandas to make a data frame of the table", "pandas"),
    "t.to_polars()": ("polars", "Expected polars to make a data frame of the table", "polars"),
    "t.to_arrow()": ("pyarrow", "Expected pyarrow to make an Arrow table", "arrow"),
    "bps.export(bps.load(), 'parquet', path)": ("pyarrow", "Expected pyarrow to write Parquet", "arrow"),
    "bps.export(bps.load(), 'feather', path)": ("pyarrow", "Expected pyarrow to write Feather", "arrow"),
    "bps.export(bps.load(), 'excel', path)": ("openpyxl", "Expected openpyxl to write a workbook", "excel"),
    "bps.read_table('parquet', path)": ("pyarrow", "Expected pyarrow to read Parquet", "arrow"),
    "bps.read_table('feather', path)": ("pyarrow", "Expected pyarrow to read Feather", "arrow"),
    "bps.read_table('excel', path)": ("openpyxl", "Expected openpyxl to read a workbook", "excel"),
}
"""Call to the library that it needs, the start of the sentence, and the extra."""


@pytest.mark.parametrize("library", sorted({library for library, _, _ in CALLS.values()}))
def test_each_missing_library_names_its_extra(library: str, tmp_path: Path) -> None:
    """The whole sentence says what was asked for, what is not there, and what to install; no file is made."""
    calls = {call: start for call, (needed, start, _) in CALLS.items() if needed == library}
    extra = next(extra for needed, _, extra in CALLS.values() if needed == library)
    said = json.loads(
        output_of(
            f"{without(library)}\npath = {str(tmp_path / 'file')!r}\n"
            f"print(json.dumps([{', '.join(f'sentence(lambda: {call})' for call in calls)}]))"
        )
    )
    ending = f", and it is not installed. Install belgian-police-stats[{extra}]."

    assert [start + ending for start in calls.values()] == said
    assert [] == list(tmp_path.iterdir())


def test_without_any_library_records_and_some_files_are_there(tmp_path: Path) -> None:
    """Nothing is imported that is not asked for."""
    code = f"""
{without(*LIBRARIES)}
for name in ("csv", "ndjson", "json", "sqlite"):
    path = {str(tmp_path)!r} + "/" + name
    bps.export(bps.load(), name, path)
    assert bps.read_table(name, path) == t
print(len(t.to_records()) == len(bps.load()))
"""
    assert "True" == output_of(code)


def test_without_any_library_that_knows_arrow() -> None:
    """Both doors name two extras that would do."""
    code = f"""
{without(*LIBRARIES)}
print(json.dumps([sentence(t.__arrow_c_stream__), sentence(t.__arrow_c_schema__)]))
"""
    expected = (
        "Expected pyarrow, polars or nanoarrow to hand the table over as Arrow, and none of them is installed. "
        "Install belgian-police-stats[arrow] or belgian-police-stats[polars]."
    )

    assert [expected, expected] == json.loads(output_of(code))


@pytest.mark.slow
@pytest.mark.parametrize("library", ["pyarrow", "polars", "nanoarrow"])
@pytest.mark.parametrize("arguments", ["", "numeric='float', language='fr', unit='person'", "slide=9_999"])
def test_arrow_is_handed_over_by_whichever_library_is_there(library: str, arguments: str) -> None:
    """DuckDB reads the same columns, types and rows from each, and the schema alone says the same names."""
    others = [name for name in ("pyarrow", "polars", "nanoarrow") if name != library]
    code = f"""
{without(*others)}
import duckdb
duckdb.sql("set enable_progress_bar = false")
t = bps.table({arguments})
relation = duckdb.sql("from t")
rows = [dict(zip(relation.columns, row)) for row in relation.fetchall()]
records = t.to_records()
if t.numeric == "float":
    records = [{{**row, **{{name: float(row[name]) for name in ("value", "lower", "upper")}}}} for row in records]
assert rows == records
assert "arrow_schema" in repr(t.__arrow_c_schema__())
assert "arrow_array_stream" in repr(t.__arrow_c_stream__())
used = [name for name in ("pyarrow", "polars", "nanoarrow") if sys.modules.get(name)]
print(json.dumps([used, relation.columns, list(map(str, relation.types))]))
"""
    used, columns, types = json.loads(output_of(code))
    numbers = "DOUBLE" if "float" in arguments else "DECIMAL(38,9)"

    assert [library] == used
    assert [numbers, "VARCHAR", "BIGINT", "DATE"] == [
        types[columns.index(name)] for name in ("value", "value_text", "slide", "period_start")
    ]
    assert ("label" in columns, "label_fr" in columns) == ("fr" in arguments, "fr" not in arguments)


def test_a_library_that_is_violated_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there, and the error about what it lacks comes through."""
    (tmp_path / "violated_library.py").write_text("import gone_library")
    monkeypatch.syspath_prepend(tmp_path)  # pyright: ignore[reportUnknownMemberType]

    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'gone_library'$"):
        need("violated_library", "extra", "be here")
