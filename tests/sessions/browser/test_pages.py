"""The pages of the site in a real browser: everyone can use them, on a telephone and on a desk, in light and in dark.

`nox -s browser` builds the site for these tests, unless BELGIAN_POLICE_STATS_SITE names a built one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import pytest

from support.axe import faults
from support.explorer_page import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    import belgian_police_stats as bps

pytest_plugins = ["support.browsing"]

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

ROOMS = ("", "chapters", "explanation", "examples", "how-to", "reference", "reference/python", "tutorial")
"""The folders of the site; the last but one with the folders in it."""
GRAVE = ("critical", "serious", "moderate")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. They take longer than all others together."""


def pages_in(site: Path, room: str) -> list[str]:
    """The pages of a folder of the site."""
    found = (site / room).rglob("*.html") if room == "reference/python" else (site / room).glob("*.html")
    return sorted(path.relative_to(site).as_posix() for path in found)


def test_every_page_is_in_a_room(whole_site: Path) -> None:
    """None is left out below; the explorer has its own tests."""
    left_out = {"_static", "explorer"}
    pages = {path.relative_to(whole_site) for path in whole_site.rglob("*.html")}

    assert {path.as_posix() for path in pages if not left_out & set(path.parts)} == {
        page for room in ROOMS for page in pages_in(whole_site, room)
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_can_be_used_by_all(browser: Browser, whole_site: Path, tmp_path: Path, room: str) -> None:
    """Axe finds nothing grave, narrow and wide, light and dark, and no page is wider than the window.

    Each page is loaded once. The rules about structure do not depend on colours, so they are asked for both widths in
    one scheme; those about colours are asked for both schemes in one width.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    shots = Path(os.environ.get("BELGIAN_POLICE_STATS_SCREENSHOTS", tmp_path))
    wrong: list[str] = []
    for name in pages_in(whole_site, room):
        page.goto((whole_site / name).as_uri())
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                state = f"{name}, {width}, {scheme}"
                page.screenshot(path=shots / f"{name.replace('/', '-').removesuffix('.html')}-{width}-{scheme}.png")
                found = faults(page, GRAVE, only=COLOURS) if width == 1280 else []
                found += faults(page, GRAVE, without=COLOURS) if scheme == "light" else []
                wrong += [f"{state}: {fault}" for fault in found]
            if (there := page.evaluate("document.documentElement.scrollWidth")) > width:
                wrong.append(f"{name}: {there} wide at {width}")
    context.close()

    assert [] == wrong


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_are_told_apart_on_a_telephone(browser: Browser, whole_site: Path, scheme: Scheme) -> None:
    """A narrow page has a header of its own, and lists in another form. What is folded is opened here."""
    context = browser.new_context(viewport={"width": 360, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    for name in ("index.html", "chapters/personnel.html", "reference/units.html"):
        page.goto((whole_site / name).as_uri())
        page.eval_on_selector_all("details", "folded => folded.forEach(one => { one.open = true; })")
        wrong += [f"{name}: {fault}" for fault in faults(page, GRAVE, only=COLOURS)]
    context.close()

    assert [] == wrong


def test_no_column_of_the_figures_is_too_narrow_to_read(browser: Browser, whole_site: Path) -> None:
    """On a telephone, a cell is at least four letters wide or holds its text in one line."""
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.goto((whole_site / "reference" / "figures.html").as_uri())
    height: int = page.evaluate("document.documentElement.scrollHeight")
    narrow: list[str] = page.eval_on_selector_all(
        "article td, article th[scope=row]",
        "cells => cells.filter(cell => cell.clientHeight > 3 * cell.clientWidth).map(cell => cell.textContent)",
    )
    context.close()

    assert [] == narrow
    assert height < 35_000


def test_an_address_opens_the_line_of_its_figure(page: Page, whole_site: Path, report: bps.Report) -> None:
    """The card is in sight; the lines of other figures stay closed."""
    figure = report.personnel.staff.women
    page.goto(f"{(whole_site / 'chapters' / 'personnel.html').as_uri()}#{figure.id}")
    page.wait_for_selector("details.figure[open]")
    opened = page.locator("details.figure[open] > summary .label").all_inner_texts()

    assert [figure.label("en")] == opened
    assert page.locator("details.figure[open]").get_by_text("printed").first.is_visible()


def test_what_is_folded_can_be_opened_by_keyboard(page: Page, whole_site: Path) -> None:
    """A line of a chapter is a button for the keyboard."""
    page.goto((whole_site / "chapters" / "personnel.html").as_uri())
    page.locator("details.figure > summary").first.focus()
    page.keyboard.press("Enter")

    assert 1 == page.locator("details.figure[open]").count()


def test_the_focus_is_seen(page: Page, whole_site: Path) -> None:
    """The search field of the site, a link and a line of a figure have an outline while they have the focus."""
    page.goto((whole_site / "chapters" / "personnel.html").as_uri())
    for selector in (".sidebar-search", "article a[href]", "details.figure > summary", ".site-header a"):
        # The focus is only drawn for the keyboard.
        page.keyboard.press("Tab")
        page.locator(selector).first.focus()
        width: str = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert "3px" == width, selector


def test_nothing_moves_for_those_who_want_rest(browser: Browser, whole_site: Path) -> None:
    """The theme scrolls smoothly otherwise."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto((whole_site / "index.html").as_uri())
    behaviour: str = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    context.close()

    assert "auto" == behaviour


def test_paper_has_no_buttons(page: Page, whole_site: Path, address: str) -> None:
    """Neither the link past the navigation nor a form is printed; the figures are."""
    page.emulate_media(media="print")
    page.goto((whole_site / "chapters" / "personnel.html").as_uri())
    assert not page.locator(".skip-to-content").is_visible()
    assert page.locator("details.figure > summary").first.is_visible()
    page.goto(address)
    assert not page.locator("#filters").is_visible()
    assert page.locator("#list li").first.is_visible()


def test_marks_stay_where_colours_are_forced(browser: Browser, whole_site: Path, address: str) -> None:
    """Every mark has a border and a sign."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    for place in (f"{address}#certainty=ambiguous", (whole_site / "reference" / "figures.html").as_uri()):
        page.goto(place)
        mark = page.locator(".mark").first
        assert "solid" == mark.evaluate("mark => getComputedStyle(mark).borderTopStyle")
        assert len(mark.inner_text().split()[0]) == 1
    context.close()


def test_a_search_leads_to_the_explorer(page: Page, whole_site: Path) -> None:
    """The words of the search go with the reader."""
    # From a disk, the search may not read the pages that it has found.
    with served(whole_site) as server:
        page.goto(f"{server}/search.html?q=femmes")
        link = page.locator("#search-explorer").get_attribute("href") or ""
        # The search reads the pages that it has found, and complains if it is left before.
        page.wait_for_load_state("networkidle")
        page.goto("about:blank")

    assert link.endswith("explorer/index.html#q=femmes")
