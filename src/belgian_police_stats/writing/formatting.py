"""Numbers as people write them in Dutch, French and German in Belgium, and in English.

Babel has the rules. The language is always an argument, and never that of the process.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING

from ..extras import need
from ..model.figure import Figure
from ..model.labels import Labels
from ..model.numbers import Exact, approximated, needs_power_of_ten
from ..model.words import qualified, scale_word, scaled_unit, unit_of
from .doubt import with_doubt
from .plain import shortened

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["format_amount", "format_figure", "format_number", "locale_of"]

_LOCALES = Labels(nl="nl_BE", fr="fr_BE", de="de_BE", en="en")
_SIGNS = ("percent", "EUR")
"""The units that have a sign."""
# Babel computes in the decimal context of the caller, which may round.
_EXACT = Context(prec=10_000)


def format_figure(figure: Figure, language: str) -> str:
    """Write qualifier, number, unit and doubt. See `Figure.formatted`."""
    amount = format_amount(figure, language)
    sign = figure.unit if figure.unit in _SIGNS else ""
    if shortened(figure) is not None:
        # One million is many persons.
        amount = f"{amount} {scaled_unit(unit_of(figure, language), language)}"
    elif not sign:
        amount = f"{amount} {unit_of(figure, language, figure.value)}"
    return with_doubt(amount, figure, language, lambda number: format_number(number, language, sign))


def format_amount(figure: Figure, language: str) -> str:
    """Write qualifier and number, with the sign of the unit if it has one, and without the word for the unit."""
    sign = "+" if figure.printed.startswith("+") else ""
    short = shortened(figure)
    if short is not None:
        count, size = short
        number = f"{format_number(count, language)} {scale_word(size, count, language)}"
    else:
        number = format_number(figure.value, language, figure.unit)
    return qualified(figure.qualifier, sign + number, language)


def format_number(number: Exact, language: str, unit: str = "") -> str:
    """Write a number with all its digits, and with a sign if the unit is percent or EUR.

    A fraction that does not end is written to six digits, with ≈ before it.

    Raises:
        MissingExtraError: Babel is not installed.
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    near = approximated(number)
    # Babel puts no sign of a unit behind a power of ten.
    if needs_power_of_ten(number, near) and unit not in _SIGNS:
        written = _scientific(Decimal(near), language)
    else:
        written = _written(Decimal(near), language, unit)
    return written if near == number else f"≈{written}"


@cache
def locale_of(language: str) -> Locale:
    """Give Babel's locale for a language as it is written in Belgium.

    Raises:
        MissingExtraError: Babel is not installed.
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    name = _LOCALES.text(language)
    locale: Locale = need("babel", "babel", "write a number for people").Locale.parse(name)
    return locale


def _written(number: Decimal, language: str, unit: str) -> str:
    locale = locale_of(language)
    from babel.numbers import format_currency, format_decimal, format_percent

    with localcontext(_EXACT):
        match unit:
            case "percent":
                return format_percent(number.scaleb(-2), _pattern(locale.percent_formats[None], number), locale)
            case "EUR":
                pattern = _pattern(locale.currency_formats["standard"], number)
                return format_currency(number, unit, pattern, locale, currency_digits=False)
            case _:
                return format_decimal(number, _pattern(locale.decimal_formats[None], number), locale)


def _scientific(number: Decimal, language: str) -> str:
    locale = locale_of(language)
    from babel.numbers import format_scientific

    with localcontext(_EXACT):
        return format_scientific(number, "0.#####E0", locale)


def _pattern(usual: object, number: Decimal) -> str:
    """The pattern of a locale, with as many decimals as the number has."""
    decimals = -min(int(number.as_tuple().exponent), 0)
    digits = "0" if decimals == 0 else f"0.{'0' * decimals}"
    return re.sub(r"0(?:\.[0#]+)?", digits, str(usual.pattern))  # type: ignore[attr-defined]
