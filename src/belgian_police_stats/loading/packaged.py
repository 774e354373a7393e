"""The editions in the package. A chapter is read when it is first asked for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import import_module
from json import loads
from typing import Any

from attrs import frozen

from ..data import folders, read_text
from ..errors import UnknownEditionError, nearest
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS
from ..model.discrepancy import Discrepancy
from ..model.edition import Edition
from ..model.ledger import Token
from ..model.report import Report
from .assembly import assemble
from .converter import structure
from .records import ChapterRecord, LabelRecords

__all__ = ["editions", "load"]


def editions() -> tuple[int, ...]:
    """Name the years of the reports in the package, the oldest first."""
    return tuple(int(name) for name in folders() if name.isdecimal())


def load(edition: int | None = None) -> Report:
    """Open the report of a year; without a year, of the newest one.

    Raises:
        UnknownEditionError: no report of this year is in the package.
    """
    years = editions()
    year = years[-1] if edition is None else edition
    if type(year) is not int or year not in years:
        known = ", ".join(map(str, years))
        raise UnknownEditionError(
            f"Expected the year of an edition in the package ({known}), got {edition!r}."
            + nearest(str(edition), map(str, years))
        )
    return _report(year)


@cache
def _report(year: int) -> Report:
    return Report(_read("edition.json", year, Edition), _PackagedChapters(year))


@frozen
class _PackagedChapters:
    """The files of one edition, as the store of a report."""

    year: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(CHAPTERS)

    def chapter(self, name: str) -> Chapter:
        module = import_module(f"..model.chapters.{name}", __package__)
        return assemble(
            getattr(module, CHAPTERS[name]),
            name,
            _read(f"{name}.json", self.year, ChapterRecord),
            _read_labels(name),
            _report(self.year).edition,
        )

    def ledger(self) -> tuple[Token, ...]:
        return _ledger(self.year)

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        return _discrepancies(self.year)


@cache
def _discrepancies(year: int) -> tuple[Discrepancy, ...]:
    listed: tuple[Discrepancy, ...] = _read("discrepancies.json", year, tuple[Discrepancy, ...])
    return listed


@cache
def _ledger(year: int) -> tuple[Token, ...]:
    tokens: tuple[Token, ...] = _read("ledger.json", year, tuple[Token, ...])
    return tokens


def _read(name: str, year: int, target: Any) -> Any:
    return structure(f"data/{year}/{name}", loads(read_text(str(year), name), parse_float=Decimal), target)


def _read_labels(chapter: str) -> LabelRecords:
    records: LabelRecords = structure(
        f"data/labels/{chapter}.json", loads(read_text("labels", f"{chapter}.json")), LabelRecords
    )
    return records
