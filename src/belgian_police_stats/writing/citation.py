"""Citations of the report, which has the figures, and of this package, which made them into data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..errors import FilterError, UnknownFigureError, clean, nearest, short_repr
from ..loading.packaged import load
from ..model.figure import Figure
from ..model.labels import Language, check_language
from ..model.report import Report
from ..model.words import word
from .escapes import in_bibtex
from .json_text import json_text
from .plain import place_text, plain_day, plain_figure, plain_period

if TYPE_CHECKING:
    from ..literals import CitationStyle

__all__ = ["STYLES", "cite", "cite_report", "slug"]

_PACKAGE, _DEVELOPERS = "belgian_police_stats", "The belgian_police_stats developers"


@frozen(kw_only=True)
class _Facts:
    """The facts in a citation, whatever its style."""

    report: Report
    key: str
    version: str
    place: str | None
    """The label, id, number, doubts, period and place of the figure, if one is cited."""
    language: Language

    @property
    def presented(self) -> str:
        day = plain_day(self.report.edition.presented, self.language)
        return word("presented_on", day=day).text(self.language)

    @property
    def as_data(self) -> str:
        return word("as_data").text(self.language)


def cite(
    style: CitationStyle = "text",
    *,
    edition: int | None = None,
    figure: str | Figure | None = None,
    language: Language = "en",
) -> str:
    """Cite a packaged edition and this package. With a figure or its id, cite its number and place as well.

    The style is text, bibtex or csl-json. The words around the names are in the language: nl, fr, de or en.

    Raises:
        FilterError: the style does not exist.
        UnknownEditionError: the package has no edition of this year.
        UnknownFigureError: no figure has this id, or the figure is of another report.
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    return cite_report(load(edition), style, figure, language)


def cite_report(report: Report, style: CitationStyle, figure: str | Figure | None, language: Language) -> str:
    """Cite a report, or one of its figures. See `Report.cite`."""
    from .. import __version__

    if style not in STYLES:
        raise FilterError(
            expected=f"one of {', '.join(STYLES)} for the style of a citation",
            got=short_repr(style),
            hint=nearest(style, STYLES),
        )
    check_language(language)
    place = None
    if figure is not None:
        cited = report[figure.id if isinstance(figure, Figure) else figure]
        if isinstance(figure, Figure) and figure != cited:
            raise UnknownFigureError(
                expected="a figure of the cited report",
                got=f"{figure!r} of {clean(figure.report_key) or 'no report'}",
                hint="Cite it from the report that it comes from: `its_report.cite(figure=…)`.",
            )
        place = _place(cited, language)
    key = f"{slug(report.edition.publisher)}-{report.edition.year}"
    return STYLES[style](_Facts(report=report, key=key, version=__version__, place=place, language=language))


def _place(figure: Figure, language: Language) -> str:
    """Name a figure with its id, number, doubts and period, and the place where it is printed."""
    parts = [
        word("named", name=f"{figure.label(language)} ({figure.id})", text=plain_figure(figure, language)).text(
            language
        ),
        *(word("named", name=word("doubt"), text=doubt).text(language) for doubt in figure.doubts),
        plain_period(figure.period, language),
        place_text(figure.source, language),
    ]
    return "; ".join(parts)


def slug(name: str) -> str:
    """Write a name in small letters and digits with hyphens between, for keys and file names; never empty."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", bare)) or "unnamed"


def _text(facts: _Facts) -> str:
    edition = facts.report.edition
    place = f" {facts.place}." if facts.place else ""
    return (
        f"{edition.publisher}. {edition.title}. {facts.presented}.{place}\n"
        f"{_DEVELOPERS}. {_PACKAGE}, "
        + word("named", name=word("version", version=facts.version), text=facts.as_data).text(facts.language)
        + "."
    )


def _bibtex(facts: _Facts) -> str:
    edition = facts.report.edition
    note = facts.presented + (f". {facts.place}" if facts.place else "")
    report = {
        "author": edition.publisher,
        "title": edition.title,
        "year": str(edition.presented.year),
        "type": _capital(word("annual_report").text(facts.language)),
        "institution": edition.publisher,
        "language": edition.language,
        "note": note,
    }
    package = {
        "author": _DEVELOPERS,
        "title": _PACKAGE,
        "version": facts.version,
        "note": _capital(facts.as_data),
    }
    return "\n\n".join(
        (
            _entry("techreport", facts.key, report),
            _entry("software", f"{_PACKAGE}_{facts.version}", package),
        )
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """Write one BibTeX entry. The second pair of braces keeps BibTeX from splitting names and lowercasing titles."""
    lines = (f"  {name} = {{{{{in_bibtex(value)}}}}}," for name, value in fields.items())
    return "\n".join((f"@{kind}{{{key},", *lines, "}"))


def _csl_json(facts: _Facts) -> str:
    edition = facts.report.edition
    day = edition.presented
    report: dict[str, Any] = {
        "id": facts.key,
        "type": "report",
        "title": edition.title,
        "author": [{"literal": edition.publisher}],
        "publisher": edition.publisher,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": edition.language,
    }
    if facts.place:
        report["note"] = facts.place
    package = {
        "id": f"{_PACKAGE}_{facts.version}",
        "type": "software",
        "title": _PACKAGE,
        "author": [{"literal": _DEVELOPERS}],
        "version": facts.version,
        "note": _capital(facts.as_data),
    }
    return json_text([report, package])


STYLES: dict[str, Callable[[_Facts], str]] = {"text": _text, "bibtex": _bibtex, "csl-json": _csl_json}
"""Each style, with the function that writes it."""
