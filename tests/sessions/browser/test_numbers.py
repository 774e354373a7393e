"""The explorer reads a number as the library does, in every form and language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page  # noqa: TC002

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.texts.one_number import values_of
from support.explorer_page import WORDS, listed
from support.number_forms import FORMS, QUALIFIERS, in_words

pytest_plugins = ["support.browsing"]

SOME = (2, 3, 7, 11, 16, 17, 21, 45, 71, 77, 80, 81, 98, 100, 101, 125, 200, 205, 342, 750, 999)
NO_NUMBERS = ("", "vrouwen", "4393x", "1.2.3", "1 2 3 4", "centrale", "one in five", "verdubbeld", "12345678901" * 12)


def test_every_form_of_a_number_has_the_values_that_the_library_gives(
    page: Page, address: str, report: bps.Report
) -> None:
    """The forms of the tests, what the report prints, and numbers in words."""
    asked = {text for _, text, *_ in FORMS} | {text for _, text, _ in QUALIFIERS}
    asked |= {source.printed for figure in report for source in figure.sources}
    asked |= {in_words(value, language) for value in SOME for language in LANGUAGES}
    listed_once = sorted(text for text in asked if values_of(text))
    page.goto(address)
    there = page.evaluate("asked => asked.map(text => valuesOf(text)?.values ?? [])", listed_once)
    ours = [sorted(map(float, values_of(text))) for text in listed_once]

    assert [] == [(text, a, b) for text, a, b in zip(listed_once, ours, there, strict=True) if a != sorted(b)]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_has_no_value(page: Page, address: str, text: str) -> None:
    """A word, a code, a ratio, and a run of digits that is too long."""
    page.goto(address)

    assert not page.evaluate("text => valuesOf(text)", text) or page.evaluate("text => valuesOf(text).unit", text)


SEARCHES = [
    ("4'393", "personnel.staff.women"),
    ("4\N{NARROW NO-BREAK SPACE}393", "personnel.staff.women"),
    ("€231.709.179", "organised_crime.results.criminal_assets_seized"),
    ("14.5 million", "border_management.passengers.total"),
    ("14,5 Mio.", "border_management.passengers.total"),
    ("quatorze millions", None),
    ("drieëndertig", "special_support.clandestine_laboratories.laboratories"),
    ("quatre-vingt-dix-huit", "organised_crime.antwerp_port.extractors"),
    ("more than 616,000", "information_exchange.international.messages"),
    ("ten", None),
]


@pytest.mark.parametrize(("text", "figure"), SEARCHES)
def test_the_search_uses_the_grammar(page: Page, address: str, text: str, figure: str | None) -> None:
    """The box finds the figure whose number a text of any language has."""
    page.goto(address)
    page.fill(WORDS, text)

    assert figure is None or figure in listed(page)
