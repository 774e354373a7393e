"""The descriptors as formats of files: they stand in the table of formats beside the files that they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...errors import ExportError, MissingExtraError
from ...model.report import Report
from ..files.format import Format
from ..json_text import json_text
from .croissant import croissant
from .csvw import csvw
from .data_package import data_package
from .dcat import dcat_ap
from .json_schema import json_schema
from .metadata import FileDescription, Metadata, metadata_of
from .schema_org import schema_org
from .sdmx_structure import sdmx_structure
from .tabular import TABLE

__all__ = ["descriptors_of", "files_of"]


def files_of(report: Report, data: Iterable[Format]) -> tuple[FileDescription, ...]:
    """Describe the file of each format that can be written here."""
    files = []
    for kind in data:
        try:
            content = kind.content(report)
        except (MissingExtraError, ExportError):
            # There is no such file to describe: an extra is missing, or the format cannot hold a number.
            continue
        files.append(FileDescription.of(kind.file_name, kind.media_type, kind.description, content))
    return tuple(files)


def descriptors_of(data: tuple[Format, ...]) -> tuple[Format, ...]:
    """The formats of the descriptors of files in these formats."""
    table = tuple(kind for kind in data if kind.file_name == TABLE)

    def described(
        write: Callable[[Metadata], dict[str, Any]], files: tuple[Format, ...] = data
    ) -> Callable[[Report], bytes]:
        return lambda report: _bytes(write(metadata_of(report, files_of(report, files))))

    return (
        Format(
            name="json-schema",
            file_name="report.schema.json",
            media_type="application/schema+json",
            description="JSON Schema of the report format",
            content=lambda _: _bytes(json_schema()),
        ),
        Format(
            name="data-package",
            file_name="datapackage.json",
            media_type="application/vnd.datapackage+json",
            description="Frictionless Data Package: the columns of the CSV file",
            content=described(data_package, table),
        ),
        Format(
            name="csvw",
            file_name="figures.csv-metadata.json",
            media_type="application/csvm+json",
            description="CSV on the Web: the columns of the CSV file",
            content=described(csvw, ()),
        ),
        Format(
            name="dcat-ap",
            file_name="dcat-ap.jsonld",
            media_type="application/ld+json",
            description="DCAT-AP: the dataset and its files, for data portals",
            content=described(dcat_ap),
        ),
        Format(
            name="schema-org",
            file_name="schema-org.jsonld",
            media_type="application/ld+json",
            description="schema.org: the dataset, for search engines",
            content=described(schema_org),
        ),
        Format(
            name="croissant",
            file_name="croissant.json",
            media_type="application/ld+json",
            description="Croissant: the dataset, for machine learning",
            content=described(croissant),
        ),
        Format(
            name="sdmx-structure",
            file_name="figures.sdmx.xml",
            media_type="application/vnd.sdmx.structure+xml;version=2.1",
            description="code lists and structure of the SDMX-CSV file",
            extra="sdmx",
            content=lambda report: sdmx_structure(report, metadata_of(report)).encode(),
        ),
    )


def _bytes(descriptor: dict[str, Any]) -> bytes:
    return (json_text(descriptor) + "\n").encode()
