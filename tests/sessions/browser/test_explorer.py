"""The explorer in a real browser: it finds, filters, speaks four languages, hands out files, obeys its address."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.numbers import number_text
from belgian_police_stats.writing.formatting import format_figure
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words

pytest_plugins = ["support.browsing"]

CARD = "#card-title"
SLIPS = [("wommen", "women"), ("blanchement", "blanchiment"), ("vruowen", "vrouwen")]
WORDS = "#words"


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The newest edition, which the explorer shows."""
    return bps.load()


def by_section(figures: Iterable[bps.Figure]) -> list[str]:
    """The ids of figures, the sections in printed order: on a slide, two sections can alternate."""
    sections: dict[str, list[str]] = {}
    for figure in figures:
        sections.setdefault(figure.section, []).append(figure.id)
    return [name for names in sections.values() for name in names]


def listed(page: Page) -> list[str]:
    """The ids of the figures in the list, in its order."""
    ids: list[str] = page.eval_on_selector_all("#list [data-id]", "links => links.map(link => link.dataset.id)")
    return ids


def downloaded(page: Page, button: str) -> str:
    """What a button hands out."""
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes().decode()


def test_every_figure_is_listed_by_section(page: Page, address: str, report: bps.Report) -> None:
    """Before anything is asked: the sections in printed order, each once, and the figures of each in printed order."""
    page.goto(address)

    assert by_section(report) == listed(page)
    assert len({figure.section for figure in report}) == page.locator("#list h2").count()
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
        ("8 133 378 euro", "special_support.dog_support.cash_found"),
        ("+12%", "protection.security_clearances.growth"),
    ],
)
def test_a_number_is_found_in_any_form(page: Page, address: str, report: bps.Report, number: str, name: str) -> None:
    """In words or in digits, with its sign or its unit."""
    page.goto(address)
    page.fill(WORDS, number)

    assert name in report.figures.ids
    assert name in listed(page)


def test_a_number_of_another_unit_is_not_found(page: Page, address: str) -> None:
    """4 393 women are no 4 393 case files."""
    page.goto(address)
    page.fill(WORDS, "4393 case files")

    assert [] == listed(page)


@pytest.mark.parametrize(
    ("typed", "meant"), [("wommen", "women"), ("blanchement", "blanchiment"), ("vruowen", "vrouwen")]
)
def test_a_slip_of_the_keyboard_has_a_hint(page: Page, address: str, typed: str, meant: str) -> None:
    """The hint is a link to a search that finds something."""
    page.goto(address)
    page.fill(WORDS, typed)
    expect(page.locator("#meant")).to_have_text(meant)
    page.click("#meant")

    assert meant == page.input_value(WORDS)
    assert listed(page)


def test_nothing_is_meant_where_nothing_is_near(page: Page, address: str) -> None:
    """Letters that are no word."""
    page.goto(f"{address}#q=zzzzqq")
    expect(page.locator(".nothing")).to_be_visible()
    expect(page.locator("#meant")).to_have_count(0)


