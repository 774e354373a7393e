"""An archive of a million figures: the engine gives every verdict that the reports give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from random import Random

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import changed
from support.archives import COLUMNS, published, verdicts_of, written

MILLION = 1_000_000
VARIANTS = 200
EDITIONS = range(2000, 2030)


@pytest.fixture(scope="module")
def variants(report: bps.Report) -> list[bps.Report]:
    """The edition of 2024, unchanged and with numbers that are one step off or far off."""
    random = Random(1_000_000)
    variants = [report]
    while len(variants) < VARIANTS:
        picked = random.sample(list(report), random.choice([1, 3, 20]))
        values = {figure.id: figure.value + figure.place * random.choice([1, 2, 40]) for figure in picked}
        variants.append(changed(report, values))
    return variants


def reports(variants: list[bps.Report]) -> Iterator[bps.Report]:
    """A report for each edition of each issuer, without end."""
    random = Random(7)
    for issuer, edition in product(range(MILLION), EDITIONS):
        number = random.randrange(VARIANTS)
        yield published(variants[number], f"zone {issuer}: {number}", edition)


def test_every_verdict_on_a_million_figures_is_that_of_a_report(variants: list[bps.Report], tmp_path: Path) -> None:
    """Reports with other numbers have other verdicts, so that a verdict of the wrong report would be noticed."""
    many = -(-MILLION // len(variants[0]))
    archive = bps.archive.open(written(islice(reports(variants), many), tmp_path))
    own = [[row[2:] for row in verdicts_of([variant])] for variant in variants]
    table = archive.check().to_pyarrow()
    found: dict[tuple[int, str], list[tuple[int, str, str, str]]] = {}
    for edition, issuer, *rest in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        found.setdefault((edition, issuer), []).append(tuple(rest))
    differing = [key for key, rows in found.items() if sorted(rows) != own[int(key[1].rpartition(" ")[2])]]

    assert archive.figures.count().to_pyarrow().as_py() >= MILLION
    assert many == len(found)
    assert [] == differing
    # The reports must differ in their verdicts, or the comparison would show little.
    assert len({tuple(rows) for rows in own}) > VARIANTS // 2
    verdicts = {verdict for rows in own for *_, verdict in rows}
    assert verdicts == {*table["verdict"].to_pylist()}
    # No number of the edition leaves a rule undecided; test_engine.py has reports of that.
    assert {"exact", "rounded", "truncated", "holds", "violated"} <= verdicts
