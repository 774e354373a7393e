"""Search for figures by words in four languages, and for places by their printed number.

Every word of a search is looked for in the labels and the id of a figure, in the titles of its section and chapter, in
the name of its unit, and among its printed numbers: as it is written, in another form, as the beginning or the inside
of a word, and by the concept that it stands for in data/words. Figures that have every word come alone. If no
figure has every word, the figures with the rarest words come, so that a question in a sentence has an answer.
"""

from __future__ import annotations

import re
from contextlib import suppress

from attrs import frozen

from ..errors import FilterError, NotOneError, PrintedNumberError, nearest, short_repr
from ..model.bases import HasCard
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.ledger import Entry
from ..model.listing import Listing
from ..model.numbers import Exact
from ..model.printed import parse_printed
from ..model.report import Report
from ..texts.one_number import values_of
from .search import Match, Matches, Search

__all__ = ["Match", "Matches", "PrintedMatch", "find", "find_printed", "one"]


@frozen(kw_only=True)
class PrintedMatch(HasCard):
    """One place where a number is printed."""

    entry: Entry
    figure: Figure | None
    """The figure that is printed there. None for a date, a name and the like: `entry.reason` says which."""

    def __repr__(self) -> str:
        what = self.figure.id if self.figure else f"no figure: {self.entry.reason}"
        return f"<PrintedMatch {self.entry.printed!r} on line {self.entry.line}: {what}>"


def find(figures: Figures, words: str) -> Matches:
    """See `HasFigures.find`."""
    _refuse_other_than_str(words)
    return Search(figures, words).matches()


def one(figures: Figures, words: str) -> Figure:
    """See `HasFigures.one`."""
    _refuse_other_than_str(words)
    named = (figures.origin or figures).get(words)
    if named is not None and named in figures:
        return named
    search = Search(figures, words)
    candidates = search.only()
    if len(candidates) == 1:
        return candidates[0]
    ids, quoted, hint = tuple(figure.id for figure in candidates), short_repr(words), ""
    if candidates:
        message = f"Expected {quoted} to fit one figure, but it fits {len(ids)}: {', '.join(ids)}."
    else:
        hint = nearest(words, figures.ids) or search.hint()
        message = " ".join(filter(None, (f"Expected {quoted} to fit one figure, but it fits none.", hint)))
    error = NotOneError(message)
    error.candidates, error.hint = ids, hint
    raise error


def _refuse_other_than_str(words: object) -> None:
    if not isinstance(words, str):
        hint = "`Report.find_printed` takes a number."
        raise FilterError(expected="words or a printed number as a str", got=short_repr(words), hint=hint)


def find_printed(report: Report, number: str | int) -> tuple[PrintedMatch, ...]:
    """See `Report.find_printed`."""
    text = str(number).strip()
    # A date is compared as a text: it has no value.
    values = set[Exact]() if _DATE.fullmatch(text) else _possible_values(text)
    return Listing(
        PrintedMatch(entry=entry, figure=report[entry.figure] if entry.figure else None)
        for entry in report.ledger
        if entry.printed == text or (values and _has_value(entry, values, percent="%" in text))
    )


_LONGEST = 100
"""The most characters of a number in words."""
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d+/\d+")


def _possible_values(text: str) -> set[Exact]:
    """List what a number can mean: as the source writes it, or as a text in one of the languages does.

    Raises:
        PrintedNumberError: the text is not a number in any of these ways.
    """
    values: set[Exact] = {*values_of(text)} if len(text) <= _LONGEST else set()
    with suppress(PrintedNumberError):
        values.add(parse_printed(text).value)
    # If nothing can be read, this raises the error about the text itself.
    return values or {parse_printed(text).value}


def _has_value(entry: Entry, values: set[Exact], percent: bool) -> bool:
    try:
        printed = parse_printed(entry.printed)
    except PrintedNumberError:
        return False
    return printed.value in values and (not percent or "%" in entry.printed)
