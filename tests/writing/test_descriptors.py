"""The descriptors agree with the columns, with the files and with each other."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.words import word
from belgian_police_stats.strict_json import Json
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.columns import COLUMNS
from belgian_police_stats.writing.descriptors.json_schema import CONSTRAINTS, format_classes, json_schema
from belgian_police_stats.writing.descriptors.metadata import metadata_of
from belgian_police_stats.writing.descriptors.record_schemas import record_types
from belgian_police_stats.writing.descriptors.sdmx import ATTRIBUTES, code, code_lists
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.files.formats import FORMATS, DataFormat
from support.docstrings import COPY, copied_text
from support.exports import exports
from support.packaged_files import PROJECT
from support.running import output_of

OF_THE_DATASET = ("data-package", "csvw", "dcat-ap", "schema-org", "croissant")
ALL = (*OF_THE_DATASET, "json-schema", "sdmx-csv", "sdmx-structure")
COLUMN_NAMES = [column.name for column in COLUMNS]
VOCABULARIES = {
    "json-schema.org",
    "mlcommons.org",
    "publications.europa.eu",
    "purl.org",
    "schema.org",
    "spdx.org",
    "www.iana.org",
    "www.sdmx.org",
    "www.w3.org",
    "xmlns.com",
}
"""The hosts in the names of vocabularies. Nothing is fetched from them."""


def text_of(name: str) -> str:
    """The text of the file."""
    return exports()[name].decode()


def data_of(name: str) -> Any:
    """The contents of a JSON file."""
    return json.loads(text_of(name))


def plain_texts(value: Json) -> Iterator[str]:
    """Every text at every depth."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from plain_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from plain_texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes(report: bps.Report) -> None:
    """This holds in this process and in another one, which has other hashes."""
    code = f"""
import hashlib, json, belgian_police_stats as bps
from belgian_police_stats.writing.files.exporting import content_of
report = bps.load(2024)
print(json.dumps({{name: hashlib.sha256(content_of(report, name)).hexdigest() for name in {ALL}}}))
"""
    expected = {name: sha256(content_of(report, name)).hexdigest() for name in ALL}

    assert expected == json.loads(output_of(code, PYTHONHASHSEED="7"))


def test_every_format_has_a_file_of_its_own() -> None:
    """No two have the same file name, and each has a media type."""
    kinds = FORMATS.values()

    assert len(kinds) == len({kind.file_name for kind in kinds})
    assert [] == [
        kind.name for kind in kinds if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+(;[a-z]+=[\d.]+)?", kind.media_type)
    ]


def test_the_page_of_files_names_each() -> None:
    """One row per format, with its file, name and extra, and no other rows."""
    page = (PROJECT / "docs" / "how-to" / "files.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (?:`([^`]+)`)? ?\|", page, re.MULTILINE)

    assert [(kind.file_name, kind.name, kind.extra or "") for kind in FORMATS.values()] == rows


def test_each_describes_the_columns_of_the_table(report: bps.Report) -> None:
    """They have name, order and description; Croissant leaves the text of the number to the CSV file."""
    package = data_of("data-package")["resources"][0]["schema"]["fields"]
    columns = data_of("csvw")["tableSchema"]["columns"]
    variables = data_of("schema-org")["variableMeasured"]
    fields = data_of("croissant")["recordSet"][0]["field"]
    expected = [(column.name, column.description) for column in COLUMNS]

    assert expected == [(field["name"], field["description"]) for field in package]
    assert expected == [(column["name"], column["dc:description"]) for column in columns]
    assert expected == [(variable["name"], variable["description"]) for variable in variables]
    assert [pair for pair in expected if pair[0] != "value_text"] == [(f["name"], f["description"]) for f in fields]


def test_sdmx_has_a_place_for_every_column(report: bps.Report) -> None:
    """Each is an attribute, a dimension, the observation, or a name in a code list."""
    elsewhere = {"edition", "id", "chapter", "value", "value_text", "label_nl", "label_fr", "label_de", "label_en"}

    assert set(COLUMN_NAMES) == elsewhere | {column.name for column in ATTRIBUTES}
    assert set() == elsewhere & {column.name for column in ATTRIBUTES}


def test_sdmx_has_every_figure(report: bps.Report) -> None:
    """Each has its id, year, exact number and period."""
    rows = csv.DictReader(io.StringIO(text_of("sdmx-csv")))

    assert [
        (row["id"], str(row["edition"]), row["value_text"], str(row["period_start"]), str(row["period_end"]))
        for row in report.table()
    ] == [
        (row["FIGURE"].replace("-", "."), row["TIME_PERIOD"], row["OBS_VALUE"], row["PERIOD_START"], row["PERIOD_END"])
        for row in rows
    ]


