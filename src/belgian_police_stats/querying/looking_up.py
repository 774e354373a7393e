"""Look a printed number up: is it in the source, where, and what is it?"""

from __future__ import annotations

import re
from contextlib import suppress

from attrs import frozen

from ..errors import PrintedNumberError
from ..model.figure import Figure
from ..model.ledger import Entry
from ..model.number import Number
from ..model.printed import parse_printed
from ..model.report import Report

__all__ = ["PrintedMatch", "find_printed"]

_DUTCH = {",": " ", ".": ",", "million": "miljoen", "billion": "miljard"}
_ENGLISH = re.compile(r"(?<=\d)[,.](?=\d)|\bmillion\b|\bbillion\b", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d+/\d+")


@frozen(kw_only=True)
class PrintedMatch:
    """One place where the number is printed."""

    entry: Entry
    figure: Figure | None
    """The figure that it is; None where the number is a date, a name and the like: `entry.reason` says which."""

    def __repr__(self) -> str:
        what = self.figure.id if self.figure else f"no figure: {self.entry.reason}"
        return f"<PrintedMatch {self.entry.printed!r} on line {self.entry.line}: {what}>"


def find_printed(report: Report, number: str | int) -> tuple[PrintedMatch, ...]:
    """Report.find_printed is the public door.

    Two printed numbers are the same if they have the same value; a percent sign must be on both if it is asked for.
    A number with points or commas is looked for in each way in which it can be read: 13,979 as the Dutch decimal and
    as the English thousands.

    Raises:
        PrintedNumberError: the text is no number in Dutch marks, nor in English ones.
    """
    text = str(number).strip()
    values: set[Number] = set() if _DATE.fullmatch(text) else _values(text)
    fits = [
        entry
        for entry in report.ledger
        if entry.printed == text or (values and _has_value(entry, values, percent="%" in text))
    ]
    return tuple(PrintedMatch(entry=entry, figure=report[entry.figure] if entry.figure else None) for entry in fits)


def _values(text: str) -> set[Number]:
    """What the number is as printed, with points between groups of three, and in English marks and words."""
    ways = [text, _ENGLISH.sub(lambda found: _DUTCH[found[0].lower()], text)]
    if re.fullmatch(r"[^.]*\d{1,3}(\.\d{3})+([^.\d].*)?", text):
        ways.append(text.replace(".", " "))
    values: set[Number] = set()
    for way in ways:
        with suppress(PrintedNumberError):
            values.add(parse_printed(way).value)
    # Where there is no way to read it, the error speaks of the text as it was given.
    return values or {parse_printed(text).value}


def _has_value(entry: Entry, values: set[Number], percent: bool) -> bool:
    try:
        there = parse_printed(entry.printed)
    except PrintedNumberError:
        return False
    return there.value in values and (not percent or "%" in entry.printed)
