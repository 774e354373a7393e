"""Copies of a source text, as a user could have them, with and without a slip."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

import belgian_police_stats as bps

VARIABLE = "BELGIAN_POLICE_STATS_SOURCE"


def real_text() -> str:
    """The source text of 2024; without one the test is skipped, with the reason."""
    path = os.environ.get(VARIABLE)
    if not path:
        pytest.skip(f"{VARIABLE} is not set: it holds the path of the source text, which is not in the project.")
    return Path(path).read_bytes().decode("utf-8")


def made_text(report: bps.Report) -> str:
    """A text that has every number of the ledger on its line, between words."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for token in report.coverage():
        lines[token.line].append(token.printed)
    return "\n".join(
        f"regel {' en '.join(lines[number])} van het verslag".replace("  ", " ")
        for number in range(1, report.edition.source_lines + 1)
    )


def with_another_digit(text: str, line: int, printed: str, start: int = 0) -> tuple[str, str, int]:
    """The text with the last digit of one token changed, the token as it stands then, and where it ends."""
    lines = text.split("\n")
    at = lines[line - 1].index(printed, start)
    place = next((i for i in reversed(range(len(printed))) if printed[i].isdecimal()), None)
    if place is None:
        other = printed[:-1] + ("x" if printed[-1] != "x" else "y")
    else:
        other = printed[:place] + str((int(printed[place]) + 1) % 10) + printed[place + 1 :]
    lines[line - 1] = lines[line - 1][:at] + other + lines[line - 1][at + len(printed) :]
    return "\n".join(lines), other, at + len(printed)
