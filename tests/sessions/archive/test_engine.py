"""The engine gives the same verdicts as the reports themselves, whatever is printed."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import ibis
from hypothesis import Phase, given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.testing.strategies import ViolatedReport, reports, violated_reports
from support.archives import Row, anything, falls, judged, published, ties, verdicts_of, written

FEWER = settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""An engine takes half a second where a report takes a hundredth, so that examples are not made smaller."""


def differing(*many: bps.Report) -> set[Row]:
    """The verdicts that only the reports or only the engine gives."""
    with TemporaryDirectory() as folder:
        engine = judged(bps.archive.open(written(many, Path(folder))))
    own = verdicts_of(many)
    assert len(own) == len(engine)
    return set(own) ^ set(engine)


@FEWER
@given(st.data())
def test_verdicts_on_anything_are_those_of_the_report(data: st.DataObject) -> None:
    """Any kind, qualifier, sign and precision, near a rule or far from it, and dates that do not exist."""
    assert set() == differing(anything(lambda options: data.draw(st.sampled_from(options))))


@FEWER
@given(reports(), violated_reports())
def test_verdicts_with_a_rule_violated_are_those_of_the_report(lawful: bps.Report, violated: ViolatedReport) -> None:
    """A generated report that obeys its rules, and one that violates one of them."""
    assert set() == differing(published(lawful, "A", 1999), published(violated.report, "B", 1999))


def test_a_violated_rule_is_violated_for_the_engine(tmp_path: Path) -> None:
    """The total of the removals is one more than its parts."""
    small = small_report()
    total = small["border_management.removals.total"]
    violated = changed(small, {total.id: total.value + 1})
    rows = judged(bps.archive.open(written([published(small, "A", 1999), published(violated, "B", 1999)], tmp_path)))

    assert {("A", "exact"), ("B", "violated")} == {
        (issuer, verdict) for _, issuer, _, rule, _, verdict in rows if rule == f"{total.id}/total"
    }


def test_a_change_that_was_cut_off_to_zero_can_be_a_fall_for_the_engine() -> None:
    """A share that was cut off to zero cannot be below zero."""
    report = falls()
    verdicts = {row[3]: row[5] for row in verdicts_of([report])}

    assert ("truncated", "violated") == (
        verdicts["anything.first.a/total/three"],
        verdicts["anything.two.a/total/three"],
    )
    assert set() == differing(report)


def test_verdicts_on_the_edition_of_2024_are_those_of_the_report(report: bps.Report) -> None:
    """All rules, with the violated ones."""
    assert set() == differing(report)


def test_verdicts_on_many_reports_of_anything_are_those_of_the_reports() -> None:
    """Each rule of each report is judged on the figures of that report alone."""
    assert set() == differing(*(anything(Random(seed).choice, str(seed)) for seed in range(400)))


def test_verdicts_on_ties_around_zero_are_those_of_the_reports() -> None:
    """If a bound is a whole number, it matters whether it belongs to the interval."""
    assert set() == differing(*ties())


def test_the_reports_of_anything_have_every_kind_of_rule_and_every_verdict() -> None:
    """The comparisons above and on Spark would otherwise miss some."""
    rows = verdicts_of(anything(Random(seed).choice, str(seed)) for seed in range(40))

    assert {kind.value for kind in bps.RuleKind} == {kind for *_, kind, _ in rows}
    assert {verdict.value for verdict in bps.Verdict} == {verdict for *_, verdict in rows}


def test_the_query_has_no_float(report: bps.Report, tmp_path: Path) -> None:
    """The query for DuckDB has no approximate type and no division."""
    query = ibis.to_sql(bps.archive.open(written([report], tmp_path)).check()).upper()

    assert "DECIMAL" in query
    assert [] == [word for word in ("FLOAT", "DOUBLE", "REAL)", " / ", "//") if word in query]
