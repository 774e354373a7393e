"""Exact numbers of any size are written so that a reader knows whether they are approximations."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.numbers import as_float, number_text
from belgian_police_stats.testing.strategies import numbers

WRITTEN: dict[str, tuple[int | Decimal | Fraction | None, str]] = {
    "nothing": (None, ""),
    "an int": (3920, "3920"),
    "a printed zero at the end": (Decimal("20.50"), "20.50"),
    "a Decimal with an exponent": (Decimal("1E+3"), "1000"),
    "a small Decimal": (Decimal("1E-9"), "0.000000001"),
    "a whole fraction": (Fraction(12, 4), "3"),
    "a fraction that ends": (Fraction(-1, 8), "-0.125"),
    "one that ends in the sixth decimal": (Fraction(1, 64), "0.015625"),
    "one that ends later, in few digits": (Fraction(1, 128), "0.0078125"),
    "one that ends later, in many digits": (Fraction(1, 2**20), "≈9.53674e-7"),
    "one with a long whole part that ends": (Fraction(8_000_001, 8), "1000000.125"),
    "one that does not end": (Fraction(2, 3), "≈0.666667"),
    "a negative one": (Fraction(-2, 3), "≈-0.666667"),
    "one with a long whole part": (Fraction(10**7, 3), "≈3333333"),
    "one that rounds to a whole number": (Fraction(10**12 - 1, 10**6) + Fraction(1, 10**9), "≈1000000"),
    "one with a very long whole part": (Fraction(10**16, 3), "≈3.33333e+15"),
    "one that rounds to sixteen digits": (Fraction(3 * 10**15 - 1, 3), "≈1000000000000000"),
    "a huge one": (Fraction(10**400, 3), "≈3.33333e+399"),
    "a tiny one": (Fraction(1, 3 * 10**400), "≈3.33333e-401"),
    "a tiny one that ends": (Fraction(1, 10**401), "1e-401"),
    "a very long one that ends": (Fraction(10**20) + Fraction(1, 2), "100000000000000000000.5"),
    "a huge int": (10**400, "1" + "0" * 400),
    "an int that Python refuses to write": (10**5000, "1" + "0" * 5000),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_a_number_is_written_for_a_reader(case: str) -> None:
    """It is written in full if possible, and otherwise as ≈ and six digits, in any decimal context."""
    number, expected = WRITTEN[case]

    assert expected == number_text(number)
    with localcontext(prec=2):
        assert expected == number_text(number)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3920, "3 920"),
        (-1234567, "-1 234 567"),
        (Decimal("1234567.8901"), "1 234 567.8901"),
        (Fraction(10**7, 3), "≈3 333 333"),
        (Fraction(10**400, 3), "≈3.33333e+399"),
    ],
)
def test_thousands_can_be_grouped(number: int | Decimal | Fraction, expected: str) -> None:
    """Spaces separate the thousands of the whole part only."""
    assert expected == number_text(number, grouped=True)


@given(number=numbers() | st.integers() | st.integers(10**300, 10**500))
def test_a_printed_number_reads_back(number: int | Decimal) -> None:
    """Every digit of an int and of a Decimal is written, grouped or not."""
    for grouped in (False, True):
        assert number == Decimal(number_text(number, grouped=grouped).replace(" ", ""))


@given(number=st.fractions() | st.fractions(10**300, 10**400))
def test_only_an_inexact_fraction_has_the_sign(number: Fraction) -> None:
    """Without ≈, the text is the number itself. With ≈, it is the number to six digits."""
    written = number_text(number)
    read = Fraction(Decimal(written.removeprefix("≈")))

    if written.startswith("≈"):
        assert number != read
        assert abs(read - number) <= abs(number) / 200_000
    else:
        assert number == read


@pytest.mark.parametrize(
    "number",
    [10**400, -(10**400), Decimal("1e400"), Fraction(10**400, 3), -Fraction(10**400, 3)],
    ids=["an int", "a negative int", "a Decimal", "a fraction", "a negative fraction"],
)
def test_a_float_never_becomes_infinite(number: int | Decimal | Fraction) -> None:
    """A number that is too large for a float is refused. For a Decimal, Python would give infinity."""
    with pytest.raises(bps.NumberTooLargeError) as caught:
        as_float(number)

    digits = 400 if isinstance(number, Fraction) else 401
    assert (
        f"Expected a number that a float can hold, at most about 1.8e308, got a number of {digits} digits. "
        "Its `value` is exact."
    ) == str(caught.value)
    assert isinstance(caught.value, OverflowError)


@given(number=numbers() | st.fractions())
def test_any_other_number_becomes_the_nearest_float(number: int | Decimal | Fraction) -> None:
    """The result is the same as that of float()."""
    assert float(number) == as_float(number)
