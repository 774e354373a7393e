"""The columns of the table, described once for frames, files, codebooks and descriptors."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from ..frozen import Frozen
from ..model.certainty import Certainty, Qualifier
from ..model.figure import KINDS
from ..model.period import PeriodKind
from ..model.words import column_meaning

__all__ = ["COLUMNS", "KEY", "LABEL", "Column", "ColumnType"]


class ColumnType(StrEnum):
    """The type of the values in a column."""

    INTEGER = "integer"
    """An int."""
    NUMBER = "number"
    """An exact number: an int, or a Decimal with the printed decimals."""
    TEXT = "text"
    """Any text."""
    WORD = "word"
    """One of a few words, which `Column.words` lists."""
    DATE = "date"
    """A day."""


def _texts(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str, words))


@frozen
class Column(Frozen):
    """One column of the table."""

    name: str
    type: ColumnType
    summary: str = field(alias="description")
    """The description without the meanings of words."""
    words: tuple[str, ...] = field(default=(), converter=_texts, kw_only=True)
    """Every word that a column of words can hold."""
    optional: bool = field(default=False, kw_only=True)
    """Whether the column is empty for some figures."""
    since: str = field(default="", kw_only=True)
    """The version that added the column. Empty for a column that every version has."""

    @property
    def description(self) -> str:
        """The contents of the column, with the meaning of each word that the dictionary explains."""
        meanings = {word: column_meaning(self.name, word) for word in self.words}
        explained = [f"{word}: {meaning.en}" for word, meaning in meanings.items() if meaning]
        return f"{self.summary} {'; '.join(explained)}." if explained else self.summary


# The order of the groups: id, number, certainty, period, place in the report, names, note. A new column goes into its
# group, since programs that read the files find columns by name.
COLUMNS: tuple[Column, ...] = (
    Column("edition", ColumnType.INTEGER, "The year that the report covers."),
    Column("id", ColumnType.TEXT, "The id of the figure, which is unique within its edition."),
    Column("chapter", ColumnType.TEXT, "The chapter of the report; it is the first part of the id."),
    Column("section", ColumnType.TEXT, "The section of the report: the id without its last part."),
    Column(
        "kind",
        ColumnType.WORD,
        "The kind of quantity. Shares and changes are in percent.",
        words=(kind.__name__ for kind in KINDS),
    ),
    Column(
        "value",
        ColumnType.NUMBER,
        "The number, in the unit of the row. Where a format has floats, value_text has the exact one.",
    ),
    Column("value_text", ColumnType.TEXT, "The value as text, with a decimal point and all printed decimals."),
    Column("unit", ColumnType.TEXT, "The unit of value, lower and upper. For a count, it is the thing counted."),
    Column("printed", ColumnType.TEXT, "The number as the report prints it."),
    Column(
        "lower",
        ColumnType.NUMBER,
        "The smallest number that rounds to the printed one. It does not take the qualifier into account.",
    ),
    Column(
        "upper",
        ColumnType.NUMBER,
        "The largest number that rounds to the printed one. It does not take the qualifier into account. For a count "
        "printed in full, lower and upper both equal the value.",
    ),
    Column(
        "qualifier",
        ColumnType.WORD,
        "The qualifier printed with the number, such as more_than; exact if there is none. With any other qualifier, "
        "the true number can lie outside lower and upper.",
        words=Qualifier,
    ),
    Column(
        "certainty",
        ColumnType.WORD,
        "How certain it is that the number, its label and its period belong together.",
        words=Certainty,
    ),
    Column(
        "doubts",
        ColumnType.TEXT,
        "The ids of the doubts about the figure, with spaces between: questions that the report leaves open.",
        optional=True,
    ),
    Column(
        "alternatives",
        ColumnType.TEXT,
        "The other ways to read the figure, with semicolons between: another number, period or scope.",
        optional=True,
    ),
    Column("evidence", ColumnType.TEXT, "Why the number is read in this way, in English.", optional=True),
    Column("period_start", ColumnType.DATE, "The first day of the period that the figure covers."),
    Column("period_end", ColumnType.DATE, "The last day of the period that the figure covers."),
    Column("period_kind", ColumnType.WORD, "How the figure relates to its period.", words=PeriodKind),
    Column("slide", ColumnType.INTEGER, "The slide of the report on which the number is printed, counted from 1."),
    Column("line", ColumnType.INTEGER, "The line of the source text on which the number is printed, counted from 1."),
    Column("of", ColumnType.TEXT, "For a share: the id of the figure that is its whole.", optional=True),
    Column(
        "part_of",
        ColumnType.TEXT,
        "The ids of the figures that count this one too, with spaces between. Adding both would count it twice.",
        optional=True,
    ),
    Column("label_nl", ColumnType.TEXT, "The name of the figure in Dutch, which follows the wording of the report."),
    Column("label_fr", ColumnType.TEXT, "The name of the figure in French."),
    Column("label_de", ColumnType.TEXT, "The name of the figure in German."),
    Column("label_en", ColumnType.TEXT, "The name of the figure in English."),
    Column("note", ColumnType.TEXT, "What else to know before using the number, in English.", optional=True),
)
"""Every column of the table, in order."""

KEY = ("edition", "id")
"""The columns that together identify a row, in tables of several editions too."""

LABEL = Column("label", ColumnType.TEXT, "The name of the figure in the language that was asked for.")
"""Replaces the four columns of labels in a table for one language."""
