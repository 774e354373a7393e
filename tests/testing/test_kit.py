"""The test kit for those who build on this library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats import testing
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.model.rules import RuleKind, Verdict
from belgian_police_stats.testing import changed, fixtures, slips, small_report, smallest_steps, strategies
from support.running import run

KINDS = (bps.Count, bps.Share, bps.Change, bps.Money, bps.Mass, bps.Duration, bps.Rate)
UNSHRUNK = settings(phases=[Phase.generate], max_examples=2_000, database=None)
"""To see that an example exists, the first one is enough."""
VALUE_RULES = set(RuleKind) - {RuleKind.REAL_DATE, RuleKind.SAME_DATE, RuleKind.REPEATED}


def test_the_public_names_of_the_kit_are_pinned() -> None:
    """Those of the kit and of its strategies. Each exists."""
    assert ["Slip", "changed", "slips", "small_report", "smallest_steps", "without_doubts"] == testing.__all__
    assert ["ViolatedReport", "figures", "labels", "numbers", "periods", "reports", "violated_reports"] == (
        strategies.__all__
    )
    assert [] == [name for name in testing.__all__ if not hasattr(testing, name)]
    assert [] == [name for name in strategies.__all__ if not hasattr(strategies, name)]


def test_the_kit_works_without_hypothesis() -> None:
    """Only the strategies need it: the small edition and changed reports do not."""
    code = (
        "import sys; sys.modules['hypothesis'] = None; from belgian_police_stats.testing import *; "
        "print(changed(small_report(), {'personnel.staff.total': 9}).check().passed)"
    )

    assert (0, b"False\n") == (run(["-c", code]).returncode, run(["-c", code]).stdout.replace(b"\r", b""))


@given(strategies.figures())
def test_a_generated_figure_is_consistent(figure: bps.Figure) -> None:
    """Kind, printed form, value, intervals and certainty fit each other."""
    printed = bps.parse_printed(figure.printed)

    assert type(figure) in KINDS
    assert repr(figure.value) == repr(printed.value)
    assert figure.value in figure.interval_if_rounded
    assert figure.value in figure.interval_if_truncated
    assert (figure.certainty is bps.Certainty.AMBIGUOUS) == bool(figure.alternatives)
    assert {figure.printed} == {source.printed for source in figure.sources}
    assert figure.value >= 0 or isinstance(figure, bps.Change)


@given(strategies.figures([bps.Share]))
def test_the_kinds_of_figures_can_be_chosen(figure: bps.Figure) -> None:
    """A share is printed with its percent sign."""
    assert (bps.Share, "%") == (type(figure), figure.printed[-1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "trait",
    [*KINDS, *bps.Qualifier, *bps.Certainty, *bps.PeriodKind],
    ids=lambda trait: getattr(trait, "__name__", str(trait)),
)
def test_every_sort_of_figure_is_generated(trait: object) -> None:
    """No kind, qualifier, certainty or kind of period is left out."""
    traits = strategies.figures().map(lambda f: {type(f), f.qualifier, f.certainty, f.period.kind})

    assert trait in find(traits, lambda found: trait in found, settings=UNSHRUNK)


def test_figures_are_printed_in_every_way() -> None:
    """In full and shortened by a word, below zero, at one place of the report and at two."""
    ways: tuple[Callable[[bps.Figure], bool], ...] = (
        lambda figure: "miljoen" in figure.printed,
        lambda figure: figure.printed.isdecimal(),
        lambda figure: figure.value < 0,
        lambda figure: 1 == len(figure.sources),
        lambda figure: 2 == len(figure.sources),
    )
    for way in ways:
        assert way(find(strategies.figures(), way, settings=UNSHRUNK))


@given(strategies.periods())
def test_a_generated_period_is_in_order(period: bps.Period) -> None:
    """It has at least one day."""
    assert 1 <= period.days


@given(strategies.labels())
def test_generated_labels_are_in_four_languages(label: bps.Labels) -> None:
    """None of them is blank."""
    assert all(label.text(language).strip() for language in ("nl", "fr", "de", "en"))


def inconsistencies(report: bps.Report) -> list[str]:
    """The rules that a generated report violates, and the figures whose value, printed form and ledger differ."""
    verdicts = {result.rule.id: result.verdict for result in report.check().results if result.rule.kind in VALUE_RULES}
    wrong = [rule_id for rule_id, verdict in verdicts.items() if verdict is Verdict.VIOLATED]
    wrong += [figure.id for figure in report if bps.parse_printed(figure.printed).value != figure.value]
    in_ledger = {(entry.figure, entry.line): entry.printed for entry in report.ledger.figure_entries}
    return wrong + [figure.id for figure in report if in_ledger[figure.id, figure.source.line] != figure.printed]


@given(strategies.reports())
def test_a_generated_report_obeys_its_rules(generated: bps.Report) -> None:
    """It has the figures and rules of the small edition, with other numbers."""
    assert [] == inconsistencies(generated)
    assert generated.check().passed
    assert small_report().figures.ids == generated.figures.ids
    assert small_report().rules == generated.rules


@pytest.mark.slow
@given(st.data())
@settings(max_examples=25)
def test_a_generated_report_of_the_real_shape_obeys_its_rules(report: bps.Report, data: st.DataObject) -> None:
    """No rule between numbers is violated, but the discrepancies stay those of the real report."""
    assert [] == inconsistencies(data.draw(strategies.reports(report)))


@pytest.mark.parametrize("low", [0, 1_001])
def test_generated_reports_differ(low: int) -> None:
    """Some have less staff than the small edition, and some have more."""
    staff = strategies.reports().map(lambda report: report.personnel.staff.total.value)

    assert low <= find(staff, lambda total: (total < 1_000) == (low == 0), settings=UNSHRUNK)


def _without_other_years() -> bps.Report:
    small = small_report()
    return bps.Report(small.edition, HeldContents(small.chapters, small.ledger.entries))


@given(strategies.violated_reports(template=_without_other_years()))
def test_a_growth_is_not_violated_without_a_number_of_the_year_before(violated: strategies.ViolatedReport) -> None:
    """Nothing is known that the change could contradict."""
    assert RuleKind.GROWTH is not violated.rule.kind


@given(strategies.violated_reports())
def test_a_violated_report_violates_rules_on_one_figure(violated: strategies.ViolatedReport) -> None:
    """Every violated rule binds the changed figure."""
    verdicts = {result.rule: result.verdict for result in violated.report.check().results}
    breaks = [rule for rule, verdict in verdicts.items() if verdict is Verdict.VIOLATED]

    assert violated.rule in breaks
    assert [] == [rule.id for rule in breaks if violated.figure not in rule.figures]


@given(st.data())
@settings(max_examples=1)
def test_a_rule_that_no_change_can_violate_is_named(data: st.DataObject) -> None:
    """A changed figure changes at all of its places, so that its numbers stay the same."""
    rule = bps.Rule(kind=RuleKind.REPEATED, result="personnel.staff.women", operands=(), why="w")
    with pytest.raises(AssertionError) as caught:
        data.draw(strategies.violated_reports(rule))

    assert "Expected a change of one figure to violate personnel.staff.women/repeated, and none does." == (
        str(caught.value)
    )


def test_the_small_edition_is_consistent() -> None:
    """It passes its check, is the same object each time, and has two chapters of the library."""
    small = small_report()

    assert (True, small) == (small.check().passed, small_report())
    assert ["border_management", "personnel"] == [chapter.id for chapter in small.chapters]
    assert [] == inconsistencies(small)
    assert {(one.id, one.source.line, one.printed) for one in small} == {
        (entry.figure, entry.line, entry.printed) for entry in small.ledger.figure_entries
    }


@pytest.mark.slow
def test_the_fixture_is_found_by_pytest(tmp_path: Path) -> None:
    """A conftest.py that names the plugin makes the small edition a fixture."""
    (tmp_path / "conftest.py").write_text(f"pytest_plugins = [{fixtures.__name__!r}]\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(
        "def test_it(small_report):\n    assert 1999 == small_report.edition.year\n", encoding="utf-8"
    )
    done = run(["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)])

    assert (0, True) == (done.returncode, b"1 passed" in done.stdout), done.stdout.decode()


def test_a_changed_report_has_the_new_numbers_everywhere(report: bps.Report) -> None:
    """In the figure, its printed form, all its places and the ledger. The old report stays as it was."""
    new_report = changed(report, {"organised_crime.child_abuse.reports": 25_918})
    figure = new_report.organised_crime.child_abuse.reports

    assert (25_918, "25 918") == (figure.value, figure.printed)
    assert {"25 918"} == {source.printed for source in figure.sources}
    assert {"25 918"} == {entry.printed for entry in new_report.ledger if entry.figure == figure.id}
    assert 25_917 == report.organised_crime.child_abuse.reports.value
    assert [figure.id] == [new.id for new, old in zip(new_report, report, strict=True) if new != old]
    with pytest.raises(bps.UnknownFigureError):
        changed(report, {"personnel.staff.gone": 1})


def test_the_smallest_steps_are_one_printed_place(report: bps.Report) -> None:
    """Up and down, but not below zero."""
    share = report["organised_crime.investigation_shares.corruption"]
    zero = changed(report, {"personnel.staff.women": 0})["personnel.staff.women"]

    assert ["1.3", "1.1"] == [str(value) for value in smallest_steps(share)]
    assert (14_600_000, 14_400_000) == smallest_steps(report["border_management.passengers.total"])
    assert (1,) == smallest_steps(zero)


@pytest.mark.slow
def test_a_rule_that_is_evidence_catches_no_slip(report: bps.Report) -> None:
    """The figures were read so that it holds: it guards none of them."""
    evidence = {rule.id for rule in report.rules if rule.evidence}
    guards = {rule_id for slip in slips(report) for rule_id in slip.caught_by}

    assert set() == evidence & guards
    assert "organised_crime.investigations.new/parts_within" not in evidence
    assert "border_management.removals.total/total" in guards


def test_slips_say_which_rule_catches_each() -> None:
    """Every figure is changed up and down. A total is caught by its rules, a figure without rules by none."""
    caught = {(slip.figure.id, slip.value): slip.caught_by for slip in slips(small_report())}

    assert small_report().figures.ids == tuple(dict.fromkeys(name for name, _ in caught))
    assert 2 * len(small_report()) == len(caught)
    assert ("personnel.staff.total/total/status", "personnel.staff.total/total/sex") == (
        caught["personnel.staff.total", 1001]
    )
    assert () == caught["personnel.uniform.staff_surveyed", 213]
    assert ("personnel.fleet.new_vehicle_share/share",) == caught["personnel.fleet.vehicles", 401]
