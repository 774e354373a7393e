"""Copies of a source text, as a user could have them, with and without a slip."""

import os
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pytest

import belgian_police_stats as bps

VARIABLE = "BELGIAN_POLICE_STATS_SOURCE"
"""Holds the path of the text of an edition, or of several, parted as the paths of programs are."""


def source_texts() -> dict[str, Path]:
    """The path of each source text that is at hand, by its sha256; without any the test is skipped, with the reason."""
    paths = os.environ.get(VARIABLE)
    if not paths:
        pytest.skip(f"{VARIABLE} is not set: it holds the path of the source text, which is not in the project.")
    return {sha256(path.read_bytes()).hexdigest(): path for path in map(Path, paths.split(os.pathsep))}


def source_of(edition: bps.Edition) -> Path:
    """The path of the text of one edition; where others are at hand the test is skipped, with the reason."""
    texts = source_texts()
    if edition.source_sha256 not in texts:
        pytest.skip(f"{VARIABLE} holds no path of the text of {edition.year}, by its sha256 {edition.source_sha256}.")
    return texts[edition.source_sha256]


def real_text() -> str:
    """The source text of 2024; without one the test is skipped, with the reason."""
    return source_of(bps.load(2024).edition).read_bytes().decode("utf-8")


def made_text(report: bps.Report) -> str:
    """A text that has every number of the ledger on its line, between words."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for entry in report.ledger:
        lines[entry.line].append(entry.printed)
    return "\n".join(
        f"regel {' en '.join(lines[number])} van het verslag".replace("  ", " ")
        for number in range(1, report.edition.source_lines + 1)
    )


def with_another_digit(text: str, line: int, printed: str, start: int = 0) -> tuple[str, str, int]:
    """The text with the last digit of one entry changed, the entry with that digit, and the place where it ends."""
    lines = text.split("\n")
    at = lines[line - 1].index(printed, start)
    place = next((i for i in reversed(range(len(printed))) if printed[i].isdecimal()), None)
    if place is None:
        other = printed[:-1] + ("x" if printed[-1] != "x" else "y")
    else:
        other = printed[:place] + str((int(printed[place]) + 1) % 10) + printed[place + 1 :]
    lines[line - 1] = lines[line - 1][:at] + other + lines[line - 1][at + len(printed) :]
    return "\n".join(lines), other, at + len(printed)
