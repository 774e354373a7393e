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
from ...model.words import slug
from ..citation import cite_report
from ..columns import COLUMNS, Column

__all__ = ["Agent", "FileDescription", "Metadata", "metadata_of"]

_ROOT = "urn:belgian-police-stats"

_PUBLISHERS = {
    "Belgian Federal Police": Labels(
        nl="Federale Politie", fr="Police fédérale", de="Föderale Polizei", en="Belgian Federal Police"
    )
}
"""The names of a publisher where it has one in each language; any other is called what its report calls it."""

_KEYWORDS = (
    Labels(nl="politie", fr="police", de="Polizei", en="police"),
    Labels(nl="statistiek", fr="statistiques", de="Statistik", en="statistics"),
    Labels(nl="jaarverslag", fr="rapport annuel", de="Jahresbericht", en="annual report"),
    Labels(nl="België", fr="Belgique", de="Belgien", en="Belgium"),
)


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
    """What there is to say of a dataset, in the terms that most formats share."""

    identifier: str
    """A URN of publisher and year; there is no home page."""
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
    publisher = Agent(
        identifier=f"{_ROOT}:{quoted}", name=_PUBLISHERS.get(edition.publisher) or _in_all_languages(edition.publisher)
    )
    return Metadata(
        identifier=f"{publisher.identifier}:{edition.year}",
        name=f"{slug(edition.publisher)}-{edition.year}",
        title=_title(report, publisher.name),
        description=_description(report),
        publisher=publisher,
        creator=_DEVELOPERS if _is_packaged(edition) else publisher,
        issued=edition.presented,
        period=edition.period,
        country=_KEYWORDS[-1],
        languages=LANGUAGES,
        keywords=(*_KEYWORDS, *(chapter.labels for chapter in report.chapters)),
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


def _title(report: Report, publisher: Labels) -> Labels:
    title = report.edition.title
    return Labels(
        nl=f"Cijfers uit “{title}” ({publisher.nl})",
        fr=f"Chiffres de « {title} » ({publisher.fr})",
        de=f"Zahlen aus „{title}“ ({publisher.de})",
        en=f"Figures of “{title}” ({publisher.en})",
    )


_UNOFFICIAL = Labels(
    nl="Geen officiële publicatie. ",
    fr="Ceci n’est pas une publication officielle. ",
    de="Keine amtliche Veröffentlichung. ",
    en="No official publication. ",
)


def _description(report: Report) -> Labels:
    """What a row is, and where the terms stand: they are known in English alone."""
    figures, chapters = len(report), len(report.chapters)
    unofficial = _UNOFFICIAL if _is_packaged(report.edition) else _in_all_languages("")
    return Labels(
        nl=(
            f"{unofficial.nl}"
            f"{figures} gedrukte cijfers in {chapters} hoofdstukken, elk met exacte waarde, eenheid, periode, gedrukte "
            "vorm, plaats in de bron en hoe zeker de lezing is. Wat over licentie en hergebruik bekend is, "
            "staat in het Engels in de rechtenverklaring."
        ),
        fr=(
            f"{unofficial.fr}"
            f"{figures} chiffres imprimés en {chapters} chapitres, chacun avec sa valeur exacte, son unité, sa "
            "période, sa forme imprimée, sa place dans la source et la certitude de sa lecture. Ce que l’on sait de la "
            "licence et de la réutilisation figure en anglais dans la déclaration de droits."
        ),
        de=(
            f"{unofficial.de}"
            f"{figures} gedruckte Zahlen in {chapters} Kapiteln, jede mit genauem Wert, Einheit, Zeitraum, gedruckter "
            "Form, Stelle in der Quelle und Sicherheit der Lesung. Was über Lizenz und Weiterverwendung bekannt "
            "ist, steht auf Englisch in der Rechteerklärung."
        ),
        en=(
            f"{unofficial.en}"
            f"{figures} printed figures in {chapters} chapters, each with its exact value, unit, period, printed form, "
            f"place in the source and how sure its certainty is. {report.edition.terms}"
        ),
    )
