"""The descriptors have one source: they agree with the columns, the records and each other."""

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
from belgian_police_stats.strict_json import Json
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.columns import COLUMNS
from belgian_police_stats.writing.descriptors.beside import files_of
from belgian_police_stats.writing.descriptors.json_schema import CONSTRAINTS, DESCRIPTIONS, json_schema
from belgian_police_stats.writing.descriptors.metadata import metadata_of
from belgian_police_stats.writing.descriptors.sdmx import ATTRIBUTES, code, code_lists
from belgian_police_stats.writing.files.formats import FORMATS
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
"""The hosts of the words that the formats are written in; they are names, and nothing is fetched from them."""


def text_of(report: bps.Report, name: str) -> str:
    """The file of a format."""
    return FORMATS[name].content(report).decode()


def data_of(report: bps.Report, name: str) -> Any:
    """What a JSON file holds."""
    return json.loads(text_of(report, name))


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


def test_the_same_report_gives_the_same_bytes(report: bps.Report) -> None:
    """In this process and in another one, whatever the order of its sets."""
    code = f"""
import hashlib, json, belgian_police_stats as bps
from belgian_police_stats.writing.files.formats import FORMATS
report = bps.load(2024)
print(json.dumps({{name: hashlib.sha256(FORMATS[name].content(report)).hexdigest() for name in {ALL}}}))
"""
    here = {name: sha256(FORMATS[name].content(report)).hexdigest() for name in ALL}

    assert here == json.loads(output_of(code, PYTHONHASHSEED="7"))


def test_every_format_has_a_file_of_its_own() -> None:
    """No two write over each other in a folder, and each says what it is."""
    kinds = FORMATS.values()

    assert len(kinds) == len({kind.file_name for kind in kinds})
    assert [] == [
        kind.name for kind in kinds if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+(;[a-z]+=[\d.]+)?", kind.media_type)
    ]


def test_the_page_of_files_names_each() -> None:
    """File, format and extra, one row each, and no row of a format that is gone."""
    page = (PROJECT / "docs" / "how-to" / "files.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (?:`([^`]+)`)? ?\|", page, re.MULTILINE)

    assert [(kind.file_name, kind.name, kind.extra or "") for kind in FORMATS.values()] == rows


def test_each_describes_the_columns_of_the_table(report: bps.Report) -> None:
    """By name, in order, with its description; Croissant leaves the text of the number to the CSV file."""
    package = data_of(report, "data-package")["resources"][0]["schema"]["fields"]
    columns = data_of(report, "csvw")["tableSchema"]["columns"]
    variables = data_of(report, "schema-org")["variableMeasured"]
    fields = data_of(report, "croissant")["recordSet"][0]["field"]
    expected = [(column.name, column.description) for column in COLUMNS]

    assert expected == [(field["name"], field["description"]) for field in package]
    assert expected == [(column["name"], column["dc:description"]) for column in columns]
    assert expected == [(variable["name"], variable["description"]) for variable in variables]
    assert [pair for pair in expected if pair[0] != "value_text"] == [(f["name"], f["description"]) for f in fields]


def test_sdmx_has_a_place_for_every_column(report: bps.Report) -> None:
    """An attribute, a dimension, the observation itself, or a name in a code list."""
    elsewhere = {"edition", "id", "chapter", "value", "value_text", "label_nl", "label_fr", "label_de", "label_en"}

    assert set(COLUMN_NAMES) == elsewhere | {column.name for column in ATTRIBUTES}
    assert set() == elsewhere & {column.name for column in ATTRIBUTES}


def test_sdmx_has_every_figure(report: bps.Report) -> None:
    """Its id, its year, its exact number and its days."""
    rows = csv.DictReader(io.StringIO(text_of(report, "sdmx-csv")))

    assert [
        (row["id"], str(row["edition"]), row["value_text"], str(row["period_start"]), str(row["period_end"]))
        for row in report.table()
    ] == [
        (row["FIGURE"].replace("-", "."), row["TIME_PERIOD"], row["OBS_VALUE"], row["PERIOD_START"], row["PERIOD_END"])
        for row in rows
    ]