@pytest.mark.parametrize(("locale", "language"), [("nl-BE", "nl"), ("fr-FR", "fr"), ("de-AT", "de"), ("es-ES", "en")])
def test_it_starts_in_the_language_of_the_browser(browser: Browser, address: str, locale: str, language: str) -> None:
    """English where it does not know that language. An address with a language goes before."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    started = page.evaluate("document.documentElement.lang")
    page.goto("about:blank")
    page.goto(f"{address}#lang={'nl' if language == 'fr' else 'fr'}")
    asked = page.evaluate("document.documentElement.lang")
    context.close()

    assert (language, "nl" if language == "fr" else "fr") == (started, asked)


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
    labels = page.locator("#list .label").all_inner_texts()
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_a_language(page: Page, address: str, report: bps.Report, language: str) -> None:
    """The labels of the figures change with the page itself."""
    page.goto(address)
    before = page.locator("body").inner_text()
    page.click(f"[data-language={language}]")
    first = report.figures[0]

    assert language == page.evaluate("document.documentElement.lang")
    assert first.label(language) == page.locator("#list .label").first.inner_text()
    assert (language == "en") == (before == page.locator("body").inner_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_written_as_the_library_writes_it(
    page: Page, address: str, report: bps.Report, language: str
) -> None:
    """With its sign, its printed form, its unit and its doubt in brackets."""
    page.goto(f"{address}#lang={language}&sort=label")
    amounts: dict[str, str] = page.evaluate(
        "language => Object.fromEntries(EDITION.figures.map(one => [one.row.id, amount(one, language).textContent]))",
        language,
    )

    assert {figure.id: format_figure(figure, language) for figure in report} == amounts
    assert len(report) == page.locator("#list .amount").count()


def decimal(figure: bps.Figure) -> Any:
    """A figure with its value as a Decimal."""
    return SimpleNamespace(id=figure.id, value=Decimal(figure.value))


def without_marks(text: str) -> str:
    """A text without the marks and spaces between thousands."""
    return re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_is_told_in_a_language(page: Page, address: str, report: bps.Report, language: str) -> None:
    """With the labels and the numbers of its figures, as the library tells it."""
    page.goto(f"{address}#rules&lang={language}")
    texts = [" ".join(text.split()) for text in page.locator(".rules > li").all_text_contents()]
    told = [(relation_in_words(result, language), relation_in_numbers(result, language)) for result in report.check()]

    assert [] == [
        pair for pair, text in zip(told, texts, strict=True) if not all(" ".join(part.split()) in text for part in pair)
    ]


def test_discrepancies_and_terms_are_told_in_four_languages(page: Page, address: str, report: bps.Report) -> None:
    """Each discrepancy has a text in each language, and an arithmetic with the same numbers."""
    page.goto(address)
    told = page.evaluate("TOLD")
    digits = re.compile(r"\d+")
    terms = told.pop("terms")

    assert {"nl", "fr", "de"} == set(terms)
    assert {discrepancy.id for discrepancy in report.discrepancies} == set(told)
    for discrepancy in report.discrepancies:
        texts = told[discrepancy.id]
        assert {"nl", "fr", "de"} == set(texts["explanation"]) == set(texts["arithmetic"])
        for arithmetic in texts["arithmetic"].values():
            assert digits.findall(discrepancy.arithmetic) == digits.findall(arithmetic), discrepancy.id


def test_what_is_english_says_so(page: Page, address: str) -> None:
    """In another language; on the English page there is nothing to say."""
    place = "#organised_crime.investigations.cybercrime"
    page.goto(f"{address}{place}&lang=nl")
    marks = page.locator("#card .in-english").all_inner_texts()
    assert {"(Engels)"} == {text.strip() for text in marks}
    page.click("[data-language=en]")
    expect(page.locator("#card .in-english")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("link", "#personnel.staff.women&lang=en"),
        ("citation", "personnel.staff.women: 4 393"),
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


def test_a_csv_for_belgian_spreadsheets(page: Page, address: str, report: bps.Report, tmp_path: Path) -> None:
    """The same fields with semicolons between them, and with commas in decimals."""
    bps.export(report, "csv", tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    numbers = ("value", "value_text", "lower", "upper")
    wanted = [{n: v.replace(".", ",") if n in numbers else v for n, v in row.items()} for row in wanted]
    page.goto(address)
    text = downloaded(page, "#semicolons")

    assert text.startswith("\ufeff")
    assert wanted == list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_a_json_holds_the_rows_of_the_table(page: Page, address: str, report: bps.Report) -> None:
    """Exact numbers come back as they are: 20.50 keeps its last digit."""
    page.goto(address)
    there = json.loads(downloaded(page, "#json"), parse_float=Decimal)

    assert [as_json(row) for row in rows_of(report, list(report.figures.ids))] == [as_json(row) for row in there]


def test_nothing_that_is_found_gives_no_file(page: Page, address: str) -> None:
    """The buttons are off."""
    page.goto(f"{address}#q=zzzz")

    for button in ("#csv", "#semicolons", "#json"):
        expect(page.locator(button)).to_be_disabled()


def test_each_figure_has_a_file_for_programs(site: Path, report: bps.Report) -> None:
    """With its exact value, and a link to it in the index."""
    index = json.loads((site / "api" / "index.json").read_text(encoding="utf-8"))
    read = {
        entry["id"]: json.loads((site / "api" / entry["address"]).read_text(encoding="utf-8"), parse_float=Decimal)[
            "figure"
        ]["value"]
        for entry in index["figures"]
    }

    assert {figure.id: figure.value for figure in report} == read


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
        rule.update(why=evil, in_words=dict.fromkeys(LANGUAGES, evil), in_numbers=dict.fromkeys(LANGUAGES, evil))
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
