"""Reading the packaged edition in one process, against json.loads of the same texts. `python bench/load.py`."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from time import perf_counter

import belgian_police_stats as bps
from belgian_police_stats.data import read_text
from belgian_police_stats.loading import packaged
from belgian_police_stats.model.chapters import CHAPTERS

RUNS = 100


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def load_anew() -> bps.Report:
    """Load the newest edition as if for the first time, its classes made already."""
    packaged._report.cache_clear()
    report = bps.load()
    assert report.chapters
    return report


if __name__ == "__main__":
    year = str(bps.editions()[-1])
    texts = [read_text(folder, f"{chapter}.json") for folder in (year, "labels") for chapter in CHAPTERS]
    texts.append(read_text(year, "edition.json"))
    kept = [load_anew()]
    pairs = []
    for _ in range(RUNS):
        parsed = seconds(lambda: [json.loads(text, parse_float=Decimal) for text in texts])
        loaded = seconds(lambda: kept.append(load_anew()))
        pairs.append(loaded / parsed)
    print(f"{median(pairs):6.2f}  load an edition from its files / json.loads of their texts")
