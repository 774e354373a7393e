"""Split a text into sentences of pieces, in one pass and with the place of each token."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .words import REMEMBERED, bare, word_set

__all__ = ["Piece", "Sentence", "sentences"]

_TOKEN = re.compile(r"(?P<n>[0-9]+)|(?P<w>(?:[^\W\d_]|[\u0300-\u036f])+)|(?P<b>\r\n?|\n)|(?P<p>\S)")
"""Digits, letters, the end of a line, or one other character. No part of it can match in two ways."""
_LONGEST = 160
"""The most tokens of a sentence. A text without full stops is cut, so that looking around a number stays bounded."""
_ENDS = frozenset(".!?…")
"""The marks at the end of a sentence. A picture such as 💪 ends one too."""
_OPENS = frozenset("“”\"'«»„‘’([—–-•*")
_CLOSES = frozenset("”\"'»“’)]")
_WRAPPED = 60
"""A line of at least this many characters without a full stop at its end continues on the next line."""
_SHORTENED = word_set(
    "art artt nr no nrs blz pag p pp s ca mio mrd mln mld md bv bvb z b dr st max min resp tel tél bzw usw "
    "vgl abs ing prof mr mme mm dhr mevr jan feb febr mrt apr jun jul aug sep sept okt oct nov dec dez dec "
    "janv fevr avr juil nl fr de en vs vol hr ir o a u i e etc inc ltd v d h"
)
"""Words that are written with a full stop that does not end the sentence."""


class Piece(NamedTuple):
    """A word, a run of digits or one other character."""

    kind: str
    """w for a word, n for digits, p for another character, b for the end of a line."""
    text: str
    bare: str
    """The word without accents, in small letters."""
    start: int
    end: int
    glued: bool
    """Whether it follows the token before it without a space."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Sentence(NamedTuple):
    """The tokens between two full stops, or a line of a list."""

    start: int
    end: int
    tokens: tuple[Piece, ...]
    new_line: bool
    """Whether it begins a line."""
    new_paragraph: bool
    """Whether it is the first sentence or follows an empty line."""


def sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text one after the other."""
    tokens: list[Piece] = []
    new_line = new_paragraph = True
    breaks = 0
    line_start = 0
    end = 0
    for token in _tokens(text):
        if token.kind == "b":
            # A line that was wrapped goes on; an empty line, a list or a short line ends the sentence.
            breaks += 1
            if tokens and (breaks > 1 or token.start - line_start < _WRAPPED or _closed(tokens)):
                yield Sentence(tokens[0].start, end, tuple(tokens), new_line, new_paragraph)
                tokens, new_line, new_paragraph = [], True, False
            new_line, new_paragraph = new_line or not tokens, new_paragraph or breaks > 1
            line_start = token.end
            continue
        # Only a mark can end a sentence, so that most tokens need no closer look.
        full = tokens and (len(tokens) >= _LONGEST or (tokens[-1].kind == "p" and _closed(tokens)))
        if full and (len(tokens) >= _LONGEST or _opens(tokens, token)):
            yield Sentence(tokens[0].start, end, tuple(tokens), new_line, new_paragraph)
            tokens, new_line, new_paragraph = [], False, False
        breaks = 0
        tokens.append(token)
        end = token.end
    if tokens:
        yield Sentence(tokens[0].start, end, tuple(tokens), new_line, new_paragraph)


def _tokens(text: str) -> Iterator[Piece]:
    last = -1
    without_accents = lru_cache(maxsize=REMEMBERED)(bare)
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "p"
        word, (start, end) = found[0], found.span()
        yield Piece(kind, word, without_accents(word) if kind == "w" else word, start, end, start == last)
        last = end


def _closed(tokens: list[Piece]) -> bool:
    """Whether the tokens end with a full stop that ends a sentence, and perhaps a quotation mark."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in _CLOSES and len(tokens) - last <= 3:
        last -= 1
    mark = tokens[last]
    if mark.kind != "p" or not (mark.text in _ENDS or _is_picture(mark.text)):
        return False
    if mark.text != "." or last == 0:
        return True
    before = tokens[last - 1]
    if before.kind == "w" and mark.glued:
        return before.bare not in _SHORTENED and (len(before.text) > 1 or before.text.islower() is False)
    return True


def _is_picture(mark: str) -> bool:
    return mark != "°" and unicodedata.category(mark) == "So"


def _opens(tokens: list[Piece], token: Piece) -> bool:
    """Whether a token can begin a sentence after a full stop."""
    if token.glued:
        return False
    if len(tokens) > 1 and tokens[-1].text == "." and tokens[-1].glued and tokens[-2].kind == "n":
        # "31. Dezember" and "2. Ausweis": an ordinal number, unless the number is a long one.
        digits = tokens[-2].text
        first = len(tokens) == 2 or tokens[-3].text in ",;:"
        if len(digits) <= 2 and (first or token.bare in _MONTHS):
            return False
    return token.capital or token.kind == "n" or token.text in _OPENS or not token.text.isalnum()


_MONTHS = word_set("januar februar marz april mai juni juli august september oktober november dezember")
