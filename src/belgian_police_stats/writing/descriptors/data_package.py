"""Frictionless Data Package: the columns of the CSV files with their types and words, to check the files against."""

from __future__ import annotations

from typing import Any

from ..columns import KEY, Column, ColumnType
from ..observations import OBSERVATION_COLUMNS
from .metadata import FileDescription, Metadata

__all__ = ["data_package"]

_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.TEXT: "string",
    ColumnType.WORD: "string",
    ColumnType.DATE: "date",
}


def data_package(metadata: Metadata) -> dict[str, Any]:
    """Make the contents of datapackage.json. `rights` holds the terms; without a licence, `licenses` is left out.

    Raises:
        ExportError: there is no CSV file to describe.
    """
    return {
        "name": metadata.name,
        "id": metadata.identifier,
        "title": metadata.title.en,
        "description": metadata.description.en,
        "version": metadata.version,
        "keywords": [keyword.en for keyword in metadata.keywords],
        "contributors": [
            {"title": metadata.publisher.name.en, "role": "publisher"},
            {"title": metadata.creator.name.en, "role": "wrangler"},
        ],
        "sources": [
            {"title": f"{metadata.publisher.name.en}: {metadata.report_title}, presented on {metadata.issued}"}
        ],
        "rights": metadata.terms,
        "citation": metadata.citation,
        "languages": list(metadata.languages),
        "temporal": {"start": metadata.period.start.isoformat(), "end": metadata.period.end.isoformat()},
        "spatial": metadata.country.en,
        "resources": [
            _resource(
                metadata.csv_file,
                {
                    "fields": [_field(column) for column in metadata.columns],
                    "primaryKey": list(KEY),
                    "foreignKeys": [{"fields": ["of"], "reference": {"resource": "", "fields": ["id"]}}],
                },
            ),
            _resource(
                metadata.file_of("observations"),
                {
                    "fields": [_field(column) for column in OBSERVATION_COLUMNS],
                    "foreignKeys": [
                        {"fields": ["id"], "reference": {"resource": _name(metadata.csv_file), "fields": ["id"]}}
                    ],
                },
            ),
        ],
    }


def _name(file: FileDescription) -> str:
    return file.name.replace(".", "-")


def _resource(file: FileDescription, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": _name(file),
        "path": file.name,
        "description": file.description,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "schema": {**schema, "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.optional else {"required": True}
    if column.words:
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }
