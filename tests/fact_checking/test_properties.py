"""What holds for every text: places, quotes, and figures in neutral sentences."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES

REPORT = bps.load(2024)
FIGURES = [figure for figure in REPORT.figures if figure.kind == "Count" and figure.value >= 100]
"""Counts whose value says something by itself."""
ENDORSING = {"confirmed", "rounded", "derived"}
SIGNS = st.sampled_from(
    [*"0123456789., %€-'()/:#\n", "miljoen ", "one in ", "de ", "vrouwen ", "police ", "2024 ", "een "]
)


def written(value: int | Decimal, mark: str) -> str:
    """The number with a mark between its groups of three digits."""
    return f"{value:,}".replace(",", mark)


@given(
    st.sampled_from(FIGURES), st.sampled_from(LANGUAGES), st.sampled_from([" ", "\N{NARROW NO-BREAK SPACE}", "'", ""])
)
def test_a_figure_in_a_neutral_sentence_with_its_label_is_confirmed(
    figure: bps.Figure, language: bps.Language, mark: str
) -> None:
    """Each way to write it is read."""
    check = REPORT.fact_check(f"{figure.label(language)}: {written(figure.value, mark)}")
    confirmed = [claim for claim in check if claim.verdict == "confirmed" and figure.id in claim.figures]

    if figure.value in range(1980, 2060) and not mark:
        return
    # Two figures with one number can be told apart by their labels alone, and either answer names the number rightly.
    assert confirmed or figure.value in {other.value for other in REPORT.figures if other.id != figure.id}


@given(st.sampled_from(FIGURES), st.sampled_from(LANGUAGES), st.integers(10**5 + 1, 10**6))
def test_another_value_is_never_confirmed(figure: bps.Figure, language: bps.Language, more: int) -> None:
    """A number far from that of the figure is not endorsed."""
    check = REPORT.fact_check(f"{figure.label(language)}: {written(int(figure.value) * 3 + more, ' ')}")

    assert [] == [claim for claim in check if claim.verdict == "confirmed" and claim.value > 10**5]


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


@given(st.text(alphabet=st.sampled_from("qxyzj ,.;:!?\n"), max_size=200))
def test_a_text_without_numbers_has_no_claims(text: str) -> None:
    """Nothing is found where there is nothing."""
    assert () == REPORT.fact_check(text).claims


def test_the_same_text_gives_the_same_answer(report: bps.Report) -> None:
    """A check remembers nothing of the one before."""
    text = "In 2024 the federal police had 4,393 women, after 4,292 in 2023."

    assert report.fact_check(text) == report.fact_check(text)


@pytest.mark.parametrize("wrong", [None, "2024-13-01", 5])
def test_a_day_is_a_date_or_a_text(report: bps.Report, wrong: object) -> None:
    """None is no day; anything else must be one."""
    if wrong is None:
        assert report.fact_check("5 women", published=None)
        return
    with pytest.raises(bps.FieldError):
        report.fact_check("5 women", published=wrong)  # type: ignore[arg-type]
