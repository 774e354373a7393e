"""Rankings over joint readings and qualifiers."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from json import dumps
from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Interval
from belgian_police_stats.querying import ranking
from support.own_reports import doubt_of, in_doubt, names, plain, plain_figure


def report_of(numbers: list[tuple[int, int | None]]) -> bps.Report:
    """A report of counts, each with another possible number or none."""
    stable: dict[str, Any] = {}
    doubts: list[dict[str, Any]] = []
    for i, (number, other) in enumerate(numbers):
        stable[f"herd_{i}"] = plain_figure(f"{number}", number, "horse")
        if other is not None and other != number:
            stable[f"herd_{i}"] = in_doubt(stable[f"herd_{i}"], other, f"doubt-{i}")
            doubts.append(doubt_of(f"doubt-{i}"))
    paths = ("horse_brigade", "horse_brigade.stable", *(f"horse_brigade.stable.{name}" for name in stable))
    return bps.parse(
        dumps(
            plain(
                chapters={"horse_brigade": {"stable": stable}},
                labels={path: names("w") for path in paths},
                rules=[],
                doubts=doubts,
            )
        )
    )


_ENDS = st.integers(0, 4) | st.none()


@given(st.lists(st.tuples(_ENDS, _ENDS, st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_places_are_those_of_comparing_all_with_all(ends: list[tuple[int | None, int | None, bool, bool]]) -> None:
    """Counted in sorted lists, since comparing all with all takes too long for many figures."""
    bounds = [
        Interval(lower=low, upper=high, includes_lower=first, includes_upper=last)
        for low, high, first, last in ends
        if low is None or high is None or low < high or (low == high and first and last)
    ]
    expected = {
        index: (
            1 + sum(other.is_above(own) is bps.Truth.TRUE for other in bounds),
            sum(own.is_above(other) is not bps.Truth.TRUE for other in bounds),
        )
        for index, own in enumerate(bounds)
    }

    assert expected == ranking._places(bounds)  # pyright: ignore[reportPrivateUsage]


@given(st.lists(st.tuples(st.integers(1, 9), st.none() | st.integers(1, 9)), min_size=1, max_size=4))
def test_places_are_those_of_every_order_of_every_reading(numbers: list[tuple[int, int | None]]) -> None:
    """By brute force: each joint reading, and each order of its numbers that does not fall."""
    ranked = report_of(numbers).figures.ranking()
    places: dict[str, set[int]] = {rank.figure.id.rpartition(".")[2]: set() for rank in ranked}
    for values in product(*({number, number if other is None else other} for number, other in numbers)):
        for order in permutations(range(len(values))):
            if all(values[a] >= values[b] for a, b in pairwise(order)):
                for place, index in enumerate(order, 1):
                    places[f"herd_{index}"].add(place)

    assert {name: (min(found), max(found)) for name, found in places.items()} == {
        rank.figure.id.rpartition(".")[2]: (rank.first, rank.last) for rank in ranked
    }
    assert [rank.figure.id for rank in ranked if rank.first == 1] == list(ranked.candidates.ids)


def test_the_largest_is_given_only_if_it_is_sure(report: bps.Report) -> None:
    """Of the actions of the road police, two themes can have most."""
    actions = report.road_police.actions.figures
    with pytest.raises(bps.UndecidedError) as caught:
        actions.largest()

    assert (
        "Expected one figure that is the largest under every reading, got 2 figures that can be the largest: "
        "road_police.actions.speed, road_police.actions.miscellaneous; the answer depends on road-police-actions. "
        '`ranking` lists their places. With readings="chosen", only the chosen readings count.' == str(caught.value)
    )
    assert "road_police.actions.speed" == actions.largest(readings="chosen").id
    assert not actions.ranking().is_decided
    assert actions.ranking(readings="chosen").is_decided
    assert () == actions.ranking(readings="chosen").doubts


def test_a_doubt_about_a_period_leaves_the_order(report: bps.Report) -> None:
    """So does a doubt about a scope, since the numbers are the same."""
    meetings = report.radicalism.consultation.figures.select(unit="meeting")
    ranked = meetings.ranking()

    assert ranked.is_decided
    assert () == ranked.doubts
    assert [118, 87, 63] == [rank.figure.value for rank in ranked]
    assert "<Ranking of 3 figures, decided>" == repr(ranked)
    assert [ranked[0]] == list(ranked[:1])
    assert "place 1: " in str(ranked)


def test_a_qualifier_leaves_places_open() -> None:
    """More than 10 can be more than 12, and no doubt is to blame."""
    file = plain(rules=[])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"]["qualifier"] = "more_than"
    ranked = bps.parse(dumps(file)).figures.select(unit="horse").ranking()

    assert [(1, 2), (1, 2)] == [(rank.first, rank.last) for rank in ranked]
    with pytest.raises(bps.UndecidedError) as caught:
        bps.parse(dumps(file)).figures.select(unit="horse").largest()
    assert "can be the largest: horse_brigade.stable.horses, horse_brigade.stable.mares. `ranking`" in str(caught.value)


def test_many_doubts_are_ranked_by_their_bounds() -> None:
    """Thirteen doubts of two readings have too many joint readings: each figure is compared by its bounds."""
    ranked = report_of([(100, None), *((n, n + 1) for n in range(2, 28, 2))]).figures.ranking()

    assert (1, 1) == (ranked[0].first, ranked[0].last)
    assert ranked.is_decided


def test_what_cannot_be_ranked_is_refused(report: bps.Report) -> None:
    """Nothing, and figures in two units."""
    with pytest.raises(bps.DerivationError) as caught:
        bps.Figures(()).ranking()
    assert "Expected at least one figure to rank, got none." == str(caught.value)
    with pytest.raises(bps.DerivationError) as caught:
        report.personnel.figures.ranking()
    assert str(caught.value).startswith("Expected figures in one unit, got personnel.staff.")
