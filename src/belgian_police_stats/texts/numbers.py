"""Find the numbers of a sentence, in digits and in words, with their qualifiers, scales and units."""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction
from itertools import pairwise

from ..model.certainty import Qualifier
from ..model.labels import Language
from ..model.printed import QUALIFIER_SIGNS
from .digits import digits_at, one_group
from .number_words import beginnings, spelled_number
from .ratios import with_ratios
from .set_apart import Apart
from .tokens import Piece
from .vocabulary import Found, number_words
from .words import word_set
from .written import WrittenNumber

__all__ = ["numbers_in"]

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MARKS = {"thousand_mark": 10**3, "million_mark": 10**6, "billion_mark": 10**9}
_COLLECTIVES = {
    "about_ten": 10,
    "about_dozen": 12,
    "about_twenty": 20,
    "about_thirty": 30,
    "about_forty": 40,
    "about_fifty": 50,
    "about_sixty": 60,
    "about_hundred": 100,
    "about_thousand": 1000,
    "tens_of": 10,
    "hundreds_of": 100,
    "thousands_of": 1000,
}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_MULTIPLES = {"doubled": Fraction(2), "tripled": Fraction(3), "halved": Fraction(1, 2)}
_UNITS = [
    "point",
    "percent",
    "EUR",
    "other_money",
    "kilogram",
    "metric_ton",
    "gram",
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "month",
    "year",
    "metre",
]
_QUALIFIERS = {
    "more_than": Qualifier.MORE_THAN,
    "at_least": Qualifier.AT_LEAST,
    "less_than": Qualifier.LESS_THAN,
    "at_most": Qualifier.AT_MOST,
    "about": Qualifier.ABOUT,
}
_ARTICLES = word_set("de het een la le les l d un une der die das den ein eine einen einem einer the a an of")
_BETWEEN = word_set("tussen entre zwischen between from van de von")
_RANGE = word_set("en et und and a à tot bis to - – —")


def numbers_in(
    tokens: Sequence[Piece], found: Sequence[Found], apart: Sequence[Apart], language: Language
) -> list[WrittenNumber]:
    """Read the numbers of a sentence from left to right. What is set apart is not a number."""
    reader = _Reader(tokens, found, apart, language)
    cores: list[WrittenNumber] = []
    begins, starting, behind = beginnings(language), reader.starting, 0
    for index, token in enumerate(tokens):
        # Most words cannot begin a number, and this test needs no call.
        if index < behind or not (token.kind == "n" or index in starting or begins(token.bare)):
            continue
        core = reader.core(index)
        if core is not None:
            cores.append(core)
            behind = core.after
    numbers: list[WrittenNumber] = []
    for core in with_ratios(cores, tokens, found, language):
        numbers.append(reader.qualified(core, numbers[-1].after if numbers else 0))
    return _ranges(tokens, numbers)


