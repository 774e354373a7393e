"""The Literals for editors and type checkers: up to date, and loaded by nobody who did not ask."""

import json
from typing import get_args

import pytest

import belgian_police_stats as bps
from support.literals import COPY, literals_text
from support.running import output_of


def test_the_literals_are_those_of_the_library() -> None:
    """After a change of an id, a unit, a format or another word, run `nox -s literals`."""
    assert literals_text() == COPY.read_text(encoding="utf-8")


def test_each_id_has_the_kind_of_its_figure() -> None:
    """In every edition, and no id is in two lists."""
    by_kind = {kind: get_args(getattr(bps, f"{kind}Id")) for kind in get_args(bps.KindName)}
    listed = [name for names in by_kind.values() for name in names]

    assert len(listed) == len(set(listed))
    for year in bps.editions():
        report = bps.load(year)
        assert [] == [figure.id for figure in report if figure.id not in by_kind[figure.kind]]
        assert {chapter.id for chapter in report.chapters} <= {*get_args(bps.ChapterId)}
        assert {figure.section for figure in report} <= {*get_args(bps.SectionId)}
        assert {figure.unit for figure in report} <= {*get_args(bps.UnitName)}


@pytest.mark.slow
def test_importing_and_reading_a_value_loads_no_literals() -> None:
    """They are for type checkers. Only a name that is asked for loads them."""
    code = """
import json, sys
import belgian_police_stats as bps
def loaded(): return "belgian_police_stats.literals" in sys.modules
seen = [loaded()]
report = bps.load(2024)
report["personnel.staff.women"].value, report.personnel.staff.women.quantity, report.select(unit="person")
report.table().to_records(), report.check(), report.cite(), report.find("women")
seen.append(loaded())
bps.FigureId
print(json.dumps([*seen, loaded()]))
"""
    assert [False, False, True] == json.loads(output_of(code))


def test_a_wrong_verdict_is_refused(report: bps.Report) -> None:
    """An empty answer to a typo would say that no claim has this verdict."""
    check = report.fact_check("In 2024 the federal police had 4,393 women.")

    assert check.claims == check.select("confirmed") == check.select(bps.ClaimVerdict.CONFIRMED, "rounded")
    with pytest.raises(bps.FilterError, match=r"Did you mean 'confirmed'\?$"):
        check.select("confirmd")  # type: ignore[arg-type]
