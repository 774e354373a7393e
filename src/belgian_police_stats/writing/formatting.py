"""Numbers as people write them in Dutch, French and German in Belgium, and in English.

Babel has the rules. The language is always an argument, and never that of the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING

from ..errors import UnknownLanguageError, nearest, short_repr
from ..extras import need
from ..model.amount import Amount
from ..model.certainty import Qualifier
from ..model.derived import Derived
from ..model.figure import Figure
from ..model.interval import Interval
from ..model.labels import LANGUAGES, Labels, Language, check_language
from ..model.numbers import Exact, approximated, needs_power_of_ten
from ..model.relating import rounded, with_places
from ..model.words import qualified, scale_word, scaled_unit, unit_label, unit_of, word
from .doubt import with_doubt
from .plain import shortened

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["format_amount", "format_figure", "format_number", "formatted", "in_form", "locale_of"]

_LOCALES = Labels(nl="nl_BE", fr="fr_BE", de="de_BE", en="en")
_SIGNS = ("percent", "EUR")
"""The units that have a sign."""
# Babel computes in the decimal context of the caller, which may round.
_EXACT = Context(prec=10_000)


_FORM = re.compile(r"(?P<language>[a-z]{2})?(?:\.(?P<places>[0-9]{1,2})f)?")


def in_form(amount: Amount, form: str) -> str:
    """Write an amount in the form that an f-string names: `fr`, `.1f`, `fr.1f`.

    Raises:
        MissingExtraError: a language is given, and Babel is not installed.
        UnknownLanguageError: the form is not one of these.
    """
    found = _FORM.fullmatch(form)
    if found is None:
        raise UnknownLanguageError(
            expected=f"a language among {', '.join(LANGUAGES)}",
            got=short_repr(form),
            hint="Decimals are written .1f, or fr.1f with a language." if "." in form else nearest(form, LANGUAGES),
        )
    places = None if found["places"] is None else int(found["places"])
    if found["language"] is None:
        return _plain(amount, places or 0)
    return formatted(amount, check_language(found["language"]), places)


def formatted(amount: Amount, language: Language, places: int | None = None) -> str:
    """Write an amount for people. See `Amount.formatted`."""
    if isinstance(amount, Figure) and places is None:
        return format_figure(amount, language)
    number = amount if places is None else rounded(amount, places)

    def write(value: Exact) -> str:
        fixed = value if places is None else with_places(value, places)
        return format_number(fixed, language, amount.unit if amount.unit in _SIGNS else "")

    written = qualified(_qualifier(amount), write(number.value), language)
    if amount.unit not in _SIGNS:
        written = f"{written} {_unit_words(amount, language, number.value)}"
    if isinstance(amount, Derived) and not number.bounds.is_point:
        written += f" ({word('bounds').text(language)} {_ends(number.bounds, write)})"
    # Under another reading, a figure can have another qualifier, which no computed number has.
    return with_doubt(written, amount if isinstance(amount, Figure) else number, language, write)


def _plain(amount: Amount, places: int) -> str:
    """Write an amount with a fixed number of decimals, with a point and the plain name of its unit."""
    number = rounded(amount, places)

    def write(value: Exact) -> str:
        return f"{with_places(value, places):f}"

    unit = "%" if amount.unit == "percent" else f" {amount.unit}"
    extent = "" if isinstance(amount, Figure) or number.bounds.is_point else f", in {_ends(number.bounds, write)}"
    start = f"{_qualifier(amount).phrase} " if _qualifier(amount) is not Qualifier.EXACT else ""
    caveat = (amount if isinstance(amount, Figure) else number).caveat
    return f"{start}{write(number.value)}{unit}{extent}{f' {caveat}' if caveat else ''}"


def _qualifier(amount: Amount) -> Qualifier:
    return amount.qualifier if isinstance(amount, Figure) else Qualifier.EXACT


def _ends(bounds: Interval, write: Callable[[Exact], str]) -> str:
    lower, upper = ("…" if end is None else write(end) for end in (bounds.lower, bounds.upper))
    return f"{'[' if bounds.includes_lower else '('}{lower}; {upper}{']' if bounds.includes_upper else ')'}"


def _unit_words(amount: Amount, language: Language, number: Exact) -> str:
    """Name the unit of a figure or of a computed number. The part after `per` is a name that the caller gave."""
    if isinstance(amount, Figure):
        return unit_of(amount, language, number)
    above, per, population = amount.unit.partition(" per ")
    names = [unit_label(above, language, number)] if per else []
    if not per:
        first, *below = amount.unit.split("/")
        names = [unit_label(first, language, number), *(unit_label(unit, language, 1) for unit in below)]
    return "/".join([*names, *([population] if per else [])])


def format_figure(figure: Figure, language: Language) -> str:
    """Write qualifier, number, unit and doubt. See `Figure.formatted`."""
    amount = format_amount(figure, language)
    sign = figure.unit if figure.unit in _SIGNS else ""
    if shortened(figure) is not None:
        # Also after one million, persons are plural.
        amount = f"{amount} {scaled_unit(unit_of(figure, language), language)}"
    elif not sign:
        amount = f"{amount} {unit_of(figure, language, figure.value)}"
    return with_doubt(amount, figure, language, lambda number: format_number(number, language, sign))


def format_amount(figure: Figure, language: Language) -> str:
    """Write qualifier and number, with the sign of the unit if it has one, and without the word for the unit."""
    sign = "+" if figure.printed.startswith("+") else ""
    short = shortened(figure)
    if short is not None:
        count, size = short
        number = f"{format_number(count, language)} {scale_word(size, count, language)}"
    else:
        number = format_number(figure.value, language, figure.unit)
    return qualified(figure.qualifier, sign + number, language)


def format_number(number: Exact, language: Language, unit: str = "") -> str:
    """Write a number with all its digits, and with a sign if the unit is percent or EUR.

    A fraction that does not end is written to six digits, with ≈ before it.

    Raises:
        MissingExtraError: Babel is not installed.
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    near = approximated(number)
    # Babel does not put the sign of a unit after a power of ten.
    if needs_power_of_ten(number, near) and unit not in _SIGNS:
        written = _scientific(Decimal(near), language)
    else:
        written = _written(Decimal(near), language, unit)
    return written if near == number else f"≈{written}"


@cache
def locale_of(language: Language) -> Locale:
    """Give Babel's locale for a language as it is written in Belgium.

    Raises:
        MissingExtraError: Babel is not installed.
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    name = _LOCALES.text(language)
    locale: Locale = need("babel", "babel", "write a number for people").Locale.parse(name)
    return locale


def _written(number: Decimal, language: Language, unit: str) -> str:
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


def _scientific(number: Decimal, language: Language) -> str:
    locale = locale_of(language)
    from babel.numbers import format_scientific

    with localcontext(_EXACT):
        return format_scientific(number, "0.#####E0", locale)


def _pattern(usual: object, number: Decimal) -> str:
    """The pattern of a locale, with as many decimals as the number has."""
    decimals = -min(int(number.as_tuple().exponent), 0)
    digits = "0" if decimals == 0 else f"0.{'0' * decimals}"
    return re.sub(r"0(?:\.[0#]+)?", digits, str(usual.pattern))  # type: ignore[attr-defined]
