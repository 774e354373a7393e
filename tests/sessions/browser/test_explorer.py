"""The explorer in a real browser: its lists, its addresses, and that nothing in the data is read as HTML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from support.explorer_page import CARD, WORDS, by_section, listed, served
from support.packaged_files import PROJECT

sys.path.insert(0, str(PROJECT / "docs"))

from making.explorer import as_script

pytest_plugins = ["support.browsing"]


def test_every_figure_is_listed_by_section(page: Page, address: str, report: bps.Report) -> None:
    """Before anything is asked: the sections in printed order, each once, and the figures of each in printed order."""
    page.goto(address)

    assert by_section(report) == listed(page)
    assert len({figure.section for figure in report}) == page.locator("#list h2").count()
    expect(page.locator("#count")).to_have_text(f"{len(report)} of {len(report)} figures")


def test_every_doubt_is_listed(page: Page, address: str, report: bps.Report) -> None:
    """With its question, its readings and their evidence, and one chosen reading; a chapter shows those about it."""
    page.goto(f"{address}#doubts")
    items = page.locator("#list .rules > li")
    texts = items.all_inner_texts()

    assert [doubt.question for doubt in report.doubts] == [
        doubt.question for doubt, text in zip(report.doubts, texts, strict=True) if doubt.question in text
    ]
    assert [] == [
        (doubt.id, reading.id)
        for doubt, text in zip(report.doubts, texts, strict=True)
        for reading in doubt.readings
        if reading.label not in text or reading.evidence not in text
    ]
    assert len(report.doubts) == items.locator(".readings .mark").count()
    assert [f"../reference/doubts.html#doubt-{doubt.id}" for doubt in report.doubts] == [
        item.locator("a").first.get_attribute("href") for item in items.all()
    ]
    page.select_option("#chapter", "road_police")
    expect(items).to_have_count(1)


def test_an_address_leads_to_a_card(page: Page, address: str, report: bps.Report) -> None:
    """The id of a figure behind the hash opens its card, with the value, the place and the page of the site."""
    figure = report.personnel.staff.women
    page.goto(f"{address}#{figure.id}")
    card = page.locator("#card")

    expect(page.locator(CARD)).to_have_text(figure.label("en"))
    expect(page.locator(CARD)).to_be_focused()
    expect(card).to_contain_text("4,393 persons")
    expect(card).to_contain_text(f"slide {figure.source.slide}, line {figure.source.line}")
    assert f"../chapters/personnel.html#{figure.id}" == card.locator("a.id").get_attribute("href")


def test_an_address_keeps_language_and_filters(page: Page, address: str, report: bps.Report) -> None:
    """What was chosen stands in the address, and the address chooses it again."""
    page.goto(f"{address}#personnel.staff.women&lang=fr")
    expect(page.locator(CARD)).to_have_text(report.personnel.staff.women.label("fr"))
    page.fill(WORDS, "femmes")
    page.select_option("#chapter", "personnel")
    kept, there = page.url, listed(page)
    page.goto("about:blank")
    page.goto(kept)

    assert there == listed(page)
    assert ("femmes", "personnel") == (page.input_value(WORDS), page.input_value("#chapter"))
    expect(page.locator(CARD)).to_have_text(report.personnel.staff.women.label("fr"))


def test_an_address_of_nothing_says_so(page: Page, address: str) -> None:
    """An id that no figure has, and an address that cannot be read."""
    page.goto(f"{address}#personnel.staff.wimmen")
    expect(page.locator(CARD)).to_have_text("No figure has this id: personnel.staff.wimmen")
    page.goto(f"{address}#%E0%A4%A&lang=xx")
    expect(page.locator(CARD)).to_have_text("No figure has this id: %E0%A4%A")


def test_rules_and_discrepancies_are_shown(page: Page, address: str, report: bps.Report) -> None:
    """All checks, those of one verdict, and the way from a discrepancy to a figure."""
    items = page.locator(".rules > li")
    page.goto(address)
    page.click("[data-view=rules]")
    expect(items).to_have_count(len(report.check()))
    page.select_option("#verdict", "violated")
    expect(items).to_have_count(sum(result.verdict == "violated" for result in report.check()))
    page.click("[data-view=discrepancies]")
    expect(items).to_have_count(len(report.discrepancies))
    items.locator("a").first.click()
    expect(page.locator(CARD)).to_be_focused()


def test_keyboard_alone_is_enough(page: Page, address: str, report: bps.Report) -> None:
    """From the first key to a card and back to the figure that it came from."""
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_have_text(report.figures[0].label("en"))
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#list [data-id]").first).to_be_focused()


def test_it_works_from_a_server_under_a_path(page: Page, site: Path, report: bps.Report) -> None:
    """No address in it starts at the root."""
    with served(site.parents[1]) as server:
        page.goto(f"{server}/under/a%20path/explorer/index.html#personnel.staff.women")
        expect(page.locator(CARD)).to_have_text(report.personnel.staff.women.label("en"))


def test_no_text_of_the_data_is_read_as_html(page: Page, site: Path, tmp_path: Path) -> None:
    """A label, a note and an id with markup in them are shown as they are, and nothing in them runs."""
    evil = "<img src=x onerror=document.title='run'><b>bold\\u0020\\'</b>"
    page.goto((site / "explorer" / "index.html").as_uri())
    edition = page.evaluate("EDITION")
    for figure in edition["figures"]:
        figure["row"].update({f"label_{language}": evil for language in LANGUAGES}, note=evil, evidence=evil)
        for other in figure["alternatives"]:
            other.update(why=evil, scope=evil)
    for doubt in edition["doubts"]:
        doubt.update(question=evil)
        for reading in doubt["readings"]:
            reading.update(label=evil, evidence=evil, violates=[evil])
    for rule in edition["rules"]:
        rule.update(why=evil, in_words=dict.fromkeys(LANGUAGES, evil), in_numbers=dict.fromkeys(LANGUAGES, evil))
    for odd in edition["discrepancies"]:
        odd.update(explanation=evil, arithmetic=evil)
    for path in (site / "explorer").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "data.js").write_text(as_script(edition), encoding="utf-8")
    start = (tmp_path / "index.html").as_uri()
    doubtful = next(iter(bps.load().select(certainty="ambiguous"))).id
    for place in ("", "#rules", "#discrepancies", "#doubts", "#personnel.staff.women", f"#{doubtful}", f"#{evil}"):
        page.goto("about:blank")
        page.goto(start + place)
        assert evil in page.locator("main").inner_text()
        assert (0, 0) == (page.locator("img").count(), page.locator("b").count())
        assert "run" != page.title()


@pytest.mark.parametrize("width", [320, 412, 1280])
def test_nothing_jumps_when_the_data_come(browser: Browser, address: str, width: int) -> None:
    """What stands above the list is where it was before any script ran."""
    parts = ("header", "#views", "main", "form", ".toolbar")
    places: list[list[int]] = []
    for scripts in ("", "**/*.js"):
        context = browser.new_context(viewport={"width": width, "height": 823}, locale="en-GB")
        page = context.new_page()
        if scripts:
            page.route(scripts, lambda route: route.abort())
        page.goto(address)
        places.append(
            page.evaluate(
                "parts => parts.map(part => document.querySelector(part).getBoundingClientRect().top)", list(parts)
            )
        )
        context.close()

    assert places[0] == places[1]
