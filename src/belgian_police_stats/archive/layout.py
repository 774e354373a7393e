"""The layout of an archive on disk: two data sets, their folders and their columns."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from ..loading.own_keys import alike
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
    "key_of",
    "partition",
    "partition_of",
]

FIGURES = "figures"
"""The folder of the figures: one row for each, partitioned by edition and issuer."""
RULES = "rules"
"""The folder of the rules: one row for each term of a rule, one file for each set of rules."""

DIGITS, DECIMALS = 18, 5
"""The digits of every number in the archive, few enough for engines to multiply two of them exactly."""

MOST_BYTES = 255
"""The longest name of a folder on common file systems."""

FIGURE_COLUMNS: tuple[Column, ...] = (
    Column("publisher", ColumnType.TEXT, "Who published the report: the issuer, not encoded."),
    Column("rule_set", ColumnType.TEXT, "The set of rules that binds the figures of this report."),
    *(column for column in COLUMNS if column.name != "edition"),
    Column("place", ColumnType.NUMBER, "The value of the last printed place of the number."),
    Column("least_printed", ColumnType.NUMBER, "The least number that is printed for it at any of its places."),
    Column("most_printed", ColumnType.NUMBER, "The greatest number that is printed for it at any of its places."),
)
"""The columns of the figures. The edition is only in the name of the folder, as engines expect."""

RULE_COLUMNS: tuple[Column, ...] = (
    Column("rule_set", ColumnType.TEXT, "The set that the rule belongs to."),
    Column("number", ColumnType.INTEGER, "The place of the rule in its set, from 1."),
    Column("rule", ColumnType.TEXT, "The id of the rule."),
    Column("kind", ColumnType.WORD, "What the rule says of its terms."),
    Column("position", ColumnType.INTEGER, "0 for the result of the rule, from 1 for its operands."),
    Column("term", ColumnType.TEXT, "The id of a figure, or the place of a printed date."),
    Column("date", ColumnType.TEXT, "The date that is printed there. It need not exist.", optional=True),
    Column("exhaustive", ColumnType.WORD, "Whether the parts are all the parts of their whole.", optional=True),
    Column("why", ColumnType.TEXT, "Why it should hold."),
    Column(
        "earlier",
        ColumnType.NUMBER,
        "For a growth: what was published for the term for the year before.",
        optional=True,
    ),
    Column("earlier_lower", ColumnType.NUMBER, "The smallest number that rounds to the earlier one.", optional=True),
    Column("earlier_upper", ColumnType.NUMBER, "The largest number that rounds to the earlier one.", optional=True),
    Column(
        "earlier_place", ColumnType.NUMBER, "The value of the last printed place of the earlier number.", optional=True
    ),
)
"""The columns of the rules."""


def partition(edition: Edition) -> str:
    """Give the folder of one report."""
    return partition_of(edition.year, edition.publisher)


def partition_of(year: int, publisher: str) -> str:
    """Give the folder of one report. The issuer is percent-encoded, dots too: no name leads out of the archive."""
    # Lone surrogates become "?"; `rows.py` refuses them later.
    issuer = quote(publisher.encode("utf-8", "replace"), safe="").replace(".", "%2E")
    return f"edition={year}/issuer={issuer}"


def key_of(place: str) -> str:
    """Give a key that is the same for issuers that differ only in capitals, blanks or the form of their letters.

    Nobody can tell them apart by eye, and many file systems do not either.
    """
    return alike(" ".join(unquote(place).split()))


def arrow_schema(columns: tuple[Column, ...]) -> Any:
    """Give columns as a schema of Arrow."""
    import pyarrow as pa

    types = {
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.decimal128(DIGITS, DECIMALS),
        ColumnType.TEXT: pa.string(),
        ColumnType.WORD: pa.string(),
        ColumnType.DATE: pa.date32(),
    }
    return pa.schema([pa.field(column.name, types[column.type], nullable=column.optional) for column in columns])
