"""A chart of a report full of markup, in a browser: its texts are shown, and none of them runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.hostile import HOSTILE, hostile_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = ["support.browsing"]


def chart_named(name: str, text: str) -> Any:
    """A chart of a report that has this text everywhere."""
    report = hostile_report(text)
    section = report.chapters[0].sections[0]
    if name == "pair":
        return section.chart(beside=section)
    drawn: Any = {
        "section": section,
        "breakdown": report.breakdowns[0],
        "check": report.check(),
        "series": report.series(report.figures[0]),
    }[name]
    return drawn.chart()


@pytest.mark.parametrize("name", ["section", "pair", "breakdown", "check", "series"])
def test_a_chart_shows_hostile_texts_and_runs_none(browser: Browser, tmp_path: Path, name: str) -> None:
    """The page has the scripts of Vega in it, so that the chart is drawn without a network."""
    page, path = browser.new_context(offline=True).new_page(), tmp_path / "chart.html"
    for text in (" ".join(HOSTILE), *(HOSTILE if name == "section" else ())):
        chart_named(name, text).save(str(path), format="html", inline=True, embed_options={"renderer": "svg"})
        page.goto(path.as_uri())
        page.wait_for_selector("svg.marks")
        shown = (page.text_content("svg.marks") or "").replace("\N{WORD JOINER}", "")
        assert ("", text) == (page.title(), text)
        # A long title is broken into lines, with nothing between them.
        assert name == "check" or "".join(text.split()) in "".join(shown.split())
    page.context.close()


def test_a_page_without_the_scripts_of_vega_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """The page that Altair saves by default would load them from the network, and its texts are as harmless."""
    page, path = browser.new_context(offline=True).new_page(), tmp_path / "chart.html"
    for text in HOSTILE:
        chart_named("section", text).save(str(path))
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        assert ("", text) == (page.title(), text)
    page.context.close()
