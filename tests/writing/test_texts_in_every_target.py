"""A text of a report stays a text in every target: one list of hostile texts goes through all of them."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from typing import Any, cast

import openpyxl
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.errors import HIDDEN
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.escapes import ESCAPES, in_bibtex, in_terminal
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.files.formats import FORMATS, Descriptor
from support.hostile import HOSTILE, hostile_report

ALL = " ".join(HOSTILE)
DESCRIPTORS = [name for name, listed in FORMATS.items() if isinstance(listed, Descriptor) and name != "sdmx-structure"]
LINKED = [name for name in DESCRIPTORS if "@context" in content_of(bps.load(), name).decode()]
HARMLESS = hostile_report("harmless")


def objects_of(report: bps.Report) -> list[Any]:
    """Everything that has a card."""
    section = report.chapters[0].sections[0]
    check, figures = report.check(), report.figures
    explained = report.explain(figures[0].id)
    others = (check[0], report.breakdowns[0], report.table(), explained, figures[0] / figures[0], *report.doubts)
    return [report, report.chapters[0], section, figures, *figures, check, *others]


class Page(HTMLParser):
    """The tags and attributes that a browser sees, and all CSS."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[str]]] = []
        self.styles: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, the names of its attributes, and its style."""
        if tag != "wbr":
            self.tags.append((tag, [name for name, _ in attrs]))
        self.styles += [value for name, value in attrs if name in ("style", "class", "fill", "stroke")]

    def handle_data(self, data: str) -> None:
        """Note the text of a style sheet. The texts of a report cannot end it, since they are elsewhere."""
        self.styles += [data] if self.lasttag == "style" else []


def test_every_target_is_in_the_table() -> None:
    """Each escape leaves a harmless text alone."""
    assert {"Foals of 2024"} == {escape("Foals of 2024") for escape in ESCAPES.values()}
    assert 8 == len(ESCAPES)


@pytest.mark.slow
@pytest.mark.parametrize("text", [ALL, *HOSTILE])
def test_cards_have_the_tags_of_a_harmless_report(text: str) -> None:
    """In HTML; and the Markdown has no sign without a backslash before it."""
    for hostile, harmless in zip(objects_of(hostile_report(text)), objects_of(HARMLESS), strict=True):
        shown, expected = bundle(hostile), bundle(harmless)
        assert Page(expected["text/html"]).tags == Page(shown["text/html"]).tags
        assert Page(expected["text/html"]).styles == Page(shown["text/html"]).styles
        # An id is code, and has letters, digits and a few signs only.
        without_ids = re.sub(r"(?<!\\)`[\w./: -]+`", "", shown["text/markdown"], flags=re.ASCII)
        assert [] == re.findall(r"(?<!\\)[<>`\[\]]", without_ids)


@pytest.mark.parametrize("name", ["csv", "csv-european", "sdmx-csv"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_a_file_for_spreadsheets_runs(name: str, separator: str) -> None:
    """A spreadsheet can split at each of these separators."""
    for text in HOSTILE:
        content = content_of(hostile_report(text), name).decode("utf-8-sig")
        rows = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
        cells = [cell for row in rows for cell in row]
        assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝")) and len(cell) > 3]


@pytest.mark.slow
def test_no_cell_of_a_workbook_runs() -> None:
    """This holds in each of its sheets."""
    for text in HOSTILE:
        book = openpyxl.load_workbook(io.BytesIO(content_of(hostile_report(text), "excel")))
        assert [] == [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", [ALL, *HOSTILE])
def test_a_database_has_the_statements_of_a_harmless_report(text: str) -> None:
    """No text becomes a part of one, and each text comes back."""
    report, statements = hostile_report(text), list[Any]()
    for each in (HARMLESS, report):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content_of(each, "sqlite"))
            statements.append(database.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())

    assert statements[0] == statements[1]
    assert report.table() == bps.read_table("sqlite", io.BytesIO(content_of(report, "sqlite")))


def keywords_in(data: object) -> list[object]:
    """Every key of a JSON-LD document, and the values of those that mean something to its readers."""
    if isinstance(data, list):
        return [found for item in cast("list[object]", data) for found in keywords_in(item)]
    members = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    meaning = [key if key[0] != "@" or key == "@value" else (key, str(value)) for key, value in members.items()]
    return [*meaning, *(found for value in members.values() for found in keywords_in(value))]


def meanings_in(report: bps.Report, name: str) -> str:
    """What a program reads from linked data of a report, without the name of the publisher in its ids."""
    meanings = keywords_in(json.loads(content_of(report, name)))
    return re.sub(r"police-stats:[\w.%~-]+(?=[:'])", "police-stats:", str(meanings))


@pytest.mark.slow
@pytest.mark.parametrize("name", LINKED)
def test_linked_data_has_the_keys_of_a_harmless_report(name: str) -> None:
    """No text becomes a name, a type or a context."""
    harmless = meanings_in(HARMLESS, name)
    for text in (ALL, *HOSTILE):
        assert harmless == meanings_in(hostile_report(text), name)


SCHEMAS = ("json-schema", "row-schema", "figure-schema")
"""They have no text of a report."""


@pytest.mark.parametrize("name", DESCRIPTORS)
def test_a_descriptor_can_be_put_into_a_page(name: str) -> None:
    """No text of it ends the script around it, and all texts come back."""
    content = content_of(hostile_report(ALL), name).decode()

    assert "<" not in content
    assert name in (*SCHEMAS, "croissant", "csvw", "data-package") or json.dumps(ALL)[1:-1] in json.dumps(
        json.loads(content)
    )


def entries_of(written: str) -> list[str]:
    """Split BibTeX into its entries as BibTeX does: it counts braces, also those behind a backslash."""
    entries, depth, start = list[str](), 0, 0
    for place, sign in enumerate(written):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
        if sign == "}" and depth == 0:
            entries.append(written[start : place + 1].strip())
            start = place + 1
    assert 0 == depth
    return entries


@given(st.sampled_from(HOSTILE) | st.text())
def test_bibtex_counts_as_many_braces_as_it_should(text: str) -> None:
    """Each text is one line with as many opening as closing braces."""
    escaped, depth = in_bibtex(text), 0
    for sign in escaped:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert (0, 1) == (depth, len(escaped.splitlines() or [""]))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_citation_has_two_entries_with_all_fields(text: str) -> None:
    """No title ends its entry or its field."""
    report = hostile_report(text)
    cited = entries_of(report.cite("bibtex", figure=report.figures[0].id))

    assert 2 == len(cited)
    assert re.findall(r"^  (\w+) = \{\{", cited[0], re.MULTILINE) == [
        *("author", "title", "year", "type", "institution", "language", "note"),
    ]


OBEYED = ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u2066", "\u200f", "\ud800", "\u2028", "\u200b", "\r", "\U000e0041"]


@pytest.mark.parametrize("sign", OBEYED)
def test_a_terminal_obeys_no_text(sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    """This holds for a text in an argument and in a path."""
    assert in_terminal(f"a{sign}b").isprintable()
    for arguments in (["check", f"a{sign}b"], ["show", f"a{sign}b"], ["find", f"a{sign}b", "--json"]):
        main(arguments)
        written = capsys.readouterr()
        assert [] == re.findall(f"(?!\n)[{HIDDEN}]", written.out + written.err)


@pytest.mark.parametrize("text", [*HOSTILE, *(sign for sign in OBEYED if sign not in "\u2028\u200b\r\U000e0041")])
def test_a_checked_text_is_a_text_in_its_card(text: str) -> None:
    """It is not a report, so that it can have every character. Its own numbers would be claims."""
    report, text = bps.load(), re.sub(r"\d", "n", text)
    written = "In 2024 werkten er 4 393 vrouwen bij de federale politie.\n\nZij {0} en {0}.".format
    shown, expected = (bundle(report.fact_check(written(word))) for word in (text, "x"))
    quoted = [line for line in shown["text/markdown"].splitlines() if line.startswith("> ")]

    assert Page(expected["text/html"]).tags == Page(shown["text/html"]).tags
    for form in shown.values():
        assert [] == re.findall("(?![\n\t])[\0-\x1f\x7f-\x9f\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", form)
    assert 2 == len(quoted)
    assert [] == re.findall(r"(?<!\\)[<`\[\]]", "".join(quoted))


def test_a_european_file_gives_its_texts_back() -> None:
    """Also with a separator of other programs, and an apostrophe that was there before."""
    for text in (",=1+1", "a,=1+1", "',=1+1", ",'=1+1", ";=1+1", "a, b", "1,5"):
        report = hostile_report(text)
        for name in ("csv", "csv-european"):
            assert report.table() == bps.read_table(name, io.BytesIO(content_of(report, name)))


@pytest.mark.parametrize("sign", [*OBEYED, "\u200d", "\xad", "\ufeff", "\u3164", "\u115f", "\u034f"])
def test_a_report_with_hidden_letters_is_refused(sign: str) -> None:
    """Two names that look the same are the same."""
    with pytest.raises(bps.DataError, match=r"expected a text without control characters, got U\+"):
        hostile_report(f"a{sign}b")
