"""Archives without an engine: safe names of folders, and errors for missing packages."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from types import ModuleType
from urllib.parse import unquote

import attrs
import pytest
from hypothesis import example, given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.archive.layout import partition
from belgian_police_stats.testing import small_report
from support.running import output_of


def folder_of(issuer: str, year: int = 1999) -> str:
    """The folder in an archive for a report of this issuer."""
    return partition(attrs.evolve(small_report().edition, publisher=issuer, year=year))


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 9999))
@example("../../x", 1999)
@example("/etc", 1999)
@example("C:\\x", 1999)
@example("a\0b", 1999)
@example("con.", 1999)
def test_every_issuer_has_a_separate_folder_within_the_archive(issuer: str, year: int) -> None:
    """The folder is two levels down, has characters that every file system allows, and shows the issuer."""
    edition, name = PurePosixPath(folder_of(issuer, year)).parts

    assert f"edition={year}" == edition
    assert name.startswith("issuer=")
    assert name.isascii()
    assert set() == set(name) & set("/\\.:*?<>| \"'\0")
    assert issuer == unquote(name.removeprefix("issuer="))


def test_the_archive_is_a_module_before_and_after_it_is_imported() -> None:
    """The attribute `bps.archive` is the module that an import gives."""
    code = """
import sys
import belgian_police_stats as bps
assert "belgian_police_stats.archive" not in sys.modules
first = bps.archive
import belgian_police_stats.archive as imported
print(type(first).__name__, first is imported, first is bps.archive, *first.__all__)
"""
    assert "module True True Archive open write" == output_of(code)


def test_writing_without_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is unchanged."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    with pytest.raises(bps.MissingExtraError) as error:
        bps.archive.write([small_report()], tmp_path)

    assert (
        "Expected the package pyarrow, which is needed to write an archive, got none. "
        'Run `pip install "ibis-framework[duckdb]" pyarrow`.'
    ) == str(error.value)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("package", ["duckdb", "ibis"])
def test_opening_without_an_engine_names_the_extra(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a connection, both DuckDB and Ibis are needed."""
    (tmp_path / "figures" / folder_of("A")).mkdir(parents=True)
    (tmp_path / "figures" / folder_of("A") / "figures.parquet").touch()
    for name in ("duckdb", "ibis"):
        monkeypatch.setitem(sys.modules, name, None if name == package else ModuleType(name))
    with pytest.raises(bps.MissingExtraError) as error:
        bps.archive.open(tmp_path)

    assert (
        f"Expected the package {package}, which is needed to open an archive, got none. "
        'Run `pip install "ibis-framework[duckdb]" pyarrow`.'
    ) == str(error.value)
