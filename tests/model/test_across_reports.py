"""Figures of two reports: growth of the same figure is computed, and anything else only if it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from json import dumps
from typing import Any

import pytest

import belgian_police_stats as bps
from support.own_reports import HORSES, MARES, plain, plain_figure


def of_year(year: int, horses: int) -> bps.Report:
    """The report of the invented agency about another year."""
    file = plain(rules=[])
    file["edition"] |= {"year": year, "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"}}
    file["chapters"]["horse_brigade"]["stable"]["horses"] = plain_figure(f"{horses}", horses, "horse")
    return bps.parse(dumps(file))


OLD, NEW = of_year(1999, 40), of_year(2000, 50)


def test_a_growth_names_both_reports() -> None:
    """Growth can be a difference, a quotient or a share. It has no period, since there are two."""
    difference, quotient, share = (
        NEW[HORSES] - OLD[HORSES],
        NEW[HORSES] / OLD[HORSES],
        NEW[HORSES].share_of(OLD[HORSES]),
    )

    assert (Fraction(10), Fraction(5, 4), Fraction(125)) == (difference.value, quotient.value, share.value)
    assert ("Nobody 2000", "Nobody 1999") == difference.reports
    assert f"{HORSES} [Nobody 2000] - {HORSES} [Nobody 1999]" == difference.formula.replace("(", "").replace(")", "")
    assert None is difference.period is quotient.period
    assert (HORSES,) == difference.operands
    assert 2 == len(difference.figures)
    with pytest.raises(bps.DerivationError) as caught:
        difference.rate("day")
    assert "which is a number of several periods: it has no rate over time." in str(caught.value)
    with pytest.raises(bps.DerivationError) as caught:
        _ = difference + OLD[HORSES]
    assert "Expected figures of one period, got " in str(caught.value)
    assert str(caught.value).endswith(", which covers several.")


@pytest.mark.parametrize(
    "mix",
    [
        lambda: NEW[HORSES] + OLD[HORSES],
        lambda: NEW[HORSES] - OLD[MARES],
        lambda: NEW[HORSES] / OLD[MARES],
        lambda: NEW[MARES].share_of(OLD[HORSES]),
        lambda: bps.Figures((NEW[HORSES], OLD[HORSES])).total(),
    ],
    ids=("sum", "difference", "quotient", "share", "total"),
)
def test_other_figures_of_two_reports_do_not_mix(mix: Callable[[], Any]) -> None:
    """Sums never mix two reports, and other operations only mix the same figure."""
    with pytest.raises(bps.DerivationError):
        mix()


def test_mixing_is_asked_for_by_name() -> None:
    """With `across_reports`, the result names both reports. The refusal names this argument."""
    same_year = of_year(1999, 60)
    file = plain(rules=[])
    file["edition"]["publisher"] = "Somebody"
    other = bps.parse(dumps(file))
    with pytest.raises(bps.DerivationError) as caught:
        bps.Figures((same_year[HORSES], other[HORSES])).total()

    assert (
        f"Expected figures of one report in one reading, got {HORSES}, {HORSES} of Nobody 1999 and Somebody 1999. "
        "Across reports, a figure combines only with the figure of the same id. To combine others, use `share_of` or "
        "`Figures.total` with across_reports=True." == str(caught.value)
    )
    total = bps.Figures((same_year[HORSES], other[HORSES])).total(across_reports=True)
    share = other[MARES].share_of(same_year[HORSES], across_reports=True)
    assert 100 == total.value
    assert ("Nobody 1999", "Somebody 1999") == total.reports
    assert Fraction(100, 6) == share.value
    assert ("Somebody 1999", "Nobody 1999") == share.reports


def test_figures_of_two_reports_compare() -> None:
    """A comparison makes no number that could be taken for one of either report."""
    assert bps.Truth.TRUE is NEW[HORSES].is_above(OLD[HORSES])
    assert bps.Truth.TRUE is OLD[MARES].is_below(NEW[HORSES])
