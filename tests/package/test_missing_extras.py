"""Without the libraries of the extras, the table works and errors name what to install."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from belgian_police_stats.extras import PACKAGES, install_command, need
from support.packaged_files import PROJECT
from support.running import output_of

LIBRARIES = ("nanoarrow", "openpyxl", "pandas", "polars", "pyarrow")


def without(*libraries: str) -> str:
    """The beginning of a program without these libraries."""
    return f"""
import json, sys
for name in {libraries!r}:
    sys.modules[name] = None
import belgian_police_stats as bps
t = bps.table()
def facts(call):
    try:
        call()
    except bps.MissingExtraError as error:
        return [str(error), error.name, error.package, error.extra]
    return "no error"
"""


CALLS = {
    "t.to_pandas()": ("pandas", "make a data frame of the table", "pandas"),
    "t.to_polars()": ("polars", "make a data frame of the table", "polars"),
    "t.to_arrow()": ("pyarrow", "make an Arrow table", "arrow"),
    "bps.export(bps.load(), 'parquet', path)": ("pyarrow", "write Parquet", "arrow"),
    "bps.export(bps.load(), 'feather', path)": ("pyarrow", "write Feather", "arrow"),
    "bps.export(bps.load(), 'excel', path)": ("openpyxl", "write a workbook", "excel"),
    "bps.read_table('parquet', path)": ("pyarrow", "read Parquet", "arrow"),
    "bps.read_table('feather', path)": ("pyarrow", "read Feather", "arrow"),
    "bps.read_table('excel', path)": ("openpyxl", "read a workbook", "excel"),
}
"""Maps a call to the package that it needs, the purpose of the package, and the extra."""


@pytest.mark.parametrize("library", sorted({library for library, _, _ in CALLS.values()}))
def test_each_missing_package_is_named_with_the_command_that_installs_it(library: str, tmp_path: Path) -> None:
    """The error has the whole sentence and the facts, and no file is made."""
    calls = {call: purpose for call, (needed, purpose, _) in CALLS.items() if needed == library}
    extra = next(extra for needed, _, extra in CALLS.values() if needed == library)
    answers = json.loads(
        output_of(
            f"{without(library)}\npath = {str(tmp_path / 'file')!r}\n"
            f"print(json.dumps([{', '.join(f'facts(lambda: {call})' for call in calls)}]))"
        )
    )

    assert [
        [
            f"Expected the package {library}, which is needed to {purpose}, got none. Run `pip install {library}`.",
            library,
            library,
            extra,
        ]
        for purpose in calls.values()
    ] == answers
    assert [] == list(tmp_path.iterdir())


def test_the_packages_of_each_extra_are_those_of_the_project() -> None:
    """The library names the packages that pyproject.toml lists for each extra, without their versions."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]

    def packages(extra: str) -> list[str]:
        names = [re.split("[<>=]", requirement)[0] for requirement in extras[extra]]
        # An extra can name the project itself with another extra.
        own = {name: name.removeprefix(project["name"])[1:-1] for name in names if name.startswith(project["name"])}
        return [package for name in names for package in (packages(own[name]) if name in own else [name])]

    assert {extra: tuple(packages(extra)) for extra in extras if extra != "all"} == PACKAGES


def test_a_command_is_safe_to_paste_into_a_shell() -> None:
    """Square brackets are a pattern in some shells, so a name with brackets is quoted."""
    commands = {extra: install_command(extra) for extra in PACKAGES}

    assert {extra: ["pip", "install", *PACKAGES[extra]] for extra in PACKAGES} == {
        extra: shlex.split(command) for extra, command in commands.items()
    }
    assert 'pip install "ibis-framework[duckdb]" pyarrow' == commands["archive"]


def test_without_any_library_records_and_some_files_work(tmp_path: Path) -> None:
    """Only the modules that are needed are imported."""
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
    """Both errors name two packages that would work."""
    code = f"""
{without(*LIBRARIES)}
print(json.dumps([facts(t.__arrow_c_stream__), facts(t.__arrow_c_schema__)]))
"""
    message = (
        "Expected pyarrow, polars or nanoarrow, one of which is needed to hand the table over as Arrow, got none of "
        "them. Run `pip install pyarrow` or `pip install polars`."
    )
    expected = [message, "pyarrow", "pyarrow", "arrow"]

    assert [expected, expected] == json.loads(output_of(code))


def test_annotations_can_be_evaluated_without_any_library() -> None:
    """A type of a missing package is Any, and the other types are themselves."""
    code = f"""
{without(*LIBRARIES, "altair", "ibis")}
import typing
import belgian_police_stats.types
methods = (bps.Table.to_pandas, bps.Table.to_polars, bps.Table.to_arrow, bps.Section.chart, bps.Report.table)
print(json.dumps([str(typing.get_type_hints(method)["return"]) for method in methods]))
"""

    assert [*["typing.Any"] * 4, "<class 'belgian_police_stats.writing.table.Table'>"] == json.loads(output_of(code))


@pytest.mark.slow
@pytest.mark.parametrize("library", ["pyarrow", "polars", "nanoarrow"])
@pytest.mark.parametrize("arguments", ["", "numeric='exact', language='fr', unit='person'", "slide=9_999"])
def test_each_library_for_arrow_can_make_the_stream(library: str, arguments: str) -> None:
    """DuckDB reads the same columns, types and rows from each, and the schema has the same names."""
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
    numbers = "DECIMAL(38,9)" if "exact" in arguments else "DOUBLE"

    assert [library] == used
    assert [numbers, "VARCHAR", "BIGINT", "DATE"] == [
        types[columns.index(name)] for name in ("value", "value_text", "slide", "period_start")
    ]
    assert ("label" in columns, "label_fr" in columns) == ("fr" in arguments, "fr" not in arguments)


def test_a_broken_library_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is installed, and its own error reaches the caller."""
    (tmp_path / "violated_library.py").write_text("import gone_library")
    monkeypatch.syspath_prepend(tmp_path)  # pyright: ignore[reportUnknownMemberType]

    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'gone_library'$"):
        need("violated_library", "extra", "be here")