def test_codes_are_codes(report: bps.Report) -> None:
    """They consist of letters, digits, underscores and hyphens, are unique, and come after their parents."""
    for codes in code_lists(report).values():
        ids = [listed.id for listed in codes]
        assert [] == [name for name in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", name)]
        assert len(ids) == len(set(ids))
        assert [] == [listed.id for i, listed in enumerate(codes) if listed.parent and listed.parent not in ids[:i]]

    assert {code(figure.unit) for figure in report} == {listed.id for listed in code_lists(report)["UNIT_MEASURE"]}


@pytest.mark.parametrize("name", OF_THE_DATASET)
def test_terms_are_said_and_no_licence_is_invented(report: bps.Report, name: str) -> None:
    """The terms of the edition are quoted in full, and no key names a licence."""
    text = text_of(name)

    assert any(report.edition.terms in said for said in plain_texts(data_of(name)))
    assert [] == re.findall(r'"[^"]*licen[sc]e[^"]*":', text)


@pytest.mark.parametrize("name", [*OF_THE_DATASET, "json-schema", "sdmx-structure"])
def test_addresses_are_those_of_vocabularies(report: bps.Report, name: str) -> None:
    """No address is our own, since the project has no home page."""
    hosts = {urlsplit(str(address)).hostname for address in re.findall(r"https?://[^\"'<> ]+", text_of(name))}

    assert set() == hosts - VOCABULARIES


def test_an_identifier_is_a_urn_of_publisher_and_year(report: bps.Report) -> None:
    """Reports of other publishers have other identifiers, whatever characters their names have."""
    other = attrs.evolve(report, edition=attrs.evolve(report.edition, publisher="Zone Lüttich/Liège"))

    assert "urn:belgian-police-stats:belgian-federal-police:2024" == metadata_of(report).identifier
    assert "urn:belgian-police-stats:zone-l%C3%BCttich%2Fli%C3%A8ge:2024" == metadata_of(other).identifier


def test_the_publisher_is_that_of_the_report() -> None:
    """It has a name in four languages if we know them, and otherwise its name in the report."""
    known, other = metadata_of(bps.load(2024)), metadata_of(small_report())

    assert ("Federale Politie", "Belgian Federal Police") == (known.publisher.name.nl, known.publisher.name.en)
    assert {"Nobody"} == {other.publisher.name.text(language) for language in other.languages}
    assert small_report().edition.terms in other.description.en
    assert f"Figures of “{small_report().edition.title}” (Nobody)" == other.title.en


def test_we_made_what_is_in_the_package_and_nothing_else(report: bps.Report) -> None:
    """An edition is called unofficial in each language. An own report is its publisher's."""
    edition, other = metadata_of(report), metadata_of(small_report())
    changed = metadata_of(attrs.evolve(report, edition=attrs.evolve(report.edition, terms="Ours.")))

    assert "The belgian_police_stats developers" == edition.creator.name.en
    assert (other.publisher, changed.publisher) == (other.creator, changed.creator)
    for language in LANGUAGES:
        warning = word("unofficial").text(language)
        assert edition.description.text(language).startswith(warning)
        assert warning not in other.description.text(language)


def test_files_are_described_as_they_are(report: bps.Report) -> None:
    """The descriptors have the size and the hash of the file that export writes."""
    described = {file["name"]: file for file in data_of("schema-org")["distribution"]}
    for kind in FORMATS.values():
        if kind.file_name in described:
            content = exports()[kind.name]
            file = described[kind.file_name]
            assert (f"{len(content)} B", sha256(content).hexdigest(), kind.media_type, kind.description) == (
                file["contentSize"],
                file["sha256"],
                file["encodingFormat"],
                file["description"],
            )

    assert {"figures.csv", "figures.ndjson", "report.json", "figures.sqlite", "figures.sdmx.csv"} <= set(described)


@pytest.mark.slow
@pytest.mark.parametrize("error", [bps.MissingExtraError, bps.ExportError])
def test_a_file_that_cannot_be_written_is_not_described(
    report: bps.Report, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """If an extra is missing or a number does not fit, there is no such file."""

    def refuse(_: bps.Report) -> bytes:
        raise error

    sqlite = FORMATS["sqlite"]
    assert isinstance(sqlite, DataFormat)
    before = {file["name"] for file in data_of("schema-org")["distribution"]}
    monkeypatch.setitem(FORMATS, "sqlite", attrs.evolve(sqlite, content=refuse))
    after = json.loads(content_of(report, "schema-org"))

    assert before - {"figures.sqlite"} == {file["name"] for file in after["distribution"]}
    assert "figures.sqlite" in before


def test_without_sdmx1_the_extra_is_named(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message tells what to install."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "sdmx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sdmx", None)

    with pytest.raises(bps.MissingExtraError) as caught:
        content_of(report, "sdmx-structure")
    assert (
        "Expected the package sdmx, which is needed to write an SDMX structure message, got none. "
        "Run `pip install sdmx1`."
    ) == str(caught.value)


def test_the_schema_says_what_the_docstrings_say() -> None:
    """After a change of a docstring in a class of the format, `nox -s descriptions` copies it."""
    assert copied_text() == COPY.read_text(encoding="utf-8")


def test_every_class_of_the_format_is_described() -> None:
    """Classes, and keys that have a docstring; a constraint of a class that is gone is gone as well."""
    schema = json_schema()
    parts = {"ReportRecord": schema, **schema["$defs"]}
    described = {name: part["description"] for name, part in parts.items()} | {
        f"{name}.{key}": value["description"]
        for name, part in parts.items()
        for key, value in part["properties"].items()
        if "description" in value
    }

    copied = json.loads(copied_text())
    assert described == {name: text for name, text in copied.items() if name.partition(".")[0] in parts}
    records = {kind.__name__ for kind in record_types()}
    assert parts.keys() | records == {name.partition(".")[0] for name in copied}
    assert {kind.__name__ for kind in format_classes()} == set(parts)
    assert "" not in described.values()
    assert set() == set(CONSTRAINTS) - set(parts)


def test_the_schema_has_every_key_of_the_report(report: bps.Report) -> None:
    """Every key that bps.write writes for 2024."""
    schema = json_schema()
    known = {key for part in (schema, *schema["$defs"].values()) for key in part["properties"]}
    data = data_of("json")
    figures = [
        figure for sections in data["chapters"].values() for part in sections.values() for figure in part.values()
    ]
    written = {key for part in (*figures, *data["ledger"], *data["discrepancies"], data["edition"]) for key in part}

    assert set() == (written | set(data)) - known
