"""Strategies that only our tests need, beside those of the test kit: printed numbers, and the records of the files."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import strategies as st

from belgian_police_stats.loading.records import ChapterRecord, FileFigure, PlaceRecord
from belgian_police_stats.model.certainty import Certainty, Qualifier
from belgian_police_stats.model.source import Alternative
from belgian_police_stats.testing.strategies import TEXTS, numbers, periods

SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{FIGURE SPACE}")
MINUS = ("-", "\N{MINUS SIGN}", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}")
SCALES = {"": 1, "miljoen": 10**6, "miljard": 10**9}


class Printed(NamedTuple):
    """A printed form, and what it must be read as."""

    text: str
    value: Fraction
    place: Fraction
    decimals: int
    scale: int


def grouped(digits: str, space: str) -> str:
    """Write digits in groups of three from the right."""
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    return space.join([*groups, *(digits[i : i + 3] for i in range(head, len(digits), 3))])


@st.composite
def printed_numbers(draw: st.DrawFn) -> Printed:
    """Every form in which the source can print a number; the parts are formatted here and nowhere else."""
    space = draw(st.sampled_from(SPACES))
    whole = str(draw(st.one_of(st.integers(0, 99_999), st.integers(0, 10**15), st.integers(0, 10**40))))
    decimals = draw(st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=4)))
    word = draw(st.sampled_from(sorted(SCALES)))
    sign = draw(st.sampled_from(["", "", "+", *MINUS]))
    before, behind = draw(
        st.sampled_from([("", ""), ("", "%"), ("", space + "%"), ("€" + space, ""), ("€", ""), ("", space + "euro")])
    )
    text = sign + before + (grouped(whole, space) if draw(st.booleans()) else whole)
    text += ("," + decimals if decimals else "") + (space + word if word else "") + behind
    around = draw(st.sampled_from(["{}", "({})"]))
    size = Fraction(int(whole + decimals), 10 ** len(decimals)) * SCALES[word]
    return Printed(
        text=around.format(text),
        value=-size if sign in MINUS else size,
        place=Fraction(SCALES[word], 10 ** len(decimals)),
        decimals=len(decimals),
        scale=SCALES[word],
    )


def places() -> st.SearchStrategy[int | Decimal]:
    """Last printed places: from a thousandth to a billion."""
    return st.integers(-3, 9).map(lambda power: 10**power if power >= 0 else Decimal(1).scaleb(power))


def names() -> st.SearchStrategy[str]:
    """Names of chapters, sections and figures."""
    return st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)


def alternatives() -> st.SearchStrategy[Alternative]:
    """Another reading."""
    number = numbers().map(lambda value: {"value": value, "printed": str(value).replace(".", ",")})
    other = st.one_of(number, st.fixed_dictionaries({"qualifier": st.sampled_from(Qualifier)}))
    readings = st.lists(names(), min_size=1, max_size=2, unique=True).map(tuple)
    differences = other | st.fixed_dictionaries({"scope": TEXTS}) | st.fixed_dictionaries({"period": periods()})
    return st.builds(_alternative, names(), readings, TEXTS, differences)


def _alternative(doubt: str, readings: tuple[str, ...], why: str, differs: dict[str, Any]) -> Alternative:
    return Alternative(doubt=doubt, readings=readings, why=why, **differs)


def figure_records() -> st.SearchStrategy[FileFigure]:
    """What a file can say of a figure."""
    position = st.integers(1, 5_000)
    return st.builds(
        FileFigure,
        printed=TEXTS,
        value=numbers(),
        unit=TEXTS,
        slide=position,
        line=position,
        certainty=st.sampled_from(Certainty),
        qualifier=st.sampled_from(Qualifier),
        period=st.none() | periods(),
        of=st.none() | TEXTS,
        evidence=st.none() | TEXTS,
        doubts=st.dictionaries(names(), st.lists(names(), min_size=1, max_size=2).map(tuple), max_size=2),
        alternatives=st.lists(alternatives(), max_size=2).map(tuple),
        note=st.none() | TEXTS,
        also=st.lists(st.builds(PlaceRecord, printed=TEXTS, slide=position, line=position), max_size=2).map(tuple),
    )


def chapter_records() -> st.SearchStrategy[ChapterRecord]:
    """What a file can say of a chapter."""
    return st.dictionaries(names(), st.dictionaries(names(), figure_records(), max_size=3), max_size=3)