class _Reader:
    """Reads one sentence. It keeps the words of numbers that were found, by their first token."""

    __slots__ = ("apart", "ending", "language", "starting", "tokens")

    def __init__(
        self, tokens: Sequence[Piece], found: Sequence[Found], apart: Sequence[Apart], language: Language
    ) -> None:
        self.tokens = tokens
        self.language: Language = language
        self.apart = {index for thing in apart for index in range(thing.first, thing.after)}
        self.starting: dict[int, list[Found]] = {}
        self.ending: dict[int, list[Found]] = {}
        for row in found:
            self.starting.setdefault(row.first, []).append(row)
            self.ending.setdefault(row.after, []).append(row)

    def core(self, index: int) -> WrittenNumber | None:
        """The number that begins at a token, with its scale and its unit."""
        token = self.tokens[index]
        if index in self.apart:
            return None
        if token.kind == "n":
            return self._digits(index)
        if index not in self.starting:
            return self._spelled(index)
        collective = self._key(index, _COLLECTIVES)
        if collective is not None:
            value = Fraction(_COLLECTIVES[collective.key])
            several = collective.key.endswith("_of")
            about = WrittenNumber(
                first=index,
                core=index,
                after=collective.after,
                value=value,
                place=value,
                form="collective" if several else "words",
                qualifier=Qualifier.MORE_THAN if several else Qualifier.ABOUT,
            )
            return about if several else self._with_unit(about)
        multiple = self._key(index, _MULTIPLES)
        if multiple is not None:
            value = _MULTIPLES[multiple.key]
            return WrittenNumber(
                first=index, core=index, after=multiple.after, value=value, place=value, form="multiple"
            )
        part = self._fraction(index, 1, index)
        if part is not None:
            return part
        return self._spelled(index)

    def _digits(self, index: int) -> WrittenNumber | None:
        read = digits_at(self.tokens, index)
        if read is None:
            return None
        scaled = self._scale(read.after)
        unit_follows = self._unit(read.after)
        if one_group(self.tokens, index) and (scaled or (unit_follows and unit_follows.key in ("percent", "point"))):
            read = digits_at(self.tokens, index, decimal=True) or read
        number = WrittenNumber(
            first=index, core=index, after=read.after, value=read.value, place=read.place, others=read.others
        )
        if index > 0 and self.tokens[index - 1].text in "€$£+":
            unit = {"€": "EUR", "$": "other_money", "£": "other_money", "+": None}[self.tokens[index - 1].text]
            number = number._replace(first=index - 1, core=index - 1, unit=unit)
        elif index > 0 and self.tokens[index - 1].bare == "eur":
            number = number._replace(first=index - 1, core=index - 1, unit="EUR")
        return self._with_unit(self._scaled(number))

    def _spelled(self, index: int) -> WrittenNumber | None:
        read = spelled_number(self.tokens, index, self.language)
        if read is None:
            return None
        value, after = read
        if value == 1 and self.language == "en" and not self._counts_one(after):
            return None
        number = WrittenNumber(
            first=index, core=index, after=after, value=Fraction(value), place=Fraction(1), form="words"
        )
        half = self._key(after, ("and_a_half",))
        if half is not None:
            number = number._replace(value=number.value + Fraction(1, 2), place=Fraction(1, 2), after=half.after)
        part = self._fraction(after, value, index)
        if part is not None:
            return part
        return self._with_unit(self._scaled(number))

    def _counts_one(self, after: int) -> bool:
        """Whether an English `one` is a number: `one in five`, `one every two days`, `one night`."""
        word = self._bare(after)
        return word in ("in", "out", "every", "per") or self._unit(after) is not None

    def _fraction(self, index: int, times: int, first: int) -> WrittenNumber | None:
        """A half, two thirds, three quarters."""
        found = self._key(index, _FRACTIONS)
        if found is None:
            return None
        word, below = self.tokens[index].bare, _FRACTIONS[found.key]
        if times == 1 and not self._is_fraction(index, found.key):
            return None
        if word.startswith(("drei", "drie")) and found.key == "quarter":
            times = 3
        elif word.startswith("twee") and found.key == "third":
            times = 2
        value = Fraction(times, below)
        return WrittenNumber(
            first=first, core=first, after=found.after, value=value, place=Fraction(1, below), form="ratio"
        )

    def _is_fraction(self, index: int, key: str) -> bool:
        """Whether a word such as `third` is a fraction, and neither an ordinal number nor a part of a year."""
        before, behind = self._bare(index - 1), self._bare(index + 1)
        word = self.tokens[index].bare
        ordinals = {*number_words("ordinals", self.language), "eerste", "premiere", "premier", "seconde", "erste"}
        if before in ordinals or before in ("ersten", "zweiten", "dritten", "vierten", "first", "last", "et", "half"):
            return False
        if word in ("eenderde", "tweederde", "driekwart", "dreiviertel", "halfte", "helft", "moitie"):
            return True
        if key == "half":
            return self.language == "en" and behind not in ("a", "an", "year", "hour", "time")
        if key == "quarter" and self.language in ("nl", "de"):
            return True
        return before in ("een", "un", "a", "ein", "one", "le") or behind in ("of", "der", "van")

    def _scale(self, index: int) -> Found | None:
        words = self._key(index, _SCALES)
        if words is not None:
            return words
        glued = index < len(self.tokens) and (self.tokens[index].glued or self._text(index + 1) in ("€", "$", "£"))
        return self._key(index, _MARKS) if glued else None

    def _scaled(self, number: WrittenNumber) -> WrittenNumber:
        found = self._scale(number.after)
        if found is None:
            return number
        factor = {**_SCALES, **_MARKS}[found.key]
        after = found.after
        if self._text(after) == "." and self.tokens[after].glued and after + 1 < len(self.tokens):
            # The full stop of "Mio." belongs to the word, unless the sentence ends with it.
            after += 1
        return number._replace(
            value=number.value * factor, place=number.place * factor, others=(), after=after, scaled=True
        )

    def _unit(self, index: int) -> Found | None:
        if self._text(index) == "%":
            return Found(index, index + 1, "percent")
        if self._text(index) == "€":
            return Found(index, index + 1, "EUR")
        if self._text(index) in ("$", "£"):
            return Found(index, index + 1, "other_money")
        return self._key(index, _UNITS)

    def _with_unit(self, number: WrittenNumber) -> WrittenNumber:
        index = number.after
        if self._bare(index) in ("d", "de") and number.unit is None:
            # "millions d'euros"
            index += 2 if self._text(index + 1) in ("'", "’") else 1
        if self._text(index) in "-–" and index < len(self.tokens) and self.tokens[index].glued:
            index += 1
        found = self._unit(index)
        if found is None or (number.unit is not None and found.key != number.unit):
            return number
        return number._replace(unit=found.key, after=found.after)

    def qualified(self, number: WrittenNumber, before: int) -> WrittenNumber:
        """Add the qualifier that stands before a number, or the plus behind it.

        `before` is the token after the previous number: in `508 more than the 3,464`, the words belong to that one.
        """
        first = number.first
        sign = self._text(first - 1)
        if sign in QUALIFIER_SIGNS and not (first > 1 and self.tokens[first - 1].glued):
            # In `<b>12` and `A>12` the sign belongs to what stands before it.
            return number._replace(first=first - 1, qualifier=QUALIFIER_SIGNS[sign])
        ends = [first]
        if self._bare(first - 1) in _ARTICLES:
            ends.append(first - 1)
            if self._text(first - 2) in ("'", "’") or self._bare(first - 2) in ("de", "d"):
                ends.append(first - 2)
        rows = [row for end in ends for row in self.ending.get(end, ()) if row.key in _QUALIFIERS]
        rows = [row for row in rows if row.first != before or row.after == first or not before]
        if rows:
            row = min(rows, key=lambda row: row.first)
            return number._replace(first=row.first, qualifier=_QUALIFIERS[row.key])
        if self._text(number.after) == "+" and self.tokens[number.after].glued:
            return number._replace(after=number.after + 1, qualifier=Qualifier.AT_LEAST)
        return number

    def _key(self, index: int, keys: Container[str]) -> Found | None:
        """The longest row of words at a token that stands for one of the keys."""
        longest: Found | None = None
        for row in self.starting.get(index, ()):
            if row.key in keys and (longest is None or row.after > longest.after):
                longest = row
        return longest

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else " "

    def _bare(self, index: int) -> str:
        return self.tokens[index].bare if 0 <= index < len(self.tokens) else " "


def _ranges(tokens: Sequence[Piece], numbers: list[WrittenNumber]) -> list[WrittenNumber]:
    """Give the first number of a range the unit of the second: `between 10 and 15 %`."""
    for index, (one, two) in enumerate(pairwise(numbers)):
        between = [token.bare for token in tokens[one.after : two.first]]
        before = tokens[one.first - 1].bare if one.first else ""
        dash = between and between[0] in "-–—"
        if (
            one.unit is None
            and two.unit is not None
            and len(between) == 1
            and between[0] in _RANGE
            and (dash or before in _BETWEEN)
        ):
            numbers[index] = one._replace(unit=two.unit)
    return numbers
