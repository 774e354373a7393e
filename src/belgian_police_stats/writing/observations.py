"""The table of observations: one row for each number of each series."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..loading.packaged import series
from ..model.certainty import Certainty, Qualifier
from ..model.outside import Break, Comparability, Observation, OutsideSource, SourceKind
from ..model.period import PeriodKind
from ..model.readings import alternative_texts
from ..querying.series import Series
from .columns import Column, ColumnType
from .table import Numeric, Table, check_numeric

__all__ = [
    "OBSERVATION_COLUMNS",
    "SOURCE_COLUMNS",
    "observation_record",
    "observation_records",
    "observations",
    "observations_of",
    "series_record",
]


SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("source", ColumnType.TEXT, "The short name of the page that prints the number.", optional=True),
    Column("publisher", ColumnType.TEXT, "Who published the number."),
    Column("title", ColumnType.TEXT, "The title of the page or of the report, as printed.", optional=True),
    Column("url", ColumnType.TEXT, "The address of the page.", optional=True),
    Column("published", ColumnType.TEXT, "The day, the month or the year of publication."),
    Column(
        "source_kind",
        ColumnType.WORD,
        "What kind of publisher the page has. Empty for the figure of a report.",
        words=SourceKind,
        optional=True,
    ),
)
"""The columns about the source of a row."""

OBSERVATION_COLUMNS: tuple[Column, ...] = (
    Column("id", ColumnType.TEXT, "The id of the figure that has this quantity."),
    Column("year", ColumnType.INTEGER, "The year in which the period ends."),
    Column("period_start", ColumnType.DATE, "The first day of the period."),
    Column("period_end", ColumnType.DATE, "The last day of the period."),
    Column("period_kind", ColumnType.WORD, "How the number relates to its period.", words=PeriodKind),
    Column(
        "value",
        ColumnType.NUMBER,
        "The number, in the unit of the row. Where a format has floats, value_text has the exact one.",
    ),
    Column("value_text", ColumnType.TEXT, "The value as text, with a decimal point and all printed decimals."),
    Column("unit", ColumnType.TEXT, "The unit of the value. For a count, it is the thing counted."),
    Column("printed", ColumnType.TEXT, "The number as its source prints it, in the language of the source."),
    Column("qualifier", ColumnType.WORD, "The qualifier printed with the number.", words=Qualifier),
    Column(
        "certainty",
        ColumnType.WORD,
        "How certain the reading of the number is. Only the figure of a report can be less than certain.",
        words=Certainty,
    ),
    Column(
        "doubts",
        ColumnType.TEXT,
        "The ids of the doubts about the figure of a report, with spaces between.",
        optional=True,
    ),
    Column(
        "alternatives",
        ColumnType.TEXT,
        "The other ways to read the figure of a report, with semicolons between.",
        optional=True,
    ),
    Column(
        "comparability",
        ColumnType.WORD,
        "How far the number can be compared with the figure of the report.",
        words=Comparability,
    ),
    Column("difference", ColumnType.TEXT, "What differs from the figure of the report.", optional=True),
    Column(
        "break_before",
        ColumnType.TEXT,
        "Why the number cannot be compared with the one before it in its series. Empty if it can.",
        optional=True,
    ),
    Column(
        "edition",
        ColumnType.INTEGER,
        "The year of the report that prints the number. Empty for a number that was published elsewhere.",
        optional=True,
    ),
    *SOURCE_COLUMNS,
)
"""Every column of the table of observations, in order."""


def observations(*, numeric: Numeric = "float") -> Table:
    """Make a table with every number of every series of the package. `Report.observations` does so for one report.

    Raises:
        DataError: a packaged file is damaged.
        ExportError: `numeric` is neither "float" nor "exact".

    >>> import belgian_police_stats as bps
    >>> [column.name for column in bps.observations().columns][:3]
    ['id', 'year', 'period_start']
    """
    return observations_of(series(), numeric)


def observations_of(listed: Iterable[Series], numeric: Numeric) -> Table:
    """Make the table of some series. Numbers for a period that a report prints itself come after those of the series.

    Raises:
        ExportError: `numeric` is neither "float" nor "exact".
    """
    from .. import __version__

    check_numeric(numeric)
    records = [
        record for found in listed for record in (*observation_records(found), *map(observation_record, found.beside))
    ]
    rows = tuple(tuple(record[column.name] for column in OBSERVATION_COLUMNS) for record in records)
    about = (("title", "Numbers of other years"), ("made_by", f"belgian-police-stats {__version__}"))
    return Table(columns=OBSERVATION_COLUMNS, rows=rows, numeric=numeric, metadata=about)


def observation_records(found: Series) -> list[dict[str, Any]]:
    """Make the rows of a series, each with the breaks between its number and the one before."""
    before = (None, *found)
    return [
        observation_record(observation, found.breaks_between(earlier, observation) if earlier else ())
        for earlier, observation in zip(before, found, strict=False)
    ]


def observation_record(observation: Observation, breaks: Iterable[Break] = ()) -> dict[str, Any]:
    """Make the row of an observation: the columns of OBSERVATION_COLUMNS, in their order."""
    return {
        "id": observation.figure,
        "year": observation.year,
        "period_start": observation.period.start,
        "period_end": observation.period.end,
        "period_kind": observation.period.kind.value,
        "value": observation.value,
        "value_text": f"{Decimal(observation.value):f}",
        "unit": observation.unit,
        "printed": observation.printed,
        "qualifier": observation.qualifier.value,
        "certainty": observation.certainty.value,
        "doubts": " ".join(observation.own.doubts) or None if observation.own else None,
        "alternatives": "; ".join(alternative_texts(observation.own)) or None if observation.own else None,
        "comparability": observation.comparability.value,
        "difference": observation.difference,
        "break_before": " ".join(dict.fromkeys(found.why for found in breaks)) or None,
        "edition": observation.edition.year if observation.edition else None,
        **_source(observation, observation.source),
    }


def series_record(series: Series) -> dict[str, Any]:
    """Make the record of a series: its observations, the other published numbers, its breaks and its jumps."""
    return {
        "figure": series.figure,
        "unit": series.unit,
        "observations": observation_records(series),
        "beside": [observation_record(observation) for observation in series.beside],
        "confirmations": [observation_record(observation) for observation in series.confirmations],
        "breaks": [{"since": found.since, "why": found.why} for found in series.breaks],
        "jumps": [{"earlier": jump.earlier.year, "later": jump.later.year} for jump in series.jumps],
    }


def _source(observation: Observation, source: OutsideSource | None) -> dict[str, Any]:
    if source is None:
        assert observation.edition is not None
        return {
            "source": None,
            "publisher": observation.edition.publisher,
            "title": observation.edition.title,
            "url": None,
            "published": observation.edition.presented.isoformat(),
            "source_kind": None,
        }
    return {
        "source": source.slug,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": source.published,
        "source_kind": source.kind.value,
    }
