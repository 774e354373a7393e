"""A report read in other ways: under a reading, settled for a reason, and over all joint readings."""

from __future__ import annotations

import pickle
from functools import partial
from json import dumps, loads
from pathlib import Path

import attrs
import pytest

import belgian_police_stats as bps
from support.own_reports import HORSES, MARES, doubt_of, in_doubt, plain


def own() -> bps.Report:
    """A report file with one doubt about its mares."""
    file = plain(doubts=[doubt_of()], rules=[])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 12)
    return bps.parse(dumps(file))


def test_under_swaps_number_print_and_place(report: bps.Report) -> None:
    """The doubt is closed, the figures say so, and all other figures have their numbers."""
    swapped = report.under("antwerp-checks", "vehicles-first")
    port = swapped.organised_crime.antwerp_port

    assert ("5 511", 350) == (port.persons_checked.printed, port.persons_checked.source.line)
    assert ("7 290", 347) == (port.vehicles_checked.printed, port.vehicles_checked.source.line)
    assert () == port.persons_checked.doubts == port.persons_checked.alternatives
    assert bps.Certainty.INFERRED is port.persons_checked.certainty
    assert "Assumed: 5 511 persons, 7 290 vehicles. The two labels may be swapped." == port.persons_checked.evidence
    assert (bps.Settlement(doubt="antwerp-checks", reading="vehicles-first"),) == swapped.settlements
    assert {d.id for d in report.doubts} - {"antwerp-checks"} == {d.id for d in swapped.doubts}
    changed = {f.id for f in swapped if (f.value, f.printed) != (report[f.id].value, report[f.id].printed)}
    assert {port.persons_checked.id, port.vehicles_checked.id} == changed


EVERY_READING = pytest.mark.parametrize(
    ("doubt", "reading"), [(d.id, r.id) for d in bps.load(2024).doubts for r in d.readings], ids=str
)


@EVERY_READING
def test_the_ledger_has_each_number_with_its_figure(report: bps.Report, doubt: str, reading: str) -> None:
    """A number goes with the figure that it belongs to under the reading, and none is lost."""
    read = report.under(doubt, reading)
    entries = read.ledger.figure_entries

    assert {(f.id, s.line, s.printed) for f in read for s in f.sources} == {
        (e.figure, e.line, e.printed) for e in entries
    }
    assert [(e.line, e.printed, e.reason) for e in report.ledger] == [
        (e.line, e.printed, e.reason) for e in read.ledger
    ]


def test_a_number_that_no_figure_has_any_more_keeps_its_entry() -> None:
    """The report says nothing else of it, and its file can be read again."""
    file = plain(doubts=[doubt_of()], ledger=[{"line": 3, "printed": "10", "figure": MARES}])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 12)
    read = bps.parse(file).under("which-number", "other")

    assert [("line 3: 10", MARES)] == [(entry.place, entry.figure) for entry in read.ledger]
    assert read == bps.parse(read.to_dict())


@pytest.mark.slow
@EVERY_READING
def test_every_reading_violates_what_it_says(report: bps.Report, doubt: str, reading: str) -> None:
    """Checked from the report under the reading, rule by rule."""
    listed = next(d for d in report.doubts if d.id == doubt).reading(reading)
    before = {r.rule.id for r in report.check().results if r.verdict is bps.Verdict.VIOLATED}
    after = {r.rule.id for r in report.under(doubt, reading).check().results if r.verdict is bps.Verdict.VIOLATED}

    assert {*listed.violates} == after - before
    for figure in listed.figures:
        read = report.under(doubt, reading)[figure.id]
        expected = (figure.value, figure.printed, figure.qualifier, figure.period, figure.sources, figure.note)
        assert expected == (read.value, read.printed, read.qualifier, read.period, read.sources, read.note)


def test_the_order_in_which_doubts_are_closed_does_not_matter(report: bps.Report) -> None:
    """The two reports are equal, in a pickle too."""
    one = report.under("antwerp-checks", "vehicles-first").under("hits-sign", "arrow")
    other = report.under("hits-sign", "arrow").under("antwerp-checks", "vehicles-first")

    assert one == other == pickle.loads(pickle.dumps(one))
    assert one != report
    assert 10_000 == one.information_exchange.international.hits_in_belgium.value


def test_unknown_doubts_and_readings_get_the_nearest(report: bps.Report) -> None:
    """A closed doubt is unknown as well."""
    with pytest.raises(bps.UnknownDoubtError) as caught:
        report.under("antwerp-check", "swapped")
    assert (
        "Expected one of the 25 open doubts of the report, got 'antwerp-check'. Did you mean 'antwerp-checks'?"
        == str(caught.value)
    )
    with pytest.raises(bps.UnknownDoubtError) as caught:
        report.under("antwerp-checks", "vehicle-first")
    assert (
        "Expected one of the 2 readings of antwerp-checks, got 'vehicle-first'. Did you mean 'vehicles-first'?"
        == str(caught.value)
    )
    with pytest.raises(bps.UnknownDoubtError):
        report.under("antwerp-checks", "vehicles-first").under("antwerp-checks", "persons-first")


