"""How an archive lies on disk: two data sets, the names of their folders, and their columns."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..model.source import Edition
from ..writing.columns import COLUMNS, Column, ColumnType

__all__ = [
    "DECIMALS",
    "DIGITS",
    "FIGURES",
    "FIGURE_COLUMNS",
    "MOST_BYTES",
    "RULES",
    "RULE_COLUMNS",
    "arrow_schema",
    "partition",
]

FIGURES = "figures"
"""The folder of the figures: one row each, partitioned by edition and issuer."""
RULES = "rules"
"""The folder of the rules: one row for each term of a rule, one file for each set of rules."""

DIGITS, DECIMALS = 18, 5
"""Of every number in the archive: so few digits that engines multiply two of them without a loss."""

MOST_BYTES = 255
"""The longest name that a folder can have on the usual file systems."""

FIGURE_COLUMNS: tuple[Column, ...] = (
    Column(name="publisher", type=ColumnType.TEXT, description="Who published the report; the issuer, unencoded."),
    Column(
        name="rule_set", type=ColumnType.TEXT, description="The set of rules that binds the figures of this report."
    ),
    *(column for column in COLUMNS if column.name != "edition"),
    Column(name="place", type=ColumnType.NUMBER, description="The value of the last printed place of the number."),
    Column(
        name="least_printed",
        type=ColumnType.NUMBER,
        description="The least of the numbers that are printed for it, at all its places.",
    ),
    Column(
        name="most_printed",
        type=ColumnType.NUMBER,
        description="The greatest of the numbers that are printed for it, at all its places.",
    ),
)
"""What a row of the figures has; the edition is in the name of its folder alone, as engines expect it."""

RULE_COLUMNS: tuple[Column, ...] = (
    Column(name="rule_set", type=ColumnType.TEXT, description="The set that the rule is in."),
    Column(name="number", type=ColumnType.INTEGER, description="The place of the rule in its set, from 1."),
    Column(name="rule", type=ColumnType.TEXT, description="The id of the rule."),
    Column(name="kind", type=ColumnType.WORD, description="What the rule says of its terms."),
    Column(
        name="position", type=ColumnType.INTEGER, description="0 for the result of the rule, from 1 for its operands."
    ),
    Column(name="term", type=ColumnType.TEXT, description="The id of a figure, or the place of a printed date."),
    Column(
        name="date",
        type=ColumnType.TEXT,
        description="The date that is printed there, whether it exists or not.",
        optional=True,
    ),
    Column(
        name="exhaustive",
        type=ColumnType.WORD,
        description="Whether the parts are all the parts of their whole.",
        optional=True,
    ),
    Column(name="why", type=ColumnType.TEXT, description="Why it should hold."),
)
"""What a row of the rules has."""


def partition(edition: Edition) -> str:
    """The folder of the figures of one report. The issuer is percent-encoded, down to its dots: no name leaves it."""
    # What cannot be encoded becomes a question mark here, and is refused for what it is when the rows are written.
    issuer = quote(edition.publisher.encode("utf-8", "replace"), safe="").replace(".", "%2E")
    return f"edition={edition.year}/issuer={issuer}"


def arrow_schema(columns: tuple[Column, ...]) -> Any:
    """The columns as a schema of Arrow."""
    import pyarrow as pa

    types = {
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.decimal128(DIGITS, DECIMALS),
        ColumnType.TEXT: pa.string(),
        ColumnType.WORD: pa.string(),
        ColumnType.DATE: pa.date32(),
    }
    return pa.schema([pa.field(column.name, types[column.type], nullable=column.optional) for column in columns])
