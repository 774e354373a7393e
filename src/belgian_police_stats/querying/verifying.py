"""Find every printed number of the ledger again in the user's own copy of the source text."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import zip_longest

from attrs import frozen

from ..errors import DataError
from ..model.ledger import Entry
from ..model.report import Report

__all__ = ["Finding", "FindingKind", "Verification", "verify"]

_SPACES = re.compile(r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
_SIGN = "[+\N{MINUS SIGN}\N{EN DASH}-]"
_NUMBER = re.compile(rf"(?:(?<![^\s(€]){_SIGN})?(?:€ ?)?\d+(?:[ ,./-]?\d+)*(?: ?[%€]| (?:miljoen|miljard)\b)?")
_UNSIGNED = rf"(?<!€)(?<!€ )(?<!^{_SIGN})(?<!^[\s(€]{_SIGN})(?<![^\d\0%][\s(€]{_SIGN})"
"""Right before a number; behind another number a sign joins the two, and with a blank after it it begins a line."""
_RUN = re.compile(r"\d+|[^\W\d]+")
_FAMILIAR = 0.5


class FindingKind(StrEnum):
    """How a printed number was found."""

    IN_PLACE = "in_place"
    """On its line, in its order."""
    MOVED = "moved"
    """On another line, as when another program took the text out of the document."""
    DIFFERENT = "different"
    """Its line has another number in its place."""
    MISSING = "missing"
    """Nowhere."""


@frozen(kw_only=True)
class Finding:
    """One printed number of the ledger, and where it is in the copy."""

    entry: Entry
    kind: FindingKind
    line: int | None = None
    """The line on which it was found."""
    found: str | None = None
    """What stands on its line instead, where that is different."""

    def __str__(self) -> str:
        figure = f" ({self.entry.figure})" if self.entry.figure else ""
        what = f"line {self.entry.line}: {self.entry.printed!r}{figure} is {self.kind.replace('_', ' ')}"
        if self.kind is FindingKind.MOVED:
            return f"{what} to line {self.line}"
        if self.kind is FindingKind.DIFFERENT:
            return f"{what}: {self.found!r} stands there"
        return what


@frozen(kw_only=True)
class Verification:
    """All findings, in printed order."""

    findings: tuple[Finding, ...]
    same_text: bool
    """Whether the copy is the very text that this edition was read from, byte for byte."""

    @property
    def passed(self) -> bool:
        """Whether every printed number is there; that some have moved does no harm."""
        return not any(finding.kind in (FindingKind.DIFFERENT, FindingKind.MISSING) for finding in self.findings)

    @property
    def familiar(self) -> bool:
        """Whether the copy looks like the same report at all: half of the numbers are there."""
        there = sum(f.kind in (FindingKind.IN_PLACE, FindingKind.MOVED) for f in self.findings)
        return there >= _FAMILIAR * len(self.findings)

    @property
    def summary(self) -> str:
        """How many numbers were found in each way, in one line."""
        return ", ".join(f"{len(self.of_kind(kind))} {kind.replace('_', ' ')}" for kind in FindingKind)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind == kind)

    def __repr__(self) -> str:
        outcome = "passed" if self.passed else "not passed"
        return f"<Verification of {len(self.findings)} numbers: {self.summary}; {outcome}>"


def verify(report: Report, text: str) -> Verification:
    """Report.verify is the public door.

    Each line gives its numbers first. What is not on its own line takes the nearest line that still has the
    number to spare, and only then is it said to be different or missing.
    """
    _refuse_what_cannot_be_verified(report, text)
    search = _Search(text)
    by_line: dict[int, list[Entry]] = defaultdict(list)
    for entry in report.ledger:
        by_line[entry.line].append(entry)
    findings: dict[int, Finding] = {}
    for line, entries in by_line.items():
        found = search.in_place(line, entries)
        for (entry, _), (there, _) in zip(found, sorted(found, key=lambda pair: pair[1]), strict=True):
            if entry.printed == there.printed:
                findings[id(entry)] = Finding(entry=entry, kind=FindingKind.IN_PLACE, line=line)
            else:
                # All are on the line, and not in their order: each number is now that of another figure.
                findings[id(entry)] = Finding(entry=entry, kind=FindingKind.DIFFERENT, line=line, found=there.printed)
    for entries in by_line.values():
        left = [entry for entry in entries if id(entry) not in findings]
        for finding in search.elsewhere(left):
            findings[id(finding.entry)] = finding
    findings |= _exchanged(findings.values())
    digest = hashlib.sha256(text.encode()).hexdigest()
    in_order = tuple(findings[id(entry)] for entry in report.ledger)
    return Verification(findings=in_order, same_text=digest == report.edition.source_sha256)


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


def _exchanged(findings: Iterable[Finding]) -> dict[int, Finding]:
    """Numbers that stand in each other's place: another extractor moves numbers, and does not exchange them."""
    moved: dict[tuple[int | None, int | None], list[Entry]] = defaultdict(list)
    for finding in findings:
        if finding.kind is FindingKind.MOVED:
            moved[finding.entry.line, finding.line].append(finding.entry)
    return {
        id(entry): Finding(entry=entry, kind=FindingKind.DIFFERENT, line=line, found=other.printed)
        for (line, to), entries in moved.items()
        for entry, other in zip(entries, moved.get((to, line), ()), strict=False)
    }


