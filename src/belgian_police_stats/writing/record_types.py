"""The types of records: what a row of the table and the full record of a figure hold.

The descriptions of the keys that are columns are in columns.py.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from ..model.bases import Number

__all__ = ["AlternativeRecord", "FigurePlace", "FigureRecord", "PeriodRecord", "TableRow"]


class _Columns(TypedDict):
    id: str
    chapter: str
    section: str
    kind: str
    value: Number
    value_text: str
    unit: str
    printed: str
    lower: Number
    upper: Number
    qualifier: str
    certainty: str
    evidence: str | None
    period_start: date
    period_end: date
    period_kind: str
    slide: int
    line: int
    of: str | None
    label_nl: str
    label_fr: str
    label_de: str
    label_en: str
    note: str | None


class TableRow(_Columns):
    """A row of the table: one figure, with the columns as keys."""

    edition: int
    doubts: str | None
    alternatives: str | None
    part_of: str | None


class PeriodRecord(TypedDict):
    """The days that a number covers."""

    start: date
    """The first day."""
    end: date
    """The last day."""
    kind: str
    """How the number relates to the period: flow, stock, cumulative, standing or unstated."""


class AlternativeRecord(TypedDict):
    """Another way to read a figure, with null for what does not differ."""

    doubt: str
    """The id of the doubt."""
    readings: list[str]
    """The ids of the readings of that doubt under which the figure is so."""
    why: str
    """Why the figure can be read in this way."""
    value: Number | None
    """The number, if it is another one."""
    printed: str | None
    """That number as the report prints it."""
    line: int | None
    """The line on which that number is printed, if it is another line."""
    qualifier: str | None
    """The qualifier, if it is another one."""
    period: PeriodRecord | None
    """The period, if it is another one."""
    scope: str | None
    """The scope of the figure, in words, if it is in doubt."""


class FigurePlace(TypedDict):
    """A place where the number is printed."""

    slide: int
    """The slide, counted from 1."""
    title: str | None
    """The title of the slide, if it has one."""
    heading: str
    """The heading of the chapter, as printed on the slide."""
    line: int
    """The line of the source text, counted from 1."""
    printed: str
    """The number as printed there."""


class FigureRecord(_Columns):
    """All that is known of a figure: its row, and as lists its doubts, alternatives, wholes, pages and places."""

    edition: int | None
    """The year that the report covers. Null for a figure that a program made by hand."""
    interval_if_rounded: str
    """All numbers that round to the printed one, such as [20.45, 20.55]."""
    interval_if_truncated: str
    """All numbers that truncate to the printed one."""
    doubts: list[str]
    """The ids of the doubts about the figure: questions that the report leaves open."""
    alternatives: list[AlternativeRecord]
    """The other ways to read the figure."""
    part_of: list[str]
    """The ids of the figures that count this one too. Adding both would count it twice."""
    cited: list[str]
    """The slugs of the pages that evidence, note and alternatives lean on."""
    sources: list[FigurePlace]
    """Every place where the number is printed, the first one first."""
