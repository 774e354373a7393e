"""The explorer in four languages: that of the browser first, and English marked as such."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.formatting import format_figure
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words

pytest_plugins = ["support.browsing"]


@pytest.mark.parametrize(("locale", "language"), [("nl-BE", "nl"), ("fr-FR", "fr"), ("de-AT", "de"), ("es-ES", "en")])
def test_it_starts_in_the_language_of_the_browser(
    browser: Browser, address: str, locale: str, language: bps.Language
) -> None:
    """English where it does not know that language. An address with a language goes before."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    started = page.evaluate("document.documentElement.lang")
    page.goto("about:blank")
    page.goto(f"{address}#lang={'nl' if language == 'fr' else 'fr'}")
    asked = page.evaluate("document.documentElement.lang")
    context.close()

    assert (language, "nl" if language == "fr" else "fr") == (started, asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_a_language(page: Page, address: str, report: bps.Report, language: bps.Language) -> None:
    """The labels of the figures change with the page itself."""
    page.goto(address)
    before = page.locator("body").inner_text()
    page.click(f"[data-language={language}]")
    first = report.figures[0]

    assert language == page.evaluate("document.documentElement.lang")
    assert first.label(language) == page.locator("#list .label").first.inner_text()
    assert (language == "en") == (before == page.locator("body").inner_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_written_as_the_library_writes_it(
    page: Page, address: str, report: bps.Report, language: bps.Language
) -> None:
    """With its sign, its printed form, its unit and its doubt in brackets."""
    page.goto(f"{address}#lang={language}&sort=label")
    amounts: dict[str, str] = page.evaluate(
        "language => Object.fromEntries(EDITION.figures.map(one => [one.row.id, amount(one, language).textContent]))",
        language,
    )

    assert {figure.id: format_figure(figure, language) for figure in report} == amounts
    assert len(report) == page.locator("#list .amount").count()


def test_every_word_is_said_in_four_languages(page: Page, address: str) -> None:
    """The page has no word that it lacks in one of them, and uses none that is not there."""
    page.goto(address)
    used = page.eval_on_selector_all(
        "[data-word], [data-word-label]", "all => all.flatMap(one => [one.dataset.word, one.dataset.wordLabel])"
    )
    known = page.evaluate("Object.fromEntries(Object.entries(WORDS).map(([name, w]) => [name, Object.keys(w)]))")

    assert {tuple(LANGUAGES)} == {tuple(languages) for languages in known.values()}
    assert [] == [name for name in used if name and name not in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_is_told_in_a_language(page: Page, address: str, report: bps.Report, language: bps.Language) -> None:
    """With the labels and the numbers of its figures, as the library tells it."""
    page.goto(f"{address}#rules&lang={language}")
    texts = [" ".join(text.split()) for text in page.locator(".rules > li").all_text_contents()]
    told = [(relation_in_words(result, language), relation_in_numbers(result, language)) for result in report.check()]

    assert [] == [
        pair for pair, text in zip(told, texts, strict=True) if not all(" ".join(part.split()) in text for part in pair)
    ]


def test_discrepancies_and_terms_are_told_in_four_languages(page: Page, address: str, report: bps.Report) -> None:
    """Each discrepancy has a text in each language, and an arithmetic with the same numbers."""
    page.goto(address)
    told = page.evaluate("TOLD")
    digits = re.compile(r"\d+")
    terms = told.pop("terms")

    assert {"nl", "fr", "de"} == set(terms)
    assert {discrepancy.id for discrepancy in report.discrepancies} == set(told)
    for discrepancy in report.discrepancies:
        texts = told[discrepancy.id]
        assert {"nl", "fr", "de"} == set(texts["explanation"]) == set(texts["arithmetic"])
        for arithmetic in texts["arithmetic"].values():
            assert digits.findall(discrepancy.arithmetic) == digits.findall(arithmetic), discrepancy.id


def test_what_is_english_says_so(page: Page, address: str) -> None:
    """In another language; on the English page there is nothing to say."""
    place = "#organised_crime.investigations.cybercrime"
    page.goto(f"{address}{place}&lang=nl")
    marks = page.locator("#card .in-english").all_inner_texts()
    assert {"(Engels)"} == {text.strip() for text in marks}
    page.click("[data-language=en]")
    expect(page.locator("#card .in-english")).to_have_count(0)
