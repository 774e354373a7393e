"""The files of reports outside the package pass the same validators: no file depends on the edition of 2024."""

from __future__ import annotations

from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.descriptors.sdmx import code_lists
from belgian_police_stats.writing.files.exporting import export_all
from sessions.validators import (
    test_croissant,
    test_csvw,
    test_data_package,
    test_json_schema,
    test_linked_data,
    test_sdmx,
)
from sessions.validators.damage import records_of
from sessions.validators.own import with_an_own_chapter


@pytest.fixture(scope="module", params=[small_report, with_an_own_chapter])
def small(request: pytest.FixtureRequest) -> bps.Report:
    """An invented report, in which hardly any figure has a note."""
    made: bps.Report = request.param()
    return made


@pytest.fixture(scope="module")
def files(small: bps.Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of every format."""
    folder = tmp_path_factory.mktemp("small")
    assert () == export_all(small, folder).missing
    return folder


def test_frictionless_accepts_them(files: Path) -> None:
    """Types, words and keys."""
    assert set() == test_data_package.errors_of(files)


def test_a_reader_of_csvw_accepts_them(files: Path) -> None:
    """Metadata and content."""
    assert test_csvw.valid(files)


def test_mlcroissant_loads_them(files: Path, small: bps.Report) -> None:
    """Each id with its number."""
    rows = [(row["id"], row["value"]) for row in test_croissant.rows_of(files)]

    assert [(row["id"], float(row["value"])) for row in records_of(small)] == rows


def test_sdmx1_reads_them(files: Path, small: bps.Report) -> None:
    """Each observation with codes that are listed."""
    read = [test_sdmx.values(one)["FIGURE"].replace("-", ".") for one in test_sdmx.observations_of(files)]

    assert [figure.id for figure in small] == read
    assert [] == test_sdmx.unlisted(files)


@pytest.mark.parametrize("name", test_linked_data.FILES)
def test_the_shapes_accept_them(files: Path, name: str) -> None:
    """Also for a publisher that has one name in all languages."""
    assert "" == test_linked_data.faults_of(files, name)


def test_the_schema_accepts_the_report(files: Path) -> None:
    """The file that bps.write writes."""
    assert test_json_schema.VALIDATOR.is_valid(
        test_json_schema.plain((files / "report.json").read_text(encoding="utf-8"))
    )


def test_an_own_unit_has_its_names_in_the_code_list() -> None:
    """In each language, next to the units of the library."""
    horses = [unit for unit in code_lists(with_an_own_chapter())["UNIT_MEASURE"] if unit.id == "horse"]

    assert ["paarden"] == [unit.names.nl for unit in horses]
