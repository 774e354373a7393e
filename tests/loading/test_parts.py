"""Own reports with a part of a chapter of the library: what they leave out is absent, and the rest works."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Set as AbstractSet
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.own import OwnSection
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.report_file import report_text
from support.next_version import MAKER
from support.own_reports import names, plain_figure

WOMEN, TOTAL, OFFICERS = (f"personnel.staff.{name}" for name in ("women", "total", "police_officers"))


def _close(figure: dict[str, Any], lost: AbstractSet[str]) -> None:
    """Leave out some doubts about a figure: without its other figures, the readings of a doubt can become the same."""
    figure["doubts"] = {doubt: agreeing for doubt, agreeing in figure.get("doubts", {}).items() if doubt not in lost}
    figure["alternatives"] = [other for other in figure.get("alternatives", []) if other["doubt"] not in lost]
    if figure["certainty"] == "ambiguous" and not figure["doubts"]:
        figure["certainty"] = "inferred"


def part_of(report: bps.Report, gone: AbstractSet[str]) -> dict[str, Any]:
    """The data of a report without some figures, and without what only these needed."""
    data = report.to_dict()
    for chapter, sections in data["chapters"].items():
        for section, figures in sections.items():
            for name in [*figures]:
                if f"{chapter}.{section}.{name}" in gone:
                    del figures[name], data["labels"][f"{chapter}.{section}.{name}"]
    left = [figure for sections in data["chapters"].values() for part in sections.values() for figure in part.values()]
    for figure in left:
        if figure.get("of") in gone:
            del figure["of"]
    lost = {doubt.id for doubt in report.doubts if not gone.isdisjoint(doubt.figures)}
    for figure in left:
        _close(figure, lost)
    data["doubts"] = [doubt for doubt in data.get("doubts", []) if doubt["id"] not in lost]
    for entry in data["ledger"]:
        if entry.get("figure") in gone:
            entry |= {"figure": None, "reason": "name"}
    listed = data.get("discrepancies", [])
    data["discrepancies"] = [one for one in listed if not gone or {*one.get("figures", ())}.isdisjoint(gone)]
    data.pop("outside", None)
    for figure in left:
        figure.pop("cited", None)
    return data


@pytest.mark.slow
@given(st.data())
@settings(max_examples=5)
def test_any_part_of_a_report_is_a_report(report: bps.Report, data: st.DataObject) -> None:
    """The figures that it leaves out are absent, rules on them wait, and nothing is violated."""
    gone = data.draw(st.sets(st.sampled_from(report.figures.ids), max_size=150))
    part = bps.parse(part_of(report, gone))
    found = bps.compare(report, part)

    assert gone == {*part.absent} == {*found.gone.ids} == {*found.absent}
    assert [] == [*found.added]
    assert [] == [rule.id for rule in part.rules if not gone.isdisjoint(rule.figures)]
    assert [] == [rule.id for rule in part.waiting_rules if gone.isdisjoint(rule.figures)]
    assert {rule.id for rule in report.rules if rule.name != "date"} >= {rule.id for rule in part.waiting_rules}
    assert part.check().passed
    assert part == bps.parse(report_text(part)) == pickle.loads(pickle.dumps(part))
    assert len(report) - len(gone) == len(part.table())


def test_what_is_absent_is_a_clear_error() -> None:
    """Each way to the figure raises an error that names it, and that is a LookupError and an AttributeError."""
    staff: Any = bps.parse(part_of(small_report(), {WOMEN})).personnel.staff
    report = bps.parse(part_of(small_report(), {WOMEN}))
    asked: list[Callable[[], object]] = [
        lambda: staff.women,
        lambda: report.personnel.staff.women,
        lambda: report[WOMEN],
        lambda: staff["women"],
        lambda: staff[WOMEN],
        lambda: report.personnel["staff.women"],
    ]

    for ask in asked:
        with pytest.raises(bps.AbsentFigureError) as caught:
            ask()
        assert isinstance(caught.value, LookupError)
        assert isinstance(caught.value, AttributeError)
        assert isinstance(caught.value, bps.UnknownFigureError)
        assert (WOMEN, repr(WOMEN)) == (caught.value.figure, caught.value.got)
    assert (False, True) == (hasattr(staff, "women"), hasattr(staff, "men"))
    assert "women" not in dir(staff)
    assert (None, 7) == (report.get(WOMEN), staff.get("women", 7))
    assert WOMEN not in report
    assert None is getattr(staff, "women", None)
    with pytest.raises(AttributeError) as other:
        _ = staff.wimmen
    assert not isinstance(other.value, bps.AbsentFigureError)
    with pytest.raises(bps.UnknownFigureError) as unknown:
        _ = report["personnel.staff.wimmen"]
    assert not isinstance(unknown.value, bps.AbsentFigureError)


def test_a_whole_section_can_be_absent() -> None:
    """Its figures are absent by their ids, and the chapter has the others."""
    data = part_of(small_report(), set())
    section = small_report().personnel.sections[-1]
    del data["chapters"]["personnel"][section.id.rpartition(".")[2]]
    data["labels"] = {path: label for path, label in data["labels"].items() if not path.startswith(section.id)}
    data["ledger"] = []
    report = bps.parse(data)

    assert section.figures.ids == report.absent
    assert section.id not in [one.id for one in report.personnel.sections]
    with pytest.raises(bps.AbsentFigureError, match=section.id):
        getattr(report.personnel, section.id.rpartition(".")[2])
    with pytest.raises(bps.AbsentFigureError, match=section.figures.ids[0]):
        _ = report[section.figures.ids[0]]
    assert report.check().passed


def test_a_part_still_counts_in_its_whole() -> None:
    """Without one of its parts, a total and the other parts still count the same things."""
    whole = bps.parse(part_of(small_report(), {"personnel.staff.civilians"}))

    assert (TOTAL,) == whole[OFFICERS].part_of
    with pytest.raises(bps.DerivationError, match="count nothing twice"):
        _ = whole[TOTAL] + whole[OFFICERS]


def test_a_discrepancy_of_a_rule_that_waits_waits_too(report: bps.Report) -> None:
    """It is not out of date: without the figure it cannot be judged."""
    listed = next(one for one in report.discrepancies if one.rule and len(one.figures) > 1)
    data = part_of(report, {listed.figures[-1]})
    shown = next(one for one in report.to_dict()["discrepancies"] if one["id"] == listed.id)
    data["discrepancies"].append({**shown, "figures": [*listed.figures[:-1]]})
    part = bps.parse(data)

    assert listed.rule in [rule.id for rule in part.waiting_rules]
    assert (True, ()) == (part.check().passed, part.check().stale)


def test_parts_are_compared_copied_and_changed_like_wholes() -> None:
    """Two sections are equal if they have the same parts. A copy with other members has the same ones."""
    whole, part = small_report().personnel.staff, bps.parse(part_of(small_report(), {WOMEN})).personnel.staff
    again = pickle.loads(pickle.dumps(part))

    assert part == again == copy.copy(part) == copy.deepcopy(part) == part.with_members(part.figures)
    assert (hash(part), type(part)) == (hash(again), type(again))
    assert whole != part
    assert part != [*part]
    assert [WOMEN] == [*part.absent]


def test_a_label_of_an_absent_figure_is_allowed_but_a_wrong_name_is_not() -> None:
    """The labels of a chapter can be copied whole. A misspelt figure is a fault in its place."""
    data = part_of(small_report(), {WOMEN})
    data["labels"][WOMEN] = small_report().to_dict()["labels"][WOMEN]
    assert (WOMEN,) == bps.parse(data).absent

    data["chapters"]["personnel"]["staff"]["wimmen"] = plain_figure("4", 4, "person", line=13)
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)
    assert ("$.chapters.personnel.staff.wimmen", "no such key") == (
        caught.value.faults[0].path,
        caught.value.faults[0].expected,
    )


def test_a_section_of_a_newer_version_stays_in_its_chapter() -> None:
    """It is an own section, in pickles too, and a unit of the newer version is called by its word."""
    data: dict[str, Any] = {**small_report().to_dict(), "made_by": MAKER}
    data["chapters"]["personnel"]["air_drones"] = {"flights": plain_figure("7", 7, "drone_flight", line=13)}
    data["labels"] |= {path: names(path) for path in ("personnel.air_drones", "personnel.air_drones.flights")}
    report = bps.parse(data)
    personnel: Any = report.personnel
    again: Any = pickle.loads(pickle.dumps(report.personnel))

    assert isinstance(personnel.air_drones, OwnSection)
    assert personnel == again
    assert "7 drone_flight" == str(again.air_drones.flights)
    assert "drone flight" == again.air_drones.flights.unit_labels.en
    assert "drone_flight" not in report.to_dict().get("units", {})
    with pytest.raises(bps.DataError, match="no such key"):
        bps.parse(data | {"made_by": f"belgian-police-stats {bps.__version__}"})
