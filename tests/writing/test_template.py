"""The start of a new edition: a ledger of all numbers in a text, to be filled in."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.loading.converter import structure
from belgian_police_stats.loading.source_text import printed_numbers
from belgian_police_stats.model.ledger import Entry
from belgian_police_stats.model.source import Edition
from belgian_police_stats.writing.template import template_files
from support.copies import real_text
from support.strategies import Printed, printed_numbers as prints


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("805 en 3 920 dossiers", ["805", "3 920"]),
        ("€ 231 709 179", ["€ 231 709 179"]),
        ("8 133 378 euro, niet eurosport", ["8 133 378 euro"]),
        ("14,5 miljoen (+62%)", ["14,5 miljoen", "+62%"]),
        ("31-12-2024 en 6 maart 2024", ["31-12-2024", "6", "2024"]),
        ("24/7, versie 3.0.", ["24/7", "3.0"]),
        ("12 345 678 90", ["12 345 678", "90"]),
        ("1 2 3", ["1", "2", "3"]),
        ("COVID-19 of -19", ["19", "-19"]),
        ("een honderdtal, tweede, Twee", ["een honderdtal", "Twee"]),
        ("één op tien", ["één", "tien"]),
        ("geen getal", []),
    ],
)
def test_numbers_are_found_as_they_are_printed(line: str, entries: list[str]) -> None:
    """They can have grouped digits, decimals, signs and scales. Number words count; digits in a word do not."""
    assert [(1, entry) for entry in entries] == list(printed_numbers(line))


@given(prints())
def test_any_printed_number_is_one_entry(number: Printed) -> None:
    """Any printed form is found among words, without its brackets."""
    bare = number.text.strip().strip("()")
    found = [entry for _, entry in printed_numbers(f"x\nwaarvan {bare} of meer")]

    assert [bare] == found


def test_the_ledger_of_2024_is_found_in_its_text(report: bps.Report) -> None:
    """All entries are found but those of two lines on which two numbers touch."""
    found = Counter(printed_numbers(real_text()))
    ledger = Counter((entry.line, entry.printed) for entry in report.ledger)

    assert [(743, "282 767"), (1650, "3939 586"), (1650, "4")] == sorted((found - ledger).elements())
    assert [(743, "282"), (743, "767"), (1650, "4 393"), (1650, "9 586")] == sorted((ledger - found).elements())
    assert 298 == len(report.ledger) == found.total() + 1


def test_the_lines_of_2024_are_counted_as_its_edition_has_them(report: bps.Report) -> None:
    """The hash and the number of lines are those of the real text."""
    edition = template_files(real_text())["edition.json"]

    assert report.edition.source_sha256 == edition["source_sha256"]
    assert report.edition.source_lines == edition["source_lines"]


@pytest.mark.parametrize(("text", "lines"), [("1", 1), ("1\n", 1), ("1\r\n2\x0c\n", 2), ("1\n\n", 2)])
def test_lines_end_with_a_line_feed(text: str, lines: int) -> None:
    """Form feeds and carriage returns end no line, in the ledger neither."""
    assert lines == template_files(text)["edition.json"]["source_lines"]


def test_what_is_not_filled_in_is_named_when_it_is_loaded() -> None:
    """Loading names each null of the edition, and each entry without a figure and a reason."""
    files = template_files("805\n3 920", "2025")
    paths: list[list[str]] = []
    for name, target in (("edition.json", Edition), ("ledger.json", tuple[Entry, ...])):
        with pytest.raises(bps.DataError) as caught:
            structure(name, files[name], target)
        paths.append([fault.path for fault in caught.value.faults])

    assert [["$.title", "$.publisher", "$.language", "$.presented", "$.terms"], ["$[0]", "$[1]"]] == paths


@pytest.mark.parametrize("name", ["edition", "20255", "٢٠٢٥"])
def test_a_folder_of_another_name_says_no_year(name: str) -> None:
    """The year and the period are null."""
    edition = template_files("805", name)["edition.json"]

    assert (None, {"start": None, "end": None}) == (edition["year"], edition["period"])
