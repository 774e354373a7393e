"""The ledger: every number that the source prints, with its figure or the reason why it is not a figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import field, frozen

from ..errors import FieldError, how_many, short_repr
from ..frozen import Frozen
from .bases import HasCard

__all__ = ["Entry", "EntryReason", "Ledger", "is_real_day", "places_of_dates"]


class EntryReason(StrEnum):
    """Why a printed number is not a figure."""

    DATE = "date"
    LAW_DATE = "law_date"
    EMERGENCY_NUMBER = "emergency_number"
    NAME = "name"
    EDITION_NUMBER = "edition_number"
    AGE = "age"
    IDIOM = "idiom"
    LIST_NUMBER = "list_number"
    PART_OF_RATE = "part_of_rate"
    """The "one" of a rate such as one call every ten seconds."""
    VAGUE_QUANTITY = "vague_quantity"
    """A word that names no number, such as thousands; a word for about a hundred is a figure."""


def is_real_day(text: str) -> bool:
    """Whether a text such as 2024-06-30 is a day of the calendar."""
    try:
        # Python reads other forms too, such as 2024-W26-7; the ledger has only YYYY-MM-DD.
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _one_of_two(entry: Entry, _: object, reason: EntryReason | None) -> None:
    if (reason is None) == (entry.figure is None):
        raise FieldError(expected="either a figure or a reason", got="neither" if reason is None else "both")


def _bare(entry: Entry, _: object, printed: str) -> None:
    if printed != printed.strip():
        raise FieldError(field="printed", expected="a printed number without blanks around it", got=short_repr(printed))


@frozen(kw_only=True)
class Entry(Frozen):
    """One number as printed, with the id of its figure or the reason why it is not a figure."""

    line: int
    """The line of the source text, from 1."""
    printed: str = field(validator=_bare)
    figure: str | None = None
    reason: EntryReason | None = field(default=None, validator=_one_of_two)
    date: str | None = None
    """The printed date as YYYY-MM-DD, on the first number of a date with a day. The date may not exist."""
    event: str | None = None
    """The event on that date, if the report prints its date more than once."""

    @property
    def place(self) -> str:
        """The line and the printed number, such as `line 5: 805`."""
        return f"line {self.line}: {self.printed}"


def places_of_dates(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Give each printed date with its place. Of the same numbers on one line, the second has (2) behind its place."""
    times: Counter[str] = Counter()
    for entry in entries:
        if entry.date is not None:
            times[entry.place] += 1
            again = times[entry.place]
            yield entry.place if again == 1 else f"{entry.place} ({again})", entry


@frozen
class Ledger(HasCard):
    """Every number of the source, in printed order."""

    entries: tuple[Entry, ...]

    @property
    def figure_entries(self) -> tuple[Entry, ...]:
        """The entries that belong to a figure. A figure that is printed twice has two entries."""
        return tuple(entry for entry in self.entries if entry.figure is not None)

    @property
    def other_entries(self) -> tuple[Entry, ...]:
        """The entries that are not figures."""
        return tuple(entry for entry in self.entries if entry.figure is None)

    @property
    def reasons(self) -> tuple[tuple[EntryReason, int], ...]:
        """Each reason with the number of its entries, the most frequent first."""
        return tuple(Counter(entry.reason for entry in self.entries if entry.reason is not None).most_common())

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __repr__(self) -> str:
        figures = len({entry.figure for entry in self.figure_entries})
        return (
            f"<Ledger: {how_many(len(self), 'number')} printed, {len(self.figure_entries)} of them places of "
            f"{how_many(figures, 'figure')}, "
            f"{len(self.other_entries)} no figure>"
        )
