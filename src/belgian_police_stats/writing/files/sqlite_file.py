"""SQLite: figures, sources, labels, doubts, rules and discrepancies, as tables with keys to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ...model.bases import Number
from ...model.chapter import Chapter, Section
from ...model.doubts import Doubt, Reading
from ...model.figure import Figure
from ...model.numbers import as_float
from ...model.readings import alternative_text
from ...model.report import Report
from ...querying.judging import RuleResult
from ..columns import COLUMNS, ColumnType
from ..exact_numbers import fifteen_digits, refuse_unless
from ..observations import OBSERVATION_COLUMNS
from ..records import result_record
from ..table import Table
from .digest import DIGEST, content_sha256

__all__ = ["SCHEMA", "sqlite_bytes"]

_TYPES = {ColumnType.INTEGER: "INTEGER", ColumnType.NUMBER: "NUMERIC"}
_KEYS = {"id": " PRIMARY KEY", "chapter": " REFERENCES labels (id)", "of": " REFERENCES figures (id)"}
_FIGURES = ",\n".join(
    f'    "{c.name}" {_TYPES.get(c.type, "TEXT")}{"" if c.optional else " NOT NULL"}{_KEYS.get(c.name, "")}'
    for c in COLUMNS
)
_OBSERVATION_KEYS = {"id": " REFERENCES figures (id)", "source": " REFERENCES pages (slug)"}
_OBSERVATIONS = ",\n".join(
    f'    "{c.name}" {_TYPES.get(c.type, "TEXT")}{"" if c.optional else " NOT NULL"}{_OBSERVATION_KEYS.get(c.name, "")}'
    for c in OBSERVATION_COLUMNS
)
SCHEMA = f"""\
CREATE TABLE about (name TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE labels (
    id TEXT PRIMARY KEY, nl TEXT NOT NULL, fr TEXT NOT NULL, de TEXT NOT NULL, en TEXT NOT NULL
);
CREATE TABLE figures (
{_FIGURES}
);
CREATE TABLE sources (
    figure TEXT NOT NULL REFERENCES figures (id), place INTEGER NOT NULL, slide INTEGER NOT NULL, title TEXT,
    heading TEXT NOT NULL, line INTEGER NOT NULL, printed TEXT NOT NULL, PRIMARY KEY (figure, place)
);
CREATE TABLE wholes (
    figure TEXT NOT NULL REFERENCES figures (id), whole TEXT NOT NULL REFERENCES figures (id), rule TEXT NOT NULL,
    PRIMARY KEY (figure, whole)
);
CREATE TABLE overlaps (
    figure TEXT NOT NULL REFERENCES figures (id), other TEXT NOT NULL REFERENCES figures (id), why TEXT NOT NULL,
    PRIMARY KEY (figure, other)
);
CREATE TABLE doubts (id TEXT PRIMARY KEY, kind TEXT NOT NULL, question TEXT NOT NULL);
CREATE TABLE readings (
    doubt TEXT NOT NULL REFERENCES doubts (id), id TEXT NOT NULL, place INTEGER NOT NULL, chosen INTEGER NOT NULL,
    label TEXT NOT NULL, evidence TEXT NOT NULL, violates TEXT, PRIMARY KEY (doubt, id)
);
CREATE TABLE figure_readings (
    doubt TEXT NOT NULL REFERENCES doubts (id), reading TEXT NOT NULL,
    figure TEXT NOT NULL REFERENCES figures (id), value NUMERIC NOT NULL, value_text TEXT NOT NULL,
    printed TEXT NOT NULL, line INTEGER NOT NULL, qualifier TEXT NOT NULL, period_start TEXT NOT NULL,
    period_end TEXT NOT NULL, period_kind TEXT NOT NULL, PRIMARY KEY (doubt, reading, figure),
    FOREIGN KEY (doubt, reading) REFERENCES readings (doubt, id)
);
CREATE TABLE alternatives (
    figure TEXT NOT NULL REFERENCES figures (id), place INTEGER NOT NULL, doubt TEXT NOT NULL REFERENCES doubts (id),
    text TEXT NOT NULL, why TEXT NOT NULL, value NUMERIC, value_text TEXT, PRIMARY KEY (figure, place)
);
CREATE TABLE settlements (doubt TEXT PRIMARY KEY, reading TEXT NOT NULL, why TEXT);
CREATE TABLE rules (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, result TEXT, result_figure TEXT REFERENCES figures (id),
    exhaustive TEXT, contains INTEGER NOT NULL, evidence INTEGER NOT NULL, formula TEXT NOT NULL, why TEXT NOT NULL
);
CREATE TABLE rule_operands (
    rule TEXT NOT NULL REFERENCES rules (id), place INTEGER NOT NULL, operand TEXT NOT NULL,
    figure TEXT REFERENCES figures (id), PRIMARY KEY (rule, place)
);
CREATE TABLE verdicts (
    rule TEXT PRIMARY KEY REFERENCES rules (id), verdict TEXT NOT NULL, computed TEXT, computed_lower TEXT,
    computed_upper TEXT, printed TEXT, printed_lower TEXT, printed_upper TEXT
);
CREATE TABLE discrepancies (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, rule TEXT REFERENCES rules (id), relation TEXT, slides TEXT,
    verdict TEXT NOT NULL, arithmetic TEXT NOT NULL, explanation TEXT NOT NULL
);
CREATE TABLE discrepancy_figures (
    discrepancy TEXT NOT NULL REFERENCES discrepancies (id), place INTEGER NOT NULL,
    figure TEXT NOT NULL REFERENCES figures (id), PRIMARY KEY (discrepancy, place)
);
CREATE TABLE pages (
    slug TEXT PRIMARY KEY, publisher TEXT NOT NULL, title TEXT, description TEXT, url TEXT NOT NULL,
    language TEXT NOT NULL, published TEXT NOT NULL, kind TEXT NOT NULL, read_on TEXT
);
CREATE TABLE cited (
    figure TEXT NOT NULL REFERENCES figures (id), place INTEGER NOT NULL, page TEXT NOT NULL REFERENCES pages (slug),
    PRIMARY KEY (figure, place)
);
CREATE TABLE observations (
    number INTEGER PRIMARY KEY,
{_OBSERVATIONS}
);
"""
"""The statements that create the tables, each before the tables with keys to it."""


def sqlite_bytes(report: Report) -> bytes:
    """Make the database.

    Raises:
        ExportError: a number has more than 15 digits, which SQLite does not keep.
        NumberTooLargeError: another number that a figure could have is larger than any float.
    """
    import sqlite3

    table = report.table()
    refuse_unless(table, fifteen_digits, "numbers with at most 15 digits, which SQLite keeps")
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(SCHEMA)
        for name, rows in _tables(report, table).items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO {name} VALUES ({marks})", [_stored(value) for value in row])
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _tables(report: Report, table: Table) -> dict[str, Iterable[tuple[Any, ...]]]:
    results, known = list(report.check().results), set(report.figures.ids)
    rules = [result.rule for result in results]

    def known_figure(name: str | None) -> str | None:
        """Leave out names that are not figures: a rule about a date names a line of the report."""
        return name if name in known else None

    return {
        "about": (*table.metadata, (DIGEST, content_sha256(table.rows))),
        "labels": _labels(report),
        "figures": table.rows,
        "sources": (
            (figure.id, i, at.slide, at.title, at.heading, at.line, at.printed)
            for figure in report
            for i, at in enumerate(figure.sources, 1)
        ),
        "wholes": ((figure.id, whole, rule) for figure in report for whole, rule in figure.wholes),
        "overlaps": ((figure.id, other, why) for figure in report for other, why in figure.overlaps),
        "doubts": ((doubt.id, doubt.kind, doubt.question) for doubt in report.doubts),
        "readings": (
            (doubt.id, r.id, i, int(r is doubt.chosen), r.label, r.evidence, " ".join(r.violates) or None)
            for doubt in report.doubts
            for i, r in enumerate(doubt.readings, 1)
        ),
        "figure_readings": (
            _figure_reading(doubt, reading, figure)
            for doubt in report.doubts
            for reading in doubt.readings
            for figure in reading.figures
        ),
        "settlements": ((s.doubt, s.reading, s.why) for s in report.settlements),
        "alternatives": (
            (f.id, i, a.doubt, alternative_text(f, a), a.why, a.value, None if a.value is None else _text(a.value))
            for f in report
            for i, a in enumerate(f.alternatives, 1)
        ),
        "rules": (
            (
                rule.id,
                rule.kind,
                rule.result,
                known_figure(rule.result),
                rule.exhaustive,
                int(rule.contains),
                int(rule.evidence),
                rule.formula,
                rule.why,
            )
            for rule in rules
        ),
        "rule_operands": ((w.id, i, name, known_figure(name)) for w in rules for i, name in enumerate(w.operands, 1)),
        "verdicts": (_verdict(result) for result in results),
        "discrepancies": (
            (
                d.id,
                d.kind,
                d.rule,
                d.relation and d.relation.formula,
                None if d.slides is None else " ".join(map(str, d.slides)),
                d.verdict,
                d.arithmetic,
                d.explanation,
            )
            for d in report.discrepancies
        ),
        "discrepancy_figures": ((d.id, i, name) for d in report.discrepancies for i, name in enumerate(d.figures, 1)),
        "pages": (
            (s.slug, s.publisher, s.title, s.description, s.url, s.language, s.published, s.kind, s.read_on)
            for s in report.outside.sources.values()
        ),
        "cited": ((figure.id, i, slug) for figure in report for i, slug in enumerate(figure.cited, 1)),
        "observations": ((i, *row) for i, row in enumerate(report.observations().rows, 1)),
    }


def _figure_reading(doubt: Doubt, reading: Reading, figure: Figure) -> tuple[Any, ...]:
    period = figure.period
    number = (figure.value, _text(figure.value), figure.printed, figure.source.line, figure.qualifier)
    return (doubt.id, reading.id, figure.id, *number, period.start, period.end, period.kind)


def _text(number: Number) -> str:
    return f"{Decimal(number):f}"


def _labels(report: Report) -> Iterator[tuple[str, ...]]:
    for chapter in report.chapters:
        labelled: list[Chapter | Section | Figure] = [chapter, *chapter.sections, *chapter.figures]
        for item in labelled:
            yield item.id, item.labels.nl, item.labels.fr, item.labels.de, item.labels.en


def _verdict(result: RuleResult) -> tuple[Any, ...]:
    """Exact numbers are texts such as "115/56": many are fractions that no decimal can write."""
    record = result_record(result)
    row: list[str | None] = [result.rule.id, result.verdict]
    for name in ("computed", "printed"):
        bounds = record[f"{name}_interval"] or {"lower": None, "upper": None}
        row += [None if n is None else str(n) for n in (record[name], bounds["lower"], bounds["upper"])]
    return tuple(row)


def _stored(value: Any) -> Any:
    """Convert values for which SQLite has no type: decimals, dates, and whole numbers beyond 64 bits."""
    if value is None or (isinstance(value, int) and abs(value) < 2**63):
        return value
    return as_float(value) if isinstance(value, (int, Decimal)) else str(value)
