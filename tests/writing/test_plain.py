"""Numbers, days and periods as people read them, without Babel."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.plain import (
    plain_amount,
    plain_day,
    plain_derived,
    plain_figure,
    plain_interval,
    plain_number,
    plain_period,
)
from support.judged import count, figure


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    """Spaces separate thousands in all of them; nothing is written for no number."""
    assert ("13 979", "20,50", "20.50") == (
        plain_number(13979, "nl"),
        plain_number(Decimal("20.50"), "fr"),
        plain_number(Decimal("20.50"), "en"),
    )
    assert ("≈31,4257", "") == (plain_number(Fraction(439300, 13979), "de"), plain_number(None, "de"))


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        (
            "14,5 miljoen",
            ["14,5 miljoen personen", "14,5 millions de personnes", "14,5 Millionen Personen", "14.5 million persons"],
        ),
        ("1 miljoen", ["1 miljoen personen", "1 million de personnes", "1 Million Personen", "1 million persons"]),
        ("2 miljard", ["2 miljard personen", "2 milliards de personnes", "2 Milliarden Personen", "2 billion persons"]),
        ("1", ["1 persoon", "1 personne", "1 Person", "1 person"]),
        ("3 920", ["3 920 personen", "3 920 personnes", "3 920 Personen", "3 920 persons"]),
    ],
)
def test_a_figure_keeps_its_printed_form(printed: str, texts: list[str]) -> None:
    """The word for a million stays, and so does the singular."""
    assert texts == [plain_figure(count("a", printed), language) for language in LANGUAGES]


def test_a_printed_sign_stays() -> None:
    """A growth of +62% is not a share of 62%."""
    growth = figure(bps.Change, "a", "+62%")

    assert ["+62%", "+62 %", "+62 %", "+62%"] == [plain_figure(growth, language) for language in LANGUAGES]


def test_a_million_of_a_silent_letter_is_elided() -> None:
    """In French: millions d’euros."""
    assert "7 millions d’euros" == plain_figure(figure(bps.Money, "a", "7 miljoen"), "fr")


def test_every_qualifier_and_doubt_is_told(report: bps.Report) -> None:
    """They are in each language. The other number has a percent sign too."""
    recruits = report["recruitment.civilian_staff.federal_police"]
    share = next(f for f in report if f.unit == "percent" and len(f.possible) > 1 and f.possible[1].value != f.value)

    assert "257 personnes (ou 527)" == plain_figure(recruits, "fr")
    assert " %)" in plain_figure(share, "fr")
    assert "mehr als 7 Millionen Personen" in {plain_figure(f, "de") for f in report}


def test_a_computed_number_has_its_unit() -> None:
    """A unit that is not packaged has the name that is passed."""
    staff = small_report().personnel.staff

    assert "45 %" == plain_derived(staff.women.share_of(staff.total), "fr")
    assert "1 cheval" == plain_amount(1, "horse", "fr", "cheval")


def test_days_and_periods() -> None:
    """A whole year is the year alone; the first of a month has its own form in French."""
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    half = date(2024, 7, 1)

    assert ["1 januari 2024", "1er janvier 2024", "1. Januar 2024", "1 January 2024"] == [
        plain_day(first, language) for language in LANGUAGES
    ]
    assert "2024" == plain_period(bps.Period(start=first, end=last), "nl")
    assert "1 July 2024 to 31 December 2024" == plain_period(bps.Period(start=half, end=last), "en")
    assert "1 January 2024 to 31 December 2025" == plain_period(bps.Period(start=first, end=date(2025, 12, 31)), "en")
    assert "as at 31 December 2024" == plain_period(bps.Period(start=first, end=last, kind=bps.PeriodKind.STOCK), "en")


def test_an_interval_has_a_semicolon_where_a_comma_is_the_decimal_sign() -> None:
    """Otherwise its two ends would run into each other."""
    interval = figure(bps.Share, "a", "1,2%").interval_if_rounded

    assert ("[1.15, 1.25]", "[1,15; 1,25]") == (plain_interval(interval, "en"), plain_interval(interval, "fr"))
