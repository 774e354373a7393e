"""What the tests of the archive share: reports by other issuers, reports of anything, and verdicts to compare."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import attrs

import belgian_police_stats as bps
from belgian_police_stats.model.chapter import frozen
from belgian_police_stats.model.kinds import KINDS
from belgian_police_stats.model.laws import (
    adds_up,
    complement,
    days_within,
    falling,
    ordered,
    parts_within,
    share,
    time_per,
    within,
)
from belgian_police_stats.model.store import HeldChapters
from belgian_police_stats.testing import small_report
from lawful import LABEL, LEAP_YEAR, PLAIN_YEAR, RULES, UNITS, printing

Row = tuple[int, str, int, str, str, str]
"""Edition, issuer, number, law, kind and verdict."""
COLUMNS = ["edition", "issuer", "number", "law", "kind", "verdict"]
T = TypeVar("T")
Choose = Callable[[Sequence[T]], T]
"""Takes one of several: Hypothesis, which can shrink, or a generator of random numbers."""

DATES = [
    *("2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "2024-04-31", "2024-12-31", "2024-13-01", "2024-00-10"),
    *("2024-01-00", "0000-01-01", "0001-01-01", "9999-12-31", "2024-1-01", "2024-01-01\n", "20240101", "2024-W26-7"),
]
PERIODS = [LEAP_YEAR, PLAIN_YEAR, bps.Period(start=date(2024, 2, 28), end=date(2024, 3, 1))]


def published(report: bps.Report, issuer: str, year: int) -> bps.Report:
    """The same report by another publisher, about another year."""
    edition = attrs.evolve(report.edition, publisher=issuer, year=year)
    return bps.Report(edition, HeldChapters(report.chapters, report.coverage().tokens, report.discrepancies))


def verdicts_of(reports: Iterable[bps.Report]) -> list[Row]:
    """What the reports say themselves."""
    return sorted(
        (report.edition.year, report.edition.publisher, number, one.law.id, one.law.kind.value, one.verdict.value)
        for report in reports
        for number, one in enumerate(report.check(), 1)
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


@frozen
class Slide(bps.Section):
    """Six figures, and every kind of law between them."""

    a: bps.Figure
    b: bps.Figure
    c: bps.Figure
    d: bps.Figure
    e: bps.Figure
    f: bps.Figure

    LAWS = (
        adds_up("a", parts=("b", "c"), why=WHY),
        adds_up("a", parts=("b", "c", "d"), why=WHY, name="three"),
        share("a", part="b", whole="c", why=WHY),
        share("f", part="d", whole="d", why=WHY),
        complement("a", "d", why=WHY),
        complement("b", "c", "f", why=WHY),
        within("b", whole="a", why=WHY),
        parts_within("a", parts=("b", "c", "d"), why=WHY, exhaustive=bps.Exhaustive.NO),
        time_per("e", amount="b", why=WHY),
        days_within("b", why=WHY),
        ordered("b", "c", why=WHY),
        ordered("b", "c", "d", "f", why=WHY),
        falling("c", "d", "f", why=WHY),
    )


@frozen
class Anything(bps.Chapter):
    """Several such slides."""

    one: Slide
    two: Slide
    three: Slide
    four: Slide
    five: Slide
    six: Slide


def anything(choose: Choose[Any], issuer: str = "Anybody") -> bps.Report:
    """A report with figures of any kind, hedge and precision, often near to what their laws ask for."""
    lines = iter(range(1, 1000))
    names = ("one", "two", "three", "four", "five", "six")
    slides = {name: _slide(choose, f"anything.{name}", lines) for name in names}
    chapter = Anything(id="anything", labels=LABEL, **slides)
    dates = [(choose(DATES), choose([None, "first", "second"])) for _ in range(6)]
    tokens = tuple(
        bps.Token(line=line, printed=str(line), reason=bps.TokenReason.DATE, date=day, event=event)
        for line, (day, event) in zip(lines, dates, strict=False)
    )
    edition = attrs.evolve(small_report().edition, publisher=issuer)
    return bps.Report(edition, HeldChapters((chapter,), tokens))


def _slide(choose: Choose[Any], name: str, lines: Iterator[int]) -> Slide:
    printed = {letter: _number(choose) for letter in "bcdf"}
    b, c, d, _ = (Fraction(bps.parse_printed(text).value) for text in printed.values())
    period = choose(PERIODS)
    goals = [b + c, b + c + d, 100 * b / (c or 1), 100 - d, b]
    # What an archive does not hold is refused, and that has tests of its own.
    printed["a"] = _near(choose, choose([goal for goal in goals if abs(goal) < 10**12]))
    printed["e"] = _near(choose, Fraction(period.days * 86_400) / (b or 1))
    figures = {letter: _figure(choose, f"{name}.{letter}", printed[letter], period, next(lines)) for letter in "abcdef"}
    return Slide(id=name, labels=LABEL, **figures)


def _number(choose: Choose[Any]) -> str:
    sign, word = choose(["", "", "", "", "-"]), choose(["", "", "", "", " miljoen"])
    whole = choose([*range(12), 25, 50, 100, 366, 999_999])
    decimals = choose(["", "", "", ",5", ",0", ",25", ",0005"])
    return f"{sign}{whole}{decimals}{word}"


def _near(choose: Choose[Any], goal: Fraction) -> str:
    """The goal as it can be printed, or one step off."""
    decimals = choose([0, 0, 1, 2, 4])
    text = printing(goal, decimals, choose(RULES))
    value = Fraction(bps.parse_printed(text).value) + Fraction(choose([0, 0, 0, 0, 1, -1]), 10**decimals)
    return printing(value, decimals, ROUND_DOWN)


def _figure(choose: Choose[Any], figure_id: str, printed: str, period: bps.Period, line: int) -> bps.Figure:
    kind = choose([*KINDS, bps.Count, bps.Count, bps.Count])
    prints = choose([(printed,), (printed,), (printed,), (printed, printed), (printed, "7"), (printed, "7", printed)])
    return kind(  # type: ignore[no-any-return]
        id=figure_id,
        value=bps.parse_printed(printed).value,
        unit=UNITS[kind],
        printed=printed,
        labels=LABEL,
        period=period,
        qualifier=choose([bps.Qualifier.EXACT] * 12 + list(bps.Qualifier)),
        reading=bps.Reading.CERTAIN,
        sources=tuple(bps.Source(slide=1, title=None, heading="", line=line, printed=text) for text in prints),
    )
