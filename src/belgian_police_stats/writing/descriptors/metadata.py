"""One description of a dataset and its files. Every descriptor is made from it, so that no two can disagree."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import frozen

from ...errors import ExportError
from ...loading.packaged import editions, load
from ...model.labels import LANGUAGES, Labels
from ...model.period import Period
from ...model.report import Report
from ...model.source import Edition
from ...model.words import word
from ..citation import cite_report, slug
from ..columns import COLUMNS, Column

if TYPE_CHECKING:
    from ..files.formats import DataFormat

__all__ = ["Agent", "FileDescription", "Metadata", "metadata_of"]

_ROOT = "urn:belgian-police-stats"


@frozen(kw_only=True)
class FileDescription:
    """One data file, as the descriptors beside it name it."""

    format: str
    """The name of its format."""
    name: str
    """Its name in the folder, which is the same for the descriptors."""
    media_type: str
    description: str
    size: int
    """In bytes."""
    sha256: str

    @classmethod
    def of(cls, kind: DataFormat, content: bytes) -> FileDescription:
        """Describe the file of a format, which has these contents."""
        return cls(
            format=kind.name,
            name=kind.file_name,
            media_type=kind.media_type,
            description=kind.description,
            size=len(content),
            sha256=sha256(content).hexdigest(),
        )


@frozen(kw_only=True)
class Agent:
    """A publisher or creator. It has no web or mail address, since none is known."""

    identifier: str
    """A URN."""
    name: Labels


@frozen(kw_only=True)
class Metadata:
    """A dataset, in the terms that most of the standards share."""

    report: Report
    """The report itself, for descriptors that list its figures."""
    identifier: str
    """A URN made of the publisher and the year, because the dataset has no home page."""
    name: str
    """The publisher and the year in plain letters, for standards that ask for a simple name."""
    title: Labels
    description: Labels
    publisher: Agent
    """The publisher of the figures."""
    creator: Agent
    """The maker of the dataset: this project for a packaged edition, the publisher for any other report."""
    issued: date
    """The day on which the report was presented."""
    period: Period
    """The year of the report. A figure can have another period, which its row states."""
    country: Labels
    languages: tuple[str, ...]
    """The languages of the labels."""
    keywords: tuple[Labels, ...]
    version: str
    """The version of the library. Its first or second number changes whenever a figure changes."""
    terms: str
    """The known terms of use, in English. Other datasets have a licence instead."""
    citation: str
    report_title: str
    report_language: str
    source_sha256: str
    """The SHA-256 of the text from which the figures were read."""
    columns: tuple[Column, ...]
    files: tuple[FileDescription, ...]
    """The data files; a format that cannot hold the report has none."""

    @property
    def csv_file(self) -> FileDescription:
        """The CSV file, whose columns several standards describe.

        Raises:
            ExportError: there is no such file.
        """
        return self.file_of("csv")

    def file_of(self, name: str) -> FileDescription:
        """The file of a format.

        Raises:
            ExportError: there is no such file.
        """
        for file in self.files:
            if file.format == name:
                return file
        raise ExportError(f"Expected a CSV file to describe, got none: the format {name} cannot hold this report.")


def metadata_of(report: Report, files: tuple[FileDescription, ...] = ()) -> Metadata:
    """Describe the dataset of a report, and the files that hold it."""
    from ... import __version__

    edition = report.edition
    # The identifier keeps every letter, as an escape, so that two publishers never share one. A name may be shared:
    # validators only want it simple.
    quoted = quote("-".join(edition.publisher.casefold().split()), safe="")
    publisher = Agent(identifier=f"{_ROOT}:{quoted}", name=_publisher(edition.publisher))
    keywords = (word("police"), word("statistics"), word("annual_report"), word("belgium"))
    packaged = _is_packaged(edition)
    return Metadata(
        report=report,
        identifier=f"{publisher.identifier}:{edition.year}",
        name=f"{slug(edition.publisher)}-{edition.year}",
        title=word("dataset_title", title=edition.title, publisher=publisher.name),
        description=_description(report, unofficial=packaged),
        publisher=publisher,
        creator=_DEVELOPERS if packaged else publisher,
        issued=edition.presented,
        period=edition.period,
        country=word("belgium"),
        languages=LANGUAGES,
        keywords=(*keywords, *(chapter.labels for chapter in report.chapters)),
        version=__version__,
        terms=edition.terms,
        citation=cite_report(report, "text", None, "en").replace("\n", " "),
        report_title=edition.title,
        report_language=edition.language,
        source_sha256=edition.source_sha256,
        columns=COLUMNS,
        files=files,
    )


def _in_all_languages(name: str) -> Labels:
    return Labels(**dict.fromkeys(LANGUAGES, name))


_DEVELOPERS = Agent(identifier=f"{_ROOT}:developers", name=_in_all_languages("The belgian_police_stats developers"))


def _is_packaged(edition: Edition) -> bool:
    """Whether this is an edition of the package, and not another report of the same year."""
    return edition.year in editions() and edition == load(edition.year).edition


def _publisher(name: str) -> Labels:
    """Name a publisher in every language. A publisher that the dictionary lacks keeps its name in the report."""
    known = word("federal_police")
    return known if name == known.en else _in_all_languages(name)


def _description(report: Report, *, unofficial: bool) -> Labels:
    """Describe a row, and name the part of the descriptor with the terms, which are known in English only."""
    described = word(
        "dataset_description", figures=len(report), chapters=len(report.chapters), terms=report.edition.terms
    )
    if not unofficial:
        return described
    warning = word("unofficial")
    return Labels(**{name: f"{warning.text(name)} {described.text(name)}" for name in LANGUAGES})
