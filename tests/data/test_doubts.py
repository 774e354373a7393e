"""The questions that the report leaves open, each with its joint readings: the data has the chosen reading of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.querying.judging import Facts, judge
from support.packaged_files import PROJECT, read_json

DOUBTS: list[dict[str, Any]] = read_json(PROJECT / "tests" / "expected" / "doubts" / "2024.json")
READINGS = [(doubt, reading) for doubt in DOUBTS for reading in doubt["readings"]]


def read_as(figure: bps.Figure, assigned: dict[str, Any]) -> bps.Figure:
    """The figure as a reading has it; a scope is in words and changes no field."""
    changes: dict[str, Any] = {name: assigned[name] for name in ("value", "printed") if name in assigned}
    if "printed" in changes:
        first = attrs.evolve(figure.source, printed=assigned["printed"], line=assigned["line"])
        changes["sources"] = (first, *figure.sources[1:])
    if "qualifier" in assigned:
        changes["qualifier"] = bps.Qualifier(assigned["qualifier"])
    if "period" in assigned:
        period = assigned["period"]
        start, end = map(date.fromisoformat, (period["start"], period["end"]))
        changes["period"] = bps.Period(start=start, end=end, kind=bps.PeriodKind(period["kind"]))
    return attrs.evolve(figure, **changes)


def violated(report: bps.Report, reading: dict[str, Any]) -> set[str]:
    """The rules that this reading violates, of those that a report can violate."""
    figures = [read_as(figure, reading["assign"].get(figure.id, {})) for figure in report]
    facts = Facts.of(figures, report.ledger)
    return {rule.id for rule in report.rules if judge(rule, facts).verdict is bps.Verdict.VIOLATED}


def test_every_ambiguous_figure_is_touched_by_a_doubt(report: bps.Report) -> None:
    """No figure is doubtful without a question that says why."""
    touched = {name for doubt in DOUBTS for name in doubt["figures"]}

    assert set() == {figure.id for figure in report if figure.certainty is bps.Certainty.AMBIGUOUS} - touched
    assert set() == touched - set(report.figures.ids)


def test_every_reading_is_a_full_assignment() -> None:
    """It says something of each figure that its doubt touches, and of no other; one reading of each doubt is chosen."""
    partial = [(d["id"], r["id"]) for d, r in READINGS if set(d["figures"]) != set(r["assign"])]
    chosen = {doubt["id"]: [r["id"] for r in doubt["readings"] if r["chosen"]] for doubt in DOUBTS}

    assert [] == partial
    assert [] == [name for name, readings in chosen.items() if len(readings) != 1]
    assert len(DOUBTS) == len(chosen)
    assert [] == [d["id"] for d in DOUBTS if len({r["id"] for r in d["readings"]}) != len(d["readings"])]


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: str(doubt["id"]))
def test_the_data_has_the_chosen_reading(report: bps.Report, doubt: dict[str, Any]) -> None:
    """Each figure stays as it is when it is read as the chosen reading says."""
    (chosen,) = (reading for reading in doubt["readings"] if reading["chosen"])

    assert [] == [name for name, said in chosen["assign"].items() if read_as(report[name], said) != report[name]]


def test_every_other_value_of_a_figure_is_of_a_reading(report: bps.Report) -> None:
    """An alternative that has a value is what some reading gives to the figure."""
    assert [] == [
        (figure.id, alternative.value)
        for figure in report
        for alternative in figure.alternatives
        if alternative.value is not None and str(alternative.value) not in set(_values(figure.id))
    ]


@pytest.mark.parametrize(("doubt", "reading"), READINGS, ids=lambda part: str(part["id"]))
def test_a_reading_that_violates_a_rule_says_so(
    report: bps.Report, doubt: dict[str, Any], reading: dict[str, Any]
) -> None:
    """Beyond the violations of the report itself."""
    chosen = next(one for one in doubt["readings"] if one["chosen"])

    assert set(reading["violates"]) == violated(report, reading) - violated(report, chosen)


def _values(figure_id: str) -> Iterator[str]:
    for _, reading in READINGS:
        assigned = reading["assign"].get(figure_id, {})
        if "value" in assigned:
            yield str(assigned["value"])
