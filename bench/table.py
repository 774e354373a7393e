"""Exporting a table, compared with json.loads of the same rows: `python bench/table.py [figures ...]`.

Needs the extras pandas, polars and arrow. Ratios of medians in one process, each beside the reading of as much JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

from read import plain_report

import belgian_police_stats as bps
from belgian_police_stats.writing.json_text import json_text

SIZES = (1_000, 10_000)
RUNS = 7


def seconds(work: Callable[[], Any]) -> float:
    """Time one call on the processor."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    print("figures   step        of json.loads   µs a row")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        text = json_text(plain_report(size))
        report = bps.parse(text)
        t = report.table()
        steps: dict[str, Callable[[], Any]] = {
            "table()": report.table,
            "to_arrow": t.to_arrow,
            "to_polars": t.to_polars,
            "to_pandas": t.to_pandas,
        }
        for name, step in steps.items():
            pairs = [(seconds(step), seconds(lambda: json.loads(text))) for _ in range(RUNS)]  # noqa: B023
            ratio, time = median(a / b for a, b in pairs), median(a for a, _ in pairs)
            print(f"{size:7}   {name:11}{ratio:12.2f}{time / size * 1e6:11.1f}")
