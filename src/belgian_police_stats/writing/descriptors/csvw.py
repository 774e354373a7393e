"""CSV on the Web (CSVW), a standard of the W3C: the name, type and description of each column of the CSV file."""

from __future__ import annotations

from typing import Any

from ..columns import KEY, Column, ColumnType
from ..observations import OBSERVATION_COLUMNS
from .json_ld import words
from .metadata import FileDescription, Metadata

__all__ = ["csvw"]

_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "decimal",
    ColumnType.TEXT: "string",
    ColumnType.DATE: "date",
}


def csvw(metadata: Metadata, file: FileDescription | None = None) -> dict[str, Any]:
    """Make the contents of figures.csv-metadata.json. CSVW readers look for this name beside figures.csv.

    The standard fixes the context, so readers know it and do not fetch it.

    Raises:
        ExportError: there is no CSV file to describe.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": (file or metadata.csv_file).name,
        "dc:identifier": metadata.identifier,
        "dc:title": words(metadata.title),
        "dc:description": words(metadata.description),
        "dc:publisher": metadata.publisher.name.en,
        "dc:creator": metadata.creator.name.en,
        "dc:issued": {"@value": metadata.issued.isoformat(), "@type": "xsd:date"},
        "dc:language": list(metadata.languages),
        "dc:rights": metadata.terms,
        "dc:bibliographicCitation": metadata.citation,
        "dc:temporal": f"{metadata.period.start}/{metadata.period.end}",
        "dc:spatial": metadata.country.en,
        "dcat:version": metadata.version,
        "dcat:keyword": [tagged for keyword in metadata.keywords for tagged in words(keyword)],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "doubleQuote": True},
        "tableSchema": {
            "columns": [_column(column) for column in metadata.columns],
            "primaryKey": list(KEY),
            "aboutUrl": f"{metadata.identifier}:{{id}}",
        },
    }


def csvw_observations(metadata: Metadata) -> dict[str, Any]:
    """Make the contents of observations.csv-metadata.json.

    Raises:
        ExportError: there is no such file to describe.
    """
    described = csvw(metadata, metadata.file_of("observations"))
    schema = {"columns": [_column(column) for column in OBSERVATION_COLUMNS]}
    return {**described, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    datatype: object = _TYPES.get(column.type)
    if column.type is ColumnType.WORD:
        datatype = {"base": "string", "format": f"^({'|'.join(column.words)})$"}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": datatype,
        **({} if column.optional else {"required": True}),
    }
