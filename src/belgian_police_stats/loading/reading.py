"""Read a report that is not in the package, from one file in the report format."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from ..errors import DataError, Fault, PrintedNumberError
from ..model.chapter import Chapter
from ..model.chapters import CHAPTERS
from ..model.printed import parse_printed
from ..model.report import Report
from ..model.store import HeldChapters
from .assembly import assemble
from .converter import structure
from .records import FORMAT, FigureRecord, ReportRecord

__all__ = ["parse", "read"]


def read(source: str | PathLike[str] | IO[str]) -> Report:
    """Read a report from a path or from an open text file.

    Raises:
        DataError: the file holds no report; all its faults are named.
        OSError: the file cannot be read.
    """
    if isinstance(source, (str, PathLike)):
        return _parse(Path(source).read_bytes(), fspath(source))
    return _parse(source.read().encode(errors="surrogatepass"), str(getattr(source, "name", "the file")))


def parse(text: str) -> Report:
    """Read a report from its text.

    Raises:
        DataError: the text holds no report; all its faults are named.
    """
    return _parse(text.encode(errors="surrogatepass"), "the text")


def _parse(content: bytes, name: str) -> Report:
    record: ReportRecord = structure(name, _json(content, name), ReportRecord)
    faults = [*_unknown(record), *_misread(record)]
    if faults:
        raise DataError.of(name, faults)
    chapters = tuple(_chapter(record, chapter) for chapter in CHAPTERS if chapter in record.chapters)
    return Report(record.edition, HeldChapters(chapters, record.ledger, record.discrepancies))


def _json(content: bytes, name: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"the number {constant}")

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
            raise ValueError(f"the key {twice!r} twice in one object")
        return made

    try:
        text = content.decode()
        return json.loads(text, parse_float=Decimal, parse_constant=refuse, object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise DataError.of(name, [Fault("$", "JSON in UTF-8", str(error) or type(error).__name__)]) from None


def _unknown(record: ReportRecord) -> list[Fault]:
    faults = []
    if record.format != FORMAT:
        faults.append(Fault("$.format", f'"{FORMAT}"', f'"{record.format}"'))
    faults += [Fault(f"$.chapters.{name}", "no such key", "one") for name in record.chapters if name not in CHAPTERS]
    known = set(record.chapters)
    faults += [
        Fault(f"$.labels.{name}", "no such key", "one") for name in record.labels if name.partition(".")[0] not in known
    ]
    return faults


def _misread(record: ReportRecord) -> list[Fault]:
    """The value of a figure is what its printed form says."""
    return [
        fault
        for chapter, sections in record.chapters.items()
        for section, figures in sections.items()
        for name, figure in figures.items()
        if (fault := _disagreement(f"$.chapters.{chapter}.{section}.{name}.value", figure))
    ]


def _disagreement(path: str, figure: FigureRecord) -> Fault | None:
    try:
        # A second place that prints another number is for the laws; one that prints none is a fault.
        printed, *_ = [parse_printed(text).value for text in (figure.printed, *(p.printed for p in figure.also))]
    except PrintedNumberError as error:
        return Fault(path, "a printed number beside it", str(error).removesuffix("."))
    if printed == figure.value and type(printed) is type(figure.value):
        return None
    return Fault(path, f'{printed}, as in "{figure.printed}"', str(figure.value))


def _chapter(record: ReportRecord, name: str) -> Chapter:
    module = import_module(f"..model.chapters.{name}", __package__)
    labels = {key: label for key, label in record.labels.items() if key.partition(".")[0] == name}
    return assemble(getattr(module, CHAPTERS[name]), name, record.chapters[name], labels, record.edition)
