"""The engine comes to the verdicts that reports come to themselves, whatever is printed."""

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
"""An engine takes half a second for what a report does in a hundredth of one: what fails is shown as it was found."""


def differing(*many: bps.Report) -> set[Row]:
    """The verdicts that only the reports give, or only the engine."""
    with TemporaryDirectory() as folder:
        engine = judged(bps.archive.open(written(many, Path(folder))))
    own = verdicts_of(many)
    assert len(own) == len(engine)
    return set(own) ^ set(engine)


@FEWER
@given(st.data())
def test_verdicts_on_anything_are_those_of_the_report(data: st.DataObject) -> None:
    """Any kind, hedge, sign and precision, near a rule and far from it, and dates that no calendar has."""
    assert set() == differing(anything(lambda options: data.draw(st.sampled_from(options))))


@FEWER
@given(reports(), violated_reports())
def test_verdicts_with_a_rule_violated_are_those_of_the_report(lawful: bps.Report, violated: ViolatedReport) -> None:
    """A generated report that obeys its rules, and one in which one number breaks one of them."""
    assert set() == differing(published(lawful, "A", 1999), published(violated.report, "B", 1999))


def test_a_rule_that_is_violated_on_purpose_is_violated_for_the_engine(tmp_path: Path) -> None:
    """With the total of the removals one more than its parts."""
    small = small_report()
    total = small["border_management.removals.total"]
    violated = changed(small, {total.id: total.value + 1})
    rows = judged(bps.archive.open(written([published(small, "A", 1999), published(violated, "B", 1999)], tmp_path)))

    assert {("A", "exact"), ("B", "violated")} == {
        (issuer, verdict) for _, issuer, _, rule, _, verdict in rows if rule == f"{total.id}/total"
    }


def test_a_change_that_was_cut_off_to_zero_can_be_a_fall_for_the_engine() -> None:
    """And a share cannot."""
    report = falls()
    verdicts = {row[3]: row[5] for row in verdicts_of([report])}

    assert ("truncated", "violated") == (verdicts["anything.one.a/total/three"], verdicts["anything.two.a/total/three"])
    assert set() == differing(report)


def test_verdicts_on_the_edition_of_2024_are_those_of_the_report(report: bps.Report) -> None:
    """All rules, those that the print breaks among them."""
    assert set() == differing(report)


def test_verdicts_on_many_reports_of_anything_are_those_of_the_reports() -> None:
    """Each rule of each report is judged on the figures of that report."""
    assert set() == differing(*(anything(Random(seed).choice, str(seed)) for seed in range(400)))


def test_verdicts_on_ties_around_zero_are_those_of_the_reports() -> None:
    """Where a bound is a whole number, it matters whether it belongs to the interval."""
    assert set() == differing(*ties())


def test_the_reports_of_anything_try_every_rule_and_every_verdict() -> None:
    """What is compared above and on Spark is not empty."""
    rows = verdicts_of(anything(Random(seed).choice, str(seed)) for seed in range(40))

    assert {kind.value for kind in bps.RuleKind} == {kind for *_, kind, _ in rows}
    assert {verdict.value for verdict in bps.Verdict} == {verdict for *_, verdict in rows}


def test_no_float_takes_part(report: bps.Report, tmp_path: Path) -> None:
    """The query that DuckDB gets has no type of approximate numbers in it, and divides nothing."""
    query = ibis.to_sql(bps.archive.open(written([report], tmp_path)).check()).upper()

    assert "DECIMAL" in query
    assert [] == [word for word in ("FLOAT", "DOUBLE", "REAL)", " / ", "//") if word in query]
