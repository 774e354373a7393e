"""An archive knows what it should have: what is missing, doubled, foreign, cut or changed is named."""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import pytest

import belgian_police_stats as bps
from belgian_police_stats.archive import opening
from belgian_police_stats.testing import small_report
from support.archives import judged, published, verdicts_of, written
from support.running import posix

SMALL = small_report()
REPORTS = [published(SMALL, "A", 1999), published(SMALL, "B", 1999), published(bps.load(2024), "A", 2000)]
PLACE = Path("figures", "edition=1999", "issuer=A")


def faults_of(folder: Path) -> list[str]:
    """What is wrong with an archive."""
    with pytest.raises(bps.DataError) as caught:
        bps.archive.open(folder)
    return [str(fault) for fault in caught.value.faults]


def rules_of(folder: Path) -> list[Path]:
    """The files with rules."""
    return sorted((folder / "rules").iterdir())


def removed_rules(folder: Path) -> None:
    """Remove one of two sets."""
    rules_of(folder)[0].unlink()


def removed_report(folder: Path) -> None:
    """Remove the folder of a report."""
    shutil.rmtree(folder / PLACE)


def removed_figures(folder: Path) -> None:
    """Remove the figures of a report."""
    (folder / PLACE / "figures.parquet").unlink()


def copied_report(folder: Path) -> None:
    """Copy the folder of a report."""
    shutil.copytree(folder / PLACE, folder / PLACE.with_name("issuer=x"))


def second_file(folder: Path) -> None:
    """Copy the file in the folder."""
    shutil.copy(folder / PLACE / "figures.parquet", folder / PLACE / "more.parquet")


def empty_file(folder: Path) -> None:
    """Empty a file."""
    (folder / PLACE / "figures.parquet").write_bytes(b"")


def cut_file(folder: Path) -> None:
    """Cut a file in half."""
    path = folder / PLACE / "figures.parquet"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def strange_edition(folder: Path) -> None:
    """Rename the folder of an edition."""
    (folder / PLACE.parent).rename(folder / "figures" / "edition=abc")


def linked_report(folder: Path) -> None:
    """Put a link in the place of a report."""
    (folder / PLACE).rename(folder / "elsewhere")
    (folder / PLACE).symlink_to(folder / "elsewhere")


def foreign_rules(folder: Path) -> None:
    """Add a file to the rules."""
    shutil.copy(rules_of(folder)[0], folder / "rules" / "more.parquet")


def second_copy_of_rules(folder: Path) -> None:
    """Copy a set of rules to a name that no report has: each of its rules would be judged twice."""
    shutil.copy(rules_of(folder)[0], folder / "rules" / f"{0:032}.parquet")


def damaged_rules_of_nobody(folder: Path) -> None:
    """Add a file that is not Parquet under the name of a set."""
    (folder / "rules" / f"{0:032}.parquet").write_bytes(b"PAR1")


def folder_among_the_rules(folder: Path) -> None:
    """Add a folder under the name of a set."""
    (folder / "rules" / f"{0:032}.parquet").mkdir()


def foreign_figures(folder: Path) -> None:
    """Add a file beside the folders of the editions."""
    shutil.copy(folder / PLACE / "figures.parquet", folder / "figures" / "more.parquet")


def changed_record(folder: Path) -> None:
    """Change a record."""
    path = folder / PLACE / "_report.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"rules_sha256": "0"}))


def empty_record(folder: Path) -> None:
    """Empty a record."""
    (folder / PLACE / "_report.json").write_bytes(b"")


def record_of_another_set(folder: Path) -> None:
    """Let a record name a file outside of the archive."""
    path = folder / PLACE / "_report.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"rule_set": "../../x"}))


def removed_entry(folder: Path) -> None:
    """Take a report off the list, so that its loss would not be seen."""
    (folder / "_reports" / "edition=1999" / "issuer=A").unlink()


def folder_for_an_entry(folder: Path) -> None:
    """Put a folder in the place of an entry of the list."""
    removed_entry(folder)
    (folder / "_reports" / "edition=1999" / "issuer=A").mkdir()


def report_of_an_alike_issuer(folder: Path) -> None:
    """Add a report of "a" beside that of "A", from another archive."""
    other = written([published(SMALL, "a", 1999)], folder.parent / "other")
    for place in ("figures", "_reports"):
        (other / place / "edition=1999" / "issuer=a").rename(folder / place / "edition=1999" / "issuer=a")


