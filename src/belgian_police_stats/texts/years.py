"""The years of a sentence: years that it names, years counted from another year, and parts of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR
from functools import cache
from typing import NamedTuple

import attrs
from attrs import frozen

from ..model.labels import LANGUAGES
from .set_apart import Apart, months, plain_year
from .tokens import Piece
from .vocabulary import Found, cue_words
from .words import word_set
from .written import WrittenNumber

__all__ = ["Around", "YearMark", "is_year", "owned_years", "year_alone", "year_marks", "year_of"]

_YEARS = range(1980, 2060)
_NEAR, _CLAUSE = 4, 7
"""A year within this many tokens after a number belongs to it: `the 3,464 of 2023`."""
_CLAUSE_ENDS = frozenset(",;:()–—")
_LINKS = word_set("of van de du d von in en im dans uit fin eind ende end early begin au l la the ( : , * aus le")
_AGAINST = word_set("against contre tegen gegen")
_BEFORE_MONTHS = word_set(
    "in en im tussen van entre de von between from and et und tot a bis to until since sinds depuis seit"
)
_SHIFTS = {"year_earlier": -1, "year_later": 1, "years_earlier": -1, "years_later": 1, "then": 0}
_ABOUT_TODAY = {"last_year": -1, "this_year": 0, "before_last_year": -2}
_NOW = "now"
_WHEN = word_set("toen als quand lorsque when where wo")
"""`fewer than the year before, when it was 70`: the number is that of the year before."""


@frozen(kw_only=True)
class YearMark:
    """The words of a sentence that name a year."""

    first: int
    after: int
    year: int | None
    """None for a year that the text does not tell."""
    part: bool = False
    """Whether a part of the year is meant: a half, a quarter, some months."""
    compared: bool = False
    """Whether another number is compared with one of this year, as in `70 more than in 2023`."""


def is_year(tokens: Sequence[Piece], number: WrittenNumber, things: set[int]) -> bool:
    """Whether four digits are a year. `things` are the tokens that name something countable."""
    if number.form != "digits" or number.unit or number.scaled or number.after - number.core != 1:
        return False
    digits = tokens[number.core].text
    if len(digits) != 4 or int(digits) not in _YEARS:
        return False
    before = tokens[number.core - 1].bare if number.core else ""
    return number.after not in things or before in _LINKS or before in months()


class Around(NamedTuple):
    """The years around a sentence."""

    topic: int | None
    """The year that the text before is about."""
    last: int | None
    """The year that it named last."""
    published: int | None
    """The year of the text itself."""
    ours: int
    """The year of the report."""
    counts: Mapping[int, int]
    """The small numbers of the sentence by the token behind them, for `four years earlier`."""


def year_marks(
    tokens: Sequence[Piece],
    found: Sequence[Found],
    apart: Sequence[Apart],
    years: Sequence[WrittenNumber],
    around: Around,
) -> list[YearMark]:
    """List the years of a sentence from the left to the right. `years` are its numbers that are years."""
    # "since 2011" says when a count begins, not which year it is about.
    since = {row.after for row in found if row.key == "since"}
    marks = [
        YearMark(first=number.first, after=number.after, year=int(number.value))
        for number in years
        if number.first not in since
    ]
    marks += [
        YearMark(first=thing.first, after=thing.after, year=thing.year)
        for thing in apart
        if thing.year is not None and (thing.month in (1, 12) or thing.kind == "hashtag")
    ]
    named = {index for mark in marks for index in range(mark.first, mark.after)}
    longest: dict[int, Found] = {}
    for row in found:
        if (row.key in _SHIFTS or row.key in _ABOUT_TODAY or row.key == _NOW) and row.first not in named:
            kept = longest.get(row.after)
            longest[row.after] = row if kept is None or row.first < kept.first else kept
    relative = {(row.first, row.after): row.key for row in longest.values()}
    marks += [YearMark(first=first, after=after, year=None) for first, after in relative]
    comparisons = {row.after: row.first for row in found if row.key == "comparison"}
    resolved: list[YearMark] = []
    for mark in sorted(marks, key=lambda mark: (mark.first, mark.after)):
        key = relative.get((mark.first, mark.after))
        if key is not None and key.startswith("years") and mark.first not in around.counts:
            continue
        if key == _NOW and not _ends_a_year(resolved, around):
            continue
        year = mark.year if key is None else _relative(key, mark.first, resolved, around)
        compared = _is_compared(mark, tokens, comparisons)
        resolved.append(attrs.evolve(mark, year=year, compared=compared))
    return _with_parts(tokens, found, resolved, apart, around)


def _is_compared(mark: YearMark, tokens: Sequence[Piece], comparisons: Mapping[int, int]) -> bool:
    """Whether a word of comparison stands before a year: `against the 69 of 2023`, but not `against drugs in 2023`."""
    for after in range(mark.first - 4, mark.first + 1):
        if after in comparisons:
            between = tokens[after : mark.first]
            number = any(token.kind == "n" for token in between)
            if tokens[comparisons[after]].bare not in _AGAINST or number or all(t.bare in _LINKS for t in between):
                return True
    return False


def year_alone(tokens: Sequence[Piece]) -> int | None:
    """The year of a line that has nothing else, such as `#2024` or `(2024)`. It is the year of the whole text."""
    numbers = [token.text for token in tokens if token.kind == "n"]
    before = ("", *(token.text for token in tokens))
    words = any(token.kind == "w" and before[index] != "#" for index, token in enumerate(tokens))
    return None if words or len(numbers) != 1 else plain_year(numbers[0])


def _ends_a_year(before: Sequence[YearMark], around: Around) -> bool:
    """Whether `now` sets the present against a year before that of the report: `200 in 2021, and now 185`."""
    year = before[-1].year if before else around.topic
    return year is not None and year < around.ours


def _relative(key: str, first: int, before: Sequence[YearMark], around: Around) -> int | None:
    """The year that words such as `last year` and `four years earlier` mean."""
    if key == _NOW:
        return None
    if key in _ABOUT_TODAY:
        return _moved(around.published, _ABOUT_TODAY[key])
    base = before[-1].year if before else around.last if key == "then" else around.topic
    many = around.counts[first] if key.startswith("years") else 1
    return _moved(base, _SHIFTS[key] * many)


def _moved(year: int | None, by: int) -> int | None:
    """The year that lies so many years after another one; None for a year that no date can have."""
    return year + by if year is not None and MINYEAR <= year + by <= MAXYEAR else None


def _with_parts(
    tokens: Sequence[Piece],
    found: Sequence[Found],
    marks: list[YearMark],
    apart: Sequence[Apart],
    around: Around,
) -> list[YearMark]:
    """Mark the years of which a part is meant, and add a mark for a part without a year."""
    dated = {index for thing in apart for index in range(thing.first, thing.after)}
    parts = [(row.first, row.after) for row in found if row.key == "part_of_year"]
    names = _full_months()
    named = [index for index, token in enumerate(tokens) if token.bare in names and index not in dated]
    parts += [(index, index + 1) for index in named if _is_month(tokens, index)]
    for first, after in sorted(set(parts)):
        near = next((i for i, mark in enumerate(marks) if -_NEAR <= mark.first - after <= _NEAR), None)
        if near is not None:
            mark = marks[near]
            marks[near] = attrs.evolve(mark, first=min(first, mark.first), after=max(after, mark.after), part=True)
        else:
            before = [mark.year for mark in marks if mark.after <= first]
            year = before[-1] if before else around.last or around.published
            marks.append(YearMark(first=first, after=after, year=year, part=True))
    return sorted(marks, key=lambda mark: mark.first)


@cache
def _full_months() -> frozenset[str]:
    """The whole names of the months. A shortened one can be another word: `sept` is seven in French."""
    return frozenset(name for language in LANGUAGES for name in cue_words("months", language))


def _is_month(tokens: Sequence[Piece], index: int) -> bool:
    """Whether a name is a month, and not the verb `may`: a preposition stands before it."""
    return index > 0 and tokens[index - 1].bare in _BEFORE_MONTHS


def year_of(
    number: WrittenNumber, tokens: Sequence[Piece], marks: Sequence[YearMark], owned: Mapping[int, YearMark]
) -> YearMark | None:
    """Choose the year that a number of the sentence is about; None if it is that of the text before."""
    own = owned.get(number.first)
    if own is not None:
        return own
    taken = {mark.first for mark in owned.values()}
    free = [mark for mark in marks if mark.after <= number.first and not mark.compared]
    unowned = [mark for mark in free if mark.first not in taken]
    if free:
        return (unowned or free)[-1]
    right = [mark for mark in marks if mark.first >= number.after and not mark.compared]
    # In `33 labs in 2024: one a month` the year is that of both numbers.
    shared = (mark for mark in right[:1] if tokens[mark.first - 1].kind == "w")
    return next((mark for mark in right if mark.first not in taken), None) or next(shared, None)


def owned_years(
    tokens: Sequence[Piece], marks: Sequence[YearMark], numbers: Sequence[WrittenNumber]
) -> dict[int, YearMark]:
    """The years that belong to one number alone, by the first token of the number."""
    found: dict[int, YearMark] = {}
    if not marks:
        return found
    nexts = [number.first for number in numbers[1:]] + [len(tokens)]
    for number, next_number in zip(numbers, nexts, strict=True):
        right = next((mark for mark in marks if number.after <= mark.first < next_number), None)
        before = [mark for mark in marks if mark.after <= number.first]
        if before and [token.text for token in tokens[before[-1].after : number.first]] in ([], ["("], [":"]):
            # In `2023: 4 292, 2024: 4 393` each year stands before its number.
            found[number.first] = before[-1]
            continue
        if before and before[-1].compared and _is_when(tokens[before[-1].after : number.first]):
            found[number.first] = before[-1]
            continue
        if right is not None:
            between = tokens[number.after : right.first]
            near = len(between) <= _NEAR and all(token.bare in _LINKS for token in between)
            clause = len(between) <= _CLAUSE and not any(token.text in _CLAUSE_ENDS for token in between)
            if near or (clause and before):
                found[number.first] = right
    return found


def _is_when(between: Sequence[Piece]) -> bool:
    """Whether the words between a year and a number begin with a comma and a word such as `when`."""
    return 1 < len(between) <= _CLAUSE and between[0].text == "," and between[1].bare in _WHEN
