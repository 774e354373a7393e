"""The words that people read in four languages, from data/labels/words.json.

The file is read when a word is first needed. The names of chapters, sections, figures and units are in other files
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..data import read_text
from ..strict_json import parse_json
from .bases import Truth
from .certainty import Certainty, Qualifier
from .figure import Figure
from .labels import LANGUAGES, Labels, Language
from .numbers import Exact
from .outside import Comparability, SourceKind
from .period import PeriodKind
from .rules import Verdict
from .units import Form, packaged_units
from .word_keys import Countable, Word

__all__ = [
    "column_meaning",
    "column_name",
    "column_word",
    "counted",
    "dictionary",
    "form_after",
    "meaning_of",
    "month",
    "name_of",
    "percent",
    "period_phrase",
    "qualified",
    "scale_word",
    "scaled_unit",
    "short_labels",
    "unit_label",
    "unit_of",
    "word",
]

Named = Certainty | Comparability | PeriodKind | Qualifier | SourceKind | Truth | Verdict
"""The enums whose members have a name for people. A member's value is for programs, and the same in every language."""

_PREFIXES: dict[type[Named], str] = {
    Certainty: "certainty",
    Comparability: "comparability",
    PeriodKind: "period_kind",
    Qualifier: "qualifier",
    SourceKind: "source_kind",
    Truth: "truth",
    Verdict: "verdict",
}


@cache
def dictionary() -> dict[str, Labels]:
    """Read the file, once."""
    words = parse_json(read_text("labels", "words.json"), "data/labels/words.json")
    return {key: Labels(**texts) for key, texts in words.items()}


def word(key: Word, **gaps: object) -> Labels:
    """Give a word or a phrase; a gap that is itself Labels is filled in its own language.

    Without gaps, a phrase is given with its gaps open.
    """
    return _filled(dictionary()[key], gaps)


def form_after(number: Exact, language: Language) -> Form:
    """Choose the form of a noun behind a number: `1 year`, `1.0 years`, in French `1,5 an`.

    The rule is that of Unicode for the four languages.
    """
    if language == "fr":
        return "one" if -2 < number < 2 else "other"
    return "one" if str(number) in ("1", "-1") else "other"


def counted(thing: Countable, number: int) -> Labels:
    """Say how many there are: `1 figure`, `5 figures`."""
    forms = {language: f"count.{thing}.{form_after(number, language)}" for language in LANGUAGES}
    return Labels(**{name: dictionary()[forms[name]].text(name).format(number=number) for name in LANGUAGES})


def name_of(member: Named) -> Labels:
    """Name a member of an enum for people: `niet voldaan` for `Verdict.VIOLATED`."""
    return dictionary()[f"{_PREFIXES[type(member)]}.{member}"]


def meaning_of(member: Certainty | Comparability | PeriodKind | Verdict) -> Labels:
    """Say what a member of an enum means, as a clause without a full stop."""
    return dictionary()[f"{_PREFIXES[type(member)]}.{member}.meaning"]


def column_name(column: str) -> Labels:
    """Name a column of the table for people."""
    return dictionary()[column]


def column_word(column: str, value: str) -> Labels:
    """Name one of the words that a column of the table can hold."""
    return dictionary()[f"{column}.{value}"]


def column_meaning(column: str, value: str) -> Labels | None:
    """Say what one of the words of a column means; None if the dictionary does not explain it."""
    return dictionary().get(f"{column}.{value}.meaning")


def period_phrase(kind: PeriodKind, start: object, end: object) -> Labels:
    """Say when something was counted or held, from two days that are written already."""
    return _filled(dictionary()[f"period_kind.{kind}.phrase"], {"start": start, "end": end})


def month(number: int) -> Labels:
    """Name a month; January is the first."""
    return dictionary()[f"month.{number}"]


def percent(number: str, language: Language) -> str:
    """Put the percent sign behind a number that is written already."""
    return word("percent", number=number).text(language)


def scale_word(size: int, number: Exact, language: Language) -> str:
    """Give the word that shortens a number, such as `million`, in the form used after the number.

    English and Dutch have one form for both, and German has "Millionen" after every number but one.
    """
    return dictionary()[f"scale.{size}.{form_after(number, language)}"].text(language)


def scaled_unit(unit: str, language: Language) -> str:
    """Give a unit as it follows the word for a million, which is a noun in French: `millions de personnes`."""
    if language != "fr":
        return unit
    silent = unit.startswith(("a", "e", "é", "i", "o", "u", "heure"))
    return f"d’{unit}" if silent else f"de {unit}"


def qualified(qualifier: Qualifier, number: str, language: Language) -> str:
    """Put a qualifier before a number: `more than 300`. The qualifier exact adds no word.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    name = name_of(qualifier).text(language)
    return number if qualifier is Qualifier.EXACT else f"{name} {number}"


def unit_of(figure: Figure, language: Language, number: Exact | None = None) -> str:
    """Name the unit of a figure, in the form used after a number if one is given, otherwise in the plural.

    An own report names each thing that it declares in one form.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    return figure.unit_labels.text(language) if figure.unit_labels else unit_label(figure.unit, language, number)


def unit_label(unit: str, language: Language, number: Exact | None = None) -> str:
    """Name a unit, in the form used after a number if one is given, otherwise in the plural.

    A unit that is not packaged has only its plain name.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    form = "other" if number is None else form_after(number, language)
    return packaged_units().labels(language, form).get(unit, unit.replace("_", " "))


def short_labels(labels: Sequence[str]) -> list[str]:
    """Leave out the beginning, up to a colon, that all labels of a list share."""
    beginnings = {label.partition(": ")[0] for label in labels if ": " in label}
    if len(labels) < 2 or len(beginnings) != 1 or not all(": " in label for label in labels):
        return list(labels)
    return [label.partition(": ")[2] for label in labels]


def _filled(labels: Labels, gaps: dict[str, object]) -> Labels:
    if not gaps:
        return labels
    texts = {
        language: labels.text(language).format(
            **{name: gap.text(language) if isinstance(gap, Labels) else gap for name, gap in gaps.items()}
        )
        for language in LANGUAGES
    }
    return Labels(**texts)
