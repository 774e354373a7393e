"""The explorer in a real browser: it finds, filters, speaks four languages, hands out files, obeys its address."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.numbers import number_text
from belgian_police_stats.model.words import unit_of
from belgian_police_stats.writing.doubt import with_doubt

pytest_plugins = ["support.browsing"]

CARD = "#card-title"
WORDS = "#words"


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The newest edition, which the explorer shows."""
    return bps.load()


def listed(page: Page) -> list[str]:
    """The ids of the figures in the list, in its order."""
    ids: list[str] = page.eval_on_selector_all("#list [data-id]", "links => links.map(link => link.dataset.id)")
    return ids


def downloaded(page: Page, button: str) -> str:
    """What a button hands out."""
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes().decode()


def test_every_figure_is_listed_in_printed_order(page: Page, address: str, report: bps.Report) -> None:
    """Before anything is asked."""
    page.goto(address)

    assert list(report.figures.ids) == listed(page)
    expect(page.locator("#count")).to_have_text(f"{len(report)} of {len(report)} figures")


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
        "how many women work for the federal police",
        "Combien de femmes travaillent à la police fédérale ?",
        "effectifs",
        "policiers",
        "money seized",
        "Foederalen Polizei",
        "vrouwenn",
        "women 2024",
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
    assert list(report.select(**wanted).ids) == listed(page)


