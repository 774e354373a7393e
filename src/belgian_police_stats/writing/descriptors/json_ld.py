"""Helpers for JSON-LD. Contexts are written out in the files, so that no reader has to fetch one."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...model.labels import LANGUAGES, Labels

__all__ = ["CONTEXT", "day", "term", "words"]

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that DCAT-AP uses for its vocabularies."""


def words(label: Labels) -> list[dict[str, str]]:
    """Write labels as one tagged text per language."""
    return [{"@language": language, "@value": label.text(language)} for language in LANGUAGES]


def day(value: date) -> dict[str, str]:
    """Write a date with its type."""
    return {"@type": "xsd:date", "@value": value.isoformat()}


def term(address: str, kind: str) -> dict[str, Any]:
    """Refer to a term of a controlled vocabulary, with the class and the scheme that DCAT-AP asks for."""
    return {"@id": address, "@type": kind, "skos:inScheme": {"@id": address.rpartition("/")[0]}}
