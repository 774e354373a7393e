"""Everyone can use the explorer: axe finds nothing wrong, and nothing is wider than the window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from support.axe import faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.browsing"]

PLACES = {
    "list": "",
    "card": "#organised_crime.investigations.cybercrime",
    "doubt": "#protection.close_protection.valuables_escorts&lang=nl",
    "odd": "#organised_crime.investigation_shares.corruption&lang=de",
    "search": "#lang=fr&q=armes",
    "nothing": "#q=zzzz",
    "unknown": "#no.such.figure",
    "rules": "#rules",
    "discrepancies": "#discrepancies&lang=fr",
    "doubts": "#doubts&lang=de",
    "series": "#organised_crime.fugitives.fugitives_arrested&lang=nl",
    "compare": "#protection.close_protection.valuables_escorts&with=protection.close_protection.vip_missions",
    "sorted": "#sort=size&lang=de",
    "slip": "#q=wommen",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_out_of_reach(
    browser: Browser, address: str, tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Each place of the explorer, narrow and wide, light and dark."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    shots = Path(os.environ.get("BELGIAN_POLICE_STATS_SCREENSHOTS", tmp_path))
    wrong: list[str] = []
    for name, place in PLACES.items():
        page.goto("about:blank")
        page.goto(address + place)
        page.screenshot(path=shots / f"{name}-{width}-{scheme}.png")
        if (there := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(f"{name}: {there} wide")
        wrong += [f"{name}: {fault}" for fault in faults(page)]
    context.close()

    assert [] == wrong


def test_axe_sees_a_fault(page: Page, address: str) -> None:
    """A button without a name is found, so that silence above means something."""
    page.goto(address)
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('img'), {src: 'favicon.svg'}))"
    )

    assert [] != faults(page)
