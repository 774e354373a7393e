"""Reading own data against json.loads of the same bytes, at three sizes side by side. `python bench/read.py`."""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.json_text import json_text
from belgian_police_stats.writing.report_file import report_text

SIZES = (1_000, 10_000, 100_000)
PAIRS = {1_000: 25, 10_000: 9, 100_000: 5}
IN_A_SECTION = 50
SECTIONS = 10


def labels(*words: object) -> dict[str, str]:
    """Four labels that no other part has."""
    return {language: " ".join(map(str, (language, *words))) for language in ("nl", "fr", "de", "en")}


def plain_report(size: int) -> dict[str, Any]:
    """An own report with `size` counts, in sections of fifty and chapters of ten sections."""
    report: dict[str, Any] = json.loads(report_text(small_report()))
    report |= {"chapters": {}, "labels": {}, "ledger": [], "discrepancies": []}
    for number in range(size):
        section = number // IN_A_SECTION
        path = [f"chapter_{section // SECTIONS}", f"section_{section}", f"figure_{number}"]
        chapter = report["chapters"].setdefault(path[0], {})
        chapter.setdefault(path[1], {})[path[2]] = {
            "printed": f"{number:,}".replace(",", " "),
            "value": number,
            "unit": "person",
            "slide": 1 + number % 9,
            "line": 10 + number % 90,
            "certainty": "certain",
        }
        for depth in (1, 2, 3):
            report["labels"].setdefault(".".join(path[:depth]), labels("name of", *path[:depth]))
    return report


def seconds(work: Callable[[], object]) -> float:
    """Time one call on the processor, after collecting the garbage of earlier calls."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def kept(work: Callable[[], object]) -> int:
    """The bytes that the result of one call holds."""
    gc.collect()
    tracemalloc.start()
    result = work()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del result
    return size


if __name__ == "__main__":
    print("figures   parse / json.loads   µs a figure   bytes kept a figure   of json.loads' own")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        text = json_text(plain_report(size))
        bps.parse(text)
        ratios, times = list[float](), list[float]()
        for _ in range(PAIRS.get(size, 5)):
            plain = seconds(lambda: json.loads(text))  # noqa: B023
            times.append(seconds(lambda: bps.parse(text)))  # noqa: B023
            ratios.append(times[-1] / plain)
        ours, theirs = kept(lambda: bps.parse(text)), kept(lambda: json.loads(text))  # noqa: B023
        print(
            f"{size:7}{median(ratios):21.2f}{median(times) / size * 1e6:14.1f}{ours / size:22.0f}{ours / theirs:21.2f}"
        )