DAMAGE: dict[Callable[[Path], None], str] = {
    removed_rules: "expected the rules of a report in the archive, got no such file.",
    removed_report: "edition=1999/issuer=A: expected this report, got none.",
    removed_figures: "expected the files _report.json and figures.parquet, got not both.",
    removed_entry: "_reports/edition=1999/issuer=A: expected the entry of this report in the list, got none.",
    folder_for_an_entry: "_reports/edition=1999/issuer=A: expected the entry of this report in the list, got none.",
    report_of_an_alike_issuer: "edition=1999/issuer=a: expected one report of each edition and issuer, got one of",
    copied_report: "edition=1999/issuer=x: expected one report of each edition and issuer, got a copy of",
    second_file: "more.parquet: expected no such file, got one.",
    empty_file: f"figures.parquet: expected {len(SMALL)} figures, as they were written, got a changed file.",
    cut_file: f"figures.parquet: expected {len(SMALL)} figures, as they were written, got a changed file.",
    strange_edition: "edition=abc/issuer=A: expected a folder of a report",
    linked_report: "edition=1999/issuer=A: expected a folder of a report",
    foreign_rules: "rules/more.parquet: expected no such file, got one.",
    second_copy_of_rules: f"rules/{0:032}.parquet: expected the rules of its name, got others.",
    damaged_rules_of_nobody: f"rules/{0:032}.parquet: expected the rules of its name, got ",
    folder_among_the_rules: f"rules/{0:032}.parquet: expected no such file, got one.",
    foreign_figures: "figures/more.parquet: expected no such file, got one.",
    changed_record: "expected the rules ",
    empty_record: "_report.json, $: expected JSON in UTF-8",
    record_of_another_set: "expected the name of a set of rules, got ../../x.",
}


@posix
@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_what_is_wrong_with_an_archive_is_named(damage: Callable[[Path], None], tmp_path: Path) -> None:
    """Nothing of it only changes the verdicts or the sums."""
    folder = written(REPORTS, tmp_path / "archive")
    assert verdicts_of(REPORTS) == judged(bps.archive.open(folder))
    damage(folder)

    assert any(DAMAGE[damage] in fault for fault in faults_of(folder))


def test_a_changed_byte_in_any_file_is_found(tmp_path: Path) -> None:
    """Of the figures, the rules and the records."""
    folder, chance = written(REPORTS, tmp_path), random.Random("archive")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size]
    for path in files * 20:
        before = path.read_bytes()
        changed = bytearray(before)
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        path.write_bytes(changed)
        if path.suffix == ".json" and _means_the_same(before, bytes(changed)):
            bps.archive.open(folder)
        else:
            assert faults_of(folder)
        path.write_bytes(before)
    assert verdicts_of(REPORTS) == judged(bps.archive.open(folder))


def _means_the_same(one: bytes, other: bytes) -> bool:
    """Whether two texts are the same JSON: a space can be a line break."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


def test_rules_whose_writer_was_interrupted_do_no_harm(tmp_path: Path) -> None:
    """No report names them, and they are those of their name."""
    folder, other = written(REPORTS[:1], tmp_path / "archive"), written(REPORTS[2:], tmp_path / "other")
    (rules,) = rules_of(other)
    shutil.copy(rules, folder / "rules")

    assert verdicts_of(REPORTS[:1]) == judged(bps.archive.open(folder))


def test_an_archive_is_opened_without_a_look_at_its_files_on_request(tmp_path: Path) -> None:
    """Whoever wrote it a moment ago can trust it."""
    folder = written(REPORTS, tmp_path)
    foreign_rules(folder)

    assert bps.archive.open(folder, verify=False).figures.columns


def test_rules_of_another_content_are_not_shared(tmp_path: Path) -> None:
    """A file of rules that was changed does not become the rules of the next report."""
    folder = written(REPORTS[:1], tmp_path)
    (path,) = rules_of(folder)
    written([bps.load(2024)], tmp_path / "other")
    shutil.copy(rules_of(tmp_path / "other")[0], path)
    with pytest.raises(bps.DataError, match="expected the rules of its name, got others"):
        written(REPORTS[1:2], folder)


@posix
def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    """Nothing is written outside of the archive."""
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = written(REPORTS[2:], tmp_path / "archive")
    (folder / PLACE.parent).symlink_to(outside)
    with pytest.raises(bps.DataError, match="a link to another one"):
        written(REPORTS[:1], folder)
    assert [] == list(outside.iterdir())


def test_a_url_needs_a_connection() -> None:
    """Without one, nothing is opened and nothing is installed."""
    for url in ("https://example.invalid/archive", "s3://bucket/archive"):
        with pytest.raises(bps.DataError, match="expected a folder of this machine, got a URL"):
            bps.archive.open(url)


def test_the_engine_is_bounded_and_loads_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its temporary files do not lie in the current folder."""
    made: list[Any] = []
    connect: Any = ibis.duckdb.connect

    def recorded(**more: Any) -> Any:
        made.append(connect(**more))
        return made[0]

    monkeypatch.setattr(ibis.duckdb, "connect", recorded)
    bps.archive.open(written(REPORTS[:1], tmp_path))
    names = ("autoinstall_known_extensions", "autoload_known_extensions", "allow_community_extensions")
    query = "SELECT name, value FROM duckdb_settings()"
    settings = dict(made[0].raw_sql(query).fetchall())

    assert ["false"] * 3 == [settings[name] for name in names]
    assert str(Path.cwd()) not in settings["temp_directory"]
    assert ("3.7 GiB", "14.9 GiB") == (settings["memory_limit"], settings["max_temp_directory_size"])


