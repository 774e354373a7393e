"""Whatever a report file names is named once, so that nothing of it disappears behind something else."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from support.own_reports import HORSES, MARES, doubt_of, in_doubt, plain


def faults_of(**changes: Any) -> list[str]:
    """What is wrong with the own report after some changes."""
    with pytest.raises(bps.DataError) as caught:
        bps.parse(plain(**changes))
    return [fault.path for fault in caught.value.faults]


def date(day: str, **more: Any) -> dict[str, Any]:
    """An entry of the ledger: the number 1 on line 3, which begins a date."""
    return {"line": 3, "printed": "1", "reason": "date", "date": day, **more}


DAYS = {"1999-05-01": "holds", "1999-06-31": "violated", "1999-02-30": "violated", "1999-12-01": "holds"}


@given(st.lists(st.sampled_from(list(DAYS)), min_size=1, max_size=6))
def test_each_date_on_a_line_is_judged_by_itself(days: list[str]) -> None:
    """Also where the same number begins several of them."""
    check = bps.parse(plain(ledger=[date(day) for day in days])).check()
    dates = [result for result in check if result.rule.kind is bps.RuleKind.REAL_DATE]

    assert [DAYS[day] for day in days] == [str(result.verdict) for result in dates]
    assert len(days) == len({result.rule.id for result in check if result in dates})
    assert ["line 3: 1", "line 3: 1 (2)"][: len(days)] == [result.rule.result for result in dates][:2]


def test_two_dates_of_one_event_on_a_line_are_compared() -> None:
    """The second names the first by its place."""
    same = bps.parse(plain(ledger=[date("1999-05-01", event="fair"), date("1999-05-02", event="fair")]))
    (result,) = [result for result in same.check() if result.rule.kind is bps.RuleKind.SAME_DATE]

    assert ("line 3: 1 (2)", ("line 3: 1",), "violated") == (
        *(result.rule.result, result.rule.operands),
        str(result.verdict),
    )


@pytest.mark.parametrize("name", ["csv", "ndjson", "json", "sqlite", "dcat-ap", "schema-org", "croissant", "all"])
def test_dates_on_one_line_can_be_exported(name: bps.FormatName | Literal["all"], tmp_path: Any) -> None:
    """No format takes one for the other."""
    from belgian_police_stats.writing.files.exporting import export_all

    report = bps.parse(plain(ledger=[date("1999-05-01"), date("1999-06-31")]))
    if name == "all":
        assert () == export_all(report, tmp_path).refused
    else:
        bps.export(report, name, tmp_path / "file")
        assert (tmp_path / "file").stat().st_size


def discrepancy(**changes: Any) -> dict[str, Any]:
    """A discrepancy of the own report."""
    listed = {
        "id": "odd",
        "kind": "contradiction",
        "rule": "share/horse_brigade.stable.share_of_mares",
        "verdict": "exact",
        "figures": [MARES, HORSES],
        "arithmetic": "10 / 40",
        "explanation": "Invented.",
    }
    return {**listed, **changes}


def test_a_discrepancy_has_an_id_of_its_own() -> None:
    """Both are named."""
    assert ["$.discrepancies[0].id", "$.discrepancies[1].id"] == faults_of(discrepancies=[discrepancy(), discrepancy()])
    assert 2 == len(bps.parse(plain(discrepancies=[discrepancy(), discrepancy(id="other")])).discrepancies)


def test_a_discrepancy_names_figures_that_exist() -> None:
    """Or the place of a printed date."""
    assert ["$.discrepancies[0].figures[1]"] == faults_of(discrepancies=[discrepancy(figures=[MARES, "a.b.c"])])
    dated = plain(ledger=[date("1999-05-01")], discrepancies=[discrepancy(figures=["line 3: 1"])])
    assert ("line 3: 1",) == bps.parse(dated).discrepancies[0].figures


def test_a_slide_has_a_number_of_its_own() -> None:
    """Otherwise a figure would be on two of them."""
    edition = plain()["edition"]
    edition["slides"] = [edition["slides"][0], {**edition["slides"][0], "heading": "Another"}]

    assert any("slides" in path for path in faults_of(edition=edition))


def test_a_rule_has_a_name_of_its_own() -> None:
    """Two rules of one name would have one verdict in a database."""
    rule = plain()["rules"][0]

    assert ["$.rules[0].name", "$.rules[1].name"] == faults_of(rules=[rule, rule])


def test_a_doubt_is_settled_once_and_then_closed() -> None:
    """Two settlements would contradict each other, and a settled doubt is open no more."""
    settled = [{"doubt": "a", "reading": name, "why": "w"} for name in ("b", "c")]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(plain(settlements=settled))
    assert [("$.settlements[1].doubt", "a doubt that settlements[0] does not have", '"a"')] == [
        (fault.path, fault.expected, fault.got) for fault in caught.value.faults
    ]

    data = plain(settlements=[{**settled[0], "doubt": "which-number"}], doubts=[doubt_of()])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 11)
    with pytest.raises(bps.DataError, match="expected a doubt that is closed, and is not in"):
        bps.parse(data)
