"""Verify a copy of the source text: find every number of the ledger in it.

First each number is looked for on its own line, then on the nearest line that still has it. A number that
is found is blanked out, so that it is not found twice. In the end, numbers that were exchanged are told from numbers
that moved.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import islice, pairwise
from unicodedata import normalize

from attrs import define, frozen

from ..errors import DataError, how_many
from ..frozen import Frozen
from ..model.bases import HasCard
from ..model.ledger import Entry
from ..model.printed import MINUS, SIGN, SPACES
from ..model.report import Report

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
    copy = _Copy(text)
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
            f"Expected a report that lists the numbers of its source, got one of {report.edition.year} that lists "
            "none. Give it a ledger, as belgian-police-stats template makes one, and verify again."
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


def _find_in_place(copy: _Copy, line: int, searches: Iterable[_Search]) -> None:
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


def _find_moved(copy: _Copy, by_line: Mapping[int, Sequence[_Search]]) -> None:
    """Find entries on other lines than their own, the longest first: a 4 must not be taken from a 4 393.

    Two entries of a line that touch are one number for a copy.
    """
    alone = [(search,) for on_line in by_line.values() for search in on_line if search.kind is FindingKind.MISSING]
    touching = [pair for on_line in by_line.values() for pair in pairwise(on_line)]
    wanted: list[tuple[tuple[_Search, ...], str]] = [(each, each[0].entry.printed) for each in alone]
    wanted += [(pair, "".join(search.entry.printed for search in pair)) for pair in touching]
    for searches, text in sorted(wanted, key=lambda each: -len(each[1])):
        if all(search.kind is FindingKind.MISSING for search in searches):
            line = copy.take_nearest(searches[0].entry.line, _forms(text.translate(_PLAIN)))
            if line is not None:
                for search in searches:
                    search.end(FindingKind.MOVED, line)


def _find_broken(copy: _Copy, searches: Iterable[_Search]) -> None:
    """Find numbers of which one part ends a line and the rest begins the next.

    By now, these lines only hold numbers that no other entry has taken, so a number is not joined from two others.
    """
    for search in searches:
        if search.kind is FindingKind.MISSING and " " in (number := search.entry.printed.translate(_PLAIN)):
            line = copy.take_broken(search.entry.line, number)
            if line is not None:
                own = line == search.entry.line
                search.end(FindingKind.IN_PLACE if own else FindingKind.MOVED, line)


def _find_elsewhere(copy: _Copy, line: int, searches: Iterable[_Search]) -> None:
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


_PLAIN = {**{ord(space): " " for space in SPACES}, **{ord(sign): "-" for sign in MINUS}}
"""One kind of space and one kind of minus: another program writes others."""
_BLANK = "\0"
_LONGEST = 100


class _Copy:
    """The lines of a copy. A number that is taken off its line is replaced by blanks."""

    def __init__(self, text: str) -> None:
        # Some programs write é as two letters.
        self.text = normalize("NFC", text).replace("\r\n", "\n").translate(_PLAIN)
        """The whole text with one kind of end of line, space and minus."""
        self.lines = self.text.split("\n")
        self.changed: set[int] = set()
        """The lines from which something was taken."""
        self.having: dict[tuple[str, ...], tuple[set[int], set[int]]] = {}
        """For each number, the lines that had it by itself, and the lines that had it within something longer."""

    def line(self, number: int) -> str:
        """Give the rest of a line, counted from 1. A ledger can name lines that the copy does not have."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def take(self, line: int, spellings: tuple[str, ...]) -> int | None:
        """Take a number off a line and give its position; None if it is not there."""
        text = self.line(line)
        spans = [span for spelling in spellings if (span := _span(spelling, text))]
        if not spans:
            return None
        start, end = min(spans)
        self.lines[line - 1] = text[:start] + _BLANK * (end - start) + text[end:]
        self.changed.add(line)
        return start

    def take_nearest(self, line: int, spellings: tuple[str, ...]) -> int | None:
        """Take a number off the nearest line that has it and give that line; None if no line has it."""
        for candidate in sorted(self.lines_with(spellings), key=lambda other: (abs(other - line), other)):
            if self.take(candidate, spellings) is not None:
                return candidate
        return None

    def take_broken(self, line: int, number: str) -> int | None:
        """Take a number that goes on in the next line, nearest to a line, and give its first line."""
        places: list[tuple[int, int, int]] = []
        for cut, letter in enumerate(number):
            if letter == " ":
                broken = (f"{number[:cut]}{blank}\n{number[cut + 1 :]}" for blank in ("", " "))
                lines = {other for spelling in broken for other in self._lines_containing(spelling)}
                places += [(abs(other - line), other, cut) for other in lines]
        for _, other, cut in sorted(places):
            head, tail = number[:cut], number[cut + 1 :]
            first, rest = self.line(other).rstrip(" "), self.line(other + 1)
            start = len(first) - len(head)
            if not (first.endswith(head) and rest.startswith(tail)):
                continue
            if _stands_alone(f"{first} {rest}", start, start + len(number)):
                self.lines[other - 1] = first[:start] + _BLANK * len(head)
                self.lines[other] = _BLANK * len(tail) + rest[len(tail) :]
                self.changed |= {other, other + 1}
                return other
        return None

    def lines_with(self, spellings: tuple[str, ...]) -> Collection[int]:
        """Give the lines that may have a number. The result of the first search still holds for unchanged lines."""
        if spellings not in self.having:
            lines = {line for spelling in spellings for line in self._lines_containing(spelling)}
            alone = {line for line in lines if any(_span(spelling, self.line(line)) for spelling in spellings)}
            self.having[spellings] = alone, lines - alone
        alone, within = self.having[spellings]
        return alone | (within & self.changed)

    def _lines_containing(self, spelling: str) -> Iterator[int]:
        """Give the lines that contain these characters. One search of the text is faster than one for each line."""
        line, line_start = 1, 0
        while spelling and (found := self.text.find(spelling, line_start)) >= 0:
            line += self.text.count("\n", line_start, found)
            yield line
            line_end = self.text.find("\n", found)
            if line_end < 0:
                break
            line, line_start = line + 1, line_end + 1

    def number_left(self, line: int, index: int) -> str | None:
        """Give the number with this index, from 0, among those that remain on a line."""
        number = next(islice(_NUMBER.finditer(self.line(line)), index, None), None)
        return None if number is None else number[0][:_LONGEST]


