"""The test kit gives what it promises to those who build on this library."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats import testing
from belgian_police_stats.model.laws import LawKind, Verdict
from belgian_police_stats.testing import changed, fixtures, slips, small_report, smallest_steps, strategies
from running import run

KINDS = (bps.Count, bps.Share, bps.Change, bps.Money, bps.Mass, bps.Duration, bps.Rate)
UNSHRUNK = settings(phases=[Phase.generate], max_examples=2_000, database=None)
"""To see that something comes at all, the first one will do."""
VALUE_LAWS = set(LawKind) - {LawKind.REAL_DATE, LawKind.SAME_DATE, LawKind.REPEATED}


def test_the_kit_has_what_it_names() -> None:
    """The public names of the kit and of its strategies are there, and no others are promised."""
    assert ["Slip", "changed", "slips", "small_report", "smallest_steps"] == testing.__all__
    assert ["BrokenReport", "broken_reports", "figures", "labels", "numbers", "periods", "reports"] == (
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
    assert figure.value in figure.interval
    assert figure.value in figure.interval_truncated
    assert (figure.reading is bps.Reading.AMBIGUOUS) == bool(figure.alternatives)
    assert figure.printed == figure.source.printed


@given(strategies.figures([bps.Share]))
def test_figures_of_one_kind_only(figure: bps.Figure) -> None:
    """The kinds can be chosen, and a share bears its sign."""
    assert (bps.Share, "%") == (type(figure), figure.printed[-1])


@pytest.mark.parametrize(
    "one", [*KINDS, *bps.Qualifier, *bps.Reading, *bps.PeriodKind], ids=lambda one: getattr(one, "__name__", str(one))
)
def test_every_sort_of_figure_comes(one: object) -> None:
    """No kind, hedge, reading or kind of period is left out."""
    sorts = strategies.figures().map(lambda f: {type(f), f.qualifier, f.reading, f.period.kind})

    assert one in find(sorts, lambda found: one in found, settings=UNSHRUNK)


@given(strategies.periods())
def test_a_period_is_in_order(period: bps.Period) -> None:
    """It has a day at least."""
    assert 1 <= period.days


@given(strategies.labels())
def test_a_label_has_four_languages(label: bps.Label) -> None:
    """None of them is blank."""
    assert all(label.text(language).strip() for language in ("nl", "fr", "de", "en"))


def unlawful(made: bps.Report) -> list[str]:
    """What a generated report breaks, or says in two ways."""
    verdicts = {result.law.id: result.verdict for result in made.check() if result.law.kind in VALUE_LAWS}
    wrong = [law_id for law_id, verdict in verdicts.items() if verdict is Verdict.BROKEN]
    wrong += [one.id for one in made if bps.parse_printed(one.printed).value != one.value]
    prints = {(token.figure, token.line): token.printed for token in made.coverage().figure_tokens}
    return wrong + [one.id for one in made if prints[one.id, one.source.line] != one.printed]


@given(strategies.reports())
def test_a_report_obeys_its_laws(made: bps.Report) -> None:
    """Its numbers are others than the small edition's, its figures and laws the same."""
    assert [] == unlawful(made)
    assert made.check().passed
    assert small_report().figures.ids == made.figures.ids
    assert small_report().laws == made.laws


@given(st.data())
@settings(max_examples=25)
def test_a_report_of_the_real_shape_obeys_its_laws(report: bps.Report, data: st.DataObject) -> None:
    """With the chapters of 2024 no law between its numbers is broken; its register is that of the real print."""
    assert [] == unlawful(data.draw(strategies.reports(report)))


@pytest.mark.parametrize("low", [0, 1_001])
def test_reports_differ(low: int) -> None:
    """A report with less staff than the small edition's comes, and one with more."""
    staff = strategies.reports().map(lambda made: made.personnel.staff.total.value)

    assert low <= find(staff, lambda total: (total < 1_000) == (low == 0), settings=UNSHRUNK)


@given(strategies.broken_reports())
def test_a_broken_report_was_lawful_but_for_one_figure(broken: strategies.BrokenReport) -> None:
    """Of all equalities and bounds, only those that bind the changed figure can be broken."""
    verdicts = {result.law: result.verdict for result in broken.report.check()}
    breaks = [law for law, verdict in verdicts.items() if verdict is Verdict.BROKEN]

    assert broken.law in breaks
    assert [] == [law.id for law in breaks if broken.figure not in law.figures]


@given(st.data())
@settings(max_examples=1)
def test_a_law_that_no_number_can_break_is_named(data: st.DataObject) -> None:
    """A changed figure changes at each of its places, so that it stays the same at all of them."""
    law = bps.Law(kind=LawKind.REPEATED, result="personnel.staff.women", operands=(), why="w")
    with pytest.raises(AssertionError) as caught:
        data.draw(strategies.broken_reports(law))

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
        (token.figure, token.line, token.printed) for token in small.coverage().figure_tokens
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
    assert {"25 918"} == {token.printed for token in made.coverage() if token.figure == one.id}
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


def test_slips_say_which_law_catches_each() -> None:
    """Every figure up and down; a total is caught by its law, a figure that stands alone by none."""
    caught = {(slip.figure.id, slip.value): slip.caught_by for slip in slips(small_report())}

    assert small_report().figures.ids == tuple(dict.fromkeys(name for name, _ in caught))
    assert 2 * len(small_report()) == len(caught)
    assert ("personnel.staff.total/total/status", "personnel.staff.total/total/sex") == (
        caught["personnel.staff.total", 1001]
    )
    assert () == caught["personnel.uniform.staff_surveyed", 213]
    assert ("personnel.fleet.new_vehicle_share/share",) == caught["personnel.fleet.vehicles", 401]
