"""The ledger, the units and the columns of the table."""

from __future__ import annotations

from collections import Counter

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.units import packaged_units
from belgian_police_stats.writing.files.formats import FORMATS

from .markdown import code, figure_link, page, plain, table

__all__ = ["columns_page", "ledger_page", "units_page"]


def columns_page(report: bps.Report) -> str:
    """The data dictionary: the columns of the table, and the formats of its files."""
    columns = (
        (code(c.name), f"{c.type}, or none" if c.optional else c.type, plain(c.description), plain(", ".join(c.words)))
        for c in report.table().columns
    )
    formats = (
        (code(listed.name), code(listed.file_name), plain(listed.description), code(listed.extra or ""))
        for listed in FORMATS.values()
    )
    return page(
        "The columns of the table",
        "One row is one figure; [the table](../how-to/table.md) says how to get it.",
        *table("column | type | description | words", columns),
        "## The formats of files",
        *table("format | file of `export all` | what is in it | extra", formats),
    )


def ledger_page(report: bps.Report) -> str:
    """Every number that the source prints, with its figure or the reason why it is not a figure."""
    ledger = report.ledger
    reasons = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in ledger.reasons)
    rows = (
        (t.line, plain(t.printed), figure_link(t.figure) if t.figure else f"none: {str(t.reason).replace('_', ' ')}")
        for t in ledger
    )
    return page(
        "The ledger",
        f"The source prints {len(ledger)} numbers: {len(ledger.figure_entries)} are places of {len(report)} figures "
        f"and {len(ledger.other_entries)} are not ({reasons}). To find them in a copy of the text, run "
        "`belgian-police-stats verify`.",
        *table("line | printed | figure", rows),
    )


def units_page(report: bps.Report) -> str:
    """Every unit with its definition and its names."""
    known, used = packaged_units(), Counter(figure.unit for figure in report)
    names = {language: known.labels(language) for language in LANGUAGES}
    lines = [
        "Each counted thing has its own dimension, so persons plus case files is an error and not a number.",
        "A definition is as pint reads it; a unit without one is pint's own.",
    ]
    for kind, units in known.by_kind.items():
        rows = (
            (
                code(unit),
                used[unit],
                *(plain(names[language][unit]) for language in LANGUAGES),
                code(known.definitions.get(unit, "")),
            )
            for unit in units
        )
        lines += ["", f"## {kind}", *table(f"unit | figures | {' | '.join(LANGUAGES)} | definition", rows)]
    return page("The units", *lines)
