"""The change log in the package: the entries of CHANGELOG.md, for programs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading import changes as room
from support.changelog import COPY, KINDS, LOG, copied_text, entries
from support.packaged_files import PROJECT

LATER = """\
# Changelog

## 1.3.0, unreleased

### Our own fixes

- `a.b.c`: 1 → 1 000, slide 4. We had misread it,
  twice.

## 1.2.10, 2030-01-02

### Added

- A way to count: `count()`.

### Removed

None yet.

## 1.2.9, 2029-01-02

### The publisher's revisions

- `a.b.c`, `a.b.d`: both are restated.

### Our own fixes

Text before the table.

| figure | slide | certainty | reason |
| --- | --- | --- | --- |
| `a.b.c`, `a.b.d` | 4, 5 | inferred → ambiguous → certain | A reason. |
"""


def test_the_package_has_the_entries_of_the_changelog() -> None:
    """`nox -s changes` copies them after a change."""
    assert copied_text() == COPY.read_text(encoding="utf-8"), "run nox -s changes"


def test_every_entry_is_read() -> None:
    """Each bullet and each row of the changelog is a change, in the same order."""
    lines = LOG.read_text(encoding="utf-8").split("\n## ", 1)[1].splitlines()
    begun = [line for line in lines if line.startswith(("- ", "| `"))]
    starts = [" ".join(line.removeprefix("- ").split()) for line in begun if line.startswith("- ")]

    assert len(begun) == len(bps.changes())
    texts = [change.text for change in bps.changes()]
    assert [] == [start for start in starts if not any(text.startswith(start) for text in texts)]


def test_every_figure_in_a_change_was_released() -> None:
    """A change names figures by ids that exist or existed."""
    known = (PROJECT / "tests" / "expected" / "ids.txt").read_text(encoding="utf-8").split()
    named = {name for change in bps.changes() for name in change.figures}

    assert set() == named - {*known}
    assert {*KINDS.values()} == {*map(str, bps.types.ChangeKind)}


def test_the_log_is_read_from_its_text() -> None:
    """Bullets over several lines, tables, and sections without a change."""
    versions = entries(LATER)

    assert [("1.3.0", None), ("1.2.10", "2030-01-02"), ("1.2.9", "2029-01-02")] == [
        (version["version"], version["released"]) for version in versions
    ]
    assert [
        {
            "kind": "fixed",
            "text": "`a.b.c`: 1 → 1 000, slide 4. We had misread it, twice.",
            "figures": ["a.b.c"],
            "what": "value",
            "old": "1",
            "new": "1 000",
            "slides": [4],
        }
    ] == versions[0]["changes"]
    assert [{"kind": "added", "text": "A way to count: `count()`."}] == versions[1]["changes"]
    assert [
        {"kind": "revised", "text": "`a.b.c`, `a.b.d`: both are restated.", "figures": ["a.b.c", "a.b.d"]},
        {
            "kind": "fixed",
            "text": "A reason.",
            "figures": ["a.b.c", "a.b.d"],
            "what": "certainty",
            "old": "inferred",
            "new": "certain",
            "slides": [4, 5],
        },
    ] == versions[2]["changes"]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (None, ["1.3.0", "1.2.10", "1.2.9", "1.2.9"]),
        ("1.2.8", ["1.3.0", "1.2.10", "1.2.9", "1.2.9"]),
        ("1.2.9", ["1.3.0", "1.2.10"]),
        ("1.2.10", ["1.3.0"]),
        ("1.3.0", []),
        ("2.0.0", []),
    ],
)
def test_changes_are_those_of_later_versions(
    since: str | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Versions are compared by their numbers: 1.2.10 comes after 1.2.9."""
    made = tuple(
        bps.types.LoggedChange(
            version=version["version"],
            released=version["released"] and date.fromisoformat(version["released"]),
            kind=bps.types.ChangeKind(change["kind"]),
            text=change["text"],
        )
        for version in entries(LATER)
        for change in version["changes"]
    )
    monkeypatch.setattr(room, "_log", lambda: made)

    assert expected == [change.version for change in bps.changes(since)]


def test_what_is_no_version_is_refused() -> None:
    """Nothing is guessed."""
    others: list[Any] = ["", "1", "0.1", "0.1.0.0", "v0.1.0", "0.1.0 ", "0.1.x", "\u0660.\u0661.\u0660", 1, b"0.1.0"]
    for since in others:
        with pytest.raises(bps.FilterError, match=r"^Expected a version such as 0\.1\.0, got "):
            bps.changes(since)


def test_a_change_says_what_it_is() -> None:
    """Version, kind and text, in one line."""
    change = next(one for one in bps.changes() if one.figures == ("recruitment.campaigns.website_visitors",))

    assert f"<LoggedChange 0.1.0, fixed: {change.text}>" == repr(change)
    assert ("value", "7", "7 000 000", (44,)) == (change.what, change.old, change.new, change.slides)
