"""The corners of the fact check that no judged text reaches."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.certainty import Qualifier
from belgian_police_stats.model.labels import Language
from belgian_police_stats.testing import small_report
from belgian_police_stats.texts.one_number import values_of
from belgian_police_stats.texts.written import WrittenNumber
from support.own_reports import HORSES, MARES, plain


def last(report: bps.Report, text: str, published: str | None = None) -> bps.Claim:
    """The last claim of a text."""
    return report.fact_check(text, published=published).claims[-1]


DERIVED = [
    (
        "In 2022, 52 fugitives were arrested by FAST. In 2024 their number doubled to 105.",
        "organised_crime.fugitives.fugitives_arrested / 52",
    ),
    (
        "In 2024 there were 3,920 new investigations, 17% fewer than the 4,723 of 2019.",
        "100 * (1 - organised_crime.investigations.new / 4723)",
    ),
    (
        "33 drug labs and 19 dump sites were found. Together: 52.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "formula"), DERIVED)
def test_computations_against_other_years(report: bps.Report, text: str, formula: str | None) -> None:
    """A multiple, a fall, and things that do not add up."""
    found = [claim.formula for claim in report.fact_check(text, published="2025-02-01")]

    assert formula in found


def test_a_rate_is_not_made_of_a_stock(report: bps.Report) -> None:
    """Staff on a day has no number per day."""
    assert "derived" != last(report, "The federal police has 13,979 staff, 38 a day.").verdict


def test_hundreds_are_a_fair_description(report: bps.Report) -> None:
    """A collective is open upwards, to ten times itself."""
    claim = last(report, "Hundreds of house searches by the Special Units were secured.")

    assert (100, Qualifier.MORE_THAN, "rounded") == (claim.value, claim.qualifier, claim.verdict)


def test_a_sum_that_the_report_prints_is_confirmed(report: bps.Report) -> None:
    """The whole is a figure itself."""
    claim = last(report, "10,534 police officers and 3,445 civilians work for the federal police, 13,979 in all.")

    assert ("confirmed", ("personnel.staff.total",)) == (claim.verdict, claim.figures)


def test_the_whole_stands_behind_of(report: bps.Report) -> None:
    """A number without words of its own is the whole of the one before."""
    claim = last(report, "In 2025, 804 new money laundering investigations were opened, out of 4,011.")

    assert ("other_period", ("organised_crime.investigations.new",)) == (claim.verdict, claim.figures)


def test_a_part_of_an_unknown_year_is_another_period(report: bps.Report) -> None:
    """Without the day of the text nobody knows which half year is meant."""
    claim = last(report, "In the first half there were 11,000 crime scene interventions.")

    assert ("other_period", None, True) == (claim.verdict, claim.period, claim.part_of_year)
    assert "another time" in claim.why


def test_the_year_of_a_number_is_a_period(report: bps.Report) -> None:
    """It is a whole year."""
    period = last(report, "In 2023 the federal police had 4,292 women.").period

    assert period is not None
    assert (2023, 365) == (period.start.year, period.days)


QUALIFIED = [
    ("more than 700", Fraction(700), None),
    ("at least 700", Fraction(700), None),
    ("fewer than 700", None, Fraction(700)),
    ("up to 700", None, Fraction(700)),
    ("about 700", Fraction(650), Fraction(750)),
    ("700", Fraction(700), Fraction(700)),
    ("7.5%", Fraction(745, 100), Fraction(755, 100)),
]


@pytest.mark.parametrize(("said", "lower", "upper"), QUALIFIED)
def test_the_bounds_of_a_claim_follow_its_words(
    report: bps.Report, said: str, lower: Fraction | None, upper: Fraction | None
) -> None:
    """A qualifier opens one side, a rounding half a digit to both."""
    bounds = last(report, f"They saw {said} ships.").bounds

    assert (lower, upper) == (bounds.lower, bounds.upper)


NOT_READ = ["1" * 31, "0" * 40, "5dm", "300.000.00", "2024-02-30x"]


@pytest.mark.parametrize("text", NOT_READ)
def test_a_code_is_no_claim_with_a_figure(report: bps.Report, text: str) -> None:
    """Long or broken runs of digits match nothing."""
    assert [] == [claim for claim in report.fact_check(text) if claim.figures]


OTHERS: list[tuple[str, Language, str]] = [
    ("On 2024-03-06 it began.", "en", "date"),
    ("On March 6, 2024 it began.", "en", "date"),
    ("On March 6 2024 it began.", "en", "date"),
    ("On the 24th of February 2025", "en", "date"),
    ("Op 6 mrt. 2024", "nl", "date"),
    ("It starts at 8 pm.", "en", "time"),
    ("Het begint om 9 uur.", "nl", "time"),
    ("Call 02/642.65.11.", "en", "phone number"),
    ("(1) First of all", "en", "list number"),
    ("See pages 12 and 13.", "en", "page number"),
    ("0478/12 34 56", "nl", "phone number"),
]


@pytest.mark.parametrize(("text", "language", "kind"), OTHERS)
def test_other_forms_of_dates_times_and_numbers(report: bps.Report, text: str, language: Language, kind: str) -> None:
    """Each is not a claim, whole or in its parts."""
    check = report.fact_check(text, language=language)

    assert ([], {kind}) == (list(check.claims), {thing.kind for thing in check.non_claims})


def test_a_wrong_date_is_no_date(report: bps.Report) -> None:
    """There is no month 15."""
    assert "date" not in {thing.kind for thing in report.fact_check("32.15.2024").non_claims}


def invented() -> bps.Report:
    """A report about things that no vocabulary has."""
    labels = plain()["labels"] | {
        HORSES: {"nl": "Zwevende kwallen", "fr": "Méduses flottantes", "de": "Quallen", "en": "Floating jellyfish"},
        MARES: {"nl": "Rode kwallen", "fr": "Méduses rouges", "de": "Rote Quallen", "en": "Crimson jellyfish"},
    }
    return bps.parse(json.dumps(plain(labels=labels)))


def test_a_report_about_other_things_is_checked_by_its_own_words() -> None:
    """Words that no vocabulary has stand for themselves, and the report has its own year."""
    report = invented()
    found = [(claim.verdict.value, *claim.figures) for claim in report.fact_check("40 floating jellyfish in 1999")]

    assert [("confirmed", HORSES)] == found
    assert ("other_period", HORSES) == (last(report, "In 2001: 44 floating jellyfish.").verdict, HORSES)
    assert ("confirmed", MARES) == (last(report, "10 méduses rouges").verdict, MARES)


def test_every_edition_can_be_checked_against() -> None:
    """Another edition has other values and another year."""
    report = small_report()
    (claim,) = report.fact_check(f"{report.personnel.staff.women.value} women in the federal police").claims

    assert ("confirmed", ("personnel.staff.women",)) == (claim.verdict, claim.figures)


@pytest.mark.parametrize("value", [Decimal("1e400"), Decimal(5)])
def test_a_value_of_any_size_has_a_profile(value: Decimal) -> None:
    """A number beyond every float is larger than all others."""
    from belgian_police_stats.fact_checking.profiles import size_of

    assert (float("inf") if value > 10 else 5.0) == size_of(value)


def test_a_rate_that_does_not_come_out_is_not_derived(report: bps.Report) -> None:
    """Nothing gives nine hundred a day."""
    assert "derived" not in {
        claim.verdict for claim in report.fact_check("22,570 crime scene interventions, 900 a day")
    }


WRONG = [
    "In 2023 there were 4,292 women and 13,909 staff in the federal police. By 2024 the number of women rose by 90%.",
    "In 2023 there were 4,292 women and 13,909 staff in the federal police. By 2024 the number of women tripled.",
    "In 2019 FAST had 1,852 open files and 232 fugitives. That is three quarters of something.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_change_that_does_not_come_out_is_not_derived(report: bps.Report, text: str) -> None:
    """The numbers of the other year give another result."""
    assert "derived" not in {claim.verdict for claim in report.fact_check(text)}


def test_a_longer_sum_is_found(report: bps.Report) -> None:
    """The last two do not give it, and the last three do."""
    text = "Port of Antwerp: 98 extractors, 13 in a Trojan container, 16 minors. In all, 127 people."
    (found,) = [claim for claim in report.fact_check(text) if claim.quote == "127"]

    assert "derived" == found.verdict
    assert found.formula is not None
    assert 3 == len(found.formula.split(" + "))


def test_a_printed_sum_is_found_by_arithmetic(report: bps.Report) -> None:
    """Far from the words for the whole, the parts lead to it."""
    between = "It went on. " * 9
    text = f"Good morning. 1,905 persons were turned back and 2,691 repatriated. {between}Both together: 4,596."
    claim = last(report, text)

    assert ("confirmed", ("border_management.removals.total",)) == (claim.verdict, claim.figures)


def test_a_place_of_ours_behind_a_number_counts(report: bps.Report) -> None:
    """The number belongs to the body behind it and not to the one before."""
    claim = last(report, "Not customs: 13,979 federal police staff were counted.")

    assert ("confirmed", ("personnel.staff.total",)) == (claim.verdict, claim.figures)


READ: list[tuple[str, Language, list[str]]] = [
    ("twee derde", "nl", ["2/3"]),
    ("tweederde van de mensen", "nl", ["2/3"]),
    ("5000 dollar", "en", ["5000"]),
    ("5000 $", "en", ["5000"]),
    ("a thousand ships", "en", ["1000"]),
    ("thousand ships", "en", []),
    ("hundred ships", "en", []),
    ("vingt trente", "fr", ["20", "30"]),
    ("1.2.3 4", "en", ["4"]),
    ("0 ships", "en", []),
    ("5. Nothing", "en", []),
    ("1,000 500 ships", "en", ["1000", "500"]),
    ("On March 6 it began", "en", ["6"]),
]


@pytest.mark.parametrize(("text", "language", "values"), READ)
def test_odd_numbers_are_read(report: bps.Report, text: str, language: Language, values: list[str]) -> None:
    """Each number that can be a claim has its value."""
    found = [claim.value for claim in report.fact_check(text, language=language)]

    assert [Fraction(value) for value in values] == found


@pytest.mark.parametrize("text", ["", "1. 2.", "three. four.", "no number", "5 of 7"])
def test_a_text_that_is_not_one_number_has_no_value(text: str) -> None:
    """The search for a printed number takes one number and nothing else."""
    assert set() == values_of(text)


def test_a_number_in_the_words_for_a_year_is_no_claim(report: bps.Report) -> None:
    """Two years before 2026 is 2024."""
    check = report.fact_check("Vor zwei Jahren zählte die Föderale Polizei 4.393 Frauen.", published="2026-03-01")

    assert [("4.393", "confirmed")] == [(claim.quote, claim.verdict.value) for claim in check]
    assert ["zwei Jahren"] == [thing.quote for thing in check.non_claims]


def test_a_bare_answer_refers_to_what_was_said(report: bps.Report) -> None:
    """Words about something else do not hide that the number is about the one before."""
    claim = last(report, "21.69% of the investigation capacity went to drugs. The answers: less than 21%!")

    assert ("contradicted", ("organised_crime.capacity_shares.drug_crime",)) == (claim.verdict, claim.figures)


def test_nothing_is_as_rough_as_it_is_written() -> None:
    """Zero has no last digit that is not zero."""
    zero = WrittenNumber(first=0, core=0, after=1, value=Fraction(0), place=Fraction(1))

    assert 1 == zero.rough


def test_years_later_need_a_number(report: bps.Report) -> None:
    """`Years later` alone says nothing about the year."""
    claim = last(report, "Years later, the federal police had 4,393 women.")

    assert ("confirmed", None) == (claim.verdict, claim.period)
