"""The ledger of each edition, replayed against a copy of its source text, which is not in the project."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

import belgian_police_stats as bps
from support.copies import source_of, source_texts

NUMBER_WORDS = re.compile(r"\b(een honderdtal|een tiental|twee|drie|één|duizenden|honderden|miljoenen)\b")


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each edition of the package in turn, for which a text may be at hand."""
    return bps.load(request.param)


@pytest.fixture(scope="module")
def source(report: bps.Report) -> Path:
    """The path of the text that the edition was read from."""
    return source_of(report.edition)


@pytest.fixture(scope="module")
def lines(source: Path) -> list[str]:
    """The lines of the text, form feeds among their characters."""
    return source.read_bytes().decode("utf-8").split("\n")


def test_each_text_is_one_that_was_read() -> None:
    """By its hash it is that of an edition: a wrong hash in edition.json, or another text, is named here."""
    known = {bps.load(year).edition.source_sha256 for year in bps.editions()}

    assert {} == {found: path for found, path in source_texts().items() if found not in known}


def test_the_lines_of_the_text_are_those_of_the_edition(report: bps.Report, source: Path) -> None:
    """As many as edition.json says."""
    assert len(source.read_bytes().split(b"\n")) == report.edition.source_lines


def test_every_entry_stands_on_its_line_in_order(report: bps.Report, lines: list[str]) -> None:
    """Each printed form is found on its line, behind the one before it."""
    lost, line, position = list[tuple[int, str]](), 0, 0
    for entry in report.ledger:
        position = position if entry.line == line else 0
        line = entry.line
        found = lines[line - 1].find(entry.printed, position)
        if found < 0:
            lost.append((entry.line, entry.printed))
        else:
            position = found + len(entry.printed)

    assert [] == lost


def test_every_digit_of_the_text_belongs_to_a_entry(report: bps.Report, lines: list[str]) -> None:
    """Cut the entries out of their lines, in order: no digit and no word of number is left."""
    entries: defaultdict[int, list[str]] = defaultdict(list)
    for entry in report.ledger:
        entries[entry.line].append(entry.printed)
    left: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        rest = line
        for printed in entries[number]:
            rest = rest.replace(printed, "\0" * len(printed), 1)
        if re.search(r"\d", rest) or NUMBER_WORDS.search(rest):
            left.append((number, rest.replace("\0", "·")))

    assert [] == left


def test_titles_and_headings_stand_on_their_slides(report: bps.Report, lines: list[str]) -> None:
    """Every word of a slide's title and heading is in the text of the slide."""
    lacking: list[tuple[int, str]] = []
    for slide in report.edition.slides:
        text = " ".join(lines[slide.first_line - 1 : slide.last_line])
        there = re.sub(r"\W+", " ", text).casefold()
        lacking += [
            (slide.number, name)
            for name in (slide.heading, slide.title or "")
            if [word for word in re.findall(r"\w+", name.casefold()) if word not in there]
        ]

    assert [] == lacking
