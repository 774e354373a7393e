"""All generators: printed numbers, periods, labels, figures, and the records of the files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st

from belgian_police_stats.loading.records import ChapterRecord, FigureRecord, PlaceRecord
from belgian_police_stats.model.figure import KINDS, Certainty, Figure, Qualifier
from belgian_police_stats.model.labels import Labels
from belgian_police_stats.model.period import Period, PeriodKind
from belgian_police_stats.model.printed import parse_printed
from belgian_police_stats.model.source import Alternative, Source
from belgian_police_stats.model.units import packaged_units

SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")
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
    sign = draw(st.sampled_from(["", "", "+", "-"]))
    before, behind = draw(
        st.sampled_from([("", ""), ("", "%"), ("", space + "%"), ("€" + space, ""), ("€", ""), ("", space + "euro")])
    )
    text = sign + before + (grouped(whole, space) if draw(st.booleans()) else whole)
    text += ("," + decimals if decimals else "") + (space + word if word else "") + behind
    around = draw(st.sampled_from(["{}", "({})", " {} "]))
    size = Fraction(int(whole + decimals), 10 ** len(decimals)) * SCALES[word]
    return Printed(
        text=around.format(text),
        value=-size if sign == "-" else size,
        place=Fraction(SCALES[word], 10 ** len(decimals)),
        decimals=len(decimals),
        scale=SCALES[word],
    )


def numbers() -> st.SearchStrategy[int | Decimal]:
    """Exact numbers, as a file can hold them."""
    return st.one_of(
        st.integers(-(10**12), 10**12), st.decimals(-(10**6), 10**6, places=2, allow_nan=False, allow_infinity=False)
    )


def places() -> st.SearchStrategy[int | Decimal]:
    """Last printed places: from a thousandth to a billion."""
    return st.integers(-3, 9).map(lambda power: 10**power if power >= 0 else Decimal(1).scaleb(power))


def texts() -> st.SearchStrategy[str]:
    """Texts with accents, quotes and what else UTF-8 can hold, but for what no one sees."""
    hidden = "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}" + "".join(
        map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
    )
    letters = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters=hidden)
    return st.text(letters, min_size=1, max_size=20)


def names() -> st.SearchStrategy[str]:
    """Names of chapters, sections and figures."""
    return st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)


def labels() -> st.SearchStrategy[Labels]:
    """A name in four languages."""
    return st.builds(Labels, nl=texts(), fr=texts(), de=texts(), en=texts())


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of any kind, never ending before it starts."""
    start, end = sorted(draw(st.tuples(*[st.dates(date(1900, 1, 1), date(2100, 12, 31))] * 2)))
    return Period(start=start, end=end, kind=draw(st.sampled_from(PeriodKind)))


def alternatives() -> st.SearchStrategy[Alternative]:
    """Another reading."""
    return st.builds(Alternative, why=texts(), value=st.none() | numbers(), figure=st.none() | names())


def sources() -> st.SearchStrategy[Source]:
    """A place in a source text."""
    position = st.integers(1, 5_000)
    return st.builds(
        Source, slide=position, title=st.none() | texts(), heading=texts(), line=position, printed=st.just("805")
    )


@st.composite
def doubts(draw: st.DrawFn) -> dict[str, Any]:
    """A certainty with the evidence and the alternatives that it must have."""
    certainty = draw(st.sampled_from(Certainty))
    return {
        "certainty": certainty,
        "evidence": draw(st.none() | texts()) if certainty is Certainty.CERTAIN else draw(texts()),
        "alternatives": tuple(draw(st.lists(alternatives(), min_size=1, max_size=3)))
        if certainty is Certainty.AMBIGUOUS
        else (),
    }


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure of any kind with a unit of that kind."""
    kind = draw(st.sampled_from(KINDS))
    printed = draw(printed_numbers()).text
    first, *others = draw(st.lists(sources(), min_size=1, max_size=2))
    return kind(
        id=".".join(draw(st.tuples(names(), names(), names()))),
        value=parse_printed(printed).value,
        unit=draw(st.sampled_from(packaged_units().by_kind[kind.__name__])),
        printed=printed,
        labels=draw(labels()),
        period=draw(periods()),
        qualifier=draw(st.sampled_from(Qualifier)),
        note=draw(st.none() | texts()),
        sources=(attrs.evolve(first, printed=printed), *others),
        **draw(doubts()),
    )


def figure_records() -> st.SearchStrategy[FigureRecord]:
    """What a file can say of a figure."""
    position = st.integers(1, 5_000)
    return st.builds(
        FigureRecord,
        printed=texts(),
        value=numbers(),
        unit=texts(),
        slide=position,
        line=position,
        certainty=st.sampled_from(Certainty),
        qualifier=st.sampled_from(Qualifier),
        period=st.none() | periods(),
        of=st.none() | texts(),
        evidence=st.none() | texts(),
        alternatives=st.lists(alternatives(), max_size=2).map(tuple),
        note=st.none() | texts(),
        also=st.lists(st.builds(PlaceRecord, printed=texts(), slide=position, line=position), max_size=2).map(tuple),
    )


def chapter_records() -> st.SearchStrategy[ChapterRecord]:
    """What a file can say of a chapter."""
    return st.dictionaries(names(), st.dictionaries(names(), figure_records(), max_size=3), max_size=3)
