"""The front page, the story and the chapter pages say what the data say, and every link on the site leads somewhere."""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.formatting import format_figure

SITE = Path(os.environ["BELGIAN_POLICE_STATS_SITE"])
TAGS = re.compile(r"<[^>]*>")


def text_of(page: str) -> str:
    """The text of a page, with one space between words."""
    return " ".join(unescape(TAGS.sub(" ", (SITE / page).read_text(encoding="utf-8"))).split())


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The newest edition, of which the site is made."""
    return bps.load()


def test_the_front_page_counts(report: bps.Report) -> None:
    """Figures, certainties, checks that fail, discrepancies, doubts and numbers of other years."""
    text, check = text_of("index.html"), report.check()
    failing = sum(result.verdict is bps.Verdict.VIOLATED for result in check)
    outside = sum(map(len, report.outside.observations.values()))

    assert f"{len(report)} figures in {len(report.chapters)} chapters" in text
    assert f"{len(check)} checks of these numbers; {failing} of them fail" in text
    assert f"{len(report.discrepancies)} places where the report is wrong or odd" in text
    assert f"{len(report.doubts)} questions that the slides leave open" in text
    assert f"{outside} numbers of other years" in text
    for certainty in bps.Certainty:
        assert re.search(rf"\b{len(report.select(certainty=certainty))} \S {certainty}\b", text)


def test_the_front_page_shows_charts_and_every_chapter(report: bps.Report) -> None:
    """Three charts with their numbers as a description, two ways in, and the chapters in the order of the report."""
    page = (SITE / "index.html").read_text(encoding="utf-8")
    grid = page[page.index('<ul class="chapters">') :]

    assert 3 == page.count('<div class="scrolls"')
    assert 3 == len(re.findall(r"<svg [^>]*><title>[^<]+</title><desc>[^<]+</desc><", page))
    assert [f"chapters/{c.id}.html" for c in report.chapters] == re.findall(r'<li><a href="(chapters/\w+\.html)"', grid)
    assert ["explorer/index.html", "tutorial/first-steps.html"] == re.findall(r'<a href="([^"]*)" class="button', page)


def test_the_story_has_every_discrepancy_and_doubt(report: bps.Report) -> None:
    """Each discrepancy as a sentence with its arithmetic, violated checks first; each doubt as a question."""
    text = text_of("story.html")
    places = [text.index(found.explanation) for found in report.discrepancies if found.verdict == "violated"]
    others = [text.index(found.explanation) for found in report.discrepancies if found.verdict != "violated"]

    assert max(places) < min(others)
    assert [] == [found.id for found in report.discrepancies if found.arithmetic not in text]
    assert [] == [doubt.id for doubt in report.doubts if doubt.question not in text]


def test_the_story_draws_the_years_around(report: bps.Report) -> None:
    """The series with the most numbers."""
    text = text_of("story.html")
    longest = max((report.series(name) for name in report.outside.observations), key=len)

    assert longest.label("en") in text[text.index("The years around") :]


def test_a_chapter_has_a_line_for_each_figure(report: bps.Report) -> None:
    """With its label, its number and its doubt, and with a chart where figures can be compared."""
    for chapter in report.chapters:
        text = text_of(f"chapters/{chapter.id}.html")
        page = (SITE / "chapters" / f"{chapter.id}.html").read_text(encoding="utf-8")
        drawn = [section.id for section in chapter.sections if len({f.unit for f in section}) < len(section.figures)]

        assert [] == [f.id for f in chapter.figures if f"{f.label('en')} {format_figure(f, 'en')}" not in text]
        assert len(chapter.figures) == page.count('<details class="figure">')
        assert len(drawn) == page.count('<div class="scrolls"')


def test_every_link_leads_somewhere() -> None:
    """To a file of the site, and to a place in it."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(SITE.rglob("*.html"))}
    anchors = {path: set(re.findall(r'\bid="([^"]*)"', text)) for path, text in pages.items()}
    broken: list[tuple[str, str]] = []
    for path, text in pages.items():
        for address in map(unescape, re.findall(r'<a [^>]*?href="([^"]*)"', text)):
            parts = urlsplit(address)
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            # The explorer reads what is behind the hash itself.
            free = target.parent.name == "explorer" or target.suffix != ".html" or not parts.fragment
            if not target.exists() or not (free or unquote(parts.fragment) in anchors[target]):
                broken.append((path.name, address))

    assert [] == broken


def test_every_page_describes_itself(report: bps.Report) -> None:
    """With a description, a title for those who share it, and an icon; the front page with our own descriptor."""
    for path in (SITE / "index.html", SITE / "story.html", *(SITE / "chapters").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        for name in ('name="description"', 'property="og:title"', 'property="og:description"', 'favicon.svg"'):
            assert 1 == page.count(name), (path.name, name)
    front = (SITE / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', front, re.DOTALL)
    described = json.loads(linked[0])

    assert 1 == len(linked)
    assert ("Dataset", bps.__version__) == (described["@type"], described["version"])


def test_headings_and_landmarks_can_be_told_apart() -> None:
    """A heading has a level, and each aside a name; the link past the navigation is the first of all."""
    for path in SITE.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert [] == re.findall(r'role="heading"(?! aria-level)', page), path.name
        assert [] == re.findall(r"<aside (?![^>]*aria-label)", page), path.name
        if "skip-to-content" in page:
            assert page.index('<a class="skip-to-content') < page.index('class="site-header"')


def test_the_reference_of_python_has_a_page_for_each_chapter(report: bps.Report) -> None:
    """No page is as long as all chapters were together, and none shows the tables of the machinery."""
    folder = SITE / "reference" / "python" / "chapters"
    sizes = {path.stem: path.stat().st_size for path in folder.glob("*.html")}

    assert {chapter.id for chapter in report.chapters} == set(sizes)
    assert max(sizes.values()) < 400_000
    assert [] == [name for name in sizes if "MEMBERS" in (folder / f"{name}.html").read_text(encoding="utf-8")]


def test_a_page_is_there_for_addresses_that_are_not() -> None:
    """It leads back to the front page and to the explorer."""
    text = (SITE / "404.html").read_text(encoding="utf-8")

    assert ["index.html", "explorer/index.html"] == re.findall(r'href="([^"]*)"', text)
