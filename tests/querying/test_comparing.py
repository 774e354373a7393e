"""Two reports compared, in Python and on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.testing.strategies import reports
from support.own_reports import HORSES, MARES, SHARE, figure, names, plain

OLD = bps.parse(plain(rules=[]))
STABLE = "horse_brigade.stable"


def changed(change: Callable[[Any], object]) -> bps.Report:
    """The own report with something changed in its file."""
    data = plain(rules=[])
    change(data)
    return bps.parse(data)


def stable(data: Any) -> Any:
    """The only section of a file."""
    return data["chapters"]["horse_brigade"]["stable"]


def with_foals(data: Any) -> None:
    """A file with one more figure, and one less."""
    stable(data)["foals"] = figure("2", 2, "horse")
    data["labels"][f"{STABLE}.foals"] = names("foals")
    del stable(data)["share_of_mares"], data["labels"][SHARE]


def with_foals_and_another_word(data: Any) -> None:
    """The same, and one figure has another label in one language."""
    with_foals(data)
    data["labels"][MARES]["en"] = "she-horses"


def next_year(data: Any) -> None:
    """The edition of the next year. Its mares are still about the year before, but fewer than it printed."""
    year_before = data["edition"]["period"]
    data["edition"] |= {"year": 2000, "period": {"start": "2000-01-01", "end": "2000-12-31"}}
    stable(data)["horses"].update(printed="44", value=44)
    stable(data)["mares"].update(printed="9", value=9, period=year_before)
    stable(data)["share_of_mares"].update(period=year_before)


def of_another_publisher(data: Any) -> None:
    """The same year as another publisher has it, which is no revision."""
    data["edition"]["publisher"] = "Somebody else"
    stable(data)["mares"].update(printed="11", value=11)


DOUBT = {"certainty": "ambiguous", "evidence": "e", "alternatives": [{"why": "w", "value": 11}]}
CASES: dict[str, tuple[Callable[[Any], object], dict[str, list[str]]]] = {
    "nothing": (str, {}),
    "figures": (with_foals, {"added": [f"{STABLE}.foals"], "gone": [SHARE]}),
    "number": (lambda d: stable(d)["mares"].update(printed="11", value=11), {"revised": [MARES]}),
    "hedge": (lambda d: stable(d)["mares"].update(qualifier="about"), {"revised": [MARES]}),
    "label": (lambda d: d["labels"][MARES].update(fr="juments"), {"relabelled": [MARES]}),
    "line": (lambda d: stable(d)["mares"].update(line=4), {}),
    "printed form": (lambda d: stable(d)["mares"].update(printed="(10)"), {"reread": [MARES]}),
    "certainty": (
        lambda d: stable(d)["mares"].update(certainty="inferred", evidence="Drawn beside it."),
        {"reread": [MARES]},
    ),
    "evidence": (lambda d: stable(d)["mares"].update(evidence="Drawn beside it."), {"reread": [MARES]}),
    "alternatives": (lambda d: stable(d)["mares"].update(DOUBT), {"reread": [MARES]}),
    "whole": (lambda d: stable(d)["share_of_mares"].update(of=None), {"reread": [SHARE]}),
    "note": (lambda d: stable(d)["mares"].update(note="Ponies too."), {"reread": [MARES]}),
    "kind": (
        lambda d: (stable(d)["share_of_mares"].pop("of"), stable(d)["share_of_mares"].update(kind="Change")),
        {"reread": [SHARE]},
    ),
    "another publisher": (of_another_publisher, {"restated": [MARES]}),
    "year": (next_year, {"other_period": [HORSES], "restated": [MARES]}),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_difference_has_its_group(case: str) -> None:
    """A figure that differs is in that group and no other. A figure that is the same is unchanged."""
    change, expected = CASES[case]
    found = bps.compare(OLD, changed(change))
    got = {name: [member.id for member in group] for name, group in found.groups if group}
    differing = {figure_id for ids in expected.values() for figure_id in ids}

    assert expected == got
    assert sorted({HORSES, MARES, SHARE} - differing) == sorted(found.unchanged.ids)
    assert found.same == (not expected)


def test_changed_own_rules_are_a_difference(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A rule that is added, one that is gone, and one that changed, which is both."""
    with_rule = bps.parse(plain())
    (rule,) = with_rule.own_rules
    with_another_reason = bps.parse(plain(rules=[{**plain()["rules"][0], "why": "Another reason."}]))
    added, gone = bps.compare(OLD, with_rule), bps.compare(with_rule, OLD)
    changed_ = bps.compare(with_rule, with_another_reason)

    assert ((rule,), ()) == (added.rules_added, added.rules_gone)
    assert ((), (rule,)) == (gone.rules_added, gone.rules_gone)
    assert (with_another_reason.own_rules, (rule,)) == (changed_.rules_added, changed_.rules_gone)
    assert (False, False, False) == (added.same, gone.same, changed_.same)
    assert bps.compare(with_rule, with_rule).same
    assert (
        f"<Comparison of Invented (1999) with Invented (1999): 1 rules added, 3 unchanged>\n  rules_added: {rule!r}"
    ) == repr(added)
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    bps.write(OLD, old)
    bps.write(with_rule, new)
    main(["compare", str(old), str(new)])
    assert "Invented (1999) → Invented (1999): 1 rules added, 3 unchanged.\n" == capsys.readouterr().out
    main(["compare", str(old), str(new), "--json"])
    assert [rule.id] == json.loads(capsys.readouterr().out)["rules_added"]


