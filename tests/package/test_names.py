"""Names, columns and values that were removed before the first release are used nowhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from support.packaged_files import PACKAGE, PROJECT

LOOKED_AT = [PACKAGE, PROJECT / "README.md", *(PROJECT / name for name in ("bench", "docs", "examples", "tests"))]
NEWLINE = "\n"
TEXTS = {".css", ".html", ".ipynb", ".js", ".json", ".md", ".mjs", ".py", ".ttl", ".txt"}
MADE = ("/__pycache__/", "/.ipynb_checkpoints/", "/docs/chapters/", "/docs/examples/", "/docs/reference/")
"""Folders that Python, a notebook or a build of the site makes."""


class Removed(NamedTuple):
    """How to find a removed name."""

    pattern: str
    found: tuple[str, ...]
    """Uses of the name."""
    passed_over: tuple[str, ...] = ()
    """Other texts that look like a use."""


def class_named(name: str) -> str:
    """A pattern of a class as code and pages write it. The same word can begin a sentence, with another sense."""
    return rf"\bbps\.{name}\b|\b(?:class|import) {name}\b|\b{name}(?:[(\]`]|\.\w)|(?:->|:|\|) {name}\b(?=[,):]| =)"


REMOVED = {
    "Law, now Rule": Removed(
        rf"{class_named('Law')}|\bLaw(?:Kind|Result)\b|\bLAWS\b|\bown_laws\b|\.laws\b|\blaws[=(\[]|\blaw_(?!date\b)"
        r"|[\"'`]laws?[\"'`]",
        (
            "bps.Law(",
            "LawKind.SHARE",
            "LawResult",
            "LAWS = (",
            "report.laws",
            "laws=(",
            "own_laws.py",
            "law_id",
            '"law":',
        ),
        ('"reason": "law_date"', "lawful", "Law enforcement", "the law of 1992", "flaws", "by-laws", "by law."),
    ),
    "the verdict broken, now violated": Removed(
        r"\bBROKEN\b|[\"'`]broken[\"'`]|\bis_broken\b|\bbroken_(?:by|reports?|rules?|laws?)\b|\bBrokenReport\b",
        ("Verdict.BROKEN", 'verdict="broken"', "`broken`", "broken_reports()", "BrokenReport"),
        ("a broken line", "The sentence is broken into boxes.", "unbroken"),
    ),
    "Reading.CERTAIN and LAYOUT, now Certainty": Removed(
        r"\bReading\.(?:AMBIGUOUS|CERTAIN|LAYOUT)\b|[\"'`]layout[\"'`]",
        ("bps.Reading.LAYOUT", "Reading.CERTAIN", "'layout'", '"reading": "layout"'),
        ("from .layout import partition", "Reading(id=", "archive/layout.py"),
    ),
    "the column and attribute reading, now certainty": Removed(
        r"\b(?:f|figure|one|row|women|record|escorts|Figure)\.reading\b|\bselect\([^)]*\breading=|\breading != "
        r"|[\"'`]reading[\"'`](?=:? *[=:] *[\"'](?:ambiguous|certain|inferred|layout)|\])",
        ("figure.reading", 'select(reading="certain")', 'where reading != "x"', '"reading": "certain"', 't["reading"]'),
        ("reading.py", "loading.reading", "how a reading is settled", "without reading=", 'readings="chosen"'),
    ),
    "Group and report.groups, now Breakdown": Removed(
        rf"{class_named('Group')}|\breport\.groups\b|\b(?:charts|model|querying)[./]groups\b",
        ("bps.Group", "report.groups[0]", "from ..querying.groups import", "writing/charts/groups.py"),
        ("found.groups", "match.group()", "dependency-groups", "Group the rows", "Groups and sections"),
    ),
    "Coverage and Token, now Ledger and Entry": Removed(
        rf"{class_named('Coverage')}|{class_named('Token')}|\bTokenReason\b|\breport\.coverage\b|\bcoverage\.json\b"
        r"|\bfigure_tokens\b|\bledger\.tokens\b|\btokens\.py\b",
        (
            "bps.Coverage",
            "report.coverage()",
            "coverage.json",
            "Token(line=",
            "TokenReason.DATE",
            "ledger.figure_tokens",
        ),
        ("nox -s coverage", "COVERAGE_PROCESS_CONFIG", "Coverage of the report", "id-token", "Tokens of a model"),
    ),
    "interval_truncated, now interval_if_truncated": Removed(
        r"\binterval_truncated\b", ("figure.interval_truncated",), ("figure.interval_if_truncated",)
    ),
    "Figure.interval, now interval_if_rounded": Removed(
        r"(?<!model)(?<!\bfrom )\.interval\b(?!\.| import)",
        ("women.interval", "figure.interval,", "(report[name].interval)"),
        ("from .interval import", "model.interval", "model.interval.rounded", "figure.interval_if_rounded"),
    ),
    "Figure.range, now bounds": Removed(
        r"\b(?:f|figure|one|women|derived|self|Figure|Derived)\.range\b",
        ("Figure.range", "women.range"),
        ("range(3)", "np.range(3)"),
    ),
    "the class Label, now Labels": Removed(
        class_named("Label"),
        (
            "bps.Label(",
            "class Label:",
            "import Label",
            "SearchStrategy[Label]",
            "def label(of: Label, language",
            "`Label`",
        ),
        ("bps.Labels", "LabelRecords", "| Label |", "Label and number stand apart.", "label"),
    ),
    "Figure.hedged, now qualified": Removed(
        r"\b(?:f|figure|one|women|Figure)\.hedged\b", ("figure.hedged(",), ("rules.hedged", "test_hedged_comparisons")
    ),
}
"""Each removed name with its successor, and how to find it."""


@cache
def texts() -> dict[Path, str]:
    """Every text of the project that can use a name. This file is left out, because its examples use them all."""
    paths = [path for place in LOOKED_AT for path in (sorted(place.rglob("*")) if place.is_dir() else [place])]
    return {
        path: path.read_text(encoding="utf-8")
        for path in paths
        if path.suffix in TEXTS and path != Path(__file__) and not _is_made(path)
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", REMOVED)
def test_a_removed_name_is_used_nowhere(name: str) -> None:
    """The message names every file and line that uses it."""
    used = [
        f"{path}:{text.count(NEWLINE, 0, match.start()) + 1}: {match[0]}"
        for path, text in texts().items()
        for match in re.finditer(REMOVED[name].pattern, text)
    ]

    assert [] == used, NEWLINE.join(used)


@pytest.mark.parametrize("name", REMOVED)
def test_a_removed_name_would_be_found(name: str) -> None:
    """The pattern finds each use, and nothing that only looks like one."""
    pattern, found, passed_over = REMOVED[name]

    assert [] == [text for text in found if not re.search(pattern, text)]
    assert [] == [text for text in passed_over if re.search(pattern, text)]


def test_the_files_are_there_to_be_read() -> None:
    """Code, data, pages, examples and tests are searched."""
    names = {path.name for path in texts()}

    assert {"rules.py", "ledger.json", "design.md", "README.md", "one_figure.ipynb", "test_flow.py"} <= names


def _is_made(path: Path) -> bool:
    # The package can be installed outside the project.
    place = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path.relative_to(PACKAGE)
    return any(made in f"/{place.as_posix()}" for made in MADE)
