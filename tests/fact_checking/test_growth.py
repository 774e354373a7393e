"""The work grows with the length of the text and no faster, whatever its shape."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import belgian_police_stats as bps

SHAPES = {
    "one letter": "a",
    "one digit": "1",
    "digits and spaces": "1 ",
    "digits and points": "1.",
    "digits and commas": "1,",
    "groups": "000 ",
    "groups with points": "123.",
    "dashes": "-1",
    "brackets": "(",
    "Dutch ratios": "een op de ",
    "French ratios": "un sur ",
    "English ratios": "one in ",
    "qualifiers": "meer dan ",
    "halves": "half ",
    "hundreds": "one hundred ",
    "lines": "\n",
    "years": "2024 ",
    "claims": "5 women ",
    "denials": "not 5 women ",
    "places": "in France 5 women ",
    "years before and behind": "2023: 5 women in 2024 ",
    "figures with one value": "2,682 banknotes ",
    "directions": "5% more, 5% fewer ",
    "one in so many": "one vehicle in 20 ",
    "dozens": "dozens of ",
    "another script": "яж ",
    "combining marks": "e\N{COMBINING ACUTE ACCENT}",
    "French number words": "vingt-",
    "a long compound": "politie",
    "a long number word": "fünfund",
    "sums of money": "€1 ",
    "dates": "january 1 ",
    "telephone numbers": "02 ",
    "quotation marks": "“”",
    "markup": "<b>&amp;",
}


def calls_of(work: Callable[[], Any]) -> int:
    """How many functions a piece of work calls, which no clock disturbs."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_work(report: bps.Report, shape: str) -> None:
    """No shape of text makes the work grow faster than the text."""
    unit = SHAPES[shape]
    short, long = (unit * (size // len(unit)) for size in (4_000, 8_000))
    report.fact_check(long)
    first, second = (calls_of(lambda text=text: report.fact_check(text)) for text in (short, long))  # type: ignore[misc]

    assert 2.3 * first + 2_000 >= second


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_a_hundred_thousand_characters_are_read_to_the_end(report: bps.Report, shape: str) -> None:
    """The numbers behind the nasty part are found as well."""
    unit = SHAPES[shape]
    text = unit * (100_000 // len(unit)) + "\n\nIn 2024 the federal police had 4,393 women."
    last = report.fact_check(text).claims[-1]

    assert ("4,393", "confirmed") == (last.quote, last.verdict.value)
