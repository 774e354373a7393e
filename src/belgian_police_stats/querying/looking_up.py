"""Look a printed number up: is it in the source, where, and what is it?"""

from __future__ import annotations

import re

from attrs import frozen

from ..errors import PrintedNumberError
from ..model.figure import Figure
from ..model.ledger import Token
from ..model.printed import PrintedNumber, parse_printed
from ..model.report import Report

__all__ = ["PrintedMatch", "find_printed"]

_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d+/\d+")


@frozen(kw_only=True)
class PrintedMatch:
    """One place where the number is printed."""

    token: Token
    figure: Figure | None
    """The figure that it is; None where the number is a date, a name and the like: `token.reason` says which."""

    def __repr__(self) -> str:
        what = self.figure.id if self.figure else f"no figure: {self.token.reason}"
        return f"<PrintedMatch {self.token.printed!r} on line {self.token.line}: {what}>"


def find_printed(report: Report, number: str | int) -> tuple[PrintedMatch, ...]:
    """Report.find_printed is the public door.

    Two printed numbers are the same if they have the same value; a percent sign must be on both if it is asked for.

    Raises:
        PrintedNumberError: the text is no number as the source prints them.
    """
    text = str(number).strip()
    if not _DATE.fullmatch(text):
        wanted = _read(text)
        fits = [token for token in report.coverage() if _same(token, wanted, percent="%" in text)]
    else:
        fits = [token for token in report.coverage() if token.printed == text]
    return tuple(PrintedMatch(token=token, figure=report[token.figure] if token.figure else None) for token in fits)


def _read(text: str) -> PrintedNumber:
    """Points between groups of three are taken as well: that is how such numbers are often quoted."""
    if re.fullmatch(r"[^.]*\d{1,3}(\.\d{3})+([^.\d].*)?", text):
        text = text.replace(".", " ")
    return parse_printed(text)


def _same(token: Token, wanted: PrintedNumber, percent: bool) -> bool:
    try:
        there = parse_printed(token.printed)
    except PrintedNumberError:
        return False
    return there.value == wanted.value and (not percent or "%" in token.printed)
