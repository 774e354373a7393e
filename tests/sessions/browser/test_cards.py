"""The card of a figure in the explorer: its doubts, its pictures, what can be copied, and comparisons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.numbers import number_text
from support.explorer_page import CARD, served

pytest_plugins = ["support.browsing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_tells_its_doubts(page: Page, address: str, report: bps.Report, language: str) -> None:
    """The question, the reading that was taken, and each alternative with its number, its scope and its reason."""
    page.goto(address)
    missing: list[tuple[str, str]] = []
    for figure in (figure for figure in report if figure.doubts):
        text: str = page.evaluate(
            "([id, lang]) => element('div', {}, figureCard(FIGURES.get(id), {...FRESH, id, lang})).textContent",
            [figure.id, language],
        )
        read = without_marks(text)
        wanted = [t for d in report.doubts if d.id in figure.doubts for t in (d.question, d.chosen.label)]
        wanted += [without_marks(t) for other in figure.alternatives for t in (other.why, other.scope) if t]
        wanted += [number_text(other.value) for other in figure.alternatives if other.value is not None]
        missing += [(figure.id, each) for each in wanted if without_marks(each) not in read]

    assert [] == missing


def test_every_card_opens(page: Page, address: str, report: bps.Report) -> None:
    """Each figure in each language has a card without a gap in it."""
    page.goto(address)
    for figure in report:
        for language in LANGUAGES:
            text: str = page.evaluate(
                "([id, lang]) => { const made = element('div', {}, figureCard(FIGURES.get(id), "
                "{...FRESH, id, lang})); return made.textContent }",
                [figure.id, language],
            )
            assert figure.label(language) in text
            assert [] == [gap for gap in ("undefined", "null", "NaN", "Invalid", "[object") if gap in text]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("link", "#personnel.staff.women&lang=en"),
        ("citation", "(personnel.staff.women)"),
        ("python", 'bps.load(2024)["personnel.staff.women"]'),
        ("markdown", "**4,393 persons**: [Women "),
        ("json_text", '"id": "personnel.staff.women"'),
    ],
)
def test_a_card_can_be_copied(browser: Browser, site: Path, name: str, wanted: str) -> None:
    """Its address, its citation, its Python, its Markdown and its JSON."""
    with served(site) as server:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
        page = context.new_page()
        page.goto(f"{server}/explorer/index.html#personnel.staff.women")
        page.click(f"[data-copy={name}]")
        expect(page.locator(".copied")).to_have_text("Copied")
        text = page.evaluate("navigator.clipboard.readText()")
        context.close()

    assert wanted in text


def test_a_citation_is_that_of_the_library(page: Page, address: str, report: bps.Report) -> None:
    """Word for word, for every figure."""
    page.goto(address)
    texts = page.evaluate("EDITION.figures.map(citation)")

    assert [report.cite(figure=figure.id) for figure in report] == texts


def test_two_figures_are_compared_under_every_reading(page: Page, address: str, report: bps.Report) -> None:
    """The chosen result first, the others in brackets; a unit that differs is not offered."""
    pair = report.protection.close_protection
    first, second = pair.valuables_escorts, pair.dangerous_prisoner_transfers
    page.goto(f"{address}#{first.id}&with={second.id}")
    cells = page.locator(".comparison td").all_inner_texts()
    offered: list[str] = page.eval_on_selector_all("#partner option", "all => all.map(one => one.value)")
    ratio = first.value / second.value

    assert ["395 (or -395)", f"{ratio:.4g} (or {1 / ratio:.4g})"] == cells[2:]
    assert {first.unit} == {report[name].unit for name in offered if name}
    assert first.id not in offered


def test_a_card_has_its_section_and_its_years_as_pictures(page: Page, address: str, report: bps.Report) -> None:
    """A bar for each figure that it can be compared with, and a dot for each number of the series."""
    figure = report.organised_crime.fugitives.fugitives_arrested
    page.goto(f"{address}#{figure.id}")
    assert len(report.series(figure)) == page.locator("#card .series circle").count()
    assert 0 == page.locator("#card .bars li").count()
    page.goto(f"{address}#{report.personnel.staff.women.id}")
    expect(page.locator(CARD)).to_have_text(report.personnel.staff.women.label("en"))
    same = [other for other in report.personnel.staff if other.unit == "person"]
    assert len(same) == page.locator("#card .bars .bar").count()


def without_marks(text: str) -> str:
    """A text without the marks and spaces between thousands."""
    return re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)