@posix
def test_nobody_else_can_read_what_the_engine_puts_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is private, and is gone with the process, but not with a forked child."""
    folder = written(REPORTS[:1], tmp_path / "archive")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = f"""
import os, pathlib, sys
import belgian_police_stats as bps
engine = bps.archive.open({str(folder)!r}).figures.get_backend()
engine.raw_sql("SET memory_limit = '100MB'; SET threads = 1; SET enable_progress_bar = false")
engine.raw_sql("CREATE TEMP TABLE t AS SELECT md5(i::text) AS h FROM range(5000000) AS r(i)")
child = os.fork()
if not child:
    sys.exit()
os.waitpid(child, 0)
(private,) = pathlib.Path({str(tmp_path)!r}).glob("belgian*")
print(oct(private.stat().st_mode), len([*private.iterdir()]))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert "0o40700 1\n" == done.stdout
    assert ["archive"] == [path.name for path in tmp_path.iterdir()]


def test_only_the_process_that_opened_an_archive_removes_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child has a copy of everything, and ends first."""
    made: list[Path] = []
    remove: Any = vars(opening)["_remove"]

    def noted(folder: str, process: int) -> None:
        made.append(Path(folder))
        remove(folder, process + 1)
        assert made[-1].is_dir()
        remove(folder, process)

    monkeypatch.setattr(opening, "_remove", noted)
    opened = [bps.archive.open(written(REPORTS[:1], tmp_path))]
    opened.clear()
    gc.collect()

    assert [False] == [folder.exists() for folder in made]


@posix
def test_a_writer_that_was_killed_leaves_an_archive_that_is_tidied(tmp_path: Path) -> None:
    """The reports before it are whole, and the next writer removes what it left."""
    code = f"""
import os, sys
import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
def reports():
    yield small_report()
    os.kill(os.getpid(), 9)
bps.archive.write(reports(), {str(tmp_path)!r})
"""
    assert -9 == subprocess.run([sys.executable, "-c", code], check=False).returncode
    (left,) = tmp_path.glob(".writing-*")
    assert verdicts_of([SMALL]) == judged(bps.archive.open(tmp_path))
    old = time.time() - 3_600
    os.utime(left, (old, old))
    written(REPORTS[1:2], tmp_path)

    assert [] == list(tmp_path.glob(".writing-*"))
    assert verdicts_of([SMALL, REPORTS[1]]) == judged(bps.archive.open(tmp_path))


def test_a_report_that_was_not_listed_any_more_is_listed_by_the_next_writer(tmp_path: Path) -> None:
    """A writer can be killed between the two."""
    folder = written(REPORTS, tmp_path)
    removed_entry(folder)
    assert faults_of(folder)
    bps.archive.write([], folder)

    assert verdicts_of(REPORTS) == judged(bps.archive.open(folder))


def test_everything_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and folders are synchronized."""
    synced: list[bool] = []

    def fsync(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", fsync)
    written(REPORTS[:1], tmp_path)

    assert (4, 4) == (synced.count(False), synced.count(True))


@pytest.mark.parametrize("made", [True, False])
def test_two_writers_of_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: bool) -> None:
    """The second finds the folder of the first, and any other error stays what it is."""
    rename = Path.rename

    def slower(path: Path, target: Path) -> Path:
        if made:
            target.mkdir()
            (target / "figures.parquet").touch()
            return rename(path, target)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "rename", slower)
    with pytest.raises(bps.DataError if made else OSError, match="a second one" if made else "Input/output error"):
        bps.archive.write(REPORTS[:1], tmp_path)
