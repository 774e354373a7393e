"""One description of a dataset. Every descriptor is written from it, so that no two of them can disagree."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from urllib.parse import quote

from attrs import frozen

from ...loading.packaged import editions, load
from ...model.labels import LANGUAGES, Labels
from ...model.period import Period
from ...model.report import Report
from ...model.source import Edition
from ...model.words import word
from ..citation import cite_report, slug
from ..columns import COLUMNS, Column

__all__ = ["Agent", "FileDescription", "Metadata", "metadata_of"]

_ROOT = "urn:belgian-police-stats"


@frozen(kw_only=True)
class FileDescription:
    """One file that the descriptors stand beside."""

    name: str
    """The name in the folder, where all files lie side by side."""
    media_type: str
    description: str
    size: int
    """In bytes."""
    sha256: str

    @classmethod
    def of(cls, name: str, media_type: str, description: str, content: bytes) -> FileDescription:
        """Describe a file by what it holds."""
        return cls(
            name=name,
            media_type=media_type,
            description=description,
            size=len(content),
            sha256=sha256(content).hexdigest(),
        )


@frozen(kw_only=True)
class Agent:
    """Who publishes or makes something. Nobody has an address."""

    identifier: str
    """A URN."""
    name: Labels


@frozen(kw_only=True)
class Metadata:
    """The facts about a dataset, in the terms that most formats share."""

    identifier: str
    """A URN of publisher and year, since the dataset has no home page."""
    name: str
    """The identifier's last two parts, for formats that want a plain word."""
    title: Labels
    description: Labels
    publisher: Agent
    """Who published the figures."""
    creator: Agent
    """Who made this dataset of them: we of an edition in the package, and the publisher of any other report."""
    issued: date
    """The day on which the report was presented."""
    period: Period
    """The period of a figure, unless its row says otherwise."""
    country: Labels
    languages: tuple[str, ...]
    """The languages of the labels."""
    keywords: tuple[Labels, ...]
    version: str
    """The version of the library: its first two numbers change with the figures."""
    terms: str
    """What is known of the terms of use, in English. It stands where other datasets name a licence."""
    citation: str
    report_title: str
    report_language: str
    source_sha256: str
    """The hash of the text that the figures were read from."""
    columns: tuple[Column, ...]
    files: tuple[FileDescription, ...]

    def file(self, name: str) -> FileDescription:
        """Give a file by its name."""
        return next(file for file in self.files if file.name == name)


def metadata_of(report: Report, files: tuple[FileDescription, ...] = ()) -> Metadata:
    """Describe the dataset of a report, which lies in these files."""
    from ... import __version__

    edition = report.edition
    # Two publishers never share an identifier; a name need only be one that validators take.
    quoted = quote("-".join(edition.publisher.casefold().split()), safe="")
    publisher = Agent(identifier=f"{_ROOT}:{quoted}", name=_publisher(edition.publisher))
    keywords = (word("police"), word("statistics"), word("annual_report"), word("belgium"))
    packaged = _is_packaged(edition)
    return Metadata(
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
        citation=cite_report(report, "text", None).replace("\n", " "),
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
    """Whether we have read this report, and nobody else."""
    return edition.year in editions() and edition == load(edition.year).edition


def _publisher(name: str) -> Labels:
    """Name a publisher in every language; one that the dictionary lacks keeps the name in its report."""
    known = word("federal_police")
    return known if name == known.en else _in_all_languages(name)


def _description(report: Report, *, unofficial: bool) -> Labels:
    """Say what a row is, and in which part of the descriptor the terms stand; they are known in English only."""
    described = word(
        "dataset_description", figures=len(report), chapters=len(report.chapters), terms=report.edition.terms
    )
    if not unofficial:
        return described
    warning = word("unofficial")
    return Labels(**{name: f"{warning.text(name)} {described.text(name)}" for name in LANGUAGES})
