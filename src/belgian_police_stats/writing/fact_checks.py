"""Fact checks as plain records and as a table with one row per claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from ..errors import DataError, Fault
from ..fact_checking.checking import fact_check
from ..fact_checking.claims import Claim, ClaimVerdict, FactCheck, NonClaim
from ..loading.packaged import load
from ..model.certainty import Certainty, Qualifier
from ..model.labels import Language
from ..model.numbers import Exact, number_text
from ..model.report import Report
from ..model.words import column_word, word
from .columns import Column, ColumnType
from .doubt import with_doubt
from .observations import observation_record
from .table import Table

__all__ = [
    "CLAIM_COLUMNS",
    "caveat_in",
    "check_record",
    "claim_record",
    "fact_check_all",
    "kind_in",
    "non_claim_record",
    "reason_in",
    "summary_in",
]


CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("id", ColumnType.TEXT, "The name of the text and the place of the number, with a colon between."),
    Column("text", ColumnType.TEXT, "The name of the text, or its place in the list, from 1."),
    Column("start", ColumnType.INTEGER, "The place of the first character of the number, from 0."),
    Column("end", ColumnType.INTEGER, "The place behind its last character."),
    Column("line", ColumnType.INTEGER, "The line of the text, from 1."),
    Column("quote", ColumnType.TEXT, "The number as the text has it."),
    Column("said", ColumnType.TEXT, "The value that the text gives, in full or to six digits."),
    Column("claim_qualifier", ColumnType.WORD, "The qualifier in the text.", words=Qualifier),
    Column("claim_unit", ColumnType.TEXT, "The unit.", optional=True),
    Column("year", ColumnType.INTEGER, "The year that the text names.", optional=True),
    Column("claim_verdict", ColumnType.WORD, "What the report has.", words=ClaimVerdict),
    Column("figures", ColumnType.TEXT, "The ids of the figures, with spaces between.", optional=True),
    Column("formula", ColumnType.TEXT, "The computation of a derived number.", optional=True),
    Column("score", ColumnType.NUMBER, "How clearly the words name the figure, from 0 to 1."),
    Column("claim_certainty", ColumnType.WORD, "The weakest certainty of the figures.", words=Certainty, optional=True),
    Column("doubts", ColumnType.TEXT, "The ids of the doubts, with spaces between.", optional=True),
    Column("caveat", ColumnType.TEXT, "The other numbers that the figures can be.", optional=True),
    Column("why", ColumnType.TEXT, "The reason for the verdict."),
)
"""The columns of the table of claims."""


def caveat_in(claim: Claim, language: Language) -> str:
    """The other numbers that the figures of a claim can be, in one of the four languages, with their doubts.

    Empty without a doubt.
    """
    told: list[str] = []
    for figure in claim.reason.figures:
        if figure.doubts:
            text = with_doubt("", figure, language, _percent if figure.unit == "percent" else _spaced)
            doubts = ", ".join(figure.doubts)
            told.append(f"{text.strip().removesuffix(')')}; {word('doubt').text(language)}: {doubts})")
    return " ".join(dict.fromkeys(told))


def reason_in(claim: Claim, language: Language) -> str:
    """The reason for a verdict in one of the four languages, with its doubt if there is one."""
    why = claim.why_in(language)
    if not claim.doubtful:
        return why
    doubt = word("claim_in_doubt", caveat=caveat_in(claim, language))
    return f"{why} {doubt.text(language)}"


def _spaced(value: Exact) -> str:
    """A number with spaces, which cannot be misread in any language."""
    return f"{value:,}".replace(",", " ") if isinstance(value, int | Decimal) else number_text(value)


def _percent(value: Exact) -> str:
    return f"{_spaced(value)}%"


def summary_in(check: FactCheck, language: Language) -> str:
    """How many claims have each verdict, in one of the four languages: `confirmed: 2, contradicted: 1`."""
    counts = Counter(claim.verdict for claim in check.claims)
    listed = (verdict for verdict in ClaimVerdict if counts[verdict])
    told = (word("verdict_count", name=verdict.name_in(language), number=counts[verdict]) for verdict in listed)
    return ", ".join(labels.text(language) for labels in told)


def kind_in(thing: NonClaim, language: Language) -> str:
    """Name the kind of a number that is not a claim, in one of the four languages: `page number`."""
    return column_word("number_kind", thing.kind.replace(" ", "_")).text(language)


def claim_record(claim: Claim, language: Language = "en") -> dict[str, Any]:
    """Make the full record of a claim, with its reason in one of the four languages."""
    return {
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "quote": claim.quote,
        "value": _plain(claim.value),
        "lower": _plain(claim.bounds.lower),
        "upper": _plain(claim.bounds.upper),
        "qualifier": claim.qualifier.value,
        "unit": claim.unit,
        "year": claim.period.start.year if claim.period else None,
        "part_of_year": claim.part_of_year,
        "verdict": claim.verdict.value,
        "figures": list(claim.figures),
        "formula": claim.formula,
        "score": Decimal(str(claim.score)),
        "certainty": claim.certainty.value if claim.certainty else None,
        "doubtful": claim.doubtful,
        "doubts": list(claim.doubts),
        "caveat": claim.caveat or None,
        "why": claim.why_in(language),
        "observations": [observation_record(found) for found in claim.observations],
    }


def non_claim_record(thing: NonClaim) -> dict[str, Any]:
    """Make the record of a number that is not a claim."""
    return {"start": thing.start, "end": thing.end, "quote": thing.quote, "kind": thing.kind}


def check_record(check: FactCheck, language: Language = "en") -> dict[str, Any]:
    """Make the record of a whole check. The places count the characters of its text."""
    return {
        "edition": check.year,
        "text": check.text,
        "claims": [claim_record(claim, language) for claim in check.claims],
        "non_claims": [non_claim_record(thing) for thing in check.non_claims],
    }


def fact_check_all(
    texts: Mapping[str, str] | Iterable[str],
    *,
    report: Report | None = None,
    language: Language | None = None,
    published: date | str | None = None,
    progress: Callable[[int], object] | None = None,
) -> Table:
    """Check many texts, and give one row per claim.

    The texts have names, or are counted from 1. `report` is the newest edition unless another is given; `language`
    and `published` are those of `Report.fact_check`. `progress` is called after each text with the number of texts
    that are done.

    Raises:
        DataError: one of the texts is not a str, or `texts` is one itself.
        FieldError: `published` is not a day.
        UnknownLanguageError: the language is not one of nl, fr, de, en.

    >>> import belgian_police_stats as bps
    >>> t = bps.fact_check_all({"a.txt": "In 2024 the federal police had 4,393 women."})
    >>> t.to_records()[0]["claim_verdict"]
    'confirmed'
    """
    given: object = texts
    if isinstance(given, (str, bytes)):
        # Each of its characters would be checked as a separate text.
        hint = "`Report.fact_check` takes one text."
        raise DataError.of("What is checked", [Fault("texts", "several texts", "one", hint)])
    checked = load() if report is None else report
    named = (
        # For type checkers, an Iterable[str] that is a mapping has values of any type.
        cast("Mapping[str, str]", texts).items()
        if isinstance(texts, Mapping)
        else ((str(n), text) for n, text in enumerate(texts, 1))
    )
    rows: list[tuple[Any, ...]] = []
    for done, (name, text) in enumerate(named, 1):
        check = fact_check(checked, text, language=language, published=published)
        rows += [(f"{name}:{claim.start}", name, *_row(claim)) for claim in check.claims]
        if progress is not None:
            progress(done)
    return Table(columns=CLAIM_COLUMNS, rows=tuple(rows), metadata=(("edition", str(checked.edition.year)),))


def _row(claim: Claim) -> tuple[Any, ...]:
    return (
        claim.start,
        claim.end,
        claim.line,
        claim.quote,
        number_text(claim.value),
        claim.qualifier.value,
        claim.unit,
        claim.period.start.year if claim.period else None,
        claim.verdict.value,
        " ".join(claim.figures) or None,
        claim.formula,
        Decimal(str(claim.score)),
        claim.certainty.value if claim.certainty else None,
        " ".join(claim.doubts) or None,
        claim.caveat or None,
        claim.why,
    )


def _plain(number: Exact | None) -> int | Decimal | str | None:
    """Write a number as JSON can hold it: a fraction that does not end as `1/3`."""
    if not isinstance(number, Fraction):
        return number
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(number.numerator) / Decimal(number.denominator) if rest == 1 else str(number)
