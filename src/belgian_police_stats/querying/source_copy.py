"""The lines of a copy of the source, from which the numbers that are found are taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from unicodedata import normalize

from ..model.printed import MINUS, SIGN, SPACES

__all__ = ["SourceCopy", "forms", "plain"]

_PLAIN = {**{ord(space): " " for space in SPACES}, **{ord(sign): "-" for sign in MINUS}}
_BLANK = "\0"
_LONGEST = 100


def plain(text: str) -> str:
    """Write a text with one kind of space and one kind of minus: programs write different ones."""
    return text.translate(_PLAIN)


def forms(number: str) -> tuple[str, ...]:
    """A number with its spaces, and with the two spaces or the tab that some programs make of a wide space."""
    return (number, number.replace(" ", "  "), number.replace(" ", "\t")) if " " in number else (number,)


class SourceCopy:
    """The lines of a copy of the source. A number that is taken off its line is replaced by blanks."""

    def __init__(self, text: str) -> None:
        # Some programs write é as two letters.
        self.text: str = plain(normalize("NFC", text).replace("\r\n", "\n"))
        """The whole text with one kind of end of line, space and minus."""
        self.lines: list[str] = self.text.split("\n")
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
