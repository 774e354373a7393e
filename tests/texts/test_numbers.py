"""Every form of number that the grammar reads, in four languages."""

from fractions import Fraction

import pytest

from belgian_police_stats.model.certainty import Qualifier
from belgian_police_stats.model.labels import LANGUAGES, Language
from belgian_police_stats.texts.number_words import spelled_number
from belgian_police_stats.texts.numbers import numbers_in
from belgian_police_stats.texts.set_apart import set_apart
from belgian_police_stats.texts.tokens import sentences
from belgian_police_stats.texts.vocabulary import found_in, number_lexicon
from belgian_police_stats.texts.written import WrittenNumber
from support.number_forms import FORMS, QUALIFIERS, in_words


def read(text: str, language: Language) -> list[WrittenNumber]:
    """The numbers of a text in one sentence."""
    (sentence,) = sentences(text)
    words = found_in(sentence.tokens, number_lexicon(language))
    return numbers_in(sentence.tokens, words, set_apart(sentence.tokens, language), language)


@pytest.mark.parametrize(("language", "text", "value", "unit"), FORMS)
def test_each_form_is_read(language: Language, text: str, value: str, unit: str | None) -> None:
    """The text is one number with this value and this unit."""
    (number,) = read(text, language)

    assert (Fraction(value), unit) == (number.value, number.unit)


@pytest.mark.parametrize(("language", "text", "qualifier"), QUALIFIERS)
def test_each_qualifier_has_its_side(language: Language, text: str, qualifier: Qualifier) -> None:
    """The words before a number belong to it."""
    (number,) = read(text, language)

    assert (qualifier, 0) == (number.qualifier, number.first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_count_to_a_thousand(language: Language) -> None:
    """Every number from 2 to 999 is read back from its words."""
    wrong = {}
    for value in range(2, 1000):
        (sentence,) = sentences(in_words(value, language))
        found = spelled_number(sentence.tokens, 0, language)
        if found != (value, len(sentence.tokens)):
            wrong[value] = found

    assert {} == wrong


def test_a_range_shares_its_unit() -> None:
    """The percent sign stands behind the second number only."""
    assert ["percent", "percent"] == [number.unit for number in read("Entre 10 et 15 %", "fr")]


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "een man"), ("fr", "une femme"), ("de", "eine Frau"), ("en", "a man")]
)
def test_an_article_is_no_number(language: Language, text: str) -> None:
    """It counts nothing by itself."""
    assert [] == read(text, language)
