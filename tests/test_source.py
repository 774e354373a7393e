"""The ledger, replayed against a copy of the source text, which is not in the project."""

import hashlib
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

import belgian_police_stats as bps

VARIABLE = "BELGIAN_POLICE_STATS_SOURCE"
NUMBER_WORDS = re.compile(r"\b(een honderdtal|een tiental|twee|drie|één|duizenden|honderden|miljoenen)\b")


@pytest.fixture(scope="module")
def source() -> Path:
    """The path of the text, from the environment."""
    path = os.environ.get(VARIABLE)
    if not path:
        pytest.skip(f"{VARIABLE} is not set: it holds the path of the source text, which is not in the project.")
    return Path(path)


@pytest.fixture(scope="module")
def lines(source: Path) -> list[str]:
    """The lines of the text, form feeds among their characters."""
    return source.read_bytes().decode("utf-8").split("\n")


def test_the_text_is_the_one_that_was_read(report: bps.Report, source: Path) -> None:
    """The hash and the number of lines are those of the edition."""
    content = source.read_bytes()

    assert hashlib.sha256(content).hexdigest() == report.edition.source_sha256
    assert len(content.split(b"\n")) == report.edition.source_lines


def test_every_token_stands_on_its_line_in_order(report: bps.Report, lines: list[str]) -> None:
    """Each printed form is found on its line, behind the one before it."""
    lost, line, position = list[tuple[int, str]](), 0, 0
    for token in report.coverage():
        position = position if token.line == line else 0
        line = token.line
        found = lines[line - 1].find(token.printed, position)
        if found < 0:
            lost.append((token.line, token.printed))
        else:
            position = found + len(token.printed)

    assert [] == lost


def test_every_digit_of_the_text_belongs_to_a_token(report: bps.Report, lines: list[str]) -> None:
    """Cut the tokens out of their lines, in order: no digit and no word of number is left."""
    tokens: defaultdict[int, list[str]] = defaultdict(list)
    for token in report.coverage():
        tokens[token.line].append(token.printed)
    left: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        rest = line
        for printed in tokens[number]:
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
