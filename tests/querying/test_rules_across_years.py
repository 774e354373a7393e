"""Rules across years: a printed change against a number that was published for the year before."""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.model.rules import Verdict, grows
from belgian_police_stats.querying.judging import Facts, RuleResult, judge
from belgian_police_stats.testing import changed
from support.judged import LEAP_YEAR, PLAIN_YEAR, PRINTINGS, ROUNDINGS, count, figure, printing

RULE = grows("g", amount="a", why="Because.")
RULE_ID = "personnel.staff.women_growth/growth"
PAGE = bps.OutsideSource(
    slug="page",
    publisher="Anybody",
    title="A page",
    url="https://example.org",
    language="en",
    published="2024",
    kind=bps.SourceKind.PRESS,
)


def observed(value: int, period: bps.Period = PLAIN_YEAR, **changes: object) -> bps.Observation:
    """What was published for the amount, by default for the year before."""
    facts = {"comparability": bps.Comparability.SAME, "source": PAGE, "unit": "person", **changes}
    return bps.Observation(figure="a", value=value, printed=str(value), period=period, **facts)  # type: ignore[arg-type]


def judged(printed: str, amount: int, *earlier: bps.Observation) -> RuleResult:
    """Judge a printed change of an amount."""
    figures = {"g": figure(bps.Change, "g", printed), "a": count("a", str(amount))}
    return judge(RULE, Facts(figures, {}, {"a": earlier}))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(PRINTINGS))
def test_a_change_that_was_rounded_or_cut_off_is_never_violated(
    amount: int, earlier: int, decimals: int, rounding: str
) -> None:
    """With 0 to 4 decimals, for rises and falls."""
    printed = printing(Fraction(100 * amount, earlier) - 100, decimals, rounding)
    result = judged(printed, amount, observed(earlier))
    rounded = (Verdict.EXACT, Verdict.ROUNDED)

    assert result.verdict in (rounded if rounding in ROUNDINGS else (*rounded, Verdict.TRUNCATED))
    assert Fraction(100 * amount, earlier) - 100 == result.computed


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(2, 50))
def test_a_change_that_is_off_by_more_than_a_place_is_violated(amount: int, earlier: int, places: int) -> None:
    """Two tenths or more are not rounding."""
    wrong = Fraction(100 * amount, earlier) - 100 + Fraction(places, 10)

    assert Verdict.VIOLATED is judged(printing(wrong, 1, PRINTINGS[0]), amount, observed(earlier)).verdict


@pytest.mark.parametrize(
    "earlier",
    [
        (),
        (observed(0),),
        (observed(100, qualifier=bps.Qualifier.ABOUT),),
        (observed(100, comparability=bps.Comparability.COMPARABLE, difference="another scope"),),
        (observed(100, attrs.evolve(PLAIN_YEAR, end=date(2023, 6, 30))),),
        (observed(100, attrs.evolve(PLAIN_YEAR, kind=bps.PeriodKind.CUMULATIVE)),),
    ],
    ids=["nothing", "zero", "about", "another scope", "a half year", "another kind"],
)
def test_without_a_number_that_compares_a_change_is_undecided(earlier: tuple[bps.Observation, ...]) -> None:
    """Nothing known, nothing to divide by, a vague number, another scope or another period."""
    assert Verdict.UNDECIDED is judged("10%", 110, *earlier).verdict


def test_the_year_before_a_leap_day_ends_on_28_february() -> None:
    """A stock of 29 February is compared with that of the last day of February."""
    leap_day, last_day = (
        bps.Period(start=day, end=day, kind=bps.PeriodKind.STOCK) for day in (date(2024, 2, 29), date(2023, 2, 28))
    )
    amount = figure(bps.Count, "a", "110", period=leap_day)
    earlier = observed(100, last_day)

    assert earlier == Facts({}, {}, {"a": (earlier,)}).earlier(amount)
    assert LEAP_YEAR.days == PLAIN_YEAR.days + 1


def test_the_women_of_2024_are_2_35_percent_more(report: bps.Report) -> None:
    """4 393 against the 4 292 published for 2023: the verdict names the observation and its source."""
    result = next(result for result in report.explain("personnel.staff.women").results if result.rule.id == RULE_ID)

    assert Verdict.ROUNDED is result.verdict
    assert Fraction(4393 - 4292, 4292) * 100 == result.computed
    assert [("federal-police-2023-staff-fr", 4292)] == [
        (one.source.slug, one.value) for one in result.observations if one.source
    ]


def test_another_number_of_women_violates_it(report: bps.Report) -> None:
    """The check fails, and without what was published elsewhere it cannot tell."""
    slip = changed(report, {"personnel.staff.women": 4394, "personnel.staff.men": 9585})
    plain = _plain(slip)
    del plain["outside"]["observations"], plain["outside"]["confirmations"], plain["outside"]["breaks"]
    alone = bps.parse(plain)

    assert [RULE_ID] == [result.rule.id for result in slip.check().unlisted]
    assert Verdict.UNDECIDED is next(r.verdict for r in alone.check() if r.rule.id == RULE_ID)


def _plain(report: bps.Report) -> dict[str, Any]:
    from belgian_police_stats.strict_json import parse_json
    from belgian_police_stats.writing.report_file import report_text

    plain: dict[str, Any] = parse_json(report_text(report), "the text")
    return plain


def test_the_command_shows_the_number_of_the_year_before(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of a figure has the observation of each rule."""
    assert 0 == main(["show", "personnel.staff.women_growth", "--json"])
    assert '"source": "federal-police-2023-staff-fr"' in capsys.readouterr().out
