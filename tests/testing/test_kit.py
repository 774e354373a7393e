"""The test kit gives what it promises to those who build on this library."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats import testing
from belgian_police_stats.model.rules import RuleKind, Verdict
from belgian_police_stats.testing import changed, fixtures, slips, small_report, smallest_steps, strategies
from support.running import run

KINDS = (bps.Count, bps.Share, bps.Change, bps.Money, bps.Mass, bps.Duration, bps.Rate)
UNSHRUNK = settings(phases=[Phase.generate], max_examples=2_000, database=None)
"""To see that something comes at all, the first one will do."""
VALUE_RULES = set(RuleKind) - {RuleKind.REAL_DATE, RuleKind.SAME_DATE, RuleKind.REPEATED}


def test_the_kit_has_what_it_names() -> None:
    """The public names of the kit and of its strategies are there, and no others are promised."""
    assert ["Slip", "changed", "slips", "small_report", "smallest_steps"] == testing.__all__
    assert ["ViolatedReport", "figures", "labels", "numbers", "periods", "reports", "violated_reports"] == (
        strategies.__all__
    )
    assert [] == [name for name in (*testing.__all__,) if not hasattr(testing, name)]
    assert [] == [name for name in strategies.__all__ if not hasattr(strategies, name)]


def test_the_kit_without_hypothesis_is_of_use() -> None:
    """Changing a report and the small edition need nothing that is not installed with the library."""
    code = (
        "import sys; sys.modules['hypothesis'] = None; from belgian_police_stats.testing import *; "
        "print(changed(small_report(), {'personnel.staff.total': 9}).check().passed)"
    )

    assert (0, b"False\n") == (run(["-c", code]).returncode, run(["-c", code]).stdout.replace(b"\r", b""))


@given(strategies.figures())
def test_a_figure_is_whole(figure: bps.Figure) -> None:
    """It is of a kind, its print says its value, its value lies in its intervals, its doubt is accounted for."""
    printed = bps.parse_printed(figure.printed)

    assert type(figure) in KINDS
    assert repr(figure.value) == repr(printed.value)
    assert figure.value in figure.interval_if_rounded
    assert figure.value in figure.interval_if_truncated
    assert (figure.certainty is bps.Certainty.AMBIGUOUS) == bool(figure.alternatives)
    assert figure.printed == figure.source.printed


@given(strategies.figures([bps.Share]))
def test_figures_of_one_kind_only(figure: bps.Figure) -> None:
    """The kinds can be chosen, and a share bears its sign."""
    assert (bps.Share, "%") == (type(figure), figure.printed[-1])


@pytest.mark.parametrize(
    "one", [*KINDS, *bps.Qualifier, *bps.Certainty, *bps.PeriodKind], ids=lambda one: getattr(one, "__name__", str(one))
)
def test_every_sort_of_figure_comes(one: object) -> None:
    """No kind, hedge, certainty or kind of period is left out."""
    sorts = strategies.figures().map(lambda f: {type(f), f.qualifier, f.certainty, f.period.kind})

    assert one in find(sorts, lambda found: one in found, settings=UNSHRUNK)


@given(strategies.periods())
def test_a_period_is_in_order(period: bps.Period) -> None:
    """It has a day at least."""
    assert 1 <= period.days


@given(strategies.labels())
def test_a_label_has_four_languages(label: bps.Labels) -> None:
    """None of them is blank."""
    assert all(label.text(language).strip() for language in ("nl", "fr", "de", "en"))


def unlawful(made: bps.Report) -> list[str]:
    """What a generated report breaks, or says in two ways."""
    verdicts = {result.rule.id: result.verdict for result in made.check() if result.rule.kind in VALUE_RULES}
    wrong = [rule_id for rule_id, verdict in verdicts.items() if verdict is Verdict.VIOLATED]
    wrong += [one.id for one in made if bps.parse_printed(one.printed).value != one.value]
    prints = {(entry.figure, entry.line): entry.printed for entry in made.ledger.figure_entries}
    return wrong + [one.id for one in made if prints[one.id, one.source.line] != one.printed]


@given(strategies.reports())
def test_a_report_obeys_its_rules(made: bps.Report) -> None:
    """Its numbers are others than the small edition's, its figures and rules the same."""
    assert [] == unlawful(made)
    assert made.check().passed
    assert small_report().figures.ids == made.figures.ids
    assert small_report().rules == made.rules


@given(st.data())
@settings(max_examples=25)
def test_a_report_of_the_real_shape_obeys_its_rules(report: bps.Report, data: st.DataObject) -> None:
    """With the chapters of 2024 no rule between its numbers is violated; its register is that of the real print."""
    assert [] == unlawful(data.draw(strategies.reports(report)))


