"""Verify a copy of the source text: find every number of the ledger in it.

First each number is looked for on its own line, then on the nearest line that still has it. A number that is found is
blanked out, so that it is not found twice. In the end, numbers that were exchanged are told from numbers that moved.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import pairwise

from attrs import define, frozen

from ..errors import DataError, how_many
from ..frozen import Frozen
from ..model.bases import HasCard
from ..model.ledger import Entry
from ..model.report import Report
from .source_copy import SourceCopy, forms, plain

__all__ = ["Finding", "FindingKind", "Verification", "verify"]


class FindingKind(StrEnum):
    """How a printed number was found."""

    IN_PLACE = "in_place"
    """On its line, and in the order of the ledger."""
    MOVED = "moved"
    """On another line. Programs that extract text from a document break lines at different places."""
    DIFFERENT = "different"
    """Another number is on its line instead."""
    MISSING = "missing"
    """Nowhere in the copy, and no other number is on its line instead."""


@frozen(kw_only=True)
class Finding(Frozen):
    """One printed number of the ledger, and where it is in the copy."""

    entry: Entry
    kind: FindingKind
    line: int | None = None
    """The line of the copy that has it, or that has another number instead."""
    found: str | None = None
    """The number that the copy has instead. Very long numbers are truncated."""

    def __str__(self) -> str:
        figure = f" ({self.entry.figure})" if self.entry.figure else ""
        sentence = f"line {self.entry.line}: {self.entry.printed!r}{figure} is {self.kind.replace('_', ' ')}"
        if self.kind is FindingKind.MOVED:
            return f"{sentence} to line {self.line}"
        if self.kind is FindingKind.DIFFERENT:
            return f"{sentence}: the copy has {self.found!r}"
        return sentence


@frozen(kw_only=True)
class Verification(HasCard):
    """A finding for every number of the ledger, in printed order."""

    findings: tuple[Finding, ...]
    same_text: bool
    """Whether the copy is, byte for byte, the text that the edition was read from."""

    @property
    def passed(self) -> bool:
        """Whether every number was found, on its own line or on another."""
        return not any(finding.kind in (FindingKind.DIFFERENT, FindingKind.MISSING) for finding in self.findings)

    @property
    def familiar(self) -> bool:
        """Whether at least half of the numbers were found. Otherwise the text is probably not a copy of this report."""
        found = sum(finding.kind in (FindingKind.IN_PLACE, FindingKind.MOVED) for finding in self.findings)
        return 2 * found >= len(self.findings)

    @property
    def summary(self) -> str:
        """The number of findings of each kind, in one line."""
        return ", ".join(f"{len(self.of_kind(kind))} {kind.replace('_', ' ')}" for kind in FindingKind)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind == kind)

    def __repr__(self) -> str:
        outcome = "passed" if self.passed else "not passed"
        return f"<Verification of {how_many(len(self.findings), 'number')}: {self.summary}; {outcome}>"


def verify(report: Report, text: str) -> Verification:
    """See `Report.verify`."""
    _refuse_what_cannot_be_verified(report, text)
    copy = SourceCopy(text)
    searches = [_Search(entry) for entry in report.ledger]
    by_line: dict[int, list[_Search]] = defaultdict(list)
    for search in searches:
        by_line[search.entry.line].append(search)
    for line, on_line in by_line.items():
        _find_in_place(copy, line, on_line)
    _find_moved(copy, by_line)
    _find_broken(copy, searches)
    for line, on_line in by_line.items():
        _find_elsewhere(copy, line, [search for search in on_line if search.kind is FindingKind.MISSING])
    _find_exchanged(searches)
    return Verification(
        findings=tuple(search.finding() for search in searches),
        same_text=hashlib.sha256(text.encode()).hexdigest() == report.edition.source_sha256,
    )


def _refuse_what_cannot_be_verified(report: Report, text: object) -> None:
    if not isinstance(text, str):
        raise DataError(
            f"Expected the text of a copy, got a {type(text).__name__}. Read the text first: "
            "report.verify(path.read_text(encoding='utf-8'))."
        )
    if half := re.search("[\ud800-\udfff]", text):
        line = text.count("\n", 0, half.start()) + 1
        raise DataError(f"Expected a text, got half a letter on line {line}: {half[0]!r}. Read the file as UTF-8.")
    if not len(report.ledger):
        raise DataError(
            f"Expected a report that lists the numbers of its source, got the report of {report.edition.year}, which "
            "does not. Give it a ledger, as belgian-police-stats template makes one, and verify again."
        )


@define(eq=False)
class _Search:
    """The search for one entry, which is missing until it is found. Equal entries have separate searches."""

    entry: Entry
    kind: FindingKind = FindingKind.MISSING
    line: int | None = None
    found: str | None = None

    def end(self, kind: FindingKind, line: int, found: str | None = None) -> None:
        self.kind, self.line, self.found = kind, line, found

    def finding(self) -> Finding:
        return Finding(entry=self.entry, kind=self.kind, line=self.line, found=self.found)


def _find_in_place(copy: SourceCopy, line: int, searches: Iterable[_Search]) -> None:
    """Find the entries of a line on that line."""
    found: list[tuple[int, _Search]] = []
    waiting = deque(searches)
    while waiting:
        taken, start = _take_next(waiting, partial(copy.take, line))
        if start is not None:
            found += [(start, search) for search in taken]
    in_order_of_the_copy = sorted(found, key=lambda pair: pair[0])
    for (_, search), (_, other) in zip(found, in_order_of_the_copy, strict=True):
        if search.entry.printed == other.entry.printed:
            search.end(FindingKind.IN_PLACE, line)
        else:
            # Both are on the line, but they were exchanged, so each now has the meaning of the other.
            search.end(FindingKind.DIFFERENT, line, other.entry.printed)


def _find_moved(copy: SourceCopy, by_line: Mapping[int, Sequence[_Search]]) -> None:
    """Find entries on other lines than their own, the longest first: a 4 must not be taken from a 4 393.

    Two entries of a line that touch are one number for a copy.
    """
    alone = [(search,) for on_line in by_line.values() for search in on_line if search.kind is FindingKind.MISSING]
    touching = [pair for on_line in by_line.values() for pair in pairwise(on_line)]
    wanted: list[tuple[tuple[_Search, ...], str]] = [(each, each[0].entry.printed) for each in alone]
    wanted += [(pair, "".join(search.entry.printed for search in pair)) for pair in touching]
    for searches, text in sorted(wanted, key=lambda each: -len(each[1])):
        if all(search.kind is FindingKind.MISSING for search in searches):
            line = copy.take_nearest(searches[0].entry.line, forms(plain(text)))
            if line is not None:
                for search in searches:
                    search.end(FindingKind.MOVED, line)


def _find_broken(copy: SourceCopy, searches: Iterable[_Search]) -> None:
    """Find numbers of which one part ends a line and the rest begins the next.

    By now, these lines only hold numbers that no other entry has taken, so a number is not joined from two others.
    """
    for search in searches:
        if search.kind is FindingKind.MISSING and " " in (number := plain(search.entry.printed)):
            line = copy.take_broken(search.entry.line, number)
            if line is not None:
                own = line == search.entry.line
                search.end(FindingKind.IN_PLACE if own else FindingKind.MOVED, line)


def _find_elsewhere(copy: SourceCopy, line: int, searches: Iterable[_Search]) -> None:
    """Find entries on other lines than their own, or else find the numbers that are on their own lines instead."""
    replaced = 0
    waiting = deque(searches)
    while waiting:
        taken, other_line = _take_next(waiting, partial(copy.take_nearest, line))
        if other_line is not None:
            for search in taken:
                search.end(FindingKind.MOVED, other_line)
        elif (instead := copy.number_left(line, replaced)) is not None:
            taken[0].end(FindingKind.DIFFERENT, line, instead)
            replaced += 1


def _take_next(
    waiting: deque[_Search], take: Callable[[tuple[str, ...]], int | None]
) -> tuple[list[_Search], int | None]:
    """Take the next entry off the copy, or the next two entries as one number.

    Gives the entries, which no longer wait, and the place that `take` gives: None if the next entry is not there.
    """
    first = waiting.popleft()
    place = take(_spellings([first]))
    if place is None and waiting:
        place = take(_spellings([first, waiting[0]]))
        if place is not None:
            return [first, waiting.popleft()], place
    return [first], place


def _find_exchanged(searches: Iterable[_Search]) -> None:
    """Find numbers that changed places. Programs that extract text from a document move numbers but never swap them."""
    moved: dict[tuple[int | None, int | None], list[_Search]] = defaultdict(list)
    for search in searches:
        if search.kind is FindingKind.MOVED:
            moved[search.entry.line, search.line].append(search)
    for (line, other_line), moved_there in moved.items():
        for search, other in zip(moved_there, moved.get((other_line, line), []), strict=False):
            search.end(FindingKind.DIFFERENT, search.entry.line, other.entry.printed)


def _spellings(searches: Sequence[_Search]) -> tuple[str, ...]:
    """The ways in which a copy can write a number. Two numbers can touch, or stand side by side and look like one."""
    numbers = [plain(search.entry.printed) for search in searches]
    return (*forms("".join(numbers)), *forms(" ".join(numbers))) if len(numbers) > 1 else forms(numbers[0])