def test_a_settled_doubt_is_recorded_in_the_file_and_the_table(tmp_path: Path) -> None:
    """Both have its reason, and the file gives the same report again."""
    settled = own().settle("which-number", "other", why="The stable was counted again.")
    bps.write(settled, tmp_path / "settled.json")
    file = loads((tmp_path / "settled.json").read_text("utf-8"))

    assert [{"doubt": "which-number", "reading": "other", "why": "The stable was counted again."}] == file[
        "settlements"
    ]
    assert "doubts" not in file
    assert settled == bps.read(tmp_path / "settled.json")
    assert 12 == settled[MARES].value
    assert "Settled as other: The stable was counted again. w" == settled[MARES].evidence
    assert "which-number as other: The stable was counted again." == dict(settled.table().metadata)["settled"]
    with pytest.raises(bps.DerivationError):
        _ = settled[MARES] + own()[HORSES]


@pytest.mark.parametrize("why", ["", "  \n"])
def test_a_settlement_needs_a_reason(why: str) -> None:
    """An assumption does not: that is `under`."""
    with pytest.raises(bps.FieldError) as caught:
        own().settle("which-number", "other", why=why)
    assert "Expected the reason why 'which-number' is settled, got none." == str(caught.value)


def test_vary_shows_each_joint_reading_as_a_table(report: bps.Report) -> None:
    """The doubts are those of the result; a reading under which a rule is violated says so."""
    found = report.vary(
        lambda r: r.organised_crime.antwerp_port.persons_checked.share_of(
            r.organised_crime.antwerp_port.persons_checked
        )
    )
    counted = report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked.value, "antwerp-checks")

    assert ("antwerp-checks",) == found.doubts
    assert [True, False] == [each.chosen for each in found]
    assert (7290, 5511) == counted.results
    assert [
        {"antwerp-checks": "persons-first", "result": 7290, "chosen": True, "violates": []},
        {
            "antwerp-checks": "vehicles-first",
            "result": 5511,
            "chosen": False,
            "violates": ["organised_crime.antwerp_port.vehicles_checked/ordered"],
        },
    ] == counted.to_records()
    assert [
        "antwerp-checks            result",
        "persons-first (chosen)    7290",
        "vehicles-first            5511      violates organised_crime.antwerp_port.vehicles_checked/ordered",
    ] == str(counted).splitlines()
    assert "<Variations over antwerp-checks: 2 joint readings>" == repr(counted)
    assert [counted[1]] == list(counted[1:])


def _figure(figure_id: str, report: bps.Report) -> bps.Figure:
    return report[figure_id]


def test_vary_agrees_with_possible(report: bps.Report) -> None:
    """Two ways to the same numbers: the report under each reading, and the figure under each reading."""
    for doubt in report.doubts:
        figure_id = doubt.figures[0]
        varied = report.vary(partial(_figure, figure_id), *report[figure_id].doubts)

        expected = {readings: value for value, readings in report[figure_id].possible}
        assert expected == {each.readings: each.result.value for each in varied}


def test_vary_over_several_doubts_takes_every_joint_reading(report: bps.Report) -> None:
    """This includes joint readings under which the result does not exist."""
    both = report.vary(lambda r: r.edition.year, "antwerp-checks", "smuggling-arrests")
    rates = report.vary(lambda r: r.organised_crime.fugitives.international_cooperation_files.rate("day"))

    assert 6 == len(both)
    assert [None] == [each.result for each in rates if not each.chosen]
    assert str(rates).splitlines()[2].endswith("does not exist")


def test_vary_of_something_certain_has_one_row(report: bps.Report) -> None:
    """An error in the function of the caller is raised."""
    certain = report.vary(lambda r: r.personnel.staff.women)

    assert 1 == len(certain)
    assert certain[0].chosen
    assert "<Variations over no doubt: 1 joint readings>" == repr(certain)
    with pytest.raises(bps.DerivationError):
        report.vary(lambda r: r.personnel.staff.women.rate("day"), "antwerp-checks")
    with pytest.raises(bps.UnknownDoubtError):
        report.vary(len, "no-such-doubt")


def test_vary_over_too_many_doubts_is_refused(report: bps.Report) -> None:
    """All doubts of 2024 have far more than 4 096 joint readings."""
    with pytest.raises(bps.TooManyReadingsError) as caught:
        report.vary(len)
    assert caught.value.args[0].startswith("Expected doubts with at most 4096 joint readings, got ")
    assert caught.value.args[0].endswith(". Name fewer doubts.")


def test_a_report_without_doubts_varies_once() -> None:
    """This holds whatever is computed from it."""
    assert (3,) == bps.parse(dumps(plain())).vary(len).results


def test_equal_settlements_are_equal_reports() -> None:
    """Their hashes, reprs and doubts work like those of every report."""
    one, other = (own().settle("which-number", "other", why="w") for _ in range(2))

    assert one == other
    assert hash(one) == hash(other)
    assert () == one.doubts
    assert one != own().settle("which-number", "chosen", why="w")
    assert attrs.evolve(one.settlements[0], why=None) != one.settlements[0]
