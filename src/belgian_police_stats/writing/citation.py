"""How to cite: the report for its figures, and this package for the way in which they became data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ..errors import FilterError, nearest, short_repr
from ..loading.packaged import load
from ..model.report import Report
from ..model.words import slug
from .json_text import json_text

__all__ = ["STYLES", "cite", "cite_report"]

_PACKAGE, _DEVELOPERS = "belgian_police_stats", "The belgian_police_stats developers"
# Not from the calendar module: the locale of the process has no say here.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@frozen(kw_only=True)
class _Facts:
    """What both entries are made of."""

    report: Report
    key: str
    version: str
    place: str | None
    """Where one figure stands, if one is cited."""

    @property
    def day(self) -> str:
        presented = self.report.edition.presented
        return f"{presented.day} {_MONTHS[presented.month - 1]} {presented.year}"


def cite(style: str = "text", *, edition: int | None = None, figure: str | None = None) -> str:
    """Cite the report of a year and this package, as text, bibtex or csl-json; with an id, the place of one figure too.

    Raises:
        FilterError: the style is another one.
        UnknownEditionError: no report of this year is in the package.
        UnknownFigureError: no figure has this id.
    """
    return cite_report(load(edition), style, figure)


def cite_report(report: Report, style: str, figure: str | None) -> str:
    """Report.cite is the public door."""
    from .. import __version__

    if style not in STYLES:
        raise FilterError(
            expected=f"one of {', '.join(STYLES)} for the style of a citation",
            got=short_repr(style),
            hint=nearest(style, STYLES),
        )
    cited = None if figure is None else report[figure]
    place = None if cited is None else f"{cited.id}: {cited}, {cited.period}; {cited.source}"
    key = f"{slug(report.edition.publisher)}-{report.edition.year}"
    return STYLES[style](_Facts(report=report, key=key, version=__version__, place=place))


def _text(facts: _Facts) -> str:
    edition = facts.report.edition
    place = f" {facts.place}." if facts.place else ""
    return (
        f"{edition.publisher}. {edition.title}. Presented on {facts.day}.{place}\n"
        f"{_DEVELOPERS}. {_PACKAGE}, version {facts.version}: reports as data; no official publication."
    )


def _bibtex(facts: _Facts) -> str:
    edition = facts.report.edition
    note = f"Presented on {facts.day}" + (f". {facts.place}" if facts.place else "")
    report = {
        "author": edition.publisher,
        "title": edition.title,
        "year": str(edition.presented.year),
        "type": "Annual report",
        "institution": edition.publisher,
        "language": edition.language,
        "note": note,
    }
    package = {
        "author": _DEVELOPERS,
        "title": _PACKAGE,
        "version": facts.version,
        "note": "Reports as data; no official publication",
    }
    return "\n\n".join(
        (
            _entry("techreport", facts.key, report),
            _entry("software", f"{_PACKAGE}_{facts.version}", package),
        )
    )


_TEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "%&#$_{}"}
    | {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
"""What TeX has a use of its own for."""


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """The inner braces keep a name whole, and a title as it is written."""
    lines = (f"  {name} = {{{{{value.translate(_TEX)}}}}}," for name, value in fields.items())
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
        "note": "Reports as data; no official publication",
    }
    return json_text([report, package])


STYLES: dict[str, Callable[[_Facts], str]] = {"text": _text, "bibtex": _bibtex, "csl-json": _csl_json}
"""Each style and what writes it."""
