"""Let mutmut change the code in small ways, and name the changes that no test notices: see `nox -s mutation`.

Without a number it tries every change. `measure.py 900` tries 900 of them, drawn at random and the same each time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from random import Random

NOTICED = 0.95
"""The share of the changes that the tests must notice."""
SEED = 2024
ONE = "*.x_check_package__mutmut_1"
"""Any single change: trying one makes mutmut list them all."""


def try_changes(*names: str) -> None:
    """Try these changes, or every one, two at a time and with few examples for each test."""
    profile = {**os.environ, "HYPOTHESIS_PROFILE": "mutants"}
    subprocess.run(["mutmut", "run", "--max-children", "2", *names], check=True, env=profile)


def outcomes() -> dict[str, str]:
    """Map the name of every change to its outcome, such as killed, survived or timeout."""
    listed = subprocess.run(["mutmut", "results", "--all", "true"], check=True, capture_output=True, text=True).stdout
    return dict(line.strip().split(": ") for line in listed.splitlines() if ": " in line)


def main(number: str | None = None) -> int:
    """Try the changes, print those that no test notices, and return 1 if they are too many."""
    # mutmut keeps its results, and does not see that a test was changed.
    shutil.rmtree("mutants", ignore_errors=True)
    drawn: list[str] = []
    if number:
        try_changes(ONE)
        drawn = Random(SEED).sample(sorted(outcomes()), int(number))
    try_changes(*drawn)
    found = outcomes()
    tried = {name: found[name] for name in drawn or found}
    for name, outcome in sorted(tried.items()):
        if outcome != "killed":
            print(f"{outcome}: {name}")
    counts = Counter(tried.values())
    noticed = (counts["killed"] + counts["timeout"]) / len(tried)
    print(f"{noticed:.1%} of {len(tried)} changes are noticed, {counts['timeout']} of them because they never end.")
    if noticed < NOTICED:
        print(f"Expected {NOTICED:.0%} of the changes to be noticed.", file=sys.stderr)
    return int(noticed < NOTICED)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
