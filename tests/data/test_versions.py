"""The version is the same in all places, and a released version keeps its data."""

import hashlib
import re

import pytest

import belgian_police_stats as bps
from belgian_police_stats.data import MANIFEST
from support.packaged_files import DATA, PROJECT

RELEASED = PROJECT / "tests" / "expected" / "released.txt"


def released(text: str) -> dict[str, str]:
    """Each version of the list and the hash of its data."""
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return dict(lines)


def with_other_data(pinned: dict[str, str], version: str, digest: str) -> list[str]:
    """The released versions with the same first two numbers but other data."""
    numbers = version.rpartition(".")[0]
    return [name for name, data in pinned.items() if name.rpartition(".")[0] == numbers and data != digest]


def headings() -> list[tuple[str, str]]:
    """The versions of CHANGELOG.md, each with its day or "unreleased"."""
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (.*)$", text, re.MULTILINE)
    matches = [re.fullmatch(r"(\d+\.\d+\.\d+), (unreleased|\d{4}-\d{2}-\d{2})", heading) for heading in found]
    assert [] == [heading for heading, match in zip(found, matches, strict=True) if match is None]
    return [(match[1], match[2]) for match in matches if match]


def test_the_citation_has_the_version() -> None:
    """CITATION.cff has the version of the package."""
    text = (PROJECT / "CITATION.cff").read_text(encoding="utf-8")

    assert [bps.__version__] == re.findall(r"^version: (.+)$", text, re.MULTILINE)


def test_the_newest_heading_of_the_changelog_is_the_version() -> None:
    """Changes are listed under their version, the newest first. Only the newest can be unreleased."""
    versions = [version for version, _ in headings()]
    by_number = sorted(versions, key=lambda version: tuple(map(int, version.split("."))), reverse=True)

    assert bps.__version__ == versions[0]
    assert by_number == versions
    assert "unreleased" not in [day for _, day in headings()[1:]]


def test_every_release_is_in_the_list() -> None:
    """The versions with a date in CHANGELOG.md are those in tests/expected/released.txt."""
    days = [version for version, day in headings() if day != "unreleased"]

    assert days == [*released(RELEASED.read_text(encoding="utf-8"))]


def test_the_data_of_a_released_version_stays() -> None:
    """Changed data needs a new version: raise the second number, in all places."""
    digest = hashlib.sha256((DATA / MANIFEST).read_bytes()).hexdigest()
    pinned = released(RELEASED.read_text(encoding="utf-8"))

    assert [] == with_other_data(pinned, bps.__version__, digest), f"data/manifest.json is {digest}"


@pytest.mark.parametrize(
    ("version", "digest", "violated"),
    [
        ("1.2.0", "a", []),
        ("1.2.0", "b", ["1.2.1", "1.2.0"]),
        ("1.2.3", "a", []),
        ("1.2.3", "b", ["1.2.1", "1.2.0"]),
        ("1.3.0", "b", []),
        ("2.2.0", "b", []),
        ("1.20.0", "b", []),
    ],
)
def test_a_new_third_number_changes_no_data(version: str, digest: str, violated: list[str]) -> None:
    """Versions with the same first two numbers have the same data. Other versions can have other data."""
    assert violated == with_other_data(released("# the list\n1.2.1 a\n1.2.0 a\n1.1.0 z\n"), version, digest)
