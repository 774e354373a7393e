"""The package works from a zip, writes no files, uses no network, and works in many threads at once."""

import json
import threading
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import field, frozen

import belgian_police_stats as bps
from belgian_police_stats.model.contents import Unknown
from support.packaged_files import PACKAGE
from support.running import UNMEASURED, output_of, run

THREADS = 16

SUMMARY = """
import json
import belgian_police_stats as bps
report = bps.load(2024)
print(json.dumps([bps.__file__, len(report), len(report.ledger), report.personnel.staff.women.label("fr")]))
"""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip that contains only the package."""
    path = tmp_path_factory.mktemp("zip") / "library.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(PACKAGE.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, file.relative_to(PACKAGE.parent))
    return path


def test_everything_is_read_from_a_zip(zipped: Path, report: bps.Report) -> None:
    """Importing, loading and the ledger work without any file of the package on disk."""
    where, figures, numbers, label = json.loads(output_of(SUMMARY, PYTHONPATH=str(zipped)))

    assert where.startswith(str(zipped))
    assert (len(report), 298, report.personnel.staff.women.label("fr")) == (figures, numbers, label)


def test_the_command_answers_from_a_zip(zipped: Path) -> None:
    """The overview is the same as from a folder."""
    from_zip = run(["-m", "belgian_police_stats"], PYTHONPATH=str(zipped))

    assert (0, b"") == (from_zip.returncode, from_zip.stderr)
    assert run(["-m", "belgian_police_stats"]).stdout == from_zip.stdout


def test_nothing_is_written_and_no_network_is_used(report: bps.Report) -> None:
    """All figures, quantities and answers work without writing to the disk and without a network."""
    code = """
import os, sys
sys.dont_write_bytecode = True
FORBIDDEN = ("socket.", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
             "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "shutil.", "tempfile.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
locked = False
seen = []
def guard(event, arguments):
    if locked and (event.startswith(FORBIDDEN) or (event == "open" and arguments[2] & WRITING)):
        seen.append((event, arguments))
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(guard)
locked = True
try:
    open(os.devnull, "w")
except RuntimeError:
    assert len(seen) == 1
else:
    raise AssertionError("The guard sleeps.")
import belgian_police_stats as bps
report = bps.load(2024)
report.find("politie"), report.find_printed(805), report.ledger, report.check()
quantities = [figure.quantity for figure in report]
from belgian_police_stats.command.main import main
codes = [main(call) for call in ([], ["ledger"], ["units", "--json"], ["show", "personnel"], ["find", "politie"])]
print(len(seen), codes, len(quantities))
"""
    assert f"1 [0, 0, 0, 0, 0] {len(report)}" == output_of(code, **UNMEASURED).splitlines()[-1]


def test_a_read_only_copy_is_not_changed(tmp_path: Path) -> None:
    """After the first use of a read-only copy, every file and folder is unchanged."""
    copy = tmp_path / "site"
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            target = copy / file.relative_to(PACKAGE.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
            target.chmod(0o444)
    folders = [copy, *(path for path in copy.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    try:
        where = json.loads(output_of(SUMMARY, PYTHONPATH=str(copy), PYTHONDONTWRITEBYTECODE="1"))[0]
        after = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    finally:
        for folder in folders:
            folder.chmod(0o755)

    assert where.startswith(str(copy))
    assert before == after


def test_many_threads_at_first_use_get_equal_reports() -> None:
    """In a fresh process, all threads start together, and each gets every figure and quantity."""
    code = f"""
import threading
from concurrent.futures import ThreadPoolExecutor
import belgian_police_stats as bps
barrier = threading.Barrier({THREADS})
def first_use(number):
    barrier.wait()
    report = bps.load(2024)
    chapters = report.chapters[::-1] if number % 2 else report.chapters
    return report, tuple(report), len(report.ledger), str(report.personnel.staff.women.quantity), len(chapters)
with ThreadPoolExecutor({THREADS}) as pool:
    results = list(pool.map(first_use, range({THREADS})))
print(len(results), len(set(map(hash, results))), all(result == results[0] for result in results), results[0][2:])
"""
    assert f"{THREADS} 1 True (298, '4393 person', 15)" == output_of(code, **UNMEASURED)


@frozen
class CountingContents:
    """The chapters of another report, with the number of times that each was read."""

    report: bps.Report
    asked: Counter[str] = field(factory=Counter)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the chapters."""
        return tuple(chapter.id for chapter in self.report.chapters)

    def chapter(self, name: str) -> bps.Chapter:
        """Give a chapter, but first let the other threads continue as far as they can."""
        self.asked[name] += 1
        for _ in range(1_000_000):
            pass
        return self.report.chapter(name)

    @property
    def entries(self) -> tuple[bps.Entry, ...]:
        """Give the entries."""
        return self.report.ledger.entries

    @property
    def discrepancies(self) -> tuple[bps.Discrepancy, ...]:
        """Give the discrepancies."""
        return tuple(self.report.discrepancies)

    @property
    def rules(self) -> tuple[bps.Rule, ...]:
        """Give the report's own rules."""
        return self.report.own_rules

    @property
    def overlaps(self) -> tuple[bps.Overlap, ...]:
        """Give the report's own overlaps."""
        return self.report.own_overlaps

    @property
    def doubts(self) -> tuple[bps.Doubt, ...]:
        """Give the doubts."""
        return self.report.doubts

    @property
    def settlements(self) -> tuple[bps.Settlement, ...]:
        """Give the settled doubts."""
        return self.report.settlements

    @property
    def outside(self) -> bps.Outside | None:
        """Give what was published elsewhere."""
        return self.report.outside

    made_by: str | None = None
    recorded_rules: tuple[bps.Rule, ...] = ()
    unknown: tuple[Unknown, ...] = ()


def test_many_threads_read_a_chapter_once(report: bps.Report) -> None:
    """The lock makes all threads but the first wait, and all get the same object."""
    contents = CountingContents(report)
    fresh = bps.Report(report.edition, contents)
    barrier = threading.Barrier(THREADS)

    def ask(_: int) -> bps.Chapter:
        barrier.wait()
        return fresh.personnel

    with ThreadPoolExecutor(THREADS) as pool:
        got = list(pool.map(ask, range(THREADS)))

    assert {"personnel": 1} == dict(contents.asked)
    assert 1 == len({id(chapter) for chapter in got})
    assert fresh == report
