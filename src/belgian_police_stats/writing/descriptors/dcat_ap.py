"""DCAT-AP in JSON-LD, with the properties that Belgian data portals ask for in addition."""

from __future__ import annotations

from typing import Any

from ...model.words import word
from .json_ld import CONTEXT, day, term, words
from .metadata import Agent, FileDescription, Metadata

__all__ = ["dcat_ap"]

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
_LANGUAGES = {"nl": "NLD", "fr": "FRA", "de": "DEU", "en": "ENG"}
_FILE_TYPES = {
    "application/json": "JSON",
    "application/vnd.apache.parquet": "PARQUET",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.sdmx.data+csv": "CSV",
    "text/csv": "CSV",
}
"""The file types of the Publications Office of the European Union. The other formats have no entry there."""

_BELGIUM = f"{_AUTHORITY}/country/BEL"
_THEMES = f"{_AUTHORITY}/data-theme"


def dcat_ap(metadata: Metadata) -> dict[str, Any]:
    """Make the contents of dcat-ap.jsonld: a catalogue with one dataset, and a distribution for each file.

    `dct:rights` holds the terms, since the report has no licence. The addresses are URNs, which a portal replaces by
    its own.
    """
    return {
        "@context": CONTEXT,
        "@id": f"{metadata.identifier}:catalogue",
        "@type": "dcat:Catalog",
        "dct:title": words(metadata.title),
        "dct:description": words(metadata.description),
        "dct:publisher": {"@id": metadata.creator.identifier},
        "dct:issued": day(metadata.issued),
        "dct:language": [{"@id": f"{_AUTHORITY}/language/{_LANGUAGES[name]}"} for name in metadata.languages],
        "dct:spatial": {"@id": _BELGIUM},
        "dcat:themeTaxonomy": {
            "@id": _THEMES,
            "@type": "skos:ConceptScheme",
            "dct:title": {"@language": "en", "@value": "Data theme"},
        },
        "dcat:dataset": _dataset(metadata),
    }


def _dataset(metadata: Metadata) -> dict[str, Any]:
    return {
        "@id": metadata.identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": metadata.identifier,
        "dct:title": words(metadata.title),
        "dct:description": words(metadata.description),
        **_people(metadata),
        "dct:issued": day(metadata.issued),
        "dcat:version": metadata.version,
        "dcat:keyword": [tagged for keyword in metadata.keywords for tagged in words(keyword)],
        "dcat:theme": {**term(f"{_THEMES}/JUST", "skos:Concept"), "skos:prefLabel": words(word("justice"))},
        "dct:spatial": term(_BELGIUM, "dct:Location"),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(metadata.period.start),
            "dcat:endDate": day(metadata.period.end),
        },
        "dct:language": [
            term(f"{_AUTHORITY}/language/{_LANGUAGES[name]}", "dct:LinguisticSystem") for name in metadata.languages
        ],
        "dct:accessRights": term(f"{_AUTHORITY}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:rights": {
            "@id": f"{metadata.identifier}:rights",
            "@type": "dct:RightsStatement",
            "rdfs:label": {"@language": "en", "@value": metadata.terms},
        },
        "dct:bibliographicCitation": metadata.citation,
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": {"@language": "en", "@value": _provenance(metadata)},
        },
        "dcat:distribution": [_distribution(file, metadata) for file in metadata.files],
    }


def _people(metadata: Metadata) -> dict[str, Any]:
    """The publisher of the figures, the creator of the dataset, and the contact, which has a name only."""
    return {
        "dct:publisher": _agent(metadata.publisher),
        "dct:creator": _agent(metadata.creator),
        "dcat:contactPoint": {"@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": metadata.creator.name.en},
    }


def _agent(agent: Agent) -> dict[str, Any]:
    return {"@id": agent.identifier, "@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": words(agent.name)}


def _distribution(file: FileDescription, metadata: Metadata) -> dict[str, Any]:
    address, media_type = f"{metadata.identifier}:{file.name}", file.media_type.partition(";")[0]
    known = _FILE_TYPES.get(media_type)
    return {
        "@id": f"{address}:distribution",
        "@type": "dcat:Distribution",
        "dct:title": {"@language": "en", "@value": file.name},
        "dct:description": {"@language": "en", "@value": file.description},
        "dcat:accessURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}/{media_type}", "@type": "dct:MediaType"},
        **({"dct:format": term(f"{_AUTHORITY}/file-type/{known}", "dct:MediaTypeOrExtent")} if known else {}),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
        "dct:rights": {"@id": f"{metadata.identifier}:rights"},
        "dct:issued": day(metadata.issued),
    }


def _provenance(metadata: Metadata) -> str:
    return (
        f"Read from the text of “{metadata.report_title}”, which {metadata.publisher.name.en} presented on "
        f"{metadata.issued}. The SHA-256 of that text is {metadata.source_sha256}."
    )
