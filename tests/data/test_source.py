"""The ledger of each edition, compared with a copy of its source text, which is not in the project."""

import re
from pathlib import Path

import pytest

import belgian_police_stats as bps
from support.copies import source_of, source_texts
from support.guards import not_found_in_order, without_entry


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each edition of the package in turn. Its text may be available."""
    return bps.load(request.param)


@pytest.fixture(scope="module")
def source(report: bps.Report) -> Path:
    """The path of the text that the edition was read from."""
    return source_of(report.edition)


@pytest.fixture(scope="module")
def lines(source: Path) -> list[str]:
    """The lines of the text, which can contain form feeds."""
    return source.read_bytes().decode("utf-8").split("\n")


def test_each_text_belongs_to_an_edition() -> None:
    """Its hash is that of an edition. A wrong hash in edition.json or another text fails."""
    known = {bps.load(year).edition.source_sha256 for year in bps.editions()}

    assert {} == {found: path for found, path in source_texts().items() if found not in known}


def test_the_lines_of_the_text_are_those_of_the_edition(report: bps.Report, source: Path) -> None:
    """Their number is that of edition.json."""
    assert len(source.read_bytes().split(b"\n")) == report.edition.source_lines


def test_every_entry_is_on_its_line_in_order(report: bps.Report, lines: list[str]) -> None:
    """Each printed form is found on its line, after the previous entry."""
    assert [] == not_found_in_order(report, lines)


def test_every_digit_of_the_text_belongs_to_an_entry(report: bps.Report, lines: list[str]) -> None:
    """Without the entries, the lines have no digits and no words for numbers."""
    assert [] == without_entry(report, lines)


def test_titles_and_headings_are_on_their_slides(report: bps.Report, lines: list[str]) -> None:
    """Every word of a slide's title and heading is in the text of the slide."""
    lacking: list[tuple[int, str]] = []
    for slide in report.edition.slides:
        text = " ".join(lines[slide.first_line - 1 : slide.last_line])
        words = re.sub(r"\W+", " ", text).casefold()
        lacking += [
            (slide.number, name)
            for name in (slide.heading, slide.title or "")
            if [word for word in re.findall(r"\w+", name.casefold()) if word not in words]
        ]

    assert [] == lacking
