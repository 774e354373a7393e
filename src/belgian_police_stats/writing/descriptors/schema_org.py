"""schema.org: the dataset for search engines, which read it from a web page."""

from __future__ import annotations

from typing import Any

from ..columns import Column
from .json_ld import words
from .metadata import FileDescription, Metadata

__all__ = ["schema_org"]


def schema_org(metadata: Metadata) -> dict[str, Any]:
    """Make the contents of schema-org.jsonld. `usageInfo` holds the terms; without a licence, `license` is left out."""
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": metadata.identifier,
        "identifier": metadata.identifier,
        "name": words(metadata.title),
        "description": words(metadata.description),
        "keywords": [tagged for keyword in metadata.keywords for tagged in words(keyword)],
        "version": metadata.version,
        "datePublished": metadata.issued.isoformat(),
        "temporalCoverage": f"{metadata.period.start}/{metadata.period.end}",
        "spatialCoverage": {"@type": "Country", "name": words(metadata.country)},
        "inLanguage": list(metadata.languages),
        "publisher": {"@type": "Organization", "name": words(metadata.publisher.name)},
        "creator": {"@type": "Organization", "name": words(metadata.creator.name)},
        "isBasedOn": {
            "@type": "Report",
            "name": metadata.report_title,
            "inLanguage": metadata.report_language,
            "datePublished": metadata.issued.isoformat(),
            "publisher": {"@type": "Organization", "name": words(metadata.publisher.name)},
        },
        "usageInfo": {"@type": "CreativeWork", "text": metadata.terms},
        "citation": metadata.citation,
        "variableMeasured": [_variable(column) for column in metadata.columns],
        "distribution": [_download(file) for file in metadata.files],
    }


def _variable(column: Column) -> dict[str, Any]:
    return {"@type": "PropertyValue", "name": column.name, "description": column.description}


def _download(file: FileDescription) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": file.description,
        "contentUrl": file.name,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
