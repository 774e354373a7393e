"""Measure the library against floors and peers, and write docs/explanation/bench.md. `nox -s bench` runs it.

Whole processes run in alternating pairs, by the Python of the environment itself, from an empty folder, with bytecode
written; the ratio of a pair does not depend on how fast the machine is, and the median not on one slow process.
`--pairs 25` says how many; callgrind counts instructions where valgrind is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from service import measured

LIBRARY = "import belgian_police_stats as bps"
ONE = f"{LIBRARY}; bps.load(2024).personnel.staff.women.value"
ALL = f"{LIBRARY}; bps.load(2024).figures"
QUANTITY = f"{LIBRARY}; bps.load(2024).personnel.staff.women.quantity"
FLOOR = (
    "import attrs, cattrs, datetime, decimal, enum, importlib_resources, json, threading; "
    "file = importlib_resources.files('belgian_police_stats').joinpath('data', '2024', 'personnel.json'); "
    "json.loads(file.read_text(encoding='utf-8'), parse_float=decimal.Decimal)"
)
"""What no reader of the data can do without: its libraries, and one packaged file read with exact decimals."""
PINT = "import pint; pint.get_application_registry().Quantity(1, 'kg')"
PEERS = {
    "particle": "from particle import Particle; Particle.from_pdgid(211).mass",
    "pycountry": "import pycountry; pycountry.countries.get(alpha_2='BE').name",
    "holidays": "import holidays; holidays.country_holidays('BE', years=2024).get('2024-07-21')",
    "astropy": "from astropy import constants; constants.c.value",
    "scipy": "from scipy import constants; constants.c",
    "palmerpenguins": "from palmerpenguins import load_penguins; len(load_penguins())",
    "mendeleev": "from mendeleev import element; element('Fe').atomic_weight",
}
# Each measure, its reference, and the highest ratio that is the goal.
STARTS = (
    ("import", LIBRARY, "bare Python", "pass", 1.10),
    ("one value", ONE, "the floor", FLOOR, 1.15),
    ("every figure", ALL, "the floor", FLOOR, 1.60),
    ("one value", ONE, "pycountry's first use", PEERS["pycountry"], 1.05),
    ("one value", ONE, "particle's first use", PEERS["particle"], 0.45),
    ("one value", ONE, "astropy.constants' first use", PEERS["astropy"], 0.26),
    ("one quantity", QUANTITY, "one quantity by pint alone", PINT, 1.12),
)
INSIDE = {
    "load": ("load all again", "json.loads of the same texts", 3.0, "ratio"),
    "id": ("report[id]", "a lookup in a dict", 1e-6, "seconds"),
    "find": ("find over all labels", "a casefolded scan", 1e-3, "seconds"),
    "search": ("find with 10 kB of words", "a casefolded scan", 5e-2, "seconds"),
    "miss": ("report[an unknown id]", "a lookup in a dict", 2e-4, "seconds"),
    "miss in 50 000": ("the same with 50 000 figures", "a lookup in a dict", 5e-3, "seconds"),
    "check": ("check() of all rules", "an empty loop over them", 5e-3, "seconds"),
}
SERVICE = """\
`examples/web_service.py` beside the same server without the library, which has each answer in a dict.
64 clients ask on the loopback, on the same processor."""
ENVIRONMENT = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | {
    "PYTHONHASHSEED": "0"
}


def seconds(code: str, folder: str) -> float:
    """Time one process from outside."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def ratios(one: str, other: str, pairs: int, folder: str) -> tuple[float, float, float]:
    """Give the median and the quartiles of the ratios of alternating pairs, after one pair that does not count."""
    measured = [(seconds(one, folder), seconds(other, folder)) for _ in range(pairs + 1)][1:]
    low, middle, high = quantiles((a / b for a, b in measured), n=4)
    return middle, low, high


def instructions(code: str, folder: str) -> int | None:
    """Count the instructions of one process. The count is the same each time for the same code."""
    if not shutil.which("valgrind"):
        return None
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", sys.executable, "-c", code]
    output = subprocess.run(tool, capture_output=True, text=True, check=True, cwd=folder, env=ENVIRONMENT).stderr
    found = re.search(r"Collected : (\d+)", output)
    return int(found[1]) if found else None


def row(*cells: object) -> str:
    """Write one row of a table."""
    return "| " + " | ".join(map(str, cells)) + " |"


def verdict(value: float, goal: float) -> str:
    """Say whether a goal is met, and if not by how much it is missed."""
    return "met" if value <= goal else f"missed by {100 * (value / goal - 1):.0f} %"