def _spellings(searches: Sequence[_Search]) -> tuple[str, ...]:
    """The ways in which a copy can write a number. Two numbers can touch, or stand side by side and look like one."""
    numbers = [search.entry.printed.translate(_PLAIN) for search in searches]
    return (*_forms("".join(numbers)), *_forms(" ".join(numbers))) if len(numbers) > 1 else _forms(numbers[0])


def _forms(number: str) -> tuple[str, ...]:
    """A number with its spaces, and with the two spaces or the tab that some programs make of a wide space."""
    return (number, number.replace(" ", "  "), number.replace(" ", "\t")) if " " in number else (number,)


def _span(number: str, line: str) -> tuple[int, int] | None:
    """Find where a number is first by itself on a line. `str.find` keeps this fast on a line of any length."""
    start = line.find(number) if number else -1
    while start >= 0:
        end = start + len(number)
        if _stands_alone(line, start, end):
            return start, end
        start = line.find(number, start + 1)
    return None


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether this is a whole number on the line: 12 is not in 127 and -12, 920 not in 3 920, twee not in tweede."""
    if not _BEFORE.match(line, start) or not _AFTER.match(line, end):
        return False
    if line[start].isalpha() and not (_WORD_EDGE.match(line, start) and _WORD_EDGE.match(line, end)):
        return False
    return line[end - 1] in "%€" or not _MARK.match(line, end)


_BEFORE = re.compile(
    # Not preceded by a euro sign or a sign of the number. A dash between two numbers joins them: 10-12 has no -12.
    rf"(?<!€)(?<!€ )(?<!^{SIGN})(?<!^[\s(€]{SIGN})(?<![^\d{_BLANK}%][\s(€]{SIGN})"
    # Not followed by a digit, a decimal comma or a group of a longer number.
    r"(?<![\d,])(?<!\d[ .])"
)
_AFTER = re.compile(r"(?!\d)(?![.,]\d)(?! \d{3}(?!\d))")
_MARK = re.compile(r" ?(?:%|€|miljoen\b|miljard\b)")
_WORD_EDGE = re.compile(r"\b")

_NUMBER = re.compile(rf"(?:(?<![^\s(€]){SIGN})?(?:€ ?)?\d+(?:[ ,./-]?\d+)*(?: ?[%€]| (?:miljoen|miljard)\b)?")
"""Anything that a line can have instead of a number of the ledger: digits with separators, a sign and a mark.

It is looser than the pattern of model/printed.py, since a copy can have anything. Unlike the one of
loading/source_text.py, it has no words, and only plain spaces and signs: others are replaced first.
"""
