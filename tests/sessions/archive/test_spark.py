"""Spark, a distributed engine, gives the same verdicts. It runs in this process, through Ibis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import ibis
import pytest
from pyspark.sql import SparkSession  # pyright: ignore[reportMissingImports]

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from support.archives import anything, judged, published, verdicts_of, written

# Spark 4.0 and Ibis use deprecated names of pandas 2, and leave sockets to the garbage collector.
pytestmark = [pytest.mark.filterwarnings(f"ignore::{name}") for name in ("DeprecationWarning", "ResourceWarning")]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """An Ibis connection to Spark with two workers in this process."""
    settings: dict[str, Any] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield ibis.pyspark.connect(session)
    session.stop()


def archived(report: bps.Report) -> list[bps.Report]:
    """The edition of 2024 and the small edition, unchanged and with other numbers, and fifty reports of anything."""
    random = Random(2024)
    reports = [published(report, "007", 2023), published(small_report(), "a/b é", 2023)]
    for number in range(5):
        for original in (report, small_report()):
            values = {figure.id: figure.value + figure.place for figure in random.sample(list(original), 5)}
            reports.append(published(changed(original, values), f"{len(original)} {number}", 2024))
    return [*reports, *(anything(Random(seed).choice, f"anybody {seed}") for seed in range(50))]


def test_spark_gives_the_verdicts_of_duckdb_and_of_the_reports(report: bps.Report, spark: Any, tmp_path: Path) -> None:
    """One archive is judged in three ways."""
    reports = archived(report)
    folder = written(reports, tmp_path)
    own = set(verdicts_of(reports))

    assert set() == own ^ set(judged(bps.archive.open(folder)))
    assert set() == own ^ set(judged(bps.archive.open(folder, spark)))


def test_spark_reads_the_numbers_and_issuers_that_were_written(spark: Any, tmp_path: Path) -> None:
    """Issuers that look like numbers stay texts, and numbers keep all their digits."""
    small = small_report()
    folder = written([published(small, "007", 1999), published(small, "008", 1999)], tmp_path)
    rows: Any = bps.archive.open(folder, spark).figures.select("edition", "issuer", "id", "value").to_pyarrow()

    assert {(1999, issuer, figure.id, figure.value) for figure in small for issuer in ("007", "008")} == set(
        zip(*(rows[name].to_pylist() for name in rows.column_names), strict=True)
    )
