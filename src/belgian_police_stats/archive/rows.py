"""Turn a report into the rows of an archive, or refuse it if the archive cannot hold it exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import Any

from ..errors import DataError, Fault, short_repr
from ..model.bases import Number
from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.interval import rounded, truncated
from ..model.outside import Observation
from ..model.printed import reading_of
from ..model.report import Report
from ..model.rules import Rule, RuleKind
from ..model.source import Edition
from ..querying.judging import Facts
from ..writing.records import table_record
from .layout import DECIMALS, DIGITS, MOST_BYTES, partition

__all__ = ["figure_rows", "refuse_unfit", "rule_rows", "rule_set_of"]

_LIMIT = 10 ** (DIGITS - DECIMALS)
_BOUNDS = f"below {_LIMIT} with at most {DECIMALS - 1} decimals"
_WHOLE = 2**63


def refuse_unfit(report: Report) -> None:
    """Refuse a report that the archive cannot hold exactly.

    Raises:
        DataError: a number is too large or has too many decimals, or the publisher or the year makes no folder name.
    """
    faults = [*_edition_faults(report.edition), *(fault for figure in report for fault in _figure_faults(figure))]
    for rule, observation in _earlier(report):
        if not _fits(observation.value, observation.place):
            expected = f"an earlier number {_BOUNDS}"
            faults.append(Fault(rule.operands[0], expected, observation.printed))
    if faults:
        raise DataError.of(f"The report of {report.edition.year} by {short_repr(report.edition.publisher)}", faults)


def figure_rows(report: Report, rule_set: str) -> list[dict[str, Any]]:
    """Give one row for each figure, in printed order."""
    return [_figure_row(figure, report.edition, rule_set) for figure in report]


def rule_rows(report: Report) -> list[dict[str, Any]]:
    """Give one row for each term of each rule: its result, if it has one, and its operands in order."""
    dates = Facts.of((), report.ledger).dates
    earlier = {rule.operands[0]: observation for rule, observation in _earlier(report)}
    return [row for number, rule in enumerate(report.rules, 1) for row in _rule_rows(rule, number, dates, earlier)]


def rule_set_of(rows: list[dict[str, Any]]) -> str:
    """Name a set of rules by its content: two sets have the same name only if they have the same rules."""
    # A number is written in one way, since a file gives back 4000 as 4000.00000.
    content = [
        {name: str(Fraction(value)) if isinstance(value, (int, Decimal)) else value for name, value in row.items()}
        for row in rows
    ]
    return sha256(dumps(content).encode()).hexdigest()[:32]


def _edition_faults(edition: Edition) -> Iterator[Fault]:
    name = partition(edition).rpartition("/")[2]
    if not edition.publisher:
        yield Fault("$.edition.publisher", "the name of the issuer", "nothing")
    elif len(name) > MOST_BYTES:
        yield Fault("$.edition.publisher", f"a name of at most {MOST_BYTES} percent-encoded bytes", str(len(name)))
    if abs(edition.year) >= _WHOLE:
        yield Fault("$.edition.year", f"a year below {_WHOLE}", str(edition.year))


def _figure_faults(figure: Figure) -> Iterator[Fault]:
    printed = [reading_of(source.printed, figure.value) for source in figure.sources]
    numbers = [(figure.value, figure.place), *((number.value, number.place) for number in printed)]
    if not all(_fits(value, place) for value, place in numbers):
        yield Fault(figure.id, f"numbers {_BOUNDS}", " and ".join(source.printed for source in figure.sources))
    if max(figure.source.slide, figure.source.line) >= _WHOLE:
        yield Fault(figure.id, f"a slide and a line below {_WHOLE}", str(figure.source))


def _fits(value: Number, place: Number) -> bool:
    """Whether all numbers that it can represent are below the limit, with decimals to spare for half a place."""
    around = truncated(value, place)
    assert around.lower is not None
    assert around.upper is not None
    fine = min(_exponent(value), _exponent(place)) > -DECIMALS
    return fine and -_LIMIT < around.lower and around.upper < _LIMIT


def _exponent(number: Number) -> int:
    return int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0


def _figure_row(figure: Figure, edition: Edition, rule_set: str) -> dict[str, Any]:
    printed = [reading_of(source.printed, figure.value).value for source in figure.sources]
    return {
        **table_record(figure, edition),
        "publisher": edition.publisher,
        "rule_set": rule_set,
        "place": figure.place,
        "least_printed": min(printed),
        "most_printed": max(printed),
    }


def _earlier(report: Report) -> list[tuple[Rule, Observation]]:
    """Give each rule of growth with what was published for the year before, if that is known."""
    rules = [rule for rule in report.rules if rule.kind is RuleKind.GROWTH]
    facts = Facts.of((), (), report if rules else None)
    pairs = ((rule, facts.earlier(report[rule.operands[0]])) for rule in rules)
    return [(rule, observation) for rule, observation in pairs if observation is not None]


def _rule_rows(
    rule: Rule, number: int, dates: Mapping[str, str], earlier: Mapping[str, Observation]
) -> Iterator[dict[str, Any]]:
    terms = [(0, rule.result)] if rule.result else []
    for position, term in (*terms, *enumerate(rule.operands, 1)):
        yield {
            "number": number,
            "rule": rule.id,
            "kind": rule.kind.value,
            "position": position,
            "term": term,
            "date": dates.get(term),
            "exhaustive": None if rule.exhaustive is None else rule.exhaustive.value,
            "why": rule.why,
            **_earlier_columns(earlier.get(term) if position and rule.kind is RuleKind.GROWTH else None),
        }


def _earlier_columns(observation: Observation | None) -> dict[str, Any]:
    if observation is None:
        return dict.fromkeys(("earlier", "earlier_lower", "earlier_upper", "earlier_place"))
    interval = observation.interval_by(rounded)
    # A number with a qualifier decides nothing, just as a missing one.
    known = observation.qualifier is Qualifier.EXACT
    return {
        "earlier": observation.value if known else None,
        "earlier_lower": interval.lower,
        "earlier_upper": interval.upper,
        "earlier_place": observation.place,
    }
