"""rdflib reads the JSON-LD descriptors, and SHACL shapes accept them. The shapes are in the folder beside this file."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib

import belgian_police_stats as bps
from belgian_police_stats.strict_json import Json
from sessions.validators.damage import in_json

SHAPES = Path(__file__).parent / "shapes"
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
SCHEMA = rdflib.Namespace("https://schema.org/")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
FILES = {"dcat-ap.jsonld": "dcat_ap_be.ttl", "schema-org.jsonld": "schema_org.ttl"}


def graph_of(path: Path) -> Any:
    """The statements of a file."""
    return rdflib.Graph().parse(path, format="json-ld")


def faults_of(folder: Path, name: str) -> str:
    """The report of the shapes, or an empty text if they find no fault."""
    fits, _, text = pyshacl.validate(graph_of(folder / name), shacl_graph=str(SHAPES / FILES[name]))
    return "" if fits else f"{text}"


@pytest.mark.parametrize("name", FILES)
def test_the_shapes_accept_it(folder: Path, name: str) -> None:
    """Everything mandatory is there, in the required form."""
    assert "" == faults_of(folder, name)


@pytest.mark.parametrize("name", [*FILES, "croissant.json"])
def test_no_word_is_lost(folder: Path, name: str) -> None:
    """Each key becomes a statement. A key that is not in the context would be dropped silently."""
    graph = graph_of(folder / name)
    data = json.loads((folder / name).read_text(encoding="utf-8"))
    context = data.pop("@context")

    used = {str(predicate) for predicate in graph.predicates()}
    lost = {key for key in keys(data) if not key.startswith("@") and expanded(key, context) not in used}
    assert set() == lost


def keys(value: Json) -> set[str]:
    """Every key at every depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set[str]().union(*map(keys, value)) if isinstance(value, list) else set()


def expanded(key: str, context: dict[str, str | dict[str, str]]) -> str:
    """The full name of a key."""
    known = context.get(key, key)
    word = known["@id"] if isinstance(known, dict) else known
    prefix, _, rest = word.partition(":")
    return str(context[prefix]) + rest if rest else str(context["@vocab"]) + word


def test_every_file_is_a_distribution(folder: Path) -> None:
    """With its name, size and hash. Files that describe others are none."""
    graph = graph_of(folder / "dcat-ap.jsonld")
    for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        content = (folder / str(graph.value(distribution, DCT.title))).read_bytes()
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert (len(content), sha256(content).hexdigest()) == (
            int(graph.value(distribution, DCAT.byteSize)),
            str(checksum),
        )
    named = {str(graph.value(one, DCT.title)) for one in graph.subjects(rdflib.RDF.type, DCAT.Distribution)}

    assert {path.name for path in folder.iterdir() if path.name.startswith("figures.")} - named == {
        "figures.csv-metadata.json",
        "figures.schema.json",
        "figures.sdmx.xml",
    }
    assert named - {path.name for path in folder.iterdir()} == set()


def test_all_descriptors_say_the_same(folder: Path, report: bps.Report) -> None:
    """Both vocabularies have the title, day and terms of the report."""
    dcat, schema = graph_of(folder / "dcat-ap.jsonld"), graph_of(folder / "schema-org.jsonld")
    dataset = rdflib.URIRef(f"urn:belgian-police-stats:belgian-federal-police:{report.edition.year}")
    titles = {str(title) for title in dcat.objects(dataset, DCT.title)}
    terms = dcat.value(dcat.value(dataset, DCT.rights), rdflib.RDFS.label)

    assert titles == {str(title) for title in schema.objects(dataset, SCHEMA.name)}
    assert all(report.edition.title in title for title in titles)
    assert report.edition.terms == str(terms) == str(schema.value(schema.value(dataset, SCHEMA.usageInfo), SCHEMA.text))
    assert report.edition.presented == dcat.value(dataset, DCT.issued).toPython()


DAMAGES: dict[str, tuple[str, Callable[[Any], object]]] = {
    "no dataset": ("dcat-ap.jsonld", lambda d: d.pop("dcat:dataset")),
    "no type": ("dcat-ap.jsonld", lambda d: d.pop("@type")),
    "catalogue without publisher": ("dcat-ap.jsonld", lambda d: d.pop("dct:publisher")),
    "word that is unknown": ("dcat-ap.jsonld", lambda d: d["@context"].pop("dcat")),
    "title in three languages": ("dcat-ap.jsonld", lambda d: d["dcat:dataset"]["dct:title"].pop()),
    "title without language": (
        "dcat-ap.jsonld",
        lambda d: d["dcat:dataset"].update({"dct:title": ["Cijfers", "Chiffres", "Zahlen", "Figures"]}),
    ),
    "theme of our own": ("dcat-ap.jsonld", lambda d: d["dcat:dataset"]["dcat:theme"].update({"@id": "urn:police"})),
    "day without type": ("dcat-ap.jsonld", lambda d: d["dcat:dataset"].update({"dct:issued": "2025-02-24"})),
    "period backwards": (
        "dcat-ap.jsonld",
        lambda d: d["dcat:dataset"]["dct:temporal"]["dcat:endDate"].update({"@value": "2000-01-01"}),
    ),
    "licence": (
        "dcat-ap.jsonld",
        lambda d: d["dcat:dataset"].update({"dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"}}),
    ),
    "address as text": (
        "dcat-ap.jsonld",
        lambda d: d["dcat:dataset"]["dcat:distribution"][0].update({"dcat:accessURL": "figures.csv"}),
    ),
    "short hash": (
        "dcat-ap.jsonld",
        lambda d: d["dcat:dataset"]["dcat:distribution"][0]["spdx:checksum"]["spdx:checksumValue"].update(
            {"@value": "00"}
        ),
    ),
    "no name": ("schema-org.jsonld", lambda d: d.pop("name")),
    "short description": ("schema-org.jsonld", lambda d: d["description"][0].update({"@value": "Figures."})),
    "licence for search engines": ("schema-org.jsonld", lambda d: d.update(license="MIT")),
    "year for a day": ("schema-org.jsonld", lambda d: d.update(datePublished="2025")),
    "file without media type": ("schema-org.jsonld", lambda d: d["distribution"][0].pop("encodingFormat")),
}
MANDATORY = (
    "dct:identifier",
    "dct:title",
    "dct:description",
    "dct:publisher",
    "dct:creator",
    "dcat:contactPoint",
    "dcat:theme",
    "dcat:keyword",
    "dct:spatial",
    "dct:temporal",
    "dct:issued",
    "dct:language",
    "dct:accessRights",
    "dcat:version",
    "dct:rights",
    "dcat:distribution",
)


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_descriptor_is_refused(folder: Path, name: str) -> None:
    """With something that is missing, wrong, or not ours to state."""
    file, change = DAMAGES[name]
    in_json(folder / file, change)

    assert "Conforms: False" in faults_of(folder, file)


@pytest.mark.parametrize("key", MANDATORY)
def test_what_is_mandatory_is_missed(folder: Path, key: str) -> None:
    """For each property of the dataset that the profile asks for."""
    in_json(folder / "dcat-ap.jsonld", lambda d: d["dcat:dataset"].pop(key))

    assert "Conforms: False" in faults_of(folder, "dcat-ap.jsonld")
