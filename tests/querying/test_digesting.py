"""Digests: they change with every number and with what is known of it, and with nothing else."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.report_file import report_data
from support.own_reports import HORSES, MARES, SHARE, doubt_of, in_doubt, names, plain, plain_figure
from support.running import run

STABLE = "horse_brigade.stable"


def stable(data: Any) -> Any:
    """The only section."""
    return data["chapters"]["horse_brigade"]["stable"]


def doubtful(data: Any) -> None:
    """The mares are in doubt."""
    stable(data)["mares"] = in_doubt(stable(data)["mares"], 11)
    data["doubts"] = [doubt_of()]


def swapped(data: Any) -> None:
    """The mares are in doubt, and the other reading has another number."""
    doubtful(data)
    stable(data)["mares"]["alternatives"][0].update(value=12, printed="12")


def digest(*changes: Callable[[Any], object]) -> str:
    """The digest of the own report after changes."""
    data = plain()
    for change in changes:
        change(data)
    return bps.parse(data).digest


MATTERS: dict[str, Callable[[Any], object]] = {
    "value": lambda d: stable(d)["mares"].update(printed="11", value=11),
    "printed form": lambda d: stable(d)["mares"].update(printed="(10)"),
    "printed decimals": lambda d: stable(d)["share_of_mares"].update(printed="25,0%", value=Decimal("25.0")),
    "unit": lambda d: stable(d)["mares"].update(unit="person"),
    "period": lambda d: stable(d)["mares"].update(period={"start": "1999-01-01", "end": "1999-06-30"}),
    "kind of period": lambda d: stable(d)["mares"].update(
        period={"start": "1999-01-01", "end": "1999-12-31", "kind": "unstated"}
    ),
    "qualifier": lambda d: stable(d)["mares"].update(qualifier="about"),
    "certainty": lambda d: stable(d)["mares"].update(certainty="inferred", evidence="e"),
    "whole": lambda d: stable(d)["share_of_mares"].pop("of"),
    "another figure": lambda d: (
        stable(d).update(foals=plain_figure("2", 2, "horse")),
        d["labels"].update({f"{STABLE}.foals": names("foals")}),
    ),
    "doubt": doubtful,
    "other reading": swapped,
    "rule": lambda d: d.update(rules=[]),
    "operands of a rule": lambda d: d["rules"][0]["operands"].reverse(),
    "evidence of a rule": lambda d: d["rules"][0].update(evidence=True),
    "discrepancy": lambda d: d.update(
        discrepancies=[
            {
                "id": "m",
                "kind": "contradiction",
                "relation": {"kind": "within", "result": MARES, "operands": [HORSES], "why": "w"},
                "verdict": "violated",
                "figures": [MARES, HORSES],
                "arithmetic": "40 > 10",
                "explanation": "e",
            }
        ]
    ),
}
WITHOUT_MATTER: dict[str, Callable[[Any], object]] = {
    "label": lambda d: d["labels"][MARES].update(fr="juments"),
    "line": lambda d: stable(d)["mares"].update(line=4),
    "note": lambda d: stable(d)["mares"].update(note="Ponies too."),
    "evidence": lambda d: stable(d)["mares"].update(evidence="Counted."),
    "why": lambda d: d["rules"][0].update(why="Another reason."),
    "terms": lambda d: d["edition"].update(terms="Others."),
    "maker": lambda d: d.update(made_by="belgian-police-stats 0.0.9"),
    "order": lambda d: d["chapters"]["horse_brigade"].update(stable=dict(reversed(stable(d).items()))),
}


def test_every_change_of_a_number_or_of_its_doubt_is_another_digest() -> None:
    """No two of these reports have the same digest."""
    digests = {name: digest(change) for name, change in MATTERS.items()} | {"none": digest()}

    assert len(digests) == len(set(digests.values())), digests
    assert {64} == {len(text) for text in digests.values()}


@pytest.mark.parametrize("case", WITHOUT_MATTER)
def test_labels_texts_places_and_versions_do_not_enter(case: str) -> None:
    """The digest stays."""
    assert digest() == digest(WITHOUT_MATTER[case])


def test_the_digest_of_a_figure_is_its_own() -> None:
    """It changes with the figure alone, and each figure has another one."""
    report, other = small_report(), changed(small_report(), {"personnel.staff.women": 410})
    differing = [figure.id for figure in report if figure.digest != other[figure.id].digest]

    assert ["personnel.staff.women"] == differing
    assert len(report) == len({figure.digest for figure in report})


def test_the_digest_is_that_of_canonical_json() -> None:
    """Another program can compute it: sorted keys, no blanks, ASCII, numbers as texts."""
    figure = bps.parse(plain())[SHARE]
    content = {
        "id": SHARE,
        "kind": "Share",
        "value": "25",
        "printed": ["25%"],
        "unit": "percent",
        "period": ["1999-01-01", "1999-12-31", "flow"],
        "qualifier": "exact",
        "certainty": "certain",
        "of": HORSES,
        "doubts": [],
        "alternatives": [],
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    assert sha256(text.encode("ascii")).hexdigest() == figure.digest


def test_a_file_and_a_pickle_have_the_digest_of_the_report(report: bps.Report) -> None:
    """The digest is of the contents, wherever they come from. A report read in another way has another one."""
    assert report.digest == bps.parse(report_data(report)).digest == pickle.loads(pickle.dumps(report)).digest
    assert report.digest != report.under("antwerp-checks", "vehicles-first").digest


def test_the_digest_is_the_same_in_every_process(report: bps.Report) -> None:
    """This holds for any hashes of texts in the process."""
    code = "import belgian_police_stats as bps; r = bps.load(2024); print(r.digest, r['personnel.staff.women'].digest)"
    expected = f"{report.digest} {report['personnel.staff.women'].digest}"

    assert {expected} == {run(["-c", code], PYTHONHASHSEED=seed).stdout.decode().strip() for seed in ("1", "2")}


def test_every_field_of_a_figure_is_in_the_digest_or_left_out_on_purpose(report: bps.Report) -> None:
    """A new field has to be decided on."""
    texts = {"labels", "evidence", "note", "cited", "unit_labels"}
    found_elsewhere = {"report_key", "wholes", "overlaps"}
    entering = {"id", "value", "unit", "printed", "period", "qualifier", "certainty", "alternatives"}
    entering |= {"agreeing_readings", "sources", "of"}

    assert texts | found_elsewhere | entering == {field.name for field in attrs.fields(bps.Share)}
    assert report["personnel.staff.women"].digest == attrs.evolve(report["personnel.staff.women"], cited=("a",)).digest