def test_codes_are_codes(report: bps.Report) -> None:
    """Only letters, digits, underscores and hyphens; none twice in a list; one above is listed before."""
    for codes in code_lists(report).values():
        ids = [listed.id for listed in codes]
        assert [] == [name for name in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", name)]
        assert len(ids) == len(set(ids))
        assert [] == [listed.id for i, listed in enumerate(codes) if listed.parent and listed.parent not in ids[:i]]

    assert {code(figure.unit) for figure in report} == {listed.id for listed in code_lists(report)["UNIT_MEASURE"]}


@pytest.mark.parametrize("name", OF_THE_DATASET)
def test_terms_are_said_and_no_licence_is_invented(report: bps.Report, name: str) -> None:
    """The sentence of the edition stands there whole; no key names a licence."""
    text = text_of(report, name)

    assert any(report.edition.terms in said for said in plain_texts(data_of(report, name)))
    assert [] == re.findall(r'"[^"]*licen[sc]e[^"]*":', text)


@pytest.mark.parametrize("name", [*OF_THE_DATASET, "json-schema", "sdmx-structure"])
def test_addresses_are_those_of_vocabularies(report: bps.Report, name: str) -> None:
    """There is no home page, so that no address is ours."""
    hosts = {urlsplit(str(address)).hostname for address in re.findall(r"https?://[^\"'<> ]+", text_of(report, name))}

    assert set() == hosts - VOCABULARIES


def test_an_identifier_is_a_urn_of_publisher_and_year(report: bps.Report) -> None:
    """So that a report of somebody else has another one, whatever signs its publisher's name has."""
    other = attrs.evolve(report, edition=attrs.evolve(report.edition, publisher="Zone Lüttich/Liège"))

    assert "urn:belgian-police-stats:belgian-federal-police:2024" == metadata_of(report).identifier
    assert "urn:belgian-police-stats:zone-l%C3%BCttich%2Fli%C3%A8ge:2024" == metadata_of(other).identifier


def test_the_publisher_is_that_of_the_report() -> None:
    """In four languages where we know them, and as the report has it elsewhere."""
    known, other = metadata_of(bps.load(2024)), metadata_of(small_report())

    assert ("Federale Politie", "Belgian Federal Police") == (known.publisher.name.nl, known.publisher.name.en)
    assert {"Nobody"} == {other.publisher.name.text(language) for language in other.languages}
    assert small_report().edition.terms in other.description.en
    assert f"Figures of “{small_report().edition.title}” (Nobody)" == other.title.en


def test_we_made_what_is_in_the_package_and_nothing_else(report: bps.Report) -> None:
    """An edition is no official publication, in any language; a report of one's own is its publisher's."""
    edition, other = metadata_of(report), metadata_of(small_report())
    changed = metadata_of(attrs.evolve(report, edition=attrs.evolve(report.edition, terms="Ours.")))

    assert "The belgian_police_stats developers" == edition.creator.name.en
    assert (other.publisher, changed.publisher) == (other.creator, changed.creator)
    for language, words in {"nl": "Geen officiële", "fr": "officielle", "de": "Keine amtliche", "en": "No off"}.items():
        assert words in edition.description.text(language)
        assert words not in other.description.text(language)


def test_files_are_described_as_they_are(report: bps.Report) -> None:
    """Size and hash are those of the file that export writes."""
    described = {file["name"]: file for file in data_of(report, "schema-org")["distribution"]}
    for kind in FORMATS.values():
        if kind.file_name in described:
            content = kind.content(report)
            file = described[kind.file_name]
            assert (f"{len(content)} B", sha256(content).hexdigest(), kind.media_type, kind.description) == (
                file["contentSize"],
                file["sha256"],
                file["encodingFormat"],
                file["description"],
            )

    assert {"figures.csv", "figures.ndjson", "report.json", "figures.sqlite", "figures.sdmx.csv"} <= set(described)


@pytest.mark.parametrize("error", [bps.MissingExtraError, bps.ExportError])
def test_a_file_that_cannot_be_written_is_not_described(report: bps.Report, error: type[Exception]) -> None:
    """Where an extra is missing, or a number does not fit, there is no such file."""

    def refuse(_: bps.Report) -> bytes:
        raise error

    kinds = [attrs.evolve(FORMATS["csv"], content=refuse), FORMATS["ndjson"]]

    assert ["figures.ndjson"] == [file.name for file in files_of(report, kinds)]


def test_without_sdmx1_the_extra_is_named(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "sdmx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sdmx", None)

    with pytest.raises(bps.MissingExtraError) as caught:
        text_of(report, "sdmx-structure")
    assert (
        "Expected the package sdmx, which is needed to write an SDMX structure message, got none. "
        "Run `pip install sdmx1`."
    ) == str(caught.value)


def test_every_class_of_the_format_is_described() -> None:
    """A class, a key or a rule that is gone is gone from the words as well."""
    schema = json_schema()
    classes = {"ReportRecord": schema, **schema["$defs"]}
    keys = {f"{name}.{key}" for name, described in classes.items() for key in described["properties"]}

    assert set(classes) == {name for name in DESCRIPTIONS if "." not in name}
    assert set() == {name for name in DESCRIPTIONS if "." in name} - keys
    assert set() == set(CONSTRAINTS) - set(classes)


def test_the_schema_has_every_key_of_the_report(report: bps.Report) -> None:
    """What bps.write writes of 2024, key by key."""
    schema = json_schema()
    known = {key for part in (schema, *schema["$defs"].values()) for key in part["properties"]}
    data = data_of(report, "json")
    figures = [
        figure for sections in data["chapters"].values() for part in sections.values() for figure in part.values()
    ]
    written = {key for part in (*figures, *data["ledger"], *data["discrepancies"], data["edition"]) for key in part}

    assert set() == (written | set(data)) - known
