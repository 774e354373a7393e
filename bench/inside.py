"""The measures within one process. Each prints its name, its ratio and its time as one line of JSON.

The report runs this file as a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from statistics import median
from time import perf_counter

import attrs

import belgian_police_stats as bps
from belgian_police_stats.data import read_text
from belgian_police_stats.loading import packaged
from belgian_police_stats.model.chapters import CHAPTERS
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.own import OwnChapter, OwnSection

RUNS = 60

MEMORY = """
import gc, tracemalloc
import belgian_police_stats as bps
from belgian_police_stats.loading import packaged
bps.load(2024).figures
packaged._report.cache_clear()
gc.collect()
tracemalloc.start()
report = bps.load(2024)
figures = len(report)
gc.collect()
print(tracemalloc.get_traced_memory()[0] / figures)
"""


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(work: Callable[[], object], beside: Callable[[], object]) -> tuple[float, float]:
    """Give the median ratio of alternating calls and the median time of the first, one left out."""
    pairs = [(seconds(work), seconds(beside)) for _ in range(RUNS + 1)][1:]
    return median(a / b for a, b in pairs), median(a for a, _ in pairs)


def load_anew() -> bps.Report:
    """Load the edition as if for the first time, its classes made already."""
    packaged._report.cache_clear()  # pyright: ignore[reportPrivateUsage]
    report = bps.load(2024)
    assert report.chapters
    return report


def large_report(report: bps.Report, size: int) -> bps.Report:
    """Make a report of many figures, fifty in a section."""
    figures = list(report)
    sections = [
        OwnSection(
            id=f"own.section_{number}",
            labels=figures[0].labels,
            members=tuple(
                attrs.evolve(figures[(number * 50 + i) % len(figures)], id=f"own.section_{number}.figure_{i}")
                for i in range(50)
            ),
        )
        for number in range(size // 50)
    ]
    chapter = OwnChapter(id="own", labels=figures[0].labels, members=tuple(sections))
    return report.with_contents(chapters=(chapter,), entries=(), doubts=(), discrepancies=())


def missing(report: bps.Report) -> None:
    """Ask for a figure that does not exist."""
    with suppress(bps.UnknownFigureError):
        _ = report["missing"]


def measures() -> Iterator[tuple[str, float, float]]:
    """Give each measure: its name, its ratio, its time in seconds."""
    texts = [read_text(folder, f"{chapter}.json") for folder in ("2024", "labels") for chapter in CHAPTERS]
    texts.append(read_text("2024", "edition.json"))
    yield "load", *paired(load_anew, lambda: [json.loads(text, parse_float=Decimal) for text in texts])
    report = bps.load(2024)
    table = {figure.id: figure for figure in report}
    ids = [*table] * 50
    ratio, time = paired(lambda: [report[name] for name in ids], lambda: [table[name] for name in ids])
    yield "id", ratio, time / len(ids)
    labels = [figure.label(language) for figure in report for language in LANGUAGES]
    yield (
        "find",
        *paired(
            lambda: report.find("blanchiment"), lambda: [label for label in labels if "blanchiment" in label.casefold()]
        ),
    )
    words = " ".join(f"woord{number}" for number in range(1_300))[:10_000]
    yield (
        "search",
        *paired(lambda: report.find(words), lambda: [label for label in labels if words in label.casefold()]),
    )
    large = large_report(report, 50_000)
    for name, one in (("miss", report), ("miss in 50 000", large)):
        listed = {figure.id: figure for figure in one}
        yield name, *paired(lambda one=one: missing(one), lambda listed=listed: listed.get("missing"))  # type: ignore[misc]
    rules = range(len(report.rules))

    def empty_loop() -> None:
        for _ in rules:
            pass

    yield "check", *paired(report.check, empty_loop)


if __name__ == "__main__":
    print(json.dumps({name: [ratio, time] for name, ratio, time in measures()}))
    memory = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True).stdout
    print(json.dumps(float(memory)))
