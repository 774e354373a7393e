"""The built site has a place for everything that the package exports and prints, and needs nothing from elsewhere."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from sphinx.util.inventory import InventoryFile

import belgian_police_stats as bps
from belgian_police_stats.testing import slips
from support.packaged_files import PROJECT

sys.path.insert(0, str(PROJECT / "docs"))

from making import finishing
from making.finishing import describe
from making.social import SOCIAL_PICTURE

SITE = Path(os.environ["BELGIAN_POLICE_STATS_SITE"])
KINDS = ("tutorial", "how-to", "explanation", "reference")
"""The four kinds of page."""


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The newest edition, of which the site is made."""
    return bps.load()


class Reader(HTMLParser):
    """The anchors of a page, the files it loads, and its text."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.loaded: list[str] = []
        self.text: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the ids, and the addresses that a browser fetches by itself."""
        there = {name: value or "" for name, value in attrs}
        if "id" in there:
            self.anchors.append(there["id"])
        if "src" in there:
            self.loaded.append(there["src"])
        if tag == "link" and "href" in there:
            self.loaded.append(there["href"])

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        self.text.append(data)


@pytest.fixture(scope="module")
def pages() -> dict[str, Reader]:
    """Every page of the site, by its address in it."""
    return {path.relative_to(SITE).as_posix(): Reader(path) for path in sorted(SITE.rglob("*.html"))}


BEGINNERS = [name for name in bps.__all__ if name not in ("chapters", "errors", "types")]
"""The names of the package itself, without the modules that list more of them."""


@pytest.fixture(scope="module")
def inventory() -> dict[tuple[str, str], str]:
    """The kind and name of everything in objects.inv, and where it is."""
    read = InventoryFile.loads((SITE / "objects.inv").read_bytes(), uri="")
    return {(kind, name): item.uri for kind, names in read.data.items() for name, item in names.items()}


def test_every_exported_name_is_documented(inventory: dict[tuple[str, str], str]) -> None:
    """Each public name is an object of Python's domain."""
    documented = {name for kind, name in inventory if kind.startswith("py:")}

    assert [] == [
        name
        for name in (*bps.chapters.__all__, *bps.errors.__all__, *bps.types.__all__, *BEGINNERS)
        if f"{bps.__name__}.{name}" not in documented
    ]


def test_every_figure_has_its_place(
    report: bps.Report, pages: dict[str, Reader], inventory: dict[tuple[str, str], str]
) -> None:
    """The anchor of a figure is its id, once, on the page of its chapter, and objects.inv leads there."""
    wanted = {figure.id: f"chapters/{figure.chapter}.html" for figure in report}
    there = {name: pages[page].anchors.count(name) for name, page in wanted.items()}

    assert dict.fromkeys(wanted, 1) == there
    assert {name: f"{page}#{name}" for name, page in wanted.items()} == {
        name: inventory.get(("std:label", name)) for name in wanted
    }


def test_every_rule_and_discrepancy_has_its_place(report: bps.Report, pages: dict[str, Reader]) -> None:
    """Each has an anchor, and its figures are on the page."""
    rules, odd = pages["reference/rules.html"], pages["reference/discrepancies.html"]
    there = "".join(rules.text)

    assert len(report.rules) == sum(anchor.startswith("rule-") for anchor in rules.anchors)
    assert [] == [rule.id for rule in report.rules if rule.brief not in there]
    assert [] == [discrepancy.id for discrepancy in report.discrepancies if discrepancy.id not in odd.anchors]


def test_every_doubt_has_its_place(report: bps.Report, pages: dict[str, Reader]) -> None:
    """Each has an anchor and a table of its readings, and is linked from the card of every figure that it touches."""
    page, text = pages["reference/doubts.html"], (SITE / "reference" / "doubts.html").read_text(encoding="utf-8")
    sections = text.split('id="doubt-')[1:]
    cards = {
        name: card
        for path in (SITE / "chapters").glob("*.html")
        for name, card in _cards(path.read_text(encoding="utf-8")).items()
    }

    assert [doubt.id for doubt in report.doubts] == [section.partition('"')[0] for section in sections]
    assert [len(doubt.readings) + 1 for doubt in report.doubts] == [section.count("<tr") for section in sections]
    shown = "".join(page.text)
    readings = [reading for doubt in report.doubts for reading in doubt.readings]
    assert [] == [reading.id for reading in readings if reading.evidence not in shown or reading.label not in shown]
    assert {f.id: list(f.doubts) for f in report} == {
        f.id: re.findall(r'href="\.\./reference/doubts\.html#doubt-([\w-]+)"', cards[f.id]) for f in report
    }


