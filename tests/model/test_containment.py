"""Sums that count something twice are refused, and say by which rule."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from json import dumps

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.containment import name_wholes
from belgian_police_stats.model.rules import Rule, RuleKind, overlapping
from support.own_reports import HORSES, MARES, plain


def test_the_audited_sum_is_refused_and_names_the_rule(report: bps.Report) -> None:
    """A total, a running total and parts were once added to 13 717."""
    with pytest.raises(bps.DerivationError) as caught:
        sum(report.organised_crime.investigations.figures)
    assert (
        "Expected figures that count nothing twice, got organised_crime.investigations.running and "
        "organised_crime.investigations.new, which is part of it by the rule "
        "organised_crime.investigations.running/within/new. Leave one of them out, or add figures with "
        "`Figures.total(count_twice=True)`." == str(caught.value)
    )


def test_figures_that_overlap_are_refused_with_the_reason(report: bps.Report) -> None:
    """One action of the road police can have several themes."""
    with pytest.raises(bps.DerivationError) as caught:
        report.road_police.actions.figures.total()
    assert (
        "Expected figures that count nothing twice, got road_police.actions.miscellaneous and "
        "road_police.actions.speed, which overlap. One action can have several themes. Leave one of them out, or add "
        "figures with `Figures.total(count_twice=True)`." == str(caught.value)
    )


def test_a_figure_counts_itself(report: bps.Report) -> None:
    """Adding it to itself, or to a sum that has it, counts it twice."""
    women, men = report.personnel.staff.women, report.personnel.staff.men
    sums: list[Callable[[], bps.Derived]] = [
        lambda: women + women,
        lambda: (women + men) + women,
        lambda: men - women - women,
    ]
    for added in sums:
        with pytest.raises(bps.DerivationError) as caught:
            added()
        assert "Expected figures that count nothing twice, got personnel.staff.women twice. " in str(caught.value)


def test_what_is_left_of_a_whole_is_no_double_count(report: bps.Report) -> None:
    """A part that was taken away can be added again, and a whole goes with its parts on the other side."""
    staff = report.personnel.staff

    assert staff.men.value == (staff.total - staff.women).value
    assert staff.total.value == ((staff.total - staff.women) + staff.women).value
    assert 0 == (staff.total - (staff.women + staff.men)).value


def test_every_pair_of_a_rule_is_refused(report: bps.Report) -> None:
    """This holds for each rule by which one figure contains another, in any order of the sum."""
    pairs = {pair for rule in report.rules for pair in rule.contained}
    tried = 0
    for part, whole in sorted(pairs):
        a, b = report[part], report[whole]
        assert whole in a.part_of
        if (a.unit, a.period) == (b.unit, b.period) and a.kind not in ("Share", "Change"):
            for first, second in ((a, b), (b, a)):
                with pytest.raises(bps.DerivationError, match="count nothing twice"):
                    _ = first + second
            assert a.value + b.value == bps.Figures((a, b)).total(count_twice=True).value
            tried += 1
    assert 0 < tried


def test_wholes_of_wholes_count_too(report: bps.Report) -> None:
    """A part of a part is a part, in both directions of a longer chain."""
    for figure in report:
        for whole in figure.part_of:
            assert {*report[whole].part_of} <= {*figure.part_of} | {figure.id}
            assert figure.id not in report[whole].part_of


def test_parts_of_one_rule_do_not_overlap(report: bps.Report) -> None:
    """They add up even if an overlap names both. An overlap holds in both directions."""
    for rule in report.rules:
        if len(rule.contained) > 1 and all(report[name].kind == "Count" for name in rule.operands):
            for a, b in combinations(rule.operands, 2):
                assert b not in dict(report[a].overlaps)
    for figure in report:
        for other, why in figure.overlaps:
            assert (figure.id, why) in report[other].overlaps


def test_without_totals_leaves_what_can_be_added(report: bps.Report) -> None:
    """The removals are all in one total."""
    removals = report.border_management.removals

    assert removals.total.value == removals.figures.without_totals().total().value
    assert removals.total.id not in removals.figures.without_totals().ids
    assert [removals.total] == [*bps.Figures([removals.total]).without_totals()]


def test_an_empty_total_is_refused() -> None:
    """A sum of nothing has no unit."""
    with pytest.raises(bps.DerivationError) as caught:
        bps.Figures(()).total()
    assert "Expected at least one figure to add up, got none." == str(caught.value)


def test_own_rules_and_own_overlaps_count_too() -> None:
    """A report file states which of its figures contain others, and which overlap."""
    rule = {"kind": "within", "result": HORSES, "operands": [MARES], "why": "A mare is a horse.", "contains": True}
    overlap = {"figures": [HORSES, MARES], "why": "A mare can be counted as a horse."}
    contained = bps.parse(dumps(plain(rules=[rule])))
    overlapped = bps.parse(dumps(plain(rules=[], overlaps=[overlap])))

    assert (HORSES,) == contained[MARES].part_of
    assert ((HORSES, "A mare can be counted as a horse."),) == overlapped[MARES].overlaps
    for report in (contained, overlapped):
        with pytest.raises(bps.DerivationError, match="count nothing twice"):
            _ = report[HORSES] + report[MARES]
    assert ((HORSES, "horse_brigade.stable.horses/within"),) == contained[MARES].wholes
    assert 1 == len(overlapped.own_overlaps)


def test_faults_of_own_overlaps_come_together() -> None:
    """An overlap needs two figures, and they must exist."""
    listed = [{"figures": [HORSES], "why": "w"}, {"figures": [HORSES, "a.b.c"], "why": "w"}]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(dumps(plain(rules=[], overlaps=listed)))
    assert [
        "$.overlaps[0].figures: expected at least two figures, got 1.",
        '$.overlaps[1].figures[1]: expected the id of a figure, got "a.b.c".',
    ] == [str(fault) for fault in caught.value.faults]


def test_a_circle_of_wholes_ends(report: bps.Report) -> None:
    """Rules of a report file can say that two figures contain each other; each is then part of the other alone."""
    women, men = report.personnel.staff.women, report.personnel.staff.men
    rules = [
        Rule(kind=RuleKind.WITHIN, result=a.id, operands=(b.id,), why="w", contains=True)
        for a, b in ((women, men), (men, women))
    ]
    fresh = [attrs.evolve(figure) for figure in (women, men)]
    name_wholes(fresh, (), rules, [overlapping(women.id, men.id, why="w")])

    assert [(men.id,), (women.id,)] == [figure.part_of for figure in fresh]
