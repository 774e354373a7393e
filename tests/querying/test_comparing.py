"""Two reports compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.report_file import report_data
from support.next_version import MAKER
from support.own_reports import HORSES, MARES, SHARE, doubt_of, in_doubt, names, plain, plain_figure

OLD = bps.parse(plain(rules=[]))
STABLE = "horse_brigade.stable"


def changed(change: Callable[[Any], object]) -> bps.Report:
    """The own report with something changed in its file."""
    data = plain(rules=[])
    change(data)
    return bps.parse(data)


def stable(data: Any) -> Any:
    """The only section."""
    return data["chapters"]["horse_brigade"]["stable"]


def with_foals(data: Any) -> None:
    """Another figure, and one less."""
    stable(data)["foals"] = plain_figure("2", 2, "horse")
    data["labels"][f"{STABLE}.foals"] = names("foals")
    del stable(data)["share_of_mares"], data["labels"][SHARE]


def next_year(data: Any) -> None:
    """The edition of the year after; the mares are still those of the year before, and fewer than it said."""
    year_before = data["edition"]["period"]
    data["edition"] |= {"year": 2000, "period": {"start": "2000-01-01", "end": "2000-12-31"}}
    stable(data)["horses"].update(printed="44", value=44)
    stable(data)["mares"].update(printed="9", value=9, period=year_before)
    stable(data)["share_of_mares"].update(period=year_before)


def of_another_publisher(data: Any) -> None:
    """What somebody else says of the same year is not a revision."""
    data["edition"]["publisher"] = "Somebody else"
    stable(data)["mares"].update(printed="11", value=11)


def with_doubt(data: Any, **more: Any) -> None:
    """One figure is in doubt."""
    stable(data)["mares"] = in_doubt(stable(data)["mares"], 11)
    data["doubts"] = [{**doubt_of(), **more}]


HALF_A_YEAR = {"start": "1999-01-01", "end": "1999-06-30"}
CASES: dict[str, tuple[Callable[[Any], object], dict[str, list[str]]]] = {
    "nothing": (str, {}),
    "figures": (with_foals, {"added": [f"{STABLE}.foals"], "gone": [SHARE]}),
    "number": (lambda d: stable(d)["mares"].update(printed="11", value=11), {"revised": [MARES]}),
    "hedge": (lambda d: stable(d)["mares"].update(qualifier="about"), {"revised": [MARES]}),
    "label": (lambda d: d["labels"][MARES].update(fr="juments"), {"relabelled": [MARES]}),
    "line": (lambda d: stable(d)["mares"].update(line=4), {"moved": [MARES]}),
    "printed form": (lambda d: stable(d)["mares"].update(printed="(10)"), {"reread": [MARES]}),
    "certainty": (
        lambda d: stable(d)["mares"].update(certainty="inferred", evidence="Drawn beside it."),
        {"reread": [MARES]},
    ),
    "evidence": (lambda d: stable(d)["mares"].update(evidence="Drawn beside it."), {"reread": [MARES]}),
    "alternatives": (with_doubt, {"reread": [MARES]}),
    "whole": (lambda d: stable(d)["share_of_mares"].update(of=None), {"reread": [SHARE]}),
    "note": (lambda d: stable(d)["mares"].update(note="Ponies too."), {"reread": [MARES]}),
    "kind": (
        lambda d: (stable(d)["share_of_mares"].pop("of"), stable(d)["share_of_mares"].update(kind="Change")),
        {"reread": [SHARE]},
    ),
    "period": (lambda d: stable(d)["mares"].update(period=HALF_A_YEAR), {"revised": [MARES]}),
    "number and period": (
        lambda d: stable(d)["mares"].update(printed="11", value=11, period=HALF_A_YEAR),
        {"revised": [MARES]},
    ),
    "another publisher": (of_another_publisher, {"restated": [MARES]}),
    "year": (next_year, {"other_period": [HORSES], "restated": [MARES]}),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_difference_has_its_group(case: str) -> None:
    """No other group has it, and everything else is unchanged."""
    change, expected = CASES[case]
    found = bps.compare(OLD, changed(change))
    got = {name: [one.id for one in group] for name, group in found.figure_groups if group}
    touched = {name for names_ in expected.values() for name in names_}

    assert expected == got
    assert sorted({HORSES, MARES, SHARE} - touched) == sorted(found.unchanged.ids)
    assert found.same == (not expected)


DISCREPANCY = {
    "id": "mares",
    "kind": "contradiction",
    "relation": {"kind": "within", "result": MARES, "operands": [HORSES], "why": "w"},
    "verdict": "violated",
    "figures": [MARES, HORSES],
    "arithmetic": "40 > 10",
    "explanation": "e",
}
SOURCE = {
    "publisher": "Somebody",
    "title": "Horses",
    "url": "https://example.org/horses",
    "language": "en",
    "published": "1999",
    "kind": "official",
}
SEEN = {
    "value": 39,
    "printed": "39",
    "unit": "horse",
    "period": {"start": "1998-01-01", "end": "1998-12-31"},
    "comparability": "same",
    "source": "horses",
}
BREAK = {"since": "1999-01-01", "figures": [HORSES], "why": "w"}
OUTSIDE = {"sources": {"horses": SOURCE}, "observations": {HORSES: [SEEN]}, "breaks": [BREAK]}
ELSEWHERE: dict[str, tuple[Callable[[Any], object], dict[str, list[str]]]] = {
    "terms": (lambda d: d["edition"].update(terms="Other terms."), {"elsewhere": ["edition.terms"]}),
    "day": (lambda d: d["edition"].update(presented="2000-01-02"), {"elsewhere": ["edition.presented"]}),
    "slides": (lambda d: d["edition"]["slides"][0].update(last_line=8), {"elsewhere": ["edition.slides"]}),
    "discrepancy": (lambda d: d.update(discrepancies=[DISCREPANCY]), {"discrepancies_added": ["mares"]}),
    "ledger": (lambda d: d.update(ledger=[{"line": 3, "printed": "40", "figure": HORSES}]), {"elsewhere": ["ledger"]}),
    "overlaps": (
        lambda d: d.update(overlaps=[{"figures": [HORSES, MARES], "why": "w"}]),
        {"elsewhere": ["overlaps"]},
    ),
    "settlements": (
        lambda d: d.update(settlements=[{"doubt": "age", "reading": "old"}]),
        {"elsewhere": ["settlements"]},
    ),
    "outside": (
        lambda d: d.update(outside=OUTSIDE),
        {"elsewhere": ["outside.sources.horses", f"outside.observations.{HORSES}", "outside.breaks"]},
    ),
    "doubt": (with_doubt, {"doubts_added": ["which-number"]}),
    "of a newer version": (lambda d: d.update(made_by=MAKER, colour="red"), {"elsewhere": ["colour"]}),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_difference_that_is_no_figure_is_seen(case: str) -> None:
    """Reversed, the comparison has the added items as gone, and the gone ones as added."""
    change, expected = ELSEWHERE[case]
    new = changed(change)
    there, back = bps.compare(OLD, new), bps.compare(new, OLD)
    figures = {name for name, _ in there.figure_groups}
    got, other_way = (
        {name: [getattr(one, "id", one) for one in group] for name, group in found.groups if group}
        for found in (there, back)
    )

    assert expected == {name: group for name, group in got.items() if name not in figures}
    swapped = {name.replace("_added", "_gone"): group for name, group in expected.items()}
    assert swapped == {name: group for name, group in other_way.items() if name not in figures}
    assert (False, False) == (there.same, back.same)
    assert bps.compare(new, new).same


def test_a_changed_doubt_is_in_both_groups() -> None:
    """One group has the old doubt, the other the new one."""
    old, new = changed(with_doubt), changed(lambda data: with_doubt(data, question="Which number?"))
    found = bps.compare(old, new)

    assert ["Which number?"] == [doubt.question for doubt in found.doubts_added]
    assert ["q"] == [doubt.question for doubt in found.doubts_gone]


def test_a_rule_that_a_later_version_drops_is_seen(report: bps.Report) -> None:
    """A file has the rules of the version that wrote it, and this version checks its own."""
    data = report_data(report)
    dropped = {"kind": "ordered", "operands": [*report.figures.ids[:2]], "why": "w", "name": "dropped"}
    data["recorded_rules"].append(dropped)
    old = bps.parse(data)
    found = bps.compare(old, report)

    assert ((), ["dropped"]) == (found.rules_added, [rule.name for rule in found.rules_gone])
    assert (1, False) == (len(found.rules_gone), found.same)
    assert report.rules == old.rules
    assert report == old


def test_changed_own_rules_are_a_difference() -> None:
    """A rule that came, one that went, and one that is stated otherwise, which did both."""
    with_rule = bps.parse(plain())
    (rule,) = with_rule.own_rules
    otherwise = bps.parse(plain(rules=[{**plain()["rules"][0], "why": "Another reason."}]))
    came, went, both = bps.compare(OLD, with_rule), bps.compare(with_rule, OLD), bps.compare(with_rule, otherwise)

    assert ((rule,), ()) == (came.rules_added, came.rules_gone)
    assert ((), (rule,)) == (went.rules_added, went.rules_gone)
    assert (otherwise.own_rules, (rule,)) == (both.rules_added, both.rules_gone)
    assert (False, False, False, True) == (came.same, went.same, both.same, bps.compare(with_rule, with_rule).same)
    assert (
        f"<Comparison of Invented (1999) with Invented (1999): 1 rules added, 3 unchanged>\n  rules_added: {rule!r}"
    ) == repr(came)


def test_a_revised_figure_is_there_with_both_its_numbers() -> None:
    """Old and new, with their units and sources."""
    (pair,) = bps.compare(OLD, changed(CASES["number"][0])).revised

    assert (10, 11) == (pair.old.value, pair.new.value)
    assert f"<FigurePair {MARES}: 10 horse → 11 horse (1999-01-01 to 1999-12-31)>" == repr(pair)


def test_the_repr_tells_how_many_and_which() -> None:
    """The names of both reports, a count for each group, and the first of each."""
    assert (
        "<Comparison of Invented (1999) with Invented (2000): 1 restated, 1 other period, 2 elsewhere, 1 unchanged>\n"
        f"  restated: <FigurePair {MARES}: 10 horse → 9 horse (1999-01-01 to 1999-12-31)>\n"
        f"  other_period: <FigurePair {HORSES}: 40 horse (1999-01-01 to 1999-12-31) → 44 horse "
        "(2000-01-01 to 2000-12-31)>\n"
        "  elsewhere: 'edition.year'\n"
        "  elsewhere: 'edition.period'"
    ) == repr(bps.compare(OLD, changed(next_year)))


def test_the_repr_shows_three_of_a_group(report: bps.Report) -> None:
    """It counts the others."""
    for size, rest in ((3, []), (4, ["  added: … and 1 more"]), (9, ["  added: … and 6 more"])):
        made = attrs.evolve(bps.compare(report, report), added=report.figures[-size:])
        first, *lines = repr(made).splitlines()
        assert f"{size} added" in first
        assert [*(f"  added: {figure!r}" for figure in report.figures[-size:][:3]), *rest] == lines


@given(reports(), reports())
def test_every_figure_is_in_one_place(old: bps.Report, new: bps.Report) -> None:
    """Of the same chapters: a figure is revised or unchanged, both ways round, and nothing of a report with itself."""
    there, back = bps.compare(old, new), bps.compare(new, old)

    assert sorted(new.figures.ids) == sorted([*(pair.id for pair in there.revised), *there.unchanged.ids])
    assert [(pair.old, pair.new) for pair in there.revised] == [(pair.new, pair.old) for pair in back.revised]
    assert bps.compare(old, old).same
    assert there.same == (old.figures == new.figures)


@pytest.mark.parametrize("other", ["2024.json", 2024, None, "x" * 1_000_000])
def test_what_is_no_report_is_not_compared(report: bps.Report, other: Any) -> None:
    """One error names both places and says what to do; a long text is cut."""
    with pytest.raises(bps.DataError) as caught:
        bps.compare(other, other)

    assert ["old", "new"] == [fault.path for fault in caught.value.faults]
    assert "Give reports: `load` a packaged one by its year, and `read` a file." in str(caught.value)
    assert len(str(caught.value)) < 500
    with pytest.raises(bps.DataError):
        bps.compare(report, other)
