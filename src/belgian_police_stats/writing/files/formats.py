"""The table of formats. The command, the docs and the tests read it; nothing else lists the formats.

The command reads this table whenever it starts, so a format imports what it needs only when it is used: optional
packages, modules of the standard library, and the modules of `descriptors`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...errors import ExportError, did_you_mean, nearest, short_repr
from ...frozen import Frozen
from ...loading.files import OpenedFile
from ...loading.reading import report_in
from ...model.report import Report
from ..escapes import in_json_of_a_page
from ..json_text import json_text
from ..report_file import report_text
from ..table import Table
from .arrow_files import feather_of, parquet_of
from .csv_file import csv_of, csv_table, european_csv_of, european_csv_table, observations_csv
from .excel_file import excel_bytes, excel_of, excel_table
from .ndjson_file import ndjson_of, ndjson_table
from .sqlite_file import sqlite_bytes

if TYPE_CHECKING:
    # The command starts faster without them, and nothing evaluates the annotations.
    from ...literals import FormatName  # noqa: TC004
    from ..descriptors.metadata import Metadata  # noqa: TC004

__all__ = ["FORMATS", "READERS", "DataFormat", "Descriptor", "Format", "format_named"]


@frozen(kw_only=True)
class Format(Frozen):
    """The common base of all formats: a name, a file, and words about it."""

    name: FormatName
    file_name: str
    """The name of its file in the folder that `export all` writes."""
    media_type: str
    description: str
    """One line about the contents of the file."""
    extra: str | None = None
    """The extra that installs the package which the format needs."""


@frozen(kw_only=True)
class DataFormat(Format):
    """A format that holds the figures of a report."""

    content: Callable[[Report], bytes]
    """Make the file. The same report, version and packages give the same bytes."""
    of_table: Callable[[Table], bytes] | None = None
    """Make the file of a table alone, such as that of a selection. None if the file needs the whole report."""
    read: Callable[[OpenedFile], Table] | None = None
    """Read the table back. None if the file does not hold the whole table."""
    read_with: tuple[str, str] | None = None
    """The module that reading needs, and what it is needed for, if the format has an extra."""


@frozen(kw_only=True)
class Descriptor(Format):
    """A format that describes the dataset and the files of other formats, for other programs."""

    content: Callable[[Metadata], bytes]
    """Make the file from the description of the dataset and of the files in `describes`."""
    describes: tuple[str, ...] = ()
    """The formats whose files it names. They are made first, because it may hold their sizes and hashes."""


def _of_its_table(of_table: Callable[[Table], bytes]) -> Callable[[Report], bytes]:
    return lambda report: of_table(report.table())


def _report_bytes(report: Report) -> bytes:
    return report_text(report).encode()


def _report_table(file: OpenedFile) -> Table:
    return report_in(file).table()


def _parquet_table(file: OpenedFile) -> Table:
    from .arrow_reading import parquet_table

    return parquet_table(file)


def _feather_table(file: OpenedFile) -> Table:
    from .arrow_reading import feather_table

    return feather_table(file)


def _sqlite_table(file: OpenedFile) -> Table:
    from .sqlite_reading import sqlite_table

    return sqlite_table(file)


def _llms_txt(report: Report) -> bytes:
    from ..language_models import language_models_text

    return language_models_text(report).encode()


def _sdmx_csv(report: Report) -> bytes:
    from ..descriptors.sdmx import sdmx_csv

    return sdmx_csv(report).encode()


def _sdmx_structure(metadata: Metadata) -> bytes:
    from ..descriptors.sdmx_structure import sdmx_structure

    return sdmx_structure(metadata).encode()


def _description(module: str, maker: str) -> Callable[[Metadata], bytes]:
    """Make a description by a function of `descriptors`, which is imported when the file is made."""
    return lambda metadata: _json_bytes(_maker(module, maker)(metadata))


def _schema(module: str, maker: str) -> Callable[[Metadata], bytes]:
    """Make a JSON Schema, which does not depend on the report, by a function of `descriptors`."""
    return lambda _: _json_bytes(_maker(module, maker)())


def _maker(module: str, maker: str) -> Callable[..., dict[str, Any]]:
    make: Callable[..., dict[str, Any]] = getattr(import_module(f"...descriptors.{module}", __name__), maker)
    return make


def _json_bytes(descriptor: dict[str, Any]) -> bytes:
    return (in_json_of_a_page(json_text(descriptor)) + "\n").encode()


_DATA = (
    DataFormat(
        name="csv",
        file_name="figures.csv",
        media_type="text/csv",
        description="the table, one row per figure; no cell runs as a formula in a spreadsheet",
        content=_of_its_table(csv_of),
        of_table=csv_of,
        read=csv_table,
    ),
    DataFormat(
        name="csv-european",
        file_name="figures.european.csv",
        media_type="text/csv",
        description="the same for a spreadsheet in Belgium: semicolons and decimal commas",
        content=_of_its_table(european_csv_of),
        of_table=european_csv_of,
        read=european_csv_table,
    ),
    DataFormat(
        name="ndjson",
        file_name="figures.ndjson",
        media_type="application/x-ndjson",
        description="the table, one JSON object per line",
        content=_of_its_table(ndjson_of),
        of_table=ndjson_of,
        read=ndjson_table,
    ),
    DataFormat(
        name="json",
        file_name="report.json",
        media_type="application/json",
        description="the whole report, as read and check take it",
        content=_report_bytes,
        read=_report_table,
    ),
    DataFormat(
        name="parquet",
        file_name="figures.parquet",
        media_type="application/vnd.apache.parquet",
        description="the table, typed and compressed; numbers are floats, and value_text is exact",
        extra="arrow",
        content=_of_its_table(parquet_of),
        of_table=parquet_of,
        read=_parquet_table,
        read_with=("pyarrow.parquet", "read Parquet"),
    ),
    DataFormat(
        name="feather",
        file_name="figures.feather",
        media_type="application/vnd.apache.arrow.file",
        description="the table, typed, in the memory format of Arrow; numbers are floats, and value_text is exact",
        extra="arrow",
        content=_of_its_table(feather_of),
        of_table=feather_of,
        read=_feather_table,
        read_with=("pyarrow", "read Feather"),
    ),
    DataFormat(
        name="sqlite",
        file_name="figures.sqlite",
        media_type="application/vnd.sqlite3",
        description="figures, places, labels, rules, verdicts, discrepancies and other years, with keys",
        content=sqlite_bytes,
        read=_sqlite_table,
    ),
    DataFormat(
        name="excel",
        file_name="figures.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        description="a workbook with the table, other years, checks, discrepancies and a codebook",
        extra="excel",
        content=excel_bytes,
        of_table=excel_of,
        read=excel_table,
        read_with=("openpyxl", "read a workbook"),
    ),
    DataFormat(
        name="observations",
        file_name="observations.csv",
        media_type="text/csv",
        description="the numbers of other years, one row per number, with comparability and source",
        content=observations_csv,
    ),
    DataFormat(
        name="sdmx-csv",
        file_name="figures.sdmx.csv",
        media_type="application/vnd.sdmx.data+csv;version=2.0.0",
        description="the figures with codes, as statistical offices exchange them",
        content=_sdmx_csv,
    ),
    DataFormat(
        name="llms-txt",
        file_name="llms.txt",
        media_type="text/plain",
        description="all figures in one text, with the rules for using them, for language models",
        content=_llms_txt,
    ),
)
_ALL_DATA = tuple(listed.name for listed in _DATA)
_DESCRIPTORS = (
    Descriptor(
        name="json-schema",
        file_name="report.schema.json",
        media_type="application/schema+json",
        description="JSON Schema of the report format",
        content=_schema("json_schema", "json_schema"),
    ),
    Descriptor(
        name="row-schema",
        file_name="figures.schema.json",
        media_type="application/schema+json",
        description="JSON Schema of a row of the table",
        content=_schema("record_schemas", "row_schema"),
    ),
    Descriptor(
        name="figure-schema",
        file_name="figure.schema.json",
        media_type="application/schema+json",
        description="JSON Schema of the full record of a figure",
        content=_schema("record_schemas", "figure_schema"),
    ),
    Descriptor(
        name="data-package",
        file_name="datapackage.json",
        media_type="application/vnd.datapackage+json",
        description="Frictionless Data Package: the columns of the CSV files",
        describes=("csv", "observations"),
        content=_description("data_package", "data_package"),
    ),
    Descriptor(
        name="csvw",
        file_name="figures.csv-metadata.json",
        media_type="application/csvm+json",
        description="CSV on the Web: the columns of the CSV file",
        describes=("csv",),
        content=_description("csvw", "csvw"),
    ),
    Descriptor(
        name="csvw-observations",
        file_name="observations.csv-metadata.json",
        media_type="application/csvm+json",
        description="CSV on the Web: the columns of the numbers of other years",
        describes=("observations",),
        content=_description("csvw", "csvw_observations"),
    ),
    Descriptor(
        name="dcat-ap",
        file_name="dcat-ap.jsonld",
        media_type="application/ld+json",
        description="DCAT-AP: the dataset and its files, for data portals",
        describes=_ALL_DATA,
        content=_description("dcat_ap", "dcat_ap"),
    ),
    Descriptor(
        name="schema-org",
        file_name="schema-org.jsonld",
        media_type="application/ld+json",
        description="schema.org: the dataset, for search engines",
        describes=_ALL_DATA,
        content=_description("schema_org", "schema_org"),
    ),
    Descriptor(
        name="croissant",
        file_name="croissant.json",
        media_type="application/ld+json",
        description="Croissant: the dataset, for machine learning",
        describes=_ALL_DATA,
        content=_description("croissant", "croissant"),
    ),
    Descriptor(
        name="sdmx-structure",
        file_name="figures.sdmx.xml",
        media_type="application/vnd.sdmx.structure+xml;version=2.1",
        description="code lists and structure of the SDMX-CSV file",
        extra="sdmx",
        content=_sdmx_structure,
    ),
)
FORMATS: dict[str, Format] = {listed.name: listed for listed in (*_DATA, *_DESCRIPTORS)}
"""Every format by its name."""

READERS: dict[str, DataFormat] = {listed.name: listed for listed in _DATA if listed.read is not None}
"""The formats from which the table can be read back."""


def format_named(name: str) -> Format:
    """Give the format of this name.

    Raises:
        ExportError: no format has this name.
    """
    given: Any = name
    if not isinstance(given, str) or name not in FORMATS:
        # Many people know a format by the end of its files, such as xlsx.
        ending = [known for known, listed in FORMATS.items() if listed.file_name.endswith(f".{name}")]
        hint = nearest(str(name), FORMATS) or (did_you_mean(ending) if len(ending) == 1 else "")
        raise ExportError(expected=f"a format among {', '.join(FORMATS)}", got=short_repr(name), hint=hint)
    return FORMATS[name]
