"""Finding figures in the explorer: by words, by numbers in any form, with filters and in an order."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.formatting import format_figure
from support.explorer_page import WORDS, by_section, listed

pytest_plugins = ["support.browsing"]

SLIPS = [("blanchement", "blanchiment"), ("vruowen", "vrouwen")]


@pytest.mark.parametrize(
    "words",
    [
        "blanchiment",
        "BLANCHIMENT d'argent",
        "Geldwäsche",
        "geldwasche",
        "vrouwen",
        "éloignées",
        "armes",
        "oeuvre",
        "number of women",
    ],
)
def test_search_finds_what_the_library_finds(page: Page, address: str, report: bps.Report, words: str) -> None:
    """The same figures in the same order, in any language, without accents and case."""
    page.goto(address)
    page.fill(WORDS, words)

    assert [match.figure.id for match in report.find(words)] == listed(page)


def test_search_finds_what_the_library_finds_for_every_label(page: Page, address: str, report: bps.Report) -> None:
    """Every label of every language, and the beginning and the inside of every word of them."""
    labels = {figure.label(language) for figure in report for language in LANGUAGES}
    words = {word for label in labels for word in label.split() if not any(map(str.isdecimal, word))}
    pieces = {word[:3] for word in words} | {word[1:5] for word in words}
    asked = sorted(labels | {piece for piece in pieces if any(map(str.isalpha, piece))})
    page.goto(address)
    there = page.evaluate("asked => asked.map(words => find(words).map(found => found.figure.row.id))", asked)
    wanted = [[match.figure.id for match in report.find(words)] for words in asked]

    assert [] == [words for words, ours, theirs in zip(asked, wanted, there, strict=True) if ours != theirs]


@pytest.mark.parametrize("number", ["4393", "4 393", "4.393", "4,393"])
def test_search_finds_a_printed_number(page: Page, address: str, number: str) -> None:
    """Whatever marks stand in it."""
    page.goto(address)
    page.fill(WORDS, number)

    assert ["personnel.staff.women"] == listed(page)


def test_every_number_is_found_as_printed_and_as_shown(page: Page, address: str, report: bps.Report) -> None:
    """As in the report, as the explorer itself shows it in each language, and without its unit."""
    page.goto(address)
    shown = [(f.id, text) for f in report for text in (f.printed, *(format_figure(f, lang) for lang in LANGUAGES))]
    plain = [(f.id, f"{f.value:f}".replace(".", mark)) for f in map(decimal, report) for mark in ".,"]
    found = page.evaluate("texts => texts.map(text => find(text).map(one => one.figure.row.id))", [t for _, t in shown])
    values = page.evaluate(
        "texts => texts.map(text => find(text).map(one => one.figure.row.id))", [t for _, t in plain]
    )

    assert [] == [pair for pair, ids in zip(shown, found, strict=True) if pair[0] not in ids]
    assert [] == [pair for pair, ids in zip(plain, values, strict=True) if pair[0] not in ids]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("14,5 miljoen", "border_management.passengers.total"),
        ("14.5 million", "border_management.passengers.total"),
        ("14,500,000", "border_management.passengers.total"),
        ("14 500 000 personnes", "border_management.passengers.total"),
        ("8 133 378 euro", "special_support.dog_support.cash_seized"),
        ("+12%", "protection.security_clearances.growth"),
    ],
)
def test_a_number_is_found_in_any_form(page: Page, address: str, report: bps.Report, number: str, name: str) -> None:
    """In words or in digits, with its sign or its unit."""
    page.goto(address)
    page.fill(WORDS, number)

    assert name in report.figures.ids
    assert name in listed(page)


def test_a_number_with_words_finds_what_the_library_finds(page: Page, address: str, report: bps.Report) -> None:
    """The figure with the number comes first, and then those with the words."""
    page.goto(address)
    page.fill(WORDS, "4393 case files")

    assert [match.figure.id for match in report.find("4393 case files")] == listed(page)


@pytest.mark.parametrize(("typed", "meant"), [("blanchement", "blanchiment"), ("vruowen", "vrouwen")])
def test_a_slip_of_the_keyboard_has_a_hint(page: Page, address: str, typed: str, meant: str) -> None:
    """The hint is a link to a search that finds something."""
    page.goto(address)
    page.fill(WORDS, typed)
    expect(page.locator("#meant")).to_have_text(meant)
    page.click("#meant")

    assert meant == page.input_value(WORDS)
    assert listed(page)


def test_nothing_is_meant_where_nothing_is_near(page: Page, address: str) -> None:
    """Letters that are not a word."""
    page.goto(f"{address}#q=zzzzqq")
    expect(page.locator(".nothing")).to_be_visible()
    expect(page.locator("#meant")).to_have_count(0)


def test_a_filter_counts_what_it_leaves(page: Page, address: str, report: bps.Report) -> None:
    """Together with the other filters."""
    page.goto(f"{address}#chapter=forensics")
    counted = page.locator("#certainty option").all_inner_texts()
    chapter = report.select(chapter="forensics")
    wanted = [(name, len(chapter.select(certainty=name))) for name in ("certain", "inferred", "ambiguous")]

    assert ["All", *(f"{name} ({number})" for name, number in wanted)] == counted


def test_figures_can_be_sorted(page: Page, address: str, report: bps.Report) -> None:
    """By name, and by size within each unit."""
    page.goto(f"{address}#sort=size&unit=person")
    largest = sorted((figure.value for figure in report.select(unit="person")), reverse=True)
    assert largest == [report[name].value for name in listed(page)]
    page.select_option("#sort", "label")
    labels = page.locator("#list .label").all_text_contents()
    assert labels[0] == min(labels, key=str.casefold)


def test_a_search_without_an_answer_says_so(page: Page, address: str) -> None:
    """And clearing it brings everything back."""
    page.goto(address)
    page.fill(WORDS, "zzzz")
    expect(page.locator(".nothing")).to_be_visible()
    page.click("button[type=reset]")

    assert len(bps.load()) == len(listed(page))


@pytest.mark.parametrize(
    ("field", "value"),
    [("chapter", "forensics"), ("unit", "person"), ("certainty", "ambiguous"), ("certainty", "certain")],
)
def test_a_filter_keeps_what_the_library_selects(
    page: Page, address: str, report: bps.Report, field: str, value: str
) -> None:
    """One filter at a time."""
    page.goto(address)
    page.select_option(f"#{field}", value)

    wanted: dict[str, Any] = {field: value}
    assert by_section(report.select(**wanted)) == listed(page)


def test_filters_and_words_compose(page: Page, address: str, report: bps.Report) -> None:
    """All of them must fit."""
    page.goto(address)
    page.fill(WORDS, "new investigations")
    page.select_option("#unit", "case")
    page.select_option("#certainty", "ambiguous")
    fitting = report.select(unit="case", certainty="ambiguous").ids

    assert [m.figure.id for m in report.find("new investigations") if m.figure.id in fitting] == listed(page)


def decimal(figure: bps.Figure) -> Any:
    """A figure with its value as a Decimal."""
    return SimpleNamespace(id=figure.id, value=Decimal(figure.value))
