"""The inventory of an archive: a record of the files of each report, and a list of the reports.

Without them, a lost file of rules would only be missing from the verdicts, and a copied folder would double the sums.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, frozen

from ..errors import DataError, Fault, clean, how_many
from ..extras import need
from ..loading.converter import structure
from ..loading.files import only_our_errors
from ..loading.own_keys import again
from ..model.bases import Value
from ..strict_json import parse_json
from ..writing.json_text import json_text
from .layout import FIGURES, RULES, key_of, partition_of
from .rows import rule_set_of

__all__ = [
    "RECORD",
    "REPORTS",
    "Record",
    "data_file",
    "hash_of",
    "refuse_unsound",
    "rule_set_in",
    "rules_file",
    "unlisted",
]

RECORD = "_report.json"
"""The record of a report, beside its figures. Engines skip files whose names begin with an underscore."""
REPORTS = "_reports"
"""The folder of the list: an empty file for each report, written after its figures."""
_PARTITION = re.compile(r"edition=-?[0-9]{1,19}/issuer=[^/]+")
_LIST_AGAIN = "If its writer was interrupted, the next bps.archive.write adds it; a list of no reports will do."
_MOST_OF_A_RECORD = 10_000
_RULE_SET = re.compile("[0-9a-f]{32}")


@frozen(kw_only=True, eq=False, repr=False)
class Record(Value):
    """The number and the hashes of the files of one report in an archive."""

    edition: int
    issuer: str
    figures: int
    """The number of its figures."""
    figures_sha256: str
    """The hash of the file with its figures."""
    rule_set: str
    """The name of its set of rules."""
    rules: int
    """The number of rules in the set."""
    rules_sha256: str
    """The hash of the file with the set."""
    checksum: str = ""
    """The hash of all that."""

    def checked(self) -> Record:
        """Give the record with its checksum."""
        facts = json_text(asdict(evolve(self, checksum="")))
        return evolve(self, checksum=hashlib.sha256(facts.encode()).hexdigest())

    def text(self) -> str:
        """Write the record as JSON."""
        return json_text(asdict(self.checked())) + "\n"


def data_file(folder: Path) -> Path:
    """Give the file with the figures in the folder of a report."""
    return folder / f"{FIGURES}.parquet"


def rules_file(root: Path, rule_set: str) -> Path:
    """Give the file with a set of rules."""
    return root / RULES / f"{rule_set}.parquet"


def hash_of(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rule_set_in(path: Path) -> str:
    """Name the rules that a file really holds; empty if its rows say that they belong to another set."""
    parquet = need("pyarrow.parquet", "archive", "read the rules of an archive")
    rows: list[dict[str, Any]] = parquet.read_table(path, page_checksum_verification=True).to_pylist()
    others = {row.pop("rule_set") for row in rows} - {path.stem}
    return "" if others else rule_set_of(rows)


def refuse_unsound(folder: str | PathLike[str]) -> None:
    """Compare an archive with its records.

    Raises:
        DataError: a report or a file is missing, doubled, foreign, cut or changed; all of them are named.
        OSError: a file cannot be read.
    """
    root = Path(folder)
    places = sorted(path.relative_to(root / FIGURES).as_posix() for path in (root / FIGURES).glob("*/*"))
    sets: dict[str, str] = {}
    twice = again(enumerate(map(key_of, places)))
    expected = "one report of each edition and issuer"
    doubled = [Fault(clean(places[i]), expected, f"one of {clean(places[first])} too") for i, first in twice]
    faults = doubled + [fault for place in places for fault in _faults_of_report(root, place, sets)]
    for path in sorted((root / REPORTS).glob("*/*")):
        place = path.relative_to(root / REPORTS).as_posix()
        if place not in places:
            hint = f"If it was removed on purpose, remove {REPORTS}/{clean(place)} as well."
            faults.append(Fault(clean(place), "this report", "none", hint))
    faults += [
        Fault(f"{REPORTS}/{clean(place)}", "the entry of this report in the list", "none", _LIST_AGAIN)
        for place in places
        if not (root / REPORTS / place).is_file()
    ]
    faults += [fault for name, wanted in sets.items() for fault in _faults_of_rules(root, name, wanted)]
    faults += _foreign_files(root, sets)
    if faults:
        raise DataError.of(str(root), faults)


def unlisted(root: Path) -> list[str]:
    """Name the sound reports that are not in the list: their writer was interrupted before it listed them."""
    places = sorted(path.relative_to(root / FIGURES).as_posix() for path in (root / FIGURES).glob("*/*"))
    missing = [place for place in places if not (root / REPORTS / place).exists()]
    return [place for place in missing if not any(True for _ in _faults_of_report(root, place, {}))]


def _faults_of_report(root: Path, place: str, sets: dict[str, str]) -> Iterator[Fault]:
    folder, name = root / FIGURES / place, clean(place)
    if not _PARTITION.fullmatch(place) or folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        yield Fault(name, "a folder of a report, as bps.archive.write makes it", "another")
        return
    for path in sorted(folder.iterdir()):
        if path.name not in (RECORD, data_file(folder).name) or path.is_symlink():
            yield Fault(f"{name}/{clean(path.name)}", "no such file", "one")
    if not (folder / RECORD).is_file() or not data_file(folder).is_file():
        yield Fault(name, f"the files {RECORD} and {data_file(folder).name}", "not both")
        return
    try:
        record = _record_in(folder)
    except DataError as error:
        yield from (Fault(f"{name}/{RECORD}, {fault.path}", fault.expected, fault.got) for fault in error.faults)
        return
    if record.checked().checksum != record.checksum:
        yield Fault(f"{name}/{RECORD}", "the record as it was written", "a changed one")
    own_place = partition_of(record.edition, record.issuer)
    if own_place != place:
        yield Fault(name, "one report of each edition and issuer", f"a copy of {clean(own_place)}")
    if hash_of(data_file(folder)) != record.figures_sha256:
        expected = f"{how_many(record.figures, 'figure')}, as they were written"
        yield Fault(f"{name}/{data_file(folder).name}", expected, "a changed file")
    if sets.setdefault(record.rule_set, record.rules_sha256) != record.rules_sha256:
        yield Fault(f"{name}/{RECORD}", f"the rules {clean(record.rule_set)} of the other reports", "others")


def _record_in(folder: Path) -> Record:
    with (folder / RECORD).open("rb") as file:
        content = file.read(_MOST_OF_A_RECORD)
    record: Record = structure(RECORD, parse_json(content, RECORD), Record)
    return record


def _faults_of_rules(root: Path, rule_set: str, wanted: str) -> Iterator[Fault]:
    path = rules_file(root, rule_set)
    if not _RULE_SET.fullmatch(rule_set):
        yield Fault(RECORD, "the name of a set of rules", clean(rule_set))
        return
    name = f"{RULES}/{clean(path.name)}"
    if not path.is_file() or path.is_symlink():
        yield Fault(name, "the rules of a report in the archive", "no such file")
    elif hash_of(path) != wanted:
        yield Fault(name, "the rules as they were written", "a changed file")


def _foreign_files(root: Path, named: Container[str]) -> Iterator[Fault]:
    """Find what an engine would read as figures or rules.

    A set of rules that no report names can be there, since its writer was interrupted. A copy of another set under such
    a name would count each of its rules twice.
    """
    for path in sorted((root / FIGURES).iterdir()):
        if not path.is_dir():
            yield Fault(f"{FIGURES}/{clean(path.name)}", "no such file", "one")
    for path in sorted((root / RULES).iterdir()) if (root / RULES).is_dir() else ():
        name = f"{RULES}/{clean(path.name)}"
        if not _RULE_SET.fullmatch(path.stem) or path.suffix != ".parquet" or path.is_symlink() or not path.is_file():
            yield Fault(name, "no such file", "one")
        elif path.stem not in named:
            try:
                with only_our_errors(name, "the rules of its name"):
                    found = rule_set_in(path)
            except DataError as error:
                yield from (Fault(name, fault.expected, fault.got) for fault in error.faults)
            else:
                if found != path.stem:
                    yield Fault(name, "the rules of its name", "others")