@pytest.mark.parametrize("low", [0, 1_001])
def test_reports_differ(low: int) -> None:
    """A report with less staff than the small edition's comes, and one with more."""
    staff = strategies.reports().map(lambda made: made.personnel.staff.total.value)

    assert low <= find(staff, lambda total: (total < 1_000) == (low == 0), settings=UNSHRUNK)


@given(strategies.violated_reports())
def test_a_violated_report_was_lawful_but_for_one_figure(violated: strategies.ViolatedReport) -> None:
    """Of all equalities and bounds, only those that bind the changed figure can be violated."""
    verdicts = {result.rule: result.verdict for result in violated.report.check()}
    breaks = [rule for rule, verdict in verdicts.items() if verdict is Verdict.VIOLATED]

    assert violated.rule in breaks
    assert [] == [rule.id for rule in breaks if violated.figure not in rule.figures]


@given(st.data())
@settings(max_examples=1)
def test_a_rule_that_no_number_can_break_is_named(data: st.DataObject) -> None:
    """A changed figure changes at each of its places, so that it stays the same at all of them."""
    rule = bps.Rule(kind=RuleKind.REPEATED, result="personnel.staff.women", operands=(), why="w")
    with pytest.raises(AssertionError) as caught:
        data.draw(strategies.violated_reports(rule))

    assert "Expected a change of one figure to break personnel.staff.women/repeated, and none does." == (
        str(caught.value)
    )


def test_the_small_edition_is_in_order() -> None:
    """It passes its check, it is the same object each time, and each chapter in it is one of ours."""
    small = small_report()

    assert (True, small) == (small.check().passed, small_report())
    assert ["border_management", "personnel"] == [chapter.id for chapter in small.chapters]
    assert [] == unlawful(small)
    assert {(one.id, one.source.line, one.printed) for one in small} == {
        (entry.figure, entry.line, entry.printed) for entry in small.ledger.figure_entries
    }


def test_the_fixture_is_found_by_pytest(tmp_path: Path) -> None:
    """Whoever names the plugin can ask for the small edition."""
    (tmp_path / "conftest.py").write_text(f"pytest_plugins = [{fixtures.__name__!r}]\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(
        "def test_it(small_report):\n    assert 1999 == small_report.edition.year\n", encoding="utf-8"
    )
    done = run(["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)])

    assert (0, True) == (done.returncode, b"1 passed" in done.stdout), done.stdout.decode()


def test_a_changed_report_has_the_new_numbers_everywhere(report: bps.Report) -> None:
    """In the figure, its print, each of its places, the ledger and the exports; the old report stays as it was."""
    made = changed(report, {"organised_crime.child_abuse.reports": 25_918})
    one = made.organised_crime.child_abuse.reports

    assert (25_918, "25 918") == (one.value, one.printed)
    assert {"25 918"} == {source.printed for source in one.sources}
    assert {"25 918"} == {entry.printed for entry in made.ledger if entry.figure == one.id}
    assert 25_917 == report.organised_crime.child_abuse.reports.value
    assert [one.id] == [new.id for new, old in zip(made, report, strict=True) if new != old]
    with pytest.raises(bps.UnknownFigureError):
        changed(report, {"personnel.staff.gone": 1})


def test_the_smallest_steps_are_one_printed_place(report: bps.Report) -> None:
    """Up and down, and not below zero."""
    share = report["organised_crime.investigation_shares.corruption"]
    none = changed(report, {"personnel.staff.women": 0})["personnel.staff.women"]

    assert ["1.3", "1.1"] == [str(value) for value in smallest_steps(share)]
    assert (14_600_000, 14_400_000) == smallest_steps(report["border_management.passengers.total"])
    assert (1,) == smallest_steps(none)


def test_a_rule_that_is_evidence_catches_no_slip(report: bps.Report) -> None:
    """The figures were read so that it holds: it guards none of them."""
    evidence = {rule.id for rule in report.rules if rule.evidence}
    guards = {rule_id for slip in slips(report) for rule_id in slip.caught_by}

    assert set() == evidence & guards
    assert "organised_crime.investigations.new/parts_within" not in evidence
    assert "border_management.removals.total/total" in guards


def test_slips_say_which_rule_catches_each() -> None:
    """Every figure up and down; a total is caught by its rule, a figure that stands alone by none."""
    caught = {(slip.figure.id, slip.value): slip.caught_by for slip in slips(small_report())}

    assert small_report().figures.ids == tuple(dict.fromkeys(name for name, _ in caught))
    assert 2 * len(small_report()) == len(caught)
    assert ("personnel.staff.total/total/status", "personnel.staff.total/total/sex") == (
        caught["personnel.staff.total", 1001]
    )
    assert () == caught["personnel.uniform.staff_surveyed", 213]
    assert ("personnel.fleet.new_vehicle_share/share",) == caught["personnel.fleet.vehicles", 401]
