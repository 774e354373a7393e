"""A damaged package: each file in turn is truncated, removed or changed, and the error names it."""

import hashlib
import json
import shutil
from functools import partial
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.data import MANIFEST, names, read_text
from belgian_police_stats.loading import folder, packaged
from belgian_police_stats.model import units
from support.packaged_files import DATA, PACKAGE
from support.running import output_of

EVERYTHING = """
import json, pathlib, sys
import belgian_police_stats as bps
from belgian_police_stats import data
from belgian_police_stats.loading import outside, packaged
from belgian_police_stats.model import units, words
from belgian_police_stats.texts import vocabulary
folder = pathlib.Path(data.__file__).parent
def read_all():
    packaged._report.cache_clear(), units.packaged_units.cache_clear(), units._packaged_labels.cache_clear()
    words.dictionary.cache_clear(), outside.packaged_outside.cache_clear()
    for report in map(bps.load, bps.editions()):
        report.chapters, report.ledger, report.discrepancies, report.doubts
    units.packaged_units().labels("nl"), words.dictionary(), outside.packaged_outside()
    vocabulary.word_lists.cache_clear()
    for name in ("concepts", "numbers", "cues"):
        vocabulary.word_lists(name)
def said(work):
    try:
        work()
    except bps.DataError as error:
        return str(error)
    return "nothing"
read_all()
answers = {}
for name in data.names():
    path = folder / name
    whole = path.read_bytes()
    DAMAGE
    answers[name] = said(WORK)
    path.write_bytes(whole)
read_all(), bps.check_package()
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that can be damaged."""
    folder = tmp_path_factory.mktemp("damage") / "site"
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def answers(site: Path, damage: str, work: str) -> dict[str, str]:
    """Damage each file of a sound package in turn, and give the answer for each."""
    assert names() == bps.check_package()
    code = EVERYTHING.replace("DAMAGE", damage).replace("WORK", work)
    found: dict[str, str] = json.loads(output_of(code, PYTHONPATH=str(site)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage",
    [
        "path.unlink()",
        "path.write_bytes(whole[: len(whole) // 2])",
        "path.write_bytes(b'')",
        "path.write_bytes(b'\\xff')",
    ],
    ids=["missing", "half", "empty", "no text"],
)
def test_a_file_that_cannot_be_read_is_named_when_it_is_read(site: Path, damage: str) -> None:
    """The first line of the error names the file."""
    errors = answers(site, damage, "read_all")

    assert set(names()) == errors.keys()
    assert {} == {name: text for name, text in errors.items() if not text.startswith(f"data/{name} has 1 fault.\n")}


@pytest.mark.slow
def test_the_errors_of_a_missing_and_of_a_truncated_file(site: Path) -> None:
    """The sentences name what was expected and what was found."""
    name = "2024/personnel.json"
    missing = answers(site, "path.unlink()", "read_all")[name]
    empty = answers(site, "path.write_bytes(b'')", "read_all")[name]

    assert "data/2024/personnel.json has 1 fault.\nthe file: expected a text in UTF-8, got no such file." == missing
    assert (
        "data/2024/personnel.json has 1 fault.\n"
        "$: expected JSON in UTF-8, got Expecting value: line 1 column 1 (char 0)."
    ) == empty


@pytest.mark.slow
def test_a_changed_file_is_named_by_its_hash(site: Path) -> None:
    """Only check_package notices an additional byte that does not change the data."""
    change = "path.write_bytes(whole + b'\\n')"
    read = answers(site, change, "read_all")
    checked = answers(site, change, "bps.check_package")
    plain = {name for name in read if name.endswith(".json")}

    assert {"nothing"} == {read[name] for name in plain}
    released = json.loads((DATA / MANIFEST).read_text(encoding="utf-8"))
    for name, text in checked.items():
        changed = hashlib.sha256((DATA / name).read_bytes() + b"\n").hexdigest()
        assert (
            f"The package has 1 fault.\ndata/{name}: expected the sha256 {released[name]}, got the sha256 {changed}."
            == text
        )


@pytest.mark.slow
def test_a_missing_and_a_foreign_file_are_named(site: Path) -> None:
    """The manifest names every file, so a missing file and an additional file are both found."""
    gone = answers(site, "path.unlink()", "bps.check_package")["units.txt"]
    code = """
import pathlib
import belgian_police_stats as bps
foreign = pathlib.Path(bps.__file__).parent / "data" / "labels" / "more.json"
foreign.write_bytes(b"")
try:
    bps.check_package()
except bps.DataError as error:
    print(error)
foreign.unlink()
"""
    empty = hashlib.sha256(b"").hexdigest()

    assert gone.startswith("The package has 1 fault.\ndata/units.txt: expected the sha256 ")
    assert gone.endswith(", got no such file.")
    assert (
        f"The package has 1 fault.\ndata/labels/more.json: expected no such file, got the sha256 {empty}."
        == output_of(code, PYTHONPATH=str(site))
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"de": ', '"dd": ', "$.personnel.dd: expected no such key, got one."),
        ('"de": ', '"de" ', "$: expected JSON in UTF-8, got Expecting ':' delimiter: line "),
    ],
    ids=["a language", "a colon"],
)
def test_a_damaged_file_of_labels_is_named(monkeypatch: pytest.MonkeyPatch, old: str, new: str, fault: str) -> None:
    """The error has the path to the fault."""

    def damaged(*path: str) -> str:
        return read_text(*path).replace(old, new, 1)

    monkeypatch.setattr(folder, "read_text", damaged)
    with pytest.raises(bps.DataError) as caught:
        folder.open_folder("data/2024", partial(read_text, "2024")).chapter("personnel")

    assert str(caught.value).startswith("data/labels/personnel.json has ")
    assert fault in str(caught.value)


