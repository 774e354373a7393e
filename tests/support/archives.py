"""What the tests of the archive share: reports by other issuers, reports of anything, and verdicts to compare."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN
from fractions import Fraction
from itertools import cycle, product
from pathlib import Path
from typing import Any, TypeVar

import attrs

import belgian_police_stats as bps
from belgian_police_stats.model.chapter import part
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.model.figure import KINDS
from belgian_police_stats.model.rules import (
    adds_up,
    complement,
    days_within,
    falling,
    grows,
    ordered,
    parts_within,
    share,
    shares_within,
    time_per,
    within,
)
from belgian_police_stats.testing import small_report
from support.judged import LABEL, LEAP_YEAR, PLAIN_YEAR, PRINTINGS, figure, printing

Row = tuple[int, str, int, str, str, str]
"""Edition, issuer, number, rule, kind and verdict."""
COLUMNS = ["edition", "issuer", "number", "rule", "kind", "verdict"]
T = TypeVar("T")
Choose = Callable[[Sequence[T]], T]
"""Takes one of several: Hypothesis, which can shrink, or a generator of random numbers."""

DATES = [
    *("2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "2024-04-31", "2024-12-31", "2024-13-01", "2024-00-10"),
    *("2024-01-00", "0000-01-01", "0001-01-01", "9999-12-31", "2024-1-01", "2024-01-01\n", "20240101", "2024-W26-7"),
]
KINDS_OF = [*KINDS, bps.Count, bps.Count, bps.Count]
PERIODS = [LEAP_YEAR, PLAIN_YEAR, bps.Period(start=date(2024, 2, 28), end=date(2024, 3, 1))]


def published(report: bps.Report, issuer: str, year: int) -> bps.Report:
    """The same report by another publisher, about another year."""
    edition = attrs.evolve(report.edition, publisher=issuer, year=year)
    held = HeldContents(
        report.chapters, report.ledger.entries, report.discrepancies, report.own_rules, outside=report.outside
    )
    return bps.Report(edition, held)


def verdicts_of(reports: Iterable[bps.Report]) -> list[Row]:
    """What the reports say themselves."""
    return sorted(
        (report.edition.year, report.edition.publisher, number, one.rule.id, one.rule.kind.value, one.verdict.value)
        for report in reports
        for number, one in enumerate(report.check().results, 1)
    )


def judged(archive: bps.archive.Archive) -> list[Row]:
    """What the engine says."""
    rows: Any = archive.check().to_pyarrow()
    return sorted(zip(*(rows[name].to_pylist() for name in COLUMNS), strict=True))


def written(reports: Iterable[bps.Report], folder: Path) -> Path:
    """Write an archive and give its folder."""
    bps.archive.write(reports, folder)
    return folder


WHY = "Because."
PAGE = bps.OutsideSource(
    slug="page",
    publisher="Anybody",
    title=None,
    url="https://example.org",
    language="en",
    published="2000",
    kind=bps.SourceKind.PRESS,
)
NAMES = ("first", "two", "three", "four", "five", "six")
"""The slides of a report of anything."""


@part
class Slide(bps.Section):
    """Six figures, and every kind of rule between them."""

    a: bps.Figure
    b: bps.Figure
    c: bps.Figure
    d: bps.Figure
    e: bps.Figure
    f: bps.Figure

    RULES = (
        adds_up("a", parts=("b", "c"), why=WHY),
        adds_up("a", parts=("b", "c", "d"), why=WHY, name="three"),
        share("a", part="b", whole="c", why=WHY),
        share("f", part="d", whole="d", why=WHY),
        complement("a", "d", why=WHY),
        complement("b", "c", "f", why=WHY),
        within("b", whole="a", why=WHY),
        parts_within("a", parts=("b", "c", "d"), why=WHY, exhaustive=bps.Truth.FALSE),
        time_per("e", amount="b", why=WHY),
        shares_within("b", "f", why=WHY),
        days_within("b", why=WHY),
        ordered("b", "c", why=WHY),
        ordered("b", "c", "d", "f", why=WHY),
        falling("c", "d", "f", why=WHY),
        grows("e", amount="b", why=WHY),
        grows("d", amount="f", why=WHY),
    )


@part
class Anything(bps.Chapter):
    """Several such slides."""

    first: Slide
    two: Slide
    three: Slide
    four: Slide
    five: Slide
    six: Slide


def anything(choose: Choose[Any], issuer: str = "Anybody") -> bps.Report:
    """A report with figures of any kind, hedge and precision, often near to what their rules ask for."""
    slides = {name: _slide(choose, f"anything.{name}") for name in NAMES}
    dates = [(choose(DATES), choose([None, "first", "second"])) for _ in range(6)]
    entries = tuple(
        bps.Entry(line=line, printed=str(line), reason=bps.EntryReason.DATE, date=day, event=event)
        for line, (day, event) in enumerate(dates, 1)
    )
    return _report(issuer, slides, entries, [_earlier(choose, slides[name].b) for name in NAMES[:4]])


def _earlier(choose: Choose[Any], amount: bps.Figure) -> bps.Observation:
    """What was published for an amount for the year before: often near to it, and sometimes with a qualifier."""
    printed = choose(["0", "1", "2", "10", "12,5", "0,1", "-1", "1000", amount.printed])
    value = bps.parse_printed(printed).value
    start, end = (
        day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
        for day in (amount.period.start, amount.period.end)
    )
    return bps.Observation(
        figure=amount.id,
        value=value,
        printed=printed,
        unit=amount.unit,
        period=attrs.evolve(amount.period, start=start, end=end),
        qualifier=choose([bps.Qualifier.EXACT, bps.Qualifier.EXACT, bps.Qualifier.EXACT, bps.Qualifier.ABOUT]),
        comparability=bps.Comparability.SAME,
        source=PAGE,
    )


def ties() -> Iterator[bps.Report]:
    """Whole numbers around zero, as counts that are themselves and as changes that were rounded, three by three."""
    numbers = [(kind, str(value)) for kind in (bps.Count, bps.Change) for value in range(-2 * kind.CAN_FALL, 3)]
    threes = list(product(numbers, repeat=3))
    for first in range(0, len(threes), len(NAMES)):
        slides: dict[str, Slide] = {}
        for name, three in zip(NAMES, cycle(threes[first : first + len(NAMES)]), strict=False):
            printed = zip("abcdef", [*three, *numbers[:3]], strict=True)
            figures = {
                letter: _figure(_first, kind, f"anything.{name}.{letter}", text, LEAP_YEAR)
                for letter, (kind, text) in printed
            }
            slides[name] = Slide(id=f"anything.{name}", labels=LABEL, **figures)
        yield _report(f"ties {first}", slides, ())


def falls() -> bps.Report:
    """Changes that were cut off to zero and make a fall together, and shares that cannot."""
    printed = {"a": "-2,0", "b": "0", "c": "0", "d": "0", "e": "1", "f": "1"}
    slides = {
        name: Slide(
            id=f"anything.{name}",
            labels=LABEL,
            **{
                letter: figure(bps.Change if letter == "a" else kind, f"anything.{name}.{letter}", text)
                for letter, text in printed.items()
            },
        )
        for name, kind in zip(NAMES, cycle([bps.Change, bps.Share]), strict=False)
    }
    return _report("falls", slides, ())


def _first(options: Sequence[T]) -> T:
    return options[0]


def _report(
    issuer: str,
    slides: dict[str, Slide],
    entries: tuple[bps.Entry, ...],
    earlier: Iterable[bps.Observation] = (),
) -> bps.Report:
    chapter = Anything(id="anything", labels=LABEL, **slides)
    edition = attrs.evolve(small_report().edition, publisher=issuer)
    outside = bps.Outside(observations={one.figure: (one,) for one in earlier})
    return bps.Report(edition, HeldContents((chapter,), entries, outside=outside))


def _slide(choose: Choose[Any], name: str) -> Slide:
    printed = {letter: _number(choose) for letter in "bcdf"}
    b, c, d, _ = (Fraction(bps.parse_printed(text).value) for text in printed.values())
    period = choose(PERIODS)
    goals = [b + c, b + c + d, 100 * b / (c or 1), 100 - d, b]
    # What an archive does not hold is refused, and that has tests of its own.
    printed["a"] = _near(choose, choose([goal for goal in goals if abs(goal) < 10**12]))
    printed["e"] = _near(choose, Fraction(period.days * 86_400) / (b or 1))
    figures = {
        letter: _figure(choose, choose(KINDS_OF), f"{name}.{letter}", printed[letter], period) for letter in "abcdef"
    }
    return Slide(id=name, labels=LABEL, **figures)


def _number(choose: Choose[Any]) -> str:
    sign, word = choose(["", "", "", "", "-"]), choose(["", "", "", "", " miljoen"])
    whole = choose([0, 0, 1, 1, 2, *range(12), 25, 50, 100, 366, 999_999])
    decimals = choose(["", "", "", ",5", ",0", ",25", ",0005"])
    return f"{sign}{whole}{decimals}{word}"


def _near(choose: Choose[Any], goal: Fraction) -> str:
    """The goal as it can be printed, or one step off."""
    decimals = choose([0, 0, 1, 2, 4])
    text = printing(goal, decimals, choose(PRINTINGS))
    value = Fraction(bps.parse_printed(text).value) + Fraction(choose([0, 0, 0, 0, 1, -1]), 10**decimals)
    return printing(value, decimals, ROUND_DOWN)


def _figure(
    choose: Choose[Any], kind: type[bps.Figure], figure_id: str, printed: str, period: bps.Period
) -> bps.Figure:
    hedge = choose([bps.Qualifier.EXACT] * 12 + list(bps.Qualifier))
    prints = choose([(printed,), (printed,), (printed,), (printed, printed), (printed, "7"), (printed, "7", printed)])
    value = bps.parse_printed(printed).value
    if (kind is bps.Count and type(value) is not int) or (value < 0 and not kind.CAN_FALL):
        # Things that are counted are whole, and most kinds of figures are not below zero.
        kind = bps.Change
    one = figure(kind, figure_id, printed, qualifier=hedge, period=period)
    first = one.source
    places = [attrs.evolve(first, printed=text, line=first.line + i) for i, text in enumerate(prints)]
    return attrs.evolve(one, sources=tuple(places))
