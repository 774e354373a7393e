"""Croissant, from which machine-learning libraries load the rows of the CSV file with the type of each column."""

from __future__ import annotations

from typing import Any

from ..columns import KEY, Column, ColumnType
from ..observations import OBSERVATION_COLUMNS
from .metadata import FileDescription, Metadata

__all__ = ["croissant"]

_TYPES = {
    ColumnType.INTEGER: "sc:Integer",
    # Croissant has no exact decimals. The CSV file itself has them.
    ColumnType.NUMBER: "sc:Float",
    ColumnType.TEXT: "sc:Text",
    ColumnType.WORD: "sc:Text",
    ColumnType.DATE: "sc:Date",
}
_LEFT_OUT = "value_text"
"""mlcroissant reads a text that looks like a number as a float, and would give 805.0 for the text 805."""

_CROISSANT_TERMS = (
    "citeAs",
    "column",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
"""The terms that Croissant adds to schema.org. The standard asks for all of them in the context."""

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    **{term: f"cr:{term}" for term in _CROISSANT_TERMS},
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}


def croissant(metadata: Metadata) -> dict[str, Any]:
    """Make the contents of croissant.json. `usageInfo` holds the terms; without a licence, `license` is left out.

    Raises:
        ExportError: there is no CSV file to describe.
    """
    csv_name, others = metadata.csv_file.name, metadata.file_of("observations").name
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "@id": metadata.identifier,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": metadata.name,
        "alternateName": metadata.title.en,
        "description": metadata.description.en,
        "version": metadata.version,
        "datePublished": metadata.issued.isoformat(),
        "keywords": [keyword.en for keyword in metadata.keywords],
        "inLanguage": list(metadata.languages),
        "temporalCoverage": f"{metadata.period.start}/{metadata.period.end}",
        "spatialCoverage": metadata.country.en,
        "creator": {"@type": "sc:Organization", "name": metadata.creator.name.en},
        "publisher": {"@type": "sc:Organization", "name": metadata.publisher.name.en},
        "usageInfo": metadata.terms,
        "citeAs": metadata.citation,
        "isLiveDataset": False,
        "distribution": [_file_object(file) for file in metadata.files],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "figures",
                "name": "figures",
                "description": "One row for each figure.",
                "key": [{"@id": f"figures/{name}"} for name in KEY],
                "field": [_field(c, "figures", csv_name) for c in metadata.columns if c.name != _LEFT_OUT],
            },
            {
                "@type": "cr:RecordSet",
                "@id": "observations",
                "name": "observations",
                "description": "One row for each number of another year.",
                "field": [_field(c, "observations", others) for c in OBSERVATION_COLUMNS if c.name != _LEFT_OUT],
            },
        ],
    }


def _file_object(file: FileDescription) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "description": file.description,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _field(column: Column, record_set: str, csv_name: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{record_set}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": csv_name}, "extract": {"column": column.name}},
    }