def test_filters_and_words_compose(page: Page, address: str, report: bps.Report) -> None:
    """All of them must fit."""
    page.goto(address)
    page.fill(WORDS, "new investigations")
    page.select_option("#unit", "case")
    page.select_option("#certainty", "ambiguous")
    fitting = report.select(unit="case", certainty="ambiguous").ids

    assert [m.figure.id for m in report.find("new investigations") if m.figure.id in fitting] == listed(page)


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
def test_a_unit_has_the_form_that_the_library_gives_it(
    page: Page, address: str, report: bps.Report, language: bps.Language
) -> None:
    """The singular for one of a thing, and in French for every number below two."""
    page.goto(address)
    page.click(f"[data-language={language}]")
    amounts = [text.partition(" (")[0] for text in page.locator("#list .amount").all_inner_texts()]
    expected = [unit_of(figure, language, figure.value) for figure in report]

    assert [] == [(text, unit) for text, unit in zip(amounts, expected, strict=True) if not text.endswith(f" {unit}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubtful_number_has_its_doubt_in_brackets(
    page: Page, address: str, report: bps.Report, language: bps.Language
) -> None:
    """In the list, with the words and numbers that the library writes, apart from the marks between thousands."""
    page.goto(f"{address}#lang={language}")
    amounts = map(without_marks, page.locator("#list .amount").all_inner_texts())
    shown = {figure.id: text.partition("(")[2] for figure, text in zip(report, amounts, strict=True)}
    written = {figure.id: with_doubt("", figure, language, number_text) for figure in report}

    assert {name: text.partition("(")[2] for name, text in written.items()} == shown
    assert {figure.id for figure in report if figure.doubts} == {name for name, text in shown.items() if text}


def without_marks(text: str) -> str:
    """A text without the marks and spaces between thousands."""
    return re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_tells_its_doubts(page: Page, address: str, report: bps.Report, language: bps.Language) -> None:
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


def test_every_word_is_said_in_four_languages(page: Page, address: str) -> None:
    """The page has no word that it lacks in one of them, and uses none that is not there."""
    page.goto(address)
    used = page.eval_on_selector_all(
        "[data-word], [data-word-label]", "all => all.flatMap(one => [one.dataset.word, one.dataset.wordLabel])"
    )
    known = page.evaluate("Object.fromEntries(Object.entries(WORDS).map(([name, w]) => [name, Object.keys(w)]))")

    assert {tuple(LANGUAGES)} == {tuple(languages) for languages in known.values()}
    assert [] == [name for name in used if name and name not in known]


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


def test_a_csv_is_that_of_the_library(page: Page, address: str, report: bps.Report, tmp_path: Path) -> None:
    """The whole of it byte for byte, with a mark of its encoding before it; of a search, the rows that are listed."""
    bps.export(report, "csv", tmp_path / "figures.csv")
    page.goto(address)
    assert "\ufeff" + (tmp_path / "figures.csv").read_bytes().decode() == downloaded(page, "#csv")

    page.fill(WORDS, "water")
    rows = csv.DictReader(io.StringIO(downloaded(page, "#csv")[1:], newline=""))
    assert listed(page) == [row["id"] for row in rows]


def test_a_json_holds_the_rows_of_the_table(page: Page, address: str, report: bps.Report) -> None:
    """Exact numbers come back as they are: 20.50 keeps its last digit."""
    page.goto(address)
    there = json.loads(downloaded(page, "#json"), parse_float=Decimal)

    assert [as_json(row) for row in rows_of(report, list(report.figures.ids))] == [as_json(row) for row in there]


def test_nothing_that_is_found_gives_an_empty_file(page: Page, address: str) -> None:
    """A header alone, and an empty list."""
    page.goto(f"{address}#q=zzzz")

    assert 1 == len(downloaded(page, "#csv").splitlines())
    assert [] == json.loads(downloaded(page, "#json"))


def rows_of(report: bps.Report, ids: list[str]) -> list[dict[str, Any]]:
    """The rows of the library's own table for these figures."""
    t = report.table()
    names = [column.name for column in t.columns]
    # The numbers of the rows are those of the figures. In records, a count is a Decimal too.
    rows = {row["id"]: row for row in (dict(zip(names, values, strict=True)) for values in t.rows)}
    return [rows[name] for name in ids]


def as_json(row: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Each value with its type, so that 20.5 is not 20.50, and dates as texts."""
    plain = {n: v if v is None or isinstance(v, (int, Decimal)) else str(v) for n, v in row.items()}
    return {name: (type(value).__name__, str(value)) for name, value in plain.items()}


@contextmanager
def served(folder: Path) -> Generator[str]:
    """The folder from a server of this machine, until the block ends."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object, **named: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_it_works_from_a_server_under_a_path(page: Page, site: Path, report: bps.Report) -> None:
    """No address in it starts at the root."""
    with served(site.parents[1]) as server:
        page.goto(f"{server}/under/a%20path/explorer/index.html#personnel.staff.women")
        expect(page.locator(CARD)).to_have_text(report.personnel.staff.women.label("en"))


def test_no_text_of_the_data_is_read_as_html(page: Page, site: Path, tmp_path: Path) -> None:
    """A label, a note and an id with markup in them are shown as they are, and nothing in them runs."""
    evil = "<img src=x onerror=document.title='run'><b>bold</b>"
    data = (site / "explorer" / "data.js").read_text(encoding="utf-8")
    opening, closing = data.index("{"), data.rindex("}") + 1
    edition = json.loads(data[opening:closing])
    for figure in edition["figures"]:
        figure["row"].update({f"label_{language}": evil for language in LANGUAGES}, note=evil, evidence=evil)
        for other in figure["alternatives"]:
            other.update(why=evil, scope=evil)
    for doubt in edition["doubts"]:
        doubt.update(question=evil)
        for reading in doubt["readings"]:
            reading.update(label=evil, evidence=evil, violates=[evil])
    for rule in edition["rules"]:
        rule.update(why=evil, brief=evil)
    for odd in edition["discrepancies"]:
        odd.update(explanation=evil, arithmetic=evil)
    for path in (site / "explorer").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    hostile = data[:opening] + json.dumps(edition) + data[closing:]
    (tmp_path / "data.js").write_text(hostile, encoding="utf-8")
    start = (tmp_path / "index.html").as_uri()
    doubtful = next(iter(bps.load().select(certainty="ambiguous"))).id
    for place in ("", "#rules", "#discrepancies", "#doubts", "#personnel.staff.women", f"#{doubtful}", f"#{evil}"):
        page.goto("about:blank")
        page.goto(start + place)
        assert evil in page.locator("main").inner_text()
        assert (0, 0) == (page.locator("img").count(), page.locator("b").count())
        assert "run" != page.title()
