"""An archive of a million figures, against plain DuckDB over the same files. `python bench/archive.py`.

It writes the archive first, which takes about a minute and 200 MB in the folder for temporary files.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, product
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import attrs
import duckdb
from ibis import _

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.testing import changed

FIGURES = 1_000_000
RUNS = 3
EDITIONS = range(2000, 2030)
SUMS = """
    SELECT edition, kind, count(*), sum(value)
    FROM read_parquet('{}/figures/*/*/*.parquet', hive_partitioning = true) GROUP BY ALL
"""
BOUND = """
    SELECT edition, publisher, number, kind, value, lower, upper, place, qualifier
    FROM read_parquet('{0}/figures/*/*/*.parquet', hive_partitioning = true) f
    JOIN (SELECT rule_set, number, term FROM read_parquet('{0}/rules/*.parquet')) l
    ON f.rule_set = l.rule_set AND f.id = l.term
"""


def reports() -> Iterator[bps.Report]:
    """Copies of the newest edition for many issuers and years, each with one number changed."""
    newest = bps.load()
    figures, ledger = list(newest), newest.ledger.entries
    for issuer, edition in product(range(FIGURES), EDITIONS):
        figure = figures[(issuer + edition) % len(figures)]
        report = changed(newest, {figure.id: figure.value + figure.place})
        described = attrs.evolve(report.edition, publisher=f"issuer {issuer}", year=edition)
        yield bps.Report(described, HeldContents(report.chapters, ledger))


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def ratio(one: Callable[[], object], other: Callable[[], object]) -> float:
    """Give the median ratio of alternating pairs, after one pair that is not counted."""
    pairs = [(seconds(one), seconds(other)) for _ in range(RUNS + 1)][1:]
    return median(a / b for a, b in pairs)


def scan(archive: bps.archive.Archive) -> object:
    """Count and add up the figures of each edition and kind."""
    return archive.figures.group_by("edition", "kind").aggregate(n=_.count(), sum=_.value.sum()).to_pyarrow()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        bps.archive.write(islice(reports(), -(-FIGURES // len(bps.load()))), folder)
        archive, plain = bps.archive.open(folder), duckdb.connect()
        figures, rules = archive.figures.count().to_pyarrow(), archive.check().count().to_pyarrow()
        print(f"{figures} figures, {rules} verdicts")

        def check() -> object:
            """Judge every rule of every report."""
            return archive.check().to_pyarrow()

        def sums() -> object:
            """Do what `scan` does, in SQL."""
            return plain.sql(SUMS.format(folder)).to_arrow_table()

        def bound() -> object:
            """Fetch the data that decides the rules: the figures, each with the rules that bind it."""
            return plain.sql(BOUND.format(folder)).to_arrow_table()

        print(f"{ratio(lambda: bps.archive.open(folder), sums):6.2f}  open the archive / sums in plain SQL")
        print(f"{ratio(lambda: scan(archive), sums):6.2f}  the same sums through the archive / sums in plain SQL")
        print(f"{ratio(check, sums):6.2f}  judge every rule / sums in plain SQL")
        print(f"{ratio(check, bound):6.2f}  judge every rule / fetch every figure with its rules in plain SQL")