def starts(pairs: int, folder: str) -> list[str]:
    """The table of whole processes, compared with floors and with peers."""
    lines = [row("what", "against", "median", "quartiles", "goal", ""), row(*["---"] * 6)]
    for name, code, against, other, goal in STARTS:
        middle, low, high = ratios(code, other, pairs, folder)
        outcome = verdict(round(middle, 2), goal)
        lines.append(row(name, against, f"{middle:.2f}", f"{low:.2f} to {high:.2f}", f"{goal:.2f}", outcome))
        print(lines[-1], flush=True)
    lines += ["", "Each is compared with bare Python, so that the peers can be compared with each other:", ""]
    lines += [row("what", "median", "quartiles"), row(*["---"] * 3)]
    named = {"this library: one value": ONE, "this library: one quantity": QUANTITY, **PEERS, "pint": PINT}
    for name, code in named.items():
        middle, low, high = ratios(code, "pass", pairs, folder)
        lines.append(row(name, f"{middle:.1f}", f"{low:.1f} to {high:.1f}"))
        print(lines[-1], flush=True)
    return lines


def counted(folder: str) -> list[str]:
    """The table of instructions."""
    bare, floor = instructions("pass", folder), instructions(FLOOR, folder)
    if bare is None or floor is None:
        return ["valgrind is not installed where this was made."]
    lines = [row("what", "million instructions", "against bare Python", "against the floor"), row(*["---"] * 4)]
    for name, code in (
        ("bare Python", "pass"),
        ("the floor", FLOOR),
        ("import", LIBRARY),
        ("one value", ONE),
        ("every figure", ALL),
    ):
        count = instructions(code, folder) or 0
        lines.append(row(name, f"{count / 1e6:.1f}", f"{count / bare:.3f}", f"{count / floor:.3f}"))
    return lines


def inside(folder: str) -> list[str]:
    """The table of the measures within one process, and of memory."""
    program = str(Path(__file__).with_name("inside.py").resolve())
    done = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, cwd=folder, env=ENVIRONMENT
    )
    measured, memory = map(json.loads, done.stdout.splitlines())
    lines = [row("what", "against", "ratio", "time", "goal", ""), row(*["---"] * 6)]
    for key, (name, against, goal, unit) in INSIDE.items():
        ratio, time = measured[key]
        value = ratio if unit == "ratio" else time
        shown = f"{goal:.1f} times" if unit == "ratio" else f"{goal * 1e6:g} µs"
        lines.append(row(name, against, f"{ratio:.1f}", f"{time * 1e6:.2f} µs", shown, verdict(value, goal)))
    lines.append(row("memory kept for each figure", "", "", f"{memory:.0f} bytes", "900 bytes", verdict(memory, 900)))
    return lines


def machine() -> str:
    """Describe the machine by its parts, without its name."""
    known = Path("/proc/cpuinfo")
    models = (
        re.findall(r"^model name\s*: (.*)$", known.read_text(encoding="utf-8"), re.MULTILINE) if known.exists() else []
    )
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f"load {os.getloadavg()[0]:.1f} when it began"
    return ", ".join([*(model.strip() for model in models[:1]), f"{os.cpu_count()} cores", python, load])


def page(pairs: int) -> str:
    """Measure everything, and write the page."""
    names = ("attrs", "cattrs", "pint", "importlib-resources", *PEERS)
    with TemporaryDirectory() as folder:
        parts = [
            "# Bench",
            f"Made by `nox -s bench`: {pairs} alternating pairs of whole processes a row, the median of their ratios.\n"
            f"Machine: {machine()}.\n" + "Versions: " + ", ".join(f"{name} {version(name)}" for name in names) + ".",
            "## To start",
            "\n".join(starts(pairs, folder)),
            "## Instructions",
            "\n".join(counted(folder)),
            "## Within one process",
            "\n".join(inside(folder)),
            "## A web service",
            SERVICE,
            "\n".join(measured(1_280, Path(folder) / "answers.json")),
        ]
    reasons = Path(__file__).with_name("reasons.md")
    return "\n\n".join([*parts, reasons.read_text(encoding="utf-8").rstrip()]) + "\n"


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--pairs", type=int, default=25)
    reader.add_argument("--to", type=Path, default=Path("docs/explanation/bench.md"))
    options = reader.parse_args()
    options.to.write_text(page(options.pairs), encoding="utf-8")