def test_a_file_that_the_machine_cannot_read_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error of the operating system reaches the caller."""
    full = OSError(24, "Too many open files")

    def unreadable(_: object) -> bytes:
        raise full

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(OSError, match="Too many open files") as caught:
        read_text("units.txt")

    assert full is caught.value


@pytest.mark.parametrize(("content", "last"), [("# The beginning\n\n## Count:\nperson", "person"), ("", "")])
def test_a_truncated_list_of_units_is_named(monkeypatch: pytest.MonkeyPatch, content: str, last: str) -> None:
    """Otherwise, missing units would go unnoticed."""

    def cut(_: str) -> str:
        return content

    monkeypatch.setattr(units, "read_text", cut)
    with pytest.raises(bps.DataError) as caught:
        units.packaged_units.__wrapped__()

    assert (
        f'data/units.txt has 1 fault.\nthe last line: expected "# The end", got "{last}". The file was cut short.'
    ) == str(caught.value)


@pytest.mark.parametrize(
    ("content", "got"),
    [
        ("[7", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ('{"year": 1, "year": 2}', 'the key "year" twice in one object'),
        ('{"year": NaN}', "the number NaN"),
    ],
    ids=["cut", "twice", "NaN"],
)
def test_a_damaged_file_of_an_edition_is_named(content: str, got: str) -> None:
    """The error names the folder and the file. The reader is as strict as that of own reports."""
    with pytest.raises(bps.DataError) as caught:
        folder.open_folder("data/2024", lambda _: content)

    assert f"data/2024/edition.json has 1 fault.\n$: expected JSON in UTF-8, got {got}." == str(caught.value)


def test_a_manifest_of_another_shape_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest is an object with texts as values."""

    def other(_: str) -> str:
        return '{"a": 7}'

    monkeypatch.setattr(packaged, "read_text", other)
    with pytest.raises(bps.DataError) as caught:
        bps.check_package()

    assert "data/manifest.json has 1 fault.\n$.a: expected a text, got 7." == str(caught.value)


def test_the_manifest_is_that_of_the_data() -> None:
    """If a data file changes, `nox -s manifest` must be run. A failure names the file."""
    hashes = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in names()}

    assert hashes == json.loads((DATA / MANIFEST).read_text(encoding="utf-8"))
    assert names() == bps.check_package()
