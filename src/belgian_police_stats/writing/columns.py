"""The columns of the table: the one description that frames, files, codebooks and descriptors take them from."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from ..model.figure import KINDS, Certainty, Qualifier
from ..model.period import PeriodKind

__all__ = ["COLUMNS", "LABEL", "Column", "ColumnType"]


class ColumnType(StrEnum):
    """What a column holds."""

    INTEGER = "integer"
    """A whole number."""
    NUMBER = "number"
    """An exact number: whole, or with the decimals that it has."""
    TEXT = "text"
    WORD = "word"
    """One of a few words."""
    DATE = "date"


@frozen(kw_only=True)
class Column:
    """One column of the table."""

    name: str
    type: ColumnType
    description: str
    words: tuple[str, ...] = ()
    """The words that a column of words can have."""
    optional: bool = False
    """Whether a figure may have nothing here."""


def _column(
    name: str, kind: ColumnType, description: str, *, words: tuple[str, ...] = (), optional: bool = False
) -> Column:
    return Column(name=name, type=kind, description=description, words=words, optional=optional)


COLUMNS: tuple[Column, ...] = (
    _column("edition", ColumnType.INTEGER, "The year that the report is about."),
    _column("id", ColumnType.TEXT, "The name of the figure; with the edition it is the key of a row."),
    _column("chapter", ColumnType.TEXT, "The first part of the id."),
    _column(
        "kind",
        ColumnType.WORD,
        "What sort of quantity it is; a share and a change are in percent.",
        words=tuple(kind.__name__ for kind in KINDS),
    ),
    _column("value", ColumnType.NUMBER, "The printed number, in the unit of the row."),
    _column("value_text", ColumnType.TEXT, "The same number as text, with a decimal point and every printed decimal."),
    _column("unit", ColumnType.TEXT, "The unit of value, lower and upper; a thing that is counted is a unit too."),
    _column("printed", ColumnType.TEXT, "The number as the source prints it, at its first place."),
    _column("lower", ColumnType.NUMBER, "The least number that rounds to the printed one, whatever its hedge is."),
    _column(
        "upper",
        ColumnType.NUMBER,
        "The greatest number that rounds to the printed one, whatever its hedge is; equal to lower for a count printed "
        "in full.",
    ),
    _column(
        "qualifier",
        ColumnType.WORD,
        "The hedge that is printed with the number; exact is none. Where it is another, lower and upper do not bound "
        "the figure.",
        words=tuple(map(str, Qualifier)),
    ),
    _column(
        "certainty",
        ColumnType.WORD,
        "How sure the reading is: certain where label and number stand together, or arithmetic or a cited source "
        "leaves one reading; inferred from position and stated evidence; ambiguous where another reading is possible.",
        words=tuple(map(str, Certainty)),
    ),
    _column("period_start", ColumnType.DATE, "The first day that the figure is about."),
    _column("period_end", ColumnType.DATE, "The last day that the figure is about."),
    _column(
        "period_kind",
        ColumnType.WORD,
        "flow is counted during the period, stock is held on its last day, cumulative is counted since its first day, "
        "standing is a rule in force.",
        words=tuple(map(str, PeriodKind)),
    ),
    _column("slide", ColumnType.INTEGER, "The slide of the first place, counted from 1."),
    _column("line", ColumnType.INTEGER, "The line of the first place in the text of the source, counted from 1."),
    _column("of", ColumnType.TEXT, "The id of the figure that a share is a part of.", optional=True),
    _column("label_nl", ColumnType.TEXT, "What the figure is called in Dutch, after the wording of the source."),
    _column("label_fr", ColumnType.TEXT, "What the figure is called in French."),
    _column("label_de", ColumnType.TEXT, "What the figure is called in German."),
    _column("label_en", ColumnType.TEXT, "What the figure is called in English."),
    _column("note", ColumnType.TEXT, "What else one must know to use the number.", optional=True),
)
"""Every column of the table, in its order."""

LABEL = _column("label", ColumnType.TEXT, "What the figure is called, in the language that was asked for.")
"""The one column that a table in one language has for the four of labels."""
