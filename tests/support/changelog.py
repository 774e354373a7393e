"""The entries of CHANGELOG.md, as `nox -s changes` writes them into the package by running this file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from support.packaged_files import PACKAGE, PROJECT

LOG = PROJECT / "CHANGELOG.md"
COPY = PACKAGE / "loading" / "changes.json"
KINDS = {
    "Figures": "figures",
    "The publisher's revisions": "revised",
    "The source's corrections": "corrected",
    "Our own fixes": "fixed",
    "Added": "added",
    "Changed": "changed",
    "Changed before the first release": "changed",
    "Deprecated": "deprecated",
    "Removed": "removed",
}
"""The headings of a version, and the kind of what stands under each."""
_VERSION = re.compile(r"^## (\d+\.\d+\.\d+), (unreleased|\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_ID = re.compile(r"`([a-z_0-9]+(?:\.[a-z_0-9]+){2})`")
_CHANGE = re.compile(r"`[a-z_0-9.]+`: (.+?) → (.+?), slides? ([\d, ]+?)\. ")


def entries(text: str) -> list[dict[str, Any]]:
    """Each version with its changes: one for each bullet and for each row of a table."""
    _, *parts = _VERSION.split(text)
    return [
        {"version": version, "released": None if day == "unreleased" else day, "changes": [*_changes(part)]}
        for version, day, part in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def copied_text() -> str:
    """What changes.json holds when it is up to date."""
    return json.dumps(entries(LOG.read_text(encoding="utf-8")), indent=1, ensure_ascii=False) + "\n"


def _changes(part: str) -> Iterator[dict[str, Any]]:
    _, *sections = _HEADING.split(part)
    for heading, text in zip(sections[::2], sections[1::2], strict=True):
        for block in re.split(r"\n(?=- |\n|\|)", text):
            made = _bullet(block) if block.startswith("- ") else _row(block) if block.startswith("| `") else None
            if made is not None:
                yield {"kind": KINDS[heading], **{key: value for key, value in made.items() if value}}


def _bullet(block: str) -> dict[str, Any]:
    text = " ".join(block[2:].split())
    made: dict[str, Any] = {"text": text, "figures": _ID.findall(text)}
    found = _CHANGE.match(text)
    return made | _change("value", found[1], found[2], found[3]) if found else made


def _row(block: str) -> dict[str, Any]:
    """A row of a table of figures: ids, slides, what changed, and why."""
    figures, slides, change, text = (cell.strip() for cell in block.strip().strip("|").split("|"))
    old, *_, new = change.split(" → ")
    return {"text": text, "figures": _ID.findall(figures), **_change("certainty", old, new, slides)}


def _change(what: str, old: str, new: str, slides: str) -> dict[str, Any]:
    return {"what": what, "old": old, "new": new, "slides": [int(slide) for slide in slides.split(",")]}


if __name__ == "__main__":
    COPY.write_text(copied_text(), encoding="utf-8", newline="\n")
