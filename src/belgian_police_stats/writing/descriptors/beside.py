"""The descriptors as formats of files: they stand in the table of formats beside the files that they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ...errors import ExportError, MissingExtraError
from ...model.report import Report
from ..files.format import Format
from ..json_text import json_text
from .tabular import TABLE

if TYPE_CHECKING:
    from .metadata import FileDescription

__all__ = ["descriptors_of", "files_of"]


def files_of(report: Report, data: Iterable[Format]) -> tuple[FileDescription, ...]:
    """Describe the file of each format that can be written here."""
    from .metadata import FileDescription

    files: list[FileDescription] = []
    for kind in data:
        try:
            content = kind.content(report)
        except (MissingExtraError, ExportError):
            # There is no such file to describe: an extra is missing, or the format cannot hold a number.
            continue
        files.append(FileDescription.of(kind.file_name, kind.media_type, kind.description, content))
    return tuple(files)


def _described(stem: str, data: Iterable[Format]) -> Callable[[Report], bytes]:
    """What writes a descriptor: the function that is called like its module, which the command starts without."""

    def content(report: Report) -> bytes:
        from .metadata import metadata_of

        write = getattr(import_module(f".{stem}", __package__), stem)
        return _bytes(write(metadata_of(report, files_of(report, data))))

    return content


def _schema(_: Report) -> bytes:
    from .json_schema import json_schema

    return _bytes(json_schema())


def _structure(report: Report) -> bytes:
    from .metadata import metadata_of
    from .sdmx_structure import sdmx_structure

    return sdmx_structure(report, metadata_of(report)).encode()


def _bytes(descriptor: dict[str, Any]) -> bytes:
    return (json_text(descriptor) + "\n").encode()


def descriptors_of(data: tuple[Format, ...]) -> tuple[Format, ...]:
    """The formats of the descriptors of files in these formats."""
    table = tuple(kind for kind in data if kind.file_name == TABLE)
    return (
        Format(
            name="json-schema",
            file_name="report.schema.json",
            media_type="application/schema+json",
            description="JSON Schema of the report format",
            content=_schema,
        ),
        Format(
            name="data-package",
            file_name="datapackage.json",
            media_type="application/vnd.datapackage+json",
            description="Frictionless Data Package: the columns of the CSV file",
            content=_described("data_package", table),
        ),
        Format(
            name="csvw",
            file_name="figures.csv-metadata.json",
            media_type="application/csvm+json",
            description="CSV on the Web: the columns of the CSV file",
            content=_described("csvw", ()),
        ),
        Format(
            name="dcat-ap",
            file_name="dcat-ap.jsonld",
            media_type="application/ld+json",
            description="DCAT-AP: the dataset and its files, for data portals",
            content=_described("dcat_ap", data),
        ),
        Format(
            name="schema-org",
            file_name="schema-org.jsonld",
            media_type="application/ld+json",
            description="schema.org: the dataset, for search engines",
            content=_described("schema_org", data),
        ),
        Format(
            name="croissant",
            file_name="croissant.json",
            media_type="application/ld+json",
            description="Croissant: the dataset, for machine learning",
            content=_described("croissant", data),
        ),
        Format(
            name="sdmx-structure",
            file_name="figures.sdmx.xml",
            media_type="application/vnd.sdmx.structure+xml;version=2.1",
            description="code lists and structure of the SDMX-CSV file",
            extra="sdmx",
            content=_structure,
        ),
    )
