"""What the pages are made with: charts as slim SVG, and pages that know where the site will be."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import belgian_police_stats as bps
from support.packaged_files import PROJECT

sys.path.insert(0, str(PROJECT / "docs"))

from making import finishing
from making.drawing import inline_svg
from making.finishing import finish, site_files
from making.lightening import lighten

if TYPE_CHECKING:
    import pytest


def test_a_chart_keeps_its_texts_and_takes_the_colours_of_the_page() -> None:
    """Its numbers and labels stay, what only scripts need goes, and its text is neither black nor white."""
    section = bps.load().organised_crime.investigations
    drawn = inline_svg(section.chart("en"), "A <title>", "Numbers & more")
    root = ET.fromstring(drawn)
    texts = [text for one in root.iter("{http://www.w3.org/2000/svg}text") if (text := "".join(one.itertext()))]

    assert {"money laundering", "805", "628"} <= set(texts)
    assert ["A <title>", "Numbers & more"] == [root[0].text, root[1].text]
    assert [] == re.findall(r' (?:aria-\w+|pointer-events|class)="', drawn)
    assert [] == re.findall(r'(?:fill|stroke)="(?:black|white|#000)"', drawn)
    assert "currentColor" in drawn


def test_a_bar_that_is_less_certain_is_paler_on_any_page() -> None:
    """Its colour is that of certain bars, seen through."""
    drawn = inline_svg(bps.load().road_police.actions.chart("en"), "t", "d")

    assert 'fill-opacity="0.1"' in drawn or 'fill-opacity="0.2"' in drawn


def test_the_last_touch_names_landmarks_once() -> None:
    """A second touch changes nothing."""
    page = (
        '<body><div class="site-header"></div><a class="skip-to-content" href="#x">Skip</a><aside class="toc-drawer">'
    )
    touched = finish(page)

    assert touched.index("skip-to-content") < touched.index("site-header")
    assert 'aria-label="On this page"' in touched
    assert touched == finish(touched)


CODE = '<div class="highlight"><pre>1</pre></div>'
FILES = "".join(
    (f'<link rel="stylesheet" type="text/css" href="_static/{name}?v=1" />' if name.endswith("css") else "")
    + (f'<script src="_static/{name}?v=1"></script>' if name.endswith("js") else "")
    for name in ("pygments.css", "furo.css", "mystnb.0a.css", "copybutton.js", "site.js")
)


def test_a_page_loads_only_what_it_uses() -> None:
    """The files for code where there is code, those for notebooks where there are cells, the others always."""
    plain, code = (re.findall(r"_static/([\w.]+)", lighten(f"<head>{FILES}</head>{body}")) for body in ("", CODE))
    cells = lighten(f'<head>{FILES}</head><div class="cell docutils">{CODE}</div>')

    assert ["furo.css", "site.js"] == plain
    assert ["pygments.css", "furo.css", "copybutton.js", "site.js"] == code
    assert FILES in cells


def test_styles_that_are_repeated_are_written_once() -> None:
    """In the head, as strong as at the element; a style that occurs once, beside a class, or for scrolling, stays."""
    scrolling = '<div style="overflow-x:auto"></div>' * 2
    page = (
        '<head></head><p style="margin:0">a</p><p lang="nl" style="margin:0">b</p>'
        '<p style="color:red">c</p><p class="x" style="margin:0">d</p>'
    )

    assert (
        '<head><style>.as-0:not(#_){margin:0}</style></head><p class="as-0">a</p><p lang="nl" class="as-0">b</p>'
        '<p style="color:red">c</p><p class="x" style="margin:0">d</p>'
    ) == lighten(page)
    assert scrolling == lighten(scrolling)


def test_a_site_that_knows_its_address_has_a_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an address there is none: a map needs full addresses."""
    assert "sitemap.xml" not in dict(site_files(["index.html"]))
    monkeypatch.setattr(finishing, "SITE_URL", "https://example.org/police/")
    files = dict(site_files(["index.html", "a&b.html"]))

    assert "<loc>https://example.org/police/a&amp;b.html</loc>" in files["sitemap.xml"]
    assert "Sitemap: https://example.org/police/sitemap.xml" in files["robots.txt"]
    assert 'href="https://example.org/police/explorer/index.html"' in files["404.html"]


def test_a_long_signature_is_no_list_of_terms() -> None:
    """Its parameters have no terms; a list that has them stays one."""
    listed = "<dl>\n<dt>a</dt><dd>b</dd></dl>"

    assert f'<dl role="none">\n<dd>x</dd></dl>{listed}' == finish(f"<dl>\n<dd>x</dd></dl>{listed}")