def test_a_revised_figure_has_both_its_numbers() -> None:
    """The old and the new figure are in the pair."""
    (pair,) = bps.compare(OLD, changed(CASES["number"][0])).revised

    assert (10, 11) == (pair.old.value, pair.new.value)
    assert f"<FigurePair {MARES}: 10 horse → 11 horse (1999-01-01 to 1999-12-31)>" == repr(pair)


def test_the_repr_counts_and_lists_what_differs() -> None:
    """It has the titles of both reports, the size of each group and its first members."""
    assert (
        "<Comparison of Invented (1999) with Invented (2000): 1 restated, 1 other period, 1 unchanged>\n"
        f"  restated: <FigurePair {MARES}: 10 horse → 9 horse (1999-01-01 to 1999-12-31)>\n"
        f"  other_period: <FigurePair {HORSES}: 40 horse (1999-01-01 to 1999-12-31) → 44 horse "
        "(2000-01-01 to 2000-12-31)>"
    ) == repr(bps.compare(OLD, changed(next_year)))


def test_the_repr_shows_three_of_a_group(report: bps.Report) -> None:
    """It counts the others."""
    for size, rest in ((3, []), (4, ["  added: … and 1 more"]), (9, ["  added: … and 6 more"])):
        comparison = attrs.evolve(bps.compare(report, report), added=report.figures[-size:])
        first, *lines = repr(comparison).splitlines()
        assert f"{size} added" in first
        assert [*(f"  added: {figure!r}" for figure in report.figures[-size:][:3]), *rest] == lines


@given(reports(), reports())
def test_every_figure_is_in_one_place(old: bps.Report, new: bps.Report) -> None:
    """A figure with the same id is revised or unchanged, in both directions. A report equals itself."""
    forth, back = bps.compare(old, new), bps.compare(new, old)

    assert sorted(new.figures.ids) == sorted([*(pair.id for pair in forth.revised), *forth.unchanged.ids])
    assert [(pair.old, pair.new) for pair in forth.revised] == [(pair.new, pair.old) for pair in back.revised]
    assert bps.compare(old, old).same
    assert forth.same == (old.figures == new.figures)


def test_the_command_takes_years_and_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It answers in words, in another language, and as JSON with both rows of each pair."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    bps.write(OLD, old)
    bps.write(changed(next_year), new)

    assert 0 == main(["compare", str(old), str(new), "--lang", "fr"])
    output = capsys.readouterr().out
    assert output.startswith("Invented (1999) → Invented (2000): 1 restated, 1 other period, 1 unchanged.\n")
    assert "10 horse → 9 horse" in output
    assert f"{MARES} (fr)" in output
    assert 0 == main(["compare", str(old), str(new), "--json"])
    data = json.loads(capsys.readouterr().out)
    assert (1999, 2000, [SHARE]) == (data["old"], data["new"], data["unchanged"])
    assert [(10, 9)] == [(pair["old"]["value"], pair["new"]["value"]) for pair in data["restated"]]
    assert 0 == main(["compare", "2024", "2024", "--json"])
    assert len(bps.load(2024)) == len(json.loads(capsys.readouterr().out)["unchanged"])


def test_the_command_lists_what_was_added_and_what_is_gone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It also lists the figures with another label."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    bps.write(OLD, old)
    bps.write(changed(with_foals_and_another_word), new)

    assert 0 == main(["compare", str(old), str(new)])
    output = capsys.readouterr().out
    assert "Only in the new report: 1.\n  horse_brigade.stable.foals" in output
    assert "Only in the old report: 1.\n  horse_brigade.stable.share_of_mares" in output
    assert f"  {MARES}  {MARES} (en)  →  she-horses\n" in output
    main(["compare", str(old), str(new), "--json"])
    data = json.loads(capsys.readouterr().out)
    assert [(1999, 2)] == [(row["edition"], row["value"]) for row in data["added"]]
    assert [SHARE] == [row["id"] for row in data["gone"]]
