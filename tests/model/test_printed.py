"""A printed number is read back exactly, whatever its form."""

import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.printed import format_printed, parse_printed
from support.strategies import SPACES, Printed, printed_numbers

BLANKS = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()} | {
    *"\u200b\u200c\u200d\u2060\ufeff\xad"
}
"""Every blank of Unicode, and the signs that take no room."""


@given(printed_numbers())
def test_every_form_parses_back_to_what_was_formatted(printed: Printed) -> None:
    """Digits, decimals, scale, sign and marks come back as the exact value and its last printed place."""
    read = parse_printed(printed.text)

    assert (printed.value, printed.place) == (Fraction(read.value), Fraction(read.place))


@given(printed_numbers())
def test_whole_numbers_are_ints_and_others_decimals(printed: Printed) -> None:
    """A number without decimals is an int. Otherwise, the Decimal keeps every decimal, including a last zero."""
    read = parse_printed(printed.text)

    if printed.place.denominator == 1:
        assert (int, int) == (type(read.value), type(read.place))
    else:
        assert isinstance(read.value, Decimal)
        assert Fraction(10) ** int(read.value.as_tuple().exponent) == printed.place


@given(printed_numbers(), st.integers(1, 5))
def test_the_caller_s_decimal_context_changes_nothing(printed: Printed, digits: int) -> None:
    """A low precision in the context of the caller does not round a printed number."""
    with localcontext(prec=digits):
        read = parse_printed(printed.text)

    assert printed.value == Fraction(read.value)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        *((f"3{space}920", 3920, 1) for space in SPACES),
        ("805", 805, 1),
        ("20,5%", Decimal("20.5"), Decimal("0.1")),
        ("(20,50 %)", Decimal("20.50"), Decimal("0.01")),
        ("14,5 miljoen", 14_500_000, 100_000),
        ("7 miljoen", 7_000_000, 1_000_000),
        ("€ 231 709 179", 231_709_179, 1),
        ("8 133 378 euro", 8_133_378, 1),
        ("+62%", 62, 1),
        ("twee", 2, 1),
        ("een honderdtal", 100, 100),
    ],
)
def test_forms_that_the_source_has(text: str, value: int | Decimal, place: int | Decimal) -> None:
    """Each form that the report uses, by example."""
    assert bps.PrintedNumber(value, place) == bps.parse_printed(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "women",
        "3.920",
        "20.5",
        "3 92",
        "39 20",
        "3  920",
        "1 2345",
        "3 920,",
        ",5",
        "20,5%%",
        "12 k€",
        "4 3939 586",
        "31-12-2024",
        "1e3",
        "NaN",
        "14,5 million",
        "twee drie",
        "\N{ARABIC-INDIC DIGIT THREE}",
        "(5",
        "5)",
        "( 5)",
        "((5))",
        "0010",
        "00,5",
        "€ 10 %",
        "€ 10 euro",
        "- 5",
        *(f"{blank}10" for blank in sorted(BLANKS)),
        *(f"10{blank}" for blank in sorted(BLANKS)),
        *(f"10{blank}000" for blank in sorted(BLANKS - {*SPACES})),
        *(f"10{blank}%" for blank in sorted(BLANKS - {*SPACES})),
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    """Nothing is guessed. The error shows the expected form and the text."""
    with pytest.raises(bps.PrintedNumberError) as caught:
        bps.parse_printed(text)

    assert (
        f"Expected a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen', got {text!r}."
        == str(caught.value)
    )


def test_every_figure_is_printed_again_as_it_was(report: bps.Report) -> None:
    """It is printed from its value and the marks of its form. Words and scales become digits."""
    again = {figure.printed: format_printed(figure.value, like=figure.printed) for figure in report}
    short = {printed for printed in again if any(word in printed for word in ("twee", "honderdtal", "miljoen"))}

    assert short == {printed for printed, formed in again.items() if printed != formed}
    assert [again[printed].replace(" ", "") for printed in short] == [
        str(parse_printed(printed).value) for printed in short
    ]


@pytest.mark.parametrize(
    ("value", "like", "printed"),
    [
        (0, "", "0"),
        (-1_234_567, "", "-1 234 567"),
        (-3, "+3%", "-3%"),
        (0, "+3%", "+0%"),
        (Decimal("-0.50"), "€ 7", "€ -0,50"),
        (Decimal("1234567.890"), "", "1 234 567,890"),
        (Decimal("1E-7"), "", "0,0000001"),
    ],
)
def test_another_number_is_printed_with_the_marks_of_one(value: int | Decimal, like: str, printed: str) -> None:
    """The result has the sign and all decimals of the number, for any precision of the caller."""
    with localcontext(prec=2):
        assert printed == format_printed(value, like)
    if not like:
        assert value == parse_printed(printed).value
        assert printed == format_printed(value)