def _cards(page: str) -> dict[str, str]:
    """Each figure of the page of a chapter, and the text from its anchor to the next one."""
    parts = re.split(r' id="(\w+\.\w+\.\w+)"', page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_only_checks_are_counted_on_the_page_of_the_rules(report: bps.Report, pages: dict[str, Reader]) -> None:
    """Rules that were evidence are listed, but are not checks."""
    text = " ".join("".join(pages["reference/rules.html"].text).split())
    check = report.check()
    evidence = [rule for rule in report.rules if rule.evidence]

    assert f"{len(check)} rules check the report of {report.edition.year}: {check.tally}." in text
    assert f"{len(check.date_checks)} bind printed dates. {len(evidence)} more are evidence" in text
    assert len(evidence) == text.count("It is evidence.")


def test_every_printed_number_is_on_the_ledger_page(report: bps.Report) -> None:
    """As many rows as there are numbers, and one for the head."""
    rows = (SITE / "reference" / "ledger.html").read_text(encoding="utf-8").count("<tr")

    assert len(report.ledger) + 1 == rows


def test_the_measure_says_of_every_figure_what_notices_a_slip(report: bps.Report) -> None:
    """Each figure has a row that names what catches its slips, and unprotected figures are listed below."""
    page = (SITE / "reference" / "mutation.html").read_text(encoding="utf-8")
    table, alone = page.split('id="unprotected-figures"')
    linked = re.compile(r'href="\.\./chapters/\w+\.html#([\w.]+)"')
    rows = {linked.findall(row)[0]: row for row in table.split("<tr") if linked.search(row)}
    made = list(slips(report))
    free = Counter(slip.figure.id for slip in made if not slip.caught_by)

    assert set(report.figures.ids) == set(rows)
    assert free == Counter({name: row.count("<p>nothing</p>") for name, row in rows.items()})
    assert [] == [slip for slip in made if any(f">{name}<" not in rows[slip.figure.id] for name in slip.caught_by)]
    assert [figure.id for figure in report if free[figure.id] == 2] == linked.findall(alone)


def test_all_four_kinds_of_page_are_there(pages: dict[str, Reader]) -> None:
    """A tutorial, how-to guides, explanations and a reference."""
    assert list(KINDS) == [kind for kind in KINDS if any(page.startswith(f"{kind}/") for page in pages)]


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Reader]) -> None:
    """Everything that a browser fetches by itself lies in the site."""
    elsewhere = [(page, url) for page, read in pages.items() for url in read.loaded if urlsplit(url).netloc]
    missing = [
        (page, url)
        for page, read in pages.items()
        for url in read.loaded
        if url and not urlsplit(url).scheme and not (SITE / page).parent.joinpath(urlsplit(url).path).exists()
    ]

    assert ([], []) == (elsewhere, missing)


def test_every_address_that_other_sites_are_given_exists(
    pages: dict[str, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page and the picture that a link to it shows, if it is known where the site will be."""
    home = "https://example.org/police/"
    monkeypatch.setattr(finishing, "SITE_URL", home)
    app: Any = SimpleNamespace(config=SimpleNamespace(project="belgian_police_stats"))
    given: set[str] = set()
    for page in pages:
        context: dict[str, Any] = {}
        describe(app, page.removesuffix(".html"), "page.html", context, None)
        found = re.findall(r'content="(https://[^"]*)"', context["metatags"])
        assert {home + page, home + SOCIAL_PICTURE} == set(found)
        given.update(found)

    assert [] == [url for url in given if not (SITE / url.removeprefix(home)).is_file()]
    assert (SITE / SOCIAL_PICTURE).read_bytes().startswith(b"\x89PNG")


def test_the_text_for_language_models_is_complete_and_small(report: bps.Report) -> None:
    """Each figure has one line with its id, value, unit and certainty, and the whole can be pasted."""
    text = (SITE / "llms.txt").read_text(encoding="utf-8")
    starts = [line.split(" | ")[:3] for line in text.splitlines() if " | " in line and not line.startswith("#")]
    units = {name: (value.split(" ")[-2:], certainty) for name, value, certainty in starts}

    lines = {line.partition(" | ")[0]: line for line in text.splitlines()}

    assert {f.id: ([str(f.value), f.unit], f.certainty.value) for f in report} == units
    assert [] == [f.id for f in report if f.caveat not in lines[f.id]]
    assert [] == [doubt.id for doubt in report.doubts if f"- {doubt.id}: {doubt.question} (" not in text]
    assert len(text.encode()) < 50_000
