"""What holds for every text: places, quotes, and figures in neutral sentences."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES, Language
from belgian_police_stats.model.words import qualified
from belgian_police_stats.writing.formatting import format_figure

REPORT = bps.load(2024)
FIGURES = [figure for figure in REPORT.figures if figure.kind == "Count" and figure.value >= 100]
"""Counts whose value says something by itself."""
SIGNS = st.sampled_from(
    [*"0123456789., %€-'()/:#\n", "miljoen ", "one in ", "de ", "vrouwen ", "police ", "2024 ", "een "]
)


def written(value: int | Decimal, mark: str) -> str:
    """The number with a mark between its groups of three digits."""
    return f"{value:,}".replace(",", mark)


def own_formats(figure: bps.Figure, language: Language) -> list[str]:
    """The number of a figure in each way in which the library, the report and texts write it."""
    formats = [format_figure(figure, language)]
    if figure.kind == "Count" and isinstance(figure.value, int) and figure.value >= 1000:
        formats += [figure.printed, qualified(figure.qualifier, figure.printed, language)]
        formats += [written(figure.value, mark) for mark in (" ", ".", ",", "'", "\N{NARROW NO-BREAK SPACE}", "")]
    # Four digits without a mark are a year.
    return [text for text in formats if text not in map(str, range(1980, 2060))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_with_its_label_is_confirmed_in_each_of_its_formats(language: Language) -> None:
    """All figures, in the words and formats of all four languages."""
    missed = [
        (figure.id, text)
        for figure in REPORT
        for text in own_formats(figure, language)
        if not is_confirmed(figure, f"{figure.label(language)}: {text}", language)
    ]

    assert [] == missed


def is_confirmed(figure: bps.Figure, text: str, language: Language | None) -> bool:
    """Whether a text confirms a figure."""
    check = REPORT.fact_check(text, language=language)
    return any(claim.verdict == "confirmed" and figure.id in claim.figures for claim in check)


@given(st.sampled_from(FIGURES), st.sampled_from(LANGUAGES), st.integers(2, 10**7))
def test_another_value_is_never_confirmed(figure: bps.Figure, language: Language, value: int) -> None:
    """Only its own number, or the other one that its doubt leaves open, is confirmed for a figure."""
    possible = {figure.value, *(other.value for other in figure.alternatives)}
    if value not in possible:
        text = f"{figure.label(language)}: {written(value, ' ')}"

        assert not is_confirmed(figure, text, language), text


@given(st.sampled_from(FIGURES), st.sampled_from(LANGUAGES), st.integers(1, 9), st.integers(0, 6))
def test_one_more_digit_is_never_confirmed(figure: bps.Figure, language: Language, digit: int, place: int) -> None:
    """A slip of one digit gives another number."""
    digits = str(figure.value)
    value = int(digits[:place] + str(digit) + digits[place:])
    text = f"{figure.label(language)}: {written(value, '.')}"

    assert not is_confirmed(figure, text, language), text


@given(st.lists(SIGNS | st.text(max_size=8), max_size=40).map("".join))
def test_places_always_cut_out_the_quote(text: str) -> None:
    """Whatever the text, its claims and other numbers are where they say, in order and apart."""
    check = REPORT.fact_check(text)
    things: list[bps.Claim | bps.NonClaim] = [*check.claims, *check.non_claims]
    things.sort(key=lambda thing: thing.start)

    assert [thing.quote for thing in things] == [text[thing.start : thing.end] for thing in things]
    assert all(thing.start < thing.end for thing in things)
    assert [claim.start for claim in check] == sorted(claim.start for claim in check)
    assert all(text.count("\n", 0, claim.start) + 1 == claim.line for claim in check)
    assert all(Fraction(claim.value) >= 0 for claim in check)


WORDS = {
    "nl": "vrouwen politie in haven de onderzoeken naar voertuigen personeel federale Antwerpen werden steeds",
    "fr": "femmes police dans le port enquêtes véhicules personnel fédérale Anvers ont toujours été mais",
    "de": "Frauen Polizei Hafen der Ermittlungen Fahrzeuge Personal föderale Antwerpen wurden immer aber",
    "en": "women police in port the investigations vehicles staff federal Antwerp were always but",
}
"""Words that the vocabulary has, and none of them a number."""


@given(st.sampled_from(LANGUAGES), st.data())
def test_a_text_without_numbers_has_no_claims(language: Language, data: st.DataObject) -> None:
    """Nothing is found where there is nothing, with the words of any language and with other signs."""
    words = st.sampled_from([*WORDS[language].split(), ".", ",", "\n", "q x", "…"])
    text = data.draw(st.lists(words, max_size=40).map(" ".join))

    assert () == REPORT.fact_check(text).claims
    assert () == REPORT.fact_check(text, language=language).claims


def test_the_same_text_gives_the_same_answer(report: bps.Report) -> None:
    """A check remembers nothing of the one before."""
    text = "In 2024 the federal police had 4,393 women, after 4,292 in 2023."

    assert report.fact_check(text) == report.fact_check(text)


@pytest.mark.parametrize("wrong", [None, "2024-13-01", 5])
def test_a_day_is_a_date_or_a_text(report: bps.Report, wrong: object) -> None:
    """None is not a day; anything else must be one."""
    if wrong is None:
        assert report.fact_check("5 women", published=None)
        return
    with pytest.raises(bps.FieldError):
        report.fact_check("5 women", published=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Vorig jaar werkten er 4 393 vrouwen.", "0001-01-01"),
        ("L'année dernière, il y avait 4 393 femmes.", "0001-12-31"),
        ("In 9999 there were 4,393 women. The year after, there were 5 women.", "9999-12-31"),
        ("In 2024 there were 4,393 women. 9,000 years later, there were 5 women.", None),
    ],
)
def test_a_year_that_no_date_has_is_no_year(report: bps.Report, text: str, published: str | None) -> None:
    """The first year has none before it, and the last one has none after it."""
    claims = report.fact_check(text, published=published).claims

    assert all(claim.period is None or 1 <= claim.period.start.year <= 9999 for claim in claims)
    assert claims
