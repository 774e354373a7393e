"""Numbers, amounts, days and periods as people read them in four languages, without Babel.

Spaces separate thousands: no reader takes them for a decimal sign. A number that the source shortens or writes with a
sign keeps its form: `14.5 million persons`, `+62%`. With Babel, `formatting.py` writes numbers in the usual form of
each language.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

from ..model.derived import Derived
from ..model.figure import Figure
from ..model.interval import Interval
from ..model.labels import Language
from ..model.numbers import Exact, number_text
from ..model.period import Period
from ..model.printed import SCALES
from ..model.source import Source
from ..model.words import month, percent, period_phrase, qualified, scale_word, scaled_unit, unit_label, unit_of, word
from .doubt import with_doubt

__all__ = [
    "in_english",
    "place_text",
    "plain_amount",
    "plain_day",
    "plain_derived",
    "plain_figure",
    "plain_interval",
    "plain_number",
    "plain_period",
    "shortened",
]


def plain_number(number: Exact | None, language: Language) -> str:
    """Write a number with spaces between thousands and the decimal sign of the language. None gives an empty text."""
    written = number_text(number, grouped=True)
    return written if language == "en" else written.replace(".", ",")


def plain_amount(number: Exact, unit: str, language: Language, name: str | None = None) -> str:
    """Write a number with its unit; `name` is the name of a unit that is not packaged."""
    digits = plain_number(number, language)
    if unit == "percent":
        return percent(digits, language)
    return f"{digits} {name or unit_label(unit, language, number)}"


def plain_figure(figure: Figure, language: Language) -> str:
    """Write qualifier, sign, number, unit and doubt."""
    short = shortened(figure)
    if short is None:
        number = plain_amount(figure.value, figure.unit, language, unit_of(figure, language, figure.value))
    else:
        count, size = short
        unit = scaled_unit(unit_of(figure, language), language)
        number = f"{plain_number(count, language)} {scale_word(size, count, language)} {unit}"
    written = qualified(figure.qualifier, f"{'+' * figure.printed.startswith('+')}{number}", language)
    return with_doubt(written, figure, language, lambda other: _bare(other, figure.unit, language))


def plain_derived(derived: Derived, language: Language) -> str:
    """Write a computed number with its unit and its doubt."""
    written = plain_amount(derived.value, derived.unit, language)
    return with_doubt(written, derived, language, lambda other: _bare(other, derived.unit, language))


def plain_interval(interval: Interval, language: Language) -> str:
    """Write an interval; where a comma is the decimal sign, a semicolon separates its ends."""
    written = str(interval)
    return written if language == "en" else written.replace(", ", "; ").replace(".", ",")


def plain_day(day: date, language: Language) -> str:
    """Write a day: 24 February 2025, 1er janvier 2024."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return word("day", day=number, month=month(day.month), year=day.year).text(language)


def plain_period(period: Period, language: Language) -> str:
    """Write a period. If something was counted over a whole year, it is the year alone."""
    start, end = period.start, period.end
    if period.is_whole_year:
        return str(start.year)
    return period_phrase(period.kind, plain_day(start, language), plain_day(end, language)).text(language)


def place_text(source: Source, language: Language) -> str:
    """Name the place where a number is printed: slide, title of the slide, line."""
    slide = word("slide_number", slide=source.slide).text(language)
    title = f" ({source.title})" if source.title else ""
    return f"{slide}{title}, {word('line').text(language)} {source.line}"


def shortened(figure: Figure) -> tuple[Decimal, int] | None:
    """Give the number before the word by which the source shortens it, and its size; None without such a word.

    `14,5 miljoen` gives 14.5 and a million.
    """
    size = next((size for scale, size in SCALES.items() if scale and scale in figure.printed), None)
    if size is None:
        return None
    with localcontext(prec=10_000):
        places = Decimal(size).adjusted()
        number = Decimal(figure.value).scaleb(-places).normalize()
        decimals = max(places - Decimal(figure.place).adjusted(), -int(number.as_tuple().exponent), 0)
        return number.quantize(Decimal(1).scaleb(-decimals)), size


def _bare(number: Exact, unit: str, language: Language) -> str:
    """Write another possible number, without the unit that the first number has already."""
    digits = plain_number(number, language)
    return percent(digits, language) if unit == "percent" else digits


def in_english(text: str, language: Language) -> str:
    """Mark a text, or the name of one, that the data has in English only; in English it needs no mark."""
    mark = word("in_english").text(language)
    return text if language == "en" else f"{text} {mark}"