class _Search:
    """The lines of a copy; a number that is found is taken off its line, so that it is not found twice."""

    def __init__(self, text: str) -> None:
        lines = _SPACES.sub(" ", text.replace("\r\n", "\n")).split("\n")
        self.spare = dict(enumerate(lines, start=1))
        self.lines_with: dict[str, list[int]] = defaultdict(list)
        for number, line in self.spare.items():
            for run in _RUN.findall(line):
                self.lines_with[run].append(number)

    def in_place(self, line: int, entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
        """The entries that are on this line. Two can run into each other: then they are looked for as one."""
        found: list[tuple[Entry, int]] = []
        for entry, following in zip_longest(entries, entries[1:]):
            if any(entry is one for one, _ in found):
                continue
            if (at := self._take(line, entry.printed)) is not None:
                found.append((entry, at))
            elif following is not None and (at := self._take(line, entry.printed, following.printed)) is not None:
                found += [(entry, at), (following, at)]
        return found

    def elsewhere(self, entries: Sequence[Entry]) -> Iterator[Finding]:
        """Where the entries of one line are that are not on it: on the nearest line that has them."""
        done: list[Entry] = []
        unlike = 0
        for entry, following in zip_longest(entries, entries[1:]):
            if any(entry is one for one in done):
                continue
            line = self._nearest(entry.line, entry.printed)
            if line is None and following is not None:
                line = self._nearest(entry.line, entry.printed, following.printed)
                if line is not None:
                    done.append(following)
                    yield Finding(entry=following, kind=FindingKind.MOVED, line=line)
            if line is not None:
                yield Finding(entry=entry, kind=FindingKind.MOVED, line=line)
                continue
            instead = _NUMBER.findall(self.spare.get(entry.line, ""))[unlike : unlike + 1]
            if not instead:
                yield Finding(entry=entry, kind=FindingKind.MISSING)
            else:
                unlike += 1
                yield Finding(entry=entry, kind=FindingKind.DIFFERENT, line=entry.line, found=instead[0])

    def _nearest(self, line: int, *printed: str) -> int | None:
        lines = sorted(self._could_have(*printed), key=lambda number: abs(number - line))
        return next((number for number in lines if self._take(number, *printed) is not None), None)

    def _could_have(self, printed: str, following: str = "") -> Iterable[int]:
        """The lines with one run of digits or letters of the print: the one that is on the fewest lines.

        The runs where two numbers meet can be one in the text.
        """
        runs, more = _RUN.findall(printed), _RUN.findall(following)
        sure = runs[: -1 if more else None] + more[1:]
        if runs and more and not sure:
            return {*self.lines_with.get(runs[-1], ()), *self.lines_with.get(runs[-1] + more[0], ())}
        return min((self.lines_with.get(run, []) for run in sure), key=len, default=list(self.spare))

    def _take(self, line: int, *printed: str) -> int | None:
        there = self.spare.get(line, "")
        found = _pattern(printed).search(there)
        if found is None:
            return None
        gap = "\0" * (found.end() - found.start())
        self.spare[line] = f"{there[: found.start()]}{gap}{there[found.end() :]}"
        return found.start()


@cache
def _pattern(printed: tuple[str, ...]) -> re.Pattern[str]:
    """A number must end where it ends: 12 is not found in 127, nor 920 in 3 920, nor in -12, nor two in second."""
    numbers = " ?".join(re.escape(_SPACES.sub(" ", number)) for number in printed)
    word = r"\b" if printed[0][0].isalpha() else ""
    marked = "" if printed[-1][-1:] in "%€" else r"(?! ?(?:%|€|miljoen\b|miljard\b))"
    return re.compile(
        rf"{_UNSIGNED}(?<![\d,])(?<!\d[ .]){word}{numbers}{word}(?!\d)(?![.,]\d)(?! \d{{3}}(?!\d)){marked}"
    )
