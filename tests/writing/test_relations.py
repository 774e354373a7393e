"""Judged rules as people read them: with labels, and with numbers."""

import json
import re
from decimal import Decimal

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.querying.judging import RuleResult
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words
from support.own_reports import plain


def result_of(report: bps.Report, rule: str) -> RuleResult:
    """The result of one rule."""
    return next(result for result in report.check().results if result.rule.id == rule)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_relation_names_a_field(report: bps.Report, language: bps.Language) -> None:
    """Labels stand for ids, and every number is that of a figure, of the period, or computed from them."""
    for result in report.check().results:
        words, numbers = relation_in_words(result, language), relation_in_numbers(result, language)
        assert not re.search(r"[a-z]_[a-z]", words), words
        assert not re.search("[{}]", words + numbers)
        assert "  " not in words + numbers
        assert (numbers == "") == (result.printed is None)


@pytest.mark.parametrize(
    ("rule", "words", "numbers"),
    [
        (
            "organised_crime.investigations.running/within/new",
            "New investigations into crime phenomena ≤ Ongoing investigation files",
            "3 920 ≤ 6 505",
        ),
        (
            "organised_crime.investigation_shares.corruption/share",
            (
                "Share of the new investigations: corruption = New investigations: corruption / New investigations "
                "into crime phenomena"
            ),
            "45 / 3 920 ≈ 1.14796%, printed 1.2%",
        ),
        (
            "personnel.staff.total/total/sex",
            "Staff of the Federal Police = Women in the Federal Police + Men in the Federal Police",
            "4 393 + 9 586 = 13 979",
        ),
        (
            "personnel.staff.women_growth/growth",
            (
                "Increase in the number of women in the Federal Police = Women in the Federal Police / Women in the "
                "Federal Police of the year before − 1"
            ),
            "4 393 / 4 292 − 1 ≈ 2.35322%, printed 2.35%",
        ),
        ("protection.screening.badge_validity/ordered", "Validity of airport badges: now ≤ previously", "1 ≤ 5"),
    ],
)
def test_relations_of_the_edition(report: bps.Report, rule: str, words: str, numbers: str) -> None:
    """A common beginning of all labels is written once."""
    result = result_of(report, rule)

    assert (words, numbers) == (relation_in_words(result, "en"), relation_in_numbers(result, "en"))


def test_each_kind_has_its_numbers(report: bps.Report) -> None:
    """Sums have their parts, or the first and the last of many; orders every number; times the days."""
    told: dict[bps.RuleKind, list[str]] = {result.rule.kind: [] for result in report.check().results}
    for result in report.check().results:
        told[result.rule.kind].append(relation_in_numbers(result, "fr"))

    assert "75 + 25 = 100 %" in told[bps.RuleKind.COMPLEMENT]
    assert "805 + … + 45 = 3 292 ≤ 3 920" in told[bps.RuleKind.PARTS_WITHIN]
    assert "21,69 + … + 2,19 = 83,51 ≤ 100 %" in told[bps.RuleKind.PARTS_WITHIN]
    assert "3 511 ≤ 3 717 ≤ 4 779 ≤ 7 771 ≤ 8 796" in told[bps.RuleKind.ORDERED]
    assert "1,2 ≤ … ≤ 20,5" in told[bps.RuleKind.ORDERED]
    assert "137 ≤ 366" in told[bps.RuleKind.DAYS_WITHIN]
    assert "366 jours / 3 045 594 ≈ 10,383, imprimé 10,3" in told[bps.RuleKind.TIME_PER]
    assert "33 = 33" in told[bps.RuleKind.REPEATED]
    assert "environ 100 ≤ 1 800" in told[bps.RuleKind.WITHIN]


def test_a_date_has_its_line(report: bps.Report) -> None:
    """It has no numbers."""
    exists = result_of(report, "line 1739: 31/real_date")
    same = next(result for result in report.check() if result.rule.kind is bps.RuleKind.SAME_DATE)

    assert "la date à la ligne 1739 (31) existe" == relation_in_words(exists, "fr")
    assert "the dates on line 1644 (31) and line 164 (31-12-2024) are the same" == relation_in_words(same, "en")
    assert "" == relation_in_numbers(exists, "fr")


def test_what_is_violated_has_the_other_sign() -> None:
    """A bound is exceeded, a sum is another number."""
    women = changed(small_report(), {"personnel.staff.women": 451})
    courses = changed(small_report(), {"personnel.training.courses": 999})

    assert "451 + 550 ≠ 1 000" == relation_in_numbers(result_of(women, "personnel.staff.total/total/sex"), "en")
    assert "999 > 254" == relation_in_numbers(courses.check().unlisted[0], "en")


def test_a_growth_without_the_year_before_has_the_printed_number(report: bps.Report) -> None:
    """Without an observation, nothing is computed."""
    result = result_of(report, "personnel.staff.women_growth/growth")
    alone = attrs.evolve(result, computed=None, observations=(), verdict=bps.Verdict.UNDECIDED)

    assert "printed 2.35%" == relation_in_numbers(alone, "en")


def test_an_own_order_that_is_violated() -> None:
    """The first pair that is out of order is shown."""
    horses = "horse_brigade.stable.horses"
    mares = "horse_brigade.stable.mares"
    rule = {"kind": "ordered", "operands": [horses, mares], "why": "w"}
    (result,) = bps.parse(json.dumps(plain(rules=[rule]))).check().unlisted

    assert "40 > 10" == relation_in_numbers(result, "en")
    assert Decimal(40) == result.computed
