"""How long it takes to start: whole processes in alternating pairs, as ratios of one run. `python bench/start.py`.

Run it with the package installed and its bytecode written; a quiet machine gives steadier ratios.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 25
BARE = "pass"
ATTRS = "import attrs, cattrs, enum, decimal, datetime, json"
IMPORT = "import belgian_police_stats"
ONE = f"{IMPORT} as bps; bps.load().personnel.staff.women.value"
ALL = f"{IMPORT} as bps; bps.load().figures"
QUANTITY = f"{IMPORT} as bps; bps.load().personnel.staff.women.quantity"
PINT = "import pint; pint.get_application_registry().Quantity(1, 'kg')"

PAIRS = (
    ("import the library", IMPORT, "bare Python", BARE),
    ("read one value", ONE, "bare Python", BARE),
    ("read one value", ONE, "import attrs, cattrs and the standard library's share", ATTRS),
    ("read all values", ALL, "read one value", ONE),
    ("one quantity", QUANTITY, "one quantity by pint alone", PINT),
)


def seconds(code: str) -> float:
    """Time one process from outside."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def ratio(one: str, other: str) -> float:
    """Give the median of the ratios of alternating pairs, after one pair that does not count."""
    pairs = [(seconds(one), seconds(other)) for _ in range(RUNS + 1)][1:]
    return median(a / b for a, b in pairs)


if __name__ == "__main__":
    for name, code, other, against in PAIRS:
        print(f"{ratio(code, against):6.2f}  {name} / {other}")
