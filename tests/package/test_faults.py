"""Difficult environments: no network, no home, other locales and modes, many threads and processes."""

import os
import pickle
import shutil
import subprocess
import sys
import zipapp
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import belgian_police_stats as bps
from support.packaged_files import PACKAGE
from support.running import output_of, run

pytestmark = pytest.mark.slow

FIRST_USE = """
import belgian_police_stats as bps
report = bps.load(2024)
women = report.personnel.staff.women
print(len(report), len(report.ledger), report.check().passed, report.find("criminalit\\u00e9")[0].figure.id)
print(women.label("de"))
"""
"""A first program of a user: load, check, find and label. Its output is ASCII, which every locale can print."""
QUANTITY = "print(women.quantity)"


@pytest.fixture(scope="module")
def answer() -> str:
    """The output of the first use in a normal environment."""
    return output_of(FIRST_USE + QUANTITY)


def test_the_first_use_prints_what_the_report_says(answer: str, report: bps.Report) -> None:
    """All other runs are compared with this answer, which matches the data."""
    women = report.personnel.staff.women

    assert f"{len(report)} {len(report.ledger)} True" == " ".join(answer.split()[:3])
    assert [women.label("de"), f"{women.value} person"] == answer.splitlines()[-2:]


def test_no_network_is_needed(answer: str) -> None:
    """The first use works without sockets, and, where that is allowed, in a network namespace without devices."""
    shut = """
import socket
def refuse(*arguments, **keywords): raise AssertionError(f"a socket: {arguments}")
socket.socket.__init__ = socket.create_connection = socket.getaddrinfo = refuse
"""
    apart = ["unshare", "--map-root-user", "--net"]
    allowed = bool(shutil.which("unshare")) and not subprocess.run([*apart, "true"], check=False).returncode
    done = subprocess.run(
        [*(apart if allowed else []), sys.executable, "-W", "error", "-c", shut + FIRST_USE + QUANTITY],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert (0, answer, b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)


def test_no_home_is_needed(answer: str, tmp_path: Path) -> None:
    """The answer is the same in an empty folder, with only the encoding in the environment."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_USE + QUANTITY],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONUTF8": "1"},
    )

    assert (0, answer, b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [["-O"], ["-OO"], ["-X", "dev"], ["-X", "frozen_modules=off"], ["-b"]], ids=" ".join)
def test_the_mode_of_python_does_not_matter(answer: str, mode: list[str]) -> None:
    """The answer is the same without asserts, without docstrings and in development mode. Warnings are errors."""
    done = run([*mode, "-c", FIRST_USE + QUANTITY])

    assert (0, answer, b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)


@pytest.mark.parametrize("name", ["C", "POSIX", "tr_TR.UTF-8"])
def test_the_locale_does_not_matter(answer: str, name: str, tmp_path: Path) -> None:
    """Labels, search and numbers are the same in a locale with other rules for upper and lower case."""
    if name.startswith("tr") and shutil.which("localedef"):
        made = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(tmp_path / name)]
        subprocess.run(made, check=False, capture_output=True)
    code = "import locale\ntry: locale.setlocale(locale.LC_ALL, '')\nexcept locale.Error: pass\n" + FIRST_USE + QUANTITY
    where = {"LC_ALL": name, "LOCPATH": str(tmp_path), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(["-c", code], **where, PYTHONIOENCODING="utf-8")

    assert (0, answer, b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)


def test_a_zipapp_answers(answer: str, tmp_path: Path) -> None:
    """One file holds the library and what it needs, and Python runs it without anything else installed.

    Quantities are left out: pint does not find its own definitions in a zip.
    """
    packages = tmp_path / "app"
    packages.mkdir()
    for name in (
        "attr",
        "attrs",
        "cattr",
        "cattrs",
        "pint",
        "importlib_resources",
        "flexcache",
        "flexparser",
        "platformdirs",
    ):
        module = import_module(name)
        shutil.copytree(
            Path(str(module.__file__)).parent, packages / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(str(import_module("typing_extensions").__file__), packages)
    shutil.copytree(PACKAGE, packages / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    (packages / "__main__.py").write_text(FIRST_USE, encoding="utf-8")
    zipapp.create_archive(packages, tmp_path / "app.pyz")
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-X", "utf8", str(tmp_path / "app.pyz")], capture_output=True, check=False
    )

    expected = answer.rpartition("\n")[0]
    assert (0, expected, b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)


def test_sixty_four_threads_load_once() -> None:
    """All start together in a fresh process. Each file is read once, and all threads get the same objects."""
    code = """
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
import belgian_police_stats as bps
from belgian_police_stats import data
read = Counter()
content_of = data.content_of
def counted(*path):
    read[path] += 1
    return content_of(*path)
data.content_of = counted
barrier = threading.Barrier(64)
def first_use(number):
    barrier.wait()
    report = bps.load(2024)
    return id(report), *map(id, report.chapters), id(report["personnel.staff.women"])
with ThreadPoolExecutor(64) as pool:
    results = set(pool.map(first_use, range(64)))
print(len(results), sorted(path for path, times in read.items() if times > 1), len(read) > 30)
"""
    assert "1 [] True" == output_of(code)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_child_process_has_the_same_report(report: bps.Report, method: str) -> None:
    """The reports of parent and child are equal, for each way to start the child."""
    code = f"""
import multiprocessing
import belgian_police_stats as bps
def count(report):
    return report == bps.load(2024), len(report), str(report.personnel.staff.women.quantity)
if __name__ == "__main__":
    context = multiprocessing.get_context({method!r})
    with context.Pool(2) as pool:
        print(set(pool.map(count, [bps.load(2024)] * 4)))
"""
    assert f"{{(True, {len(report)}, '4393 person')}}" == _as_file(code)


def _as_file(code: str) -> str:
    """Spawned processes read the program again, so it must be a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "program.py"
        path.write_text(code, encoding="utf-8")
        done = run([str(path)])
    assert (0, b"") == (done.returncode, done.stderr), done.stderr.decode()
    return done.stdout.decode().strip()


def test_a_pickle_opens_where_the_library_was_not_imported(report: bps.Report) -> None:
    """The process that opens it imports what it needs, but not pint."""
    code = """
import pickle, sys
report = pickle.load(sys.stdin.buffer)
print(len(report), report.personnel.staff.women.value, "pint" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], input=pickle.dumps(report), capture_output=True, check=False
    )

    assert (0, f"{len(report)} 4393 False", b"") == (done.returncode, done.stdout.decode().strip(), done.stderr)


def test_a_new_application_registry_is_used_from_then_on() -> None:
    """Each quantity belongs to the application registry of its time. Quantities of two registries do not mix."""
    code = """
import pint
import belgian_police_stats as bps
women = bps.load(2024).personnel.staff.women
seen = []
for _ in range(3):
    registry = pint.UnitRegistry()
    pint.set_application_registry(registry)
    seen.append((women.quantity, registry))
print([quantity._REGISTRY is registry for quantity, registry in seen])
try:
    seen[0][0] + seen[2][0]
except ValueError:
    print("apart")
one, other = pint.UnitRegistry(), pint.UnitRegistry()
given = [women.quantity_in(one), women.quantity_in(other), women.quantity]
print([quantity._REGISTRY for quantity in given] == [one, other, registry])
"""
    assert ["[True, True, True]", "apart", "True"] == output_of(code).splitlines()
